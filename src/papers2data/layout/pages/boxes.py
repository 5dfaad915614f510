"""Frames around text: what stands in one is read on its own, apart from what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.edges import Edge, components
from papers2data.layout.pages.grid import edges_to_grid
from papers2data.layout.pages.lines import Line, words_to_lines

_Rect = tuple[float, float, float, float]
_SMALLEST = (25.0, 9.0)
_LARGEST = 0.6
_MOST_SIDES = 6


def frames_in(level: Sequence[Edge], upright: Sequence[Edge], width: float, height: float) -> list[_Rect]:
    """The rectangles that four rules close, with nothing but text in them; no frame around the whole page."""
    found = []
    for floors, sides in components(level, upright):
        plain = 2 <= len(floors) <= _MOST_SIDES and 2 <= len(sides) <= _MOST_SIDES
        grid = edges_to_grid(floors, sides) if plain else None
        if grid is None or len(grid.slots) != 1:
            continue
        box = grid.slot_box(grid.slots[0])
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide >= _SMALLEST[0] and high >= _SMALLEST[1] and wide * high < _LARGEST * width * height:
            found.append(box)
    return found


def split_by_frames(
    lines: Sequence[Line], frames: Sequence[_Rect]
) -> tuple[list[Line], list[tuple[_Rect, list[Line]]]]:
    """The lines outside all frames, and those in each frame that has any."""
    held: list[tuple[_Rect, list[Line]]] = []
    rest = list(lines)
    for frame in sorted(frames, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        inside = [w for n in rest for w in n.words if _holds(frame, (w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
        if not inside:
            continue
        taken = set(map(id, inside))
        held.append((frame, words_to_lines(inside)))
        cut = [n for n in rest if not taken.isdisjoint(map(id, n.words))]
        left = [w for n in cut for w in n.words if id(w) not in taken]
        rest = [n for n in rest if taken.isdisjoint(map(id, n.words))]
        if left:
            rest = sorted([*rest, *words_to_lines(left)], key=lambda line: line.baseline)
    return rest, held


def _holds(box: _Rect, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
