"""The text of an element as lines: where browsers would break it, with the look of each run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from papers2data.readers.html.tree import Element, name_of, style_of
from papers2data.readers.opening import BULLET, one_line

BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "address",
     "figure", "figcaption", "fieldset", "legend", "form", "center", "details", "summary", "hr", "header", "footer",
     "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "menu"}
)  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
           "xvii", "xviii", "xix", "xx")  # fmt: skip
_LISTS = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
          "upper-roman": "I", "decimal": "1"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; ``heading`` is the level of the heading they stand in, 0 outside headings."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    heading: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Line:
    """A line of text as runs. ``marker`` is the number or bullet that its list gives it, ``level`` its nesting."""

    source: int = 0
    marker: str = ""
    level: int = 0
    runs: list[Run] = field(default_factory=list)

    def text(self, *, struck: bool = False) -> str:
        """The words that are struck through, or those that are not."""
        return one_line("".join(run.text for run in self.runs if run.look.struck == struck))


def look_below(element: Element, look: Look) -> Look:
    """The look of what stands in the element, given the look around it."""
    name, style = name_of(element), style_of(element)
    weight = style.get("font-weight", "")
    bold = look.bold or name in ("b", "strong", "th") or weight in ("bold", "bolder", "600", "700", "800", "900")
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return replace(
        look,
        bold=bold and weight not in ("normal", "400"),
        italic=look.italic or name in ("i", "em", "cite") or style.get("font-style") == "italic",
        underlined=look.underlined or name == "u" or "underline" in line,
        struck=look.struck or name in ("s", "del", "strike") or "line-through" in line,
        heading=int(name[1]) if len(name) == 2 and name[0] == "h" and name[1] in "123456" else look.heading,
        kept=look.kept or name == "pre",
    )


def item_marker(item: Element) -> str:
    """The marker that a list gives its item: "•", or the number in the list's own style; "" where it gives none."""
    items = item.getparent()
    if items is None or "none" in style_of(items).get("list-style", "") + style_of(items).get("list-style-type", ""):
        return ""
    if name_of(items) != "ol":
        return BULLET
    said = (item.get("value") or "").strip()
    before = [other for other in item.itersiblings(preceding=True) if name_of(other) == "li"]
    first = (items.get("start") or "1").strip()
    if said.lstrip("-").isdecimal() and len(said) < 7:
        number = int(said)
    else:
        number = (int(first) if first.lstrip("-").isdecimal() and len(first) < 7 else 1) + len(before)
    kind = _LISTS.get(style_of(items).get("list-style-type", ""), items.get("type") or "1")
    return f"{_numbered(number, kind)}."


def _numbered(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= len(_ALPHABET):
        return _ALPHABET[number - 1] if kind == "a" else _ALPHABET[number - 1].upper()
    if kind in ("i", "I") and 1 <= number < len(_ROMANS):
        return _ROMANS[number] if kind == "i" else _ROMANS[number].upper()
    return str(number)
