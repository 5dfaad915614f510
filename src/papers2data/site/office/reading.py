"""One upload read into the database: what ``papers2data ingest`` does, with its progress kept in the office's book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import sqlite_utils

from papers2data.check import check_all
from papers2data.errors import InputError, Papers2DataError
from papers2data.link import link_all
from papers2data.pipeline.ingest import Progress, Report, ingest, workers
from papers2data.pipeline.inputs import Input, find_inputs
from papers2data.site.office.office import Place
from papers2data.store import open_db
from papers2data.store.office import jobs
from papers2data.store.office.audit import note

FOLDER = "added"
"""Where uploads lie in the folder of papers, each in a folder of its own."""

SECONDS, MEMORY = 600, 2048
"""What one document may take: wall-clock seconds, and MiB."""


def read_job(place: Place, job: jobs.Job, progress: Path) -> None:
    """Reads what the job names and says what became of it.

    What was read before a KeyboardInterrupt stays whole, with its links; that is raised again.
    """
    db = open_db(place.db_path)
    try:
        if job.kind == "links":
            _make_links(db)
        else:
            _read_papers(db, place, job, progress)
        jobs.set_state(place.book, job.id, "done")
    except KeyboardInterrupt:
        if job.kind == "papers" and jobs.is_cancelling(place.book, job.id):
            _make_links(db)
            jobs.set_cancelled(place.book, job.id)
        else:
            jobs.put_back(place.book, job.id)
        raise
    except Papers2DataError as error:
        jobs.set_state(place.book, job.id, "failed", str(error))
    finally:
        db.close()
        if job.kind == "papers" and not jobs.is_open(place.book, job.id):
            tidy(place, job.id)


def _make_links(db: sqlite_utils.Database) -> None:
    link_all(db)
    check_all(db)


def _read_papers(db: sqlite_utils.Database, place: Place, job: jobs.Job, progress: Path) -> None:
    jobs.set_step(place.book, job.id, "Looking through the files")
    files, fresh = _look_through(db, place, job)
    jobs.set_files(place.book, job.id, files)
    if not fresh:
        return
    jobs.set_step(place.book, job.id, "Reading")

    def tick(name: str, outcome: str, done: int, total: int) -> None:
        # a job that goes on after the program ended finds some of its files read
        jobs.tell_file(place.book, job.id, name, "added" if outcome == "unchanged" else outcome)
        if done == total:
            jobs.set_step(place.book, job.id, "Comparing with earlier papers")

    report = _ingest(db, place, fresh, progress, tick)
    for name, reason in report.reasons.items():
        jobs.tell_file(place.book, job.id, name, "unreadable", reason)
    told = ", ".join(f"{len(names)} {outcome}" for outcome, names in report.outcomes.items())
    note(place.book, job.made_by, "papers read", job.id, told, "")


def _ingest(db: sqlite_utils.Database, place: Place, fresh: list[Input], progress: Path, tick: Progress) -> Report:
    from papers2data.pipeline.document import Settings

    settings = Settings(seconds=SECONDS, memory=MEMORY, progress=progress)
    # one processor is left to those who read
    jobs_at_once = max(1, workers() - 1)
    return ingest(db, fresh, place.extracted, settings=settings, jobs=jobs_at_once, progress=tick)


def _look_through(db: sqlite_utils.Database, place: Place, job: jobs.Job) -> tuple[list[jobs.File], list[Input]]:
    """The files of the upload, members of packs by themselves, and those of them that must be read."""
    files: list[jobs.File] = []
    fresh: list[Input] = []
    seen: set[str] = set()
    for name, found in _inputs(place, job, files):
        document_id = found.sha256[:12]
        is_here = document_id in seen or _is_here(db, found)
        seen.add(document_id)
        state = "duplicate" if is_here else "waiting"
        files.append(jobs.File(len(files) + 1, name, found.name, state, document_id))
        if not is_here:
            fresh.append(found)
    return files, fresh


def _inputs(place: Place, job: jobs.Job, files: list[jobs.File]) -> Iterator[tuple[str, Input]]:
    """Each paper with the name that its sender knows; what is no paper goes to ``files`` at once."""
    for file in _uploaded(job):
        if not file.stored:
            files.append(jobs.File(len(files) + 1, file.name, "", file.state, reason=file.reason))
            continue
        try:
            for found in find_inputs([place.papers / file.stored], place.papers):
                yield file.name + found.name.removeprefix(file.stored), found
        except InputError as error:
            reason = str(error).replace(str(place.papers), "")
            files.append(jobs.File(len(files) + 1, file.name, "", "refused", reason=reason))


def _uploaded(job: jobs.Job) -> list[jobs.File]:
    """The files as they were sent: members that an earlier attempt found in a pack fold back into it."""
    kept: dict[str, jobs.File] = {}
    for file in job.files:
        sent = "/".join(file.stored.split("/")[:3])
        name = file.name.removesuffix(file.stored[len(sent) :])
        kept.setdefault(sent or str(file.number), replace(file, name=name, stored=sent))
    return list(kept.values())


def _is_here(db: sqlite_utils.Database, found: Input) -> bool:
    """True where this content was read before, under whatever name; what could not be read is tried again."""
    row = db.conn.execute(
        "SELECT 1 FROM documents d JOIN files f ON f.document_id = d.id WHERE d.sha256 = ? AND f.id <> ? "
        "AND NOT EXISTS (SELECT 1 FROM findings WHERE document_id = d.id AND code = 'unreadable')",
        (found.sha256, found.name),
    ).fetchone()
    return row is not None


def tidy(place: Place, job_id: str) -> None:
    """Removes what was sent and is in the database under another name, or not at all."""
    folder = place.papers / FOLDER / job_id
    db = open_db(place.db_path)
    try:
        for path in sorted(folder.glob("*")):
            name = path.relative_to(place.papers).as_posix()
            sql = "SELECT 1 FROM files WHERE id = ?1 OR substr(id, 1, length(?1) + 1) = ?1 || '/'"
            if db.conn.execute(sql, (name,)).fetchone() is None:
                path.unlink()
    finally:
        db.close()
    with suppress(OSError):
        folder.rmdir()
