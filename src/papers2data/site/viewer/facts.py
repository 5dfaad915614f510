"""What the database holds of a page and of the record whose words are to be marked on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask, ask_one
from papers2data.site.viewer.addresses import page_path

MOST = 300
"""Records of one page that are listed."""


@dataclass(frozen=True, slots=True)
class Document:
    """The document; ``pages`` is None for texts without pages."""

    id: str
    title: str | None
    body: str | None
    meeting_date: str | None
    period_start: str | None
    period_end: str | None
    pages: int | None
    media_type: str | None
    sha256: str
    path: str
    source_url: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: ``width`` and ``height`` in points, None for texts without pages."""

    number: int
    label: str | None
    text: str
    width: float | None
    height: float | None
    needs_ocr: int | None
    ocr: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the record, or its ``field``, stands: a box in points, or characters of a text."""

    field: str
    page: int | None
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    quote: str
    line: int | None
    char_start: int | None
    char_end: int | None


@dataclass(frozen=True, slots=True)
class Read:
    """A record that was read from the page."""

    table: str
    record_id: str
    quote: str
    document_id: str
    page: int | None

    @property
    def path(self) -> str:
        """The page with this record marked."""
        return page_path(self.document_id, self.page, self.table, self.record_id)


async def document(site: Any, document_id: str) -> Document | None:
    """The document with this id, None where there is none."""
    sql = """
    SELECT id, title, body, meeting_date, period_start, period_end, pages, media_type, sha256, path, source_url
    FROM documents WHERE id = :id
    """
    return await ask_one(site, Document, sql, {"id": document_id})


async def sheet(site: Any, document_id: str, number: int) -> Sheet | None:
    """The page with this number, None where there is none."""
    sql = """
    SELECT number, label, coalesce(text, ''), width, height, needs_ocr, ocr FROM pages
    WHERE document_id = :id AND number = :number
    """
    return await ask_one(site, Sheet, sql, {"id": document_id, "number": number})


async def places(site: Any, document_id: str, table: str, record_id: str) -> list[Place]:
    """Where the record stands in the document: its own place, or where none is told, those of its fields."""
    sql = """
    SELECT coalesce(field, ''), page, x0, top, x1, bottom, coalesce(quote, ''), line, char_start, char_end FROM evidence
    WHERE record_id = :record AND record_table = :table AND document_id = :id ORDER BY rowid
    """
    found = await ask(site, Place, sql, {"id": document_id, "table": table, "record": record_id})
    return [place for place in found if not place.field] or found


async def read_from(site: Any, document_id: str, number: int | None) -> list[Read]:
    """The records that were read from the page, in its order."""
    sql = """
    SELECT record_table, record_id, coalesce(quote, ''), document_id, page FROM evidence
    WHERE document_id = :id AND page IS :number AND coalesce(field, '') = '' AND record_table <> 'meetings'
    GROUP BY record_table, record_id ORDER BY min(rowid) LIMIT :most
    """
    return await ask(site, Read, sql, {"id": document_id, "number": number, "most": MOST})


async def paths(site: Any, document_id: str) -> list[str]:
    """Where the document's file lay, in the folder of papers."""
    return await ask(site, str, "SELECT id FROM files WHERE document_id = :id ORDER BY id", {"id": document_id})
