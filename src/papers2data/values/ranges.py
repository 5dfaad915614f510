"""Ranges of days and how the parts of UK years fall into them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Term = Literal["autumn", "spring", "summer"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from ``start`` to ``end``, both included.

    None is an open side ("April 2020 onwards" has no end). Raises ValueError for no side at all or an end before the
    start.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a range of dates needs a start or an end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a range of dates cannot end on {self.end}, before its start on {self.start}")


def whole_days(start: date, end: date) -> DateRange | None:
    """The range from ``start`` to ``end``; None where the end is before the start."""
    return None if end < start else DateRange(start, end)


def one_day(year: int, month: int, day: int) -> date | None:
    """That day; None where the calendar has no such day (31 February), which is never moved to another."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def months(first_year: int, first_month: int, last_year: int, last_month: int) -> DateRange | None:
    """From the first day of one month to the last day of another; None where they are in the wrong order."""
    last_day = calendar.monthrange(last_year, last_month)[1]
    return whole_days(date(first_year, first_month, 1), date(last_year, last_month, last_day))


def months_from(year: int, month: int, count: int) -> DateRange:
    """``count`` whole months that begin with the one given."""
    last = year * 12 + month - 1 + count - 1
    end = date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    return DateRange(date(year, month, 1), end)


def months_to(end: date, count: int) -> DateRange:
    """``count`` months that end on ``end``, which closes its month or stands in it."""
    if end != end.replace(day=calendar.monthrange(end.year, end.month)[1]):
        first = end.year * 12 + end.month - 1 - count
        day = min(end.day, calendar.monthrange(first // 12, first % 12 + 1)[1])
        return DateRange(date(first // 12, first % 12 + 1, day) + timedelta(days=1), end)
    first = end.year * 12 + end.month - 1 - (count - 1)
    return DateRange(date(first // 12, first % 12 + 1, 1), end)


def calendar_years(first: int, last: int) -> DateRange | None:
    """1 January of the first year to 31 December of the last; None in the wrong order."""
    return whole_days(date(first, 1, 1), date(last, 12, 31))


def financial_year(first: int) -> DateRange:
    """1 April of ``first`` to 31 March of the next year."""
    return months_from(first, 4, 12)


def academic_year(first: int) -> DateRange:
    """1 September of ``first`` to 31 August of the next year."""
    return months_from(first, 9, 12)


def financial_quarters(first: int, quarter: int, last_quarter: int | None = None) -> DateRange | None:
    """Quarters 1 to 4 of the financial year that begins in ``first``: quarter 2 is July to September."""
    count = (last_quarter or quarter) - quarter + 1
    if count < 1:
        return None
    start = first * 12 + 3 + 3 * (quarter - 1)
    return months_from(start // 12, start % 12 + 1, 3 * count)


def calendar_quarters(year: int, quarter: int, last_quarter: int | None = None) -> DateRange | None:
    """Quarters 1 to 4 of a calendar year: quarter 4 is October to December."""
    count = (last_quarter or quarter) - quarter + 1
    return months_from(year, 3 * quarter - 2, 3 * count) if count >= 1 else None


def month_of_financial_year(first: int, month: int) -> DateRange:
    """The calendar month ``month`` (1 to 12) in the financial year that begins in ``first``."""
    return months_from(first if month >= 4 else first + 1, month, 1)


def school_term(first: int, term: Term) -> DateRange:
    """A term of the academic year that begins in ``first``.

    Schools set their own days; these are the terms of England's early years funding, which leave no gap: autumn from
    1 September, spring from 1 January, summer from 1 April to 31 August.
    """
    match term:
        case "autumn":
            return months_from(first, 9, 4)
        case "spring":
            return months_from(first + 1, 1, 3)
        case "summer":
            return months_from(first + 1, 4, 5)
