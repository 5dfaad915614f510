"""Footnotes stay out of what they stand under, and are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from papers2data.layout.pages import lay_out
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import PROSE, Sheet, wrapped, write

LINES = wrapped(f"{PROSE} {PROSE}", 470, 10)
NOTE = "1 The panel has the figures in full, and says in its own report how they were come by and what they leave out."


def note(sheet: Sheet, top: float, *, rule: bool) -> None:
    """Writes a footnote of two lines whose mark is raised."""
    if rule:
        sheet.rule(60, top - 12, 204, top - 12)
    sheet.text(60, top - 2.7, "1", 5.5)
    for n, line in enumerate(wrapped(NOTE[2:], 300, 8)):
        sheet.text(64 if n == 0 else 60, top + 10 * n, line, 8)


@pytest.mark.parametrize("rule", [True, False], ids=["under a short rule", "called by its mark"])
def test_a_sentence_goes_on_over_a_footnote(tmp_path: Path, rule: bool) -> None:
    """A paragraph that the page's end cuts is one, and the footnote follows it with its mark."""

    def first(sheet: Sheet) -> None:
        sheet.lines(60, 620, LINES[:5])
        sheet.text(60 + 4, 607, "The ferry was late", 10)
        sheet.text(150, 607 - 3.3, "1", 6)
        note(sheet, 720, rule=rule)

    path = write(tmp_path / "a.pdf", first, lambda s: s.lines(60, 60, LINES[5:]))
    paragraphs = [block for block in lay_out(read_pdf(path)).blocks if isinstance(block, Paragraph)]
    whole = next(p for p in paragraphs if p.text.startswith("The committee"))
    assert whole.text == " ".join(LINES)
    assert [box.page for box in whole.span.boxes] == [1, 2]
    assert paragraphs[-1].text == NOTE
    assert (paragraphs[-1].span.page, paragraphs[-1].kind) == (1, "body")


def test_a_table_goes_on_over_a_footnote(tmp_path: Path) -> None:
    """The rows of the next page belong to the table above the footnote."""

    def page(first: int, top: float, foot: bool) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            rows = [[f"Scheme {n}", f"{n}00"] for n in range(first, first + 6)]
            sheet.grid([60, 200, 300], [top + 20 * i for i in range(7)], rows)
            if foot:
                note(sheet, 720, rule=True)

        return draw

    found = lay_out(read_pdf(write(tmp_path / "a.pdf", page(1, 560, True), page(7, 60, False)))).blocks
    assert [(block.rows, block.last_page) for block in found if isinstance(block, Table)] == [(12, 2)]
    assert [block.text for block in found if isinstance(block, Paragraph)] == [NOTE]


def signature(sheet: Sheet) -> None:
    """A line to sign on above small type that opens with a figure."""
    sheet.lines(60, 60, LINES)
    sheet.rule(60, 640, 200, 640)
    sheet.text(60, 652, "Chair of the panel, who signs for all of its members", 8)


def small_items(sheet: Sheet) -> None:
    """Items in small type at the foot that nothing calls."""
    sheet.lines(60, 60, LINES)
    sheet.text(60, 700, "1. Nothing here was heard in private.", 8)


@pytest.mark.parametrize("page", [signature, small_items], ids=lambda page: page.__name__)
def test_small_type_is_no_footnote_without_a_mark_or_a_rule(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Small lines at the foot that no mark calls are read as any other."""
    found = lay_out(read_pdf(write(tmp_path / "a.pdf", page))).blocks
    last = found[-1]
    assert isinstance(last, Paragraph)
    assert (last.text, last.marker) in {
        ("Chair of the panel, who signs for all of its members", ""), ("Nothing here was heard in private.", "1."),
    }  # fmt: skip
