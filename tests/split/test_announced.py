"""Agendas told by words that call a meeting, items without numbers, and pages on one decision."""

from __future__ import annotations

import pytest

from papers2data.extract.agenda import read_agenda
from papers2data.extract.minutes import read_minutes
from papers2data.split import split
from tests.split.prose import prose

Part = str | list[list[str]]


@pytest.mark.parametrize(
    ("parts", "items"),
    [
        pytest.param(
            ("You are summoned to attend the meeting on 4 March 2025.", "1. Apologies", "2. Minutes", "3. Wall"),
            [("1", "Apologies"), ("2", "Minutes"), ("3", "Wall")],
            id="summons",
        ),
        pytest.param(
            (
                [
                    ["Ref", "Item", "Lead"],
                    ["01/25", "Apologies", "AB"],
                    ["02/25", "Minutes", "CD"],
                    ["03/25", "Wall", "EF"],
                ],
            ),
            [("01/25", "Apologies"), ("02/25", "Minutes"), ("03/25", "Wall")],
            id="table with leads",
        ),
        pytest.param(
            ("Notice of meeting", "A1 Apologies", "A2 Minutes", "B1 Wall"),
            [("A1", "Apologies"), ("A2", "Minutes"), ("B1", "Wall")],
            id="letters and numbers",
        ),
        pytest.param(
            ("# Agenda", "i. Apologies", "ii. Minutes", "iii. Wall"),
            [("i", "Apologies"), ("ii", "Minutes"), ("iii", "Wall")],
            id="Roman numbers",
        ),
        pytest.param(
            ("# Agenda", "Welcome", "Minutes of the last meeting", "Wall"),
            [(None, "Welcome"), (None, "Minutes of the last meeting"), (None, "Wall")],
            id="no numbers",
        ),
    ],
)
def test_items_of_agendas(parts: tuple[Part, ...], items: list[tuple[str | None, str]]) -> None:
    """A lone paper that calls a meeting, or a table of business, is an agenda with its items."""
    document = prose("# Mill Parish Council", "Meeting on Tuesday 4 March 2025", *parts)
    papers = split(document)
    assert [paper.kind for paper in papers] == ["agenda"]
    records = [r.values for r in read_agenda(document, papers).records if r.table == "agenda_items"]
    assert [(values["number"], values["title"]) for values in records] == items


def test_minutes_are_no_agenda() -> None:
    """A table of what was said and is to be done is no agenda's."""
    rows = [["Item", "Lead", "Action"], ["1", "Apologies", "None"], ["2", "Minutes", "AB"], ["3", "Wall", "CD"]]
    assert [paper.kind for paper in split(prose("# Mill Group", rows))] == ["other"]


def test_page_on_one_decision() -> None:
    """A committee system's page on a decision is a notice of it: its subject, who decided, when, and what."""
    document = prose(
        "Decision details",
        "Wall at Mill Lane",
        "Decision Maker: Cabinet Member for Walls",
        "Decision:",
        "That the wall be built.",
        "Reasons for the decision:",
        "It fell.",
        "Date of decision: 4 March 2025",
    )
    papers = split(document)
    assert [(paper.kind, paper.title) for paper in papers] == [("decision_notice", "Wall at Mill Lane")]
    (decision,) = [r.values for r in read_minutes(document, papers).records]
    assert (decision["text"], decision["item_title"]) == ("That the wall be built.", "Wall at Mill Lane")
    assert decision["meeting_id"] == "cabinet-member-for-walls-2025-03-04"
