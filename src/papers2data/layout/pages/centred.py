"""Rows whose cells stand at half their height, told by the middles of the cells.

              Gather the views of      The lines of a cell follow each other closely, and more white parts the cells
Surveys  Bell riders, and say what     of a column. Cells with one middle are a row, wherever their first lines stand.
              was done
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from papers2data.layout.pages.rows import ChunkLine

_TIGHT = 1.6
"""Ems: lines of one cell stand no further apart."""
_APART = 1.15
"""Times the step between lines of a cell: a wider one is that to the next cell."""
_SAME_MIDDLE = 0.4
"""Ems that the middles of a row's cells may differ."""
_Cell = list[int]


def centred_rows(lines: Sequence[ChunkLine]) -> list[list[ChunkLine]] | None:
    """The lines as rows; None where the cells are not centred, or not told apart by the white between them."""
    if len(lines) < 3 or any(chunk.last > chunk.first for line in lines for chunk in line.chunks):
        return None
    cells = _cells_by_column(lines)
    if cells is None or 0 not in cells or not any(len(cell) > 1 for column in cells.values() for cell in column):
        return None
    middles = [_middle(lines, cell) for cell in cells[0]]
    rows: list[set[int]] = [set(cell) for cell in cells[0]]
    for column, found in cells.items():
        taken: set[int] = set()
        for cell in found if column else ():
            middle = _middle(lines, cell)
            row = min(range(len(rows)), key=lambda i: abs(middles[i] - middle))
            if row in taken or abs(middles[row] - middle) > _SAME_MIDDLE * lines[cell[0]].line.size:
                return None
            taken.add(row)
            rows[row] |= set(cell)
    order = [sorted(row) for row in rows]
    if sum(map(len, order)) != len(lines) or any(a[-1] >= b[0] for a, b in pairwise(order)):
        return None
    if len(rows) < 2 or all(0 in lines[row[0]].columns() for row in order):
        return None
    return [[lines[i] for i in row] for row in order]


def _cells_by_column(lines: Sequence[ChunkLine]) -> dict[int, list[_Cell]] | None:
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
            if _step(lines, a, b) > _APART * tight:
                found.append([])
            found[-1].append(b)
        cells[column] = found
    return cells


def _step(lines: Sequence[ChunkLine], a: int, b: int) -> float:
    return (lines[b].line.baseline - lines[a].line.baseline) / max(lines[b].line.size, 1)


def _middle(lines: Sequence[ChunkLine], cell: _Cell) -> float:
    return (lines[cell[0]].line.baseline + lines[cell[-1]].line.baseline) / 2
