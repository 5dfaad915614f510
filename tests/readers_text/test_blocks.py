"""Lines of text as paragraphs and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.model import Block, Paragraph, Table
from papers2data.readers.text import read_text
from papers2data.readers.text.blocks import to_blocks
from papers2data.readers.text.lines import to_lines


def blocks(text: str) -> list[Block]:
    """The blocks of a text."""
    return list(to_blocks(to_lines(text)))


@pytest.mark.parametrize(
    ("text", "kind", "marker", "said"),
    [
        pytest.param("# Purpose", "heading", "", "Purpose", id="Markdown heading"),
        pytest.param("**Purpose of the Report**", "heading", "", "Purpose of the Report", id="bold heading"),
        pytest.param("FINANCIAL IMPLICATIONS", "heading", "", "FINANCIAL IMPLICATIONS", id="capitals"),
        pytest.param("Other Options", "heading", "", "Other Options", id="a short line alone"),
        pytest.param("5 WORK PROGRAMME", "heading", "5", "WORK PROGRAMME", id="a minute's number and title"),
        pytest.param("12. Members asked why.", "item", "12.", "Members asked why.", id="numbered paragraph"),
        pytest.param(" - a) That it be noted.", "item", "a)", "That it be noted.", id="letter behind a dash"),
        pytest.param("(iii) the cost;", "item", "(iii)", "the cost;", id="Roman numeral in brackets"),
        pytest.param("- Members asked why.", "item", "•", "Members asked why.", id="bullet"),
        pytest.param("*a) That it be shared.*", "item", "a)", "That it be shared.", id="marker inside italics"),
        pytest.param("It was a long day.", "body", "", "It was a long day.", id="a plain sentence"),
        pytest.param("Dec 2019 was cold, they said.", "body", "", "Dec 2019 was cold, they said.", id="no marker"),
    ],
)
def test_paragraphs(text: str, kind: str, marker: str, said: str) -> None:
    """Each line's kind, marker and words are told apart."""
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    assert (block.kind, block.marker, block.text) == (kind, marker, said)


def test_bold_headings_that_run_together_come_apart() -> None:
    """Headings that a converter glued together in one line are paragraphs of their own."""
    glued = "15 April 2031**Agenda Item: 8****REPORT OF THE DIRECTOR\nOF PLACE****WORK PROGRAMME**"
    texts = [block.text for block in blocks(glued) if isinstance(block, Paragraph)]
    assert texts == ["15 April 2031", "Agenda Item: 8", "REPORT OF THE DIRECTOR OF PLACE", "WORK PROGRAMME"]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines of one width are one paragraph, a list of names is not."""
    wrapped = (
        "The committee heard that the new centre would open in the spring of\n"
        "next year, and that the cost had risen since the last report because\n"
        "the price of steel had gone up.\n"
    )
    assert len(blocks(wrapped)) == 1
    assert len(blocks("Ann Lee (Chairman)\nBo Ray\nCy Day")) == 3


def test_tab_rows_are_a_table_with_its_title_above() -> None:
    """Ragged tab rows make one grid; a title in the first row is a heading above it."""
    title, table = blocks("Programme 3 – Schools\t\t\nMilestone\tDate\tStatus\nOpen the school\tMay 2031\n")
    assert isinstance(title, Paragraph)
    assert (title.kind, title.text) == ("heading", "Programme 3 – Schools")
    assert isinstance(table, Table)
    texts = [[cell.text if cell else None for cell in row] for row in table.grid()]
    assert texts == [["Milestone", "Date", "Status"], ["Open the school", "May 2031", None]]


def test_pipe_rows_and_their_rule() -> None:
    """A Markdown table behind a list's dash is read, its rule and its blank heading left out."""
    (table,) = blocks("- | | | |\n|---|--|--|\n| 1 | Minutes | 3 - 9 |\n| 2 | Apologies | |\n")
    assert isinstance(table, Table)
    assert [[c.text if c else None for c in row] for row in table.grid()] == [
        ["1", "Minutes", "3 - 9"],
        ["2", "Apologies", ""],
    ]


def test_echoes_of_a_nested_table_are_dropped() -> None:
    """The copies that a converter leaves of a nested table stand neither in the row nor below it."""
    inner = "<table><tr><th>Kind</th><th>No</th></tr><tr><td>calls</td><td>7</td></tr></table>"
    text = f"Ref\tProgress\t\n1.1\tSo far {inner}\tKind\tNo\tcalls\t7\tOn track\nKind\tNo\ncalls\t7\n"
    outer, nested = blocks(text)
    assert isinstance(outer, Table)
    assert isinstance(nested, Table)
    assert [[c.text if c else None for c in row] for row in outer.grid()][1] == ["1.1", "So far", "On track"]
    assert outer.rows == 2
    assert [[c.text if c else None for c in row] for row in nested.grid()] == [["Kind", "No"], ["calls", "7"]]


def test_places_lead_back_to_the_text() -> None:
    """A paragraph's characters and line are those of the file."""
    text = "First line.\n\nSecond paragraph here.\n"
    second = blocks(text)[1]
    assert second.span.line == 3
    assert text[second.span.start : second.span.end] == "Second paragraph here."


def test_form_feeds_are_pages(tmp_path: Path) -> None:
    """Form feeds open pages; without any there is one page and no block claims to know its page."""
    path = tmp_path / "paper.txt"
    path.write_text("One.\n\fTwo.\n\fThree.\n", encoding="utf-8")
    flow = read_text(path)
    assert [page.number for page in flow.pages] == [1, 2, 3]
    assert [block.span.page for block in flow.blocks] == [1, 2, 3]
    path.write_text("One.\n\nTwo.\n", encoding="utf-8")
    flow = read_text(path)
    assert len(flow.pages) == 1
    assert [block.span.page for block in flow.blocks] == [None, None]
