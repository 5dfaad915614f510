"""Scanned pages from the picture to the records."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from papers2data.model import Document, Finding, Table
from papers2data.pipeline.document import Settings, extract, read
from papers2data.pipeline.inputs import Input, describe
from papers2data.readers.ocr import Turn, is_installed
from papers2data.readers.ocr.picture import rules_in, skew_of
from tests.ocr.scans import picture_of, scan, share_read, text_of

needs_tesseract = pytest.mark.skipif(
    not is_installed(), reason="tesseract is not installed (apt install tesseract-ocr)"
)
PROSE = "county-council/2024-02-22"
LOG = "digital-and-data-board/2023-10-11"


def paper(root: Path, folder: str) -> Path:
    """A paper of the sample corpus."""
    return next(iter(sorted((root / "corpus/papers" / folder).glob("*.pdf"))))


def document_of(path: Path, settings: Settings | None = None) -> Document:
    """The file read."""
    return read(described(path), settings or Settings())


def described(path: Path) -> Input:
    """The file as an input."""
    return describe(path, path.name)


def coded(findings: tuple[Finding, ...], code: str) -> list[str]:
    """The messages of the findings with that code."""
    return [finding.message for finding in findings if finding.code == code]


@needs_tesseract
@pytest.mark.parametrize(
    ("turn", "skew"),
    [
        pytest.param(0, 0.0, id="upright"),
        pytest.param(90, 0.0, id="on its right side"),
        pytest.param(180, 0.0, id="upside down"),
        pytest.param(270, 1.5, id="on its left side and askew"),
    ],
)
def test_scans_are_read_however_they_lie(root: Path, tmp_path: Path, turn: int, skew: float) -> None:
    """At 200 dpi at least 95 of 100 words are read, however the sheet lay, and the page says that it was OCR."""
    source = paper(root, PROSE)
    document = document_of(scan(picture_of(source), tmp_path / "scan.pdf", turn=turn, skew=skew))
    (page,) = document.pages
    assert share_read(text_of(source), page.text) >= 0.95
    assert (page.ocr, page.needs_ocr, document.source.reader) == (True, False, "pdf/pdfium+tesseract")
    assert coded(document.findings, "page-needs-ocr") == []


@needs_tesseract
@pytest.mark.parametrize(("turn", "skew"), [(0, 0.0), (90, 0.8)])
def test_tables_of_scans_are_tables(root: Path, tmp_path: Path, turn: int, skew: float) -> None:
    """A ruled table keeps its rows and columns through the scanner, also sideways and askew."""
    source = paper(root, LOG)
    born = [b for b in document_of(source, Settings(pages=1)).blocks if isinstance(b, Table)]
    scanned = document_of(scan(picture_of(source), tmp_path / "scan.pdf", turn=turn, skew=skew))
    (table,) = (b for b in scanned.blocks if isinstance(b, Table))
    assert (table.rows, table.columns) == (born[0].rows, born[0].columns)
    assert [c.text for c in table.cells if c.row == 0] == [c.text for c in born[0].cells if c.row == 0]
    assert [c.text for c in table.cells if c.column == 0] == [c.text for c in born[0].cells if c.column == 0]


@needs_tesseract
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_hit_the_words_as_the_page_lies(root: Path, tmp_path: Path, turn: int) -> None:
    """A box of a scan is where the words are on the page as it lies in the file: its cut-out reads the same again."""
    source = paper(root, LOG)
    target = scan(picture_of(source), tmp_path / "scan.pdf", turn=turn)
    document = document_of(target)
    table = next(b for b in document.blocks if isinstance(b, Table))
    cell = next(c for c in table.cells if c.row == 1 and c.column == 1)
    (box,) = cell.span.boxes
    page = document.pages[0]
    assert page.width is not None
    picture = picture_of(target)
    scale = picture.width / page.width
    left, top, right, bottom = (scale * side for side in (box.x0 - 3, box.top - 3, box.x1 + 3, box.bottom + 3))
    cut = picture.crop((round(left), round(top), round(right), round(bottom)))
    sheet = Image.new("RGB", picture.size, "white")
    sheet.paste(cut, (200, 200))
    again = document_of(scan(sheet, tmp_path / "cut.pdf"))
    assert share_read(cell.text, again.pages[0].text) >= 0.9


@needs_tesseract
def test_words_of_low_confidence_are_named(root: Path, tmp_path: Path) -> None:
    """A page that is hard to read says which words it is not sure of, and a value read from such words says so too."""
    small = picture_of(paper(root, LOG), dpi=72)
    extraction = extract(described(scan(small, tmp_path / "scan.pdf", dpi=72)), Settings())
    doubts = [f for f in extraction.findings if f.code == "ocr-low-confidence"]
    page = [f for f in doubts if not f.record_table]
    assert len(page) == 1
    assert page[0].message.startswith("Page 1 was read by OCR, which is not sure of ")
    assert len(page[0].span.boxes) > 0
    ids = {f"{extraction.document.source.document_id}-{record.place}" for record in extraction.records}
    assert {f.record_id for f in doubts if f.record_table} <= ids


@needs_tesseract
def test_only_pages_without_text_are_scanned(root: Path, tmp_path: Path) -> None:
    """In a pack of born-digital and scanned pages the former keep their own words."""
    source = paper(root, LOG)
    pack = pypdfium2.PdfDocument.new()
    parts = [pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(scan(picture_of(source), tmp_path / "scan.pdf"))]
    for part in parts:
        pack.import_pages(part, [0])
    pack.save(str(tmp_path / "pack.pdf"))
    document = document_of(tmp_path / "pack.pdf")
    assert [page.ocr for page in document.pages] == [False, True]


@needs_tesseract
def test_picture_without_words_says_so(tmp_path: Path) -> None:
    """A page that shows a picture of no words is read, and a finding says that there were none."""
    picture = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(picture).ellipse((300, 300, 1200, 1200), fill="navy")
    document = document_of(scan(picture, tmp_path / "scan.pdf"))
    assert [page.text for page in document.pages] == [""]
    assert coded(document.findings, "ocr-no-text") == ["Page 1 is a picture in which OCR found no text."]


@needs_tesseract
def test_time_that_runs_out_costs_the_scans_only(root: Path, tmp_path: Path) -> None:
    """Where the document's time is over its scans are left, with what to do, and the document is not lost."""
    target = scan(picture_of(paper(root, PROSE)), tmp_path / "scan.pdf")
    document = document_of(target, Settings(seconds=0))
    assert coded(document.findings, "page-needs-ocr") == [
        "Page 1 is a picture without text; the time for this document was over: give more with --seconds."
    ]


def test_without_ocr_each_page_is_a_finding(root: Path, tmp_path: Path) -> None:
    """Where OCR is switched off a scanned page is a page that needs it, and the finding says why it was not read."""
    target = scan(picture_of(paper(root, PROSE)), tmp_path / "scan.pdf")
    document = document_of(target, Settings(ocr=False))
    assert [(page.needs_ocr, page.ocr) for page in document.pages] == [(True, False)]
    assert coded(document.findings, "page-needs-ocr") == [
        "Page 1 is a picture without text; it needs OCR to be read, which is switched off."
    ]


def test_without_tesseract_the_finding_says_how_to_install_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where tesseract is not on the machine, the finding of each page says how to get it."""
    target = scan(picture_of(paper(root, PROSE)), tmp_path / "scan.pdf")
    monkeypatch.setenv("PATH", str(tmp_path))
    is_installed.cache_clear()
    try:
        document = document_of(target)
    finally:
        is_installed.cache_clear()
    assert coded(document.findings, "page-needs-ocr") == [
        "Page 1 is a picture without text; it needs OCR to be read "
        "(apt install tesseract-ocr; pip install 'papers2data[ocr]')."
    ]


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, 2.0])
def test_turns_lead_back(quarter: int, skew: float) -> None:
    """The middle of the upright page is the middle of the page as it lies; corners go back to corners."""
    turn = Turn(600, 800, quarter, skew)
    width, height = turn.upright
    assert turn.back(width / 2, height / 2) == pytest.approx((300, 400))
    corner = turn.back(0, 0)
    near = {0: (0, 0), 90: (0, 800), 180: (600, 800), 270: (600, 0)}[quarter]
    assert corner == pytest.approx(near, abs=20 if skew else 1e-6)


@pytest.mark.parametrize("askew", [0.0, 0.7, -3.2])
def test_skew_is_measured(root: Path, askew: float) -> None:
    """A sheet's slant is found to a tenth of a degree."""
    picture = picture_of(paper(root, PROSE)).convert("L").rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(picture) == pytest.approx(askew, abs=0.11)


def test_rules_are_found_and_letters_are_none() -> None:
    """Ruled lines are found past shaded cells, as black on white and as grey; bars and dots are none."""
    picture = Image.new("L", (1200, 900), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((500, 100, 700, 200), fill=90)
    draw.line((100, 100, 1100, 100), fill=0, width=3)
    draw.line((100, 300, 1100, 300), fill=190, width=2)
    draw.line((100, 100, 100, 300), fill=0, width=3)
    draw.rectangle((200, 500, 600, 600), fill=0)
    draw.line((200, 700, 240, 700), fill=0, width=3)
    scale = 150 / 72
    found = [tuple(round(side * scale, -1) for side in (r.x0, r.top, r.x1, r.bottom)) for r in rules_in(picture, 150)]
    assert sorted(found) == [(100, 100, 100, 300), (100, 100, 1100, 100), (100, 300, 1100, 300)]
