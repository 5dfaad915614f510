"""A narrow column of names at the right of running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.layout.pages.document import lay_out
from papers2data.model import Paragraph
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import Sheet, write

TEXT = [
    ("1. Hall. The forum liked the hall and will meet there", "AF"),
    ("again in the spring of next year.", ""),
    ("2. Roof. It was agreed that the roof of the old mill", "BO"),
    ("should be mended before the rain comes back.", ""),
    ("3. Notes. The notes of this meeting will be sent to", "AF/CE"),
    ("all who came and to those who could not come.", ""),
]


def texts(path: Path, notes: list[str]) -> list[str]:
    """The paragraphs of a page of these lines with the notes in a margin."""

    def page(sheet: Sheet) -> None:
        for number, ((text, note), said) in enumerate(zip(TEXT, notes, strict=True)):
            sheet.text(60, 100 + 14 * number, text)
            if note:
                sheet.text(430, 100 + 14 * number, said or note)

    write(path, page)
    return [block.text for block in lay_out(read_pdf(path)).blocks if isinstance(block, Paragraph)]


def test_initials_beside_the_text_are_read_after_it(tmp_path: Path) -> None:
    """Initials in a margin stand after the paragraph that they stand beside, and in none of its sentences."""
    assert texts(tmp_path / "a.pdf", [""] * 6) == [
        "Hall. The forum liked the hall and will meet there again in the spring of next year.",
        "AF",
        "Roof. It was agreed that the roof of the old mill should be mended before the rain comes back.",
        "BO",
        "Notes. The notes of this meeting will be sent to all who came and to those who could not come.",
        "AF/CE",
    ]


@pytest.mark.parametrize("notes", [["£20", "", "£30", "", "£50", ""]], ids=["amounts"])
def test_other_columns_are_no_margin(tmp_path: Path, notes: list[str]) -> None:
    """Amounts at the right of lines name nobody."""
    assert "£20" not in texts(tmp_path / "a.pdf", notes)
