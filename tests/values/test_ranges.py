"""Ranges of days."""

from __future__ import annotations

from datetime import date

import pytest

from papers2data.values import ranges
from papers2data.values.ranges import DateRange


def test_a_range_without_sides_is_refused() -> None:
    """A range of dates has a start or an end."""
    with pytest.raises(ValueError, match="start or an end"):
        DateRange(None, None)


def test_a_range_that_ends_before_it_starts_is_refused() -> None:
    """A range of dates never ends before its start."""
    with pytest.raises(ValueError, match="before its start"):
        DateRange(date(2020, 2, 1), date(2020, 1, 31))


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        pytest.param(2020, 2, 29, date(2020, 2, 29), id="leap-day"),
        pytest.param(2019, 2, 29, None, id="leap-day-of-a-common-year"),
        pytest.param(2020, 4, 31, None, id="31-april"),
        pytest.param(2020, 13, 1, None, id="month-13"),
        pytest.param(2020, 1, 0, None, id="day-0"),
    ],
)
def test_a_day_that_does_not_exist_is_none(year: int, month: int, day: int, expected: date | None) -> None:
    """A day that the calendar lacks is never moved to its neighbour."""
    assert ranges.one_day(year, month, day) == expected


@pytest.mark.parametrize(
    ("quarter", "start", "end"),
    [
        (1, date(2020, 4, 1), date(2020, 6, 30)),
        (2, date(2020, 7, 1), date(2020, 9, 30)),
        (3, date(2020, 10, 1), date(2020, 12, 31)),
        (4, date(2021, 1, 1), date(2021, 3, 31)),
    ],
)
def test_financial_quarters_begin_in_april(quarter: int, start: date, end: date) -> None:
    """Quarter 1 of a financial year is April to June."""
    assert ranges.financial_quarters(2020, quarter) == DateRange(start, end)


@pytest.mark.parametrize(
    ("end", "count", "start"),
    [
        pytest.param(date(2019, 9, 30), 6, date(2019, 4, 1), id="whole-months"),
        pytest.param(date(2024, 2, 29), 12, date(2023, 3, 1), id="year-to-a-leap-day"),
        pytest.param(date(2024, 4, 5), 12, date(2023, 4, 6), id="tax-year"),
        pytest.param(date(2024, 3, 30), 1, date(2024, 3, 1), id="february-is-short"),
    ],
)
def test_months_up_to_a_day(end: date, count: int, start: date) -> None:
    """So many months that end on a day begin the day after the same day so many months before."""
    assert ranges.months_to(end, count) == DateRange(start, end)
