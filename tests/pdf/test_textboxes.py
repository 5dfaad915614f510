"""Boxes of text are read as a unit, whatever stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from papers2data.layout.pages import lay_out
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import PROSE, Sheet, wrapped, write

BRIEF = "Boats will sail on time in summer, and the yard will train a second crew before the end of May."


def box_text(sheet: Sheet, x: float, y: float, title: str = "In brief") -> None:
    """Writes a title and wrapped text 150 points wide."""
    sheet.text(x, y, title, 10, bold=True)
    sheet.lines(x, y + 14, wrapped(BRIEF, 150, 9), 9, 11.5)


def filled(sheet: Sheet) -> None:
    """A shaded box in the right margin of a paragraph."""
    sheet.lines(60, 80, wrapped(PROSE + " " + PROSE, 280, 10))
    sheet.fill(370, 100, 540, 190, "#e6e7e9")
    box_text(sheet, 380, 116)


def titled(sheet: Sheet) -> None:
    """A shaded box under a bar of another colour with its title."""
    sheet.lines(60, 80, wrapped(PROSE + " " + PROSE, 280, 10))
    sheet.fill(370, 100, 540, 120, "#1f3864")
    sheet.fill(370, 120, 540, 200, "#e6e7e9")
    box_text(sheet, 380, 114)


def ruled(sheet: Sheet) -> None:
    """A box drawn with lines, for which the paragraph makes room."""
    lines = wrapped(PROSE + " " + PROSE, 280, 10)
    sheet.lines(60, 80, lines)
    for x0, y0, x1, y1 in ((370, 100, 540, 100), (370, 190, 540, 190), (370, 100, 370, 190), (540, 100, 540, 190)):
        sheet.rule(x0, y0, x1, y1)
    box_text(sheet, 380, 116)


@pytest.mark.parametrize("page", [filled, titled, ruled], ids=lambda page: page.__name__)
def test_a_box_beside_a_paragraph_is_read_after_it(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Neither the paragraph nor the box's text is cut by the other."""
    blocks = lay_out(read_pdf(write(tmp_path / "a.pdf", page))).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [PROSE + " " + PROSE, "In brief", BRIEF]


def test_a_row_of_tiles_is_read_tile_by_tile(tmp_path: Path) -> None:
    """Shaded boxes in a row, with white between them, are read one after the other."""

    def page(sheet: Sheet) -> None:
        sheet.prose(60, 60)
        for x, title in ((20, "Aim one"), (205, "Aim two"), (390, "Aim three")):
            sheet.fill(x, 150, x + 170, 230, "#dbe5f1")
            box_text(sheet, x + 8, 166, title)

    blocks = lay_out(read_pdf(write(tmp_path / "a.pdf", page))).blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said == [PROSE, "Aim one", BRIEF, "Aim two", BRIEF, "Aim three", BRIEF]


def test_a_shaded_column_belongs_to_its_table(tmp_path: Path) -> None:
    """What stands level with shaded words in columns is their row."""
    rows = [
        ["Ferries", "1,200", "late in the winter months"],
        ["Piers", "310", "closed for most of May"],
        ["Lights", "95", "lit"],
    ]

    def page(sheet: Sheet) -> None:
        sheet.fill(300, 100, 470, 170, "#e6e7e9")
        for r, row in enumerate([["Service", "Trips", "What was said of it"], *rows]):
            for x, text in zip((60, 200, 310), row, strict=True):
                sheet.text(x, 114 + 16 * r, text, 9, bold=not r)

    (table,) = [b for b in lay_out(read_pdf(write(tmp_path / "a.pdf", page))).blocks if isinstance(b, Table)]
    assert [[cell.text for cell in row if cell] for row in table.grid()][1:] == rows
