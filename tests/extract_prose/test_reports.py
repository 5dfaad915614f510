"""Recommendations, agenda items and facts of whole documents."""

from __future__ import annotations

import pytest

from papers2data.extract.agenda import read_agenda
from papers2data.extract.facts import document_facts
from papers2data.extract.recommendations import read_recommendations
from papers2data.model import Document, Scalar
from papers2data.split import split
from tests.split.prose import prose
from tests.split.test_split import PACK


def recommended(*parts: str | list[list[str]]) -> list[tuple[Scalar, ...]]:
    """(number, text) of a report's recommendations."""
    document = prose("# Agenda Item: 6", "# REPORT OF THE HEAD OF TREES", "# TREES", *parts)
    records = read_recommendations(document, split(document)).records
    assert {r.values["item_number"] for r in records} <= {"6"}
    return [(r.values["number"], r.values["text"]) for r in records]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            (
                "# RECOMMENDATION/S",
                "That the Committee:",
                "1) notes the map.",
                "2) plants a tree.",
                "# Ada Finch",
                "# Head",
            ),
            [("1", "notes the map."), ("2", "plants a tree.")],
            id="under words that lead in",
        ),
        pytest.param(
            ("# RECOMMENDATION", "That the map be noted.", "# Ada Finch"), [(None, "That the map be noted.")], id="one"
        ),
        pytest.param(
            (
                "Recommendation(s): Cabinet is asked to NOTE the map.",
                "# 3. Recommendation(s)",
                "Cabinet is asked to NOTE the map.",
            ),
            [(None, "Cabinet is asked to NOTE the map.")],
            id="told twice, kept once",
        ),
        pytest.param(
            (
                "# Recommendation",
                "Council is asked to:",
                "(1) Note the map.",
                "# 1. Background",
                "1.1 Trees are few.",
                "# 4. Recommendation",
                "4.1 Council is asked to:",
                "(1) Note the map.",
            ),
            [("1", "Note the map.")],
            id="told twice, with words that lead in and have a number",
        ),
        pytest.param(
            ("# Recommendations for the Harbour Board", "That the map be noted.", "# Ada Finch"),
            [(None, "That the map be noted.")],
            id="for those who decide",
        ),
        pytest.param(
            ("# 1.9. Recommendations for Keeping Floods Away", "The study has thought of dams and of ponds."),
            [],
            id="a chapter about recommendations",
        ),
        pytest.param(
            ("# 2 | Recommendations", [["2.1", "Note the map", "Section 3"], ["2.2", "Agree the tree", "Section 4"]]),
            [("2.1", "Note the map"), ("2.2", "Agree the tree")],
            id="in a table",
        ),
        pytest.param(
            (
                "# Recommendation(s):",
                "Cabinet is asked to:",
                "a) NOTE the map.",
                "b) AGREE the tree.",
                "# 1. Introduction",
                "1.1 Trees are few.",
            ),
            [("a", "NOTE the map."), ("b", "AGREE the tree.")],
            id="the report's own numbering begins after letters",
        ),
        pytest.param(
            (
                "# Recommendations:",
                "Council is asked to agree the following:",
                "# Quays",
                "(a) The plan for the east quay",
                "# Boats",
                "(b) The plan for the ferries",
                "# Ada Finch",
            ),
            [("a", "The plan for the east quay"), ("b", "The plan for the ferries")],
            id="one list under several headings",
        ),
        pytest.param(
            (
                "# Recommendation(s):",
                "The Cabinet Member is asked to:",
                "APPROVE the map.",
                "DELEGATE the tree.",
                "# Trees",
            ),
            [("•1", "APPROVE the map."), ("•2", "DELEGATE the tree.")],
            id="orders without numbers",
        ),
        pytest.param(
            ("# RECOMMENDATION", "1. That the map be noted.", "# BACKGROUND INFORMATION", "2. Trees are few."),
            [("1", "That the map be noted.")],
            id="paragraphs numbered on through the report",
        ),
        pytest.param(
            ("# Recommendations", "1. That the map be noted.", "# Trees", "2. That a tree be planted."),
            [("1", "That the map be noted."), ("2", "That a tree be planted.")],
            id="clauses numbered on under subheads",
        ),
        pytest.param(("# Reasons for Recommendations", "5. To plan well."), [], id="reasons are none"),
    ],
)
def test_recommendations(parts: tuple[str | list[list[str]], ...], expected: list[tuple[str | None, str]]) -> None:
    """Each clause under the heading is one recommendation with its own number."""
    assert recommended(*parts) == expected


def test_agenda_of_a_pack() -> None:
    """Items have printed pages and their paper; agenda and minutes each state their meeting."""
    found = read_agenda(PACK, split(PACK)).records
    items = [r.values for r in found if r.table == "agenda_items"]
    assert [(v["number"], v["first_page"], v["last_page"], v["paper_id"]) for v in items] == [
        ("1", 3, 8, "000000000000-p1"),
        ("2", None, None, None),
        ("3", 9, 20, "000000000000-p2"),
        ("4", 21, 24, "000000000000-p4"),
    ]
    meetings = [(r.place, r.values["time"], r.values["status"]) for r in found if r.table == "meetings"]
    assert meetings == [
        ("harbour-and-coast-select-committee-2025-03-04", "10:30", None),
        ("harbour-and-coast-select-committee-2024-12-03", "10:30", "held"),
    ]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            PACK,
            ("agenda", "Harbour and Coast Select Committee", "2025-03-04", None),
            id="a pack takes its agenda's meeting",
        ),
        pytest.param(
            prose("# Parks Portfolio – July - September 2023 Update", [["Milestone", "Status"]]),
            ("other", None, None, "2023-09-30"),
            id="period in the title",
        ),
        pytest.param(
            prose("# Trees", path="trees_q2_2023-24.txt"),
            ("other", None, None, "2023-09-30"),
            id="period in the file's name",
        ),
        pytest.param(
            prose(
                "10th February 2024",
                "# REPORT OF THE HEAD OF TREES",
                "# TREES",
                "1. The Parks Committee is the appropriate body to consider it.",
            ),
            ("report", "Parks Committee", "2024-02-10", None),
            id="a report names its body in its comments",
        ),
        pytest.param(
            prose("# Forward plan", "# Published: 18 February 2026"),
            ("work_programme", None, None, None),
            id="a day of issue is no meeting",
        ),
    ],
)
def test_document_facts(document: Document, expected: tuple[str | None, ...]) -> None:
    """Kind, body, meeting and period are what the document states, and None where it states nothing."""
    facts = document_facts(document, split(document))
    assert (facts["kind"], facts["body"], facts["meeting_date"], facts["period_end"]) == expected
