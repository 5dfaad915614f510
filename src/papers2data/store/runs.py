"""The program's own book: when it ran and what it read."""

from __future__ import annotations

import sqlite_utils

from papers2data.snapshot import current_origin
from papers2data.store.connection import writing


def record_run(
    db: sqlite_utils.Database,
    started_at: str,
    finished_at: str,
    documents: int,
    pages: int,
    records: int,
    findings: int,
    seconds: float,
) -> str:
    """The id of the new row of runs; times are UTC, ISO 8601. Raises StoreError where it cannot be written."""
    told = (started_at, finished_at, current_origin().program, documents, pages, records, findings, round(seconds, 2))
    with writing(db):
        same = db.conn.execute("SELECT count(*) FROM runs WHERE started_at = ?", (started_at,)).fetchone()[0]
        run_id = f"run-{started_at}" if not same else f"run-{started_at}-{same + 1}"
        db.conn.execute(
            "INSERT INTO runs (id, started_at, finished_at, version, documents, pages, records, findings, seconds) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (run_id, *told),
        )
    return run_id
