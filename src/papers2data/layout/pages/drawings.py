"""Where charts and diagrams stand on a page: drawings that hang together, and images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.layout.pages.axes import scales_of
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.lines import Line
from papers2data.readers.pdf.raw import Picture, RawPage

_NEAR = 10.0
_SMALLEST = (70.0, 45.0)
"""Points, width and height: a smaller drawing is an arrow, a logo or a coloured dot, which tables have too."""
_BACKGROUND = 0.6
"""Share of the page above which pictures that hang together are its background."""
_MOST = 3_000
_COLUMN = 15.0
_ROOM = 25.0
"""Points above the scale along a chart's foot that the chart takes at least."""
_Rect = tuple[float, float, float, float]


def charts_in(pictures: Sequence[Picture], width: float, height: float) -> list[_Rect]:
    """The rectangles around drawings that hang together and are as large as a chart; none for a page's background."""
    boxes: list[_Rect] = []
    for picture in pictures[:_MOST]:
        wide, high = picture.x1 - picture.x0 > 0.9 * width, picture.bottom - picture.top > 0.7 * height
        if wide and (high or picture.kind == "image"):
            continue  # the page's background, whole or in strips
        boxes = _added(boxes, (picture.x0, picture.top, picture.x1, picture.bottom))
    large = [box for box in boxes if box[2] - box[0] >= _SMALLEST[0] and box[3] - box[1] >= _SMALLEST[1]]
    return [box for box in large if (box[2] - box[0]) * (box[3] - box[1]) < _BACKGROUND * width * height]


def _added(boxes: list[_Rect], new: _Rect) -> list[_Rect]:
    apart: list[_Rect] = []
    for box in boxes:
        near = box[0] - _NEAR < new[2] and new[0] < box[2] + _NEAR
        if near and box[1] - _NEAR < new[3] and new[1] < box[3] + _NEAR:
            new = (min(box[0], new[0]), min(box[1], new[1]), max(box[2], new[2]), max(box[3], new[3]))
        else:
            apart.append(box)
    return [*apart, new]


@dataclass(frozen=True, slots=True)
class Charts:
    """A page's charts, the middles of its single strokes of curves and slopes, and the scales along its charts."""

    boxes: tuple[_Rect, ...]
    strokes: tuple[tuple[float, float], ...]
    scales: tuple[_Rect, ...] = ()

    def cover(self, box: _Rect) -> bool:
        """True where charts cover a good part of a rectangle, or strokes are scattered over it.

        The arrows and dots of a table stand in a few columns; the strokes of a curve stand everywhere.
        """
        inside = [x for x, y in self.strokes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
        scattered = len(inside) >= 8 and len({round(x / _COLUMN) for x in inside}) >= 6
        return scattered or _covered(box, self.boxes) or any(_has_scale(box, scale) for scale in self.scales)

    def measure(self, grid: Grid) -> bool:
        """True where a chart's scale runs along a grid, whose rules then are the chart's lines and bars.

        A scale within one cell, with room for the chart above it, is that of a chart in the cell.
        """
        along = [scale for scale in self.scales if _has_scale(grid.box, scale)]
        cells = [grid.slot_box(slot) for slot in grid.slots] if along else []
        return any(not any(_within(scale, cell) for cell in cells) for scale in along)


def _within(inner: _Rect, outer: _Rect) -> bool:
    room = _ROOM if inner[2] - inner[0] > inner[3] - inner[1] else -2
    return (
        outer[0] - 2 <= inner[0]
        and outer[1] + room <= inner[1]
        and inner[2] <= outer[2] + 2
        and inner[3] <= outer[3] + 2
    )


def _has_scale(box: _Rect, scale: _Rect) -> bool:
    """True where a scale stands in the rectangle, just below it, or just left of it."""
    wide = min(box[2], scale[2]) - max(box[0], scale[0])
    if scale[2] - scale[0] > scale[3] - scale[1]:
        return wide > 0.5 * (scale[2] - scale[0]) and box[1] < scale[1] < box[3] + 2 * (scale[3] - scale[1])
    high = min(box[3], scale[3]) - max(box[1], scale[1])
    return high > 0.5 * min(box[3] - box[1], scale[3] - scale[1]) and scale[0] - 5 < box[2] and box[0] < scale[2] + 40


def charts_of(raw: RawPage, lines: Sequence[Line]) -> Charts:
    """The charts of a page."""
    strokes = [((p.x0 + p.x1) / 2, (p.top + p.bottom) / 2) for p in raw.pictures[:_MOST] if p.kind == "drawing"]
    boxes = charts_in(raw.pictures, raw.width, raw.height)
    return Charts(tuple(boxes), tuple(strokes), tuple(scales_of(lines)))


def _covered(box: _Rect, charts: Sequence[_Rect]) -> bool:
    area = (box[2] - box[0]) * (box[3] - box[1])
    for chart in charts:
        wide = min(box[2], chart[2]) - max(box[0], chart[0])
        high = min(box[3], chart[3]) - max(box[1], chart[1])
        if wide > 0 and high > 0:
            size = (chart[2] - chart[0]) * (chart[3] - chart[1])
            if wide * high > 0.35 * area or (wide * high > 0.6 * size and size > 0.2 * area):
                return True
    return False
