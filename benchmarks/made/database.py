"""A large database of made-up papers, with a few real ones whose pages can be drawn."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

import sqlite_utils
from benchmarks.made.papers import Papers

from papers2data.pipeline.document import Settings, extract
from papers2data.pipeline.inputs import find_inputs
from papers2data.store import ddl, load, open_db
from papers2data.store.connection import writing
from papers2data.store.inserting import insert_rows
from papers2data.store.kept import keep_views

BYTES_A_PAGE = 12_000
"""Disk that a page takes while the database is made: its text, its part of the indexes, records, and the journal."""

BATCH = 400
"""Documents put in at a time."""


def make(path: Path, pages: int, papers: Path) -> None:
    """Makes the database of ``pages`` made pages at ``path``, and reads the PDFs in ``papers`` into it.

    Ends with a sentence where the disk has no room for it.
    """
    free, needed = shutil.disk_usage(path.parent).free, pages * BYTES_A_PAGE
    if free < needed * 1.2:
        sys.exit(f"{path.parent} has {free / 1e9:.0f} GB free, and {needed * 1.2 / 1e9:.0f} GB are needed")
    started = time.perf_counter()
    db = open_db(path)
    # nothing here must outlive a power cut
    db.conn.execute("PRAGMA synchronous = off")
    db.conn.execute("PRAGMA cache_size = -400000")
    for file in find_inputs([papers], papers):
        if file.path.suffix == ".pdf":
            load(db, extract(file, Settings()), "2026-01-05T09:00:00Z")
    _fill(db, Papers(pages))
    _tell(started, "rows")
    for table in ("pages",):
        with writing(db):
            db.conn.execute(ddl.rebuild_search(table))
        _tell(started, "full-text index")
    with writing(db):
        keep_views(db)
    # no ANALYZE: the program does not do it, and SQLite must find its way without
    db.conn.execute("PRAGMA wal_checkpoint(truncate)")
    db.close()
    _tell(started, "views")


def _fill(db: sqlite_utils.Database, papers: Papers) -> None:
    # the index over pages is made in one go at the end, which takes half the time
    trigger = "pages_fts_insert"
    (sql,) = db.conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()
    db.conn.execute(f"DROP TRIGGER {trigger}")
    with writing(db):
        for table, row in papers.entities():
            names = ", ".join(row)
            values = ", ".join("?" * len(row))
            db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", list(row.values()))  # noqa: S608
    for first in range(0, papers.documents, BATCH):
        with writing(db):
            for number in range(first, min(first + BATCH, papers.documents)):
                insert_rows(db, papers.rows(number))
    db.conn.execute(sql)


def _tell(started: float, what: str) -> None:
    print(f"{time.perf_counter() - started:7.0f} s  {what} made", file=sys.stderr)
