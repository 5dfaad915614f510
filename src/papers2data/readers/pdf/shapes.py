"""pdfium's calls about one drawn object, by its address.

They write into buffers that are used again for every object: making new ones costs more than the calls. pdfium itself
may be used by one thread at a time only, so that nobody else writes into them.
"""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from papers2data.readers.pdf.native import bare

_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_ints, _uints, _floats = (ctypes.c_int * 2)(), (ctypes.c_uint * 4)(), (ctypes.c_float * 6)()
_INT_PLACES = [ctypes.addressof(_ints) + 4 * i for i in range(2)]
_UINT_PLACES = [ctypes.addressof(_uints) + 4 * i for i in range(4)]
_FLOAT_PLACES = [ctypes.addressof(_floats) + 4 * i for i in range(6)]

_draw_mode = bare("FPDFPath_GetDrawMode", _HANDLE, _HANDLE, _HANDLE)
_fill_colour = bare("FPDFPageObj_GetFillColor", _HANDLE, *[_HANDLE] * 4, result=_INT)
_stroke_colour = bare("FPDFPageObj_GetStrokeColor", _HANDLE, *[_HANDLE] * 4, result=_INT)
_stroke_width = bare("FPDFPageObj_GetStrokeWidth", _HANDLE, _HANDLE)
_bounds = bare("FPDFPageObj_GetBounds", _HANDLE, *[_HANDLE] * 4, result=_INT)
_matrix = bare("FPDFPageObj_GetMatrix", _HANDLE, _HANDLE, result=_INT)
_transparent = bare("FPDFPageObj_HasTransparency", _HANDLE, result=_INT)
_count_segments = bare("FPDFPath_CountSegments", _HANDLE, result=_INT)
_count_in_form = bare("FPDFFormObj_CountObjects", _HANDLE, result=_INT)
_clip_path = bare("FPDFPageObj_GetClipPath", _HANDLE)
_clip_paths = bare("FPDFClipPath_CountPaths", _HANDLE, result=_INT)
_clip_segments = bare("FPDFClipPath_CountPathSegments", _HANDLE, _INT, result=_INT)
_clip_segment = bare("FPDFClipPath_GetPathSegment", _HANDLE, _INT, _INT)
_point = bare("FPDFPathSegment_GetPoint", _HANDLE, _HANDLE, _HANDLE)


def is_drawn(path: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    _draw_mode(path, *_INT_PLACES)
    return _ints[0] != pdfium.FPDF_FILLMODE_NONE, _ints[1] != 0


def colour_of(pointer: int, *, stroke: bool) -> str | None:
    """The colour of an object's fill or stroke as "#rrggbb"; None for none, or one that cannot be seen."""
    got = (_stroke_colour if stroke else _fill_colour)(pointer, *_UINT_PLACES)
    red, green, blue, alpha = _uints
    return f"#{red:02x}{green:02x}{blue:02x}" if got and alpha else None


def width_of(pointer: int) -> float:
    """The width of an object's stroke, in points before any matrix."""
    _floats[0] = 0.0
    _stroke_width(pointer, _FLOAT_PLACES[0])
    return _floats[0]


def bounds_of(pointer: int) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top around an object in the space that holds it; None where pdfium knows none."""
    if not _bounds(pointer, *_FLOAT_PLACES[:4]):
        return None
    left, bottom, right, top, _, _ = _floats
    return left, bottom, right, top


def matrix_of(pointer: int) -> tuple[float, float, float, float, float, float] | None:
    """An object's matrix; None where pdfium knows none."""
    if not _matrix(pointer, _FLOAT_PLACES[0]):
        return None
    a, b, c, d, e, f = _floats
    return a, b, c, d, e, f


def is_transparent(pointer: int) -> bool:
    """True for an object that lets through what lies under it."""
    return bool(_transparent(pointer))


def count_segments(path: int) -> int:
    """How many segments a path has."""
    return int(_count_segments(path))


def count_in_form(form: int) -> int:
    """How many objects a form holds."""
    return max(int(_count_in_form(form)), 0)


def clip_points(pointer: int) -> list[list[tuple[float, float]]]:
    """The points of each path that clips an object, in the space that holds it; empty where none does."""
    clip = _clip_path(pointer)
    return [
        [_clip_point(clip, path, index) for index in range(_clip_segments(clip, path))]
        for path in range(_clip_paths(clip) if clip else 0)
    ]


def _clip_point(clip: int, path: int, index: int) -> tuple[float, float]:
    _point(_clip_segment(clip, path, index), *_FLOAT_PLACES[:2])
    return _floats[0], _floats[1]
