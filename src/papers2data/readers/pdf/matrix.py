"""PDF's transformation matrices, and the rectangle around a drawn object."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]


def matrix_of(obj: object) -> Matrix:
    """The matrix of a pdfium page object."""
    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(obj, ctypes.byref(m)) else IDENTITY


def times(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does first ``m``, then ``n``."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix takes a point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def bounds(obj: object, matrix: Matrix) -> Rect | None:
    """Left, bottom, right, top around a pdfium page object in the page's own space; None where pdfium knows none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    got = pdfium.FPDFPageObj_GetBounds(
        obj, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    )
    if not got:
        return None
    if matrix is IDENTITY:
        return left.value, bottom.value, right.value, top.value
    corners = [apply(matrix, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)
