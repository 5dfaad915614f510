"""Decisions with their votes."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, text


@dataclass(frozen=True, slots=True)
class Vote:
    """A clause that was carried or lost, and how many voted for it and against it; ``item`` is the agenda's."""

    place: Place
    outcome: str
    item: str
    ayes: int
    noes: int


def votes(db: sqlite_utils.Database) -> list[Vote]:
    """All decisions whose votes are printed, by paper."""
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.text, r.outcome, coalesce(r.item_number, '') || ' ' || coalesce(r.item_title, ''), "  # noqa: S608
        "r.votes_for, r.votes_against FROM resolutions_current r JOIN documents d ON d.id = r.document_id "
        "WHERE r.votes_for IS NOT NULL AND r.votes_against IS NOT NULL "
        "AND r.outcome IN ('carried', 'resolved', 'agreed', 'fell') ORDER BY d.path, r.rowid"
    )
    return [
        Vote(place("resolutions", row, text(row[COLUMNS])), text(row[COLUMNS + 1]), text(row[COLUMNS + 2]), ayes, noes)
        for row in rows
        for ayes, noes in [(int(row[COLUMNS + 3]), int(row[COLUMNS + 4]))]
    ]
