"""Full-text search over pages and over what was read from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice, zip_longest

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.store import matches
from papers2data.store.matches import CAP, DAY_BITS, Newest, Wanted
from papers2data.store.passages import MARK_END, MARK_START, Passage, passages, snippets
from papers2data.store.places import PAPER_KINDS, SEARCHED, bit
from papers2data.store.query import match_expression

__all__ = ["CAP", "KINDS", "MARK_END", "MARK_START", "PAPER_KINDS", "Found", "Hit", "Question", "find", "search"]

KINDS = dict(zip(("resolution", "milestone", "statement", "page"), SEARCHED, strict=True))
"""Kinds of hits with the table that each is found in."""

COMMON = 100_000
"""Phrases of words that more rows hold than these are not ranked: SQLite would look for the phrase on each of them
first. The newest are given in place of the best."""

AT_ONCE = 20
"""Hits whose words are looked for together: the beginning of a word takes as long for one of them as for all."""


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
class Question:
    """What is asked; None leaves it open.

    ``body`` is a committee's name or a part of it; ``since`` and ``until`` are days, both included. ``kind`` is a key
    of KINDS, ``paper`` one of PAPER_KINDS.
    """

    words: str
    body: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    paper: str | None = None
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and how many places match.

    ``kinds`` counts them by kind of hit; a count above CAP stands for that many or more. ``bodies``, ``days`` and
    ``papers`` count the newest ones where there are more than that: they are ``capped`` then. ``is_ranked`` is
    False where the newest are given. ``places`` is the number of places that can be listed.
    """

    hits: list[Hit] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    days: Counter[date | None] = field(default_factory=Counter)
    papers: Counter[str] = field(default_factory=Counter)
    capped: bool = False
    is_ranked: bool = False
    places: int = 0


def find(db: sqlite_utils.Database, asked: Question, start: int = 0, most: int = 20) -> Found:
    """The places from ``start`` (counted from 0), ``most`` of them, with counts over all; empty where nothing is asked.

    A place in a text file can give several hits, one for each of its papers. Raises UsageError for a kind or date that
    does not exist, for words that only leave out, and for beginnings too short for so many pages.
    """
    what = _wanted(db, asked)
    if what is None:
        return Found()
    newest = {kind: matches.newest(db, KINDS[kind], what) for kind in _kinds(asked)}
    ranked = not asked.newest and _is_ranked(db, what, newest)
    numbers = _numbers(db, what, newest, ranked=ranked)
    turns = _turns({kind: found[: start + most] for kind, found in numbers.items()}, by_day=not ranked)
    counts = matches.counts(db, [place for found in newest.values() for place in found.places])
    return Found(
        hits=list(_hits(db, what, turns[start : start + most])),
        kinds=Counter({kind: len(found.numbers) for kind, found in newest.items() if found.numbers}),
        bodies=counts.bodies,
        days=counts.days,
        papers=counts.papers,
        capped=any(len(found.numbers) > len(found.places) for found in newest.values()),
        is_ranked=ranked,
        places=sum(map(len, numbers.values())),
    )


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

    Of a query that takes long to rank (see COMMON), the newest are given in either case.

    ``body`` is a committee's name or a part of it. ``kind`` is a kind of hit (KINDS) or of paper (PAPER_KINDS). Without
    a kind of hit, the kinds take turns, each with its best. Raises UsageError for a kind or date that does not exist.
    """
    asked = Question(query, body, since, until, newest=newest)
    what = _wanted(db, replace(asked, kind=kind) if kind not in PAPER_KINDS else replace(asked, paper=kind))
    if what is None or limit < 1:
        return []
    found = {name: matches.newest(db, KINDS[name], what) for name in ([kind] if kind in KINDS else KINDS)}
    ranked = not newest and _is_ranked(db, what, found)
    turns = _turns(_numbers(db, what, found, ranked=ranked), by_day=not ranked)
    return list(islice(_hits(db, what, turns), limit))


def _numbers(
    db: sqlite_utils.Database, what: Wanted, newest: dict[str, Newest], *, ranked: bool
) -> dict[str, list[int]]:
    """The numbers of the rows to list, of each kind, the best or the newest first."""
    if ranked:
        return {kind: matches.best(db, KINDS[kind], what) if found.numbers else [] for kind, found in newest.items()}
    return {kind: found.numbers[:CAP] for kind, found in newest.items()}


def _kinds(asked: Question) -> list[str]:
    return [asked.kind] if asked.kind else list(KINDS)


def _wanted(db: sqlite_utils.Database, asked: Question) -> Wanted | None:
    """What is looked for, None where nothing is."""
    expression = match_expression(asked.words)
    if beginning := matches.too_short(db, expression):
        raise UsageError(
            f"too many words of so many pages begin as {beginning!r}: write at least {matches.SHORT} of their letters"
        )
    for kind, known in ((asked.kind, tuple(KINDS)), (asked.paper, PAPER_KINDS)):
        if kind is not None and kind not in known:
            raise UsageError(f"there is no kind {kind!r}: choose from {', '.join((*KINDS, *PAPER_KINDS))}")
    try:
        what = matches.wanted(db, expression, asked.body, asked.since, asked.until, asked.paper)
    except ValueError as error:
        raise UsageError(f"{asked.since or ''}–{asked.until or ''}: a date is written 2024-04-15") from error
    return what if expression else None


def _is_ranked(db: sqlite_utils.Database, what: Wanted, newest: dict[str, Newest]) -> bool:
    return not any(
        matches.is_dear(db, KINDS[kind], what.expression, found, COMMON)
        for kind, found in newest.items()
        if found.numbers
    )


def _turns(numbers: dict[str, list[int]], *, by_day: bool) -> list[tuple[str, int]]:
    """(kind, row number) in turns of the kinds, or by day with the newest first and turns inside of a day."""
    named = ([(kind, number) for number in found] for kind, found in numbers.items())
    turns = [each for each in chain.from_iterable(zip_longest(*named)) if each is not None]
    if by_day:
        turns.sort(key=lambda turn: -(turn[1] >> DAY_BITS))
    return turns


def _hits(db: sqlite_utils.Database, what: Wanted, turns: list[tuple[str, int]]) -> Iterator[Hit]:
    for first in range(0, len(turns), AT_ONCE):
        rows = {(kind, number): _row(db, kind, number) for kind, number in turns[first : first + AT_ONCE]}
        told = _snippets(db, what, rows)
        for (kind, number), row in rows.items():
            for passage in passages(db, KINDS[kind], what.expression, number, told.get((kind, number))):
                if not what.papers or bit(passage.paper_kind or "") == what.papers:
                    yield _hit(kind, row, passage)


def _snippets(
    db: sqlite_utils.Database, what: Wanted, rows: dict[tuple[str, int], tuple[str, ...]]
) -> dict[tuple[str, int], str]:
    """The words around the matches of each row; without the rows of text files, whose best lines are looked for."""
    by_kind: dict[str, list[int]] = {}
    for (kind, number), row in rows.items():
        if KINDS[kind] != "pages" or row[-1] is not None:
            by_kind.setdefault(kind, []).append(number)
    return {
        (kind, number): snippet
        for kind, numbers in by_kind.items()
        for number, snippet in snippets(db, KINDS[kind], what.expression, numbers).items()
    }


def _row(db: sqlite_utils.Database, kind: str, number: int) -> tuple[str, ...]:
    """What is shown of a row that matches and of its document, with the number of the document's pages at its end."""
    row: tuple[str, ...] = db.conn.execute(
        "SELECT t.id, d.id, d.path, d.title, d.body, coalesce(d.meeting_date, d.period_end), d.pages "  # noqa: S608
        f"FROM {KINDS[kind]} t JOIN documents d ON d.id = t.document_id WHERE t.rowid = ?",
        (number,),
    ).fetchone()
    return row


def _hit(kind: str, row: tuple[str, ...], passage: Passage) -> Hit:
    row_id, document_id, path, title, body, day, _ = row
    return Hit(
        kind=kind,
        id=row_id,
        document_id=document_id,
        path=path,
        title=title,
        body=body,
        date=day,
        page=passage.page,
        label=passage.label,
        line=passage.line,
        paper_id=passage.paper_id,
        paper_title=passage.paper_title,
        paper_kind=passage.paper_kind,
        snippet=passage.snippet,
    )
