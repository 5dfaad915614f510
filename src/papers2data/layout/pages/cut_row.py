"""The first row of a table without walls that stands alone at the foot of the page before.

  2.1   Note the forecast      Section 3      One line is no table. Where the next page opens with one whose columns
─ ─ ─ ─ ─ ─ page ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─      begin where the phrases of that line do, it is the table's first row.
  2.2   Note the reserves      Section 7
"""

from __future__ import annotations

from itertools import pairwise

from papers2data.layout.pages.grid import Grid, Slot
from papers2data.layout.pages.lines import Line, pieces
from papers2data.layout.pages.tables import PageTable, grid_to_table

_PIECE = 0.95
_SAME = 3.0
"""Points that a phrase may begin left or right of its column."""
_FEWEST = 3
"""Columns: two phrases of a line begin where two columns do by chance."""


def row_before(line: Line, page: int, table: PageTable) -> PageTable | None:
    """The last line of a page as a row of the table that opens the next one; None where it is none of its rows."""
    parts = pieces(line, _PIECE)
    if table.ruled or table.header_rows or len(parts) < _FEWEST or len(parts) != len(table.gaps) + 1:
        return None
    starts = [table.xs[0] + 1, *(gap.x1 for gap in table.gaps)]
    if any(abs(part.x0 - start) > _SAME for part, start in zip(parts, starts, strict=True)):
        return None
    if any(left.x1 > gap.middle for (left, _), gap in zip(pairwise(parts), table.gaps, strict=True)):
        return None
    xs = (*table.xs[:-1], max(table.xs[-1], line.x1 + 1))
    slots = tuple(Slot(0, column, 1, 1) for column in range(len(parts)))
    grid = Grid(xs, (line.top - 1, line.bottom + 1), slots, gaps=table.gaps, worded=table.worded)
    return grid_to_table(grid, line.words, (), page, ruled=False)
