"""From days and figures to places in a picture, and the marks along its sides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from ``low``–``high`` (figures, or days as ordinals) to ``start``–``end`` (dots)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of ``value``, to a tenth of a dot; the middle where the scale has no width."""
        if self.high == self.low:
            return round((self.start + self.end) / 2, 1)
        return round(self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start), 1)


def steps(low: float, high: float, about: int = 4) -> list[float]:
    """Round figures between ``low`` and ``high``, ``about`` so many."""
    if high <= low:
        return [low]
    rough = (high - low) / about
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * many for many in (1, 2, 2.5, 5, 10) if size * many >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def apart(places: Sequence[float], least: float) -> list[int]:
    """Which of the ``places`` (in order) may have a label: the last one, and those ``least`` dots from the next."""
    kept: list[int] = []
    for index in range(len(places) - 1, -1, -1):
        if not kept or abs(places[kept[-1]] - places[index]) >= least:
            kept.append(index)
    return kept[::-1]


def ordinal(day: str) -> int:
    """The number of an ISO day. Raises ValueError."""
    return date.fromisoformat(day).toordinal()


def path(points: Sequence[tuple[float, float]]) -> str:
    """The points as a line."""
    return " ".join(f"{'L' if number else 'M'}{x:g} {y:g}" for number, (x, y) in enumerate(points))


def label(x: float, y: float, text: str, anchor: str = "start") -> Markup:
    """A word in the picture, ``x`` at its start, middle or end."""
    return Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(x, y, anchor, text)


def svg(width: int, height: int, said: str, parts: Sequence[Markup], kind: str = "") -> Markup:
    """The picture; ``said`` is what it shows, in a sentence."""
    inside = Markup("").join(parts)
    return Markup(
        '<svg viewBox="0 0 {w} {h}" width="{w}" height="{h}"{kind} role="img" aria-label="{said}">{inside}</svg>'
    ).format(
        w=width, h=height, said=said, inside=inside, kind=Markup(' class="{}"').format(kind) if kind else Markup("")
    )
