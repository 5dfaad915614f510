"""Whether the boxes of the evidence hit the words on the page: the text under them is read back from the PDF."""

from __future__ import annotations

import ctypes
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.real.conftest import Papers

_SCALE = 100
"""Device units a point, so that corners stay exact."""
_EDGE = 1.0
"""Points that a box may be short of its letters."""

Group = tuple[str, str, str, str]
"""A document's path, a table, a record and a field ("" for the whole record)."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Pages:
    """The pages of the real PDFs as pdfium shows them, to read what stands under a box."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, pdfium.PdfDocument] = {}
        self._pages: dict[tuple[str, int], tuple[pdfium.PdfPage, pdfium.PdfTextPage]] = {}

    def under(self, box: sqlite3.Row) -> str:
        """The text under a box of the evidence, whose points count from the top left of the visible page."""
        page, text = self._page(box["path"], box["page"])
        ends = [
            self._on_page(page, box["x0"] - _EDGE, box["top"] - _EDGE),
            self._on_page(page, box["x1"] + _EDGE, box["bottom"] + _EDGE),
        ]
        xs, ys = sorted(x for x, _ in ends), sorted(y for _, y in ends)
        return str(text.get_text_bounded(xs[0], ys[0], xs[1], ys[1]))

    def _page(self, path: str, number: int) -> tuple[pdfium.PdfPage, pdfium.PdfTextPage]:
        if path not in self._files:
            self._files[path] = pdfium.PdfDocument(self._folder / path)
        if (path, number) not in self._pages:
            page = self._files[path][number - 1]
            self._pages[path, number] = page, page.get_textpage()
        return self._pages[path, number]

    def _on_page(self, page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
        """The point in the page's own system, turned and cut as the page is."""
        width, height = page.get_size()
        across, up = ctypes.c_double(), ctypes.c_double()
        size = int(width * _SCALE), int(height * _SCALE)
        pdfium.raw.FPDF_DeviceToPage(page, 0, 0, *size, 0, int(x * _SCALE), int(y * _SCALE), across, up)
        return across.value, up.value


def _groups(db: sqlite3.Connection) -> dict[Group, list[sqlite3.Row]]:
    """The evidence of PDFs, all boxes of one record's field together."""
    groups: dict[Group, list[sqlite3.Row]] = {}
    sql = (
        "SELECT e.*, d.path FROM evidence e JOIN documents d ON d.id = e.document_id "
        "WHERE d.path LIKE '%.pdf' ORDER BY e.rowid"
    )
    for row in db.execute(sql):
        groups.setdefault((row["path"], row["record_table"], row["record_id"], row["field"] or ""), []).append(row)
    return groups


def _missed(boxes: list[sqlite3.Row], pages: Pages) -> tuple[int, list[str]]:
    """How many words the quote has, and those that do not stand under its boxes; letters and digits are compared."""
    under = _letters("".join(pages.under(box) for box in boxes))
    words = [word for text in dict.fromkeys(box["quote"] for box in boxes) for word in _words(text)]
    return len(words), [word for word in words if word not in under]


def _words(text: str) -> Iterator[str]:
    return filter(None, map(_letters, text.split()))


def _letters(text: str) -> str:
    """Letters and digits; a raised figure, which we write as "¹", is to pdfium a small 1."""
    return re.sub(r"[\W_]+", "", text.translate(_RAISED)).casefold()


def test_every_record_of_a_pdf_has_boxes(papers: Papers) -> None:
    """No evidence from a PDF is without its page and its box, and no record is without evidence."""
    assert [tuple(row) for row in papers.db.execute(
        "SELECT e.record_table, e.record_id FROM evidence e JOIN documents d ON d.id = e.document_id "
        "WHERE d.path LIKE '%.pdf' AND (e.page IS NULL OR e.x0 IS NULL OR e.x1 <= e.x0 OR e.bottom <= e.top)"
    )] == []  # fmt: skip


def test_boxes_hit_their_words(papers: Papers) -> None:
    """Under the boxes of every record and field of every PDF stands every word of its quote."""
    pages = Pages(papers.folder)
    words = 0
    faults: dict[Group, list[str]] = {}
    for group, boxes in _groups(papers.db).items():
        count, missed = _missed(boxes, pages)
        words += count
        if missed or not count:
            faults[group] = missed
    assert faults == {}
    assert words > 90_000


def test_boxes_of_every_kind_are_tried(papers: Papers) -> None:
    """The papers hold evidence of each kind of record, over several pages, and on pages that lie on their side."""
    groups = _groups(papers.db)
    tables = Counter(table for _, table, _, _ in groups)
    assert {name for name, count in tables.items() if count >= 10} >= {
        "agenda_items", "attendance", "budget_lines", "meetings", "milestone_readings", "recommendations",
        "resolutions", "risk_readings", "status_lines", "work_items",
    }  # fmt: skip
    assert sum(len({box["page"] for box in boxes}) > 1 for boxes in groups.values()) >= 20
    wide = papers.db.execute(
        "SELECT count(*) FROM evidence e JOIN pages p ON p.document_id = e.document_id AND p.number = e.page "
        "WHERE p.width > p.height AND e.x0 IS NOT NULL"
    ).fetchone()[0]
    assert wide >= 500


@pytest.mark.parametrize(
    ("document", "table", "pages"),
    [
        ("src-bcc-0017", "work_items", {(7, 8), (8, 9)}),
        ("src-bcc-0022", "resolutions", {(11, 12)}),
    ],
    ids=["rows of a forward plan torn by a page", "clause that runs on"],
)
def test_records_over_pages_have_a_box_on_each(
    papers: Papers, document: str, table: str, pages: set[tuple[int, ...]]
) -> None:
    """A record that runs over a page's end has a box on both pages."""
    found = {
        tuple(sorted({box["page"] for box in boxes}))
        for (path, name, _, _), boxes in _groups(papers.db).items()
        if document in path and name == table
    }
    assert {numbers for numbers in found if len(numbers) > 1} >= pages
