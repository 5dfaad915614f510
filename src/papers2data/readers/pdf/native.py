"""pdfium's calls per letter, made in bulk.

A call through ctypes costs about a microsecond, most of it in Python's own loop and in building arguments. Mapping a
bare function pointer over plain integers brings that down to a quarter, which decides the speed of the whole reader.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import count, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from papers2data.readers.pdf.raw import EOL_HYPHEN

Numbers = NDArray[np.float64]


def bare(name: str, *arguments: object, result: type = ctypes.c_size_t) -> Callable[..., Any]:
    """A function of pdfium that takes plain integers; an address comes back as one too."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    call: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]
    return call


_TEXT_HYPHEN = "\ufffe"
"""What pdfium writes into a page's text for the hyphen that cuts a word; letter by letter it says U+0002."""
_HANDLE, _INT = ctypes.c_void_p, ctypes.c_int
_text = bare("FPDFText_GetText", _HANDLE, _INT, _INT, _HANDLE, result=ctypes.c_int)
_loose_box = bare("FPDFText_GetLooseCharBox", _HANDLE, _INT, _HANDLE)
_origin = bare("FPDFText_GetCharOrigin", _HANDLE, _INT, _HANDLE, _HANDLE)
_text_object = bare("FPDFText_GetTextObject", _HANDLE, _INT)
_font_size = bare("FPDFText_GetFontSize", _HANDLE, _INT, result=ctypes.c_double)
_matrix = bare("FPDFText_GetMatrix", _HANDLE, _INT, _HANDLE)
_fill_colour = bare("FPDFText_GetFillColor", _HANDLE, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
_font = bare("FPDFTextObj_GetFont", _HANDLE)
_render_mode = bare("FPDFTextObj_GetTextRenderMode", _HANDLE, result=ctypes.c_int)
_path_segment = bare("FPDFPath_GetPathSegment", _HANDLE, _INT)
_segment_type = bare("FPDFPathSegment_GetType", _HANDLE, result=ctypes.c_int)
_segment_close = bare("FPDFPathSegment_GetClose", _HANDLE, result=ctypes.c_int)
_segment_point = bare("FPDFPathSegment_GetPoint", _HANDLE, _HANDLE, _HANDLE)
_unicode = bare("FPDFText_GetUnicode", _HANDLE, _INT)
_get_object = bare("FPDFPage_GetObject", _HANDLE, _INT)
_get_form_object = bare("FPDFFormObj_GetObject", _HANDLE, ctypes.c_ulong)
_object_type = bare("FPDFPageObj_GetType", _HANDLE)


def address(handle: object) -> int:
    """The address that a pdfium handle points to, 0 for a null handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _room(rows: int, width: int, kind: type) -> tuple[NDArray[Any], int]:
    """Rows of zeros for pdfium to write into, and their address.

    Arrays of ctypes would do too, but each length is a type of its own there, which costs time and stays in memory.
    """
    room: NDArray[Any] = np.zeros((rows, width), dtype=kind)
    return room, room.ctypes.data


def _drain(calls: Iterable[object]) -> None:
    """Makes all the calls of a ``map``, whose results lie in the room that they wrote into."""
    deque(calls, maxlen=0)


def letters(textpage: object, length: int) -> str:
    """The letters of a text page, so many; the place in the string is the letter's index in pdfium."""
    room, start = _room(length + 1, 1, np.uint16)
    if _text(address(textpage), 0, length, start) == length + 1:
        text = room[:length].tobytes().decode("utf-16-le", "surrogatepass")
        if len(text) == length:
            return text.replace(_TEXT_HYPHEN, EOL_HYPHEN)
    codes = map(_unicode, repeat(address(textpage)), range(length))
    return "".join(map(_letter, codes))


def _letter(code: int) -> str:
    code &= 0xFFFFFFFF
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " if code else "\0"


def boxes(textpage: int, indexes: Sequence[int]) -> Numbers:
    """A row for each of the letters (advance, height of the font): left, top, right, bottom in the page's own space."""
    rows, start = _room(len(indexes), 4, np.float32)
    _drain(map(_loose_box, repeat(textpage), indexes, count(start, 16)))
    return rows.astype(np.float64)


def origins(textpage: int, indexes: Sequence[int]) -> Numbers:
    """A row for each of the letters: x and y of its origin (on the baseline), in the page's own space."""
    rows, start = _room(len(indexes), 2, np.float64)
    _drain(map(_origin, repeat(textpage), indexes, count(start, 16), count(start + 8, 16)))
    return rows


def text_objects(textpage: int, indexes: Sequence[int]) -> list[int]:
    """The address of the text object that drew each of the letters, 0 where pdfium made the letter up."""
    return list(map(_text_object, repeat(textpage), indexes))


def sizes(textpage: int, indexes: Sequence[int]) -> list[float]:
    """The font size of each of the letters, before any matrix."""
    return list(map(_font_size, repeat(textpage), indexes))


def matrices(textpage: int, indexes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """What each letter's matrix does but for moving it: a, b, c, d; zeros where pdfium knows none."""
    rows, start = _room(len(indexes), 6, np.float32)
    _drain(map(_matrix, repeat(textpage), indexes, count(start, 24)))
    return list(zip(*rows[:, :4].T.tolist(), strict=True))


def colours(textpage: int, indexes: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Red, green, blue and alpha, 0 to 255, of each letter's fill."""
    rows, start = _room(len(indexes), 4, np.uint32)
    rows[:, 3] = 255
    _drain(map(_fill_colour, repeat(textpage), indexes, *(count(start + offset, 16) for offset in (0, 4, 8, 12))))
    return list(zip(*rows.T.tolist(), strict=True))


def fonts(objects: Sequence[int]) -> list[int]:
    """The address of each text object's font, 0 for none."""
    return [_font(pointer) if pointer else 0 for pointer in objects]


def render_mode(text_object: int) -> int:
    """PDF's text rendering mode of a text object: 3 is invisible."""
    return int(_render_mode(text_object))


def segments(path: int, length: int) -> tuple[list[int], list[tuple[float, float]], list[int]]:
    """The kinds of a path's segments, x and y of the point that each leads to, and whether each closes its figure."""
    handles = list(map(_path_segment, repeat(path), range(length)))
    rows, start = _room(length, 2, np.float32)
    _drain(map(_segment_point, handles, count(start, 8), count(start + 4, 8)))
    points = list(zip(*rows.T.tolist(), strict=True))
    return list(map(_segment_type, handles)), points, list(map(_segment_close, handles))


def page_objects(page: object, length: int) -> list[tuple[int, int]]:
    """Address and pdfium type of each object on a page, in the order of drawing."""
    found = list(map(_get_object, repeat(address(page)), range(length)))
    return list(zip(found, map(_object_type, found), strict=True))


def form_objects(form: int, length: int) -> list[tuple[int, int]]:
    """Address and pdfium type of each object in a form, in the order of drawing."""
    found = list(map(_get_form_object, repeat(form), range(length)))
    return list(zip(found, map(_object_type, found), strict=True))
