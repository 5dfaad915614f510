"""Papers that are minutes without the word, and pages of committee systems."""

from __future__ import annotations

import pytest

from papers2data.model import Document
from papers2data.split import split
from tests.split.prose import prose

ISSUE = prose(
    "# Issue - meetings",
    "# Harbour dues",
    "# Meeting: 04/03/2025 - Coast & Parks Committee - Expired 18/10/25 (Item 7)",
    "7. Harbour dues pdf icon PDF 60 KB",
    "Minutes:",
    "The Harbour Master told members how dues had fallen.",
    "RESOLVED that the dues be kept.",
)
MEETING = prose(
    "# Agenda and minutes",
    "# Special, Coast Committee - Tuesday 4th March 2025 6.30 pm",
    "Venue: Shire Hall",
    "# Items",
    "# No. Item",
    "1.",
    "# Minutes of the meeting held on 3rd December 2024",
    "Minutes:",
    "RESOLVED that they be signed.",
)
BOARD = prose(
    [["Title of Meeting", "Marton Trust Ltd - Board Meeting"], ["Date", "4 March 2025"], ["Attendees", "Ann Ash"]],
    "# 1. Apologies",
    "None.",
)


@pytest.mark.parametrize(
    ("document", "title"),
    [
        pytest.param(ISSUE, "Minutes, Coast & Parks Committee, 2025-03-04", id="one item's page"),
        pytest.param(MEETING, "Minutes, Coast Committee, 2025-03-04", id="a meeting's page"),
        pytest.param(BOARD, "Minutes, Marton Trust Ltd - Board, 2025-03-04", id="form with attendees"),
        pytest.param(
            prose("# Agenda item", "# Sea wall", "Minutes:", "RESOLVED that it be mended."), "Sea wall", id="item alone"
        ),
        pytest.param(
            prose("# Little Marton Parish Council A.G.M. - 4th March 2025", "Present", "Cllr A Ash", "Apologies: None"),
            "Minutes, Little Marton Parish Council, 2025-03-04",
            id="present and apologies",
        ),
        pytest.param(
            prose("# Marton School Parent Council Meeting", "# Minutes for 4 March 2025", "Present: Ann Ash"),
            "Minutes, Marton School Parent Council, 2025-03-04",
            id="minutes for a day",
        ),
        pytest.param(
            prose("# Sea wall", "After a long talk the wall was looked at.", "RESOLVED that it be mended."),
            "Sea wall",
            id="a decision",
        ),
    ],
)
def test_minutes_by_what_they_record(document: Document, title: str) -> None:
    """A lone paper is minutes where it lists those present, tells what was said, or resolves something."""
    assert [(paper.kind, paper.title) for paper in split(document)] == [("minutes", title)]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(prose("# Sea wall", "RESOLVED that the public be excluded."), id="shuts out the public"),
        pytest.param(prose("# Sea wall", "Present: the wall is wet.", "It leaks."), id="nobody sent apologies"),
    ],
)
def test_no_minutes(document: Document) -> None:
    """A draft resolution that only shuts out the public makes no minutes, nor does the word "present"."""
    assert [paper.kind for paper in split(document)] == ["other"]


def test_agenda_and_summons() -> None:
    """A heading that calls the paper agenda and summons opens an agenda."""
    document = prose(
        "# Little Marton Parish Council", "# 4th March 2025", "# Agenda & Summons to Councillors", "1. Wall"
    )
    assert [paper.kind for paper in split(document)] == ["agenda"]
