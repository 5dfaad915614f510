"""Meetings put together from what each paper states of them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlite_utils

from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted
from papers2data.store.row import Row


def meetings_stated(db: sqlite_utils.Database, documents: Iterable[str | None]) -> set[str]:
    """The ids of the meetings that these documents name."""
    return {
        str(row[0])
        for document_id in documents
        for row in db.conn.execute(
            "SELECT DISTINCT record_id FROM statements WHERE document_id = ? AND record_table = 'meetings'",
            (document_id,),
        )
    }


def merge_meetings(db: sqlite_utils.Database, meetings: Iterable[str]) -> None:
    """Makes the rows of ``meetings`` anew. Of several papers the latest is believed; a meeting of none is removed."""
    for meeting in sorted(meetings):
        stated = db.conn.execute(
            "SELECT s.field, s.value FROM statements s JOIN documents d ON d.id = s.document_id "
            "WHERE s.record_table = 'meetings' AND s.record_id = ? "
            "ORDER BY coalesce(d.meeting_date, d.period_end, ''), d.id",
            (meeting,),
        ).fetchall()
        if not stated:
            db.conn.execute("DELETE FROM meetings WHERE id = ?", (meeting,))
        else:
            _keep(db, {"id": meeting, **{field: value for field, value in stated if field}})


def _keep(db: sqlite_utils.Database, row: Row) -> None:
    names = list(schemas().records["meetings"].fields)
    columns = ", ".join(quoted(name) for name in names)
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names[1:])
    db.conn.execute(
        f"INSERT INTO meetings ({columns}) VALUES ({', '.join('?' * len(names))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        [row.get(name) for name in names],
    )
