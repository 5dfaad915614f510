"""Numbers that papers carry, and the days and order that they tell."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.link import link_all
from papers2data.link.numbers import place_in_row
from papers2data.store import load
from tests.link.corpus import rows
from tests.store.papers import NOW, milestone, pdf

PLACES = [
    ("a log's number", "Harbour Board action log 5", 5),
    ("in brackets", "HB (6)1.ii Harbour Board Action Log", 6),
    ("a day", "Action log, 19 July 2011", None),
    ("a quarter", "Q3 scorecard", None),
    ("a year", "Update 2023/24", None),
    ("none", "Action log", None),
]


@pytest.mark.parametrize(("title", "number"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES])
def test_place_in_row(title: str, number: int | None) -> None:
    """The number in a title tells which of a row of papers it is, unless it is part of a date or period."""
    assert place_in_row(title) == number


def log(db: sqlite_utils.Database, path: str, title: str, day: str | None = None, meeting: str | None = None) -> None:
    """A log of two actions, with its day and the meeting's where given."""
    records = [
        milestone(f"t0r{n}", name, kind="action") for n, name in enumerate(("Mend the crane", "Dredge the quay"))
    ]
    facts = {"title": title, "period_end": day}
    load(db, pdf(path, "x", date=meeting, body="", records=tuple(records), content=path, facts=facts), NOW)


def test_day_of_the_agenda_with_the_same_number(db: sqlite_utils.Database) -> None:
    """A log without a day is of the one meeting whose papers beside it carry its number, not an appendix's."""
    agenda = {"title": "Agenda", "kind": "agenda"}
    for path in ("a/HB_6_agenda.pdf", "a/Appendix_1_plan.pdf"):
        load(db, pdf(path, "x", date="2024-05-19", records=(), content=path, facts=agenda), NOW)
    log(db, "a/HB_6_log.pdf", "Action log")
    log(db, "b/HB_6_log.pdf", "Action log")
    log(db, "a/Appendix_1_log.pdf", "Action log")
    link_all(db)
    sql = "SELECT d.path, r.as_at, r.as_at_reason FROM reports r JOIN documents d ON d.id = r.document_id ORDER BY 1"
    assert rows(db, sql) == [
        ("a/Appendix_1_log.pdf", None, None),
        ("a/HB_6_log.pdf", "2024-05-19", "date of the meeting whose papers carry the same number"),
        ("b/HB_6_log.pdf", None, None),
    ]


def test_order_of_numbered_logs(db: sqlite_utils.Database) -> None:
    """Logs without a day come after those of a lower number, where all numbers go with the days."""
    log(db, "x.pdf", "Harbour Board action log 6")
    log(db, "y.pdf", "Harbour Board action log 5")
    log(db, "z.pdf", "Harbour Board action log 4", "2024-03-31")
    link_all(db)
    sql = "SELECT d.path, r.as_at, r.not_before FROM reports r JOIN documents d ON d.id = r.document_id ORDER BY 1"
    assert rows(db, sql) == [
        ("x.pdf", None, "2024-04-02"),
        ("y.pdf", None, "2024-04-01"),
        ("z.pdf", "2024-03-31", None),
    ]
