"""The page beside the form: its picture with the place in a frame, its text with the words marked, what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from papers2data.link.decisions import tables_of
from papers2data.schema.load import schemas
from papers2data.site.asking import ask, ask_one
from papers2data.site.viewer import facts
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.viewer.marks import joined, marked_text, ranges_of_quotes
from papers2data.site.viewer.page import PDF, desk_of
from papers2data.site.words import plain, titled

TOLD = (
    *("programme", "section", "category", "reference", "name", "title", "text", "stage", "series", "status_text"),
    *("due_text", "value_text", "period_text", "lead", "responsible", "score", "rag"),
)
"""Columns that say what a record is, in the order in which people look at them."""

AROUND = 1_500
"""Characters of a long text before and after the passage."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A place on a page, in points."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """A page: ``picture`` is the address of its picture, "" where it cannot be drawn; sizes are in points."""

    title: str
    said: str
    path: str
    picture: str
    width: float
    height: float
    boxes: tuple[Frame, ...]
    text: Markup
    told: tuple[tuple[str, str], ...]


async def source_of_row(site: Any, kind: str, record_id: str) -> Source | None:
    """The source of a row that a link of this kind names; None where no table has it."""
    for table in tables_of(kind):
        sql = f'SELECT document_id, page FROM "{table}" WHERE id = :id'  # noqa: S608
        found = await ask_one(site, lambda *row: row, sql, {"id": record_id})
        if found:
            return await source_of(site, found[0], found[1], table, record_id)
    return None


async def source_of(site: Any, document_id: str, page: int | None, table: str, record_id: str) -> Source | None:
    """The page of a document with a record's place; None where there is no such page."""
    document = await facts.document(site, document_id)
    sheet = await facts.sheet(site, document_id, page or 1) if document else None
    if document is None or sheet is None:
        return None
    places = await facts.places(site, document_id, table, record_id) if table else []
    here = [place for place in places if place.page in (None, sheet.number)]
    boxes = [Frame(p.x0, p.top, p.x1, p.bottom) for p in here if p.x0 is not None and p.bottom is not None]  # type: ignore[arg-type]
    if table == "tables" and not boxes:
        boxes = await _of_cells(site, record_id, sheet.number)
    number = None if document.pages is None else sheet.number
    return Source(
        titled(document.title, document.path),
        page_said(number, sheet.label),
        page_path(document_id, number, table, record_id),
        await _picture(site, document, sheet),
        sheet.width or 0.0,
        sheet.height or 0.0,
        tuple(boxes),
        _passage(sheet.text, here),
        await _told(site, table, record_id),
    )


async def _picture(site: Any, document: facts.Document, sheet: facts.Sheet) -> str:
    names = [document.path, *await facts.paths(site, document.id)]
    if document.media_type != PDF or not sheet.width or not sheet.height:
        return ""
    return f"/page/{document.id}/{sheet.number}.png" if desk_of(site).originals.find(names, document.sha256) else ""


async def _of_cells(site: Any, table_id: str, page: int) -> list[Frame]:
    sql = """
    SELECT min(x0), min(top), max(x1), max(bottom) FROM cells WHERE table_id = :id AND page = :page
    HAVING count(x0)
    """
    return await ask(site, Frame, sql, {"id": table_id, "page": page})


def _passage(text: str, places: list[facts.Place]) -> Markup:
    """The words around the place; the beginning of the page where the place is not known."""
    told = [(p.char_start, p.char_end) for p in places if p.char_start is not None and p.char_end is not None]
    ranges = joined(told, len(text)) or ranges_of_quotes(text, [place.quote for place in places])
    first, last = (ranges[0][0], ranges[-1][1]) if ranges else (0, 0)
    start, end = max(first - AROUND, 0), last + AROUND
    cut = marked_text(text[start:end], [(a - start, b - start) for a, b in ranges])
    cut = Markup(str(cut).replace(' id="passage"', ""))  # noqa: S704  # two passages on one page can't share a name
    return Markup("… ") + cut if start else cut


async def _told(site: Any, table: str, record_id: str) -> tuple[tuple[str, str], ...]:
    kind = schemas().records.get(table)
    names = [name for name in TOLD if kind and name in kind.fields]
    if kind is None or not names:
        return ()
    sql = f"""SELECT {", ".join(f'"{name}"' for name in names)} FROM "{table}" WHERE id = :id"""  # noqa: S608
    row = await ask_one(site, lambda *values: values, sql, {"id": record_id})
    shown = zip(names, row or (), strict=False)
    return tuple((plain(name.removesuffix("_text")), str(value)) for name, value in shown if value not in (None, ""))
