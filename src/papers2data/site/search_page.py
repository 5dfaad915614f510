"""The search page: ``/search?q=`` over pages and records, with what matched marked."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from papers2data.errors import UsageError
from papers2data.site.cells import row_path
from papers2data.site.metadata import DATABASE
from papers2data.site.viewer.addresses import page_path
from papers2data.store.search import KINDS, MARK_END, MARK_START, PAPER_KINDS, Hit, search

LIMIT = 50
"""Hits on a page."""

TIME = 5000
"""Milliseconds that a search may take."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as the page shows it: ``snippet`` is HTML, all else is text; ``source`` is the page that it stands on."""

    hit: Hit
    path: str
    source: str
    kind: str
    place: str
    snippet: Markup


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds; "" where it was left empty."""

    q: str = ""
    committee: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    newest: bool = False


async def search_page(request: Any, datasette: Any) -> Any:
    """The page for what the address asks; status 400 where it asks for what does not exist."""
    from datasette.utils.asgi import Response

    # our own page must ask for itself what Datasette's pages ask before they show a row
    for table in KINDS.values():
        resources = [("view-table", (DATABASE, table)), ("view-database", DATABASE), "view-instance"]
        await datasette.ensure_permissions(request.actor, resources)
    asked = asked_for(request.args)
    hits: list[Shown] = []
    error = ""
    if asked.q:
        try:
            hits = [shown(hit) for hit in await _find(datasette, asked)]
        except UsageError as fault:
            error = f"{str(fault)[:1].upper()}{str(fault)[1:]}."
    context = {
        "asked": asked,
        "hits": hits,
        "error": error,
        "kinds": tuple(KINDS),
        "paper_kinds": PAPER_KINDS,
        "limit": LIMIT,
    }
    page = await datasette.render_template("search.html", context, request=request, view_name="search")
    return Response.html(page, status=400 if error else 200)


def asked_for(args: Any) -> Asked:
    """What the address asks, without blanks around it."""
    given = {name: (args.get(name) or "").strip() for name in ("q", "committee", "since", "until", "kind")}
    return Asked(**given, newest=bool(args.get("newest")))


async def _find(datasette: Any, asked: Asked) -> list[Hit]:
    def find(connection: sqlite3.Connection) -> list[Hit]:
        import sqlite_utils
        from datasette.utils import sqlite_timelimit

        db = sqlite_utils.Database(connection, recursive_triggers=False)
        with sqlite_timelimit(connection, TIME):
            return search(
                db,
                asked.q,
                body=asked.committee or None,
                since=asked.since or None,
                until=asked.until or None,
                kind=asked.kind or None,
                limit=LIMIT,
                newest=asked.newest,
            )

    try:
        hits: list[Hit] = await datasette.get_database(DATABASE).execute_fn(find)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise UsageError("this search takes too long: ask for a rarer word, or for the newest first") from error
    return hits


def shown(hit: Hit) -> Shown:
    """The hit as the page shows it."""
    number = hit.label or hit.page
    place = f"page {number}" if number is not None else f"line {hit.line}" if hit.line is not None else "in the text"
    table = KINDS[hit.kind]
    source = page_path(hit.document_id, hit.page, None if table == "pages" else table, hit.id)
    return Shown(hit, row_path(table, hit.id), source, hit.kind.capitalize(), place, marked(hit.snippet))


def marked(snippet: str) -> Markup:
    """The snippet as HTML: everything that the paper says is escaped, and only then the matches are marked."""
    escaped = str(escape(snippet))
    opened, closed = escaped.count(MARK_START), escaped.count(MARK_END)
    # text after an odd mark must not stay marked to the end of the page
    escaped += MARK_END * max(opened - closed, 0)
    return Markup(escaped.replace(MARK_START, "<mark>").replace(MARK_END, "</mark>"))  # noqa: S704


__all__ = ["Asked", "Shown", "asked_for", "marked", "search_page", "shown"]
