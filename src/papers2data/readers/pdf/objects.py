"""A page's drawn objects: rules, fills, pictures, and the place of each text object in the order of drawing."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import native
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Fill, Picture, Rule

THIN = 3.0
"""Points: a filled rectangle up to this thick is a rule."""
_FLAT = 0.6
"""Points: how far a line may lean and still be horizontal or vertical."""
_FEWEST_STRIPS = 5
_DEEPEST, _MOST_OBJECTS, _MOST_SEGMENTS = 8, 40_000, 4_000
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


@dataclass(slots=True)
class Drawn:
    """What was drawn: places as seen, ``text_order`` by address of the text object, ``capped`` when it was too much."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    text_order: dict[int, int] = field(default_factory=dict)
    objects: int = 0
    capped: bool = False


class _Strip(NamedTuple):
    top: float
    bottom: float
    colour: str
    source: Rule | Fill


class _Ink(NamedTuple):
    stroke: bool
    colour: str | None
    width: float


def drawn_on(page: object, frame: Frame) -> Drawn:
    """Everything on a pdfium page but the letters themselves."""
    drawn = Drawn()
    top = native.page_objects(page, pdfium.FPDFPage_CountObjects(page))
    for pointer, kind, matrix in _flat(top, _IDENTITY, 0):
        drawn.objects += 1
        if drawn.objects > _MOST_OBJECTS:
            drawn.capped = True
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn.text_order[pointer] = drawn.objects
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(drawn, native.as_object(pointer), matrix, frame)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _add_picture(drawn, native.as_object(pointer), matrix, frame, kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    _gather_gradients(drawn)
    return drawn


def _gather_gradients(drawn: Drawn) -> None:
    """Strips of colour side by side are one fill in changing colours, not rules."""
    stacks: dict[tuple[int, int], list[_Strip]] = {}
    for rule in drawn.rules:
        if rule.horizontal and rule.width > 0.4:
            half = rule.width / 2
            strip = _Strip(rule.top - half, rule.top + half, rule.colour or "", rule)
            stacks.setdefault((round(rule.x0), round(rule.x1)), []).append(strip)
    for fill in drawn.fills:
        key = (round(fill.x0), round(fill.x1))
        if key in stacks:
            stacks[key].append(_Strip(fill.top, fill.bottom, fill.colour, fill))
    gone: set[Rule | Fill] = set()
    for stack in stacks.values():
        for run in _touching(stack):
            if len({strip.colour for strip in run}) >= _FEWEST_STRIPS:
                gone |= {strip.source for strip in run}
                x0, x1 = run[0].source.x0, run[0].source.x1
                drawn.fills.append(Fill(x0, run[0].top, x1, run[-1].bottom, run[len(run) // 2].colour, 0))
    if gone:
        drawn.rules = [rule for rule in drawn.rules if rule not in gone]
        drawn.fills = sorted((fill for fill in drawn.fills if fill not in gone), key=lambda fill: fill.order)


def _touching(strips: list[_Strip]) -> Iterator[list[_Strip]]:
    run: list[_Strip] = []
    for strip in sorted(strips, key=lambda s: s.top):
        if run and strip.top - run[-1].bottom > 0.6:
            yield run
            run = []
        run.append(strip)
    if run:
        yield run


def _flat(objects: list[tuple[int, int]], matrix: _Matrix, depth: int) -> Iterator[tuple[int, int, _Matrix]]:
    for pointer, kind in objects:
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield pointer, kind, matrix
        elif depth < _DEEPEST:
            form = native.as_object(pointer)
            inside = native.form_objects(pointer, max(pdfium.FPDFFormObj_CountObjects(form), 0))
            yield from _flat(inside, _times(_matrix_of(form), matrix), depth + 1)


def _matrix_of(obj: object) -> _Matrix:
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(m)) else _IDENTITY


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _apply(m: _Matrix, x: float, y: float) -> _Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _bounds(obj: object, matrix: _Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    got = pdfium.FPDFPageObj_GetBounds(
        obj, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    )
    if not got:
        return None
    if matrix is _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    corners = [_apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _add_picture(drawn: Drawn, obj: object, matrix: _Matrix, frame: Frame, image: bool) -> None:
    bounds = _bounds(obj, matrix)
    if bounds is not None and image:
        drawn.pictures.append(Picture(*frame.box(*bounds), "image", drawn.objects))


def _add_path(drawn: Drawn, obj: object, matrix: _Matrix, frame: Frame) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(obj, ctypes.byref(filled), ctypes.byref(stroked))
    if not filled.value and not stroked.value:
        return
    ink = _ink(obj, bool(stroked.value) and not filled.value)
    if ink.colour is None and not stroked.value:
        return
    segments = pdfium.FPDFPath_CountSegments(obj)
    if segments > _MOST_SEGMENTS:
        drawn.capped = True
    if segments == 2 or (filled.value and segments <= 5):
        bounds = _bounds(obj, matrix)
        if bounds is None:
            return
        box = frame.box(*bounds)
        if min(box[2] - box[0], box[3] - box[1]) <= THIN or (segments == 2 and stroked.value):
            _add_thin(drawn, box, ink, segments == 2)
            return
    _add_outline(
        drawn, obj, min(segments, _MOST_SEGMENTS), _times(_matrix_of(obj), matrix), frame, ink, bool(filled.value)
    )


def _ink(obj: object, stroke: bool) -> _Ink:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    call = pdfium.FPDFPageObj_GetStrokeColor if stroke else pdfium.FPDFPageObj_GetFillColor
    got = call(obj, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a))
    width = ctypes.c_float()
    if stroke:
        pdfium.FPDFPageObj_GetStrokeWidth(obj, ctypes.byref(width))
    colour = f"#{r.value:02x}{g.value:02x}{b.value:02x}" if got and a.value else None
    return _Ink(stroke, colour, width.value)


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


def _add_outline(drawn: Drawn, obj: object, count: int, matrix: _Matrix, frame: Frame, ink: _Ink, filled: bool) -> None:
    """The straight pieces of a path as rules and its rectangles as fills; any curve or slope makes it a drawing."""
    for points, curved in _subpaths(obj, count, matrix, frame):
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved or not _axis_parallel(points):
            drawn.pictures.append(Picture(*box, "drawing", drawn.objects))
        elif filled and len(points) >= 4:
            _add_rectangle(drawn, box, ink)
        elif ink.colour != "#ffffff":
            _add_edges(drawn, points, ink)


def _add_rectangle(drawn: Drawn, box: tuple[float, float, float, float], ink: _Ink) -> None:
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        _add_thin(drawn, box, ink, False)
    elif ink.colour is not None:
        drawn.fills.append(Fill(*box, ink.colour, drawn.objects))


def _add_edges(drawn: Drawn, points: list[_Point], ink: _Ink) -> None:
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        if abs(ay - by) <= _FLAT and ax != bx:
            drawn.rules.append(Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2, ink.width))
        elif abs(ax - bx) <= _FLAT and ay != by:
            drawn.rules.append(Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by), ink.width))


def _axis_parallel(points: list[_Point]) -> bool:
    return all(abs(a[0] - b[0]) <= _FLAT or abs(a[1] - b[1]) <= _FLAT for a, b in itertools.pairwise(points))


def _subpaths(obj: object, count: int, matrix: _Matrix, frame: Frame) -> Iterator[tuple[list[_Point], bool]]:
    points: list[_Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(frame.point(*_apply(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved
