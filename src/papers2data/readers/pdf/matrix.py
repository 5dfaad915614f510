"""PDF's transformation matrices, and the rectangle around a drawn object."""

from __future__ import annotations

from papers2data.readers.pdf import shapes

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]


def matrix_of(pointer: int) -> Matrix:
    """The matrix of a page object."""
    return shapes.matrix_of(pointer) or IDENTITY


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


def bounds(pointer: int, matrix: Matrix) -> Rect | None:
    """Left, bottom, right, top around a page object in the page's own space; None where pdfium knows none."""
    inner = shapes.bounds_of(pointer)
    if inner is None or matrix is IDENTITY:
        return inner
    left, bottom, right, top = inner
    corners = [apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)
