"""Documents that another takes the place of: the draft of minutes, a single paper that a pack holds too.

One document takes another's place where both are of one meeting (or one period) and nearly all that was read from the
lesser one was read from the greater one too. Nothing is taken away: it only counts once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlite_utils

from papers2data.link.phrases import key_of
from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted

HELD = 0.9
"""Share of a document's rows that the other must have too."""

HELD_OF_DRAFT = 0.6
"""The same for a draft beside its final version, in which words were changed."""

LEAST = 3
"""Rows from which that says something."""

DRAFT = re.compile(r"(?<![a-z])(?:draft|provisional|unconfirmed)(?![a-z])", re.IGNORECASE)

NEWER = re.compile(r"(?<![a-z])(?:revised|updated|corrected|supplement(?:ary)?|final)(?![a-z])", re.IGNORECASE)

_ORDINAL = re.compile(r"\b(?:appendix|annex|item|enclosure)\s+\w{1,3}\b|\b(?:copy|version)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that may take another's place, or give its own; ``kinds`` are those of it and its papers.

    ``said`` counts what its records say, without their places. ``title`` is without words for a draft, a newer version
    or a place in the pack.
    """

    id: str
    path: str
    kind: str
    body: str
    title: str
    is_draft: bool
    is_newer: bool
    kinds: frozenset[str]
    said: Counter[str]

    def order(self) -> tuple[bool, int, bool, str, str]:
        """The final, fuller one first, of equals the one that is said to be newer, then by path."""
        return (self.is_draft, -self.said.total(), not self.is_newer, self.path, self.id)


def write_superseded(db: sqlite_utils.Database) -> None:
    """Makes ``superseded_by`` of all documents anew."""
    found: dict[str, str] = {}
    for group in _groups(db):
        found |= _places(sorted((_copy(db, *row) for row in group), key=Copy.order))
    db.conn.execute("UPDATE documents SET superseded_by = NULL WHERE superseded_by IS NOT NULL")
    db.conn.executemany("UPDATE documents SET superseded_by = ? WHERE id = ?", [(by, own) for own, by in found.items()])


def _places(copies: Sequence[Copy]) -> dict[str, str]:
    """The ids of documents that another one takes the place of, each with that one's."""
    found: dict[str, str] = {}
    kept: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        likely = {other.id: other for said in copy.said for other in kept.get(said, ())}
        whole = min((each for each in likely.values() if _holds(each, copy)), key=Copy.order, default=None)
        if whole is not None:
            found[copy.id] = whole.id
            continue
        for said in copy.said:
            kept[said].append(copy)
    return found


def _groups(db: sqlite_utils.Database) -> Iterator[list[tuple[str, ...]]]:
    """(id, path, kind, committee, title) of documents of one day, where there are several."""
    rows = db.conn.execute(
        "SELECT id, path, coalesce(kind, ''), coalesce(body, ''), coalesce(title, ''), "
        "coalesce(meeting_date, 'to ' || period_end) FROM documents "
        "WHERE coalesce(meeting_date, period_end) IS NOT NULL ORDER BY id"
    ).fetchall()
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for *told, day in rows:
        groups[day].append(tuple(told))
    return (group for group in groups.values() if len(group) > 1)


def _copy(db: sqlite_utils.Database, name: str, path: str, kind: str, body: str, title: str) -> Copy:
    named = f"{title} {path.rpartition('/')[2]}"
    plain = key_of(_ORDINAL.sub(" ", NEWER.sub(" ", DRAFT.sub(" ", title))))
    papers = db.conn.execute("SELECT DISTINCT kind FROM papers WHERE document_id = ? AND kind IS NOT NULL", (name,))
    kinds = frozenset((kind, *(row[0] for row in papers)))
    is_draft, is_newer = DRAFT.search(named) is not None, NEWER.search(named) is not None
    return Copy(name, path, kind, key_of(body), plain, is_draft, is_newer, kinds, Counter(_said(db, name)))


def _said(db: sqlite_utils.Database, document: str) -> Iterator[str]:
    """What each record of a document says, without its place."""
    for table, kind in schemas().records.items():
        if kind.role == "record" and kind.label:
            names = [kind.label, *(name for name in kind.fields if name.endswith("_text") and name != kind.label)]
            columns = " || '|' || ".join(f"coalesce({quoted(name)}, '')" for name in names)
            sql = f"SELECT {columns} FROM {quoted(table)} WHERE document_id = ?"  # noqa: S608
            yield from (f"{table}|{' '.join(row[0].casefold().split())}" for row in db.conn.execute(sql, (document,)))


def _holds(other: Copy, copy: Copy) -> bool:
    rows = copy.said.total()
    if rows < LEAST or copy.kind not in other.kinds or (copy.body and other.body and copy.body != other.body):
        return False
    if _is_rival(other, copy):
        return False
    is_final = copy.is_draft and not other.is_draft and copy.kind == other.kind
    return (copy.said & other.said).total() >= (HELD_OF_DRAFT if is_final else HELD) * rows


def _is_rival(other: Copy, copy: Copy) -> bool:
    """True for an "Alternative budget" beside the "Budget": much the same rows, but neither is a copy of the other."""
    is_of_meeting = copy.kind in ("agenda", "minutes", "decision_notice") or other.kinds != copy.kinds
    return not is_of_meeting and bool(copy.title and other.title) and copy.title != other.title
