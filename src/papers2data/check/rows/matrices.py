"""Tables of projects by stages: the date before, the date now, and the difference that is printed."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, some, text


@dataclass(frozen=True, slots=True)
class Shift:
    """One stage of one project: its due dates (last days, ISO 8601) and the difference as printed."""

    place: Place
    before: str | None
    before_text: str
    now: str | None
    now_text: str
    printed: str


def shifts(db: sqlite_utils.Database) -> list[list[Shift]]:
    """The stages of each document that prints differences."""
    found: dict[str, list[Shift]] = {}
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.name || coalesce(': ' || r.stage, ''), b.due_end, b.due_text, n.due_end, n.due_text, "  # noqa: S608
        "r.due_text FROM milestone_readings r JOIN documents d ON d.id = r.document_id "
        "JOIN milestone_readings b ON b.document_id = r.document_id AND b.name = r.name AND b.stage IS r.stage "
        "AND b.basis = 'previous' "
        "JOIN milestone_readings n ON n.document_id = r.document_id AND n.name = r.name AND n.stage IS r.stage "
        "AND n.basis = 'revised' "
        "WHERE r.basis = 'variance' ORDER BY d.path, r.id"
    )
    for row in rows:
        name, before, before_text, now, now_text, printed = row[COLUMNS:]
        at = place("milestone_readings", row, text(name))
        shift = Shift(at, some(before), text(before_text), some(now), text(now_text), text(printed))
        found.setdefault(at.document_id, []).append(shift)
    return list(found.values())
