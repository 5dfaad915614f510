"""The period that a paper reports on, from its title, the lines at its front or its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from papers2data.model import Document, Paper
from papers2data.split.lines import lines_of
from papers2data.values.periods import Period, find_period

FRONT = 6
"""A period stands among so many lines at the front of a paper."""
_MONTH = 31


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


def title_of(document: Document, papers: tuple[Paper, ...]) -> str:
    """The title of the pack's agenda, else of the first paper, else of the file; "" without one."""
    lead = next((paper for paper in papers if paper.kind == "agenda"), papers[0] if papers else None)
    return (lead.title if lead else "") or document.title


def reporting_period(document: Document, papers: tuple[Paper, ...], met: str = "") -> Period | None:
    """The period in the title, at the front or in the file's name, the surest first; a date of issue is no period.

    A month in the file's name in which the meeting was held (``met``, ISO 8601) is the month of the meeting.
    """
    front = [line for line in lines_of(document, 0, FRONT) if line.row is None and line.short]
    name = re.sub(r"[_+]+", " ", PurePosixPath(document.source.path).stem)
    places = ([title_of(document, papers)], [line.text for line in front if line.heading or line.bold])
    stated = next((period for lines in places if (period := front_period(lines))), None)
    named = front_period([name])
    return stated or (None if named is None or _holds(named, met) else named)


def _holds(period: Period, day: str) -> bool:
    """True for a month or less that the day, ISO 8601, is in."""
    return period.start.isoformat() <= day <= period.end.isoformat() and (period.end - period.start).days <= _MONTH
