"""What people correct in what was read. The row that was read stays as it is; ``…_current`` views show the truth."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.link.anchors import Anchor, anchor_of, find
from papers2data.link.decisions import now
from papers2data.model import Scalar
from papers2data.schema.declared import Field
from papers2data.schema.load import schemas
from papers2data.store.connection import writing
from papers2data.store.ddl import quoted
from papers2data.store.kept import keep_views_of
from papers2data.store.views import CORRECTABLE, is_correctable
from papers2data.values.dates import read_date, read_due
from papers2data.values.numbers import read_number
from papers2data.values.periods import read_period
from papers2data.values.status import CANONICAL, StatusScale


@dataclass(frozen=True, slots=True)
class Correction:
    """A field's new value, and where it belongs. ``value`` is None where the field should be empty."""

    anchor: Anchor
    field: str
    before: str | None
    value: str | None
    author: str
    why: str
    when: str
    follows: str = ""

    @property
    def id(self) -> str:
        """The same for the same correction in any database."""
        told = f"{self.anchor.table}|{self.anchor.sha256}|{self.anchor.place}|{self.field}|{self.value}|{self.when}"
        return f"correction-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def correct(
    db: sqlite_utils.Database,
    record_id: str,
    field: str,
    value: str | None,
    who: str,
    why: str,
    *,
    table: str | None = None,
    when: str | None = None,
) -> str:
    """The id of the new correction of ``field`` of one record; None as value empties the field.

    A corrected text takes its typed values with it: due_text sets due_start and due_end as it would be read. ``when``
    is the time in UTC (now where None). It takes effect at once in the ``…_current`` views and in the views for people,
    and on links with the next ``link_all``. Raises UsageError for an unknown record or field, or an impossible value.
    """
    if not who.strip() or not why.strip():
        raise UsageError("a correction needs the name of who made it, and the reason")
    anchor = anchor_of(db, record_id, table)
    declared = _field(anchor.table, field)
    value = _checked(field, declared, value)
    made = Correction(anchor, field, _read(db, anchor, field), value, who.strip(), why.strip(), when or now())
    with writing(db):
        store_correction(db, made)
        for name, typed in _typed(anchor.table, field, value):
            if is_correctable(anchor.table, name):
                before = _read(db, anchor, name)
                shown = None if typed is None else str(typed)
                store_correction(db, Correction(anchor, name, before, shown, made.author, made.why, made.when, made.id))
        keep_views_of(db, anchor.table, anchor.record_id)
    return made.id


def withdraw_correction(db: sqlite_utils.Database, correction_id: str) -> None:
    """Takes a correction back, with what followed from it. Raises UsageError where there is none."""
    with writing(db):
        sql = "UPDATE corrections SET status = 'withdrawn' WHERE id = ? OR follows = ?"
        if db.conn.execute(sql, (correction_id, correction_id)).rowcount == 0:
            raise UsageError(f"there is no correction {correction_id!r}")
        of = db.conn.execute(
            "SELECT record_table, record_id FROM corrections WHERE id = ?", (correction_id,)
        ).fetchone()
        keep_views_of(db, *of)


def store_correction(db: sqlite_utils.Database, made: Correction) -> None:
    """Keeps a correction, inside a transaction; an earlier one of the same field is marked as replaced."""
    anchor = made.anchor
    same = "record_table = ? AND document_sha256 = ? AND place = ? AND field = ?"
    where = (anchor.table, anchor.sha256, anchor.place, made.field)
    newer = db.conn.execute(
        f"SELECT 1 FROM corrections WHERE {same} AND status = 'applies' AND created_at > ?",  # noqa: S608
        (*where, made.when),
    ).fetchone()
    db.conn.execute(
        f"UPDATE corrections SET status = 'replaced' WHERE {same} AND status <> 'withdrawn' "  # noqa: S608
        "AND created_at <= ? AND id <> ?",
        (*where, made.when, made.id),
    )
    db.conn.execute(
        "INSERT OR REPLACE INTO corrections (id, created_at, author, why, record_table, record_id, field, from_value, "
        "to_value, document_sha256, quote, place, document_path, status, follows) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(made.id, made.when, made.author, made.why, anchor.table, anchor.record_id),
            *(made.field, made.before, made.value, anchor.sha256, anchor.quote, anchor.place, anchor.path),
            *("replaced" if newer else "applies", made.follows or None),
        ),
    )


def attach_corrections(db: sqlite_utils.Database) -> Iterator[str]:
    """Finds the records of all corrections again; gives a sentence for each whose record is not here.

    In another version of a file, a correction applies only where the file still prints what was corrected.
    """
    rows = db.conn.execute(
        "SELECT id, created_at, author, record_table, record_id, field, from_value, document_sha256, quote, place, "
        "document_path, follows FROM corrections WHERE status IN ('applies', 'unattached') ORDER BY created_at, id"
    ).fetchall()
    for name, created, author, table, record, field, before, sha256, quote, place, path, follows in rows:
        anchor = Anchor(table, record, sha256, path or "", place, quote or "")
        found = find(db, anchor)
        if (
            found is not None
            and not _same_document(db, found, table, sha256)
            and _value(db, table, found, field) != before
        ):
            found = None
        state = "applies" if found else "unattached"
        db.conn.execute("UPDATE corrections SET status = ?, record_id = ? WHERE id = ?", (state, found or record, name))
        if found is None and not follows:
            yield (
                f"{author}'s correction of {created[:10]} to {field} of “{(quote or '')[:80]}” is kept but has no "
                "effect: its record was not found again."
            )


def _same_document(db: sqlite_utils.Database, record_id: str, table: str, sha256: str) -> bool:
    sql = f"SELECT d.sha256 FROM {quoted(table)} r JOIN documents d ON d.id = r.document_id WHERE r.id = ?"  # noqa: S608
    row = db.conn.execute(sql, (record_id,)).fetchone()
    return row is not None and row[0] == sha256


def _field(table: str, field: str) -> Field:
    if table not in CORRECTABLE:
        raise UsageError(f"rows of {table} cannot be corrected: choose one of {', '.join(CORRECTABLE)}")
    if not is_correctable(table, field):
        names = ", ".join(name for name in schemas().records[table].fields if is_correctable(table, name))
        raise UsageError(f"{field!r} of {table} cannot be corrected: choose one of {names}")
    return schemas().records[table].fields[field]


def _checked(field: str, declared: Field, value: str | None) -> str | None:
    """The value as its column keeps it. Raises UsageError where the column can't hold it."""
    if value is None or not value.strip():
        return None
    value = value.strip()
    if field == "status" and value not in CANONICAL:
        raise UsageError(f"{value!r} is no status: choose one of {', '.join(sorted(CANONICAL))}")
    if declared.type == "date":
        day = read_date(value)
        if day is None:
            raise UsageError(f"{value!r} is no day: write it as 2024-04-15")
        return day.isoformat()
    if declared.type in ("real", "integer", "boolean"):
        try:
            number = float(value)
        except ValueError as error:
            raise UsageError(f"{value!r} is no number") from error
        if not math.isfinite(number) or (declared.type != "real" and number != int(number)):
            raise UsageError(f"{value!r} is no {'number' if declared.type == 'real' else 'whole number'}")
        return str(number) if declared.type == "real" else str(int(number))
    return value


def _typed(table: str, field: str, value: str | None) -> Iterator[tuple[str, Scalar]]:
    """The typed columns that follow from a printed text."""
    if field == "due_text":
        due = read_due(value) if value else None
        yield "due_start", due.start.isoformat() if due and due.start else None
        yield "due_end", due.end.isoformat() if due and due.end else None
    elif field == "status_text":
        yield "status", _scale().read(value) if value else None
    elif field == "period_text":
        period = read_period(value) if value else None
        yield "period_start", period.start.isoformat() if period else None
        yield "period_end", period.end.isoformat() if period else None
    elif field == "value_text":
        quantity = read_number(value) if value else None
        yield "value", quantity.value if quantity else None
        if quantity and quantity.unit:
            yield "unit", quantity.unit


@cache
def _scale() -> StatusScale:
    found = schemas().scales["general"]
    words = [(re.compile(word, re.IGNORECASE), status) for status, told in found.words.items() for word in told]
    return StatusScale(found.name, found.version, tuple(words))


def _read(db: sqlite_utils.Database, anchor: Anchor, field: str) -> str | None:
    return _value(db, anchor.table, anchor.record_id, field)


def _value(db: sqlite_utils.Database, table: str, record_id: str, field: str) -> str | None:
    row = db.conn.execute(f"SELECT {quoted(field)} FROM {quoted(table)} WHERE id = ?", (record_id,)).fetchone()  # noqa: S608
    return None if row is None or row[0] is None else str(row[0])
