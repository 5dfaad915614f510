"""Items of work programmes with their meetings."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, text


@dataclass(frozen=True, slots=True)
class Item:
    """One item; ``day`` is that of its meeting, ISO 8601."""

    place: Place
    day: str
    printed: str


def programmes(db: sqlite_utils.Database) -> list[list[Item]]:
    """The dated items of each table, from top to bottom."""
    tables: dict[str, list[Item]] = {}
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.title, r.table_id, r.meeting_date, r.meeting_date_text FROM work_items r "  # noqa: S608
        "JOIN documents d ON d.id = r.document_id WHERE r.meeting_date IS NOT NULL AND r.table_id IS NOT NULL "
        "ORDER BY d.path, r.table_id, r.row, r.id"
    )
    for row in rows:
        title, table, day, printed = row[COLUMNS:]
        tables.setdefault(table, []).append(Item(place("work_items", row, text(title)), day, text(printed)))
    return list(tables.values())
