"""A table that goes on at the top of the next page, where too little of it stands to be seen as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.layout.pages.assemble import assembled
from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.headed import grid_going_on
from papers2data.layout.pages.lines import Line
from papers2data.layout.pages.regions import row_of
from papers2data.layout.pages.rows import ChunkLine, body_rows, chunk_line, header_lines, holds_two_rows

_FEWEST_LINES = 2
_SAME_SIDE = 5.0
_STEP = 2.4


@dataclass(frozen=True, slots=True)
class Carried:
    """The table that ended the page before: its left and right edge, and its columns' gaps where it has no walls.

    ``worded`` says that sentences fill its columns and that nothing drawn parts its rows.
    """

    left: float
    right: float
    gaps: tuple[Gap, ...] = ()
    worded: bool = False

    def has_sides(self, grid: Grid) -> bool:
        """True for a grid between the same edges."""
        return abs(grid.xs[0] - self.left) < _SAME_SIDE and abs(grid.xs[-1] - self.right) < _SAME_SIDE


def carried_grid(lines: Sequence[Line], level: Sequence[Edge], carried: Carried) -> tuple[Grid, int] | None:
    """The grid of the lines at a page's top that keep to the columns of the table on the page before.

    None where they do not, or where they fill fewer than two of its columns.
    """
    gaps = carried.gaps
    if carried.worded:
        going_on = grid_going_on(lines, gaps, carried.left, carried.right)
        return (going_on, 0) if going_on is not None else None
    kept = _keeping_to(lines, level, gaps)
    filled = {column for line in kept for column in line.columns()}
    if len(kept) < _FEWEST_LINES or len(filled) < max(2, 0.6 * (len(gaps) + 1)):
        return None
    if not any(len(line.chunks) > 1 for line in kept):
        return None
    rules = [e for e in level if kept[0].line.top - 4 <= e.at <= kept[-1].line.bottom + 4]
    count = min(header_lines(kept, rules), sum(line.line.bold for line in kept))
    heading, body = kept[:count], _banded(kept[count:], rules)
    rows = [*([heading] if heading else []), *body]
    return assembled(rows, 1 if heading else 0, gaps, kept) if rows else None


def _keeping_to(lines: Sequence[Line], level: Sequence[Edge], gaps: Sequence[Gap]) -> list[ChunkLine]:
    kept: list[ChunkLine] = []
    for line in lines:
        chunks = chunk_line(row_of(line), gaps)
        if any(c.last > c.first for c in chunks.chunks):
            break
        if kept and _apart(kept[-1].line, line, level):
            break
        kept.append(chunks)
    return kept


def _apart(above: Line, below: Line, level: Sequence[Edge]) -> bool:
    """True for a step wider than within a table, unless a rule lies in it."""
    step = (below.baseline - above.baseline) / max(below.size, 1)
    return step > (2 if any(above.baseline < e.at < below.baseline for e in level) else 1) * _STEP


def _banded(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> list[list[ChunkLine]]:
    bands: list[list[ChunkLine]] = []
    marks: list[int] = []
    for line in lines:
        mark = sum(rule.at <= line.line.baseline - 0.2 * line.line.size for rule in rules)
        if marks and marks[-1] == mark:
            bands[-1].append(line)
        else:
            bands.append([line])
            marks.append(mark)
    return [row for band in bands for row in (body_rows(band, ()) if holds_two_rows(band) else [band])]
