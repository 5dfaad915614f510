"""Tables that text prints with spaces only."""

from __future__ import annotations

import pytest

from papers2data.model import Paragraph, Table
from papers2data.readers.text.blocks import to_blocks
from papers2data.readers.text.lines import to_lines

RESERVES = """\
Reserve            Opening    Closing
                      £          £
Swings            4,500.00   6,000.00
Elections         2,250.00          -
"""
GROUPS = """\
                 2030/31     2031/32
RECEIPTS
Precept         9,800.00   10,250.00
Interest           61.22       88.40

PAYMENTS
Wages           4,812.00    5,040.00
"""
RISKS = """\
Area          Risk                   Level   Controls
Banking       Errors by the bank     L       Checked each month
Wages         Wrong rate paid        L       Checked by the chairman
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            RESERVES,
            [
                ["Reserve", "Opening", "Closing"],
                ["", "£", "£"],
                ["Swings", "4,500.00", "6,000.00"],
                ["Elections", "2,250.00", "-"],
            ],
            id="headings over figures",
        ),
        pytest.param(
            GROUPS,
            [
                ["", "2030/31", "2031/32"],
                ["RECEIPTS", "", ""],
                ["Precept", "9,800.00", "10,250.00"],
                ["Interest", "61.22", "88.40"],
                ["PAYMENTS", "", ""],
                ["Wages", "4,812.00", "5,040.00"],
            ],
            id="titles of groups and a blank line",
        ),
        pytest.param(
            RISKS,
            [
                ["Area", "Risk", "Level", "Controls"],
                ["Banking", "Errors by the bank", "L", "Checked each month"],
                ["Wages", "Wrong rate paid", "L", "Checked by the chairman"],
            ],
            id="words only",
        ),
    ],
)
def test_columns(text: str, rows: list[list[str]]) -> None:
    """Words and figures that stand below each other are columns."""
    (found,) = to_blocks(to_lines(text))
    assert isinstance(found, Table)
    assert [[cell.text if cell else "" for cell in row] for row in found.grid()] == rows


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "1.  Apologies      3 - 4\n2.  Minutes        5 - 9\n3.  Budget         10\n", id="pages of an agenda"
        ),
        pytest.param(
            "Cllr A Finch    Cllr B Oakes    Cllr C Reed\nCllr D Marsh    Cllr E Wold    Cllr F Dale\n" * 2, id="names"
        ),
        pytest.param("The first line is  spaced.\nThe second line  is too.\nThe third is  no table.\n", id="prose"),
        pytest.param("Date:      4 May 2031\nPlace:     The hall\nTime:      7.30 pm\n", id="labels"),
    ],
)
def test_no_table(text: str) -> None:
    """Lists of pages, of names and of labels are no tables, nor is spaced prose."""
    assert [block for block in to_blocks(to_lines(text)) if not isinstance(block, Paragraph)] == []


def test_evidence() -> None:
    """Each cell knows the characters that it was read from."""
    (found,) = to_blocks(to_lines(RESERVES))
    assert isinstance(found, Table)
    spans = [cell.span for cell in found.cells if cell.text == "2,250.00"]
    assert [RESERVES[span.start : span.end] for span in spans] == ["2,250.00"]
