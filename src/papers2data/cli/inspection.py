"""What became of one document: its pages, letters, tables and records counted, and its pages drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from papers2data.errors import InputError, UsageError
from papers2data.layout.pages.draw import draw_pages
from papers2data.model import Block, Extraction, Finding, Span, Table
from papers2data.pipeline.document import Engine, Letters, Settings, extract_from, read_counted
from papers2data.pipeline.inputs import Input, describe
from papers2data.pipeline.kinds import PDF, ZIP
from papers2data.readers.pdf import RawDocument, read_pdf

UNREAD = ("page-unreadable", "page-needs-ocr")
"""Findings on pages of which nothing could be read."""


@dataclass(frozen=True, slots=True)
class TableSeen:
    """A table: ``first`` and ``last`` are its pages (1-based, None without pages), ``line`` its line in a text file.

    ``layout`` names the layout that reads it, "" where none does.
    """

    first: int | None
    last: int | None
    line: int | None
    rows: int
    columns: int
    layout: str
    caption: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """The account of one document: ``pages`` in the file are those ``read`` and those ``reported`` as unread.

    ``blocks`` counts headings, paragraphs, list items, tables and lines of furniture, ``records`` those of each table.
    """

    reader: str
    pages: int
    read: int
    reported: int
    letters: Letters
    blocks: Mapping[str, int]
    papers: int
    records: Mapping[str, int]
    tables: tuple[TableSeen, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """A document that was read for its account; ``raw`` is its PDF, None for other formats, which have no pages."""

    file: Input
    extraction: Extraction
    letters: Letters
    raw: RawDocument | None

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self.raw.page_count if self.raw else len(self.extraction.document.pages)


def inspected(path: Path, *, engine: Engine, password: str | None) -> Inspected:
    """The document at ``path``, read as 'ingest' does. Raises InputError for what cannot be read."""
    file = describe(path, path.name)
    if file.media_type == ZIP:
        raise InputError(f"{path.name} is a ZIP file: unpack it and give one of its papers")
    raw = read_pdf(path, engine=engine, password=password) if file.media_type == PDF else None
    document, letters = read_counted(file, Settings(engine=engine, password=password))
    return Inspected(file, extract_from(document), letters, raw)


def account(seen: Inspected, page: int | None = None) -> Inspection:
    """The account of a document; with ``page``, only the tables and findings of that page."""
    document, findings = seen.extraction.document, seen.extraction.findings
    unread = {finding.span.page for finding in findings if finding.code in UNREAD}
    return Inspection(
        reader=document.source.reader,
        pages=seen.page_count,
        read=sum(one.number not in unread for one in document.pages),
        reported=sum(one.number in unread for one in document.pages),
        letters=seen.letters,
        blocks=_blocks(document.blocks) | {"line of furniture": len(document.furniture)},
        papers=len(seen.extraction.papers),
        records=dict(sorted(Counter(record.table for record in seen.extraction.records).items())),
        tables=tuple(_tables(document.blocks, page)),
        findings=tuple(finding for finding in findings if _is_on(finding.span, page)),
    )


def targets_of(seen: Inspected, page: int | None, target: Path | None) -> dict[int, Path]:
    """Where ``page``, or every page, is to be drawn; {} for what is no PDF.

    ``target`` is the PNG of one page, or else a folder; without one, files are named for the paper, in the working
    folder. Raises UsageError for a page that does not exist, and for one PNG for many pages.
    """
    if page is not None and page > seen.page_count:
        raise UsageError(f"{seen.file.name} has {seen.page_count} pages, so there is no page {page}")
    if seen.raw is None:
        return {}
    numbers = [page] if page is not None else list(range(1, seen.raw.page_count + 1))
    if target is not None and target.suffix.lower() == ".png" and not target.is_dir():
        if len(numbers) > 1:
            raise UsageError(f"{target} can hold only one of {len(numbers)} pages: name a folder, or give --page")
        return {numbers[0]: target}
    stem, wide = seen.file.path.stem, len(str(seen.page_count))
    folder = target or Path("." if page is not None else f"{stem}-pages")
    return {number: folder / f"{stem}-page-{number:0{wide}}.png" for number in numbers}


def drawn(seen: Inspected, targets: Mapping[int, Path]) -> Iterator[Path]:
    """The PNGs of ``targets`` as they are written. Raises InputError for a place that cannot be written."""
    if seen.raw is None:
        return
    document = seen.extraction.document
    try:
        for path in targets.values():
            path.parent.mkdir(parents=True, exist_ok=True)
        yield from draw_pages(seen.raw, document.blocks, document.furniture, targets)
    except OSError as error:
        raise InputError(f"{error.filename} cannot be written: {error.strerror}") from error


def _blocks(blocks: Iterable[Block]) -> dict[str, int]:
    kinds = Counter("table" if isinstance(block, Table) else block.kind for block in blocks)
    names = {"heading": "heading", "body": "paragraph", "item": "list item", "table": "table"}
    return {name: kinds[kind] for kind, name in names.items()}


def _tables(blocks: Iterable[Block], page: int | None) -> Iterator[TableSeen]:
    for block in blocks:
        if isinstance(block, Table) and _is_on(block.span, page):
            span, last = block.span, block.last_page or block.span.page
            yield TableSeen(span.page, last, span.line, block.rows, block.columns, block.layout, block.caption)


def _is_on(span: Span, page: int | None) -> bool:
    """True where no page is asked for, and for what begins or goes on on the page."""
    return page is None or page == span.page or any(box.page == page for box in span.boxes)
