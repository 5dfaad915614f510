"""Headings on their side over the narrow columns of a table that no rules wall in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.layout.pages.grid import Grid, Slot
from papers2data.layout.pages.lines import Line
from papers2data.readers.pdf.raw import Word

_NEAR = 14.0
"""Points between the headings' feet and the first row."""
_FEWEST = 2


def with_turned_headings(
    found: tuple[Grid, int], turned: Sequence[Word], lines: Sequence[Line]
) -> tuple[tuple[Grid, int], list[Word]]:
    """The grid and its number of heading rows with a row of the ``turned`` words over it, and the words that are in it.

    Nothing is added where they stand over fewer than two of its columns, or where text in ``lines`` stands among them
    that is no heading of the first column.
    """
    grid, levels = found
    words = _over(grid, turned)
    columns = {grid.square((word.x0 + word.x1) / 2, grid.ys[0])[1] for word in words}
    if len(columns) < max(_FEWEST, 0.4 * grid.columns):
        return found, []
    top = min(word.top for word in words) - 1
    beside = [line for line in lines if top < line.baseline < grid.ys[0] + 1 and line.x0 < grid.xs[-1]]
    if any(line.x1 > grid.xs[1] for line in beside):
        return found, []
    if levels and max(word.bottom for word in words) > grid.ys[0] + 3:
        return (replace(grid, ys=(top, *grid.ys[1:])), levels), words
    row = [Slot(0, column, 1, 1) for column in range(grid.columns)]
    below = [replace(slot, row=slot.row + 1) for slot in grid.slots]
    return (replace(grid, ys=(top, *grid.ys), slots=(*row, *below)), levels + 1), words


def _over(grid: Grid, turned: Sequence[Word]) -> list[Word]:
    """The words on their side that stand on the grid's first row, each with those of its phrase above it."""
    lowest = grid.ys[1] if grid.rows > 1 else grid.ys[0]
    held: list[Word] = []
    reach: dict[int, float] = {}
    for word in sorted(turned, key=lambda w: -w.bottom):
        if word.angle not in (90, 270) or not grid.xs[0] < (word.x0 + word.x1) / 2 < grid.xs[-1]:
            continue
        place = round(word.baseline)
        foot = reach.get(place, grid.ys[0])
        if foot - _NEAR < word.bottom < (lowest if place not in reach else foot + 2):
            held.append(word)
            reach[place] = word.top
    return held
