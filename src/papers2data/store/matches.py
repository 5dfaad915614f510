"""The rows that match a search, as numbers only: what is shown of them is fetched for one page at a time."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlite_utils

from papers2data.store.inserting import FIRST_DAY, row_numbers
from papers2data.store.places import PAPER_KINDS, bit, key
from papers2data.store.query import terms

CAP = 10_000
"""Matches of one table that are listed and counted."""

COUNTED = 4000
"""Matches of one table that are counted by committee, day and kind of paper, where there are more."""

CANDIDATES = 4000
"""How many of the newest pages are ranked: to rank all matches of a common word takes seconds."""

CANDIDATES_OF_RECORDS = 1500
"""How many of the newest of each kind of record are ranked."""

SHORT = 3
"""Letters that the beginning of a word needs where there are MANY pages: SQLite first merges the pages of all words
that begin so, which takes seconds however few are wanted."""

MANY = 100_000

WORD = re.compile(r"[^\W_]+")
"""A word of a phrase, as the index parts them."""

FEW = 50_000
"""Places of a committee up to which they are looked up first; of more a search soon finds enough among all matches."""

DAY_BITS = 24
"""The bits of a row's number below its day."""

BODY_BITS = 24
PAPERS_BITS = 8
"""The bits of a body's number and of kinds of paper below the day of a place."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The numbers of the newest rows of one table that match, one more than CAP at most, and the ``places`` counted.

    A place is one number made of its day, its body's number in _search_bodies and the bits of its kinds of paper.
    """

    numbers: list[int]
    places: list[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: ``expression`` is FTS5's; ``first`` and ``last`` bound the row numbers (last not included).

    ``bodies`` are numbers of _search_bodies, None for any, and ``of_few`` is True where they have FEW places or fewer;
    ``papers`` is a bit of a kind of paper, 0 for any.
    """

    expression: str
    first: int
    last: int
    bodies: tuple[int, ...] | None = None
    of_few: bool = False
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
    bodies = _bodies(db, body) if body else None
    return Wanted(expression, first, last, bodies, bodies is not None and _few(db, bodies), bit(paper) if paper else 0)


def newest(db: sqlite_utils.Database, table: str, what: Wanted) -> Newest:
    """The newest rows of ``table`` that match."""
    # as one text: to make objects of 10,000 rows takes three times as long as to find them
    sql, given = _sql(table, what, "f.rowid AS number")
    (told,) = db.conn.execute(f"SELECT json_group_array(number) FROM ({sql} LIMIT {CAP + 1})", given).fetchone()  # noqa: S608
    numbers: list[int] = json.loads(told)
    return Newest(numbers, _places(db, table, numbers[: CAP if _is_narrow(table, what) else COUNTED]))


def _places(db: sqlite_utils.Database, table: str, numbers: list[int]) -> list[int]:
    place = f"(((n.value >> {DAY_BITS}) << {BODY_BITS}) | m.body) << {PAPERS_BITS} | m.papers"
    found = db.conn.execute(
        f"SELECT json_group_array({place}) FROM json_each(?) n "  # noqa: S608
        f"CROSS JOIN _search_places m ON m.id = {key(table, 'n.value')}",
        (json.dumps(numbers),),
    ).fetchone()
    places: list[int] = json.loads(found[0])
    return places


def best(db: sqlite_utils.Database, table: str, what: Wanted) -> list[int]:
    """The numbers of the newest rows that match, the best first, and of equally good ones the newest."""
    most = CANDIDATES if table == "pages" else CANDIDATES_OF_RECORDS
    sql, given = _sql(table, what, f"f.rowid AS number, bm25({table}_fts) AS mark")
    rated = f"SELECT number FROM ({sql} LIMIT {most}) ORDER BY mark, number DESC LIMIT {most}"  # noqa: S608
    (told,) = db.conn.execute(f"SELECT json_group_array(number) FROM ({rated})", given).fetchone()  # noqa: S608
    numbers: list[int] = json.loads(told)
    return numbers


def _is_narrow(table: str, what: Wanted) -> bool:
    """True where only a row's place tells whether it is wanted: a sentence that is told twice has one place."""
    return what.bodies is not None or what.papers > 0 or table == "status_lines"


def too_short(db: sqlite_utils.Database, expression: str) -> str:
    """The beginning of words in ``expression`` that is too short for so many pages, "" where there is none."""
    short = (term for term in terms(expression) if term.endswith("*") and len(term.strip('"*')) < SHORT)
    beginning = next(short, "")
    many = "SELECT 1 FROM pages_fts_docsize LIMIT 1 OFFSET ?"
    return beginning.replace('"', "") if beginning and db.conn.execute(many, (MANY,)).fetchone() else ""


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


def counts(db: sqlite_utils.Database, places: Sequence[int]) -> Counts:
    """The places counted."""
    days = Counter([place >> BODY_BITS + PAPERS_BITS for place in places])
    bodies, papers = Counter[int](), Counter[int]()
    below = (1 << BODY_BITS + PAPERS_BITS) - 1
    for both, count in Counter([place & below for place in places]).items():
        bodies[both >> PAPERS_BITS] += count
        papers[both & (1 << PAPERS_BITS) - 1] += count
    names = dict(db.conn.execute("SELECT id, name FROM _search_bodies"))
    by_kind = {kind: sum(count for bits, count in papers.items() if bits & bit(kind)) for kind in PAPER_KINDS}
    return Counts(
        Counter({names[body]: count for body, count in bodies.items() if body in names}),
        Counter({_day(day): count for day, count in days.items()}),
        Counter({kind: count for kind, count in by_kind.items() if count}),
    )


def _day(number: int) -> date | None:
    return date.fromordinal(number + FIRST_DAY) if number else None


def _sql(table: str, what: Wanted, columns: str) -> tuple[str, list[object]]:
    """The question, the newest rows first, with its parameters."""
    conditions = [f"{table}_fts MATCH ?", "f.rowid >= ?", "f.rowid < ?"]
    given: list[object] = [what.expression, what.first, what.last]
    places = ""
    if _is_narrow(table, what):
        of_place, asked = _of_place(what)
        given += asked
        if what.of_few:
            first, last = key(table, str(what.first)), key(table, str(what.last))
            ids = f"SELECT {key(table, 'm.id', back=True)} FROM _search_places m "  # noqa: S608
            # the plus keeps SQLite from asking the index for each of them
            conditions.append(f"+f.rowid IN ({ids} WHERE {of_place} AND m.id >= {first} AND m.id < {last})")
        else:
            # CROSS JOIN keeps the index outermost, which gives its rows by number without sorting
            places = f"CROSS JOIN _search_places m ON m.id = {key(table, 'f.rowid')}"
            conditions.append(of_place)
    return (
        f"SELECT {columns} FROM {table}_fts f {places} "  # noqa: S608
        f"WHERE {' AND '.join(conditions)} ORDER BY f.rowid DESC",
        given,
    )


def _of_place(what: Wanted) -> tuple[str, list[object]]:
    """What a place ``m`` must be, with its parameters."""
    conditions, given = ["1"], list[object]()
    if what.bodies is not None:
        conditions.append(f"m.body IN ({', '.join('?' * len(what.bodies))})")
        given += what.bodies
    if what.papers:
        conditions.append("m.papers & ?")
        given.append(what.papers)
    return " AND ".join(conditions), given


def _few(db: sqlite_utils.Database, bodies: tuple[int, ...]) -> bool:
    named = ", ".join("?" * len(bodies))
    sql = f"SELECT 1 FROM _search_places WHERE body IN ({named}) LIMIT 1 OFFSET {FEW}"  # noqa: S608
    return db.conn.execute(sql, bodies).fetchone() is None


def _bodies(db: sqlite_utils.Database, body: str) -> tuple[int, ...]:
    """The bodies of this name, or else all with it in their names."""
    known = [(number, str(name).casefold()) for number, name in db.conn.execute("SELECT id, name FROM _search_bodies")]
    asked = body.casefold()
    return tuple(number for number, name in known if name == asked) or tuple(n for n, name in known if asked in name)
