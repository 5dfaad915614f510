"""The search page: ``/search?q=`` over pages and records, with what matched marked; the same as a file and a feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup, escape

from papers2data.errors import UsageError
from papers2data.site.asking import SlowError, allow, made, place_in_list, render
from papers2data.site.cells import row_path
from papers2data.site.feeds.entries import MEDIA_TYPE, Entry, atom
from papers2data.site.feeds.listing import File, as_file
from papers2data.site.pages.milestones import TABLES as MILESTONES
from papers2data.site.pages.resolutions import resolution_path
from papers2data.site.search_facets import Asked, facets, orders, places
from papers2data.site.viewer.addresses import page_path
from papers2data.site.words import sentence, titled
from papers2data.store.query import advice
from papers2data.store.search import KINDS, MARK_END, MARK_START, PAPER_KINDS, Found, Hit, Question, find

LIMIT = 20
"""Places on a page."""

MOST = 1000
"""Places in a file."""

NEWS = 50
"""Places in a feed."""

TIME = 5000
"""Milliseconds that a search may take."""

FORMS = ("csv", "json", "xlsx", "atom")


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
class Result:
    """A hit as a file has it; ``words`` are those around what matched."""

    kind: str
    title: str
    paper: str | None
    paper_kind: str | None
    body: str | None
    meeting_date: str | None
    page: int | None
    printed_page: str | None
    line: int | None
    words: str
    document_id: str
    id: str
    path: str
    source: str


async def search_page(request: Any, datasette: Any) -> Any:
    """The page for what the address asks, or a file or feed of it.

    Status 400 where it asks for what does not exist, 503 where that takes too long.
    """
    await allow(datasette, request, *KINDS.values(), *MILESTONES)
    asked = asked_for(request.args)
    form = request.url_vars.get("form") or ""
    start, most = (0, MOST if form != "atom" else NEWS) if form else (asked.start, LIMIT)
    found, error, status = Found(), "", 200
    if asked.q:
        try:
            found = await _find(datasette, replace(asked, newest=asked.newest or form == "atom"), start, most)
        except UsageError as fault:
            error, status = sentence(str(fault)), 503 if isinstance(fault, SlowError) else 400
    if form and not error:
        return await _as(datasette, request, form, asked, found)
    context = {
        "asked": asked,
        "hits": [shown(hit) for hit in found.hits],
        "error": error,
        "advice": [] if error else list(advice(asked.q)),
        "said": places(found),
        "orders": list(orders(asked, found)),
        "facets": facets(asked, found),
        "capped": found.capped,
        "before": replace(asked, start=max(asked.start - LIMIT, 0)).path() if asked.start else "",
        "after": replace(asked, start=asked.start + LIMIT).path() if asked.start + LIMIT < found.places else "",
        "first": asked.start + 1,
        "limit": LIMIT,
        "kinds": tuple(KINDS),
        "paper_kinds": PAPER_KINDS,
        "as_files": [
            File(form.upper(), asked.anew.path(f"/search.{form}"), "", MOST if found.places > MOST else None)
            for form in FORMS[:3]
        ],
        "as_feeds": [File(f"search for {asked.q}", asked.anew.path("/search.atom"), MEDIA_TYPE)] if asked.q else [],
    }
    return await render(datasette, request, "search.html", context, status)


def asked_for(args: Any) -> Asked:
    """What the address asks, without blanks around it."""
    given = {name: (args.get(name) or "").strip() for name in ("q", "committee", "since", "until", "kind", "paper")}
    if given["kind"] in PAPER_KINDS:
        given |= {"kind": "", "paper": given["kind"]}
    return Asked(**given, newest=bool(args.get("newest")), start=place_in_list(args.get("from") or ""))


async def _find(datasette: Any, asked: Asked, start: int, most: int) -> Found:
    question = Question(
        asked.q,
        asked.committee or None,
        asked.since or None,
        asked.until or None,
        asked.kind or None,
        asked.paper or None,
        asked.newest,
    )

    slow = "this search takes too long: ask for a rarer word, or for the newest first"
    return await made(datasette, lambda db: find(db, question, start, most), TIME, slow)


async def _as(datasette: Any, request: Any, form: str, asked: Asked, found: Found) -> Any:
    """The hits as a file, or the newest of them as a feed."""
    if form != "atom":
        rows = [_result(hit) for hit in found.hits]
        return await as_file(datasette, request, form, Result, rows, is_cut=found.places > MOST)  # type: ignore[arg-type]
    return atom(datasette, request, f"Search: {asked.q}", asked.anew.path(), [_entry(hit) for hit in found.hits])


def _entry(hit: Hit) -> Entry:
    place = shown(hit)
    title = f"{place.kind}: {titled(hit.title)}, {place.place}"
    return Entry(f"{hit.kind}/{hit.id}", title, place.source, hit.date or "", unmarked(hit.snippet))


def shown(hit: Hit) -> Shown:
    """The hit as the page shows it."""
    number = hit.label or hit.page
    place = f"page {number}" if number is not None else f"line {hit.line}" if hit.line is not None else "in the text"
    return Shown(hit, _path(hit), _source(hit), hit.kind.capitalize(), place, marked(hit.snippet))


def _path(hit: Hit) -> str:
    return resolution_path(hit.id) if hit.kind == "resolution" else row_path(KINDS[hit.kind], hit.id)


def _source(hit: Hit) -> str:
    table = KINDS[hit.kind]
    return page_path(hit.document_id, hit.page, None if table == "pages" else table, hit.id)


def _result(hit: Hit) -> Result:
    return Result(
        hit.kind,
        hit.title,
        hit.paper_title,
        hit.paper_kind,
        hit.body,
        hit.date,
        hit.page,
        hit.label,
        hit.line,
        unmarked(hit.snippet),
        hit.document_id,
        hit.id,
        _path(hit),
        _source(hit),
    )


def unmarked(snippet: str) -> str:
    """The snippet's words only."""
    return snippet.replace(MARK_START, "").replace(MARK_END, "")


def marked(snippet: str) -> Markup:
    """The snippet as HTML: everything that the paper says is escaped, and only then the matches are marked."""
    escaped = str(escape(snippet))
    opened, closed = escaped.count(MARK_START), escaped.count(MARK_END)
    # text after an odd mark must not stay marked to the end of the page
    escaped += MARK_END * max(opened - closed, 0)
    return Markup(escaped.replace(MARK_START, "<mark>").replace(MARK_END, "</mark>"))  # noqa: S704


__all__ = ["Asked", "Shown", "asked_for", "marked", "search_page", "shown"]
