"""When clauses are due, seen from the meeting."""

from __future__ import annotations

from datetime import date

import pytest

from papers2data.extract.minutes.asks import action_of
from papers2data.extract.minutes.dues import Calendar, due_of, in_calendar, next_meeting
from papers2data.split.lines import Line, lines_of
from tests.split.prose import prose

WHEN = Calendar(date(2022, 3, 8), date(2022, 6, 14))

DUES = [
    ("month's meeting", "a list be brought back to the September meeting", "to the September meeting", "2022-09-30"),
    ("next year's month", "a list be brought back to the January meeting", "to the January meeting", "2023-01-31"),
    ("own month", "a list be brought back to the March meeting", "to the March meeting", None),
    ("end of a month", "the Clerk write to the police by the end of April", "by the end of April", "2022-04-30"),
    ("a day without its year", "the Clerk write by Tuesday 26 April", "by Tuesday 26 April", "2022-04-26"),
    ("a day on another weekday", "the Clerk write by Friday 26 April", "by Friday 26 April", None),
    ("within months", "a survey be received within three months", "within three months", "2022-06-08"),
    ("in months' time", "the Clerk report in six months' time", "in six months' time", "2022-09-30"),
    ("next meeting", "the Clerk report to the next meeting", "to the next meeting", "2022-06-14"),
    ("another body's", "the item go to the next meeting of the Cabinet", "to the next meeting", None),
    (
        "financial year",
        "cover be arranged by the end of the financial year",
        "by the end of the financial year",
        "2022-03-31",
    ),
    ("recess", "the list be circulated before the summer recess", "before the summer recess", None),
    ("each meeting", "the Clerk report at each meeting", "at each meeting", None),
    ("elections", "members be invited following the May elections", "following the May elections", None),
    ("nothing", "the Clerk write to the police", None, None),
]


@pytest.mark.parametrize(("text", "due", "end"), [row[1:] for row in DUES], ids=[row[0] for row in DUES])
def test_due_of_a_clause(text: str, due: str | None, end: str | None) -> None:
    """Due words are kept as printed, with the day that the calendar makes of them, none where it leaves that open."""
    found = in_calendar(due_of(text, action_of(text)), WHEN, text)
    assert (found.text, found.end) == (due, end)


def lines(*texts: str) -> list[Line]:
    """The lines of a document with these paragraphs."""
    return lines_of(prose(*texts))


NEXT = [
    ("on its line", ("Next meeting: 14 June 2022 at 7 pm",), date(2022, 6, 14)),
    ("on the line below", ("# 9 Date of next meeting", "Tuesday 14 June 2022."), date(2022, 6, 14)),
    ("without a year", ("Date of next meeting – 14th June",), date(2022, 6, 14)),
    ("in a sentence", ("The trustees will next meet on 14 June 2022.",), date(2022, 6, 14)),
    ("another body's", ("The next meeting of the Cabinet is on 14 June 2022.",), None),
    ("two of them", ("Next meeting: 14 June 2022", "Next meeting: 21 June 2022"), None),
    ("before this one", ("Next meeting: 14 June 2021",), None),
]


@pytest.mark.parametrize(("texts", "day"), [row[1:] for row in NEXT], ids=[row[0] for row in NEXT])
def test_next_meeting(texts: tuple[str, ...], day: date | None) -> None:
    """The next meeting is on the one later day that the minutes print for it."""
    assert next_meeting(lines(*texts), "2022-03-08") == day
