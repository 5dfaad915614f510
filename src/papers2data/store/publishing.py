"""A database that was made elsewhere takes the place of the published one, in one step, while people read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from papers2data.errors import StoreError
from papers2data.store.connection import writing
from papers2data.store.database import OlderError, open_db
from papers2data.store.office.book import book_path
from papers2data.store.office.jobs import how_many_wait

AT_ONCE = 1000
"""Pages of the file that are copied between two words of progress."""

Copied = Callable[[int, int], None]
"""Told (pages copied, pages in all)."""


def copy_beside(new: Path, place: Path, copied: Copied) -> Path:
    """A copy of the database ``new`` in the folder of ``place``, brought up to date and sound.

    It has what was still in the log of ``new``, which is not changed. Raises StoreError where either is no database of
    this program, ``new`` is damaged, or the disk is full.
    """
    if place.exists() and new.exists() and new.samefile(place):
        raise StoreError(f"{new} is the published database already: name the one that is to take its place")
    # of an older version the copy is brought up to date
    with suppress(OlderError):
        open_db(new, create=False, readonly=True).close()
    coming = place.with_name(f".{place.name}.coming")
    drop(coming)
    try:
        _copy(new, coming, copied)
        db = open_db(coming, create=False)
        try:
            (said,) = db.conn.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            db.close()
        if said != "ok":
            raise StoreError(f"{new} is damaged ({said}): make it anew, or restore a copy")
    except BaseException as error:
        drop(coming)
        if isinstance(error, sqlite3.Error | OSError):
            raise StoreError(f"{new} cannot be copied to {place.parent}: {error}") from error
        raise
    return coming


def put_in_place(coming: Path, place: Path) -> None:
    """Gives the database ``coming``, which nobody has open, the name ``place``: requests from now on go to it.

    Raises StoreError where another program writes to the one that is there.
    """
    if place.exists():
        if book_path(place).exists() and how_many_wait(book_path(place)):
            raise StoreError(f"papers are being added to {place}: wait until the uploads are through, and try again")
        db = open_db(place, create=False)
        try:
            with writing(db):
                pass
            # SQLite knows a log by its name only: what is in it belongs to the file that goes
            db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            db.close()
    try:
        coming.replace(place)
    except OSError as error:
        raise StoreError(f"{place} cannot be replaced: {error.strerror}") from error


def left_out(coming: Path, place: Path) -> list[str]:
    """The paths of the documents in ``place`` whose content ``coming`` has not, in their order; none without a file."""
    if not place.exists():
        return []
    old, new = open_db(place, create=False), open_db(coming, create=False)
    try:
        here = {row[0] for row in new.conn.execute("SELECT id FROM documents")}
        found = old.conn.execute("SELECT id, path FROM documents ORDER BY path").fetchall()
        return [str(path) for document_id, path in found if document_id not in here]
    finally:
        old.close()
        new.close()


def drop(coming: Path) -> None:
    """Removes a copy that does not take the place, with its log."""
    for ending in ("", "-wal", "-shm", "-journal"):
        coming.with_name(f"{coming.name}{ending}").unlink(missing_ok=True)


def _copy(new: Path, coming: Path, copied: Copied) -> None:
    source = sqlite3.connect(f"{new.resolve().as_uri()}?mode=ro", uri=True)
    target = sqlite3.connect(coming)
    try:
        source.backup(target, pages=AT_ONCE, progress=lambda _, left, total: copied(total - left, total))
    finally:
        target.close()
        source.close()
    with coming.open("rb") as file:
        os.fsync(file.fileno())
