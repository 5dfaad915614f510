"""Walls that shading draws where no rule does: the edges of shaded cells and bands that touch a ruled grid.

▓ Pledge ▓ Owner ▓ Due ▓      White lines part the shaded headings from what stands below them, and a reader of rules
░ A better start       ░      sees none. A band between two parts of a grid, or on top of it, is a row of it.
├────────┬───────┬─────┤
│ Skates │ Tern  │ May │
"""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.edges import SNAP, Edge, joined
from papers2data.readers.pdf.raw import Fill, Word

_SIDE = 2.5
"""Points between a fill's side and the wall that it stands against."""
_HEIGHT, _NARROWEST = (6.0, 160.0), 20.0
_MOST = 1_500
"""A page with more fills is a picture."""
_ALONG = 0.85
_SAME_PLACE = 1.5
_FEWEST_COLUMNS = 0.5
"""Share of the columns that the words of a band over a grid fill, if it is a row of the grid and no title."""


def with_shaded_walls(
    level: Sequence[Edge], upright: Sequence[Edge], fills: Sequence[Fill], words: Sequence[Word]
) -> tuple[list[Edge], list[Edge]]:
    """The edges with those of shaded cells and bands that stand between walls and on, or under, a level rule."""
    tinted = [fill for fill in fills if fill.colour != "#ffffff" and _is_sized(fill)]
    if not level or not upright or not tinted or len(tinted) > _MOST:
        return list(level), list(upright)
    floors, sides = list[Edge](), list[Edge]()
    for fill in tinted:
        over, under = _has_floor(fill, fill.top, level), _has_floor(fill, fill.bottom, level)
        walls = _walls(fill, upright)
        if not (over or under) or (over and under and _is_walled(fill, walls)) or not _stands_between(fill, walls):
            continue
        open_at = [y for y, known in ((fill.top, over), (fill.bottom, under)) if not known]
        if _stands_inside(fill, walls):
            parted = all(_meets_another(fill, y, tinted) for y in open_at)
        else:
            parted = _heads_columns(fill, walls, words)
        if parted:
            floors += [Edge(y, fill.x0, fill.x1) for y in open_at]
            ends = [x for x in (fill.x0, fill.x1) if not _goes_on(fill, x, tinted)]
            sides += [Edge(_nearest(x, walls), fill.top, fill.bottom) for x in ends]
    return joined([*level, *floors]), joined([*upright, *sides])


def _is_sized(fill: Fill) -> bool:
    return _HEIGHT[0] <= fill.bottom - fill.top <= _HEIGHT[1] and fill.x1 - fill.x0 >= _NARROWEST


def _has_floor(fill: Fill, y: float, level: Sequence[Edge]) -> bool:
    """True where a level rule runs along most of the fill at the height ``y``."""
    least = _ALONG * (fill.x1 - fill.x0)
    near = [edge for edge in level if abs(edge.at - y) <= SNAP]
    return sum(max(0.0, min(e.end, fill.x1) - max(e.start, fill.x0)) for e in near) >= least


def _walls(fill: Fill, upright: Sequence[Edge]) -> list[Edge]:
    """The upright edges that touch the fill's height between its sides, or stand at them."""
    return [
        edge
        for edge in upright
        if edge.start <= fill.bottom + SNAP
        and edge.end >= fill.top - SNAP
        and fill.x0 - _SIDE <= edge.at <= fill.x1 + _SIDE
    ]


def _stands_between(fill: Fill, walls: Sequence[Edge]) -> bool:
    return all(any(abs(edge.at - x) <= _SIDE for edge in walls) for x in (fill.x0, fill.x1))


def _is_walled(fill: Fill, walls: Sequence[Edge]) -> bool:
    """True where rules run along both sides of the fill already."""
    least = _ALONG * (fill.bottom - fill.top)
    return all(
        any(abs(e.at - x) <= _SIDE and min(e.end, fill.bottom) - max(e.start, fill.top) >= least for e in walls)
        for x in (fill.x0, fill.x1)
    )


def _stands_inside(fill: Fill, walls: Sequence[Edge]) -> bool:
    """True where walls stand both above and below the fill, or within it."""
    return any(e.start < fill.top + SNAP for e in walls) and any(e.end > fill.bottom - SNAP for e in walls)


def _meets_another(fill: Fill, y: float, fills: Sequence[Fill]) -> bool:
    """True where a fill of another colour begins at the height ``y``; shading that just ends there parts nothing."""
    beside = [f for f in fills if f is not fill and min(abs(f.top - y), abs(f.bottom - y)) < _SAME_PLACE]
    along = [
        f for f in beside if min(f.x1, fill.x1) - max(f.x0, fill.x0) > _ALONG * min(f.x1 - f.x0, fill.x1 - fill.x0)
    ]
    return bool(along) and all(f.colour != fill.colour for f in along)


def _goes_on(fill: Fill, x: float, fills: Sequence[Fill]) -> bool:
    """True where a fill of the same colour goes on beyond the side at ``x``: two pieces of one band."""
    return any(
        f is not fill
        and f.colour == fill.colour
        and min(abs(f.x0 - x), abs(f.x1 - x)) < _SAME_PLACE
        and min(f.bottom, fill.bottom) - max(f.top, fill.top) > _ALONG * (fill.bottom - fill.top)
        for f in fills
    )


def _heads_columns(fill: Fill, walls: Sequence[Edge], words: Sequence[Word]) -> bool:
    """True where the fill's words stand in most of the columns below it, and none across two of them."""
    inner = sorted({round(edge.at) for edge in walls if fill.x0 + _SIDE < edge.at < fill.x1 - _SIDE})
    inside = [w for w in words if fill.x0 <= (w.x0 + w.x1) / 2 <= fill.x1 and fill.top <= _middle(w) <= fill.bottom]
    if any(word.x0 < x - 1.5 and word.x1 > x + 1.5 for word in inside for x in inner):
        return False
    filled = {sum(x < (word.x0 + word.x1) / 2 for x in inner) for word in inside}
    return len(filled) > max(1, _FEWEST_COLUMNS * (len(inner) + 1))


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _nearest(x: float, walls: Sequence[Edge]) -> float:
    return min((edge.at for edge in walls), key=lambda at: abs(at - x))
