"""Action points of minutes: what, who and when."""

from __future__ import annotations

import pytest

from papers2data.extract.minutes import read_minutes
from papers2data.model import Paper
from tests.split.prose import prose

FRONT = (
    "# Minutes of the Mill Forum held on 8 March 2022",
    "Present: Ann Finch (AF) Chair, Ben Oak (BO), Cara Elm (CE)",
    "# 3 Hall",
)

ACTIONS = [
    ("by whom and when", ("Action: AF to book it by 30 April.",), [("AF to book it", "Ann Finch", "2022-04-30")]),
    ("two of them", ("ACTION – AF/BO to book it",), [("AF/BO to book it", "Ann Finch, Ben Oak", None)]),
    ("numbered", ("AP3 CE to draft the note.",), [("CE to draft the note", "Cara Elm", None)]),
    ("initials of nobody", ("Action: ZZ to book it",), [("ZZ to book it", "ZZ", None)]),
    (
        "of the paragraph above",
        ("The roof leaks. It will be mended.", "(Action: BO by 1 June)"),
        [("It will be mended", "Ben Oak", "2022-06-01")],
    ),
    (
        "in a margin",
        ("The roof leaks and it will be mended.", "BO"),
        [("The roof leaks and it will be mended", "Ben Oak", None)],
    ),
    ("a sentence", ("We like the hall. Ben to book it.",), [("Ben to book it", "Ben Oak", None)]),
    ("a post", ("The lamp is out. Clerk to chase.",), [("Clerk to chase", "Clerk", None)]),
    ("is to", ("CE is to write to the school.",), [("CE is to write to the school", "Cara Elm", None)]),
    (
        "a list",
        ("Actions:", "Ben – book the hall", "Cara – draft the note"),
        [("book the hall", "Ben Oak", None), ("draft the note", "Cara Elm", None)],
    ),
    ("no person", ("The road to the mill is shut. Members agreed to walk.",), []),
    ("to be", ("Ann Finch to be thanked.",), []),
]


@pytest.mark.parametrize(("parts", "expected"), [row[1:] for row in ACTIONS], ids=[row[0] for row in ACTIONS])
def test_actions(parts: tuple[str, ...], expected: list[tuple[str, str, str | None]]) -> None:
    """An action point has its words, the people of the list whom its initials mean, and its day."""
    document = prose(*FRONT, *parts)
    records = read_minutes(document, (Paper("minutes", "Minutes", 0, len(document.blocks)),)).records
    actions = [r.values for r in records if r.table == "milestone_readings"]
    assert [(a["name"], a["lead"], a["due_end"]) for a in actions] == expected
