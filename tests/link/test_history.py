"""Histories of milestones and series of indicators over papers."""

from __future__ import annotations

import sqlite_utils

from papers2data.link import link_all
from papers2data.model import Scalar
from papers2data.store import load
from tests.link.corpus import kpi, linked, rows, update
from tests.store.papers import NOW, milestone, pdf

WALL = "Repair the sea wall"


def wall(**values: Scalar) -> tuple[str, dict[str, Scalar]]:
    """What a paper says of the sea wall."""
    return WALL, values


def test_slip_since_the_plan(db: sqlite_utils.Database) -> None:
    """A due date slips against the report before and against the plan, also where a report between gives none."""
    linked(
        db,
        [
            update("2023-03-31", wall(due_end="2023-09-30", basis="planned"), path="2023-01-10/plan.pdf"),
            update("2023-06-30", wall(status="on_track", due_end="2023-09-30")),
            update("2023-09-30", wall(status="on_track")),
            update("2023-12-31", wall(status="at_risk", due_end="2024-03-31")),
        ],
    )
    assert rows(
        db, "SELECT as_at, change, slip_days, slip_days_since_first, reports_unchanged FROM milestone_history"
    ) == [
        ("2023-01-10", "new", None, 0, 0),
        ("2023-06-30", None, 0, 0, 0),
        ("2023-09-30", "same", None, None, 1),
        ("2023-12-31", "worsened", 183, 183, 0),
    ]


def test_unknown_is_no_status(db: sqlite_utils.Database) -> None:
    """A report that gives no status is passed over: the next is set beside the last one that does."""
    statuses = ("complete", "unknown", "at_risk", "at_risk", "complete")
    linked(db, [update(f"2023-0{n}-28", wall(status=status)) for n, status in enumerate(statuses, start=1)])
    assert rows(db, "SELECT change, reports_unchanged FROM milestone_history") == [
        ("new", 0),
        (None, 0),
        ("reopened", 0),
        ("same", 1),
        ("completed", 0),
    ]


def test_entries_and_exits(db: sqlite_utils.Database) -> None:
    """What first appears late, what is dropped unfinished and what ends complete are told apart from changes."""
    others = ("Hire a pilot", "Paint the buoys", "Renew the crane")
    linked(
        db,
        [
            update("2023-03-31", wall(status="on_track"), ("Mend the lamp", {"status": "complete"}), *others),
            update("2023-06-30", *others),
            update("2023-09-30", *others, ("Dredge the basin", {"status": "on_track"})),
        ],
    )
    assert rows(db, "SELECT as_at, event, name, last_report FROM milestone_entries_exits ORDER BY as_at, event") == [
        ("2023-06-30", "dropped", WALL, "2023-03-31"),
        ("2023-06-30", "ended", "Mend the lamp", "2023-03-31"),
        ("2023-09-30", "entered", "Dredge the basin", "2023-09-30"),
    ]
    assert rows(db, "SELECT count(*) FROM status_changes") == [(0,)]


def test_draft_and_final_count_once(db: sqlite_utils.Database) -> None:
    """Of a draft and its final version, and of a pack and its single paper, one counts."""
    names = ("Hire a pilot", "Paint the buoys")
    linked(
        db,
        [
            update("2023-03-31", wall(status="on_track"), *names),
            update("2023-06-30", wall(status="on_track"), *names, path="june-draft.pdf"),
            update("2023-06-30", wall(status="at_risk"), *names, path="june-final.pdf"),
            update("2023-06-30", wall(status="at_risk"), *names, path="pack/june.pdf"),
        ],
    )
    sql = f"SELECT as_at, status, change FROM milestone_history WHERE name = '{WALL}'"  # noqa: S608
    assert rows(db, sql) == [("2023-03-31", "on_track", "new"), ("2023-06-30", "at_risk", "worsened")]
    assert rows(db, "SELECT count(*) FROM reports WHERE repeats IS NOT NULL") == [(2,)]


def test_matrix_feeds_the_history(db: sqlite_utils.Database) -> None:
    """A matrix's earlier dates count where no earlier paper gave them; its differences are no dates."""

    def matrix(basis: str, due: str | None) -> tuple[str, dict[str, Scalar]]:
        return "North Quay", {"stage": "Completion", "basis": basis, "due_end": due, "programme": None}

    first = update(
        "2023-03-31", matrix("previous", "2025-01-31"), matrix("revised", "2025-03-31"), matrix("variance", None)
    )
    second = update("2023-06-30", matrix("previous", "2025-03-31"), matrix("revised", "2025-06-30"))
    linked(db, [first, second])
    assert rows(db, "SELECT as_at, basis, due_end, slip_days, slip_days_since_first FROM milestone_history") == [
        ("2023-03-31", "previous", "2025-01-31", None, 0),
        ("2023-03-31", "revised", "2025-03-31", 59, 59),
        ("2023-06-30", "revised", "2025-06-30", 91, 150),
    ]


def test_a_log_without_a_date(db: sqlite_utils.Database) -> None:
    """A log without a date comes after its newest action was raised, as no older log disproves; no day is guessed."""

    def log(path: str, day: str | None, *raised: tuple[str, str]) -> None:
        records = tuple(
            milestone(f"t0r{n}", name, kind="action", raised=when, period_end=day)
            for n, (name, when) in enumerate(raised)
        )
        load(db, pdf(path, "x", date=None, body="", records=records, facts={"title": "Action log"}), NOW)

    log("a.pdf", "2023-03-02", ("Ask the pilots about lamps", "2023-02-01"), ("Write to the ferry line", "2033-01-19"))
    log("b.pdf", None, ("Ask the pilots about lamps", "2023-02-01"), ("Write to the ferry line", "2033-01-19"))
    log("c.pdf", None, ("Write to the ferry line", "2033-01-19"), ("Count the empty berths", "2023-05-19"))
    link_all(db)
    assert rows(db, "SELECT as_at, not_before, as_at_reason FROM reports ORDER BY coalesce(as_at, not_before)") == [
        (None, "2023-02-02", None),
        ("2023-03-02", None, "end of the period"),
        (None, "2023-05-20", None),
    ]
    lamps = (
        "SELECT as_at, not_before, place, is_last, change, first_seen FROM milestone_history WHERE name LIKE '%lamps'"
    )
    assert rows(db, lamps) == [
        (None, "2023-02-02", 1, 0, "new", "2023-03-02"),
        ("2023-03-02", None, 2, 1, None, "2023-03-02"),
    ]


def test_overdue(db: sqlite_utils.Database) -> None:
    """What was due before the report's day and is not complete is overdue, by the corrected date and day."""
    linked(
        db,
        [update("2020-09-30", wall(status="on_track", status_text="On Target", due_end="2019-12-31", lead="A. Pilot"))],
    )
    assert rows(db, "SELECT as_at, days_overdue, reported_on_track, lead FROM overdue_milestones") == [
        ("2020-09-30", 274, 1, "A. Pilot")
    ]


def test_kpi_series(db: sqlite_utils.Database) -> None:
    """One figure for each period, with comparators beside it; a restated one with what was first said."""

    def quarter(n: int) -> dict[str, Scalar]:
        start, end = (("2023-04-01", "2023-06-30"), ("2023-07-01", "2023-09-30"), ("2023-01-01", "2023-03-31"))[n]
        return {"period_start": start, "period_end": end, "polarity": "low"}

    year: dict[str, Scalar] = {"period_start": "2022-04-01", "period_end": "2023-03-31", "series": "previous_year"}
    name = "Tolls paid late"
    first = (
        kpi("r1-actual", name, value=24.5, **quarter(0)),
        kpi("r1-previous", name, value=22.0, **(quarter(2) | {"series": "previous"})),
        kpi("r1-year", name, value=21.5, **year),
        kpi("r1-target", name, value=20.0, series="target"),
    )
    second = (
        kpi("r1-actual", name, value=26.0, **quarter(1)),
        kpi("r1-previous", name, value=23.5, **(quarter(0) | {"series": "previous"})),
        kpi("r1-year", name, value=21.5, **year),
        kpi("r1-national", name, value=25.0, series="national"),
    )
    for day, records in (("2023-06-30", first), ("2023-09-30", second)):
        load(db, pdf(f"{day}.pdf", "x", date=None, records=records, facts={"period_end": day}), NOW)
    link_all(db)
    assert rows(
        db,
        "SELECT period_end, period_kind, value, previous_value, movement, target, national, filled_from, times_printed "
        "FROM kpi_series WHERE series = 'actual' ORDER BY period_kind, period_end",
    ) == [
        ("2023-03-31", "financial year", 21.5, None, None, None, None, "previous_year", 2),
        ("2023-03-31", "quarter", 22.0, None, None, None, None, "previous", 1),
        ("2023-06-30", "quarter", 24.5, 22.0, "worse", 20.0, None, None, 2),
        ("2023-09-30", "quarter", 26.0, 24.5, "worse", None, 25.0, None, 1),
    ]
    assert rows(db, "SELECT period_end, first_value, later_value, difference, later_series FROM kpi_restatements") == [
        ("2023-06-30", 24.5, 23.5, -1.0, "previous")
    ]


def test_an_actual_figure_restated(db: sqlite_utils.Database) -> None:
    """The same period printed again with another figure counts as last printed, and the first stands beside it."""
    for day, value in (("2023-06-30", 24.5), ("2023-09-30", 23.9)):
        record = kpi("r1", "Tolls paid late", value=value, period_start="2022-04-01", period_end="2023-03-31")
        load(db, pdf(f"{day}.pdf", "x", date=None, records=(record,), facts={"period_end": day}), NOW)
    link_all(db)
    assert rows(db, "SELECT value, first_printed_value, restated, times_printed FROM kpi_series") == [
        (23.9, 24.5, 1, 2)
    ]
