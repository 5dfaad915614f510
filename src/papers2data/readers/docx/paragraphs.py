"""Runs to paragraphs: marker, heading level, look, and the words that are struck through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from papers2data.model import Paragraph, Span
from papers2data.readers.docx.numbering import Marker
from papers2data.readers.docx.runs import Piece
from papers2data.readers.docx.styles import Style
from papers2data.readers.opening import BULLET, looks_like_heading, one_line, split_marker

_TWIPS_A_STEP = 520
"""Twentieths of a point by which typed lists are set in, step by step: about a third of an inch."""
_MOST_HEADING = 250


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a part of it between two line breaks, before it has its place."""

    text: str
    marker: str
    struck: str
    level: int
    pieces: tuple[Piece, ...]
    style: Style
    outline: int

    @property
    def shown(self) -> str:
        """Marker and text, as printed."""
        return f"{self.marker} {self.text}".strip()


def lines_of(pieces: Sequence[Piece], marker: Marker | None, style: Style, outline: int, indent: int) -> list[Line]:
    """The paragraph's lines; the first bears the marker that Word counts, or the one that was typed."""
    parts = [list(pieces)] if outline else _parts(pieces)
    lines = []
    for place, part in enumerate(parts):
        text = "".join(p.text for p in part if not p.look.struck)
        struck = one_line("".join(p.text for p in part if p.look.struck))
        mark = marker.text if marker is not None and place == 0 else ""
        level = marker.level if mark and marker is not None else 0
        if not mark:
            mark, text = split_marker(text)
            level = max(0, round(indent / _TWIPS_A_STEP)) if mark else 0
        if text.strip() or struck or (mark and place == 0):
            lines.append(Line(one_line(text), mark, struck, level, tuple(part), style, outline if place == 0 else 0))
    return lines


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        parts[-1].append(Piece(first, piece.look))
        parts += [[Piece(text, piece.look)] for text in rest]
    return parts


def to_paragraph(line: Line, place: Span) -> Paragraph:
    """The line as a paragraph at its place."""
    words = [p for p in line.pieces if not p.look.struck and any(map(str.isalnum, p.text))]
    bold = _all(words, lambda p: p.look.bold)
    heading = bool(line.text) and len(line.text) <= _MOST_HEADING and line.outline > 0
    if not heading and looks_like_heading(line.text, line.marker, bold=bold):
        heading = line.marker != BULLET
    kind = "heading" if heading else "item" if line.marker else "body"
    return Paragraph(
        line.text,
        place,
        kind,  # type: ignore[arg-type]
        level=line.outline if heading else line.level if line.marker else 0,
        marker=line.marker,
        bold=bold,
        italic=_all(words, lambda p: p.look.italic),
        underlined=_all(words, lambda p: p.look.underlined),
        size=max((p.look.size for p in words if p.look.size), default=None),
        struck=line.struck,
    )


def _all(words: Sequence[Piece], is_so: Callable[[Piece], bool | None]) -> bool:
    return bool(words) and all(is_so(piece) for piece in words)
