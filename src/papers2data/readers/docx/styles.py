"""Styles: what a run or paragraph inherits from the style it names and those that style is based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from papers2data.readers.docx.names import Element, attribute, child, children, local, number, switch, w

_HEADING = re.compile(r"(?:heading|überschrift|titre)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|subtitle)", re.IGNORECASE)
_DEEPEST = 20
"""Styles that may be based on one another in a row; a file whose styles go in circles has more."""
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Look:
    """How letters are set; None where nothing is said and the level below decides. ``size`` is in points."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None
    fill: str | None = None

    def over(self, below: Look) -> Look:
        """The look where this one says something, and ``below`` elsewhere."""
        if self == _PLAIN:
            return below
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underlined if self.underlined is None else self.underlined,
            below.struck if self.struck is None else self.struck,
            below.hidden if self.hidden is None else self.hidden,
            self.size or below.size,
            self.font or below.font,
            self.fill or below.fill,
        )


_PLAIN = Look()
HIGHLIGHTS = {
    "red": "#ff0000", "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff",
    "blue": "#0000ff", "darkRed": "#800000", "darkYellow": "#808000", "darkGreen": "#008000", "darkBlue": "#000080",
    "darkCyan": "#008080", "darkMagenta": "#800080", "darkGray": "#808080", "lightGray": "#c0c0c0",
}  # fmt: skip
"""The colours of Word's highlighter (ECMA-376 17.18.40); white and black are no signal."""


def fill_of(properties: Element | None) -> str | None:
    """The background that ``w:shd`` or the highlighter gives, as "#rrggbb"; None for none, "auto" and white."""
    shading = child(properties, "shd")
    colour = attribute(shading, "color" if attribute(shading) == "solid" else "fill").lower()
    if re.fullmatch(r"[0-9a-f]{6}", colour) and colour != "ffffff":
        return f"#{colour}"
    return HIGHLIGHTS.get(attribute(child(properties, "highlight")))


def look_of(properties: Element | None) -> Look:
    """The look that ``w:rPr`` sets."""
    if properties is None or not len(properties):
        return _PLAIN
    half_points = number(child(properties, "sz"))
    fonts = child(properties, "rFonts")
    struck = switch(child(properties, "strike"))
    return Look(
        bold=switch(child(properties, "b")),
        italic=switch(child(properties, "i")),
        underlined=switch(child(properties, "u")),
        struck=switch(child(properties, "dstrike")) if struck is None else struck,
        hidden=switch(child(properties, "vanish")),
        size=half_points / 2 if half_points else None,
        font=attribute(fonts, "ascii") or attribute(fonts, "hAnsi") or None,
        fill=fill_of(properties),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. ``outline`` is 1 to 9 for headings, 0 for none; ``numbering`` its ``w:numPr``.

    ``title`` is True for the styles that Word keeps for a document's title.
    """

    look: Look = _PLAIN
    outline: int = 0
    numbering: Element | None = None
    title: bool = False
    page_break: bool = False


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {attribute(e, "styleId"): e for e in children(root) if local(e) == "style"}
        defaults = child(root, "docDefaults", "rPrDefault", "rPr")
        self._base = Style(look_of(defaults))
        self._known: dict[str, Style] = {}
        self._default = next(
            (
                key
                for key, e in self._elements.items()
                if attribute(e, "type") == "paragraph" and attribute(e, "default") in ("1", "true")
            ),
            "",
        )

    def paragraph(self, style_id: str) -> Style:
        """The paragraph style of that id; the document's default for "" and for ids that do not exist."""
        return self._resolved(style_id if style_id in self._elements else self._default, _DEEPEST)

    def character(self, style_id: str) -> Look:
        """What a character style says; nothing for "" and for ids that do not exist."""
        look = _PLAIN
        for _ in range(_DEEPEST):
            element = self._elements.get(style_id)
            if element is None:
                break
            look = look.over(look_of(child(element, "rPr")))
            style_id = attribute(child(element, "basedOn"))
        return look

    def numbering_of(self, style_id: str) -> Element | None:
        """The ``w:numPr`` of a style, its own or inherited."""
        return self._resolved(style_id, _DEEPEST).numbering

    def _resolved(self, style_id: str, depth: int) -> Style:
        if style_id in self._known:
            return self._known[style_id]
        element = self._elements.get(style_id)
        if element is None or not depth:
            return self._base
        below = self._resolved(attribute(child(element, "basedOn")), depth - 1)
        style = _styled(element, below)
        self._known[style_id] = style
        return style


def _styled(element: Element, below: Style) -> Style:
    properties = child(element, "pPr")
    name = attribute(child(element, "name"))
    match = _HEADING.fullmatch(name)
    outline = outline_of(properties)
    if outline is None:
        outline = int(match[1]) if match else below.outline
    own = child(properties, "numPr")
    return replace(
        below,
        look=look_of(child(element, "rPr")).over(below.look),
        outline=outline,
        numbering=below.numbering if own is None else own,
        title=bool(_TITLE.fullmatch(name)) or below.title,
        page_break=bool(switch(child(properties, "pageBreakBefore"))) or below.page_break,
    )


def outline_of(properties: Element | None) -> int | None:
    """The heading level that ``w:pPr`` sets: 1 to 9, 0 for body text, None where it says nothing."""
    level = number(properties.find(w("outlineLvl")) if properties is not None else None)
    if level is None:
        return None
    return level + 1 if 0 <= level < _BODY_LEVEL else 0
