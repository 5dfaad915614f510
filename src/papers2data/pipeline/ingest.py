"""A corpus into the database: what changed is read and loaded, what did not is left alone."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from papers2data import snapshot, store
from papers2data.check import check_all
from papers2data.link import link_all
from papers2data.pipeline.inputs import Input
from papers2data.store.waiting import Waiting, waiting

Progress = Callable[[str, str, int, int], None]
"""Told (name, outcome, how many are done, how many there are) after each document."""


@dataclass(slots=True)
class Report:
    """What an ingest did: outcome and names, why files could not be read, and the totals of what was loaded."""

    outcomes: dict[str, list[str]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    records: int = 0
    findings: int = 0
    seconds: float = 0.0

    @property
    def documents(self) -> int:
        """How many files were looked at."""
        return sum(len(names) for names in self.outcomes.values())


def ingest(
    db: sqlite_utils.Database,
    files: Sequence[Input],
    folder: Path,
    *,
    settings: object = None,
    jobs: int | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Reads and loads ``files``; snapshots go to ``folder``. ``force`` reads again also what did not change."""
    started = time.monotonic()
    began = _now()
    report = Report()
    fresh = [file for file in files if force or not _is_current(db, file)]
    for file in files:
        if file not in fresh:
            _note(report, file.name, "unchanged", progress, len(files))
    if fresh:
        _read_and_load(db, fresh, folder, settings, jobs or workers(), report, progress, len(files))
    if waiting(db) is not Waiting.NOTHING:
        link_all(db)
        check_all(db)
    report.seconds = time.monotonic() - started
    store.record_run(db, began, _now(), report.documents, report.pages, report.records, report.findings, report.seconds)
    return report


def workers() -> int:
    """How many documents to read at once: one for each processor this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_and_load(
    db: sqlite_utils.Database,
    files: Sequence[Input],
    folder: Path,
    settings: object,
    jobs: int,
    report: Report,
    progress: Progress | None,
    total: int,
) -> None:
    # the readers take a second to import; a run with nothing to read must not wait for them
    from papers2data.pipeline.document import Settings
    from papers2data.pipeline.workers import read_all

    chosen = settings if isinstance(settings, Settings) else Settings()
    for done in read_all(files, folder, chosen, min(jobs, len(files))):
        loaded = store.load(db, snapshot.read(done.snapshot), _now())
        report.pages += loaded.pages
        report.records += loaded.records
        report.findings += loaded.findings
        if done.reason:
            report.reasons[done.file.name] = done.reason
        outcome = "unreadable" if done.reason else loaded.outcome
        _note(report, done.file.name, outcome, progress, total)


def _note(report: Report, name: str, outcome: str, progress: Progress | None, total: int) -> None:
    report.outcomes.setdefault(outcome, []).append(name)
    if progress:
        progress(name, outcome, report.documents, total)


def _is_current(db: sqlite_utils.Database, file: Input) -> bool:
    """True where the file needs no reading.

    One that could not be read before, or only in part, is tried again; so are scans once tesseract is installed.
    """
    if not store.is_current(db, file.name, file.sha256):
        return False
    codes = ["unreadable", "pages-left", *(["page-needs-ocr"] if shutil.which("tesseract") else [])]
    found = db.conn.execute("SELECT code FROM findings WHERE document_id = ?", (file.sha256[:12],))
    return not any(code in codes for (code,) in found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def load_snapshots(db: sqlite_utils.Database, paths: Iterable[Path]) -> Report:
    """Loads snapshots that were written before, without reading their documents again."""
    report = Report()
    for path in paths:
        loaded = store.load(db, snapshot.read(path), _now(), snapshot.origin_of(path))
        report.outcomes.setdefault(loaded.outcome, []).append(path.name)
        report.pages, report.records = report.pages + loaded.pages, report.records + loaded.records
    link_all(db)
    check_all(db)
    return report
