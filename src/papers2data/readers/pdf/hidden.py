"""Words that a person cannot see: white on white, of no size, off the page, clipped, painted over."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import native
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.objects import Drawn
from papers2data.readers.pdf.raw import Fill, Picture, Word
from papers2data.readers.pdf.words import Placed

_SMALLEST = 1.0
"""Points: type below this size cannot be read."""
_INVISIBLE, _CLIP_ONLY = 3, 7
_SCAN_SHARE = 0.5
"""Share of the page: invisible text over a picture this big is a scan's text layer, which is meant to be read."""
_Rect = tuple[float, float, float, float]


def set_apart(placed: Sequence[Placed], drawn: Drawn, frame: Frame) -> tuple[list[Word], list[Word], Counter[str]]:
    """The visible words, the hidden ones, and the hidden letters counted by reason."""
    scan = any(p.kind == "image" and _area(p) > _SCAN_SHARE * frame.width * frame.height for p in drawn.pictures)
    clips: dict[int, _Rect | None] = {}
    shown: list[Word] = []
    hidden: list[Word] = []
    reasons: Counter[str] = Counter()
    seen: set[tuple[str, int, int]] = set()
    for item in placed:
        reason = _why_hidden(item, drawn, frame, scan, clips)
        word = item.word
        key = (word.text, round(word.x0), round(word.top))
        if not reason and key in seen:
            reason = "duplicate"
        seen.add(key)
        if reason:
            hidden.append(word)
            reasons[reason] += len(word.text)
        else:
            shown.append(word)
    return shown, hidden, reasons


def _why_hidden(item: Placed, drawn: Drawn, frame: Frame, scan: bool, clips: dict[int, _Rect | None]) -> str:
    word = item.word
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if word.style.size < _SMALLEST:
        return "zero-size"
    if not (0 <= x <= frame.width and 0 <= y <= frame.height):
        return "off-page"
    if item.mode == _CLIP_ONLY or (item.mode == _INVISIBLE and not scan):
        return "invisible"
    if _clipped(item.text_object, x, y, frame, clips):
        return "clipped"
    if item.mode == _INVISIBLE:
        return ""
    order = drawn.text_order.get(item.text_object, 0)
    if _painted_over(order, x, y, drawn.fills):
        return "overprinted"
    return "white-on-white" if item.alpha == 0 or _same_as_paper(word, order, x, y, drawn) else ""


def _painted_over(order: int, x: float, y: float, fills: Sequence[Fill]) -> bool:
    if not order or not fills or fills[-1].order < order:
        return False
    return any(f.order > order and _holds(f, x, y) for f in reversed(fills))


def _same_as_paper(word: Word, order: int, x: float, y: float, drawn: Drawn) -> bool:
    """True where the letters have the colour of what lies under them."""
    colour = word.style.colour
    if colour is None or not (_pale(colour) or colour in {fill.colour for fill in drawn.fills}):
        return False
    under = max((f for f in drawn.fills if _lies_under(f, order, x, y)), key=lambda f: f.order, default=None)
    image = max((p.order for p in drawn.pictures if _lies_under(p, order, x, y)), default=-1)
    if image > (under.order if under is not None else -1):
        return False
    return _distance(colour, under.colour if under is not None else "#ffffff") < 12


def _lies_under(thing: Fill | Picture, order: int, x: float, y: float) -> bool:
    return (not order or thing.order < order) and _holds(thing, x, y)


@lru_cache(maxsize=1024)
def _pale(colour: str) -> bool:
    return all(int(colour[i : i + 2], 16) >= 0xF0 for i in (1, 3, 5))


def _distance(a: str, b: str) -> int:
    return max(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))


def _holds(box: Fill | Picture, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _area(box: Picture) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _clipped(pointer: int, x: float, y: float, frame: Frame, clips: dict[int, _Rect | None]) -> bool:
    if not pointer:
        return False
    if pointer not in clips:
        clips[pointer] = _clip_of(pointer, frame)
    clip = clips[pointer]
    return clip is not None and not (clip[0] - 1 <= x <= clip[2] + 1 and clip[1] - 1 <= y <= clip[3] + 1)


def _clip_of(pointer: int, frame: Frame) -> _Rect | None:
    """The rectangle around what an object's clip paths leave, None where nothing clips it."""
    clip = pdfium.FPDFPageObj_GetClipPath(native.as_object(pointer))
    count = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0:
        return None
    left, bottom, right, top = float("-inf"), float("-inf"), float("inf"), float("inf")
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(count):
        xs, ys = [], []
        for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return frame.box(left, bottom, right, top) if left < right and bottom < top else None
