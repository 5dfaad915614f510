"""Milestones, KPIs and risks over several papers, by their printed names."""

from __future__ import annotations

import sqlite_utils

from papers2data.link import link_all
from papers2data.model import Record
from papers2data.store import forget, load
from tests.store.papers import NOW, milestone, pdf


def rows(db: sqlite_utils.Database, sql: str) -> list[tuple[object, ...]]:
    """The rows that a query gives."""
    return [tuple(row) for row in db.conn.execute(sql).fetchall()]


def two_quarters(db: sqlite_utils.Database) -> None:
    """A milestone printed in two ways, and one of the same name in another programme."""
    first = (
        milestone("t0", "Repair the  WALL", programme="Sea defences", period_end="2024-03-31", status="on_track"),
        milestone("t1", "Repair the wall", programme="Gardens", period_end="2024-03-31"),
    )
    second = (
        milestone(
            "t0",
            "Repair the wall.",
            programme="Sea Defences",
            period_end="2024-06-30",
            status="complete",
            due_end="2024-06-30",
        ),
    )
    load(db, pdf("b.pdf", "x", records=second), NOW)
    load(db, pdf("a.pdf", "x", records=first), NOW)
    link_all(db)


def test_same_name_and_programme(db: sqlite_utils.Database) -> None:
    """Readings of one name and programme are one milestone, whatever the case and punctuation, as last printed."""
    two_quarters(db)
    assert rows(
        db,
        "SELECT name, programme, kind, first_period, last_period, status, due_end FROM milestones ORDER BY programme",
    ) == [
        ("Repair the wall", "Gardens", "milestone", "2024-03-31", "2024-03-31", None, None),
        ("Repair the wall.", "Sea Defences", "milestone", "2024-03-31", "2024-06-30", "complete", "2024-06-30"),
    ]
    assert rows(db, "SELECT count(DISTINCT milestone_id), count(milestone_id) FROM milestone_readings") == [(2, 3)]


def test_ids_are_readable_and_stay(db: sqlite_utils.Database) -> None:
    """An id begins with the name's words, and a milestone keeps it when other papers are added."""
    two_quarters(db)
    before = rows(db, "SELECT id FROM milestones ORDER BY id")
    assert all(str(row[0]).startswith("repair-the-wall-") for row in before)
    load(db, pdf("c.pdf", "x", records=(milestone("t0", "Repair the wall", programme="Roads"),)), NOW)
    link_all(db)
    after = rows(db, "SELECT id FROM milestones ORDER BY id")
    assert [row for row in before if row not in after] == []
    assert len(after) == 3


def test_a_milestone_of_no_paper_goes(db: sqlite_utils.Database) -> None:
    """When the last paper that reports a milestone is taken out, the milestone goes with it."""
    two_quarters(db)
    forget(db, "a.pdf")
    link_all(db)
    assert rows(db, "SELECT programme FROM milestones") == [("Sea Defences",)]


def test_stages_are_apart(db: sqlite_utils.Database) -> None:
    """The stages of a project are milestones of their own."""
    records = (milestone("t0", "Pier", stage="Design"), milestone("t1", "Pier", stage="Build"))
    load(db, pdf("a.pdf", "x", records=records), NOW)
    link_all(db)
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]


def test_kpis_and_risks(db: sqlite_utils.Database) -> None:
    """A KPI is known by its name and a risk by its title and number; what is known of them is what was last printed."""
    old = (
        Record("kpi_readings", "k1", {"name": "Pilots on time", "unit": "%", "section": "Traffic"}),
        Record("risk_readings", "q1", {"title": "Storm", "reference": "R1", "category": "Weather"}),
        Record("risk_readings", "q2", {"title": "Storm", "reference": "R2"}),
    )
    new = (Record("kpi_readings", "k1", {"name": "Pilots on Time", "section": "Ships"}),)
    load(db, pdf("b.pdf", "x", date="2024-06-01", records=new), NOW)
    load(db, pdf("a.pdf", "x", date="2024-03-01", records=old), NOW)
    link_all(db)
    assert rows(db, "SELECT name, unit, section FROM kpis") == [("Pilots on Time", "%", "Ships")]
    assert rows(db, "SELECT reference, title, category FROM risks ORDER BY reference") == [
        ("R1", "Storm", "Weather"),
        ("R2", "Storm", None),
    ]


def proposed(db: sqlite_utils.Database, first: tuple[str, ...], second: tuple[str, ...]) -> list[tuple[object, ...]]:
    """What waits for a person among the milestones of two offices' plans."""
    for path, names in (("a.pdf", first), ("b.pdf", second)):
        records = tuple(milestone(f"t{number}", name) for number, name in enumerate(names))
        load(db, pdf(path, path, records=records), NOW)
    link_all(db)
    return rows(db, "SELECT left_name, right_name FROM links WHERE outcome = 'proposed' ORDER BY left_name")


def test_two_words_under_nothing(db: sqlite_utils.Database) -> None:
    """Two words in another wording, under no programme and with nothing that agrees, wait for a person."""
    assert proposed(db, ("Harbour pilots information",), ("Harbour pilots",)) == [
        ("Harbour pilots information", "Harbour pilots")
    ]


def test_papers_that_share_nothing_else(db: sqlite_utils.Database) -> None:
    """Two words that two papers have in common are no proposal, unless the papers have other things in common."""
    first, second = "Ferry berth returns", "Ferry berth information"
    assert proposed(db, (first,), (second,)) == []
    same = "Dredge the outer basin before the spring tides"
    assert len(proposed(db, (first, same), (second, same))) == 1
