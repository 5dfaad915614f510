"""The database file: made, opened, or refused with a reason and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlite_utils

from papers2data.errors import StoreError
from papers2data.schema.load import schemas
from papers2data.store import ddl
from papers2data.store.connection import connect, connect_readonly, keep_log, writing
from papers2data.store.migrations import STEPS, follow_declarations, is_as_declared, step_names


class OlderError(StoreError):
    """A database of an older version, opened for reading only."""


def open_db(path: Path | str, *, create: bool = True, readonly: bool = False) -> sqlite_utils.Database:
    """The database at ``path``, brought to the shape that this program needs.

    With ``create`` a missing or empty file becomes a new database; with ``readonly`` nothing is ever written. Raises
    StoreError for a file that is missing, no database, another program's, of a newer version, or locked; with
    ``readonly`` OlderError for one that must be brought up to date first.
    """
    path = Path(path)
    exists = _check_file(path, create=create and not readonly)
    try:
        db = connect_readonly(path) if readonly else connect(path)
    except sqlite3.Error as error:
        raise StoreError(_reason(path, error)) from error
    try:
        _check_owner(db, path, exists)
        _bring_up(db, path, readonly)
    except sqlite3.Error as error:
        db.close()
        raise StoreError(_reason(path, error)) from error
    except BaseException:
        db.close()
        raise
    return db


def _check_file(path: Path, *, create: bool) -> bool:
    """True where there is a database file already."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder: name a file for the database")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise StoreError(f"there is no database at {path}: make one with 'papers2data ingest'")
        if not path.parent.is_dir():
            raise StoreError(f"{path} cannot be made: there is no folder {path.parent}")
        return False
    # whether it is a database SQLite will tell: to open and close the file here would drop the locks that other
    # connections of this process hold on it (POSIX), and a log that they still read could be removed
    return True


def _check_owner(db: sqlite_utils.Database, path: Path, exists: bool) -> None:
    if not exists or not db.table_names():
        return
    applied = {step.name for step in STEPS.applied(db)}
    if not applied:
        raise StoreError(f"{path} is another program's database: name another file with --db")
    newer = applied - step_names()
    if newer:
        raise StoreError(
            f"{path} was made by a newer version of papers2data (it knows {', '.join(sorted(newer))}): "
            "install that version, or ingest the papers into a new file"
        )


def _bring_up(db: sqlite_utils.Database, path: Path, readonly: bool) -> None:
    if readonly:
        if STEPS.pending(db) or not is_as_declared(db):
            raise OlderError(
                f"{path} was made by an older version: run 'papers2data check' once, where the file can be written, "
                "to bring it up to date"
            )
        return
    keep_log(db)
    with writing(db):
        STEPS.apply(db)
        follow_declarations(db)


def _reason(path: Path, error: sqlite3.Error) -> str:
    text = str(error)
    if "not a database" in text:
        return f"{path} is no database: name another file with --db, or move this one away"
    if "locked" in text:
        return f"{path} is in use by another program: wait for it to finish and try again"
    if "readonly" in text or "unable to open" in text:
        return f"{path} cannot be written: {text}. Check the permissions of the file and its folder"
    return f"{path} cannot be read as a database ({text}): restore a copy, or ingest the papers into a new file"


def rebuild_search(db: sqlite_utils.Database) -> None:
    """Makes all full-text indexes anew and compact, from the tables they index. Raises StoreError."""
    with writing(db):
        for kind in schemas().records.values():
            if kind.full_text:
                db.conn.execute(ddl.rebuild_search(kind.table))
