"""Clauses of a resolution and their paths."""

from __future__ import annotations

import pytest

from papers2data.extract.minutes.clauses import read_clauses
from papers2data.split.lines import lines_of
from tests.split.prose import prose


def paths(*parts: str, rest: str = "") -> list[tuple[str, str]]:
    """(path, text) of the clauses after an opening line."""
    lines = lines_of(prose("RESOLVED", *parts))
    found = read_clauses(lines[0], rest, lines[1:], lambda line: line.text.startswith("The meeting closed"))
    return [(clause.path, clause.text) for clause in found.clauses]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            ("1) Note it.", "2) Ask for:", "a) maps", "b) plans", "3) Close it."),
            [("1", "Note it."), ("2", "Ask for:"), ("2(a)", "maps"), ("2(b)", "plans"), ("3", "Close it.")],
            id="letters within numbers",
        ),
        pytest.param(
            ("a) Note it.", "b) Ask for:", "i) maps", "ii) plans", "c) Close it."),
            [("a", "Note it."), ("b", "Ask for:"), ("b(i)", "maps"), ("b(ii)", "plans"), ("c", "Close it.")],
            id="roman within letters",
        ),
        pytest.param(
            ("(h) Fees.", "(i) Charges.", "(j) Grants."),
            [("h", "Fees."), ("i", "Charges."), ("j", "Grants.")],
            id="i after h is a letter",
        ),
        pytest.param(
            ("1) Look at:", "• roads", "• paths", "2) Report."),
            [("1", "Look at:"), ("1•1", "roads"), ("1•2", "paths"), ("2", "Report.")],
            id="bullets are counted",
        ),
        pytest.param(
            ("(a) Roads.", "# Money", "(b) Fees.", "In addition:", "(c) Staff."),
            [("a", "Roads."), ("b", "Fees."), ("c", "Staff.")],
            id="titles between clauses are no clauses",
        ),
        pytest.param(
            ("That it be noted.", "The meeting closed at noon."), [("", "That it be noted.")], id="one without number"
        ),
        pytest.param(("1) Note it.", "Ada Finch spoke next."), [("1", "Note it.")], id="talk ends the list"),
        pytest.param(
            ("That the Parks Committee:", "1. Noted the map.", "2. Chose a tree."),
            [("1", "Noted the map."), ("2", "Chose a tree.")],
            id="words that only lead in",
        ),
        pytest.param(
            ("(a) (a) That it be noted.", "(b) (b) That it be told."),
            [("a", "That it be noted."), ("b", "That it be told.")],
            id="numbered twice",
        ),
    ],
)
def test_read_clauses(parts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """Clauses are nested as printed, and the list ends where its numbering does."""
    assert paths(*parts) == expected


def test_clauses_in_one_paragraph() -> None:
    """Clauses that run on in the opening paragraph are told apart."""
    assert paths(rest="that (1) the map be noted; and (2) the tree be felled.") == [
        ("1", "the map be noted; and"),
        ("2", "the tree be felled."),
    ]


def test_first_clause_on_the_opening_line() -> None:
    """The first clause may stand on the opening line, and the others on lines of their own."""
    assert paths("(b) That it be told.", rest="(a) That it be noted.") == [
        ("a", "That it be noted."),
        ("b", "That it be told."),
    ]


def test_own_number_goes_on() -> None:
    """The number that follows the opening paragraph's own is no clause."""
    lines = lines_of(prose("4) RESOLVED that the Council:", "a) notes it;", "b) thanks all.", "5) Ada Finch left."))
    found = read_clauses(lines[0], "that the Council:", lines[1:], lambda line: False)
    assert [(c.path, c.text) for c in found.clauses] == [("a", "notes it;"), ("b", "thanks all.")]
