"""The period that a paper reports on, from the lines at its front."""

from __future__ import annotations

from collections.abc import Iterable

from papers2data.values.periods import Period, find_period

FRONT = 6
"""A period stands among so many lines at the front of a paper."""


def front_period(lines: Iterable[str]) -> Period | None:
    """The first period that the lines name, in their order; None where they name none.

    A cover may set "Quarter 3" and "2031/32" on two lines: where a line and the one before it name a closer period
    together, it is that one.
    """
    before = ""
    for line in lines:
        period = find_period(line)
        if period is not None:
            closer = find_period(f"{before} {line}") if before else None
            return closer if closer and _within(closer, period) else period
        before = line
    return None


def _within(closer: Period, period: Period) -> bool:
    inside = period.start <= closer.start and closer.end <= period.end
    return inside and (closer.start, closer.end) != (period.start, period.end)
