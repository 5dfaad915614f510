"""The file of the office: made, opened for one reading or one change, and never attached to what is published."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from papers2data.errors import StoreError

WAIT = 30.0
"""Seconds to wait for another process that is writing."""

OWNER_ONLY = 0o600
"""The file holds passwords' hashes."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY COLLATE NOCASE, password TEXT NOT NULL, created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    address TEXT NOT NULL, created_at TEXT NOT NULL, expires REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL,
    started_at TEXT, ended_at TEXT, attempts INTEGER NOT NULL DEFAULT 0, step TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, made_at);
CREATE TABLE IF NOT EXISTS job_files (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, number INTEGER NOT NULL, name TEXT NOT NULL,
    stored TEXT NOT NULL, state TEXT NOT NULL, document_id TEXT, page INTEGER, pages INTEGER,
    reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (job_id, number)
);
CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL,
    detail TEXT NOT NULL, address TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the log is kept'); END;
CREATE TRIGGER IF NOT EXISTS audit_undeleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the log is kept'); END;
"""


def book_path(db_path: Path) -> Path:
    """Where the office's file lies: ``papers.office.db`` beside ``papers.db``."""
    return db_path.with_name(f"{db_path.stem}.office.db")


def make_book(path: Path) -> None:
    """Makes the file where there is none, for its owner only. Raises StoreError where it cannot be written."""
    try:
        path.touch(OWNER_ONLY)
        path.chmod(OWNER_ONLY)
        with _connection(path) as connection:
            connection.execute("PRAGMA journal_mode = wal")
            connection.executescript(SCHEMA)
            value = secrets.token_hex(32)
            connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES ('secret', ?)", (value,))
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path}, where accounts and uploads are kept, cannot be written: {error}") from error


def secret_of(path: Path) -> str:
    """What the site signs its forms with; the same for as long as the file lives."""
    with reading(path) as connection:
        return str(connection.execute("SELECT value FROM settings WHERE name = 'secret'").fetchone()[0])


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to read with."""
    with _connection(path) as connection:
        yield connection


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it or, whatever happens, nothing. Raises StoreError where the file cannot be written."""
    with _connection(path) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"{path} cannot be written: {error}") from error
            raise


def now() -> str:
    """The time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def _connection(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = on")
        yield connection
    finally:
        connection.close()
