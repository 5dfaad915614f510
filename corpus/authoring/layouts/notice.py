"""A decision notice: the same letters and words for every subject, answers beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.gold import Gold, Row
from corpus.authoring.word import Box, CellText, Ruling, Word

STEM = "decision-notice-2024-02-27"
COMMITTEE = "Place and Highways Policy Committee"
PRESENT = ("Cecily Harbord", "Neville Dacre", "Imran Yusuf", "Sheila Longmate", "Conrad Platt")
APOLOGIES = ("Agnes Tillotson",)


@dataclass(frozen=True)
class Taken:
    """A decision: its item and subject, its clauses each with the kind of action, and why."""

    item: str
    subject: str
    clauses: tuple[tuple[str, str], ...]
    reason: str


DECISIONS = (
    Taken(
        "6",
        "Carrow Sluice Bridge – Full Business Case",
        (
            ("approved the Full Business Case for Carrow Sluice Bridge.", "approve"),
            ("approved the release of £2.4m for the design of the bridge.", "approve"),
            ("noted that the start on site has moved from June to September 2024.", "note"),
        ),
        "So that tenders can be invited in the spring. As set out in the report.",
    ),
    Taken(
        "7",
        "Winter Service – What Was Learned",
        (
            ("noted the report.", "note"),
            ("endorsed the change to the gritting routes at Hollin Bank and Peddar's Cross.", "endorse"),
        ),
        "Two roads that were closed by ice in January are not gritted at present.",
    ),
)


def writers() -> list[Writer]:
    """The one writer of the notice."""
    return [notice]


def notice(_: Mapping[str, int]) -> Paper:
    """The notice as a paper."""
    word = Word("Decision notice")
    word.running(head="democracy@aldermarsh.example", foot="{page}")
    rows: list[list[CellText]] = [
        [Box(("Decision Recording Form", f"{COMMITTEE}", "Meeting of 27 February 2024"), colour="FFFFFF", bold=True)]
    ]
    word.table((17.4,), rows, size=14, heading_fill="44546A", ruling=Ruling("none"))
    word.heading("Committee Members present:", after=2)
    word.lines([f"Councillor {name}" for name in PRESENT])
    word.heading("Apologies:", after=2)
    word.lines([f"Councillor {name}" for name in APOLOGIES])
    for number, taken in enumerate(DECISIONS):
        _decision(word, number, taken)
    return Paper(f"place-and-highways-policy-committee/2024-02-27/{STEM}.pdf", word, (_attendance(), _resolutions()))


def _decision(word: Word, number: int, taken: Taken) -> None:
    decision = [f"That the {COMMITTEE}:"]
    decision += [f"{place}. {text}" for place, (text, _) in enumerate(taken.clauses, 1)]
    rows: list[list[CellText]] = [
        ["(a)", "**Subject:**", Box(f"**{taken.subject}** (agenda item {taken.item})", mark=f"n{number}")],
        ["(b)", "**Ward:**", "All"],
        ["(c)", "**Declarations of interest:**", "None"],
        ["(d)", "**Decision taken:**", decision],
        ["(e)", "**Exempt information?**", "No"],
        ["(f)", "**Reason for decision:**", taken.reason],
        ["(g)", "**Deadline for call-in:**", "5 March 2024"],
    ]
    word.table((1.2, 5.0, 11.0), rows, headings=0, size=11, ruling=Ruling("none"))


def _attendance() -> Gold:
    rows = [Row({"name": name, "capacity": "member", "attendance": "present"}) for name in PRESENT]
    rows += [Row({"name": name, "capacity": "member", "attendance": "apologies"}) for name in APOLOGIES]
    return Gold(f"{STEM}-attendance", "attendance", ("name",), ("capacity", "attendance"), rows)


def _resolutions() -> Gold:
    rows = [
        Row(
            {
                "item_number": taken.item,
                "item_title": taken.subject,
                "clause": str(place),
                "text": text,
                "action": action,
            },
            mark=f"n{number}",
        )
        for number, taken in enumerate(DECISIONS)
        for place, (text, action) in enumerate(taken.clauses, 1)
    ]
    return Gold(
        f"{STEM}-resolutions", "resolutions", ("text",), ("item_number", "item_title", "clause", "action"), rows
    )
