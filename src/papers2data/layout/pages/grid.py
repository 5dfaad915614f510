"""Level and upright edges to cells: the rectangles that they wall in, with the rows and columns that each covers.

xs    0     1     2        A square is the smallest field of the grid. Two neighbours without a wall between them
ys 0  ┌─────┬─────┐        belong to one cell, so a merged cell is what a flood over the squares covers.
      │  a  │  b  │
   1  ├─────┴─────┤
      │     c     │
   2  └───────────┘
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.edges import SNAP, Edge

_WALLED = 0.6
_LARGEST = 60_000
"""Squares: a finer grid than this is a drawing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of a grid before its text: the 0-based row and column of its corner and how many it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """``xs`` and ``ys`` are the places of the column and row edges in points; slots go from row to row.

    ``closed_top`` says that a rule is drawn along its first row. ``gaps`` are the bands of white between columns that
    no rule parts. ``inner`` are the grids that stand each in one of its cells. ``worded`` says that
    sentences fill its columns.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    closed_top: bool = True
    gaps: tuple[Gap, ...] = ()
    inner: tuple[Grid, ...] = ()
    worded: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def rows(self) -> int:
        """How many rows of squares it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns of squares it has."""
        return len(self.xs) - 1

    def slot_box(self, slot: Slot) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a slot."""
        return (
            self.xs[slot.column],
            self.ys[slot.row],
            self.xs[slot.column + slot.column_span],
            self.ys[slot.row + slot.row_span],
        )

    def places(self) -> dict[tuple[int, int], Slot]:
        """The slot at each square (row, column)."""
        return {
            (row, column): slot
            for slot in self.slots
            for row in range(slot.row, slot.row + slot.row_span)
            for column in range(slot.column, slot.column + slot.column_span)
        }

    def square(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the square that holds a point, kept within the grid."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        last_row, last_column = len(self.ys) - 2, len(self.xs) - 2
        row = 0 if row < 0 else last_row if row > last_row else row
        return row, 0 if column < 0 else last_column if column > last_column else column


def edges_to_grid(level: Sequence[Edge], upright: Sequence[Edge]) -> Grid | None:
    """The grid that the edges of one component draw; None where they wall nothing in."""
    xs, ys = _places(upright), _places(level)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > _LARGEST:
        return None
    floors = _walls(level, ys, xs)
    sides = _walls(upright, xs, ys)
    slots = _flooded(floors, sides, len(ys) - 1, len(xs) - 1)
    return Grid(tuple(xs), tuple(ys), tuple(slots)) if slots else None


def _places(edges: Sequence[Edge]) -> list[float]:
    found: list[float] = []
    for at in sorted({edge.at for edge in edges}):
        if not found or at - found[-1] > SNAP:
            found.append(at)
    return found


def _walls(edges: Sequence[Edge], at: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """``walls[i][k]``: whether the line at ``at[i]`` is drawn between ``along[k]`` and ``along[k + 1]``."""
    walls = [[False] * (len(along) - 1) for _ in at]
    for edge in edges:
        i = min(range(len(at)), key=lambda n: abs(at[n] - edge.at)) if len(at) < 4 else _nearest(at, edge.at)
        for k in range(len(along) - 1):
            a, b = along[k], along[k + 1]
            if min(edge.end, b) - max(edge.start, a) >= 0.7 * (b - a):
                walls[i][k] = True
    return walls


def _nearest(places: Sequence[float], value: float) -> int:
    i = bisect_right(places, value)
    if i == 0:
        return 0
    return i if i < len(places) and places[i] - value < value - places[i - 1] else i - 1


def _flooded(floors: list[list[bool]], sides: list[list[bool]], rows: int, columns: int) -> list[Slot]:
    owner = [[-1] * columns for _ in range(rows)]
    slots: list[Slot] = []
    leaked: list[Slot] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            region, open_edge = _flood(floors, sides, row, column, rows, columns, owner, len(slots))
            (leaked if open_edge else slots).extend(_rectangles(region))
    walled = sum(slot.row_span * slot.column_span for slot in slots)
    if walled >= _WALLED * rows * columns:
        # A few cells without an outer border belong to the table; a drawing of boxes and arrows is mostly open.
        slots += leaked
    return sorted(slots, key=lambda s: (s.row, s.column))


def _flood(
    floors: list[list[bool]], sides: list[list[bool]], row: int, column: int, rows: int, columns: int,
    owner: list[list[int]], mark: int,
) -> tuple[set[tuple[int, int]], bool]:  # fmt: skip
    """The squares reached without crossing a wall, and whether the flood ran out of the grid."""
    region, todo, leaked = {(row, column)}, [(row, column)], False
    while todo:
        r, c = todo.pop()
        owner[r][c] = mark
        for wall, nr, nc in (
            (floors[r][c], r - 1, c),
            (floors[r + 1][c], r + 1, c),
            (sides[c][r], r, c - 1),
            (sides[c + 1][r], r, c + 1),
        ):
            if wall:
                continue
            if not (0 <= nr < rows and 0 <= nc < columns):
                leaked = True
            elif (nr, nc) not in region:
                region.add((nr, nc))
                todo.append((nr, nc))
    return region, leaked


def _rectangles(region: set[tuple[int, int]]) -> list[Slot]:
    """A region as rectangles: one where it is one, else its runs of squares, stacked where they are equally wide."""
    first_row, last_row = min(r for r, _ in region), max(r for r, _ in region)
    first, last = min(c for _, c in region), max(c for _, c in region)
    if len(region) == (last_row - first_row + 1) * (last - first + 1):
        return [Slot(first_row, first, last_row - first_row + 1, last - first + 1)]
    slots: list[Slot] = []
    for row in range(first_row, last_row + 1):
        start = None
        for column in range(first, last + 2):
            if (row, column) in region:
                start = column if start is None else start
            elif start is not None:
                _stack(slots, Slot(row, start, 1, column - start))
                start = None
    return slots


def _stack(slots: list[Slot], new: Slot) -> None:
    for i, old in enumerate(slots):
        same = (old.column, old.column_span) == (new.column, new.column_span)
        if same and old.row + old.row_span == new.row:
            slots[i] = Slot(old.row, old.column, old.row_span + 1, old.column_span)
            return
    slots.append(new)


def with_labels_over_rows(grid: Grid, runs: Sequence[tuple[int, int]]) -> Grid:
    """The grid with one cell in its first column over each of the runs of rows, first to last, that has only such."""
    slots = list(grid.slots)
    for first, last in runs:
        old = [slot for slot in slots if slot.column == 0 and first <= slot.row <= last]
        if all(slot.column_span == slot.row_span == 1 for slot in old):
            slots = [slot for slot in slots if slot not in old] + [Slot(first, 0, last - first + 1, 1)]
    return replace(grid, slots=tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))))
