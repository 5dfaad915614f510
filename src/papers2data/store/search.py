"""Full-text search over pages and over what was read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.store.inserting import row_numbers
from papers2data.store.passages import MARK_END, MARK_START, Passage, passages
from papers2data.store.query import match_expression

__all__ = ["KINDS", "MARK_END", "MARK_START", "PAPER_KINDS", "Hit", "search"]

KINDS = {
    "resolution": "resolutions",
    "milestone": "milestone_readings",
    "statement": "status_lines",
    "page": "pages",
}
"""Kinds of hits with the table that each is found in."""

PAPER_KINDS = ("agenda", "minutes", "report", "appendix", "work_programme", "decision_notice", "letter", "other")
"""Kinds of papers that a search can be narrowed to."""

CANDIDATES = 5000
"""How many of the newest matches are ranked: to rank all matches of a common word takes seconds."""

COMMON = 50_000
"""Above so many matches the newest are given in place of the best: a word that stands everywhere ranks nothing, and
SQLite would count it on every page first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that matches, with a few words around it.

    ``kind`` is a key of KINDS and ``id`` the id of the row in its table. ``date`` is the meeting's, or else the end of
    the document's period, None where neither is known. ``page`` is 1-based in the file and ``label`` the number printed
    on it; both are None for plain text, which has ``line`` (1-based) in their place. In ``snippet`` what matched stands
    between MARK_START and MARK_END; the rest is the paper's text, not escaped.
    """

    kind: str
    id: str
    document_id: str
    path: str
    title: str
    body: str | None
    date: str | None
    page: int | None
    label: str | None
    line: int | None
    paper_id: str | None
    paper_title: str | None
    paper_kind: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; None leaves it open. ``since`` and ``until`` are days, both included."""

    body: str | None = None
    since: str | None = None
    until: str | None = None
    paper_kind: str | None = None


def search(
    db: sqlite_utils.Database,
    query: str,
    *,
    body: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    limit: int = 20,
    newest: bool = False,
) -> list[Hit]:
    """The best ``limit`` hits for ``query``, or the newest ones; empty where nothing matches or nothing is asked.

    Of a query that more than COMMON rows match, the newest are given in either case.

    ``body`` is a committee's name or a part of it. ``kind`` is a kind of hit (KINDS) or of paper (PAPER_KINDS). Without
    a kind of hit, the kinds take turns, each with its best. Raises UsageError for a kind or date that does not exist.
    """
    expression = match_expression(query)
    if kind is not None and kind not in KINDS and kind not in PAPER_KINDS:
        raise UsageError(f"there is no kind {kind!r}: choose from {', '.join((*KINDS, *PAPER_KINDS))}")
    filters = Filters(body, since, until, kind if kind in PAPER_KINDS else None)
    _check_dates(filters)
    if not expression or limit < 1:
        return []
    lists = [
        list(islice(_hits(db, name, expression, filters, limit, newest), limit))
        for name in ([kind] if kind in KINDS else KINDS)
    ]
    turns = [hit for hit in chain.from_iterable(zip_longest(*lists)) if hit is not None]
    if newest:
        turns.sort(key=lambda hit: hit.date or "", reverse=True)
    return turns[:limit]


def _check_dates(filters: Filters) -> None:
    try:
        row_numbers(filters.since, filters.until)
    except ValueError as error:
        raise UsageError(f"{filters.since or ''}–{filters.until or ''}: a date is written 2024-04-15") from error


def _hits(
    db: sqlite_utils.Database, kind: str, expression: str, filters: Filters, limit: int, newest: bool
) -> Iterator[Hit]:
    # one sentence may hold several statements; it is one place to look at
    told: set[tuple[str, Passage]] = set()
    for row in _matches(db, KINDS[kind], expression, filters, limit, newest):
        document = dict(zip(("document_id", "path", "title", "body", "date"), row[2:], strict=True))
        for passage in passages(db, KINDS[kind], expression, row[0]):
            if filters.paper_kind in (None, passage.paper_kind) and (row[2], passage) not in told:
                told.add((row[2], passage))
                yield _hit(kind, row[1], document, passage)


def _hit(kind: str, row_id: str, document: dict[str, str], passage: Passage) -> Hit:
    return Hit(
        kind=kind,
        id=row_id,
        document_id=document["document_id"],
        path=document["path"],
        title=document["title"],
        body=document["body"],
        date=document["date"],
        page=passage.page,
        label=passage.label,
        line=passage.line,
        paper_id=passage.paper_id,
        paper_title=passage.paper_title,
        paper_kind=passage.paper_kind,
        snippet=passage.snippet,
    )


def _matches(
    db: sqlite_utils.Database, table: str, expression: str, filters: Filters, limit: int, newest: bool
) -> list[tuple[int, str, str, str, str, str, str]]:
    """(row number, id, document's id, path, title, body, date) of the rows that match, best or newest first."""
    first, last = row_numbers(filters.since, filters.until)
    conditions, parameters = [f"{table}_fts MATCH ?", "f.rowid >= ?", "f.rowid < ?"], [expression, first, last]
    if filters.body:
        conditions.append("d.body LIKE ? ESCAPE '\\'")
        parameters.append(_part(filters.body))
    if filters.paper_kind:
        conditions.append("EXISTS (SELECT 1 FROM papers p WHERE p.document_id = d.id AND p.kind = ?)")
        parameters.append(filters.paper_kind)
    newest = newest or _is_common(db, table, expression)
    # a filter on the paper's kind is settled only when the passage is known, so more rows than hits may be needed
    wanted = limit * 5 if filters.paper_kind else limit
    # CROSS JOIN keeps the index outermost, which gives its rows by number without sorting
    sql = (
        f"SELECT f.rowid, t.id, d.id, d.path, d.title, d.body, coalesce(d.meeting_date, d.period_end), "  # noqa: S608
        f"{'0' if newest else f'bm25({table}_fts)'} AS score "
        f"FROM {table}_fts f CROSS JOIN {table} t ON t.rowid = f.rowid CROSS JOIN documents d ON d.id = t.document_id "
        f"WHERE {' AND '.join(conditions)} ORDER BY f.rowid DESC LIMIT {wanted if newest else CANDIDATES}"
    )
    found = db.conn.execute(sql, parameters).fetchall()
    if not newest:
        found.sort(key=lambda row: (row[-1], -row[0]))
    return [row[:-1] for row in found[:wanted]]


def _is_common(db: sqlite_utils.Database, table: str, expression: str) -> bool:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table}_fts WHERE {table}_fts MATCH ? LIMIT {COMMON + 1})"  # noqa: S608
    return int(db.conn.execute(sql, (expression,)).fetchone()[0]) > COMMON


def _part(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
