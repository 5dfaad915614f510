"""Rows of one document in and out of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import sqlite_utils

from papers2data.schema.declared import RecordKind
from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted
from papers2data.store.places import put_places
from papers2data.store.row import Row, Rows

DAY = 1 << 24
"""How many row numbers a day has. Rows with text to search are numbered by their document's date, so that a search can
give the newest first without sorting, in whatever order the documents came in."""

FIRST_DAY = date(1800, 1, 1).toordinal()

KEPT = ("documents", "files", "followups")
"""Tables with a document_id whose rows are not read from the document itself."""


def insert_rows(db: sqlite_utils.Database, rows: Rows) -> None:
    """Inserts the rows of one document, among them its row in documents (an older one is brought up to date)."""
    (document,) = rows["documents"]
    _upsert(db, schemas().records["documents"], document)
    for table, found in rows.items():
        if found and table != "documents":
            kind = schemas().records[table]
            _insert(db, kind, found, _next_number(db, kind, document) if kind.full_text else None)
    put_places(db, str(document["id"]))


def remove_rows(db: sqlite_utils.Database, document_id: str) -> None:
    """Removes all that was read from the document, but not the document, nor what other stages found out about it."""
    for kind in schemas().records.values():
        if "document_id" in kind.fields and kind.table not in KEPT:
            only = " AND family = 'reading'" if kind.table == "findings" else ""
            db.conn.execute(f"DELETE FROM {quoted(kind.table)} WHERE document_id = ?{only}", (document_id,))  # noqa: S608


def row_numbers(since: str | None, until: str | None) -> tuple[int, int]:
    """The half-open range of row numbers of the days from ``since`` to ``until`` (ISO 8601, both included).

    Where both are None it takes in rows without a date. Raises ValueError for a text that is no date.
    """
    first = _day(since) * DAY if since else (DAY if until else 0)
    return first, (_day(until) + 1) * DAY if until else 1 << 62


def _next_number(db: sqlite_utils.Database, kind: RecordKind, document: Row) -> int:
    day = next((day for name in ("meeting_date", "period_end") if (day := _day_or_none(document[name]))), 0)
    last = db.conn.execute(
        f"SELECT max(rowid) FROM {quoted(kind.table)} WHERE rowid >= ? AND rowid < ?",  # noqa: S608
        (day * DAY, (day + 1) * DAY),
    ).fetchone()[0]
    return int(last or day * DAY) + 1


def _day_or_none(text: object) -> int | None:
    try:
        return _day(str(text)) if text else None
    except ValueError:
        return None


def _day(text: str) -> int:
    return max(date.fromisoformat(text).toordinal() - FIRST_DAY, 1)


def _insert(db: sqlite_utils.Database, kind: RecordKind, rows: Iterable[Row], number: int | None) -> None:
    names = list(kind.fields)
    columns = [quoted(name) for name in names]
    values = [[row.get(name) for name in names] for row in rows]
    if number is not None:
        columns.append("rowid")
        values = [[*row, number + n] for n, row in enumerate(values)]
    places = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {quoted(kind.table)} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
    db.conn.executemany(sql, values)


def _upsert(db: sqlite_utils.Database, kind: RecordKind, row: Row) -> None:
    names = list(row)
    columns = ", ".join(quoted(name) for name in names)
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names if name != "id")
    db.conn.execute(
        f"INSERT INTO {quoted(kind.table)} ({columns}) VALUES ({', '.join('?' * len(names))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        [row[name] for name in names],
    )
