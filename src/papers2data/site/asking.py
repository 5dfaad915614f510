"""Asking the database from our own pages: who may see them, and rows as typed values."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.site.metadata import DATABASE

Line = TypeVar("Line")


class SlowError(UsageError):
    """What was asked for takes longer than the site may: no fault of who asks."""


STOPPED = ("interrupted", "vtable constructor failed")
"""What SQLite says of a question that ran out of time, and of one that did so while it opened a full-text index."""

MOST_WORDS = 20
"""Words that a list is narrowed by: each costs a look at every row."""


async def allow(site: Any, request: Any, *tables: str) -> None:
    """Asks for a page of our own what Datasette asks before it shows rows. Raises its Forbidden.

    Where nobody says anything of a table, what is said of the database holds, which is asked once for all of them.
    """
    from datasette.utils.asgi import Forbidden

    told = [await site.permission_allowed(request.actor, "view-table", (DATABASE, table), None) for table in tables]
    if False in told:
        raise Forbidden("view-table")
    if None in told:
        await site.ensure_permissions(request.actor, [("view-database", DATABASE), "view-instance"])


async def ask(site: Any, kind: Callable[..., Line], sql: str, params: Mapping[str, object] | None = None) -> list[Line]:
    """The rows of the answer, each made by ``kind`` from its columns in their order."""
    answer = await site.get_database(DATABASE).execute(sql, dict(params or {}))
    return [kind(*row) for row in answer.rows]


async def ask_one(
    site: Any, kind: Callable[..., Line], sql: str, params: Mapping[str, object] | None = None
) -> Line | None:
    """The first row of the answer, None where there is none."""
    return next(iter(await ask(site, kind, sql, params)), None)


async def made(site: Any, make: Callable[[sqlite_utils.Database], Line], milliseconds: int, slow: str) -> Line:
    """What ``make`` makes of the database. Raises SlowError, which says ``slow``, where it is not done in time."""

    def inner(connection: sqlite3.Connection) -> Line:
        from datasette.utils import sqlite_timelimit

        with sqlite_timelimit(connection, milliseconds):
            return make(sqlite_utils.Database(connection, recursive_triggers=False))

    try:
        answer: Line = await site.get_database(DATABASE).execute_fn(inner)
    except sqlite3.OperationalError as error:
        if not any(said in str(error) for said in STOPPED):
            raise
        raise SlowError(slow) from error
    return answer


def holding(text: str, words: str) -> tuple[list[str], dict[str, object]]:
    """SQL conditions that the expression ``text`` holds each of the words, large or small, and their parameters."""
    told: dict[str, object] = {f"word{number}": word for number, word in enumerate(words.split()[:MOST_WORDS])}
    return [f"instr(lower({text}), lower(:{name}))" for name in told], told


async def render(site: Any, request: Any, template: str, context: Mapping[str, object], status: int = 200) -> Any:
    """The page made from ``template``."""
    from datasette.utils.asgi import Response

    page = await site.render_template(template, dict(context), request=request, view_name=template.partition(".")[0])
    return Response.html(page, status=status)


def missing(what: str) -> Exception:
    """What to raise where there is nothing at an address: a page with status 404 that says ``what``."""
    from datasette.utils.asgi import NotFound

    fault: Exception = NotFound(what)
    return fault


def given(request: Any, *names: str) -> dict[str, str]:
    """What the address asks under these names, without blanks around it; "" where nothing."""
    return {name: (request.args.get(name) or "").strip() for name in names}


def place_in_list(text: str) -> int:
    """Where a list begins, counted from 0, as the address asks; 0 for what is no such place."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
