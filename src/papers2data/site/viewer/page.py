"""``/page/<document>/<number>``: the page that a fact was read from, with the fact's place marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from papers2data.errors import UnreadableError
from papers2data.schema.load import schemas
from papers2data.site.asking import allow, missing, render
from papers2data.site.cells import row_path
from papers2data.site.viewer import facts
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.viewer.marks import joined, marked_text, ranges_of_quotes
from papers2data.site.viewer.originals import Originals
from papers2data.site.viewer.pictures import Pictures

TABLES = ("documents", "pages", "evidence")
"""What a visitor must be allowed to see to see pages."""

PDF = "application/pdf"

ZOOMS = (100, 150, 200, 300)
"""Per cent of the width that there is."""

READER = "default-src 'self'; script-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""What browsers' own readers of PDFs need to show one."""

SCALE, FINE = 2.0, 3.5
"""Dots a point of pictures, and of those for the greatest zooms."""

NO_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"
><rect width="100%" height="100%" fill="#fff"/><text x="50%" y="20%" text-anchor="middle" fill="#333"
font-family="sans-serif" font-size="16">This page cannot be drawn.</text></svg>"""
"""What stands in place of a page's picture."""


class Desk:
    """What one site needs to show pages: the papers' files and the pictures of their pages."""

    def __init__(self, folder: Path | None) -> None:
        self.originals = Originals(folder)
        self.pictures = Pictures()

    def close(self) -> None:
        """Ends the process that draws, and removes what was unpacked."""
        self.pictures.close()
        self.originals.close()


_desks: WeakKeyDictionary[Any, Desk] = WeakKeyDictionary()


def set_desk(site: Any, desk: Desk) -> None:
    """Gives the site its papers."""
    _desks[site] = desk


def desk_of(site: Any) -> Desk:
    """The site's papers; one without any where none were given."""
    return _desks.setdefault(site, Desk(None))


async def page(request: Any, datasette: Any) -> Any:
    """The page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    document, sheet = await _asked(request, datasette)
    table, _, record_id = (request.args.get("record") or "").partition(":")
    if table and table not in schemas().records:
        raise missing(f"There is no table {table}.")
    places = await facts.places(datasette, document.id, table, record_id) if table else []
    if document.pages is not None:
        await allow(datasette, request, "files")
    here = [place for place in places if place.page in (None, sheet.number)]
    zoom = _zoom(request.args.get("zoom"))
    is_drawn = document.media_type == PDF and bool(sheet.width and sheet.height)
    original = await _original(datasette, document)
    context = {
        "document": document,
        "sheet": sheet,
        "page_said": page_said(None if document.pages is None else sheet.number, sheet.label),
        "row": row_path(table, record_id) if places else "",
        "kind": schemas().records[table].title if places else "",
        "boxes": [place for place in here if place.x0 is not None and place.bottom is not None],
        # a passage over two pages has a place on each, with the same words
        "quotes": list(dict.fromkeys(place.quote for place in places if place.quote)),
        "others": _others(document.id, sheet.number, places, table, record_id),
        "text": marked_text(sheet.text, _ranges(sheet.text, here)),
        "is_found": not places or bool(_ranges(sheet.text, here)),
        "is_drawn": is_drawn and original is not None,
        "has_original": original is not None,
        "is_pdf": document.media_type == PDF,
        "picture": f"/page/{document.id}/{sheet.number}.png{'?fine=1' if zoom > 150 else ''}",
        "zoom": zoom,
        "zooms": [(each, _zoomed(request, each)) for each in ZOOMS],
        "read": await facts.read_from(datasette, document.id, None if document.pages is None else sheet.number),
        "record": f"{table}:{record_id}" if table else "",
        "before": page_path(document.id, sheet.number - 1) if sheet.number > 1 else "",
        "after": page_path(document.id, sheet.number + 1) if sheet.number < (document.pages or 1) else "",
    }
    return await render(datasette, request, "page.html", context)


async def picture(request: Any, datasette: Any) -> Any:
    """The page's picture; status 404 where the file is not there or cannot be drawn."""
    from datasette.utils.asgi import Response

    await allow(datasette, request, *TABLES)
    document, sheet = await _asked(request, datasette)
    path = await _original(datasette, document)
    if path is None or document.media_type != PDF:
        raise missing("The file of this page is not in the folder of papers.")
    try:
        scale = FINE if request.args.get("fine") else SCALE
        drawn = await desk_of(datasette).pictures.png(path, document.sha256, sheet.number, scale)
    except UnreadableError:
        # browsers show the picture of an error, too, and else a broken one
        no_picture = NO_PICTURE.format(width=sheet.width or 600, height=sheet.height or 800)
        return Response(no_picture, status=404, content_type="image/svg+xml")
    # the document's id is made of its content, so that its pictures never change
    return Response(drawn, content_type="image/png", headers={"cache-control": "private, max-age=86400, immutable"})


async def original(request: Any, datasette: Any) -> Any:
    """The file itself, as it was read; status 404 where it is not in the folder of papers."""
    from datasette.utils.asgi import AsgiFileDownload

    await allow(datasette, request, *TABLES)
    document = await facts.document(datasette, request.url_vars["document"])
    path = await _original(datasette, document) if document else None
    if document is None or path is None:
        raise missing("The file of this document is not in the folder of papers that this site was given.")
    # only PDFs are shown by the browser; anything else could hold scripts, and is for the reader to open
    kind = PDF if document.media_type == PDF else "application/octet-stream"
    shown = "inline" if kind == PDF else "attachment"
    name = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "_" for letter in path.name
    )
    if len(path.stem) == len(document.sha256):
        name = f"{document.id}{path.suffix}"
    headers = {"content-disposition": f'{shown}; filename="{name}"', "content-security-policy": READER}
    # piece by piece: a pack of several hundred MiB is never in memory as a whole
    return AsgiFileDownload(path, content_type=kind, headers=headers)


async def source(request: Any, datasette: Any) -> Any:
    """Leads from a record to the page that it was read from."""
    from datasette.utils.asgi import Response

    table, record_id = request.url_vars["table"], request.args.get("id") or ""
    if table not in schemas().records or "document_id" not in schemas().records[table].fields:
        raise missing(f"There is no table {table} of records with pages.")
    await allow(datasette, request, table)
    sql = f'SELECT document_id, page FROM "{table}" WHERE id = :id'  # noqa: S608
    found = (await datasette.get_database().execute(sql, {"id": record_id})).first()
    if found is None:
        raise missing(f"There is no {record_id} in {table}.")
    return Response.redirect(datasette.urls.path(page_path(found[0], found[1], table, record_id)))


async def _asked(request: Any, site: Any) -> tuple[facts.Document, facts.Sheet]:
    document_id, number = request.url_vars["document"], int(request.url_vars["number"])
    document = await facts.document(site, document_id)
    # more digits than SQLite counts with are no page either
    sheet = await facts.sheet(site, document_id, number) if document and number < 10**9 else None
    if document is None or sheet is None:
        raise missing(f"There is no page {number} of a document {document_id}.")
    return document, sheet


async def _original(site: Any, document: facts.Document) -> Path | None:
    desk = desk_of(site)
    return desk.originals.find([document.path, *await facts.paths(site, document.id)], document.sha256)


def _ranges(text: str, places: Sequence[facts.Place]) -> list[tuple[int, int]]:
    told = [(p.char_start, p.char_end) for p in places if p.char_start is not None and p.char_end is not None]
    if told:
        return joined(told, len(text))
    return ranges_of_quotes(text, [place.quote for place in places])


def _others(
    document_id: str, number: int, places: Sequence[facts.Place], table: str, record: str
) -> list[tuple[int, str]]:
    """The other pages that the record stands on, with their addresses."""
    pages = sorted({place.page for place in places if place.page is not None} - {number})
    return [(page, page_path(document_id, page, table, record)) for page in pages]


def _zoom(asked: str | None) -> int:
    return int(asked) if asked and asked in map(str, ZOOMS) else ZOOMS[0]


def _zoomed(request: Any, zoom: int) -> str:
    from datasette.utils import path_with_replaced_args

    return str(path_with_replaced_args(request, {"zoom": zoom}))
