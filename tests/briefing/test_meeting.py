"""A briefing for a meeting whose papers have nothing before them."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils

from papers2data import store
from papers2data.briefing.compose import brief
from papers2data.briefing.meeting import is_same_body
from papers2data.briefing.parts import Briefing
from papers2data.link import link_all
from papers2data.model import Paper, Record
from papers2data.store import load
from tests.briefing.conftest import subjects_of
from tests.store.papers import NOW, milestone, pdf, resolution


@pytest.fixture
def db(tmp_path: Path) -> sqlite_utils.Database:
    """An agenda, a report, a plan, a quarterly report and the minutes of a harbour board's first meeting here."""
    db = store.open_db(tmp_path / "papers.db")
    facts = {"kind": "agenda", "title": "Agenda"}
    titles = ("Apologies for absence", "Repairs of the quay", "Dredging")
    items = tuple(
        Record("agenda_items", f"i{n}", {"number": str(n), "title": title, "page": 1})
        for n, title in enumerate(titles, start=1)
    )
    met = Record("meetings", "board-2024-03-05", {"body": "Harbour Board", "date": "2024-03-05"})
    load(db, pdf("agenda.pdf", "x", date="2024-03-05", body="Harbour Board", records=(met, *items), facts=facts), NOW)
    wanted = ("Approve the repair of the quay.", "approve the repair of the quay", "Ask for a report in June; and")
    asks = tuple(Record("recommendations", f"r{n}", {"text": text, "page": 2}) for n, text in enumerate(wanted))
    facts = {"kind": "report", "title": "Repairs of the quay"}
    papers = (Paper("report", "Repairs of the quay", 1, 2),)
    load(
        db,
        pdf(
            "quay.pdf",
            "y",
            date="2024-03-05",
            body="Harbour Board",
            records=asks,
            papers=papers,
            facts=facts,
            content="q",
        ),
        NOW,
    )
    plan = (milestone("t0r0", "Mend the crane", due_end="2024-09-30", due_text="September 2024", status="on_track"),)
    facts = {"kind": "report", "title": "Works update", "period_end": "2023-12-31"}
    load(db, pdf("works.pdf", "z", date="2024-03-05", body="", records=plan, facts=facts, content="w"), NOW)
    said = (
        resolution("m0", "That the quay be mended.", item_number="2", item_title="Repairs of the quay", votes_for=5),
        resolution("m1", "That apologies be noted.", item_number="1", item_title="Apologies for absence"),
    )
    facts = {"kind": "minutes", "title": "Minutes"}
    load(
        db,
        pdf("minutes.pdf", "m", date="2024-03-05", body="Harbour Board", records=said, facts=facts, content="m"),
        NOW,
    )
    link_all(db)
    return db


def told(found: Briefing, code: str) -> list[tuple[str, str]]:
    """Subject and text of the lines of one section."""
    return [(line.subject, line.text) for part in found.sections if part.code == code for line in part.lines]


def test_a_first_meeting(db: sqlite_utils.Database) -> None:
    """It says what the papers ask for, what else is on the agenda, what was decided and what is promised."""
    found = brief(db, meeting=("Harbour Board", "5 March 2024"))
    assert told(found, "asked") == [
        ("Repairs of the quay", "(item 2) recommends: “Approve the repair of the quay”; “Ask for a report in June”.")
    ]
    assert told(found, "agenda") == [("Dredging", "is item 3.")]
    assert told(found, "decided") == [("Repairs of the quay", "resolved (five for): “That the quay be mended”.")]
    assert found.summary[1] == (
        "One paper asks the meeting to do something; one further item is on the agenda or in the papers."
    )


def test_a_report_of_a_quarter_that_ended_before(db: sqlite_utils.Database) -> None:
    """What a quarterly report promises is told for the meeting that it went to, whenever its quarter ended."""
    found = brief(db, since="2024-02-01")
    assert subjects_of(found, "promised") == ["Mend the crane"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("County Council", "Full Council", True, id="a council by kind, and the full one"),
        pytest.param("Harbour County Council", "County Council", True, id="with its place"),
        pytest.param("Saltham Parish Council", "Carrow Parish Council", False, id="two places"),
        pytest.param("Cabinet", "Cabinet", True, id="the same"),
    ],
)
def test_same_body(one: str, other: str, same: bool) -> None:
    """A council goes by its kind or with its place; two places have two councils."""
    assert is_same_body(one, other) is same
