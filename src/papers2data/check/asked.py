"""The questions of a database, to be shown."""

from __future__ import annotations

from datetime import date

import sqlite_utils

from papers2data.check.wording import wording
from papers2data.errors import UsageError
from papers2data.store.row import Row

COLUMNS = (
    *("id", "code", "severity", "message", "document_id", "path", "page", "line"),
    *("record_table", "record_id", "status"),
)


def codes() -> tuple[str, ...]:
    """The codes of all questions, by name."""
    return tuple(sorted(wording().rules))


def asked(db: sqlite_utils.Database, code: str | None = None, since: str | None = None) -> list[Row]:
    """The findings of the family "scrutiny" by paper and page, with ``COLUMNS``.

    Only those with ``code``, and of papers whose meeting or period's end is on the day ``since`` (ISO 8601) or later,
    where these are given. Raises UsageError for a text that is no day.
    """
    if since is not None:
        try:
            date.fromisoformat(since)
        except ValueError as error:
            raise UsageError(f"{since!r} is no date: a date is written 2024-04-15") from error
    rows = db.conn.execute(
        "SELECT f.id, f.code, f.severity, f.message, f.document_id, d.path, f.page, f.line, f.record_table, "
        "f.record_id, f.status FROM findings f JOIN documents d ON d.id = f.document_id "
        "WHERE f.family = 'scrutiny' AND (? IS NULL OR f.code = ?) "
        "AND (? IS NULL OR coalesce(d.meeting_date, d.period_end) >= ?) "
        "ORDER BY d.path, f.page, f.line, f.code, f.id",
        (code, code, since, since),
    )
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]
