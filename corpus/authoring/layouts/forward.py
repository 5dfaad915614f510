"""The forward plan of decisions: as PDF in February, as a Word document in March."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.gold import Gold, Row
from corpus.authoring.word import Box, CellText, Word

HEADINGS = ("Subject", "Decision maker", "Decision due date", "Purpose", "Lead officer", "Key decision?")
WIDTHS = (5.6, 4.2, 3.2, 7.2, 3.6, 2.2)


@dataclass(frozen=True)
class Decision:
    """A decision to come."""

    subject: str
    maker: str
    printed: str
    iso: str | None
    purpose: str
    lead: str
    key: str


@dataclass(frozen=True)
class Edition:
    """An edition of the plan; ``ending`` is the kind of file."""

    month: str
    folder: str
    ending: str
    decisions: tuple[Decision, ...]


CABINET = "Cabinet"
PLACE = "Place and Highways Policy Committee"
BRIDGE = "Carrow Sluice Bridge – Full Business Case"
BUSES = Decision(
    "Award of Contracts for School Buses 2024-2029",
    CABINET,
    "16 April 2024",
    "2024-04-16",
    "To award eleven contracts after the tender.",
    "Martin Haste",
    "Yes",
)
EDITIONS = (
    Edition(
        "February 2024",
        "2024-02-01",
        "pdf",
        (
            Decision(
                BRIDGE,
                PLACE,
                "27 February 2024",
                "2024-02-27",
                "To agree the business case and to release £2.4m for the design of the bridge.",
                "Paul Denholm",
                "Yes",
            ),
            Decision(
                "Winter Service – What Was Learned",
                PLACE,
                "27 February 2024",
                "2024-02-27",
                "To consider how gritting went in the flood and the frost of January.",
                "Helen Orrey",
                "No",
            ),
            BUSES,
            Decision(
                "Library Opening Hours",
                CABINET,
                "14 May 2024",
                "2024-05-14",
                "To decide on opening hours after the consultation, with or without staff in the evening.",
                "Jo Ferrand",
                "Yes",
            ),
            Decision(
                "Sale of the Old Customs House, Marshborough",
                "Leader of the Council",
                "TBC",
                None,
                "To agree terms of sale. The report will be exempt.",
                "Tom Gathercole",
                "No",
            ),
        ),
    ),
    Edition(
        "March 2024",
        "2024-03-01",
        "docx",
        (
            BUSES,
            Decision(
                "Library Opening Hours",
                CABINET,
                "9 July 2024",
                "2024-07-09",
                "To decide on opening hours after the consultation, with or without staff in the evening.",
                "Jo Ferrand",
                "Yes",
            ),
            Decision(
                "Moving Traffic Cameras outside Schools",
                PLACE,
                "11 June 2024",
                "2024-06-11",
                "To agree a trial outside six schools.",
                "Helen Orrey",
                "Yes",
            ),
        ),
    ),
)


def writers() -> list[Writer]:
    """One writer an edition."""
    return [lambda _, e=e: plan(e) for e in EDITIONS]  # type: ignore[misc]


def plan(edition: Edition) -> Paper:
    """An edition of the plan."""
    stem = f"forward-plan-{edition.month.lower().replace(' ', '-')}"
    word = Word("Forward Plan", landscape=True)
    word.running(head="Aldermarsh County Council", foot="{page}", head_align="left")
    word.heading(f"Forward Plan of Decisions - published in {edition.month}", size=14)
    rows = [_cells(n, d) for n, d in enumerate(edition.decisions)]
    word.table(WIDTHS, [HEADINGS, *rows], size=10, heading_fill="E2EFD9")
    fields = ("meeting_date_text", "meeting_date", "purpose", "responsible")
    gold = Gold(stem, "work_items", ("title",), fields, [_row(n, d) for n, d in enumerate(edition.decisions)])
    return Paper(f"cabinet/{edition.folder}/{stem}.{edition.ending}", word, (gold,))


def _cells(number: int, decision: Decision) -> list[CellText]:
    subject = Box(f"**{decision.subject}**", mark=f"d{number}")
    return [subject, decision.maker, decision.printed, decision.purpose, decision.lead, decision.key]


def _row(number: int, decision: Decision) -> Row:
    values = {
        "title": decision.subject,
        "meeting_date_text": decision.printed,
        "meeting_date": decision.iso,
        "purpose": decision.purpose,
        "responsible": decision.lead,
    }
    return Row(values, mark=f"d{number}")
