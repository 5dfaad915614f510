"""What is questioned about milestones and actions."""

from __future__ import annotations

from papers2data.check.rules.comings import appeared, dropped
from papers2data.check.rules.due import moved, overdue
from papers2data.check.rules.raised import impossible
from papers2data.check.rules.reports import same_day
from papers2data.check.rules.statuses import changed, unchanged
from tests.check.made import SERIES, at, codes, messages, told

Due = tuple[str, str] | str

DECEMBER = ("2019-12-01", "2019-12-31")
MAY = ("2020-05-01", "2020-05-31")
AUGUST = ("2020-08-01", "2020-08-31")
YEAR = ("2020-01-01", "2020-12-31")


def test_overdue_but_on_track() -> None:
    """On track long after the due date is questioned, with the due date and how long ago it was."""
    assert messages(overdue([told("q2", due=DECEMBER, printed="On Target")])) == [
        "“Dredge the inner basin” was reported as “On Target” for July–September 2020, but it was due in "
        "December 2019, "
        "nine months earlier."
    ]


def test_overdue_without_a_new_date() -> None:
    """In trouble, or under way, after the due date is questioned less sharply."""
    assert codes(overdue([told("q2", "at_risk", DECEMBER), told("q3", "in_progress", DECEMBER)])) == ["overdue"] * 2


def test_not_overdue() -> None:
    """Nothing is overdue that is finished, due in the period itself, undated, planned, or may begin only then."""
    fine = [
        told("q2", "complete", DECEMBER),
        told("q2", "cancelled", DECEMBER),
        told("q2", "unknown", DECEMBER),
        told("q2", None, DECEMBER),
        told("q2", due=("2020-09-01", "2020-09-30")),
        told("q2", due=YEAR),
        told("q2"),
        told("q2", due=DECEMBER, basis="planned"),
        told("q2", due=DECEMBER, due_text="From December 2019"),
    ]
    assert codes(overdue(fine)) == []


def test_slips_are_counted() -> None:
    """Each later due date is a slip, with how far it moved and how often it did."""
    history = [told("q1", due=DECEMBER), told("q2", due=MAY), told("q3", due=MAY), told("q4", due=AUGUST)]
    assert messages(moved(history)) == [
        "“Dredge the inner basin” is now due in May 2020 and no longer December 2019 (see page 1 of q1.pdf): "
        "five months "
        "later.",
        "“Dredge the inner basin” is now due in August 2020 and no longer May 2020 (see page 1 of q3.pdf): "
        "three months "
        "later. It is the second time that it is put off.",
    ]


def test_both_dates_in_one_cell_are_a_slip() -> None:
    """A date printed with the one that it became is later than the first alone."""
    assert codes(moved([told("q1", due=MAY), told("q2", due=("2020-05-01", "2020-10-31"))])) == ["due-slipped"]


def test_no_slip() -> None:
    """An earlier date, the same date less exactly, a few days, and a finished milestone's date are no slips."""
    pairs: list[tuple[Due, Due]] = [
        (MAY, DECEMBER),
        (MAY, YEAR),
        (MAY, ("2020-04-01", "2020-06-30")),
        ("2020-05-01", "2020-05-05"),
    ]
    for before, now in pairs:
        assert codes(moved([told("q1", due=before), told("q2", due=now)])) == []
    assert codes(moved([told("q1", due=MAY), told("q2", "complete", AUGUST)])) == []


def test_a_plan_counts_as_the_first_date() -> None:
    """A report that is later than the plan has slipped, also where the plan has no day of its own."""
    plan = told("q1", None, DECEMBER, basis="planned", as_at=None, period_start=None, series="plan")
    assert codes(moved([plan, told("q2", due=MAY)])) == ["due-slipped"]


def test_a_paper_of_the_same_day_slips_once() -> None:
    """Where the series goes on, another paper of that day adds no slip of its own."""
    other = told("q2", due=MAY, series="plan", place=at("milestone_readings", "x", "Dredge", "other"))
    assert codes(moved([told("q1", due=DECEMBER), other, told("q2", due=MAY)])) == ["due-slipped"]


def test_dates_that_are_given_up() -> None:
    """A due date that becomes "Ongoing" is questioned; one that becomes words that are no date is not."""
    assert messages(moved([told("q1", due=MAY), told("q2", due_text="Ongoing")])) == [
        "“Dredge the inner basin” was due by May 2020 (see page 1 of q1.pdf), but for July–September 2020 the "
        "date is only "
        "“Ongoing”."
    ]
    assert codes(moved([told("q1", due=MAY), told("q2", due_text="September")])) == []
    assert codes(moved([told("q1", "complete", due=MAY), told("q2", due_text="Ongoing")])) == []


def test_worse_and_open_again() -> None:
    """A step into trouble, and work that is open again, are questioned with both reports."""
    history = [told("q1"), told("q2", "at_risk"), told("q3", "complete"), told("q4")]
    assert messages(changed(history)) == [
        "“Dredge the inner basin” went from “on track” for April–June 2020 (see page 1 of q1.pdf) to “at risk” for "
        "July–September 2020.",
        "“Dredge the inner basin” was reported as “complete” for October–December 2020 (see page 1 of q3.pdf), but as "
        "“on track” again for January–March 2021.",
    ]


def test_stopped() -> None:
    """Work that is called off unfinished is told; what was finished before may be."""
    assert codes(changed([told("q1", "in_progress"), told("q2", "cancelled")])) == ["cancelled"]
    assert codes(changed([told("q1", "complete"), told("q2", "cancelled")])) == []


def test_no_change_for_the_worse() -> None:
    """Between on track and under way there is no trouble, nor in getting better or in a word not understood."""
    for before, now in [
        ("on_track", "in_progress"),
        ("in_progress", "on_track"),
        ("off_track", "at_risk"),
        ("at_risk", "at_risk"),
        ("on_track", "unknown"),
        ("on_track", "complete"),
    ]:
        assert codes(changed([told("q1", before), told("q2", now)])) == []


def test_the_same_words_again_and_again() -> None:
    """Three reports in the same words are one question, told at the last."""
    history = [told(quarter, due=("2022-03-01", "2022-03-31"), narrative="Planning.") for quarter in ("q1", "q2", "q3")]
    assert messages(unchanged(history)) == [
        "“Dredge the inner basin” was reported in the same words in three reports in a row, first for "
        "April–June 2020 and "
        "last for October–December 2020: “on track”, due in March 2022."
    ]


def test_what_moves_is_not_questioned() -> None:
    """Other words, another date or status, two reports, a finished milestone and an overdue one are left alone."""
    later = ("2022-03-01", "2022-03-31")
    assert codes(unchanged([told(quarter, due=later) for quarter in ("q1", "q2", "q3")])) == []
    assert codes(unchanged([told(quarter, due=later, narrative="x") for quarter in ("q1", "q2")])) == []
    assert codes(unchanged([told(quarter, "complete", narrative="x") for quarter in ("q1", "q2", "q3")])) == []
    assert codes(unchanged([told(quarter, due=DECEMBER, narrative="x") for quarter in ("q1", "q2", "q3")])) == []


def test_a_due_date_in_words_that_changes() -> None:
    """Due dates that are no days count as words: from "Ongoing" to "September" something moved."""
    due = ("Ongoing", "Ongoing", "September")
    history = [
        told(quarter, narrative="x", due_text=text) for quarter, text in zip(("q1", "q2", "q3"), due, strict=True)
    ]
    assert codes(unchanged(history)) == []
    same = [told(quarter, narrative="x", due_text="Ongoing") for quarter in ("q1", "q2", "q3")]
    assert codes(unchanged(same)) == ["unchanged-for-periods"]


def test_dropped_without_completion() -> None:
    """What is open in one report and missing from the next is questioned, where the next has most of the rest."""
    kept = [[told(quarter, name=name) for quarter in ("q1", "q2")] for name in ("Buoys", "Crane", "Locks")]
    assert messages(dropped([*kept, [told("q1", "at_risk", MAY)]], SERIES)) == [
        "“Dredge the inner basin” was last reported as “at risk” for April–June 2020, due in May 2020, and is "
        "missing from "
        "the report for July–September 2020 without having been completed."
    ]


def test_what_may_leave() -> None:
    """A finished milestone may leave, a report may have a part only, and nothing follows the last report."""
    kept = [[told(quarter, name=name) for quarter in ("q1", "q2")] for name in ("Buoys", "Crane", "Locks")]
    assert codes(dropped([*kept, [told("q1", "complete")]], SERIES)) == []
    gone = [[told("q1", name=name)] for name in ("Quay", "Ramp", "Shed")]
    assert codes(dropped([*kept, *gone], SERIES)) == []
    assert codes(dropped([[told("q4")]], SERIES)) == []


def test_late_entries() -> None:
    """A milestone that enters a running series is told; an action that a meeting raised is not."""
    assert codes(appeared([[told("q2", change="entered")]], SERIES)) == ["appeared-late"]
    assert codes(appeared([[told("q2", change="new")]], SERIES)) == []
    assert codes(appeared([[told("q2", change="entered", kind="action", raised="2020-08-01")]], SERIES)) == []


def test_raised_after_the_log() -> None:
    """An action cannot be raised after its log was written; papers that repeat the slip don't repeat the question."""
    history = [told("q1", raised="2020-11-19"), told("q2", raised="2020-11-19")]
    assert messages(impossible(history)) == [
        "“Dredge the inner basin” is said to have been raised on 19 November 2020, but the paper is of 30 June 2020."
    ]
    assert codes(impossible([told("q1", raised="2020-06-30")])) == []
    assert codes(impossible([told("q1", as_at=None, raised="2020-11-19")])) == []


def test_raised_after_it_was_due() -> None:
    """An action that was due months before it was raised has a wrong date; within the month it may be one."""
    assert codes(impossible([told("q1", raised="2020-06-10", due=DECEMBER)])) == ["date-impossible"]
    assert codes(impossible([told("q1", raised="2020-06-10", due=MAY)])) == []


def test_two_reports_of_one_day() -> None:
    """Reports of one day that give other dates, or finished against open, are questioned."""
    other = at("milestone_readings", "x", "Dredge the inner basin", "plan", 4)
    assert messages(same_day([told("q1", due=MAY), told("q1", due=AUGUST, place=other)])) == [
        "Two reports for April–June 2020 say different things of “Dredge the inner basin”: due in May 2020 (page 1 of "
        "q1.pdf), but due in August 2020 here."
    ]
    assert codes(same_day([told("q1", "complete"), told("q1", "in_progress", place=other)])) == ["reports-disagree"]
    assert codes(same_day([told("q1", "on_track"), told("q1", "off_track", place=other)])) == ["reports-disagree"]


def test_reports_that_agree() -> None:
    """Dates that overlap, neighbouring statuses, other days and one paper's own rows are no contradiction."""
    other = at("milestone_readings", "x", "Dredge the inner basin", "plan", 4)
    assert codes(same_day([told("q1", due=MAY), told("q1", due=YEAR, place=other)])) == []
    assert codes(same_day([told("q1", "at_risk"), told("q1", "in_progress", place=other)])) == []
    assert codes(same_day([told("q1", due=MAY), told("q2", due=AUGUST, place=other)])) == []
    assert codes(same_day([told("q1", due=MAY), told("q1", due=AUGUST)])) == []
