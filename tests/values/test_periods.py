"""Reporting periods."""

from __future__ import annotations

from datetime import date

import pytest

from papers2data.values.periods import find_period, find_periods, read_period

PERIODS = [
    ("quarter-after", "2023/24 Q3", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-before", "Q3 2023-24", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-word", "Quarter 3 2023-24", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-long-year", "Q3 2023/2024", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-short-year", "Q3 23/24", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-one-digit-year", "QUARTER 3 2023-4", "2023-10-01", "2023-12-31", "quarter"),
    ("quarter-of-a-calendar-year", "2023 Q4", "2023-10-01", "2023-12-31", "quarter"),
    ("calendar-year", "2022", "2022-01-01", "2022-12-31", "year"),
    ("financial-year", "2022/23", "2022-04-01", "2023-03-31", "year"),
    ("academic", "2022/23 Academic", "2022-09-01", "2023-08-31", "academic_year"),
    ("academic-short", "22/23 Academic", "2022-09-01", "2023-08-31", "academic_year"),
    ("two-terms", "2022/23 Aut & Spr term", "2022-09-01", "2023-03-31", "term"),
    ("term-without-the-word", "22/23 Autumn", "2022-09-01", "2022-12-31", "term"),
    ("term", "2022/23 Autumn term", "2022-09-01", "2022-12-31", "term"),
    ("months", "July - September 2020", "2020-07-01", "2020-09-30", "range"),
    ("months-en-dash", "April – September 2019", "2019-04-01", "2019-09-30", "range"),
    ("months-short", "Oct-Dec 2023", "2023-10-01", "2023-12-31", "range"),
    ("month", "December 2024", "2024-12-01", "2024-12-31", "month"),
    ("year-to-month", "Year to March 2024", "2023-04-01", "2024-03-31", "year"),
    ("year-ending-day", "Year ending 31 December 2023", "2023-01-01", "2023-12-31", "year"),
    ("months-to", "six months to September 2019", "2019-04-01", "2019-09-30", "half"),
    ("rolling-months", "Rolling 12 months to June 2024", "2023-07-01", "2024-06-30", "year"),
    ("quarter-to", "Quarter ending December 2023", "2023-10-01", "2023-12-31", "quarter"),
    ("financial-month", "Period 10 2023/24", "2024-01-01", "2024-01-31", "month"),
    ("financial-month-letter", "P9 2023/24", "2023-12-01", "2023-12-31", "month"),
    ("financial-month-first", "2023/24 Period 1", "2023-04-01", "2023-04-30", "month"),
    ("as-at", "As at 31 March 2024", "2024-03-31", "2024-03-31", "day"),
    ("as-at-month", "As at end of March 2024", "2024-03-01", "2024-03-31", "month"),
    ("bracketed", "(2022/23)", "2022-04-01", "2023-03-31", "year"),
]


@pytest.mark.parametrize(("text", "start", "end", "kind"), [pytest.param(*row[1:], id=row[0]) for row in PERIODS])
def test_a_cell_reads_as_its_period(text: str, start: str, end: str, kind: str) -> None:
    """A cell or heading that is a period reads as its first day, last day and kind, with its words kept."""
    period = read_period(text)
    assert period is not None
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert (period.kind, period.text) == (kind, text)


@pytest.mark.parametrize(
    "text", ["", "Q3", "85", "12.5", "1,999", "2023/25 Q1", "Target", "Period 13 2023/24", "2022/23 or so", "Ongoing"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    """A cell that is anything else, or a period without its year, is None."""
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Portfolio update – July - September 2020", "July - September 2020", id="months-in-title"),
        pytest.param("PERFORMANCE: QUARTER 3 2023-4", "QUARTER 3 2023-4", id="capitals"),
        pytest.param("HALF-YEAR REVIEW (APRIL – SEPTEMBER 2019)", "APRIL – SEPTEMBER 2019", id="in-brackets"),
        pytest.param("Finance Report - Quarter 3 2024-25", "Quarter 3 2024-25", id="quarter"),
        pytest.param("at the end of quarter 2 of the year 2019-20", "quarter 2 of the year 2019-20", id="of-the-year"),
        pytest.param("Budget 2024/25: position for December 2024", "December 2024", id="month-before-year"),
        pytest.param("Council Plan 2020-2024, June 2021", "June 2021", id="plan-years-come-last"),
        pytest.param("Meeting of 15 April 2024", None, id="meeting-date"),
        pytest.param("Risks as at 31 March 2024", "as at 31 March 2024", id="as-at"),
        pytest.param("Any other business", None, id="none"),
    ],
)
def test_a_title_names_its_period(text: str, expected: str | None) -> None:
    """A title gives up the period it reports on; the date of a meeting is none."""
    period = find_period(text)
    assert (period.text if period else None) == expected


def test_periods_are_found_with_their_places() -> None:
    """Every period of a text comes with the characters that it stands on."""
    text = "Up from 2022/23 Q4 to 2023/24 Q1."
    assert [(text[f.start : f.end], f.period.kind) for f in find_periods(text)] == [
        ("2022/23 Q4", "quarter"),
        ("2023/24 Q1", "quarter"),
    ]
