"""Due dates, days and times."""

from __future__ import annotations

from datetime import date

import pytest

from papers2data.values.dates import DateRange, find_dates, is_no_date, read_date, read_due, read_time


def days(text: str) -> DateRange:
    """The range written as "2020-01-01 2020-01-31", with "-" for an open side."""
    start, end = (None if part == "-" else date.fromisoformat(part) for part in text.split())
    return DateRange(start, end)


DUE = [
    ("month-short", "Dec 2019", "2019-12-01 2019-12-31"),
    ("month-long", "April 2019", "2019-04-01 2019-04-30"),
    ("month-with-stop", "Sept. 2019", "2019-09-01 2019-09-30"),
    ("month-without-space", "Dec2019", "2019-12-01 2019-12-31"),
    ("month-capitals", "FEBRUARY 2024", "2024-02-01 2024-02-29"),
    ("month-mistyped", "Febuary 2023", "2023-02-01 2023-02-28"),
    ("month-and-short-year", "Dec-25", "2025-12-01 2025-12-31"),
    ("month-space-short-year", "Jan 26", "2026-01-01 2026-01-31"),
    ("month-apostrophe-year", "Mar '24", "2024-03-01 2024-03-31"),
    ("day-before-year-of-four", "26 Jan 2026", "2026-01-26 2026-01-26"),
    ("day-with-short-year", "26 Jan 26", "2026-01-26 2026-01-26"),
    ("day", "1 June 2020", "2020-06-01 2020-06-01"),
    ("ordinal", "18th March 2021", "2021-03-18 2021-03-18"),
    ("ordinal-apart", "18 th March 2021", "2021-03-18 2021-03-18"),
    ("line-end-inside", "18\nMarch 2021", "2021-03-18 2021-03-18"),
    ("no-break-spaces", "8th\u00a0July\u00a02015", "2015-07-08 2015-07-08"),
    ("figures-day-first", "04/03/2020", "2020-03-04 2020-03-04"),
    ("figures-short-year", "31/3/20", "2020-03-31 2020-03-31"),
    ("figures-with-stops", "31.3.20", "2020-03-31 2020-03-31"),
    ("figures-with-dashes", "31-03-2020", "2020-03-31 2020-03-31"),
    ("iso", "2020-03-31", "2020-03-31 2020-03-31"),
    ("month-of-spreadsheet", "31-Mar-20", "2020-03-31 2020-03-31"),
    ("month-in-figures", "03/2020", "2020-03-01 2020-03-31"),
    ("american-words", "January 26, 2026", "2026-01-26 2026-01-26"),
    ("year", "2021", "2021-01-01 2021-12-31"),
    ("years", "2018-2020", "2018-01-01 2020-12-31"),
    ("financial-years-in-short", "2025-28", "2025-04-01 2028-03-31"),
    ("years-en-dash", "2018 – 2020", "2018-01-01 2020-12-31"),
    ("financial-year-slash", "2019/20", "2019-04-01 2020-03-31"),
    ("financial-year-dash", "2019-20", "2019-04-01 2020-03-31"),
    ("financial-year-in-full", "2023/2024", "2023-04-01 2024-03-31"),
    ("financial-year-short", "22/23", "2022-04-01 2023-03-31"),
    ("financial-year-one-digit", "2024/5", "2024-04-01 2025-03-31"),
    ("financial-year-turn-of-century", "1999/00", "1999-04-01 2000-03-31"),
    ("financial-year-named", "FY 2024/25", "2024-04-01 2025-03-31"),
    ("financial-years", "2020/21-2024/25", "2020-04-01 2025-03-31"),
    ("academic-year-after", "22/23 Academic", "2022-09-01 2023-08-31"),
    ("academic-year-before", "Academic year 2022/23", "2022-09-01 2023-08-31"),
    ("quarter-before", "Q1 2020-21", "2020-04-01 2020-06-30"),
    ("quarter-after", "2020/21 Q2", "2020-07-01 2020-09-30"),
    ("quarter-word", "Quarter 3 2023-24", "2023-10-01 2023-12-31"),
    ("quarter-bracketed-year", "Quarter 3 (2023/24)", "2023-10-01 2023-12-31"),
    ("quarter-four-is-next-year", "Q4 2023/24", "2024-01-01 2024-03-31"),
    ("quarter-ordinal", "third quarter of 2019/20", "2019-10-01 2019-12-31"),
    ("quarters", "Q1-Q3 2023/24", "2023-04-01 2023-12-31"),
    ("half-first", "H1 2024/25", "2024-04-01 2024-09-30"),
    ("half-second", "second half of 2024/25", "2024-10-01 2025-03-31"),
    ("season", "Summer 2021", "2021-06-01 2021-08-31"),
    ("seasons", "Spring/Summer 2025", "2025-03-01 2025-08-31"),
    ("term-autumn", "Autumn term 2020", "2020-09-01 2020-12-31"),
    ("term-spring-lies-in-its-year", "Spring term 2021", "2021-01-01 2021-03-31"),
    ("two-months-and", "September 2019 & September 2020", "2019-09-01 2020-09-30"),
    ("one-date-said-twice", "31.5.21 Spring 2021, as was agreed", "2021-05-31 2021-05-31"),
    ("a-year-in-the-name-of-what-is-due", "Beyond 2019 report due May 2021", "2021-05-01 2021-05-31"),
    ("first-date-and-its-revision", "May 2020 October 2020", "2020-05-01 2020-10-31"),
    ("months-one-year", "July - September 2020", "2020-07-01 2020-09-30"),
    ("months-over-new-year", "November to January 2021", "2020-11-01 2021-01-31"),
    ("months-two-years", "Apr 19 - Mar 20", "2019-04-01 2020-03-31"),
    ("days-one-month", "1st - 5th June 2020", "2020-06-01 2020-06-05"),
    ("days-two-months", "28 Feb to 3 March 2020", "2020-02-28 2020-03-03"),
    ("days-two-years", "1 April 2020 to 31 March 2021", "2020-04-01 2021-03-31"),
    ("days-in-figures", "01/04/2020 - 31/03/2021", "2020-04-01 2021-03-31"),
    ("end-of", "End of September 2019", "2019-09-01 2019-09-30"),
    ("by", "by March 2019", "2019-03-01 2019-03-31"),
    ("mid", "mid March 2020", "2020-03-01 2020-03-31"),
    ("early", "early 2021", "2021-01-01 2021-12-31"),
    ("month-of-a-financial-year", "March 2019/20", "2020-03-01 2020-03-31"),
    ("onwards", "April 2020 onwards", "2020-04-01 -"),
    ("from", "From April 2020", "2020-04-01 -"),
    ("and-ongoing", "June 2021 and ongoing", "2021-06-01 -"),
    ("two-months-slash", "Mar 2020/Apr 2020", "2020-03-01 2020-04-30"),
    ("two-short-months-slash", "Dec 19/Jan 20", "2019-12-01 2020-01-31"),
    ("financial-month", "Period 10 2023/24", "2024-01-01 2024-01-31"),
    ("until", "Until 31 May 2022", "- 2022-05-31"),
    ("sentence", "Pilot opens by September 2019. More sites will follow.", "2019-09-01 2019-09-30"),
    ("sentence-ends-with-date", "Three new homes by January 2022.", "2022-01-01 2022-01-31"),
    ("lines-out-of-order", "Campaign runs to July 2020\nNew offer by April 2020", "2020-04-01 2020-07-31"),
    ("bracketed-doubt", "March 2020 (TBC)", "2020-03-01 2020-03-31"),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in DUE])
def test_a_due_date_is_the_days_it_covers(text: str, expected: str) -> None:
    """A due-date cell reads as the range from the first day to the last that its words cover."""
    assert read_due(text) == days(expected)


NOT_DUE = [
    ("ongoing", "Ongoing"),
    ("tbc", "TBC"),
    ("timescale-tbc", "Timescale TBC"),
    ("tbc-with-old-date", "TBC (was May 2021)"),
    ("dash", "-"),
    ("en-dash", "–"),
    ("not-applicable", "N/A"),
    ("empty", ""),
    ("space", " \n "),
    ("31-february", "31 Feb 2020"),
    ("30-february-in-figures", "30/02/2020"),
    ("month-13", "01/13/2020"),
    ("one-impossible-of-two", "31 April 2020 and 5 May 2020"),
    ("month-without-year", "March"),
    ("day-without-year", "12 March"),
    ("numbered-term-has-local-days", "Term 3 2023/24"),
    ("winter-has-two-years", "Winter 2020"),
    ("not-consecutive-short-years", "22/27"),
    ("a-count", "2019 vehicles"),
    ("a-reference", "2024/002"),
    ("a-year-backwards", "2020-2018"),
    ("months-backwards", "March 2021 - January 2021"),
    ("narrative", "When funding allows"),
]


@pytest.mark.parametrize("text", [pytest.param(t, id=i) for i, t in NOT_DUE])
def test_what_is_no_date_is_none(text: str) -> None:
    """Words without a date, impossible dates and figures that are no dates read as None."""
    assert read_due(text) is None


FOUND = [
    ("none", "Nothing is due.", []),
    ("year-introduced", "It opens in 2021.", ["2021"]),
    ("year-of-a-count", "We bought 2019 vehicles.", []),
    ("year-counted-after-to", "It grew to 2000 homes.", []),
    ("year-of-an-act", "Under the Children Act 1989 the council must act.", []),
    ("year-onwards", "Data from 2012 onwards.", ["2012"]),
    ("years-listed", "Complaints made in 2021 and 2022 rose.", ["2021 and 2022"]),
    ("reference", "RESOLVED (2024/002): That it be noted.", []),
    ("longest-form", "Report for Q3 2023/24 is late.", ["Q3 2023/24"]),
    ("closing-bracket-stays-out", "85% (2022/23 Q4)", ["2022/23 Q4"]),
    ("impossible-hides-its-month", "Due 31 February 2020, then 1 March 2020.", ["1 March 2020"]),
    ("several", "From 1 May 2020 to spring 2021, then 2021/22.", ["1 May 2020", "spring 2021", "2021/22"]),
    ("verb-may", "We may 20 times say so.", []),
    ("short-year-then-comma", "Opened Jan 26, closed Mar 27.", ["Jan 26", "Mar 27"]),
    ("day-and-month-alone", "On 15 March 20 people came.", []),
    ("money-is-no-year", "It costs £2020 and in 2,020 cases more.", []),
    ("clause-is-no-date", "See paragraph 1.2.20 above.", []),
    ("introduced-clause-form", "It closes on 31.3.20 at noon.", ["31.3.20"]),
    ("telephone", "Call 020 7946 0123.", []),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in FOUND])
def test_dates_are_found_in_sentences(text: str, expected: list[str]) -> None:
    """A sentence gives up its dates in order, each in its longest form, and no other figures."""
    assert [found.text for found in find_dates(text)] == expected


@pytest.mark.parametrize(
    "text", ["Ongoing", "on-going.", "TBC", "tba", "N/A", "n/a", "Rolling", "To be confirmed", "—"]
)
def test_words_for_no_date_are_known(text: str) -> None:
    """Words that say there is no date are told apart from text that could not be read."""
    assert is_no_date(text)


@pytest.mark.parametrize("text", ["Dec 2019", "When funding allows", "Ongoing until March 2020"])
def test_other_words_are_not_no_date(text: str) -> None:
    """A date or a narrative is not a word for "no date"."""
    assert not is_no_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Monday, 15 April 2024 at 10:30", date(2024, 4, 15), id="weekday-and-time"),
        pytest.param("Monday 05 February 2024 (commencing at 10:30am)", date(2024, 2, 5), id="leading-zero"),
        pytest.param("10th February 2020", date(2020, 2, 10), id="ordinal"),
        pytest.param("Tuesday, 7th January, 2025", date(2025, 1, 7), id="commas"),
        pytest.param("THURSDAY 9TH JULY 2015", date(2015, 7, 9), id="capitals"),
        pytest.param("5 May 2020, that is 05/05/2020", date(2020, 5, 5), id="same-day-twice"),
        pytest.param("5 May 2020 and 6 May 2020", None, id="two-days"),
        pytest.param("4 to 6 May 2020", None, id="range"),
        pytest.param("May 2020", None, id="month-only"),
        pytest.param("30 February 2020", None, id="impossible"),
        pytest.param("", None, id="empty"),
    ],
)
def test_one_day_is_read(text: str, expected: date | None) -> None:
    """A line that names one calendar day reads as that day, any other as None."""
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("10:30am", "10:30", id="am"),
        pytest.param("2.00 pm", "14:00", id="stop-and-pm"),
        pytest.param("at 10.30", "10:30", id="at-and-stop"),
        pytest.param("1:18pm", "13:18", id="pm"),
        pytest.param("2pm", "14:00", id="hour-only"),
        pytest.param("12.15 a.m.", "00:15", id="after-midnight"),
        pytest.param("12 noon", "12:00", id="noon"),
        pytest.param("14:00 hrs", "14:00", id="24-hours"),
        pytest.param("Monday, 15 April 2024 at 10:30", "10:30", id="with-a-day"),
        pytest.param("25:10", None, id="impossible"),
        pytest.param("paragraph 10.30", None, id="clause"),
        pytest.param("9am to 5pm", None, id="two-times"),
        pytest.param("13:30pm", None, id="contradiction"),
    ],
)
def test_one_time_is_read(text: str, expected: str | None) -> None:
    """A line that names one time of day reads as that time on the 24-hour clock."""
    assert read_time(text) == expected
