"""Scanned pages on their way through the layout: read by OCR, laid out upright, and put back as they lie.

RawPage without text ──▶ ScannedPage (upright) ──▶ RawPage with words ──▶ layout ──▶ boxes turned back
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from papers2data.geometry import Box
from papers2data.layout.pages import LaidOut, lay_out
from papers2data.layout.pages.reading import needs_ocr
from papers2data.model import Block, Cell, Finding, Page, Paragraph, Record, Span, Table
from papers2data.readers.ocr import HOW_TO_INSTALL, OcrError, ScannedPage, Turn, is_installed, read_scan
from papers2data.readers.pdf import RawDocument
from papers2data.readers.pdf.raw import RawPage, Rule, Style, Word

LOW = 60
"""Confidence, of 100, below which a word is shown to a person."""
_MOST_SHOWN = 20
_PAGE_SECONDS = 120.0
DOUBT = "ocr-low-confidence"


@dataclass(frozen=True, slots=True)
class ScanDocument(RawDocument):
    """A PDF whose pages without text are read by OCR until ``until``, as the clock of ``time.monotonic`` has it."""

    until: float = 0.0
    seen: dict[int, ScannedPage] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)

    def pages(self) -> Iterator[RawPage]:
        """The pages in order, scans upright and with their words."""
        for page in RawDocument.pages(self):
            yield self._read(page) if needs_ocr(page) else page

    def _read(self, page: RawPage) -> RawPage:
        left = self.until - time.monotonic()
        if left <= 0:
            self.failed[page.number] = "the time for this document was over: give more with --seconds"
            return page
        try:
            scan = read_scan(self.path, self.password, page.number - 1, seconds=min(left, _PAGE_SECONDS))
        except OcrError as error:
            self.failed[page.number] = f"OCR failed: {error}"
            return page
        self.seen[page.number] = scan
        return _as_raw(page, scan)


def lay_out_scans(raw: RawDocument, *, ocr: bool, until: float) -> tuple[LaidOut, bool]:
    """The document laid out, its scans read where ``ocr`` says so and OCR is installed; True where any was read."""
    if not ocr or not is_installed():
        why = f"it needs OCR to be read ({HOW_TO_INSTALL})" if ocr else "it needs OCR to be read, which is switched off"
        laid = lay_out(raw)
        return replace(laid, findings=tuple(_explained(finding, {}, why) for finding in laid.findings)), False
    scans = ScanDocument(**{part.name: getattr(raw, part.name) for part in fields(raw)}, until=until)
    laid = lay_out(scans)
    turns = {number: scan.turn for number, scan in scans.seen.items()}
    findings = [_explained(_turned_finding(f, turns), scans.failed, "it needs OCR to be read") for f in laid.findings]
    findings += [finding for number, scan in sorted(scans.seen.items()) for finding in _doubts(number, scan)]
    done = replace(
        laid,
        pages=tuple(_turned_page(page, turns) for page in laid.pages),
        blocks=tuple(_turned(block, turns) for block in laid.blocks),
        furniture=tuple(_turned_paragraph(paragraph, turns) for paragraph in laid.furniture),
        findings=tuple(findings),
    )
    return done, bool(scans.seen)


def doubtful_records(records: tuple[Record, ...], findings: tuple[Finding, ...], document_id: str) -> list[Finding]:
    """A finding for each field that was read from words of low confidence."""
    doubts = [box for finding in findings if finding.code == DOUBT for box in finding.span.boxes]
    found = []
    for record in records if doubts else ():
        for evidence in record.evidence:
            if evidence.field and any(_overlap(doubt, box) for doubt in doubts for box in evidence.span.boxes):
                what = evidence.field.replace("_", " ")
                message = f"The {what} was read by OCR from words that it is not sure of: “{evidence.quote}”."
                record_id = f"{document_id}-{record.place}"
                found.append(Finding(DOUBT, message, evidence.span, record_table=record.table, record_id=record_id))
    return found


def _overlap(doubt: Box, box: Box) -> bool:
    return doubt.shared(box) > 0.5 * doubt.area


def _as_raw(page: RawPage, scan: ScannedPage) -> RawPage:
    width, height = scan.turn.upright
    words = tuple(
        Word(w.text, w.x0, w.top, w.x1, w.bottom, w.baseline, Style("", w.size, False, False, "#000000"))
        for w in scan.words
    )
    rules = tuple(Rule(*rule) for rule in scan.rules)
    return RawPage(
        page.number, width, height, words, rules, label=page.label, letters=sum(len(word.text) for word in words)
    )


def _doubts(number: int, scan: ScannedPage) -> Iterator[Finding]:
    if not scan.words:
        here = Span(number, (Box(number, 0, 0, scan.turn.width, scan.turn.height),))
        yield Finding("ocr-no-text", f"Page {number} is a picture in which OCR found no text.", here, severity="info")
    low = [word for word in scan.words if word.confidence < LOW and any(map(str.isalnum, word.text))]
    if low:
        shown = ", ".join(f"“{word.text}” ({word.confidence:.0f} %)" for word in low[:_MOST_SHOWN])
        more = f" and {len(low) - _MOST_SHOWN} more" if len(low) > _MOST_SHOWN else ""
        boxes = tuple(Box(number, *scan.turn.box_back(w.x0, w.top, w.x1, w.bottom)) for w in low)
        doubt = f"{len(low)} of {len(scan.words)} words"
        message = f"Page {number} was read by OCR, which is not sure of {doubt}: {shown}{more}."
        yield Finding(DOUBT, message, Span(number, boxes))


def _explained(finding: Finding, reasons: Mapping[int, str], otherwise: str) -> Finding:
    if finding.code != "page-needs-ocr":
        return finding
    number = finding.span.page or 0
    why = reasons.get(number, otherwise)
    return replace(finding, message=f"Page {number} is a picture without text; {why}.")


def _turned_page(page: Page, turns: Mapping[int, Turn]) -> Page:
    turn = turns.get(page.number)
    return page if turn is None else replace(page, width=turn.width, height=turn.height, ocr=True)


def _turned_span(span: Span, turns: Mapping[int, Turn]) -> Span:
    if not any(box.page in turns for box in span.boxes):
        return span
    return replace(span, boxes=tuple(_turned_box(box, turns.get(box.page)) for box in span.boxes))


def _turned_box(box: Box, turn: Turn | None) -> Box:
    return box if turn is None else Box(box.page, *turn.box_back(box.x0, box.top, box.x1, box.bottom))


def _turned_finding(finding: Finding, turns: Mapping[int, Turn]) -> Finding:
    return replace(finding, span=_turned_span(finding.span, turns))


def _turned_paragraph(paragraph: Paragraph, turns: Mapping[int, Turn]) -> Paragraph:
    return replace(paragraph, span=_turned_span(paragraph.span, turns))


def _turned(block: Block, turns: Mapping[int, Turn]) -> Block:
    if isinstance(block, Paragraph):
        return _turned_paragraph(block, turns)
    cells: tuple[Cell, ...] = tuple(replace(cell, span=_turned_span(cell.span, turns)) for cell in block.cells)
    whole: Table = replace(block, cells=cells, span=_turned_span(block.span, turns))
    return whole
