"""A small database of a council that does not exist, with text in it that means harm."""

from __future__ import annotations

import json
from pathlib import Path

from papers2data.link import link_all
from papers2data.model import Evidence, Extraction, Finding, Record, Scalar, Span
from papers2data.store import load, open_db, rebuild_search
from tests.store.papers import NOW, milestone, pdf, resolution

HARM = "<script>alert('pier')</script>"
"""Text that a page must show and never run."""

TRICK = "Signal \x1b[2Jred\u202e lamp"
"""Text that would clear a terminal and write backwards."""


def kpi(place: str, name: str, value: float | None, value_text: str, **values: Scalar) -> Record:
    """A figure of an indicator on page 2."""
    told: dict[str, Scalar] = {"name": name, "value": value, "value_text": value_text, "page": 2}
    return Record("kpi_readings", place, told | values, (Evidence(Span(page=2), value_text),))


def build(path: Path) -> Path:
    """The database, made at ``path``: two quarters of the Harbour Committee's papers."""
    db = open_db(path)
    try:
        for extraction in (_spring(), _summer()):
            load(db, extraction, NOW)
        link_all(db)
        rebuild_search(db)
    finally:
        db.close()
    return path


def _spring() -> Extraction:
    return pdf(
        "2024/harbour-april.pdf",
        f"The harbour master reported on the lighthouse. {HARM}",
        "Berths let and ferries on time.",
        date="2024-04-15",
        records=(
            milestone(
                "t0r1",
                "Rebuild the lighthouse stair",
                programme="Lights",
                status="on_track",
                status_text="On Target",
                due_text="March 2024",
                due_end="2024-03-31",
                period_end="2024-03-31",
                lead="Head of Lights",
            ),
            milestone("t0r2", "Dredge the inner basin", status="at_risk", status_text="Amber", due_end="2024-06-30"),
            kpi("t1r1-actual", "Berths let", 81.0, "81%", unit="%", series="actual", period_end="2024-03-31"),
            kpi("t1r1-national", "Berths let", 77.5, "77.5%", unit="%", series="national", period_end="2024-03-31"),
            resolution("m1", "That the dredging plan be noted.", action="note", item_title="Dredging"),
            resolution(
                "m2",
                "That a report on ferry fares come back in July 2024.",
                action="receive",
                clause="2",
                item_title="Ferries",
                due_text="July 2024",
                due_end="2024-07-31",
            ),
        ),
        findings=(Finding("unread-date", "The due date “soonish” cannot be read as a date.", Span(page=1)),),
    )


def _summer() -> Extraction:
    return pdf(
        "2024/harbour-july.pdf",
        "The lighthouse was shut for painting.",
        TRICK,
        date="2024-10-15",
        records=(
            milestone(
                "t0r1",
                "Rebuild the lighthouse stair",
                programme="Lights",
                status="on_track",
                status_text="On Target",
                due_text="March 2024",
                due_end="2024-03-31",
                period_end="2024-09-30",
                narrative="Stone is on its way.",
            ),
            milestone("t0r2", "Dredge the inner basin", status="complete", status_text="Done", due_end="2024-09-30"),
            milestone("t0r3", f"Paint the pier {HARM}", status="off_track", status_text="Red"),
            Record(
                "risk_readings",
                "t2r1",
                {"title": "A ship aground", "score": 12, "mitigations": json.dumps(["Buoys were laid.", HARM])},
            ),
            kpi("t1r1-actual", "Berths let", 84.0, "84%", unit="%", series="actual", period_end="2024-09-30"),
        ),
        findings=(Finding("row-lost", f"A row fits nowhere: {TRICK}", Span(page=2), severity="error"),),
    )
