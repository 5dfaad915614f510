"""Resolutions from minutes of many houses."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.extract.minutes import read_minutes
from papers2data.extract.minutes.votes import Votes, read_votes
from papers2data.layout.flow import lay_out_flow
from papers2data.model import Document, Paper, Scalar, Source
from papers2data.readers.text import read_text
from papers2data.split import split
from tests.split.prose import prose

FRONT = ("# Meeting: Parks Committee", "# Date: Tuesday 3 December 2024 (commencing at 10:30am)")


def rows(document: Document, *fields: str) -> list[tuple[Scalar, ...]]:
    """The fields of each resolution that is read from the document as minutes."""
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    records = [r for r in read_minutes(document, papers).records if r.table == "resolutions"]
    return [tuple(r.values[f] for f in fields) for r in records]


def test_numbered_resolutions() -> None:
    """References, clauses and items are read as printed; talk before the resolution and after it is none."""
    document = prose(
        *FRONT,
        "# 4 TREES",
        "It was noted that trees grow. It was agreed that this is good.",
        "a) That a map be shown, somebody had said.",
        "# RESOLVED (2024/031):",
        "1) That the report be noted.",
        "2) That the points raised be progressed:",
        "a) That a map be circulated to members.",
        "# 5 BENCHES",
        "The minutes were confirmed by the Chair.",
        "# RESOLVED (2024/032)",
        "That a report be received in July 2025.",
        "The meeting closed at noon.",
    )
    assert rows(document, "item_number", "reference", "clause", "text", "outcome", "action") == [
        ("4", "2024/031", "1", "That the report be noted.", "resolved", "note"),
        ("4", "2024/031", "2", "That the points raised be progressed:", "resolved", "progress"),
        ("4", "2024/031", "2(a)", "That a map be circulated to members.", "resolved", "circulate"),
        ("5", "2024/032", "", "That a report be received in July 2025.", "resolved", "receive"),
    ]


def test_parents_and_meeting() -> None:
    """A clause names the record that it is part of, and every clause its meeting."""
    document = prose(*FRONT, "# 4 TREES", "# RESOLVED:", "1) That these be progressed:", "a) maps", "2) Done.")
    assert rows(document, "clause", "parent_id", "meeting_id", "action") == [
        ("1", None, "parks-committee-2024-12-03", "progress"),
        ("1(a)", "000000000000-b4", "parks-committee-2024-12-03", "progress"),
        ("2", None, "parks-committee-2024-12-03", "other"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("RESOLVED that the map be noted.", ("resolved", "that the map be noted."), id="RESOLVED that"),
        pytest.param("3. RESOLVED – to endorse the map.", ("resolved", "to endorse the map."), id="dash"),
        pytest.param("Resolved: That the map be noted", ("resolved", "That the map be noted"), id="Resolved"),
        pytest.param(
            "It was RESOLVED that the Committee noted it.", ("resolved", "that the Committee noted it."), id="It was"
        ),
        pytest.param("It was AGREED that the Chair reply.", ("agreed", "that the Chair reply."), id="AGREED"),
        pytest.param("DECISION AGREED: the map is adopted", ("agreed", "the map is adopted"), id="DECISION AGREED"),
        pytest.param(
            "It was agreed that this would wait.", ("agreed", "It was agreed that this would wait."), id="plain"
        ),
        pytest.param(
            "The accounts were received and noted.", ("noted", "The accounts were received and noted."), id="noted"
        ),
        pytest.param("This item was deferred to May.", ("deferred", "This item was deferred to May."), id="deferred"),
        pytest.param(
            "The minutes of the last meeting were agreed as accurate.",
            ("agreed", "The minutes of the last meeting were agreed as accurate."),
            id="minutes agreed",
        ),
        pytest.param(
            "Cllr Finch to write to the school.", ("agreed", "Cllr Finch to write to the school."), id="left to someone"
        ),
        pytest.param(
            "Well Lane: Clerk Oak to list the keys.",
            ("agreed", "Well Lane: Clerk Oak to list the keys."),
            id="labelled",
        ),
        pytest.param(
            "(Minute 4.2) Noted that the fence stands.",
            ("noted", "(Minute 4.2) Noted that the fence stands."),
            id="noted after a reference",
        ),
    ],
)
def test_ways_of_deciding(line: str, expected: tuple[str, str]) -> None:
    """Each way of saying that something was decided gives one decision with its outcome."""
    assert rows(prose(*FRONT, "# 4 TREES", line), "outcome", "text") == [expected]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("At the last meeting it was agreed that trees are old.", id="told of an earlier meeting"),
        pytest.param("Ada Finch said that the Council would resolve this.", id="resolve in another sense"),
        pytest.param("It was suggested that more be planted.", id="suggested"),
    ],
)
def test_no_decision(line: str) -> None:
    """What was only said is no decision."""
    assert rows(prose(*FRONT, "# 4 TREES", line), "text") == []


def test_lost_amendment_and_carried_motion() -> None:
    """A lost amendment is told as one that fell; the resolution has mover, seconder and votes of the motion carried."""
    document = prose(
        *FRONT,
        "# 7 WALL",
        "1) Ms Finch proposed, and Mr Oak seconded the motion that",
        "“The Council is asked to mend the wall.”",
        "2) Mr Elm proposed and Ms Ash seconded the following amendment:",
        "“The Council is asked to let it fall.”",
        "3) Following the debate, the Chairman put the amendment to the vote and the voting was as follows:",
        "For (3)",
        "Mr Elm, Ms Ash, Mr Fir",
        "Against (9)",
        "Abstain (1)",
        "Amendment lost.",
        "4) The Chairman put the substantive motion set out in paragraph 1 to the vote and the voting was as follows:",
        "For (10)",
        "Against (2)",
        "Abstain (1)",
        "Substantive Motion carried.",
        "5) RESOLVED that the Council mends the wall.",
    )
    fields = ("text", "outcome", "mover", "seconder", "votes_for", "votes_against", "abstentions")
    assert rows(document, *fields) == [
        ("The Council is asked to let it fall.", "fell", "Mr Elm", "Ms Ash", 3, 9, 1),
        ("that the Council mends the wall.", "resolved", "Ms Finch", "Mr Oak", 10, 2, 1),
    ]


def test_recommendations_put_one_by_one() -> None:
    """A recommendation carried is a decision, a lost one fell, and a summary at the end tells nothing twice."""
    document = prose(
        *FRONT,
        "# 7 Parking",
        "The recommendation was moved by Councillor Finch and seconded by Councillor Oak. On being put to the vote the "
        "recommendation was CARRIED (6 members voting in favour, none against with 3 abstentions)",
        "# It was APPROVED",
        "1. Parking - Approve the rise of permit prices for first vehicles in all streets.",
        "Recommendation 2 was moved by Councillor Finch and seconded by Councillor Elm.",
        "“Recommendation 2: Ends free parking.”",
        "On being put to the vote the recommendation was LOST (4 members voting in favour, 5 against).",
        "# The Committee RESOLVED:",
        "1. Approve the rise of permit prices for first vehicles in all streets.",
    )
    assert rows(document, "clause", "outcome", "mover", "seconder", "votes_for", "votes_against", "abstentions") == [
        ("1", "carried", "Finch", "Oak", 6, 0, 3),
        ("", "fell", "Finch", "Elm", 4, 5, None),
    ]


def test_carried_without_resolution() -> None:
    """Where no resolution follows, the motion and the amendment that were carried are the decisions."""
    document = prose(
        *FRONT,
        "# 42 BUSES",
        "Mrs Elm moved and Mr Fir, OBE seconded the following amendment:",
        "“That the word late be put in.”",
        "The Chairman put it to the vote, and the voting was as follows.",
        "For (7)",
        "Against (1)",
        "Abstain (0)",
        "# Amendment CARRIED.",
        "Mr Oak moved and Ms Ash seconded the motion:",
        "“That Cabinet be asked to report on a late bus.”",
        "The Chairman put it to the vote, and the voting was as follows.",
        "For (8)",
        "Against (0)",
        "Abstain (0)",
        "# Motion CARRIED.",
    )
    assert rows(document, "text", "outcome", "seconder", "votes_for") == [
        ("That the word late be put in.", "carried", "Mr Fir, OBE", 7),
        ("That Cabinet be asked to report on a late bus.", "carried", "Ms Ash", 8),
    ]


def test_parish_resolution_names_its_movers() -> None:
    """Proposer and seconder printed after a parish's resolution are no part of it; "65/23" numbers its item."""
    document = prose(
        "# Minutes of the meeting of Great Marton Parish Council held on 8th November 2023",
        "# 65/23 ALLOTMENTS",
        "Resolved – that the tap be mended. Proposed by Cllr Finch, seconded by Cllr Oak, all in favour.",
    )
    assert rows(document, "item_number", "item_title", "text", "mover", "seconder") == [
        ("65/23", "ALLOTMENTS", "that the tap be mended.", "Finch", "Oak")
    ]


def test_agreed_without_resolution() -> None:
    """A motion agreed unanimously is a decision in its own words."""
    document = prose(
        *FRONT,
        "# 5 NEWS",
        "1) Mr Oak proposed, and Ms Elm seconded, that thanks be sent to all.",
        "Agreed unanimously.",
    )
    assert rows(document, "text", "outcome", "mover", "seconder") == [
        ("that thanks be sent to all.", "agreed", "Mr Oak", "Ms Elm")
    ]


def test_action_points() -> None:
    """Actions of a board have owner and due date, from brackets, from "X to …" and from the line after."""
    document = prose(
        "# Open Records Board Minutes",
        "# 02.03.21",
        "# Item 2: Publishing",
        "Action: Confirm whether the list is public (Ada Finch).",
        "Action 2: Records team to share the plan with the Board.",
        "Due: March 2021",
        "Action: A visit to be arranged.",
        "Action: Ada Finch from the Forum will be invited to the next meeting (PB)",
    )
    assert rows(document, "item_number", "text", "responsible", "due_text", "due_end") == [
        ("2", "Confirm whether the list is public (Ada Finch).", "Ada Finch", None, None),
        ("2", "Records team to share the plan with the Board.", "Records team", "March 2021", "2021-03-31"),
        ("2", "A visit to be arranged.", None, None, None),
        ("2", "Ada Finch from the Forum will be invited to the next meeting (PB)", "PB", "to the next meeting", None),
    ]


def test_agenda_item_beside_minute_number() -> None:
    """Where minutes print the agenda's number under their own, the agenda's is the item's."""
    document = prose(*FRONT, "# 284. Devolution", "(Item 3)", "RESOLVED that it be noted.")
    assert rows(document, "item_number", "item_title") == [("3", "Devolution")]


def test_notice_of_labelled_fields() -> None:
    """A decision form gives its decisions under their subject and agenda item."""
    document = prose(
        "# Decision Recording Form",
        "# Decision determined at Parks Committee meeting on 4 March 2025",
        [
            ["(a)", "Subject:", "Benches\n(agenda item 9)"],
            ["(b)", "Declarations of interest:\nNone", ""],
            ["(d)", "Decision taken\nThat the Committee:\n1. Noted the map.\n2. Approved the benches.", ""],
            ["(e)", "Exempt?\nNo", ""],
        ],
    )
    records = read_minutes(document, split(document)).records
    assert [
        (r.values["item_number"], r.values["item_title"], r.values["clause"], r.values["text"]) for r in records
    ] == [
        ("9", "Benches", "1", "Noted the map."),
        ("9", "Benches", "2", "Approved the benches."),
    ]


def test_notice_of_numbered_lines() -> None:
    """A decision form without a table gives the same: each label ends the answer of the one before."""
    document = prose(
        "# Decision Recording Form",
        "# Parks Committee",
        "# Meeting of 4 March 2025",
        "(a) Subject: Benches (agenda item 9)",
        "(d) Decision taken: That the Committee:",
        "1. noted the map.",
        "2. approved the benches.",
        "(e) Exempt information? No",
    )
    records = read_minutes(document, split(document)).records
    assert [(r.values["item_number"], r.values["clause"], r.values["text"]) for r in records] == [
        ("9", "1", "noted the map."),
        ("9", "2", "approved the benches."),
    ]


def test_work_programme_is_no_minutes() -> None:
    """A work programme's column of resolutions is not read as minutes."""
    table = [["Meeting", "Resolutions"], ["May", "1) That the report be noted."]]
    papers = (Paper("work_programme", "Work programme", 0, 1),)
    assert read_minutes(prose(table), papers).records == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("(10 for, 2 against, 1 abstention)", Votes(10, 2, 1), id="in brackets"),
        pytest.param("FELL with 2 voting FOR and 7 AGAINST.", Votes(2, 7, None), id="voting"),
        pytest.param("CARRIED with 4 members voting FOR, 1 AGAINST and no ABSTAINING", Votes(4, 1, 0), id="no is none"),
        pytest.param("For (57)", Votes(57, None, None), id="a line of its own"),
        pytest.param("CARRIED unanimously", Votes(), id="unanimously has no numbers"),
    ],
)
def test_read_votes(text: str, expected: Votes) -> None:
    """Numbers of votes are read in words and figures, and none are made up."""
    assert read_votes(text) == expected


def test_real_minutes(shared: Path) -> None:
    """The seed's minutes give their eight resolutions with all twenty-three clauses."""
    path = next((shared / "corpus" / "seeds").glob("003_*.txt"))
    document = lay_out_flow(read_text(path), Source("003.txt", "0" * 64, 1, "text/plain", "text"))
    found = [(r.values["reference"], r.values["clause"]) for r in read_minutes(document, split(document)).records]
    clauses = ["", "1 2 3 3(a)", "1 2 2(a) 2(b)", "1 2 3 3(a)", "1 2 3", "", "", "1 2 2(a) 2(b) 3"]
    expected = [
        (f"2024/00{number}", clause)
        for number, paths in enumerate(clauses, start=1)
        for clause in (paths.split(" ") if paths else [""])
    ]
    assert found == expected


def test_action_points_are_actions_to_follow() -> None:
    """An action point is told as an action too, named without its date and raised at the meeting."""
    document = prose(
        "# Open Records Board Minutes",
        "# 02.03.21",
        "# Item 2: Publishing",
        "Action: Ada Finch to publish the list by the end of May 2021.",
    )
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    (action,) = [r for r in read_minutes(document, papers).records if r.table == "milestone_readings"]
    assert {f: action.values[f] for f in ("kind", "name", "lead", "raised", "due_end")} == {
        "kind": "action",
        "name": "Ada Finch to publish the list",
        "lead": "Ada Finch",
        "raised": "2021-03-02",
        "due_end": "2021-05-31",
    }
