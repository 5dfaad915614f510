"""Rectangles on a page, in points from the top left of the page that a person sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle on one page.

    ``page`` is 1-based; ``x0``, ``top``, ``x1`` and ``bottom`` are points (1/72 inch) from the top left of the
    visible page, with ``top`` above ``bottom``. Raises ValueError for a page below 1 or a rectangle inside out.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.page < 1:
            raise ValueError(f"a page number starts at 1, not {self.page}")
        if self.x1 < self.x0 or self.bottom < self.top:
            raise ValueError(f"a box must have its right and bottom after its left and top: {self}")

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle, (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Area in square points."""
        return self.width * self.height

    def holds(self, x: float, y: float) -> bool:
        """True where the point is inside or on the border."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def shared(self, other: Box) -> float:
        """The area in square points that both boxes cover; 0 for boxes of different pages."""
        if self.page != other.page:
            return 0.0
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


def around(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """One box for each page around all boxes of that page, in page order."""
    by_page: dict[int, Box] = {}
    for box in boxes:
        old = by_page.get(box.page)
        by_page[box.page] = box if old is None else _union(old, box)
    return tuple(by_page[page] for page in sorted(by_page))


def _union(a: Box, b: Box) -> Box:
    return Box(a.page, min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))
