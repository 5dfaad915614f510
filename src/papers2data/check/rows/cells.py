"""Any table as rows of figures, from its cells: for sums in tables that no layout reads as a budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import Value, text, whole
from papers2data.values.numbers import read_number

_WORDS_BEHIND = re.compile(r"(?<=[\d)])\s+[^\W\d].*$")

_NOTHING = re.compile(r"[\s\-–−.]*|nil", re.IGNORECASE)

_TOTAL = re.compile(r"^\W*(?:grand |sub[ -]?)?totals?\b|\b(?:sub[ -]?)?totals?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; ``is_sure`` is False where words stand behind it ("500 Trip")."""

    value: float
    printed: str
    place: Place
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class CellRow:
    """One printed row: its name, the heading over it, its figures by column; ``odd`` are columns with other text."""

    row: int
    group: str
    name: str
    is_total: bool
    cells: dict[int, Cell] = field(default_factory=dict)
    odd: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CellTable:
    """The rows under the headings, from top to bottom; ``headings`` by column."""

    headings: dict[int, str]
    rows: list[CellRow]


@dataclass(frozen=True, slots=True)
class _Printed:
    """One cell as the table has it."""

    table: str
    row: int
    column: int
    span: int
    text: str
    is_header: bool
    place: Place


def cell_tables(db: sqlite_utils.Database) -> Iterator[CellTable]:
    """Tables in which some row is a total, by paper."""
    rows = db.conn.execute(
        "SELECT c.table_id, c.row, c.column, c.column_span, c.text, c.is_header, coalesce(c.page, t.page), "
        "t.document_id, d.path, d.title FROM cells c JOIN tables t ON t.id = c.table_id "
        "JOIN documents d ON d.id = t.document_id WHERE c.table_id IN "
        "(SELECT table_id FROM cells WHERE text LIKE '%total%') ORDER BY d.path, c.table_id, c.row, c.column"
    )
    for _, cells in groupby(map(_printed, rows), key=lambda cell: cell.table):
        yield _table(list(cells))


def _printed(row: tuple[Value, ...]) -> _Printed:
    table, line, column, span, words, header, page, document, path, title = row
    name = f"{line}/{column}"
    place = Place(("tables", text(table)), text(document), text(path), whole(page), None, name, text(title))
    flat = " ".join(text(words).split())
    return _Printed(text(table), int(line or 0), int(column or 0), int(span or 1), flat, bool(header), place)


def _table(cells: list[_Printed]) -> CellTable:
    headings: dict[int, str] = {}
    rows: list[CellRow] = []
    group = ""
    for number, line in groupby(cells, key=lambda cell: cell.row):
        name, *others = line
        figures = {cell.column: found for cell in others if (found := _figure(cell)) is not None}
        said = [cell.column for cell in others if cell.text]
        if name.is_header or (not rows and not any(cell.text and cell.column in figures for cell in others)):
            for cell in others:
                headings[cell.column] = f"{headings.get(cell.column, '')} {cell.text}".strip()
        if not said:
            group = name.text or group
        elif not name.is_header and figures:
            odd = frozenset(column for column in said if column not in figures)
            is_total = _TOTAL.search(name.text) is not None
            rows.append(CellRow(number, group, name.text, is_total, figures, odd))
    return CellTable(headings, rows)


def _figure(cell: _Printed) -> Cell | None:
    """The figure of a cell; None for text, and for nothing printed."""
    if cell.span > 1 or not cell.text:
        return None
    if _NOTHING.fullmatch(cell.text):
        return Cell(0.0, cell.text, cell.place)
    bare = _WORDS_BEHIND.sub("", cell.text)
    found = read_number(bare)
    return Cell(found.value, cell.text, cell.place, bare == cell.text) if found else None
