"""One file to its extraction: read → lay out → split → extract. A pure function of the file and the declarations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from papers2data.errors import InputError
from papers2data.extract.agenda import read_agenda
from papers2data.extract.attendance import read_attendance
from papers2data.extract.facts import document_facts
from papers2data.extract.found import Found
from papers2data.extract.lists import read_lists
from papers2data.extract.minutes import read_minutes
from papers2data.extract.recommendations import read_recommendations
from papers2data.extract.status_lines import read_status_lines
from papers2data.extract.tables import read_tables
from papers2data.layout.flow import lay_out_flow
from papers2data.layout.pages import lay_out
from papers2data.model import Document, Extraction, Finding, Source, Table
from papers2data.pipeline.inputs import KINDS, Input
from papers2data.readers.pdf import read_pdf
from papers2data.readers.text import read_text
from papers2data.schema.load import schemas
from papers2data.split import split

Engine = Literal["pdfium", "pdfplumber"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read.

    ``engine`` is the PDF engine, ``password`` opens encrypted files. The limits hold for one document: ``seconds`` of
    wall-clock time, ``memory`` in MiB (0 for none), ``pages`` (None for all).
    """

    engine: Engine = "pdfium"
    password: str | None = None
    seconds: int = 600
    memory: int = 4096
    pages: int | None = None


def extract(file: Input, settings: Settings) -> Extraction:
    """Everything that the file says. Raises InputError where it cannot be opened."""
    document = read(file, settings)
    papers = split(document)
    known = schemas()
    tables, claimed = read_tables(document, papers, known)
    document = _with_layouts(document, claimed)
    prose = (read_agenda, read_attendance, read_minutes, read_recommendations, read_lists, read_status_lines)
    found = sum((reader(document, papers) for reader in prose), tables)
    facts = document_facts(document, papers)
    document = replace(document, title=document.title or str(facts.get("title") or ""))
    return Extraction(document, papers, found.records, (*document.findings, *found.findings), facts)


def read(file: Input, settings: Settings) -> Document:
    """The file as pages and blocks. Raises InputError where it cannot be opened."""
    if file.media_type == KINDS[".pdf"]:
        raw = read_pdf(file.path, engine=settings.engine, password=settings.password, page_limit=settings.pages)
        laid = lay_out(raw)
        source = _source(file, f"pdf/{settings.engine}")
        return Document(source, laid.pages, laid.blocks, laid.furniture, laid.findings)
    return lay_out_flow(read_text(file.path), _source(file, "text"))


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


__all__ = ["Found", "InputError", "Settings", "extract", "read", "unreadable"]
