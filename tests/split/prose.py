"""Documents of a few lines, for tests: "# …" is a heading, "3) …" an item, anything else a paragraph."""

from __future__ import annotations

import re

from papers2data.model import Block, Cell, Document, Paragraph, Source, Span, Table

_ITEM = re.compile(r"(\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]|•)\s+(.+)", re.DOTALL)
_HEADING = re.compile(r"#\s+(?:(\d{1,3}\.?)\s+)?(.+)")


def prose(*parts: str | list[list[str]], path: str = "paper.txt", page: int | None = None) -> Document:
    """A document with a block for each part; a list of rows is a table."""
    blocks = tuple(_block(part, number, page) for number, part in enumerate(parts, start=1))
    return Document(Source(path, "0" * 64, 1, "text/plain", "test"), (), blocks)


def _block(part: str | list[list[str]], number: int, page: int | None) -> Block:
    span = Span(page=page, line=number)
    if isinstance(part, list):
        cells = tuple(Cell(r, c, text, span) for r, row in enumerate(part) for c, text in enumerate(row))
        return Table(cells, len(part), max(len(row) for row in part), span)
    if match := _HEADING.fullmatch(part):
        return Paragraph(match[2], span, "heading", marker=match[1] or "")
    if match := _ITEM.fullmatch(part):
        return Paragraph(match[2], span, "item", marker=match[1])
    return Paragraph(part, span)
