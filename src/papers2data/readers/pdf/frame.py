"""From a page's own space (points up from any corner) to what a person sees (points from the top left)."""

from __future__ import annotations

import ctypes
from typing import NamedTuple, TypeVar

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_Place = TypeVar("_Place", float, NDArray[np.float64])


class Frame(NamedTuple):
    """The visible rectangle in the page's own space, and how far it is turned clockwise: 0, 90, 180 or 270."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Width as seen, in points."""
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as seen, in points."""
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def point(self, x: _Place, y: _Place) -> tuple[_Place, _Place]:
        """A point, or many in two arrays, as seen: x from the left, y from the top."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle as seen: left, top, right, bottom."""
        if self.rotation == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: object) -> Frame:
    """The frame of a pdfium page: its CropBox within its MediaBox, and its /Rotate."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    return Frame(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), turns * 90)
