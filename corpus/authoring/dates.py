"""Due dates as papers print them, beside the days that they mean."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Due:
    """A due date as printed, with its first and last day (None where it names no date)."""

    text: str
    start: str | None = None
    end: str | None = None


def month(text: str, year: int, number: int) -> Due:
    """A due date that names one month."""
    return months(text, (year, number), (year, number))


def months(text: str, first: tuple[int, int], last: tuple[int, int]) -> Due:
    """A due date from the first day of one month to the last day of another."""
    end = date(*last, monthrange(*last)[1])
    return Due(text, date(*first, 1).isoformat(), end.isoformat())


def day(text: str, year: int, number: int, of_month: int) -> Due:
    """A due date that names one day."""
    only = date(year, number, of_month).isoformat()
    return Due(text, only, only)


def years(text: str, first: int, last: int) -> Due:
    """A due date of whole calendar years."""
    return Due(text, f"{first}-01-01", f"{last}-12-31")


@dataclass(frozen=True)
class Quarter:
    """A quarter of a financial year: as a title prints it, as a scorecard prints it, in a file name, and its days."""

    title: str
    short: str
    slug: str
    start: str
    end: str


QUARTERS = (
    Quarter("April - June 2023", "2023/24 Q1", "2023-24-q1", "2023-04-01", "2023-06-30"),
    Quarter("July - September 2023", "2023/24 Q2", "2023-24-q2", "2023-07-01", "2023-09-30"),
    Quarter("October - December 2023", "2023/24 Q3", "2023-24-q3", "2023-10-01", "2023-12-31"),
    Quarter("January - March 2024", "2023/24 Q4", "2023-24-q4", "2024-01-01", "2024-03-31"),
)
