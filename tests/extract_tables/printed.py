"""Printed tables for tests, written as rows of text."""

from __future__ import annotations

from papers2data.extract.found import Found
from papers2data.extract.tables import read_tables
from papers2data.model import Block, Cell, Document, Paragraph, Record, Source, Span, Table
from papers2data.schema.load import schemas

SOURCE = Source("papers/update.txt", "0" * 64, 1, "text/plain", "text")


def table(
    *rows: tuple[str, ...], fills: dict[tuple[int, int], str] | None = None, breaks: tuple[int, ...] = ()
) -> Table:
    """A table of these rows; ``fills`` gives the background of (row, column)."""
    fills = fills or {}
    cells = tuple(
        Cell(r, c, text, Span(line=r + 1), fill=fills.get((r, c)))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(cells, len(rows), max(len(row) for row in rows), Span(line=1), breaks=breaks)


def heading(text: str, marker: str = "") -> Paragraph:
    """A heading."""
    return Paragraph(text, Span(line=1), "heading", marker=marker)


def read(*blocks: Block, title: str = "") -> Found:
    """What the tables among these blocks give."""
    found, _ = read_tables(Document(SOURCE, (), blocks, title=title), (), schemas())
    return found


def values(record: Record, *names: str) -> tuple[object, ...]:
    """The record's values under these names."""
    return tuple(record.values.get(name) for name in names)
