"""What day a document speaks of, where it prints none: what its title, its file's name and its folder tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from papers2data.values.dates import find_dates
from papers2data.values.ranges import one_day

_ISO = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_.]?(?P<m>[01]\d)[-_.]?(?P<d>[0-3]\d)(?!\d)")
_UK = re.compile(r"(?<!\d)(?P<d>[0-3]?\d)[-_.](?P<m>[01]?\d)[-_.](?P<y>(?:20)?\d\d)(?!\d)")
_RUN = re.compile(r"(?<!\d)(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, ISO 8601, "" where unknown, and what tells it."""

    iso: str = ""
    reason: str = ""


def day_of(
    period_end: str | None, meeting: str | None, title: str, path: str, *, planned: bool, start: str | None
) -> Day:
    """What day a paper speaks of. A plan speaks of the day it was made: its period lies ahead of it."""
    told: tuple[tuple[str | None, str], ...]
    if planned:
        told = (
            (meeting, "date of the meeting"),
            (_of_path(path), "date in the file's place"),
            (start, "its period begins"),
        )
    else:
        told = (
            (period_end, "end of the period"),
            (meeting, "date of the meeting"),
            (_of_title(title), "date in the title"),
            (_of_path(path), "date in the file's place"),
        )
    return next((Day(day, reason) for day, reason in told if day), Day())


def after(day: str) -> str:
    """The day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _of_title(title: str) -> str:
    days = [found.range.end for found in find_dates(title) if found.range.end]
    return max(days).isoformat() if days else ""


def _of_path(path: str) -> str:
    """The last date in the file's name, or else in its folders from the nearest."""
    for part in reversed(path.split("/")):
        days = [day for day in _days(part) if 1990 <= day.year <= 2100]
        if days:
            return days[-1].isoformat()
    return ""


def _days(text: str) -> Iterator[date]:
    for pattern in (_ISO, _RUN, _UK):
        for found in pattern.finditer(text):
            year = int(found["y"])
            day = one_day(year + 2000 if year < 100 else year, int(found["m"]), int(found["d"]))
            if day is not None:
                yield day
