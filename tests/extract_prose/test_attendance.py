"""Who was there."""

from __future__ import annotations

import pytest

from papers2data.extract.attendance import read_attendance
from papers2data.extract.minutes.people import Person, read_people
from papers2data.model import Document, Paper, Scalar
from tests.split.prose import prose


def people(document: Document) -> list[tuple[Scalar, ...]]:
    """(name, capacity, attendance, role, substitute_for) of each person."""
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    fields = ("name", "capacity", "attendance", "role", "substitute_for")
    return [tuple(r.values[f] for f in fields) for r in read_attendance(document, papers).records]


def test_lists_under_labels() -> None:
    """Labels set capacity and attendance, brackets say more, and a table's cells are people."""
    document = prose(
        "Membership:",
        "# County Councillors",
        "# Ada Finch (Chairman)",
        [["Ben Oak (Absent)", "Cy Elm MBE"], ["Di Ash (Apologies)", ""]],
        "# Education Representatives",
        "# Ed Fir (Absent) Flo Yew",
        "# Substitute Members",
        "# Gus Holly for Di Ash",
        "Other County Councillors in attendance:",
        "Hal Birch - Cabinet Member for Parks",
        "Officers and colleagues in attendance:",
        "• Ivy Rowan - Service Director for Help, Care and Safety",
        "# 1 APOLOGIES FOR ABSENCE",
        "• Councillor Di Ash - other reasons",
    )
    assert people(document) == [
        ("Ada Finch", "member", "present", "Chairman", None),
        ("Ben Oak", "member", "absent", None, None),
        ("Cy Elm MBE", "member", "present", None, None),
        ("Di Ash", "member", "apologies", None, None),
        ("Ed Fir", "co-opted member", "absent", "Education Representative", None),
        ("Flo Yew", "co-opted member", "present", "Education Representative", None),
        ("Gus Holly", "substitute", "present", None, "Di Ash"),
        ("Hal Birch", "other councillor", "present", "Cabinet Member for Parks", None),
        ("Ivy Rowan", "officer", "present", "Service Director for Help, Care and Safety", None),
    ]


def test_names_in_sentences() -> None:
    """A long list in one paragraph is cut at its commas, and those who sent apologies are added."""
    document = prose(
        "PRESENT: Mr A Finch (Chairman), Mrs B Oak, MBE, Ms C Elm and Mr D Ash",
        "ALSO PRESENT: Eve Fir, Cabinet Member for Trees.",
        "IN ATTENDANCE: Mr F Yew (Head of Law, Risk and Audit) and Ms G Holly (Clerk)",
        "# 3. Apologies for absence",
        "Apologies were received from Mr Birch and Hal Rowan who was substituted by Ivy Thorn.",
    )
    assert people(document) == [
        ("Mr A Finch", "member", "present", "Chairman", None),
        ("Mrs B Oak MBE", "member", "present", None, None),
        ("Ms C Elm", "member", "present", None, None),
        ("Mr D Ash", "member", "present", None, None),
        ("Eve Fir", "other councillor", "present", "Cabinet Member for Trees", None),
        ("Mr F Yew", "officer", "present", "Head of Law, Risk and Audit", None),
        ("Ms G Holly", "officer", "present", "Clerk", None),
        ("Ivy Thorn", "substitute", "present", None, "Hal Rowan"),
        ("Mr Birch", "member", "apologies", None, None),
        ("Hal Rowan", "member", "apologies", None, None),
    ]


def test_columns_have_their_own_labels() -> None:
    """In a table of two columns each has its own labels, also further down."""
    document = prose(
        [
            ["Present:", "Officials:"],
            ["Ada Finch (Chair)", "Ben Oak (Records Office)"],
            ["Apologies:", "Cy Elm"],
            ["Di Ash", ""],
        ]
    )
    assert [(name, capacity, attendance) for name, capacity, attendance, *_ in people(document)] == [
        ("Ada Finch", "member", "present"),
        ("Ben Oak", "officer", "present"),
        ("Cy Elm", "officer", "present"),
        ("Di Ash", "member", "apologies"),
    ]


def test_parish() -> None:
    """Surnames alone are names after "Cllrs", the clerk is an officer, and an elector is nobody's name."""
    document = prose(
        "PRESENT: Cllrs R Finch (Chairman), D Oak and P Elm",
        "In attendance: one elector for part of the meeting and the clerk, Mr G Ash.",
        "# 18. APOLOGIES FOR ABSENCE",
        "Apologies were received from Cllrs Fir and Yew. Also from PCSO K Holly.",
    )
    assert [(name, capacity, attendance) for name, capacity, attendance, *_ in people(document)] == [
        ("R Finch", "member", "present"),
        ("D Oak", "member", "present"),
        ("P Elm", "member", "present"),
        ("Mr G Ash", "officer", "present"),
        ("Fir", "member", "apologies"),
        ("Yew", "member", "apologies"),
        ("PCSO K Holly", "officer", "apologies"),
    ]


def test_columns_without_a_gap() -> None:
    """Names and posts of two columns are told apart where the list shows that it has posts."""
    document = prose("# Attendees", "Ada Finch Chair", "Jo Oak Customer Services", "Tim Elm Digital", "# 1. News")
    assert [(name, role) for name, _, _, role, _ in people(document)] == [
        ("Ada Finch", "Chair"),
        ("Jo Oak", "Customer Services"),
        ("Tim Elm", "Digital"),
    ]


def test_attended_as_substitute() -> None:
    """A member listed as present who is said to have stood in is a substitute, listed once; a bare surname counts."""
    document = prose(
        "Councillors: Ada Finch (Chair), Ben Oak and Cy Elm",
        "# 2 Apologies for Absence and Substitutions",
        "Apologies were received from Councillor Ash. Councillor Cy Elm attended as substitute.",
    )
    assert [(name, capacity) for name, capacity, *_ in people(document)] == [
        ("Ada Finch", "member"),
        ("Ben Oak", "member"),
        ("Cy Elm", "substitute"),
        ("Ash", "member"),
    ]


def test_namesakes_are_two_people() -> None:
    """Ms and Mr of one name are two people, and so are those of one surname of whom one is there and one is not."""
    document = prose(
        "PRESENT: Ms J Elm, Mr J Elm, Mr P Oak and Ms A Finch",
        "# 1. Apologies",
        "Apologies were reported from Mr Oak and Ms Ash.",
    )
    assert [(name, attendance) for name, _, attendance, *_ in people(document)] == [
        ("Ms J Elm", "present"),
        ("Mr J Elm", "present"),
        ("Mr P Oak", "present"),
        ("Ms A Finch", "present"),
        ("Mr Oak", "apologies"),
        ("Ms Ash", "apologies"),
    ]


def test_list_of_officers_broken_after_and() -> None:
    """The last name of a line that ends in "and" is a person of its own."""
    document = prose(
        "PRESENT: Mr P Oak",
        "IN ATTENDANCE: Mr R Elm (Director, Care and Health), Ms M Ash (Analyst) and",
        "Mr D Fir (Head of Strategy, Policy and Risk)",
        "# 1. Apologies",
    )
    assert [(name, role) for name, _, _, role, _ in people(document)][1:] == [
        ("Mr R Elm", "Director, Care and Health"),
        ("Ms M Ash", "Analyst"),
        ("Mr D Fir", "Head of Strategy, Policy and Risk"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("None", [], id="none"),
        pytest.param("Ada Finch; Ben Oak (BO)", [Person("Ada Finch"), Person("Ben Oak")], id="initials are no role"),
        pytest.param(
            "Ada Finch, Ministry of Trees", [Person("Ada Finch", "Ministry of Trees")], id="an office is no person"
        ),
        pytest.param(
            "Ada Finch - Head of Parks Ben Oak - Head of Trees",
            [Person("Ada Finch", "Head of Parks"), Person("Ben Oak", "Head of Trees")],
            id="run together",
        ),
        pytest.param(
            "Ben Oak (substitute for Cllr Cy Elm)",
            [Person("Ben Oak", None, "substitute", None, "Cy Elm")],
            id="stands in for",
        ),
        pytest.param("Ada Finch Ben Birch JP", [Person("Ada Finch"), Person("Ben Birch JP")], id="side by side"),
        pytest.param("Sir Ada Finch, CBE", [Person("Sir Ada Finch CBE")], id="letters after a name"),
    ],
)
def test_read_people(text: str, expected: list[Person]) -> None:
    """Names are told from posts, offices, initials and letters."""
    assert read_people(text) == expected
