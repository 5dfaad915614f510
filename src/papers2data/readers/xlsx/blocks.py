"""A sheet's rows as titles, tables and notes.

A1  Appendix 2                       title
A2  Budget monitoring, Quarter 1     title
A4  Service   | Budget | Forecast    table: its first rows are headings
A5  Transport |  1,200 |    1,310
A7  Roads     |    900 |      880    the same table: an empty row that no headings follow parts nothing
A9  All figures in £000s.            note
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from papers2data.model import Block, Cell, Paragraph, Span, Table, span_of
from papers2data.readers.script import Script
from papers2data.readers.xlsx.sheets import Shown

Row = list[Shown]
_MOST_HEADING_ROWS = 4


def to_blocks(cells: Sequence[Shown], script: Script) -> Iterator[Block]:
    """The blocks of a sheet, from its top to its bottom; ``cells`` stand in the order of rows and columns."""
    for group in _groups(_rows(cells)):
        texts = [row for row in group if any(cell.text for cell in row)]
        head = _leading_lines(texts)
        tail = _leading_lines(texts[head:][::-1]) if head < len(texts) else 0
        body = texts[head : len(texts) - tail]
        yield from (_paragraph(row, script, title=bool(body)) for row in texts[:head])
        if body:
            yield _table(_with_fills(group, body), script)
        yield from (_paragraph(row, script, title=False) for row in texts[len(texts) - tail :])


def _rows(cells: Sequence[Shown]) -> list[Row]:
    rows: dict[int, Row] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return [row for row in rows.values() if any(cell.text for cell in row)]


def _groups(rows: list[Row]) -> Iterator[list[Row]]:
    """Runs of rows without an empty one between, save where the run goes on with the table before."""
    group: list[Row] = []
    reach = 0
    for place, row in enumerate(rows):
        if group and row[0].row > reach + 1 and not _goes_on(group, rows[place : place + 2]):
            yield group
            group = []
        group.append(row)
        reach = max(reach if len(group) > 1 else 0, *(cell.row + cell.height - 1 for cell in row if cell.text))
    if group:
        yield group


def _goes_on(group: list[Row], rows: Sequence[Row]) -> bool:
    """True where the row after a gap belongs to the table above it: figures in its columns, and no headings."""
    wide = [row for row in group if _width(row) > 1]
    if not wide or not any(cell.figure for row in wide for cell in row):
        return False
    above = {cell.column for row in wide for cell in row if cell.text}
    row = rows[0]
    if _width(row) == 1 and len(rows) > 1 and rows[1][0].row == row[0].row + 1:  # a group's label above its rows
        row = rows[1]
    columns = {cell.column for cell in row if cell.text}
    return len(columns) > 1 and columns <= above and any(cell.figure for cell in row)


def _width(row: Row) -> int:
    return sum(bool(cell.text) for cell in row)


def _leading_lines(rows: Sequence[Row]) -> int:
    """How many of the first rows hold one text only, and no figure."""
    count = 0
    for row in rows:
        texts = [cell for cell in row if cell.text]
        if len(texts) != 1 or texts[0].figure:
            break
        count += 1
    return count


def _with_fills(group: list[Row], body: list[Row]) -> list[Row]:
    held = {id(row) for row in body}
    return [row for row in group if id(row) in held]


def _paragraph(row: Row, script: Script, *, title: bool) -> Paragraph:
    cell = next(cell for cell in row if cell.text)
    text = " ".join(cell.text.split())
    heading = title or (cell.bold and len(text) <= 200)
    return Paragraph(text, script.write(text, cell.row), "heading" if heading else "body", bold=cell.bold)


def _table(rows: list[Row], script: Script) -> Table:
    """The rows as a table without the columns that are empty in all of them."""
    used = sorted(
        {c for row in rows for cell in row for c in range(cell.column, cell.column + cell.width) if cell.text}
    )
    columns = {column: place for place, column in enumerate(used)}
    numbers = {row[0].row: place for place, row in enumerate(rows)}
    heads = _heading_rows(rows)
    cells = [
        _cell(cell, place, columns, numbers, heads, script)
        for place, row in enumerate(rows)
        for cell in row
        if cell.column in columns
    ]
    spans = span_of(cell.span for cell in cells)
    return Table(tuple(cells), len(rows), len(used), spans, spans.page, heads)


def _cell(cell: Shown, row: int, columns: dict[int, int], numbers: dict[int, int], heads: int, script: Script) -> Cell:
    place: Span = script.write(cell.text, cell.row) if cell.text else script.here()
    width = sum(column in columns for column in range(cell.column, cell.column + cell.width))
    height = sum(number in numbers for number in range(cell.row, cell.row + cell.height))
    lead = cell.text if cell.bold or cell.underlined else ""
    return Cell(
        row, columns[cell.column], cell.text, place, max(height, 1), max(width, 1), cell.fill, row < heads, lead
    )


def _heading_rows(rows: list[Row]) -> int:
    """How many of the first rows are headings: words only, and set apart from what follows by type, fill or figures."""
    count = 0
    for row, below in pairwise(rows[: _MOST_HEADING_ROWS + 1]):
        texts = [cell for cell in row if cell.text]
        if any(cell.figure and not _is_year(cell.text) for cell in texts):
            break
        marked = all(cell.bold or cell.fill for cell in texts)
        unmarked = not all(cell.bold or cell.fill for cell in below if cell.text)
        if not marked and not (count == 0 and any(cell.figure for cell in below)):
            break
        count += 1
        if not marked or unmarked:
            break
    return count if count < len(rows) else 0


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and text[:2] in ("19", "20")
