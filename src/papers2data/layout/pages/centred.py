"""Rows whose cells stand at half their height, told by the middles of the cells.

              Gather the views of      The lines of a cell follow each other closely, and more white parts the cells
Surveys  Bell riders, and say what     of a column. Cells with one middle are a row, wherever their first lines stand.
              was done
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from papers2data.layout.pages.rows import ChunkLine
from papers2data.layout.pages.worded import is_begun

_TIGHT = 1.6
"""Ems: lines of one cell stand no further apart."""
_APART = 1.15
"""Times the step between lines of a cell: a wider one is that to the next cell."""
_SAME_MIDDLE = 0.4
"""Ems that the middles of a row's cells may differ."""
_BETWEEN, _OFTEN = 0.9, 0.2
"""Ems from line to line where lines interleave, and the share of lines that do at least."""
_Cell = list[int]


def centred_rows(lines: Sequence[ChunkLine], ends: Mapping[int, float] | None = None) -> list[list[ChunkLine]] | None:
    """The lines as rows; None where the cells are not centred, or not told apart by the white between them.

    ``ends`` is where each column ends: with it cells are told apart by lines that are not full, too, and where these
    do not tell by the rows of another column.
    """
    if len(lines) < 3 or any(chunk.last > chunk.first for line in lines for chunk in line.chunks):
        return None
    cells = _cells_by_column(lines, ends)
    if cells is None or not any(len(cell) > 1 for column in cells.values() for cell in column):
        return None
    if ends is None:
        return _rows_of(lines, cells, 0, whole=True) if 0 in cells else None
    naming = sorted(cells, key=lambda column: -len(cells[column]))
    runs = _cells_by_column(lines, None) or cells
    ways = [cells, runs] if _interleaved(lines) else [cells]
    tried = (_rows_of(lines, {**way, one: cells[one]}, one, whole=False) for way in ways for one in naming)
    return next((rows for rows in tried if rows is not None), None)


def _interleaved(lines: Sequence[ChunkLine]) -> bool:
    """True where lines of one cell stand between those of another, as only cells at half a row's height do."""
    steps = [_step(lines, i, i + 1) for i in range(len(lines) - 1)]
    return sum(step < _BETWEEN for step in steps) > _OFTEN * len(steps)


def _rows_of(
    lines: Sequence[ChunkLine], cells: Mapping[int, list[_Cell]], naming: int, *, whole: bool
) -> list[list[ChunkLine]] | None:
    """The rows that the cells of the column ``naming`` make, with those of the other columns that have their middles.

    None where any has not. Unless ``whole``, what stands together in another column may be cells of several rows.
    """
    middles = [_middle(lines, cell) for cell in cells[naming]]
    rows: list[set[int]] = [set(cell) for cell in cells[naming]]
    for column, found in cells.items():
        taken: set[int] = set()
        for cell in found if column != naming else ():
            parts = _parts_at(lines, cell, middles, taken, whole=whole)
            if parts is None:
                return None
            for row, part in parts:
                taken.add(row)
                rows[row] |= set(part)
    order = [sorted(row) for row in rows]
    if sum(map(len, order)) != len(lines) or any(a[-1] >= b[0] for a, b in pairwise(order)):
        return None
    if len(rows) < 2 or all(naming in lines[row[0]].columns() for row in order):
        return None
    return [[lines[i] for i in row] for row in order]


def _parts_at(
    lines: Sequence[ChunkLine], cell: _Cell, middles: Sequence[float], taken: set[int], *, whole: bool
) -> list[tuple[int, _Cell]] | None:
    """The cell with the row whose middle it has; as cells of several rows where, unless ``whole``, only these fit."""
    for count in range(len(cell), 0 if not whole else len(cell) - 1, -1):
        middle = _middle(lines, cell[:count])
        row = min(range(len(middles)), key=lambda i: abs(middles[i] - middle))
        if row in taken or abs(middles[row] - middle) > _SAME_MIDDLE * lines[cell[0]].line.size:
            continue
        rest = _parts_at(lines, cell[count:], middles, {*taken, row}, whole=whole) if count < len(cell) else []
        if rest is not None:
            return [(row, cell[:count]), *rest]
    return None


def _cells_by_column(lines: Sequence[ChunkLine], ends: Mapping[int, float] | None) -> dict[int, list[_Cell]] | None:
    """The cells of each column as the indexes of their lines; None where no lines stand close together."""
    columns: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        for column in line.columns():
            columns.setdefault(column, []).append(i)
    steps = [_step(lines, a, b) for held in columns.values() for a, b in pairwise(held)]
    tight = min(steps, default=_TIGHT)
    if tight >= _TIGHT or not tight:
        return None
    cells: dict[int, list[_Cell]] = {}
    for column, held in sorted(columns.items()):
        found = [[held[0]]]
        for a, b in pairwise(held):
            if _step(lines, a, b) > _APART * tight or (ends and is_begun(lines[a], lines[b], column, ends)):
                found.append([])
            found[-1].append(b)
        cells[column] = found
    return cells


def _step(lines: Sequence[ChunkLine], a: int, b: int) -> float:
    return (lines[b].line.baseline - lines[a].line.baseline) / max(lines[b].line.size, 1)


def _middle(lines: Sequence[ChunkLine], cell: _Cell) -> float:
    return (lines[cell[0]].line.baseline + lines[cell[-1]].line.baseline) / 2
