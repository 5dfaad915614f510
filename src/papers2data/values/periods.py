"""Reporting periods from cells, headings and sentences.

read_period    a cell or heading that is a period    "2023/24 Q3", "Year to March 2024", "Period 10 2023/24"
find_period    the period that a title is about      "Finance Monitoring Report - Quarter 3 2024-25"
find_periods   every period in a text, with its place
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from papers2data.values import ranges
from papers2data.values.dates import DATE_RULES
from papers2data.values.grammar import Kind, Mark, Reading, Rule, plain, scan, whole
from papers2data.values.ranges import DateRange
from papers2data.values.words import (
    BEFORE,
    YEAR,
    compiled,
    count_of,
    day,
    day_of,
    full_year,
    month,
    month_number,
)

__all__ = ["FoundPeriod", "Period", "find_own_quarter", "find_period", "find_periods", "read_period"]


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: its words, its first and last day, and what kind of period it is.

    ``kind`` "day" is a state on a day ("As at 31 March 2024"), with ``start`` and ``end`` alike.
    """

    text: str
    start: date
    end: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period at the half-open character range ``start``/``end`` of a text."""

    period: Period
    start: int
    end: int


_TO = r"\s+(?:(?:up\s+)?to|end(?:ing|ed)?|until)(?:\s+(?:the\s+)?end\s+(?:of\s+)?)?\s*:?\s*"
_COUNT = r"(?P<n>[1-9]|1[0-8]|one|two|three|four|five|six|nine|twelve|eighteen)"
_UNITS = r"(?P<unit>months?|quarters?|half[\s-]?year|(?:financial\s+|calendar\s+)?year)"
_DAY = rf"{day()}\s*{month()}[\s,]*(?P<y>{YEAR}|\d\d)(?!\d)"
_MONTH = rf"{month()}[\s,'-]*(?P<y>{YEAR}|\d\d)(?!\d)"
_FIGURES = rf"(?P<d>\d{{1,2}})[/.](?P<m>\d{{1,2}})[/.](?P<y>{YEAR}|\d\d)(?!\d)"
_LENGTHS = {"m": 1, "q": 3, "h": 6}
_KINDS: dict[int, Kind] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


def _up_to(found: re.Match[str]) -> Reading:
    """So many months, a quarter, a half or a year that end on a day or with a month."""
    parts = found.groupdict()
    unit = found["unit"].lower()
    count = (count_of(parts["n"]) if parts.get("n") else 1) * _LENGTHS.get(unit[0], 12)
    if parts.get("d"):
        end = day_of(found)
    else:
        end = ranges.months_from(full_year(found["y"]), month_number(found["m"]), 1).end
    return Reading(ranges.months_to(end, count) if end else None, _KINDS.get(count, "range"))


def _as_at(found: re.Match[str]) -> Reading:
    value = day_of(found)
    return Reading(DateRange(value, value) if value else None, "day")


_UP_TO_HINT = re.compile(r"(?:months?|quarters?|year)\s+(?:up|to|end|until)")
_AS_AT_HINT = re.compile(r"as\s+(?:at|of)")

_PERIOD_RULES: tuple[Rule, ...] = (
    # six months to September 2019 · year ending 31 March 2024 · quarter to December 2023
    Rule(compiled(rf"{BEFORE}(?:{_COUNT}[\s-]+)?{_UNITS}{_TO}{_DAY}"), _up_to, _UP_TO_HINT),
    Rule(compiled(rf"{BEFORE}(?:{_COUNT}[\s-]+)?{_UNITS}{_TO}{_MONTH}"), _up_to, _UP_TO_HINT),
    Rule(compiled(rf"{BEFORE}(?:{_COUNT}[\s-]+)?{_UNITS}{_TO}{_FIGURES}"), _up_to, _UP_TO_HINT),
    # As at 31 March 2024
    Rule(compiled(rf"{BEFORE}as\s+(?:at|of)(?:\s+the)?\s+{_DAY}"), _as_at, _AS_AT_HINT),
    Rule(compiled(rf"{BEFORE}as\s+(?:at|of)(?:\s+the)?\s+{_FIGURES}"), _as_at, _AS_AT_HINT),
)
_RULES = _PERIOD_RULES + DATE_RULES
_LEAD = re.compile(
    r"(?:for|during|in|as (?:at|of)|at|position at|end(?: of)?|the|(?:reporting )?period(?: of)?|data(?: for| to)?|"
    r"latest|month(?: of)?|year|rolling|from)[\s:]+",
    re.IGNORECASE,
)
_RANK: dict[Kind, int] = {"quarter": 0, "half": 0, "range": 0, "term": 0, "month": 1, "academic_year": 2, "year": 2}


def read_period(text: str) -> Period | None:
    """The period that a cell or heading is, words such as "As at" before it allowed; None for anything else.

    "2023/24 Q3" is a financial quarter, "2023 Q4" one of the calendar year, "2022" a calendar year, "22/23 Academic"
    September to August, "Period 10 2023/24" the tenth month of the financial year.
    """
    flat = plain(text).strip().strip("()[]:;.*").strip()
    mark = _whole(flat)
    while mark is None and (lead := _LEAD.match(flat)):
        flat = flat[lead.end() :]
        mark = _whole(flat)
    return _period(mark, text.strip()) if mark else None


def _whole(flat: str) -> Mark | None:
    return whole(flat, _RULES) if any(c.isdigit() for c in flat) else None


def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Every period in the text, in order; plain days are left out unless "as at" stands before them."""
    found = []
    for mark in scan(text, _PERIOD_RULES, DATE_RULES):
        period = _period(mark, text[mark.start : mark.end])
        if period is not None and (mark.kind != "day" or period.text[:2].lower() == "as"):
            found.append(FoundPeriod(period, mark.start, mark.end))
    return tuple(found)


_OWN_QUARTER = re.compile(r"\b(?:quarter|qtr|q)[ -]?(?P<number>[1-4])\b", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"[\s,(–-]{0,3}(?:of\s+)?(?:FY\s?)?(?:(?:19|20)\d\d|\d\d\s?[/-]\s?\d\d|last|the previous)\b")


def find_own_quarter(text: str, own: Period) -> tuple[FoundPeriod, ...]:
    """Where the text names the quarter that ``own`` names, but no year: "Quarter 3" in a report on Quarter 3 2024/25.

    Other quarters are not looked for: of which year they are, such a report need not say.
    """
    said = _OWN_QUARTER.search(own.text)
    if said is None or own.kind != "quarter":
        return ()
    return tuple(
        FoundPeriod(replace(own, text=text[found.start() : found.end()]), found.start(), found.end())
        for found in _OWN_QUARTER.finditer(text)
        if found["number"] == said["number"] and not _OF_A_YEAR.match(text, found.end())
    )


def find_period(text: str) -> Period | None:
    """The reporting period that a title or sentence names; None where it names none.

    Of several, a quarter, half, term or range comes before a month, a month before a year, and the first before the
    rest; a span of years ("Council Plan 2020-2024") comes last.
    """
    found = find_periods(text)
    return min((f.period for f in found), key=_rank) if found else None


def _rank(period: Period) -> int:
    if period.kind == "range" and (period.end - period.start).days > 366:
        return 4
    return _RANK.get(period.kind, 3)


def _period(mark: Mark, text: str) -> Period | None:
    days = mark.days
    if days is None or days.start is None or days.end is None:
        return None
    return Period(text, days.start, days.end, mark.kind)
