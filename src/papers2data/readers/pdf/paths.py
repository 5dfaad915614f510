"""Paths: straight lines are rules, rectangles are fills, all else is a drawing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import native, shapes
from papers2data.readers.pdf.arrows import arrow_of
from papers2data.readers.pdf.clips import clip_of
from papers2data.readers.pdf.drawn import THIN, Drawn
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.matrix import IDENTITY, Matrix, Rect, apply, bounds, matrix_of, times
from papers2data.readers.pdf.raw import Fill, Picture, Rule

_FLAT = 0.6
"""Points: how far a line may lean and still be horizontal or vertical."""
_MOST_SEGMENTS = 4_000
_MOST_NESTED = 200
_Point = tuple[float, float]
_Subpaths = list[tuple[list[_Point], bool]]


class _Ink(NamedTuple):
    stroke: bool
    colour: str | None
    width: float


def add_path(drawn: Drawn, path: int, matrix: Matrix, frame: Frame) -> None:
    """Adds what a path draws: ``matrix`` leads from the form that holds it to the page."""
    filled, stroked = shapes.is_drawn(path)
    if not filled and not stroked:
        return
    ink = _ink(path, stroked and not filled)
    if ink.colour is None and not stroked:
        return
    segments = shapes.count_segments(path)
    if segments > _MOST_SEGMENTS:
        drawn.capped = True
    if segments == 2 or (filled and segments <= 5):
        around = bounds(path, matrix)
        if around is None:
            return
        box = frame.box(*around)
        if min(box[2] - box[0], box[3] - box[1]) <= THIN or (segments == 2 and stroked):
            _add_thin(drawn, box, ink, segments == 2)
            return
    whole = times(matrix_of(path), matrix)
    subpaths = list(_subpaths(path, min(segments, _MOST_SEGMENTS), whole, frame))
    _add_outline(drawn, path if matrix == IDENTITY else 0, subpaths, frame, ink, filled)
    if filled and stroked:
        pen = _ink(path, stroke=True)
        for points, curved in subpaths:
            if not curved and pen.colour not in (None, "#ffffff"):
                _add_edges(drawn, points, pen)


def _ink(path: int, stroke: bool) -> _Ink:
    return _Ink(stroke, shapes.colour_of(path, stroke=stroke), shapes.width_of(path) if stroke else 0.0)


def _add_thin(drawn: Drawn, box: tuple[float, float, float, float], ink: _Ink, line: bool) -> None:
    """A line or a thin filled rectangle, as the rule along its middle; a short fat one is a mark, not a rule."""
    x0, top, x1, bottom = box
    if ink.colour == "#ffffff" and not ink.stroke:
        drawn.fills.append(Fill(*box, "#ffffff", drawn.objects))
        return
    wide, high = x1 - x0, bottom - top
    if wide >= high and (high <= THIN):
        middle = (top + bottom) / 2
        drawn.rules.append(Rule(x0, middle, x1, middle, min(high, ink.width) if line else high, ink.colour))
    elif high > wide and wide <= THIN:
        middle = (x0 + x1) / 2
        drawn.rules.append(Rule(middle, top, middle, bottom, min(wide, ink.width) if line else wide, ink.colour))
    else:
        drawn.pictures.append(Picture(*box, "drawing", drawn.objects))


def _add_outline(drawn: Drawn, path: int, subpaths: _Subpaths, frame: Frame, ink: _Ink, filled: bool) -> None:
    """The straight pieces of a path as rules and its rectangles as fills; any curve or slope makes it a drawing.

    ``path`` is its address where it lies in the page's own space, as its clip paths do.
    """
    boxes: list[Rect] = []
    for points, curved in subpaths:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved or not _axis_parallel(points):
            drawn.pictures.append(Picture(*box, "drawing", drawn.objects, arrow_of(points)))
        elif filled and len(points) >= 4 and _is_rectangle(points, box):
            boxes.append(box)
        elif ink.colour != "#ffffff":
            _add_edges(drawn, points, ink)
    for box in boxes:
        # A rectangle with another one cut out of it is a frame: its sides are rules, and nothing lies under it.
        if len(boxes) < _MOST_NESTED and any(_holds(box, other) for other in boxes):
            corners = [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3]), (box[0], box[1])]
            _add_edges(drawn, corners, ink)
        elif len(boxes) >= _MOST_NESTED or not any(_holds(other, box) for other in boxes):
            _add_rectangle(drawn, box, ink, path, frame)


def _is_rectangle(points: list[_Point], box: Rect) -> bool:
    return all(
        min(abs(x - box[0]), abs(x - box[2])) <= _FLAT and min(abs(y - box[1]), abs(y - box[3])) <= _FLAT
        for x, y in points
    )


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer != inner
        and outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _add_rectangle(drawn: Drawn, box: Rect, ink: _Ink, path: int, frame: Frame) -> None:
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        _add_thin(drawn, box, ink, False)
    elif ink.colour is not None:
        seen = _clipped(box, path, frame) if path else box
        if seen is not None:
            veil = path and shapes.is_transparent(path)
            drawn.fills.append(Fill(*seen, ink.colour, 0 if veil else drawn.objects))


def _clipped(box: Rect, path: int, frame: Frame) -> Rect | None:
    """What clip paths leave of a box; None for nothing."""
    clip = clip_of(path, frame)
    if clip is None:
        return box
    left, top, right, bottom = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _add_edges(drawn: Drawn, points: list[_Point], ink: _Ink) -> None:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) <= _FLAT and ax != bx:
            drawn.rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2, ink.width))
        elif abs(ax - bx) <= _FLAT and ay != by:
            drawn.rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by), ink.width))


def _axis_parallel(points: list[_Point]) -> bool:
    return all(abs(a[0] - b[0]) <= _FLAT or abs(a[1] - b[1]) <= _FLAT for a, b in itertools.pairwise(points))


def _subpaths(path: int, count: int, matrix: Matrix, frame: Frame) -> Iterator[tuple[list[_Point], bool]]:
    """The points of each figure of a path, as seen, and whether it has a curve."""
    points: list[_Point] = []
    curved = False
    kinds, places, closes = native.segments(path, count)
    for index, kind in enumerate(kinds):
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(frame.point(*apply(matrix, *places[index])))
        if closes[index]:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved
