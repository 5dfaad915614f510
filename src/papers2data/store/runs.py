"""The program's own book: when it ran and what it read."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.store.connection import writing


@dataclass(frozen=True, slots=True)
class RunTotals:
    """What a run read; ``seconds`` is how long it took."""

    documents: int
    pages: int
    records: int
    findings: int
    seconds: float


def start_run(db: sqlite_utils.Database, version: str, started_at: str) -> str:
    """The id of a new run; ``started_at`` is the time now in UTC, ISO 8601. Raises StoreError."""
    with writing(db):
        same = db.conn.execute("SELECT count(*) FROM runs WHERE started_at = ?", (started_at,)).fetchone()[0]
        run_id = f"run-{started_at}" if not same else f"run-{started_at}-{same + 1}"
        db.conn.execute("INSERT INTO runs (id, started_at, version) VALUES (?, ?, ?)", (run_id, started_at, version))
    return run_id


def finish_run(db: sqlite_utils.Database, run_id: str, finished_at: str, totals: RunTotals) -> None:
    """Notes that the run came to its end; a run without this was interrupted. Raises StoreError."""
    with writing(db):
        db.conn.execute(
            "UPDATE runs SET finished_at = ?, documents = ?, pages = ?, records = ?, findings = ?, seconds = ? "
            "WHERE id = ?",
            (
                finished_at,
                totals.documents,
                totals.pages,
                totals.records,
                totals.findings,
                round(totals.seconds, 2),
                run_id,
            ),
        )
