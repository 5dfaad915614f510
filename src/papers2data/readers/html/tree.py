"""Elements of a page and what their attributes say of how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from papers2data.readers.opening import one_line

Element: TypeAlias = etree._Element
_RULE = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
_COLOURS = {
    "red": "#ff0000", "green": "#008000", "lime": "#00ff00", "yellow": "#ffff00", "orange": "#ffa500",
    "amber": "#ffbf00", "blue": "#0000ff", "grey": "#808080", "gray": "#808080", "lightgreen": "#90ee90",
    "darkgreen": "#006400", "darkred": "#8b0000", "gold": "#ffd700", "darkorange": "#ff8c00", "silver": "#c0c0c0",
    "lightgrey": "#d3d3d3", "lightgray": "#d3d3d3", "lightblue": "#add8e6", "limegreen": "#32cd32", "black": "#000000",
}  # fmt: skip


def name_of(element: Element) -> str:
    """The element's name; "" for comments and processing instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def elements(root: Element) -> Iterator[Element]:
    """All elements below ``root``, in order."""
    for element in root.iterdescendants():
        if isinstance(element.tag, str):
            yield element


def text_of(element: Element) -> str:
    """All text inside; the reader keeps no comments in its tree."""
    return "".join(map(str, element.itertext()))


def words_of(element: Element) -> str:
    """All text inside on one line, the texts of different elements apart."""
    return one_line(" ".join(map(str, element.itertext())))


def style_of(element: Element) -> dict[str, str]:
    """The declarations of the element's own style, in lower case."""
    return {m[1].lower(): m[2].strip().lower() for m in _RULE.finditer(element.get("style") or "")}


def is_hidden(element: Element) -> bool:
    """True for what no browser shows."""
    if element.get("hidden") is not None:
        return True
    style = style_of(element)
    return style.get("display") == "none" or style.get("visibility") == "hidden"


def fill_of(element: Element) -> str | None:
    """The element's own background as "#rrggbb"; None for none, white and names that are no plain colour."""
    style = style_of(element)
    said = style.get("background-color") or style.get("background") or (element.get("bgcolor") or "").lower()
    if match := _HEX.search(said):
        code = match[1].lower()
        colour = f"#{code}" if len(code) == 6 else "#" + "".join(2 * digit for digit in code)
    elif match := _RGB.search(said):
        colour = "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups())
    else:
        colour = next((_COLOURS[word] for word in said.split() if word in _COLOURS), "#ffffff")
    return None if colour == "#ffffff" else colour


def count_of(element: Element, name: str, most: int) -> int:
    """A span attribute: 1 where it is missing or no number, never more than ``most``."""
    said = (element.get(name) or "").strip()
    return max(1, min(int(said), most)) if said.isdecimal() and len(said) < 7 else 1
