"""The rows and columns of an aligned table as a grid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.grid import Grid, Slot
from papers2data.layout.pages.rows import ChunkLine


def heading_levels(header: Sequence[ChunkLine], rules: Sequence[Edge]) -> list[list[ChunkLine]]:
    """Heading lines as heading rows: a phrase over several columns ends a level, as does a rule under it."""
    levels: list[list[ChunkLine]] = []
    ended = True
    for line in header:
        spans = any(chunk.last > chunk.first for chunk in line.chunks)
        if ended or (spans and not any(c.last > c.first for n in levels[-1] for c in n.chunks)):
            levels.append([line])
        else:
            levels[-1].append(line)
        ended = spans and not _spans_again(header, line)
    return levels


def _spans_again(header: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """True where the next line goes on with the same phrases over the same columns."""
    place = list(header).index(line)
    if place + 1 >= len(header):
        return False
    wide = {(c.first, c.last) for c in line.chunks if c.last > c.first}
    return bool(wide & {(c.first, c.last) for c in header[place + 1].chunks if c.last > c.first})


def assembled(
    rows: Sequence[Sequence[ChunkLine]], levels: int, gaps: Sequence[Gap], lines: Sequence[ChunkLine]
) -> tuple[Grid, int]:
    """The grid of rows of chunks, the first ``levels`` of them headings, with that number."""
    columns = len(gaps) + 1
    xs = [min(n.line.x0 for n in lines) - 1, *(gap.middle for gap in gaps), max(n.line.x1 for n in lines) + 1]
    ys = [rows[0][0].line.top - 1]
    for above, below in pairwise(rows):
        bottom = max(n.line.baseline + 0.2 * n.line.size for n in above)
        top = min(n.line.baseline - 0.75 * n.line.size for n in below)
        ys.append((bottom + top) / 2)
    ys.append(max(n.line.bottom for n in rows[-1]) + 1)
    slots: list[Slot] = []
    for index, row in enumerate(rows):
        slots += _slots_of(index, row, columns)
    slots = _header_spans(slots, rows, levels, columns)
    return Grid(tuple(xs), tuple(ys), tuple(slots), gaps=tuple(gaps)), levels


def _slots_of(index: int, row: Sequence[ChunkLine], columns: int) -> list[Slot]:
    """A slot for each column of a row, one over all columns that a phrase runs over."""
    spans = sorted({(c.first, c.last) for line in row for c in line.chunks if c.last > c.first})
    slots: list[Slot] = []
    column = 0
    while column < columns:
        last = max((b for a, b in spans if a == column), default=column)
        slots.append(Slot(index, column, 1, last - column + 1))
        column = last + 1
    return slots


def _header_spans(slots: list[Slot], rows: Sequence[Sequence[ChunkLine]], levels: int, columns: int) -> list[Slot]:
    """The slots with a heading over two levels made one where only one of the levels has words."""
    if levels < 2:
        return slots
    filled = [{column for line in rows[level] for column in line.columns()} for level in range(levels)]
    merged = [slot for slot in slots if slot.row >= levels]
    for column in range(columns):
        single = all(
            any(s.row == level and s.column == column and s.column_span == 1 for s in slots) for level in range(levels)
        )
        used = [level for level in range(levels) if column in filled[level]]
        if single and len(used) <= 1:
            merged.append(Slot(0, column, levels, 1))
        else:
            merged += [s for s in slots if s.row < levels and s.column == column]
    return sorted(merged, key=lambda s: (s.row, s.column))
