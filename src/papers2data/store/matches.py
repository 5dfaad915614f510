"""The rows that match a search, as numbers only: what is shown of them is fetched for one page at a time."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

import sqlite_utils

from papers2data.store.inserting import FIRST_DAY, row_numbers
from papers2data.store.places import PAPER_KINDS, bit, key
from papers2data.store.query import terms

CAP = 10_000
"""Matches of one table that are listed and counted."""

COUNTED = 4000
"""Matches of one table that are counted by committee, day and kind of paper, where there are more."""

CANDIDATES = 5000
"""How many of the newest pages are ranked: to rank all matches of a common word takes seconds."""

CANDIDATES_OF_RECORDS = 2000
"""How many of the newest of each kind of record are ranked."""

WORD = re.compile(r"[^\W_]+")
"""A word of a phrase, as the index parts them."""

DAY_BITS = 24
"""The bits of a row's number below its day."""

Place = tuple[int, int, int, int]
"""A row that matches: its number, its day, its body's number in _search_bodies, the bits of its kinds of paper."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The numbers of the newest rows of one table that match, one more than CAP at most, and the ``places`` counted."""

    numbers: list[int]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: ``expression`` is FTS5's; ``first`` and ``last`` bound the row numbers (last not included).

    ``bodies`` are numbers of _search_bodies, None for any; ``papers`` is a bit of a kind of paper, 0 for any.
    """

    expression: str
    first: int
    last: int
    bodies: tuple[int, ...] | None = None
    papers: int = 0


def wanted(
    db: sqlite_utils.Database,
    expression: str,
    body: str | None,
    since: str | None,
    until: str | None,
    paper: str | None,
) -> Wanted:
    """What is looked for, where ``body`` is a committee's name or a part of it. Raises ValueError for a wrong date."""
    first, last = row_numbers(since, until)
    return Wanted(expression, first, last, _bodies(db, body) if body else None, bit(paper) if paper else 0)


def newest(db: sqlite_utils.Database, table: str, what: Wanted) -> Newest:
    """The newest rows of ``table`` that match."""
    # a sentence that is told twice has one place
    narrow = _is_narrow(what) or table == "status_lines"
    sql, given = _sql(table, what, f"f.rowid, f.rowid >> {DAY_BITS}, m.body, m.papers")
    places = _bare(db).execute(f"{sql} LIMIT {CAP + 1 if narrow else COUNTED}", given).fetchall()
    if narrow or len(places) < COUNTED:
        return Newest([place[0] for place in places], places[:CAP])
    sql, given = _sql(table, what, "f.rowid", narrow=False)
    return Newest([row[0] for row in _bare(db).execute(f"{sql} LIMIT {CAP + 1}", given)], places)


def best(db: sqlite_utils.Database, table: str, what: Wanted, found: Newest) -> list[int]:
    """The numbers of the newest ``found``, the best first, and of equally good ones the newest."""
    sql, given = _sql(table, what, f"f.rowid, bm25({table}_fts)", narrow=_is_narrow(what))
    most = CANDIDATES if table == "pages" else CANDIDATES_OF_RECORDS
    rated = _bare(db).execute(f"{sql} LIMIT {most}", given).fetchall()
    known = set(found.numbers)
    return [number for number, _ in sorted(rated, key=itemgetter(1)) if number in known]


def _is_narrow(what: Wanted) -> bool:
    """True where only a row's place tells whether it is wanted."""
    return what.bodies is not None or what.papers > 0


def is_dear(db: sqlite_utils.Database, table: str, expression: str, found: Newest, most: int) -> bool:
    """True where what was ``found`` can't be ranked in time: SQLite first finds all rows with each word or phrase.

    That takes long for beginnings of many words, and for phrases of which each word stands in more than ``most`` rows.
    """
    sql = f"SELECT 1 FROM {table}_fts WHERE {table}_fts MATCH ? LIMIT 1 OFFSET {most}"  # noqa: S608
    for term in terms(expression):
        words = WORD.findall(term)
        if term.endswith("*"):
            dear = len(found.numbers) > CAP
        else:
            dear = len(words) > 1 and all(db.conn.execute(sql, (f'"{word}"',)).fetchone() for word in words)
        if dear:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of some places are in papers of each body, have each day (None: without), and stand in each kind."""

    bodies: Counter[str]
    days: Counter[date | None]
    papers: Counter[str]


def counts(db: sqlite_utils.Database, places: Sequence[Place]) -> Counts:
    """The places counted."""
    _, days, bodies, papers = zip(*places, strict=True) if places else ((), (), (), ())
    names = dict(db.conn.execute("SELECT id, name FROM _search_bodies"))
    by_bits = Counter(papers)
    by_kind = {kind: sum(count for bits, count in by_bits.items() if bits & bit(kind)) for kind in PAPER_KINDS}
    return Counts(
        Counter({names[body]: count for body, count in Counter(bodies).items() if body in names}),
        Counter({_day(day): count for day, count in Counter(days).items()}),
        Counter({kind: count for kind, count in by_kind.items() if count}),
    )


def _bare(db: sqlite_utils.Database) -> sqlite3.Cursor:
    """A cursor that gives tuples whatever the connection gives: thousands of rows with names take twice as long."""
    cursor: sqlite3.Cursor = db.conn.cursor()
    cursor.row_factory = None
    return cursor


def _day(number: int) -> date | None:
    return date.fromordinal(number + FIRST_DAY) if number else None


def _sql(table: str, what: Wanted, columns: str, *, narrow: bool = True) -> tuple[str, list[object]]:
    """The question with its parameters; without ``narrow`` it knows of a row's place in the index only."""
    conditions = [f"{table}_fts MATCH ?", "f.rowid >= ?", "f.rowid < ?"]
    given: list[object] = [what.expression, what.first, what.last]
    if what.bodies is not None:
        conditions.append(f"m.body IN ({', '.join('?' * len(what.bodies))})")
        given += what.bodies
    if what.papers:
        conditions.append("m.papers & ?")
        given.append(what.papers)
    # CROSS JOIN keeps the index outermost, which gives its rows by number without sorting
    places = f"CROSS JOIN _search_places m ON m.id = {key(table, 'f.rowid')}" if narrow else ""
    return (
        f"SELECT {columns} FROM {table}_fts f {places} "  # noqa: S608
        f"WHERE {' AND '.join(conditions)} ORDER BY f.rowid DESC",
        given,
    )


def _bodies(db: sqlite_utils.Database, body: str) -> tuple[int, ...]:
    """The bodies of this name, or else all with it in their names."""
    known = [(number, str(name).casefold()) for number, name in db.conn.execute("SELECT id, name FROM _search_bodies")]
    asked = body.casefold()
    return tuple(number for number, name in known if name == asked) or tuple(n for n, name in known if asked in name)
