"""Blocks as lines: one paragraph or one line of a cell each, with its printed number apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers2data.model import Document, Paragraph, Span, Table
from papers2data.split.markers import is_date_number, is_time_number, split_marker

_LABEL = re.compile(
    r"(?:from|to|by|subject|title|date|time|venue|place|location|held at|committee|meeting|author|"
    r"name of (?:committee|body|meeting)|report (?:to|of|by|title|author)|decision (?:no|number|title|maker)\.?|"
    r"(?:[\w’']+ ){0,2}(?:title|name))(?: of (?:the )?(?:meeting|report|decision))?\s*:?",
    re.IGNORECASE,
)
"""A cell that asks for what stands in the next one."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line of a table's cell.

    ``block`` is its place among the document's blocks, ``marker`` the printed number or bullet, which ``text`` leaves
    out. ``row`` and ``column`` are those of the cell, None for a paragraph. ``end`` of a cell line says that the
    cell's text closes with it.
    """

    block: int
    text: str
    span: Span
    marker: str = ""
    heading: bool = False
    bold: bool = False
    row: int | None = None
    column: int | None = None

    @property
    def printed(self) -> str:
        """The text with its marker."""
        return f"{self.marker} {self.text}".strip()

    @property
    def short(self) -> bool:
        """True for what could be a title or a line of an address."""
        return len(self.text) <= 120 and not self.text.rstrip().endswith(".")


def lines_of(document: Document, first: int = 0, last: int | None = None) -> list[Line]:
    """The lines of the blocks ``first`` to ``last`` (half-open); struck-through and empty ones are left out."""
    lines: list[Line] = []
    for index, block in enumerate(document.blocks[first:last], start=first):
        lines += _paragraph(index, block) if isinstance(block, Paragraph) else _cells(index, block)
    return lines


def answered(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a table's label and its answer in the next cell as one line of text: "To: Cabinet"."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and _answers(last, line, lines):
            text = f"{last.text.rstrip(' :')}: {line.printed}"
            whole[-1] = replace(last, text=text, bold=False, row=None, column=None)
        else:
            whole.append(line)
    return whole


def _answers(label: Line, line: Line, lines: Sequence[Line]) -> bool:
    same = label.row is not None and (label.block, label.row) == (line.block, line.row) and label.column != line.column
    if not same or label.marker or not _LABEL.fullmatch(label.text.strip()) or _LABEL.fullmatch(line.text.strip()):
        return False
    cells = {one.column for one in lines if (one.block, one.row) == (label.block, label.row)}
    return label.text.rstrip().endswith(":") or len(cells) == 2


def _paragraph(index: int, block: Paragraph) -> Iterator[Line]:
    text, marker, heading = block.text.strip(), block.marker, block.kind == "heading"
    if not text:
        return
    if is_date_number(marker, text) or is_time_number(marker, text):
        text, marker = f"{marker} {text}", ""
    elif not marker:
        marker, text = split_marker(text, bare=heading or block.bold)
    yield Line(index, text, block.span, marker, heading, block.bold)


def _cells(index: int, table: Table) -> Iterator[Line]:
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        for text in _mended(cell.text.split("\n")):
            marker, rest = split_marker(text)
            if rest or marker:
                yield Line(index, rest, cell.span, marker, False, cell.is_header, cell.row, cell.column)


def _mended(texts: list[str]) -> list[str]:
    """The lines of a cell, with one that begins in small letters put to the end of the line before it."""
    whole: list[str] = []
    for text in (t.strip() for t in texts):
        if whole and text[:1].islower() and whole[-1][-1:] not in ".:;" and not split_marker(text)[0]:
            whole[-1] = f"{whole[-1]} {text}"
        else:
            whole.append(text)
    return whole
