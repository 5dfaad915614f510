"""What is seen on a scanned page once it is turned upright, and the way back to the page as it lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple


class SeenWord(NamedTuple):
    """A word; places are points from the top left of the upright page, ``confidence`` is 0 to 100.

    ``size`` is the height of the type in points, ``line`` the number of its line on the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    confidence: float
    line: int


class SeenRule(NamedTuple):
    """A straight line, level where ``top == bottom``, upright where ``x0 == x1``; ``width`` is its thickness."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was brought upright: first turned clockwise by ``quarter`` degrees, then by ``skew`` more.

    ``width`` and ``height`` are those of the page as it lies, in points.
    """

    width: float
    height: float
    quarter: int = 0
    skew: float = 0.0

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        return (self.height, self.width) if self.quarter % 180 else (self.width, self.height)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """A point of the upright page as a point of the page as it lies."""
        width, height = self.upright
        if self.skew:
            angle = radians(-self.skew)
            dx, dy = x - width / 2, y - height / 2
            x = width / 2 + dx * cos(angle) - dy * sin(angle)
            y = height / 2 + dx * sin(angle) + dy * cos(angle)
        if self.quarter == 90:
            return y, self.height - x
        if self.quarter == 180:
            return self.width - x, self.height - y
        if self.quarter == 270:
            return self.width - y, x
        return x, y

    def box_back(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the upright page as the box around it on the page as it lies."""
        corners = [self.back(x, y) for x in (x0, x1) for y in (top, bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return (
            min(max(min(xs), 0.0), self.width),
            min(max(min(ys), 0.0), self.height),
            max(min(max(xs), self.width), 0.0),
            max(min(max(ys), self.height), 0.0),
        )
