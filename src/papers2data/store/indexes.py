"""Indexes that the site's pages need beside those of single columns: they find a page's first lines without sorting."""

from __future__ import annotations

import sqlite_utils

from papers2data.store.ddl import quoted
from papers2data.store.views import kept_table

OPEN = "ifnull(status, 'open') = 'open'"
"""What is true of a finding that nobody has decided on, in the words of the index that counts these: SQLite takes it
only where a question says just this."""

PLACES = {
    # in the order of the newest papers
    "documents_newest": "documents (coalesce(meeting_date, period_end, '') DESC, added_at DESC, path)",
    # a committee's, whose places are looked up before a search goes through all matches
    "_search_places_body": "_search_places (body)",
    # counted by kind
    "findings_open": f"findings (family, severity, code) WHERE {OPEN}",
    "meetings_newest": "meetings (date IS NULL, date DESC, body)",
    # all that lists narrow and order indicators and milestones by, without their texts
    "kpi_series_last": f"{kept_table('kpi_series')} (kpi_id, rag, movement, polarity, value, target) WHERE is_last = 1",
    "milestone_history_last": f"{kept_table('milestone_history')} (milestone_id, status, due_end, as_at, is_open, "
    "programme, slip_days_since_first) WHERE is_last = 1",
    "resolution_tracker_due": f"{kept_table('resolution_tracker')} (state, coalesce(next_due, due_end), meeting_date, "
    "resolution_id)",
    "resolution_tracker_body": f"{kept_table('resolution_tracker')} (body)",
    "resolution_tracker_listed": f"{kept_table('resolution_tracker')} (coalesce(next_due, due_end) IS NULL, "
    "coalesce(next_due, due_end), meeting_date DESC)",
}
"""What each index is on."""


def indexes() -> dict[str, str]:
    """The SQL of each index, by name."""
    return {name: f"CREATE INDEX {quoted(name)} ON {place}" for name, place in PLACES.items()}


def follow_indexes(db: sqlite_utils.Database) -> None:
    """Makes the indexes as declared; the tables must be there."""
    there = dict(db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'"))
    for name, sql in indexes().items():
        if there.get(name) != sql:
            db.conn.execute(f"DROP INDEX IF EXISTS {quoted(name)}")
            db.conn.execute(sql)
