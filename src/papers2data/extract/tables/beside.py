"""Two tables printed as one, side by side: receipts at the left, payments at the right, under the same headings.

| Receipts | £      | Payments | £     |        | Receipts | £      |     | Payments | £     |
| Precept  | 12,000 | Wages    | 5,400 |  ──▶   | Precept  | 12,000 |  +  | Wages    | 5,400 |
"""

from __future__ import annotations

from dataclasses import replace

from papers2data.extract.tables.readings import one_line
from papers2data.model import Cell, Table, span_of
from papers2data.values.numbers import is_no_value, read_number

_FEWEST = 2
"""Rows of figures at least that tell what a column holds."""


def side_by_side(table: Table) -> tuple[Table, Table] | None:
    """The table's two halves where each is a column of words and as many of figures under the same headings.

    None for any other table: one in which a second column of words only tells of the row's own thing.
    """
    grid = table.grid()
    top = next((number for number, row in enumerate(grid) if _is_headed(row)), None)
    if top is None or table.columns < 4:
        return None
    body = grid[top + 1 :]
    kinds = ["figures" if _holds(body, place, figures=True) else "words" for place in range(table.columns)]
    kinds = [kind if _is_said(grid[top:], place) else "" for place, kind in enumerate(kinds)]
    worded = [place for place, kind in enumerate(kinds) if kind == "words"]
    if len(worded) != 2 or worded[0] != next(place for place, kind in enumerate(kinds) if kind):
        return None
    cut = worded[1]
    heads = [
        [_text(grid[top][place]) for place, kind in enumerate(kinds) if kind == "figures" and place in half]
        for half in (range(cut), range(cut, table.columns))
    ]
    if not heads[0] or heads[0] != heads[1] or not all(heads[0]):
        return None
    if not _holds(body, cut, figures=False) or _text(grid[top][worded[0]]) == _text(grid[top][cut]):
        return None
    return _part(table, 0, cut), _part(table, cut, table.columns)


def _is_headed(row: list[Cell | None]) -> bool:
    """True for a row that may be the headings: words or signs in most columns, and no figure."""
    texts = [_text(cell) for cell in row]
    said = [text for text in texts if text]
    return len(said) * 2 > len(texts) and len({id(cell) for cell in row}) > 2 and not any(map(_is_amount, said))


def _is_amount(text: str) -> bool:
    quantity = read_number(text)
    return quantity is not None and ("," in text or "." in text or "£" in text)


def _text(cell: Cell | None) -> str:
    return one_line(cell.text) if cell is not None else ""


def _is_said(rows: list[list[Cell | None]], place: int) -> bool:
    return any(_text(row[place]) for row in rows)


def _holds(rows: list[list[Cell | None]], place: int, *, figures: bool) -> bool:
    """True for a column of figures, or else of words."""
    texts = [text for row in rows if (text := _text(row[place])) and not is_no_value(text)]
    count = sum((read_number(text) is not None) == figures for text in texts)
    return count >= _FEWEST and count >= 0.8 * len(texts)


def _part(table: Table, first: int, last: int) -> Table:
    """The table's columns from ``first`` to ``last`` (half-open); titles over both halves stand in neither."""
    cells = tuple(
        replace(cell, column=cell.column - first)
        for cell in table.cells
        if first <= cell.column and cell.column + cell.column_span <= last
    )
    return replace(table, cells=cells, columns=last - first, span=span_of(cell.span for cell in cells))
