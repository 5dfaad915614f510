"""Packs become papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from papers2data.geometry import Box
from papers2data.layout.flow import lay_out_flow
from papers2data.model import Document, Paragraph, Source, Span
from papers2data.readers.text import read_text
from papers2data.split import split
from papers2data.split.entries import read_entries
from tests.split.prose import prose

AGENDA = (
    "# Harbour and Coast Select Committee",
    "# Tuesday, 4 March 2025 at 10:30",
    "# AGENDA",
    [
        ["1", "Minutes of the last meeting held on 3 December 2024", "3 - 8"],
        ["2", "Apologies for absence", ""],
        ["3", "Repairs to the harbour wall: progress report", "9 - 20"],
        ["4", "Work programme", "21 - 24"],
    ],
    "# Notes",
    "(1) Members may ask the clerk for a copy.",
)
PACK = prose(
    *AGENDA,
    "# Meeting: Harbour and Coast Select Committee",
    "# Date: Tuesday 3 December 2024 (commencing at 10:30am)",
    "# 1 APOLOGIES FOR ABSENCE",
    "None.",
    "# REPORT OF THE DIRECTOR OF COASTS",
    "# REPAIRS TO THE HARBOUR WALL - PROGRESS REPORT",
    "# Purpose of the Report",
    "1. To tell members how the work goes.",
    "# HC0012",
    "# Port Inspectorate",
    "# 4 Quay Street",
    "Dear Ms Finch",
    "Thank you for having us.",
    "Yours sincerely",
    "4 March 2025",
    "# Agenda Item: 4",
    "# REPORT OF THE HEAD OF DEMOCRACY",
    "# WORK PROGRAMME",
    "# Purpose of the Report",
    "1. To set out the programme.",
    "# Information",
    "2. Members choose what comes next.",
    "# RECOMMENDATION",
    "1) That the programme be noted.",
    "# WORK PROGRAMME 2024/25: UPDATED 1 MARCH 2025",
    [["Meeting date", "Item"], ["4 March 2025", "Wall"]],
)


def test_pack() -> None:
    """Agenda, minutes, reports, letter and programme are told apart, with items, printed pages and authors."""
    assert [(p.kind, p.item_number, p.first_page, p.last_page, p.author) for p in split(PACK)] == [
        ("agenda", "", None, None, ""),
        ("minutes", "1", 3, 8, ""),
        ("report", "3", 9, None, "DIRECTOR OF COASTS"),
        ("letter", "3", None, 20, ""),
        ("report", "4", 21, None, "HEAD OF DEMOCRACY"),
        ("work_programme", "4", None, 24, ""),
    ]


def test_each_block_is_in_one_paper() -> None:
    """The papers follow each other without gap or overlap from the first block to the last."""
    papers = split(PACK)
    assert [papers[0].first, papers[-1].last] == [0, len(PACK.blocks)]
    assert [p.last for p in papers[:-1]] == [p.first for p in papers[1:]]


def test_titles() -> None:
    """A report's title is printed under its author; minutes are named by their meeting."""
    assert [p.title for p in split(PACK)] == [
        "Agenda, Harbour and Coast Select Committee, 2025-03-04",
        "Minutes, Harbour and Coast Select Committee, 2024-12-03",
        "REPAIRS TO THE HARBOUR WALL - PROGRESS REPORT",
        "Dear Ms Finch",
        "WORK PROGRAMME",
        "WORK PROGRAMME 2024/25: UPDATED 1 MARCH 2025",
    ]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        pytest.param(prose("# Tree strategy", "Our trees are old."), "other", id="nothing known"),
        pytest.param(prose("# Purpose of the report", "1. To inform."), "report", id="states a purpose"),
        pytest.param(
            prose(
                "From: Ada Finch – Head of Parks", "To: Cabinet – 4 March 2025", "Subject: Benches", "1. Introduction"
            ),
            "report",
            id="labels at the top",
        ),
        pytest.param(
            prose("# Decision Recording Form", "# Decision determined at Parks Committee meeting on 4 March 2025"),
            "decision_notice",
            id="decision form",
        ),
        pytest.param(prose("# Forward plan", "Decisions to come."), "work_programme", id="forward plan"),
        pytest.param(
            prose("# Minutes of the Parks Committee", "# 4 March 2025 at 2.00 pm", "Members Present:-"),
            "minutes",
            id="minutes",
        ),
    ],
)
def test_single_paper(document: Document, kind: str) -> None:
    """A file that is one paper stays one, of the kind that its front says."""
    assert [p.kind for p in split(document)] == [kind]


def test_minutes_as_an_item_open_no_paper() -> None:
    """The item "Minutes of the meeting held on …" inside minutes is no new paper."""
    document = prose(
        "# FOSTERING PANEL – 29 October 2024",
        "MINUTES of the meeting held in the Elm Room.",
        "PRESENT: Ada Finch (Chair)",
        "# Minutes of the meeting held on 30 July 2024",
        "(Item 3)",
        "RESOLVED that the minutes were a correct record.",
    )
    assert [(p.kind, p.first, p.last) for p in split(document)] == [("minutes", 0, 6)]


def test_entry_whose_title_was_taken_apart() -> None:
    """A line close under an item belongs to its title; a note further down or under a colon does not."""

    def at(top: float, x0: float, text: str, marker: str = "") -> Paragraph:
        span = Span(1, (Box(1, x0, top, 400, top + 12),))
        return Paragraph(text, span, "item" if marker else "body", marker=marker)

    blocks = (
        at(80, 200, "AGENDA"),
        at(100, 50, "Declarations of pecuniary interests or other", "1."),
        at(113, 80, "significant interests"),
        at(140, 50, "Local plan", "2."),
        at(165, 80, "See the supplement"),
        at(190, 50, "Reports:", "3."),
        at(203, 80, "Village hall"),
    )
    document = Document(Source("a.pdf", "0" * 64, 1, "application/pdf", "test"), (), blocks)
    assert [(e.number, e.title) for e in read_entries(document, 0, len(blocks))] == [
        ("1", "Declarations of pecuniary interests or other significant interests"),
        ("2", "Local plan"),
        ("3", "Reports:"),
    ]


def test_entries_with_pages_in_the_text() -> None:
    """Printed pages are taken out of a title, a year is not taken for pages, and a sub-list gives no items."""
    document = prose(
        "# AGENDA",
        "1. Apologies",
        "2. Minutes of 6 February 2025 and, if in order, (Pages 1 - 14) to be approved",
        "3. Minerals plan 2024-39",
        "• a bullet under it",
        "4. 11.00 - 11.10 Welcome (Ada Finch)",
    )
    assert [(e.number, e.title, e.first_page, e.last_page) for e in read_entries(document, 0, 6)] == [
        ("1", "Apologies", None, None),
        ("2", "Minutes of 6 February 2025 and, if in order, to be approved", 1, 14),
        ("3", "Minerals plan 2024-39", None, None),
        ("4", "Welcome (Ada Finch)", None, None),
    ]


def test_items_by_page() -> None:
    """A report whose title the agenda words otherwise belongs to the item that begins on its page."""
    pages = (1, 1, 1, 3, 3, 6, 6, 8, 8)
    document = prose(
        "# Parks Committee, 4 March 2025 at 10:30",
        "# AGENDA",
        [
            ["1", "Minutes of the last meeting", "2 - 4"],
            ["2", "Benches in the northern parks", "5 - 6"],
            ["3", "Old trees: their care and felling", "7 - 9"],
        ],
        "# Meeting: Parks Committee",
        "# Date: Tuesday 3 December 2024",
        "# REPORT OF THE HEAD OF PARKS",
        "# BENCHES IN THE NORTHERN PARKS",
        "# REPORT OF THE HEAD OF TREES",
        "# OAKS",
    )
    blocks = tuple(replace(b, span=replace(b.span, page=n)) for b, n in zip(document.blocks, pages, strict=True))
    papers = split(replace(document, blocks=blocks))
    assert [(p.kind, p.item_number, p.first_page) for p in papers] == [
        ("agenda", "", 1),
        ("minutes", "1", 3),
        ("report", "2", 6),
        ("report", "3", 8),
    ]


def test_real_pack(shared: Path) -> None:
    """The seed pack is split into its papers with their items."""
    path = next((shared / "corpus" / "seeds").glob("003_*.txt"))
    document = lay_out_flow(read_text(path), Source("003.txt", "0" * 64, 1, "text/plain", "text"))
    assert [(p.kind, p.item_number) for p in split(document)] == [
        ("agenda", ""),
        ("minutes", "1"),
        ("report", "4"),
        ("letter", "4"),
        ("report", "5"),
        ("report", "6"),
        ("report", "7"),
        ("appendix", "7"),
        ("report", "8"),
        ("work_programme", "8"),
    ]
