"""Tables whose cells lines wall in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from papers2data.layout.pages.carry import Carried
from papers2data.layout.pages.edges import SNAP, Edge, components, joined
from papers2data.layout.pages.grid import Grid, edges_to_grid
from papers2data.layout.pages.shaded import with_shaded_walls
from papers2data.readers.pdf.raw import Fill, Rule, Word

_SHORTEST = 4.0
_WALLED = 0.7
"""Share of a grid's rectangle that its cells must cover; boxes joined by arrows leave more open."""
_FEWEST_FULL = 0.18
"""Share of cells with words below which a grid is a chart or a form to be filled in."""


def ruled_grids(
    rules: Iterable[Rule], words: Sequence[Word], carried: Carried | None = None, fills: Sequence[Fill] = ()
) -> list[Grid]:
    """The grids that rules draw and words fill, from the top of the page down; ``fills`` are walls where no rule is.

    A grid of one column is a frame around text, and one with words in a single column is a form, unless it opens the
    page between the edges of the ``carried`` table.
    """
    first = min((word.bottom for word in words), default=0.0)
    level, upright = with_shaded_walls(*rules_to_edges(rules), fills, words)
    grids = []
    for floors, sides in components(level, upright):
        if len(floors) < 2 or not sides:
            continue
        grid = edges_to_grid(*_closed(floors, sides))
        goes_on = carried is not None and grid is not None and carried.has_sides(grid) and grid.ys[0] < first
        if grid is not None and (goes_on or _is_table(grid, words)):
            closed = min(edge.at for edge in floors) <= grid.ys[0] + SNAP
            grids.append(replace(grid, closed_top=closed))
    return _outermost_first(grids)


def rules_to_edges(rules: Iterable[Rule]) -> tuple[list[Edge], list[Edge]]:
    """Level and upright edges."""
    level, upright = [], []
    for rule in rules:
        if rule.horizontal:
            level.append(Edge(rule.top, rule.x0, rule.x1))
        else:
            upright.append(Edge(rule.x0, rule.top, rule.bottom))
    long = [e for e in joined(level) if e.length >= _SHORTEST]
    return long, [e for e in joined(upright) if e.length >= _SHORTEST]


def _closed(floors: list[Edge], sides: list[Edge]) -> tuple[list[Edge], list[Edge]]:
    """The edges with the sides added that a table open to the left and right leaves out."""
    left, right = min(e.start for e in floors), max(e.end for e in floors)
    top, bottom = min(e.at for e in floors), max(e.at for e in floors)
    sides = list(sides)
    for end, reaches in (
        (left, [e for e in floors if abs(e.start - left) <= 2 * SNAP]),
        (right, [e for e in floors if abs(e.end - right) <= 2 * SNAP]),
    ):
        if len(reaches) >= 2 and all(abs(side.at - end) > 2 * SNAP for side in sides):
            sides.append(Edge(end, min(e.at for e in reaches), max(e.at for e in reaches)))
    for end in (min(e.start for e in sides), max(e.end for e in sides)):
        outside = end < top - 2 * SNAP or end > bottom + 2 * SNAP
        reaching = [e.at for e in sides if e.start - SNAP <= end <= e.end + SNAP]
        if outside and len(reaching) >= 2:
            floors = [*floors, Edge(end, min(reaching), max(reaching))]
    return floors, sides


def _is_table(grid: Grid, words: Sequence[Word]) -> bool:
    if len(grid.slots) < 2 or grid.columns < 2:
        return False
    x0, top, x1, bottom = grid.box
    if sum(map(_area, map(grid.slot_box, grid.slots))) < _WALLED * (x1 - x0) * (bottom - top):
        return False
    full = set()
    places = grid.places()
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if x0 <= x <= x1 and top <= y <= bottom:
            full.add(places.get(grid.square(x, y)))
    full.discard(None)
    columns = {slot.column for slot in full if slot}
    return len(columns) >= 2 and len(full) >= max(2, _FEWEST_FULL * len(grid.slots))


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _outermost_first(grids: list[Grid]) -> list[Grid]:
    """Grids from the top down, where those inside a cell of another are with the innermost that holds them."""
    if len(grids) < 2:
        return grids
    done: list[Grid] = []
    for grid in sorted(grids, key=lambda g: _area(g.box)):
        held = tuple(sorted((g for g in done if _within(g.box, grid.box)), key=lambda g: (g.ys[0], g.xs[0])))
        done = [g for g in done if g not in held]
        done.append(replace(grid, inner=tuple(g for g in held if _is_nested(g, grid))) if held else grid)
    return sorted(done, key=lambda g: (g.ys[0], g.xs[0]))


def _is_nested(grid: Grid, outer: Grid) -> bool:
    """True for a grid of two rows and columns at least, all in one cell of the other."""
    return grid.rows > 1 and grid.columns > 1 and any(_within(grid.box, outer.slot_box(slot)) for slot in outer.slots)


def _within(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a != b and a[0] >= b[0] - 1 and a[1] >= b[1] - 1 and a[2] <= b[2] + 1 and a[3] <= b[3] + 1
