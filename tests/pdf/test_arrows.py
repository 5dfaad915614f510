"""Arrows that are drawn: which way a figure points."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from papers2data.layout.pages import lay_out
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from papers2data.readers.pdf.arrows import Point, arrow_of
from tests.pdf.sheets import Sheet, write

BLOCK: list[Point] = [(5, 0), (10, 6), (7, 6), (7, 14), (3, 14), (3, 6), (0, 6)]
THIN: list[Point] = [(5.0, 0.0), (10.0, 5.0), (5.4, 4.0), (5.4, 14.0), (4.6, 14.0), (4.6, 4.0), (0.0, 5.0)]
DOUBLE: list[Point] = [(6, 0), (12, 6), (8, 6), (8, 10), (12, 10), (6, 16), (0, 10), (4, 10), (4, 6), (0, 6)]
TRIANGLE: list[Point] = [(0, 10), (6, 0), (12, 10)]


def turned(points: list[Point], quarters: int) -> list[Point]:
    """The figure turned clockwise by so many quarters."""
    for _ in range(quarters):
        points = [(-y, x) for x, y in points]
    return points


@pytest.mark.parametrize("figure", [BLOCK, THIN, TRIANGLE], ids=["block", "thin shaft", "triangle"])
def test_an_arrow_points_where_its_tip_is(figure: list[Point]) -> None:
    """Whichever way an arrow is turned, its tip says where it points."""
    assert [arrow_of(turned(figure, quarters)) for quarters in range(4)] == ["↑", "→", "↓", "←"]


def test_two_tips_with_a_waist() -> None:
    """An arrow with two heads points both ways."""
    assert [arrow_of(turned(DOUBLE, quarters)) for quarters in range(2)] == ["↕", "↔"]


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param([(0, 0), (10, 0), (10, 10), (0, 10)], id="square"),
        pytest.param([(5, 0), (10, 5), (5, 10), (0, 5)], id="diamond"),
        pytest.param([(5 + 5 * math.cos(a / 8), 5 + 5 * math.sin(a / 8)) for a in range(50)], id="dot"),
        pytest.param([(0, 5), (4, 9), (12, 0), (13, 1), (4, 12), (-1, 6)], id="tick"),
        pytest.param([(x * 10, y * 10) for x, y in BLOCK], id="larger than any arrow of a table"),
        pytest.param([(x / 8, y / 8) for x, y in BLOCK], id="smaller than any arrow of a table"),
        pytest.param([(0, 0), (10, 0)], id="line"),
    ],
)
def test_other_figures_are_no_arrows(figure: list[Point]) -> None:
    """Squares, diamonds, dots, ticks and whatever is too large or too small do not point anywhere."""
    assert arrow_of(figure) == ""


def draw(sheet: Sheet, figure: list[Point], x: float, y: float) -> None:
    """Draws the figure filled and outlined, as word processors do, with its box's corner at (x, y)."""
    path = sheet.canvas.beginPath()
    for number, (dx, dy) in enumerate(figure):
        (path.lineTo if number else path.moveTo)(x + dx, sheet.height - y - dy)
    path.close()
    sheet.canvas.drawPath(path, stroke=0, fill=1)
    sheet.canvas.drawPath(path, stroke=1, fill=0)


def test_a_drawn_arrow_is_the_text_of_its_cell(tmp_path: Path) -> None:
    """In a table an arrow that was drawn reads like one that was typed; between paragraphs it is no text."""

    def page(sheet: Sheet) -> None:
        y = sheet.prose(60, 80)
        draw(sheet, BLOCK, 250, y + 10)
        sheet.grid([60, 300, 360], [200, 225, 250, 275], [["Measure", "DoT"], ["Calls answered", ""], ["Visits", ""]])
        draw(sheet, BLOCK, 325, 230)
        draw(sheet, turned(BLOCK, 2), 335, 270)

    laid = lay_out(read_pdf(write(tmp_path / "arrows.pdf", page)))
    (table,) = (block for block in laid.blocks if isinstance(block, Table))
    assert [[cell.text for cell in row if cell] for row in table.grid()] == [
        ["Measure", "DoT"],
        ["Calls answered", "↑"],
        ["Visits", "↓"],
    ]
    assert not any("↑" in block.text for block in laid.blocks if isinstance(block, Paragraph))
