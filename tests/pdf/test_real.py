"""The PDF reader and layout on real papers and on damaged files, where they are present."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest

from papers2data.errors import UnreadableError
from papers2data.layout.pages import LaidOut, lay_out
from papers2data.layout.pages.ruled import ruled_grids
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.icdar import scored

_MESSAGE = re.compile(r"(it is damaged or no PDF|it needs a password: give --password|the PDF has no pages)$")


def test_tables_of_the_icdar_benchmark_are_found(shared: Path) -> None:
    """On the 27 documents of ICDAR-2013's European half, precision and recall of cell neighbours stay high."""
    summary = scored(shared / "benchmark" / "icdar2013", shared / "icdar_score.py")
    figures = dict(re.findall(r"(?<!pooled )(precision|recall|F1) ([\d.]+)", summary)[:3])
    assert {name: float(value) >= 0.95 for name, value in figures.items()} == {
        "precision": True, "recall": True, "F1": True,
    }  # fmt: skip


def test_damaged_files_end_in_pages_or_a_clear_refusal(shared: Path) -> None:
    """No damaged or encrypted file breaks the reader; each gives pages, or says why it cannot be read."""
    read, refused = 0, []
    for path in sorted((shared / "hostile").glob("*.pdf")):
        try:
            found = lay_out(read_pdf(path))
            assert len(found.pages) > 0, path.name
            assert found.blocks or found.findings or found.furniture, path.name
            read += 1
        except UnreadableError as error:
            refused.append(str(error))
    assert read > 70
    assert [message for message in refused if not _MESSAGE.search(message)] == []


def _laid_out(shared: Path, pattern: str) -> LaidOut:
    (path,) = shared.glob(f"corpus/{pattern}")
    return lay_out(read_pdf(path))


@pytest.mark.parametrize(
    ("paper", "shapes"),
    [
        ("transparency-board/TB_6_1.ii*", [(13, 4, 1, (12,)), (12, 4, 1, (11,))]),
        ("bristol-weca/src-bcc-0036*", [(15, 3, 1, (7,)), (10, 3, 1, ())]),
        ("kent/Appendix_J*", [(47, 8, 2, (5, 9, 13, 19, 22, 26, 28, 33, 37, 43)), (5, 2, 0, ())]),
    ],
    ids=["action log over three pages", "public forum lists", "risk register over eleven pages"],
)
def test_tables_over_pages_are_whole(
    shared: Path, paper: str, shapes: list[tuple[int, int, int, tuple[int, ...]]]
) -> None:
    """Rows, columns, heading rows and page breaks of the first tables are those counted by hand."""
    tables = [block for block in _laid_out(shared, paper).blocks if isinstance(block, Table)]
    assert [(t.rows, t.columns, t.header_rows, t.breaks) for t in tables][: len(shapes)] == shapes


def test_struck_amendments_are_marked(shared: Path) -> None:
    """The words that a council's amendment struck out are kept apart from the words that stand."""
    found = _laid_out(shared, "kent/Printed_minutes_09th*")
    struck = [(b.span.page, b.text, b.struck[:19]) for b in found.blocks if isinstance(b, Paragraph) and b.struck]
    assert [page for page, _, _ in struck] == [6, 6, 6, 6, 7, 7, 8, 9]
    assert [text[:7] for _, text, _ in struck] == ["", "", "", "Expects", "", "", "", ""]


def test_nothing_is_invented_in_minutes_without_tables(shared: Path) -> None:
    """Minutes that are only prose and clauses have no tables."""
    for paper in ("kent/19_December*", "kent/Printed_minutes_13th*", "parish/minutes-2010*", "parish/minutes-2015*"):
        assert [block for block in _laid_out(shared, paper).blocks if isinstance(block, Table)] == []


def test_every_letter_of_the_real_papers_is_kept(shared: Path) -> None:
    """All letters that can be seen are in paragraphs, cells or furniture."""
    for path in sorted((shared / "corpus").glob("*/*.pdf")):
        found = lay_out(read_pdf(path))
        assert found.kept == found.letters, path.name


def test_ruled_cells_are_those_of_pdfplumber(shared: Path) -> None:
    """The boxes of ruled cells agree with pdfplumber's table finder, an independent reading of the same rules."""
    (path,) = shared.glob("corpus/bristol-weca/src-bcc-0017*")
    with pdfplumber.open(path) as file:
        for page, theirs in zip(read_pdf(path).pages(), file.pages, strict=True):
            ours = [grid.slot_box(slot) for grid in ruled_grids(page.rules, page.words) for slot in grid.slots]
            cells = [cell for table in theirs.find_tables() for cell in table.cells]
            missed = [cell for cell in cells if not any(_near(cell, other) for other in ours)]
            assert (page.number, missed) == (page.number, [])


def _near(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return all(abs(x - y) <= 3 for x, y in zip(a, b, strict=True))
