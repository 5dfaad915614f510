"""What the clip paths of a drawn object leave of it."""

from __future__ import annotations

from papers2data.readers.pdf import shapes
from papers2data.readers.pdf.frame import Frame

_Rect = tuple[float, float, float, float]


def clip_of(pointer: int, frame: Frame) -> _Rect | None:
    """The rectangle, as seen, around what an object's clip paths leave; None where nothing clips it."""
    paths = shapes.clip_points(pointer)
    if not paths:
        return None
    left, bottom, right, top = float("-inf"), float("-inf"), float("inf"), float("inf")
    for points in filter(None, paths):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right = max(left, min(xs)), min(right, max(xs))
        bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return frame.box(left, bottom, right, top) if left < right and bottom < top else None
