"""One file to its extraction: read → lay out → split → extract. A pure function of the file and the declarations."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from papers2data.errors import InputError
from papers2data.extract.agenda import read_agenda
from papers2data.extract.attendance import read_attendance
from papers2data.extract.facts import document_facts
from papers2data.extract.found import Found
from papers2data.extract.lists import read_lists
from papers2data.extract.minutes import read_minutes
from papers2data.extract.minutes.tabled import with_minutes_told
from papers2data.extract.recommendations import read_recommendations
from papers2data.extract.status_lines import read_status_lines
from papers2data.extract.tables import read_tables
from papers2data.extract.tables.told import without_tables_told
from papers2data.layout.flow import lay_out_flow
from papers2data.layout.pages.reading import struck_finding
from papers2data.model import Block, Document, Extraction, Finding, Paragraph, Source, Table
from papers2data.pipeline.collector import seldom_collected
from papers2data.pipeline.inputs import Input
from papers2data.pipeline.kinds import DOCX, HTML, PDF, XLSX
from papers2data.pipeline.scans import doubtful_records, lay_out_scans
from papers2data.readers.docx import read_docx
from papers2data.readers.flow import Flow
from papers2data.readers.html import read_html
from papers2data.readers.pdf import read_pdf
from papers2data.readers.text import read_text
from papers2data.readers.xlsx import read_xlsx
from papers2data.schema.load import schemas
from papers2data.split import split

Engine = Literal["pdfium", "pdfplumber"]
_WHOLE: Mapping[str, tuple[str, Callable[[Path], Flow]]] = {
    DOCX: ("docx", read_docx),
    HTML: ("html", read_html),
    XLSX: ("xlsx", read_xlsx),
}
"""Readers of files that say themselves what is a paragraph, a table and a footer: no page broke anything in them."""
_OCR_SHARE = 0.7
"""Share of a document's time that OCR may take; what is left is for the rest of the reading."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read.

    ``engine`` is the PDF engine, ``password`` opens encrypted files. The limits hold for one document: ``seconds`` of
    wall-clock time, ``memory`` in MiB (0 for none), ``pages`` (None for all). ``ocr`` reads scanned pages where
    tesseract is installed. ``progress`` is a folder in which each document says how far it is ("3/20", pages), in a
    file named for the document's id.
    """

    engine: Engine = "pdfium"
    password: str | None = None
    seconds: int = 600
    memory: int = 4096
    pages: int | None = None
    ocr: bool = True
    progress: Path | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """How many letters can be seen on a document's pages, and how many of them are in blocks or furniture."""

    seen: int
    kept: int


def extract(file: Input, settings: Settings) -> Extraction:
    """Everything that the file says. Raises InputError where it cannot be opened."""
    with seldom_collected():
        return extract_from(read(file, settings))


def extract_from(document: Document) -> Extraction:
    """Everything that a document says that was read before."""
    papers = split(document)
    known = schemas()
    tables, claimed = read_tables(document, papers, known)
    document = _with_layouts(document, claimed)
    prose = (read_agenda, read_attendance, read_minutes, read_recommendations, read_lists, read_status_lines)
    tables = replace(tables, records=with_minutes_told(tables.records, document, papers))
    found = without_tables_told(sum((reader(document, papers) for reader in prose), tables), document)
    facts = document_facts(document, papers)
    doubts = doubtful_records(found.records, document.findings, document.source.document_id)
    document = replace(document, title=document.title or str(facts.get("title") or ""))
    return Extraction(document, papers, found.records, (*document.findings, *found.findings, *doubts), facts)


def read(file: Input, settings: Settings) -> Document:
    """The file as pages and blocks. Raises InputError where it cannot be opened."""
    return read_counted(file, settings)[0]


def read_counted(file: Input, settings: Settings) -> tuple[Document, Letters]:
    """The file as pages and blocks, and what became of its letters. Raises InputError where it cannot be opened."""
    if file.fault:
        raise InputError(file.fault)
    if file.media_type == PDF:
        return _read_pdf(file, settings)
    document = _read_flow(file)
    document = replace(document, findings=(*document.findings, *_struck(document)))
    return document, _letters(document)


def _read_flow(file: Input) -> Document:
    if file.media_type in _WHOLE:
        reader, read_flow = _WHOLE[file.media_type]
        flow = read_flow(file.path)
        return Document(_source(file, reader), flow.pages, flow.blocks, flow.furniture, flow.findings, flow.title)
    return lay_out_flow(read_text(file.path), _source(file, "text"))


def _struck(document: Document) -> Iterator[Finding]:
    """What is struck through in a file without pages of its own; a PDF's pages tell it themselves."""
    struck = [block for block in document.blocks if isinstance(block, Paragraph) and block.struck]
    if struck:
        words = [word for block in struck for word in block.struck.split()]
        yield struck_finding(words, "The document", struck[0].span)


def _letters(document: Document) -> Letters:
    """Letters and figures only: the signs of text files also draw their tables."""
    seen = sum(sum(map(str.isalnum, page.text)) for page in document.pages)
    texts = (text for block in (*document.blocks, *document.furniture) for text in _texts(block))
    return Letters(seen, min(sum(sum(map(str.isalnum, text)) for text in texts), seen))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield block.caption
        yield from (cell.text for cell in block.cells)
    else:
        yield from (block.marker, block.text, block.struck)


def _read_pdf(file: Input, settings: Settings) -> tuple[Document, Letters]:
    until = time.monotonic() + _OCR_SHARE * settings.seconds
    raw = read_pdf(file.path, engine=settings.engine, password=settings.password, page_limit=settings.pages)
    if settings.progress:
        raw = replace(raw, watch=_watch(settings.progress / file.sha256[:12], raw.page_count))
    laid, scanned = lay_out_scans(raw, ocr=settings.ocr, until=until)
    source = _source(file, f"pdf/{settings.engine}+tesseract" if scanned else f"pdf/{settings.engine}")
    findings = (*laid.findings, *_pages_left(raw.page_count, settings.pages))
    document = Document(source, laid.pages, laid.blocks, laid.furniture, findings)
    return document, Letters(laid.letters, laid.kept)


def _watch(told: Path, pages: int) -> Callable[[int], None]:
    """Keeps in a file how many of the pages were read."""

    def read(number: int) -> None:
        told.write_text(f"{number}/{pages}", encoding="ascii")

    return read


def _pages_left(pages: int, limit: int | None) -> Iterator[Finding]:
    """The finding of a document that was read in part only."""
    if limit is not None and pages > limit:
        message = f"Only the first {limit} of {pages} pages were read, as asked for with --pages."
        yield Finding("pages-left", message)


def unreadable(file: Input, reason: str) -> Extraction:
    """The extraction of a file that could not be read: no pages, and a finding with the reason."""
    finding = Finding("unreadable", reason, severity="error")
    document = Document(_source(file, "none"), (), (), findings=(finding,))
    return Extraction(document, findings=(finding,), facts={"title": file.path.name, "kind": "other"})


def _source(file: Input, reader: str) -> Source:
    return Source(file.name, file.sha256, file.size, file.media_type, reader)


def _with_layouts(document: Document, claimed: dict[str, str]) -> Document:
    """The document with each recognised table knowing the layout that it was read by."""
    blocks = []
    number = -1
    for block in document.blocks:
        if isinstance(block, Table):
            number += 1
            block = replace(block, layout=claimed.get(f"{document.source.document_id}-t{number}", ""))
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


__all__ = [
    "Found",
    "InputError",
    "Letters",
    "Settings",
    "extract",
    "extract_from",
    "read",
    "read_counted",
    "unreadable",
]
