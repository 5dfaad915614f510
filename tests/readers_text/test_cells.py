"""Cells as converters leave them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers2data.readers.text.cells import cell_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("  On   target ", "On target", id="stray blanks"),
        pytest.param("<p>Ann Lee</p> <p>Bo Ray</p>", "Ann Lee\nBo Ray", id="paragraphs as HTML"),
        pytest.param("Aims: <ul><li>one</li><li>two</li></ul>", "Aims:\n• one\n• two", id="a list as HTML"),
        pytest.param("<ol><li>Note it.</li><li>Act.</li></ol>", "1. Note it.\n2. Act.", id="a numbered list"),
        pytest.param(
            '<ul style="list-style-type: none"> - Recruit - Train</ul>', "• Recruit\n• Train", id="dashes in a row"
        ),
        pytest.param(
            "1) That it be noted. 2) That it return.", "1) That it be noted.\n2) That it return.", id="clauses in a row"
        ),
        pytest.param("Next: • plan • do", "Next:\n• plan\n• do", id="bullets in a row"),
        pytest.param("one<br>two", "one\ntwo", id="a line break"),
        pytest.param("a &amp; b", "a & b", id="an entity"),
        pytest.param("x < y and y > z", "x < y and y > z", id="signs that are no tags"),
        pytest.param("<script>alert(1)</script>", "alert(1)", id="a script is only words"),
        pytest.param("**Apologies**", "Apologies", id="bold"),
        pytest.param("within 20 weeks **", "within 20 weeks **", id="a footnote's mark is no bold"),
        pytest.param("[The plan](https://example.org/a_(b))", "The plan", id="a link"),
        pytest.param("-", "-", id="a dash for no value"),
        pytest.param("<ul>unclosed", "unclosed", id="a tag never closed"),
    ],
)
def test_cell_text(raw: str, text: str) -> None:
    """A cell's words come out in lines, without tags and marks."""
    assert cell_text(raw).text == text


def test_opening_words_in_underline_are_kept_as_lead() -> None:
    """An underlined title inside a cell is known as such and stays in the text."""
    said = cell_text("<u>Places in schools</u> There are too few in the north.")
    assert said.lead == "Places in schools"
    assert said.text == "Places in schools There are too few in the north."


def test_struck_words_are_set_apart() -> None:
    """Struck-through words are no part of the text."""
    said = cell_text("That the plan be <s>noted</s> endorsed")
    assert said.text == "That the plan be endorsed"
    assert said.struck == "noted"


def test_a_nested_table_is_a_table_of_its_own() -> None:
    """A table inside a cell keeps its rows and takes the words before it as caption."""
    raw = (
        "<p>So far</p><div><p>Enquiries a year</p><table><thead><tr><th>Kind</th><th>2030</th></tr></thead>"
        "<tbody><tr><td>calls</td><td>111</td></tr></tbody></table></div><p>Calls rose.</p>"
    )
    said = cell_text(raw)
    assert said.text == "So far\nEnquiries a year\nCalls rose."
    assert said.nested[0].rows == (("Kind", "2030"), ("calls", "111"))
    assert said.nested[0].header_rows == 1
    assert said.nested[0].caption == "Enquiries a year"


@given(st.text(max_size=200))
def test_any_text_can_be_a_cell(raw: str) -> None:
    """No cell, however broken its HTML, stops the reader."""
    cell_text(raw)
