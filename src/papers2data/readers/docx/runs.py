"""What a paragraph says: its runs with their look, deletions and hidden words set apart, text boxes and notes found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from papers2data.readers.docx.names import MATH_TEXT, MC, Element, attribute, child, children, local, w
from papers2data.readers.docx.styles import Look, Styles, look_of
from papers2data.readers.symbols import as_printed

_THROUGH = frozenset(
    {"hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "sdt", "ins", "moveTo"}
)
"""What wraps runs; deletions ("del", "moveFrom") are not among it, and so are left out."""
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_BOX = w("txbxContent")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Said:
    """What a paragraph says.

    ``turned_before`` and ``turned_after`` count the pages that Word's last layout began before its first word and
    after it; ``breaks`` the page breaks that were typed. ``notes`` holds (kind, id) of its footnotes and endnotes.
    ``open`` says that its end was deleted: the next paragraph goes on with it.
    """

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    turned_before: int = 0
    turned_after: int = 0
    breaks: int = 0
    open: bool = False


class Reader:
    """Reads paragraphs; ``counts`` says how often it met what a person should know of."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.counts: Counter[str] = Counter()

    def read(self, paragraph: Element) -> Said:
        """What the paragraph says, with tracked changes taken as accepted."""
        said = Said()
        properties = child(paragraph, "pPr")
        style = self.styles.paragraph(attribute(child(properties, "pStyle")))
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            said.open = True
        self._walk(paragraph, style.look, said)
        return said

    def _walk(self, element: Element, base: Look, said: Said) -> None:
        for inner in children(element):
            name = local(inner)
            if name == "r":
                self._run(inner, base, said)
            elif name in _THROUGH:
                self._walk(inner, base, said)
            elif inner.tag == f"{MC}AlternateContent":
                self._alternate(inner, base, said)
            elif not name:
                text = "".join(str(t.text or "") for t in inner.iter(MATH_TEXT))
                if text:
                    said.pieces.append(Piece(text, base))

    def _run(self, run: Element, base: Look, said: Said) -> None:
        properties = child(run, "rPr")
        own = look_of(properties).over(self.styles.character(attribute(child(properties, "rStyle"))))
        look = own.over(base)
        text = self._signs(run, look, base, said)
        if not text:
            return
        if look.hidden:
            self.counts["hidden"] += sum(not letter.isspace() for letter in text)
            return
        said.pieces.append(Piece(as_printed(text, look.font) if look.font else text, look))

    def _signs(self, run: Element, look: Look, base: Look, said: Said) -> str:
        """The letters of a run; what else stands in it goes to ``said``."""
        text = ""
        for sign in children(run):
            name = local(sign)
            if name == "t":
                text += str(sign.text or "")
            elif name in _SIGNS:
                text += _SIGNS[name]
            elif name in ("br", "lastRenderedPageBreak"):
                text += _break(sign, name, text, said)
            elif name == "sym":
                text += _symbol(sign)
            elif name in _NOTES:
                said.notes.append((_NOTES[name], attribute(sign, "id")))
            elif sign.tag == f"{MC}AlternateContent":
                if text:
                    said.pieces.append(Piece(text, look))
                    text = ""
                self._alternate(sign, base, said)
            elif name in ("drawing", "pict", "object"):
                self.counts["pictures"] += 1
                said.boxes += _boxes(sign)
        return text

    def _alternate(self, element: Element, base: Look, said: Said) -> None:
        """One of the forms in which the same thing is stored: the newest with a text box, else the oldest."""
        forms = list(children(element))
        for form in forms:
            if form.tag == f"{MC}Choice" and form.find(f".//{_BOX}") is not None:
                said.boxes += _boxes(form)
                return
        fallback = next((form for form in forms if form.tag == f"{MC}Fallback"), None)
        if fallback is None:
            return
        said.boxes += _boxes(fallback)
        for inner in children(fallback):
            if local(inner) == "t":
                said.pieces.append(Piece(str(inner.text or ""), base))
            elif local(inner) == "r":
                self._run(inner, base, said)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes inside, outermost only: a box within a box is met when the outer one is read."""
    for inner in children(element):
        if inner.tag == _BOX:
            yield inner
        elif inner.tag == f"{MC}Fallback" and element.find(f"{MC}Choice//{_BOX}") is not None:
            continue
        else:
            yield from _boxes(inner)


def _break(sign: Element, name: str, before: str, said: Said) -> str:
    """The line end that a break makes, "" for the break of a page, which goes to ``said``."""
    if name == "br":
        if attribute(sign, "type") != "page":
            return "\n"
        said.breaks += 1
    elif before.strip() or any(piece.text.strip() for piece in said.pieces):
        said.turned_after += 1
    else:
        said.turned_before += 1
    return ""


def _symbol(sign: Element) -> str:
    code, font = attribute(sign, "char"), attribute(sign, "font")
    try:
        return as_printed(chr(int(code, 16)), font)
    except (ValueError, OverflowError):
        return ""
