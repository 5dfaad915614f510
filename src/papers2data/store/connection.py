"""Connections to the database file, and the one way to write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from papers2data.errors import StoreError

PAGE_SIZE = 16384
"""Bytes; a quarter smaller on disk than SQLite's default for pages of text."""

WAIT = 30.0
"""Seconds to wait for another program that is writing."""


def connect(path: Path) -> sqlite_utils.Database:
    """A connection that may write. Raises sqlite3.DatabaseError for a file that is no database."""
    connection = sqlite3.connect(path, timeout=WAIT)
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        # with a write-ahead log NORMAL loses no transaction when the program is killed
        connection.execute("PRAGMA synchronous = normal")
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return sqlite_utils.Database(connection)


def keep_log(db: sqlite_utils.Database) -> None:
    """Makes the file use a write-ahead log, which is noted in the file itself: readers and a writer don't wait."""
    db.conn.execute("PRAGMA journal_mode = wal")


def connect_readonly(path: Path) -> sqlite_utils.Database:
    """A connection that cannot write. Raises sqlite3.DatabaseError for a file that is no database."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return sqlite_utils.Database(connection)


@contextmanager
def writing(db: sqlite_utils.Database) -> Iterator[None]:
    """One transaction: all of it or, whatever happens, nothing. Raises StoreError where the file cannot be written."""
    try:
        # immediate: waits for another writer here instead of failing half way through
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise StoreError(f"the database cannot be written: {error}. Is another program using it?") from error
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException as error:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError(f"the database cannot be written: {error}") from error
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"the database refused a change: {error}") from error
        raise
