"""Where days and numbers stand on a chart, and the days and numbers that its axes name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from papers2data.check.speech import MONTHS


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from ``low`` to ``high`` (days as ordinals) over ``start`` to ``end``, in points of the picture."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


def axis(values: list[float], start: float, end: float, margin: float = 0.05) -> Axis:
    """An axis that holds all values with a margin, which is a share of their spread."""
    low, high = min(values), max(values)
    room = (high - low) * margin or max(abs(high) * margin, 1.0)
    return Axis(low - room, high + room, start, end)


def ordinal(day: str) -> float:
    """An ISO day as a number of days."""
    return float(date.fromisoformat(day).toordinal())


def day_ticks(scale: Axis) -> list[tuple[float, str]]:
    """Firsts of quarters (of years, over a long time) on an axis of days: (number of days, "Apr 2023")."""
    first, last = (date.fromordinal(math.floor(each)) for each in (scale.low, scale.high))
    months = (1, 4, 7, 10) if (last - first).days < 800 else (1,)
    days = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in months]
    ticks = [(float(day.toordinal()), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in days]
    inside = [tick for tick in ticks if scale.low <= tick[0] <= scale.high]
    return inside[:: max(1, math.ceil(len(inside) / 8))]
