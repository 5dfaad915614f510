"""Agendas whose items have times, authors' lines or the word "Item" instead of a plain number."""

from __future__ import annotations

import pytest

from papers2data.extract.agenda import read_agenda
from papers2data.model import Document, Scalar
from papers2data.split import split
from tests.split.prose import prose

_HEAD = ("# Harbour Board", "# Wednesday 2 March 2016", "# Agenda")


def items(document: Document) -> list[tuple[Scalar, Scalar]]:
    """(number, title) of each item."""
    records = read_agenda(document, split(document)).records
    return [(r.values["number"], r.values["title"]) for r in records if r.table == "agenda_items"]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(("10.15 Welcome", "10.25 Minutes", "12.45 Dredging", "1.15 Close"), id="lines, past noon"),
        pytest.param(
            (
                [
                    ["Timing", "", "Lead"],
                    ["10:15 – 10:25", "Welcome", "Chair"],
                    ["10:25 – 12:45 (140 mins)", "Minutes", "Clerk"],
                    ["12:45", "Dredging", "Ada Finch"],
                    ["13:15", "Close", ""],
                ],
            ),
            id="a table with no heading over the items",
        ),
        pytest.param(
            (
                [
                    ["Item", "Time", "Lead"],
                    ["Welcome", "10am", "Chair"],
                    ["Minutes", "10.25am", "Clerk"],
                    ["Dredging", "12.45pm", "Ada Finch"],
                    ["Close", "1.15pm", ""],
                ],
            ),
            id="a table with the times after the items",
        ),
    ],
)
def test_timed_items(parts: tuple[str | list[list[str]], ...]) -> None:
    """Items without numbers are told by the times beside them, and who leads is no part of the title."""
    titles = ["Welcome", "Minutes", "Dredging", "Close"]
    assert items(prose(*_HEAD, *parts)) == [(None, title) for title in titles]


def test_authors_under_items() -> None:
    """A line that says who reports on an item opens no report and is no part of the item."""
    document = prose(
        *_HEAD,
        "1. Apologies",
        "2. Quay repairs (Pages 3 - 9)",
        "Report of the Harbour Master",
        "3. Budget: first draft (Pages 10 - 12)",
        "Report of the Treasurer",
        "4. Questions:",
    )
    assert [paper.kind for paper in split(document)] == ["agenda"]
    assert items(document) == [
        ("1", "Apologies"),
        ("2", "Quay repairs"),
        ("3", "Budget: first draft"),
        ("4", "Questions"),
    ]


def test_items_by_their_word() -> None:
    """An item such as "Item 2 - Minutes of the last meeting" is none of a paper of minutes."""
    document = prose(*_HEAD, "Item 1 - Welcome", "Item 2 - Minutes of the last meeting", "Item 3 - Dredging")
    assert [paper.kind for paper in split(document)] == ["agenda"]
    assert items(document) == [("1", "Welcome"), ("2", "Minutes of the last meeting"), ("3", "Dredging")]


def test_summons_in_a_letter() -> None:
    """A letter that summons to the meeting is the front of the agenda under it, and its day is the meeting's."""
    document = prose(
        "# Ash Town Council",
        "Dear Councillor",
        "You are summoned to a meeting of the Town Council on Monday 8 July 2024 at 7pm.",
        "# Agenda",
        "1. Apologies",
        "2. Minutes of 10 June 2024",
        "3. Payments",
    )
    assert [(paper.kind, paper.title) for paper in split(document)] == [
        ("agenda", "Agenda, Ash Town Council, 2024-07-08")
    ]


def test_agenda_named_with_its_meeting() -> None:
    """The words "Agenda for meeting on …" head an agenda whose items may be bullets."""
    document = prose(
        "# Hillside Friends", "Agenda for meeting on Tuesday 5 November 2019", "• Apologies", "• Minutes", "• Fair"
    )
    assert ([paper.kind for paper in split(document)], len(items(document))) == (["agenda"], 3)
