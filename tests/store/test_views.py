"""The views for people: what a milestone, a KPI or a resolution looks like over several papers."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.link import link_all
from papers2data.model import Record
from papers2data.store import load
from papers2data.store.kept import keep_views
from papers2data.store.views import views
from tests.store.papers import NOW, milestone, pdf, resolution


def rows(db: sqlite_utils.Database, sql: str) -> list[tuple[object, ...]]:
    """The rows that a query gives."""
    return [tuple(row) for row in db.conn.execute(sql).fetchall()]


def test_declared_views() -> None:
    """The views are these, and what they are sorted and filtered by are columns that are described."""
    assert [view.name for view in views()] == [
        "document_summary",
        "kpi_readings_current",
        "kpi_restatements",
        "kpi_series",
        "milestone_entries_exits",
        "milestone_history",
        "milestone_readings_current",
        "overdue_milestones",
        "resolution_tracker",
        "resolutions_current",
        "risk_history",
        "risk_readings_current",
        "status_changes",
    ]
    for view in views():
        assert {view.sort, *view.facets} <= set(view.columns), view.name
        assert all(text.endswith(".") for text in (view.description, *view.columns.values())), view.name


def quarters(db: sqlite_utils.Database) -> None:
    """A milestone that is planned, slips, is completed and re-opened; and one that is only reported once."""
    steps = [
        ("2023-03-31", {"basis": "planned", "due_end": "2023-09-30"}),
        ("2023-06-30", {"status": "on_track", "status_text": "On Target", "due_end": "2023-09-30"}),
        ("2023-12-31", {"status": "on_track", "status_text": "On Target", "due_end": "2023-09-30"}),
        ("2024-03-31", {"status": "off_track", "status_text": "Compromised", "due_end": "2024-06-30"}),
        ("2024-06-30", {"status": "complete", "status_text": "Complete", "due_end": "2024-06-30"}),
        ("2024-09-30", {"status": "at_risk", "status_text": "Obstacles", "due_end": "2024-12-31"}),
    ]
    for number, (period, values) in enumerate(reversed(steps)):
        wall = milestone("t0r0", "Repair the wall", programme="Sea defences", period_end=period, **values)
        basin = milestone("t0r1", "Dredge the basin", programme="Sea defences", period_end=period, status="cancelled")
        records = (wall, basin) if number == 0 else (wall,)
        load(db, pdf(f"{period}.pdf", "x", records=records, date=None, facts={"period_end": period}), NOW)
    link_all(db)


def test_milestone_history(db: sqlite_utils.Database) -> None:
    """Each report stands beside the one before with the change of status and the slip in days."""
    quarters(db)
    assert rows(
        db,
        "SELECT as_at, status, change, slip_days, slip_days_since_first, is_open FROM milestone_history "
        "WHERE name = 'Repair the wall'",
    ) == [
        ("2023-03-31", None, "new", None, 0, 1),
        ("2023-06-30", "on_track", None, 0, 0, 1),
        ("2023-12-31", "on_track", "same", 0, 0, 1),
        ("2024-03-31", "off_track", "worsened", 274, 274, 1),
        ("2024-06-30", "complete", "completed", 0, 274, 0),
        ("2024-09-30", "at_risk", "reopened", 184, 458, 1),
    ]


def test_status_changes(db: sqlite_utils.Database) -> None:
    """Only changes are listed, the newest first, with the printed words before and after."""
    quarters(db)
    assert rows(db, "SELECT as_at, change, previous_status_text, status_text FROM status_changes") == [
        ("2024-09-30", "reopened", "Complete", "Obstacles"),
        ("2024-06-30", "completed", "Compromised", "Complete"),
        ("2024-03-31", "worsened", "On Target", "Compromised"),
    ]


def test_overdue_milestones(db: sqlite_utils.Database) -> None:
    """A milestone due before the end of the period that it is reported for, and not complete, is overdue."""
    quarters(db)
    assert rows(db, "SELECT as_at, due_end, days_overdue, status, reported_on_track FROM overdue_milestones") == [
        ("2023-12-31", "2023-09-30", 92, "on_track", 1)
    ]


def test_kpi_series(db: sqlite_utils.Database) -> None:
    """The figures of a KPI stand in the order of their periods with the change, each series for itself."""
    for period, value, target in (("2024-06-30", 28.5, 30), ("2024-03-31", 25, 30)):
        shared = {"name": "Pilots on time", "unit": "%", "period_end": period}
        records = (
            Record("kpi_readings", "t0r1-actual", shared | {"series": "actual", "value": value}),
            Record("kpi_readings", "t0r1-target", shared | {"series": "target", "value": target}),
        )
        load(db, pdf(f"{period}.pdf", "x", records=records), NOW)
    link_all(db)
    assert rows(db, "SELECT series, period_end, value, previous_value, change FROM kpi_series") == [
        ("actual", "2024-03-31", 25.0, None, None),
        ("actual", "2024-06-30", 28.5, 25.0, 3.5),
        ("target", "2024-03-31", 30.0, None, None),
        ("target", "2024-06-30", 30.0, 30.0, 0.0),
    ]


@pytest.mark.parametrize(
    ("figures", "last"),
    [
        pytest.param([("2023-10-01", "2023-12-31", 25.0), ("2024-01-01", "2024-03-31", 28.5)], 28.5, id="the newest"),
        pytest.param(
            [("2023-07-01", "2023-09-30", 9.0), ("2023-10-01", "2023-12-31", 25.0), ("2023-04-01", "2024-03-31", 60.0)],
            25.0,
            id="a year's figure among quarters",
        ),
        pytest.param(
            [("2023-10-01", "2023-12-31", 25.0), ("2024-01-01", "2024-03-31", None)], None, id="no figure this time"
        ),
        pytest.param(
            [("2022-04-01", "2023-03-31", 60.0), ("2023-10-01", "2023-12-31", 25.0)], 25.0, id="as many of each kind"
        ),
    ],
)
def test_last_figure(
    db: sqlite_utils.Database, figures: list[tuple[str, str, float | None]], last: float | None
) -> None:
    """The last figure of an indicator is the newest one for its commonest kind of period."""
    for number, (start, end, value) in enumerate(figures):
        told = {"name": "Pilots on time", "series": "actual", "period_start": start, "period_end": end, "value": value}
        load(db, pdf(f"{number}.pdf", "x", records=(Record("kpi_readings", "t0r1", told),), date=end), NOW)
    link_all(db)
    assert rows(db, "SELECT value FROM kpi_series WHERE is_last = 1") == [(last,)]


def test_risk_history(db: sqlite_utils.Database) -> None:
    """Each register stands beside the one before with the change of the score; the last one is marked."""
    scores = {"2023-09-30": 12.0, "2023-12-31": None, "2024-03-31": 9.0, "2024-06-30": 15.0}
    for day, score in reversed(scores.items()):
        flood = Record("risk_readings", "t0r0", {"title": "A flood", "score": score, "period_end": day})
        fire = Record("risk_readings", "t0r1", {"title": "A fire in the boathouse", "score": 4.0, "period_end": day})
        records = (flood, fire) if day < "2024-06-30" else (flood,)
        load(db, pdf(f"{day}.pdf", day, records=records, date=day, facts={"period_end": day}), NOW)
    link_all(db)
    told = "SELECT as_at, score, change, place, registers, is_last FROM risk_history WHERE name = 'A flood'"
    assert rows(db, told) == [
        ("2023-09-30", 12.0, None, 1, 4, 0),
        ("2023-12-31", None, None, 2, 4, 0),
        ("2024-03-31", 9.0, None, 3, 4, 0),
        ("2024-06-30", 15.0, 6.0, 4, 4, 1),
    ]
    assert rows(db, "SELECT name, has_next FROM risk_history WHERE is_last = 1") == [
        ("A fire in the boathouse", 1),
        ("A flood", 0),
    ]


def test_resolution_tracker(db: sqlite_utils.Database) -> None:
    """Clauses that ask for something are tracked; notes, lost motions and clauses made of other clauses are not."""
    own = pdf("a.pdf", "x").document.source.document_id
    records = (
        resolution("r1", "That the report be noted.", action="note"),
        resolution("r2", "That:", action="receive"),
        resolution("r2a", "a report be received in June.", parent_id=f"{own}-r2", due_end="2024-06-30"),
        resolution("r2b", "a report be received in 2025.", parent_id=f"{own}-r2", due_end="2025-12-31"),
        resolution("r3", "a visit be arranged.", action="arrange"),
        resolution("r4", "That a loan be made.", outcome="fell"),
        resolution("r5", "a briefing be circulated.", action="circulate", due_end="2024-05-31"),
    )
    load(db, pdf("a.pdf", "x", records=records), NOW)
    load(db, pdf("b.pdf", "y", date="2024-07-01"), NOW)
    db.conn.execute("INSERT INTO followups (id, resolution_id, date) VALUES ('f1', ?, '2024-07-01')", (f"{own}-r5",))
    keep_views(db)
    db.conn.commit()
    assert rows(db, "SELECT text, state, followups, body, meeting_date FROM resolution_tracker") == [
        ("a briefing be circulated.", "came back late", 1, "Harbour Committee", "2024-04-15"),
        ("a report be received in June.", "overdue", 0, "Harbour Committee", "2024-04-15"),
        ("a report be received in 2025.", "open", 0, "Harbour Committee", "2024-04-15"),
        ("a visit be arranged.", "nothing found", 0, "Harbour Committee", "2024-04-15"),
    ]


def test_document_summary(db: sqlite_utils.Database) -> None:
    """A document's row says how many of each kind were read from it."""
    load(db, pdf("a.pdf", "x", "y", records=(milestone("t0", "Wall"), resolution("r1", "So be it."))), NOW)
    assert rows(
        db, "SELECT path, pages, milestone_readings, resolutions, kpi_readings, reading_findings FROM document_summary"
    ) == [("a.pdf", 2, 1, 1, 0, 0)]
