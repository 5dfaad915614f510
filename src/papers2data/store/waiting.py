"""What waits to be made anew, noted in the file with each change: the run after one that was stopped goes on there."""

from __future__ import annotations

from enum import IntEnum

import sqlite_utils


class Waiting(IntEnum):
    """What no longer fits what was loaded: nothing, the questions, or the links and with them the questions."""

    NOTHING = 0
    QUESTIONS = 1
    LINKS = 2


def waiting(db: sqlite_utils.Database) -> Waiting:
    """What waits."""
    return Waiting(db.conn.execute("PRAGMA user_version").fetchone()[0])


def note_waiting(db: sqlite_utils.Database, what: Waiting) -> None:
    """Notes what waits from now on, inside the transaction that makes it so."""
    db.conn.execute(f"PRAGMA user_version = {int(what)}")
