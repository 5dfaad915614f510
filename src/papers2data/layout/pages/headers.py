"""Which rows at the top of a table are its headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from papers2data.layout.pages.figures import is_blank, is_figure
from papers2data.layout.pages.tables import PageTable
from papers2data.model import Cell

_MOST_ROWS = 4
_FEWEST_AGAIN = 2
"""Words of a row of headings that is known when it is said again within the table."""
_AMOUNT = re.compile(r"\d[.,]\d|%|£")
_UNIT = re.compile(r"[£$€]?(?:m|bn|k|['’]?000['’]?s?)?|%|no\.?|number|[£$€] ?(?:million|thousand)", re.IGNORECASE)


def with_headers(table: PageTable, known: int = 0) -> PageTable:
    """The table with its heading rows counted, where they are not ``known`` yet, and its heading cells marked."""
    count = known or _header_rows(table)
    if not count:
        return table
    cells = tuple(replace(cell, is_header=True) if cell.row < count else cell for cell in table.cells)
    return replace(table, header_rows=count, cells=cells)


def headings_again(cells: Iterable[Cell], headings: int) -> frozenset[int]:
    """The rows below the headings of a table that say the last row of them once more, column by column."""
    held = list(cells)
    last = _worded(cell for cell in held if cell.row == headings - 1)
    if len(last) < _FEWEST_AGAIN:
        return frozenset()
    column, text = next(iter(last.items()))
    likely = {cell.row for cell in held if cell.row >= headings and cell.column == column and _bare(cell) == text}
    rows = {row: _worded(cell for cell in held if cell.row == row) for row in likely}
    return frozenset(row for row, words in rows.items() if words == last)


def _worded(cells: Iterable[Cell]) -> dict[int, str]:
    return {cell.column: _bare(cell) for cell in cells if cell.text}


def _bare(cell: Cell) -> str:
    return "".join(cell.text.split()).casefold()


def _header_rows(table: PageTable) -> int:
    if table.rows < 2:
        return 0
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    count = _looking_like_headings(table, rows)
    reach = max((c.row + c.row_span for c in table.cells if c.row < count), default=0)
    count = max(count, reach) if reach <= _MOST_ROWS else count
    return count if count < table.rows else 0


def _looking_like_headings(table: PageTable, rows: list[list[Cell]]) -> int:
    """How many rows from the top are bold, or shaded apart from the rest, or words over figures."""
    shades = Counter(_shade(row) for row in rows[1:])
    usual = shades.most_common(1)[0][0]
    limit = min(_MOST_ROWS, table.rows - 1)
    opening = [cell.text for cell in rows[0] if cell.text]
    if len(opening) == 1 and is_figure(opening[0]):
        return 0  # the number of an empty row
    bold = _leading(limit, lambda row: row in table.bold_rows and not (row and _is_row_of_amounts(rows[row])))
    if bold and len(table.bold_rows) < 0.7 * table.rows:
        return _without_group_row(rows, bold)
    shaded = _leading(
        limit, lambda row: _shade(rows[row]) not in (None, usual) and not (row and _is_row_of_amounts(rows[row]))
    )
    if shaded:
        return _without_group_row(rows, shaded)
    return 1 + _leading(limit - 1, lambda row: _names_units(rows[row + 1])) if _words_over_figures(rows) else 0


def _without_group_row(rows: list[list[Cell]], count: int) -> int:
    """A row of one phrase under the headings is the title of the group below it."""
    while count > 1 and sum(bool(cell.text) for cell in rows[count - 1]) == 1 and len(rows[count - 1]) > 0:
        filled = next(cell for cell in rows[count - 1] if cell.text)
        if filled.column > 0 or not any(sum(bool(c.text) for c in row) > 1 for row in rows[: count - 1]):
            break
        count -= 1
    return count


def _leading(limit: int, holds: Callable[[int], bool]) -> int:
    count = 0
    while count < limit and holds(count):
        count += 1
    return count


def _is_row_of_amounts(row: list[Cell]) -> bool:
    """True for a label and amounts: a bold or shaded total just under the headings is none of them."""
    label = [cell.text for cell in row if cell.column == 0]
    others = [cell.text for cell in row if cell.column > 0 and cell.text]
    amounts = any(map(_AMOUNT.search, others)) and all(is_figure(text) or is_blank(text) for text in others)
    return amounts and any(map(str.isalpha, "".join(label)))


def _names_units(row: list[Cell]) -> bool:
    """True for a row that says "£m" or "%" under each heading."""
    texts = [cell.text.strip() for cell in row if cell.text]
    return len(texts) > 1 and all(map(_UNIT.fullmatch, texts))


def _shade(row: list[Cell]) -> str | None:
    fills = {cell.fill for cell in row}
    return next(iter(fills)) if len(fills) == 1 else None


def _words_over_figures(rows: list[list[Cell]]) -> bool:
    first = [cell for cell in rows[0] if cell.text]
    if len(first) < 2 or any(_is_figure(cell.text) and not _is_year(cell.text) for cell in first):
        return False
    below = [cell for row in rows[1:4] for cell in row if cell.text and cell.column > 0]
    return sum(_is_figure(cell.text) for cell in below) > 0.5 * len(below) > 0


def _is_figure(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits > 0 and digits >= 0.4 * sum(not c.isspace() for c in text)


def _is_year(text: str) -> bool:
    """True for a year, alone or before the word that says which of its figures follow ("2024-25 Plans")."""
    first, *words = text.split()
    return text.strip()[:2] in ("19", "20") and len(first) <= 9 and all(map(str.isalpha, words))
