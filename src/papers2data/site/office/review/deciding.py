"""What a person decides, written through the same functions as on the command line, and noted in the log."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

import sqlite_utils

from papers2data.errors import StoreError, UsageError
from papers2data.link.corrections import correct, withdraw_correction
from papers2data.link.decisions import withdraw
from papers2data.link.findings import FindingState, decide_finding, undo_finding
from papers2data.link.proposals import accept, reject
from papers2data.site.asking import given
from papers2data.site.office.frame import need_name
from papers2data.site.office.office import the_office
from papers2data.site.office.review.listed import LIST, list_path
from papers2data.site.office.review.queue import KINDS
from papers2data.site.office.visitor import visitor_of
from papers2data.site.words import sentence
from papers2data.store import open_db
from papers2data.store.office import jobs
from papers2data.store.office.audit import note

UNDO: Mapping[str, Callable[[sqlite_utils.Database, str], object]] = {
    "link": withdraw,
    "correction": withdraw_correction,
    "finding": undo_finding,
}
"""How each kind of decision is taken back."""

STATES: Mapping[str, FindingState] = {"accepted": "accepted", "dismissed": "dismissed"}

OF_BUTTONS = ("what", "item", "at")

Change = Callable[[sqlite_utils.Database], str]
"""Writes something and gives its id back."""


async def link(request: Any, datasette: Any) -> Any:
    """Keeps that the two rows of a proposal are the same or different."""
    who, form = need_name(request), await _form(request)
    decision, why = form.get("decision", ""), form.get("why", "")
    decide = {"same": accept, "different": reject}.get(decision)
    if decide is None:
        raise _refused("Choose whether both are the same or different.")
    kept = await _write(datasette, lambda db: decide(db, form.get("item", ""), who, why))
    _noted(request, datasette, f"link {decision}", form.get("item", ""), why)
    return _onwards(datasette, form, kept)


async def correction(request: Any, datasette: Any) -> Any:
    """Keeps a corrected field of a record."""
    who, form = need_name(request), await _form(request)
    record, field, value, why = (form.get(name, "") for name in ("record", "field", "value", "why"))
    table = form.get("table") or None
    kept = await _write(datasette, lambda db: correct(db, record, field, value or None, who, why, table=table))
    _noted(request, datasette, "correction", f"{record} {field}", f"“{value}”: {why}")
    return _onwards(datasette, form, kept)


async def finding(request: Any, datasette: Any) -> Any:
    """Keeps that a finding is accepted or dismissed."""
    who, form = need_name(request), await _form(request)
    state, why, item = (form.get(name, "") for name in ("decision", "why", "item"))
    decided = STATES.get(state)
    if decided is None:
        raise _refused("Choose whether to accept or dismiss it.")
    kept = await _write(datasette, lambda db: decide_finding(db, item, decided, who, why))
    _noted(request, datasette, f"finding {state}", item, why)
    return _onwards(datasette, form, kept)


async def undo(request: Any, datasette: Any) -> Any:
    """Takes a decision back; it stays on record as withdrawn."""
    need_name(request)
    form = await _form(request)
    what, item = form.get("what", ""), form.get("item", "")
    take_back = UNDO.get(what)
    if take_back is None:
        raise _refused("There is no such decision.")

    def change(db: sqlite_utils.Database) -> str:
        take_back(db, item)
        return item

    await _write(datasette, change)
    _noted(request, datasette, f"{what} undone", item, "")
    return _onwards(datasette, form, "")


async def _form(request: Any) -> Mapping[str, str]:
    """What was sent, and of the address what the buttons of a list put there: they share one form."""
    if request.method != "POST":
        raise _refused("Nothing is kept unless the form of the page is sent.")
    form: dict[str, str] = await request.post_vars()
    return {**given(request, *OF_BUTTONS), **form}


async def _write(site: Any, change: Change) -> str:
    """What ``change`` gives back. Raises Datasette's BadRequest with the reason where nothing was written."""
    path = the_office(site).place.db_path

    def inner() -> str:
        db = open_db(path, create=False)
        try:
            return change(db)
        finally:
            db.close()

    try:
        return await asyncio.to_thread(inner)
    except (UsageError, StoreError) as error:
        raise _refused(str(error)) from error


def _noted(request: Any, site: Any, what: str, about: str, detail: str) -> None:
    """Puts the decision into the log; what follows from it is made by the queue, after what waits there."""
    book, visitor = the_office(site).book, visitor_of(request.scope)
    note(book, visitor.name or "", what, about, detail, visitor.address)
    jobs.ask_for_links(book, visitor.name or "")


def _onwards(site: Any, form: Mapping[str, str], kept: str) -> Any:
    """Leads to the queue that the form came from: what comes next has moved up to the same place."""
    from datasette.utils.asgi import Response

    back, start = form.get("queue", ""), form.get("from", "")
    if back == LIST:
        return Response.redirect(site.urls.path(list_path(form.get("asked", ""), kept, form.get("at", ""))), status=303)
    if back not in {kind.name for kind in KINDS}:
        return Response.redirect(site.urls.path("/review/decided"), status=303)
    asked = {name: value for name, value in (("from", start), ("done", kept)) if value}
    query = f"?{urlencode(asked)}" if asked else ""
    return Response.redirect(site.urls.path(f"/review/{back}{query}"), status=303)


def _refused(said: str) -> Exception:
    from datasette.utils.asgi import BadRequest

    fault: Exception = BadRequest(f"{sentence(said.rstrip('.'))} Nothing was changed.")
    return fault
