"""What day a paper speaks of, and when something is due."""

from __future__ import annotations

import pytest

from papers2data.link.asks import Clause
from papers2data.link.occasions import Occasion, answered, occasions_of
from papers2data.link.places import Day, day_of

DAYS = [
    ("period", ("2024-03-31", "2024-04-15", "", "a.pdf"), Day("2024-03-31", "end of the period")),
    ("meeting", (None, "2024-04-15", "Log, 2 May 2024", "a.pdf"), Day("2024-04-15", "date of the meeting")),
    ("title", (None, None, "Action log as at 19 July 2011", "a.pdf"), Day("2011-07-19", "date in the title")),
    ("folder", (None, None, "Log", "board/2023-12-13/log.pdf"), Day("2023-12-13", "date in the file's place")),
    ("day-first", (None, None, "Log", "status_02_03_11v3.pdf"), Day("2011-03-02", "date in the file's place")),
    ("run-together", (None, None, "Log", "agenda_19072011.pdf"), Day("2011-07-19", "date in the file's place")),
    ("no-such-day", (None, None, "Log", "log_31_02_11.pdf"), Day()),
]


@pytest.mark.parametrize(("told", "day"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_day_of_a_report(told: tuple[str | None, str | None, str, str], day: Day) -> None:
    """A report speaks of the end of its period, or else of its meeting, or of the date in its title or place."""
    end, meeting, title, path = told
    assert day_of(end, meeting, title, path, planned=False, start=None) == day


def test_day_of_a_plan() -> None:
    """A plan speaks of the day it was made, or of the first day of its period, which lies ahead of it."""
    assert day_of("2025-12-31", None, "", "plan.pdf", planned=True, start="2023-01-01").iso == "2023-01-01"
    assert day_of("2025-12-31", None, "", "2023-02-23/plan.pdf", planned=True, start="2023-01-01").iso == "2023-02-23"


def clause(text: str, due_text: str = "", due_start: str = "", due_end: str = "", action: str = "receive") -> Clause:
    """A clause of a meeting in February 2024."""
    date = "2024-02-05"
    return Clause("c", "d", "Harbour Board", date, date, "", "", "", text, action, True, due_text, due_start, due_end)


def test_one_time() -> None:
    """A clause with one date is due once."""
    found = occasions_of(clause("x", "by June 2024", "2024-06-01", "2024-06-30"), "2024-12-31")
    assert found == [Occasion("2024-06-01", "2024-06-30")]


def test_several_meetings() -> None:
    """Each month that is named is a time of its own, with the year that stands behind it."""
    found = occasions_of(clause("x", "at the November 2024, April and July 2025 meetings"), "2025-12-31")
    assert [occasion.end for occasion in found] == ["2024-11-30", "2025-04-30", "2025-07-31"]


def test_month_without_a_year() -> None:
    """A month without a year is the next one of its name after the meeting; "as may be" names none."""
    told = {text: [each.end for each in occasions_of(clause("x", text), "2025-12-31")] for text in MONTHS}
    assert told == MONTHS


MONTHS = {
    "at the June meeting": ["2024-06-30"],
    "in January": ["2025-01-31"],
    "at the April and June meetings": ["2024-04-30", "2024-06-30"],
    "by the end of February": ["2024-02-29"],
    "at the June/July meeting": ["2024-07-31"],
    "as soon as may be": [],
}


def test_again_and_again() -> None:
    """What is asked for each quarter is due a quarter after the meeting, and so on while papers go on."""
    found = occasions_of(clause("a report on a quarterly basis", "on a quarterly basis"), "2024-07-15")
    assert [occasion.end for occasion in found] == ["2024-05-31", "2024-08-31"]
    assert occasions_of(clause("To thank the fleet, which lands a yearly catch"), "2024-07-15") == []


def test_circulated_each_term() -> None:
    """What is sent round again and again leaves no trace in the papers of meetings, so it has no times."""
    assert occasions_of(clause("a list each term", action="circulate"), "2024-07-15") == []


def test_answers_belong_to_their_time() -> None:
    """An answer counts for the last time that had begun, and late for one after which no other began."""
    times = [Occasion("2023-11-01", "2023-11-30"), Occasion("2024-03-01", "2024-03-31")]
    assert answered(times, ["2024-03-04", "2023-11-27"]) == ["2023-11-27", "2024-03-04"]
    assert answered(times, ["2024-03-04"]) == [None, "2024-03-04"]
    assert answered(times[:1], ["2024-03-04"]) == ["2024-03-04"]


def test_next_meeting_is_known_from_its_papers() -> None:
    """What is due at the next meeting is due on the day of the body's next papers, unless another body's is meant."""
    held = ["2024-01-15", "2024-02-05", "2024-04-08", "2024-06-10"]
    told = clause("a report be received at the next meeting", "at the next meeting")
    assert occasions_of(told, "2024-06-10", held) == [Occasion("2024-04-08", "2024-04-08")]
    others = clause("a report be received at the next meeting of the Cabinet", "at the next meeting")
    assert occasions_of(others, "2024-06-10", held) == []


def test_each_meeting_is_a_time() -> None:
    """What is due at each meeting is due at every later one whose papers are here."""
    found = occasions_of(
        clause("a list at each meeting", "at each meeting"), "2024-06-10", ["2024-04-08", "2024-06-10"]
    )
    assert [occasion.end for occasion in found] == ["2024-04-08", "2024-06-10"]
