"""What the clip paths of a drawn object leave of it."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from papers2data.readers.pdf.frame import Frame

_Rect = tuple[float, float, float, float]


def clip_of(obj: object, frame: Frame) -> _Rect | None:
    """The rectangle, as seen, around what a pdfium object's clip paths leave; None where nothing clips it."""
    clip = pdfium.FPDFPageObj_GetClipPath(obj)
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
