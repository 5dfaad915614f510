"""Small raised figures: footnotes' marks and powers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from papers2data.readers.pdf import read_pdf
from papers2data.values.dates import read_due
from papers2data.values.numbers import read_number
from tests.pdf.sheets import Sheet, write

Piece = tuple[str, float, float]
"""Words, their size, and how far they are raised."""

SET = [
    pytest.param([("by October", 10, 0), ("1", 6, 4)], ["by", "October", "¹"], id="after-a-word"),
    pytest.param([("4,500", 10, 0), ("12", 6, 4)], ["4,500", "¹²"], id="after-a-figure"),
    pytest.param([("of 40m", 10, 0), ("2", 6, 4)], ["of", "40m²"], id="power"),
    pytest.param([("CO", 10, 0), ("2", 6, -2)], ["CO2"], id="lowered"),
    pytest.param([("Q", 10, 0), ("2", 10, 0)], ["Q2"], id="level"),
    pytest.param([("Q", 10, 0), ("2", 7, 0)], ["Q2"], id="small-and-level"),
]


@pytest.mark.parametrize(("pieces", "expected"), SET)
def test_raised_figures_are_words_of_their_own(tmp_path: Path, pieces: Sequence[Piece], expected: list[str]) -> None:
    """A small raised figure parts from its word and stands on its line, unless it is the power of a unit."""

    def draw(sheet: Sheet) -> None:
        x = 72.0
        for text, size, rise in pieces:
            sheet.text(x, 100 - rise, text, size)
            x += stringWidth(text, "Helvetica", size)

    (page,) = read_pdf(write(tmp_path / "a.pdf", draw)).pages()
    assert [word.text for word in page.words] == expected
    assert {round(word.baseline) for word in page.words} == {100}


def test_a_mark_changes_no_value() -> None:
    """A figure or a date with a footnote's mark reads as without it."""
    number, due = read_number("4,500 ¹²"), read_due("31 March 2024 ³")
    assert number is not None
    assert number.value == 4500.0
    assert due is not None
    assert due == read_due("31 March 2024")
