"""Filled rectangles with text of their own: a box beside the text, or tiles in a row.

The committee heard that     ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓        The words of a box are a unit, whatever stands level with them.
the ferry had been out of    ▓ In brief    ▓        A shaded cell of a table is none: what is level with it belongs to
service for most of the      ▓ Boats sail  ▓        its row.
winter, as the gearbox       ▓ in May      ▓
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from papers2data.layout.pages.lines import Line, words_to_lines
from papers2data.layout.pages.regions import row_of
from papers2data.readers.pdf.raw import Fill

_Rect = tuple[float, float, float, float]
_SMALLEST = (60.0, 24.0)
_LARGEST = 0.5
_MOST = 60
"""A page with more filled rectangles than this has a chart or a shaded table, not boxes."""
_APART = 5.0
"""Points between tiles; the cells of a table stand closer."""
_TALLEST_TILE = 170.0


def filled_boxes(fills: Sequence[Fill], lines: Sequence[Line], width: float, height: float) -> list[_Rect]:
    """The filled rectangles on a page of that size whose text is read by itself, apart from what stands beside it."""
    large = [fill for fill in fills if fill.colour != "#ffffff" and _is_sized(fill, width * height)]
    if not large or len(large) > _MOST:
        return []
    rects = _stacked(large)
    inside = {rect: _lines_in(rect, lines) for rect in rects}
    rects = [rect for rect in rects if inside[rect]]
    tiles = [rect for rect in rects if _is_tile(rect, rects, inside)]
    boxes = [rect for rect in rects if _is_prose(inside[rect], rect) and _stands_beside_prose(rect, lines)]
    return [*tiles, *(rect for rect in boxes if rect not in tiles)]


def _is_sized(fill: Fill, page: float) -> bool:
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return wide >= _SMALLEST[0] and high >= _SMALLEST[1] / 2 and wide * high < _LARGEST * page


def _stacked(fills: Sequence[Fill]) -> list[_Rect]:
    """The rectangles, those just below each other with the same sides made one, as a box and its title bar are."""
    rects: list[_Rect] = []
    for fill in sorted(fills, key=lambda f: (f.x0, f.top)):
        new = (fill.x0, fill.top, fill.x1, fill.bottom)
        last = rects[-1] if rects else None
        if last is not None and max(abs(last[0] - new[0]), abs(last[2] - new[2])) < 2 and new[1] - last[3] < 2:
            rects[-1] = (last[0], last[1], last[2], max(last[3], new[3]))
        else:
            rects.append(new)
    return [rect for rect in rects if rect[3] - rect[1] >= _SMALLEST[1]]


def _lines_in(rect: _Rect, lines: Sequence[Line]) -> list[Line]:
    x0, top, x1, bottom = rect
    near = [line for line in lines if top < (line.top + line.bottom) / 2 < bottom and line.x0 < x1 and line.x1 > x0]
    return words_to_lines(w for line in near for w in line.words if x0 <= w.x0 and w.x1 <= x1)


def _is_tile(rect: _Rect, rects: Sequence[_Rect], inside: dict[_Rect, list[Line]]) -> bool:
    """True for one of at least two boxes of one height in a row, each with lines of its own and white between them."""
    row = [r for r in rects if abs(r[1] - rect[1]) < 2 and abs(r[3] - rect[3]) < 2]
    row.sort()
    if len(row) < 2 or rect[3] - rect[1] > _TALLEST_TILE:
        return False
    apart = all(b[0] - a[2] >= _APART for a, b in pairwise(row))
    return apart and all(len(inside[r]) > 1 and not any(row_of(n).tabular for n in inside[r]) for r in row)


def _is_prose(lines: Sequence[Line], rect: _Rect) -> bool:
    """True for wrapped text: three lines or more, most of them running along the box."""
    if len(lines) < 3 or sum(row_of(line).tabular for line in lines) > 0.2 * len(lines):
        return False
    along = sum(line.x1 - line.x0 > 0.55 * (rect[2] - rect[0]) for line in lines)
    return along >= 0.5 * len(lines) and mean(len(line.words) for line in lines) >= 2.5


def _stands_beside_prose(rect: _Rect, lines: Sequence[Line]) -> bool:
    """True where text of several words a line stands level with the box, two lines of it at least."""
    beside: list[int] = []
    for line in lines:
        if rect[1] < line.baseline < rect[3]:
            left = [w for w in line.words if w.x1 <= rect[0] + 1]
            right = [w for w in line.words if w.x0 >= rect[2] - 1]
            beside += [len(words) for words in (left, right) if words]
    return len(beside) > 1 and mean(beside) >= 4
