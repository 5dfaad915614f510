"""Uploads on their way into the database: a queue that outlives the program.

receiving ──▶ waiting ──▶ running ──▶ done
    │            │           │ └────▶ failed
    └────────────┴───────────┴──────▶ cancelled        (asked for while it runs: cancelling)
"""

from __future__ import annotations

import secrets
import sqlite3
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from papers2data.store.office.book import changing, now, reading

Kind = Literal["papers", "links"]
"""What is to be done: read papers, or make links and questions anew after a person's decision."""

MOST_ATTEMPTS = 3
"""How often a job is begun before it is given up: one that ended the program each time would do so for ever."""

OPEN = ("receiving", "waiting", "running", "cancelling")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a job.

    ``name`` is what its sender called it; ``stored`` its path in the folder of papers, "" where it was not kept.
    ``state`` is waiting, reading, added, replaced, unchanged, duplicate, unreadable, refused or cancelled. ``page`` is
    the page being read.
    """

    number: int
    name: str
    stored: str
    state: str
    document_id: str | None = None
    page: int | None = None
    pages: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """An upload, or other work for the same queue. Times are UTC; ``step`` says what it is at, in words."""

    id: str
    kind: str
    state: str
    made_by: str
    made_at: str
    started_at: str | None
    ended_at: str | None
    attempts: int
    step: str
    reason: str
    files: tuple[File, ...] = ()

    @property
    def is_open(self) -> bool:
        """True while there is something to wait for."""
        return self.state in OPEN

    @property
    def done(self) -> int:
        """How many files are through."""
        return sum(file.state not in ("waiting", "reading") for file in self.files)


_COLUMNS = "id, kind, state, made_by, made_at, started_at, ended_at, attempts, step, reason"


def new_job(path: Path, kind: Kind, who: str, state: str = "waiting") -> str:
    """The id of a new job: letters only, for it becomes a folder's name, in which figures would be read as a date."""
    name = "".join(secrets.choice(string.ascii_lowercase) for _ in range(16))
    with changing(path) as book:
        book.execute(
            "INSERT INTO jobs (id, kind, state, made_by, made_at) VALUES (?, ?, ?, ?, ?)",
            (name, kind, state, who, now()),
        )
    return name


def ask_for_links(path: Path, who: str) -> None:
    """Puts the making of links at the end of the queue, once."""
    with reading(path) as book:
        waits = book.execute("SELECT 1 FROM jobs WHERE kind = 'links' AND state = 'waiting'").fetchone()
    if not waits:
        new_job(path, "links", who)


def set_files(path: Path, job_id: str, files: Iterable[File]) -> None:
    """Makes these the files of the job."""
    rows = [(job_id, f.number, f.name, f.stored, f.state, f.document_id, f.page, f.pages, f.reason) for f in files]
    with changing(path) as book:
        book.execute("DELETE FROM job_files WHERE job_id = ?", (job_id,))
        book.executemany("INSERT INTO job_files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def set_state(path: Path, job_id: str, state: str, reason: str = "") -> None:
    """Moves the job on; a job that is over is told when."""
    ended = None if state in OPEN else now()
    with changing(path) as book:
        sql = "UPDATE jobs SET state = ?, reason = ?, ended_at = ?, step = '' WHERE id = ?"
        book.execute(sql, (state, reason, ended, job_id))


def set_step(path: Path, job_id: str, step: str) -> None:
    """Says in words what the job is at."""
    with changing(path) as book:
        book.execute("UPDATE jobs SET step = ? WHERE id = ?", (step, job_id))


def tell_file(path: Path, job_id: str, stored: str, state: str, reason: str = "") -> None:
    """Says what became of one file of the job."""
    with changing(path) as book:
        sql = "UPDATE job_files SET state = ?, reason = ? WHERE job_id = ? AND stored = ?"
        book.execute(sql, (state, reason, job_id, stored))


def tell_pages(path: Path, job_id: str, pages: Mapping[str, tuple[int, int]]) -> None:
    """Says which page of how many is being read, by document id."""
    rows = [(page, of, job_id, document_id) for document_id, (page, of) in pages.items()]
    with changing(path) as book:
        book.executemany(
            "UPDATE job_files SET page = ?, pages = ?, state = 'reading' WHERE job_id = ? AND document_id = ? "
            "AND state IN ('waiting', 'reading')",
            rows,
        )


def take(path: Path) -> Job | None:
    """The next job that waits, which is running from now on; None where none waits."""
    with changing(path) as book:
        sql = "SELECT id FROM jobs WHERE state = 'waiting' ORDER BY kind = 'links', made_at, rowid LIMIT 1"
        row = book.execute(sql).fetchone()
        if row is None:
            return None
        book.execute(
            "UPDATE jobs SET state = 'running', started_at = ?, attempts = attempts + 1 WHERE id = ?", (now(), row[0])
        )
    return job(path, row[0])


def ask_to_cancel(path: Path, job_id: str) -> str:
    """The state after a person asked to cancel: a job that runs is told to stop, one that waits is over at once."""
    with changing(path) as book:
        row = book.execute("SELECT state FROM jobs WHERE id = ?", (job_id,)).fetchone()
        if row is None or row[0] not in OPEN:
            return "" if row is None else str(row[0])
        state = "cancelling" if row[0] in ("running", "cancelling") else "cancelled"
        ended = now() if state == "cancelled" else None
        book.execute("UPDATE jobs SET state = ?, ended_at = ? WHERE id = ?", (state, ended, job_id))
        if state == "cancelled":
            _cancel_rest(book, job_id)
    return state


def put_back(path: Path, job_id: str) -> None:
    """Lets a job wait again that the program's own end has stopped, which counts for no attempt."""
    with changing(path) as book:
        sql = "UPDATE jobs SET state = 'waiting', step = '', attempts = attempts - 1 WHERE id = ? AND state = 'running'"
        book.execute(sql, (job_id,))


def set_cancelled(path: Path, job_id: str) -> None:
    """Ends a job that was told to stop."""
    with changing(path) as book:
        book.execute("UPDATE jobs SET state = 'cancelled', ended_at = ?, step = '' WHERE id = ?", (now(), job_id))
        _cancel_rest(book, job_id)


def _cancel_rest(book: sqlite3.Connection, job_id: str) -> None:
    """Marks the files of the job that were not read as cancelled."""
    sql = "UPDATE job_files SET state = 'cancelled' WHERE job_id = ? AND state IN ('waiting', 'reading')"
    book.execute(sql, (job_id,))


def is_open(path: Path, job_id: str) -> bool:
    """True while there is something to wait for."""
    found = job(path, job_id)
    return found is not None and found.is_open


def is_cancelling(path: Path, job_id: str) -> bool:
    """True where a person asked that the job be stopped."""
    with reading(path) as book:
        row = book.execute("SELECT state FROM jobs WHERE id = ?", (job_id,)).fetchone()
    return row is not None and row[0] == "cancelling"


def drop_unreceived(path: Path) -> list[str]:
    """Gives up uploads that the program's end cut off on their way in. Their ids come back.

    For the site to call before it answers: while it runs, what is being received is somebody's upload.
    """
    with changing(path) as book:
        lost = [str(row[0]) for row in book.execute("SELECT id FROM jobs WHERE state = 'receiving'")]
        book.execute(
            "UPDATE jobs SET state = 'failed', ended_at = ?, reason = 'It was not received to its end.' "
            "WHERE state = 'receiving'",
            (now(),),
        )
    return lost


def recover(path: Path) -> list[str]:
    """Puts jobs back into the queue that ran when the program ended, and gives up on those that ended it before.

    The ids of those that were told to stop come back, for what they left on disk is to be removed.
    """
    with changing(path) as book:
        book.execute(
            "UPDATE jobs SET state = 'failed', ended_at = ?, reason = 'The program ended each time it read this.' "
            "WHERE state = 'running' AND attempts >= ?",
            (now(), MOST_ATTEMPTS),
        )
        stopped = [str(row[0]) for row in book.execute("SELECT id FROM jobs WHERE state = 'cancelling'")]
        book.execute("UPDATE jobs SET state = 'cancelled', ended_at = ? WHERE state = 'cancelling'", (now(),))
        book.execute("UPDATE jobs SET state = 'waiting', step = '' WHERE state = 'running'")
        book.execute("UPDATE job_files SET state = 'waiting' WHERE state = 'reading'")
        for job_id in stopped:
            _cancel_rest(book, job_id)
    return stopped


def job(path: Path, job_id: str) -> Job | None:
    """The job with its files, None where there is none."""
    with reading(path) as book:
        row = book.execute(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (job_id,)).fetchone()  # noqa: S608
        if row is None:
            return None
        files = book.execute(
            "SELECT number, name, stored, state, document_id, page, pages, reason FROM job_files WHERE job_id = ? "
            "ORDER BY number",
            (job_id,),
        )
        return replace(Job(*row), files=tuple(File(*each) for each in files))


def newest(path: Path, most: int) -> list[Job]:
    """The newest uploads, with their files."""
    with reading(path) as book:
        sql = "SELECT id FROM jobs WHERE kind = 'papers' ORDER BY made_at DESC, rowid DESC LIMIT ?"
        names = [row[0] for row in book.execute(sql, (most,))]
    return [found for name in names if (found := job(path, name))]


def how_many_wait(path: Path) -> int:
    """How many uploads are not over yet."""
    with reading(path) as book:
        sql = "SELECT count(*) FROM jobs WHERE kind = 'papers' AND state IN ('receiving', 'waiting', 'running')"
        return int(book.execute(sql).fetchone()[0])


def forget_links(path: Path) -> None:
    """Removes the makings of links that are over: nobody looks for them."""
    with changing(path) as book:
        book.execute("DELETE FROM jobs WHERE kind = 'links' AND state = 'done'")
