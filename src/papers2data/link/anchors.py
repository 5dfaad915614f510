"""How what people said finds its row again: by the document's hash, the words that name the row, and its place.

A newer program may read a row in another place, and a council may publish a corrected file at the same path; the words
then lead to the row. Where several rows have the words, the nearest place is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils
from rapidfuzz import fuzz

from papers2data.errors import UsageError
from papers2data.link.phrases import key_of
from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted

SURE = 92.0
"""Per cent of equal characters from which two readings of the same words are one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row as it can be found again. ``quote`` is what names it, as printed."""

    table: str
    record_id: str
    sha256: str
    path: str
    place: str
    quote: str


def table_of(db: sqlite_utils.Database, record_id: str, table: str | None = None) -> str:
    """The table of records that holds this row. Raises UsageError where none or several do."""
    kinds = schemas().records
    names = [table] if table else [name for name, kind in kinds.items() if kind.role == "record"]
    found = [name for name in names if name in kinds and _has(db, name, record_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"there is no record with the id {record_id!r}" + (f" in {table}" if table else ""))
    raise UsageError(f"{record_id!r} is an id in several tables: say which of {', '.join(sorted(found))}")


def anchor_of(db: sqlite_utils.Database, record_id: str, table: str | None = None) -> Anchor:
    """The anchor of a row. Raises UsageError where there is no such row."""
    table = table_of(db, record_id, table)
    label = schemas().records[table].label or "id"
    row = db.conn.execute(
        f"SELECT r.document_id, d.sha256, d.path, r.{quoted(label)} FROM {quoted(table)} r "  # noqa: S608
        "JOIN documents d ON d.id = r.document_id WHERE r.id = ?",
        (record_id,),
    ).fetchone()
    place = record_id.removeprefix(f"{row[0]}-")
    return Anchor(table, record_id, row[1] or "", row[2] or "", place, str(row[3] or ""))


def find(db: sqlite_utils.Database, anchor: Anchor) -> str | None:
    """The id of the row that the anchor means, None where it can't be found."""
    document = _document(db, anchor)
    if document is None or anchor.table not in schemas().records:
        return None
    label = schemas().records[anchor.table].label or "id"
    rows = db.conn.execute(
        f"SELECT id, {quoted(label)} FROM {quoted(anchor.table)} WHERE document_id = ?",  # noqa: S608
        (document,),
    ).fetchall()
    here = f"{document}-{anchor.place}"
    likely: list[tuple[str, float]] = [(row_id, _likeness(anchor.quote, str(name or ""))) for row_id, name in rows]
    best = [(row_id, score) for row_id, score in likely if score >= SURE]
    if best:
        ranked = sorted(best, key=lambda row: (-round(row[1]), row[0] != here, -fuzz.ratio(row[0], here)))
        return ranked[0][0]
    # the words were read otherwise, but in the same place and mostly the same
    return next((row_id for row_id, score in likely if row_id == here and score >= SURE / 2), None)


def _likeness(quote: str, name: str) -> float:
    return 100.0 if key_of(quote) == key_of(name) else float(fuzz.ratio(key_of(quote), key_of(name)))


def _document(db: sqlite_utils.Database, anchor: Anchor) -> str | None:
    for sql, value in (
        ("SELECT id FROM documents WHERE sha256 = ?", anchor.sha256),
        ("SELECT document_id FROM files WHERE id = ?", anchor.path),
    ):
        found = db.conn.execute(sql, (value,)).fetchone()
        if found is not None:
            return str(found[0])
    return None


def _has(db: sqlite_utils.Database, table: str, record_id: str) -> bool:
    return db.conn.execute(f"SELECT 1 FROM {quoted(table)} WHERE id = ?", (record_id,)).fetchone() is not None  # noqa: S608
