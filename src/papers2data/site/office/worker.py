"""The process that reads uploads, one after the other, and the thread of the site that keeps it going."""

from __future__ import annotations

import fcntl
import multiprocessing
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from papers2data.site.office.office import Place
from papers2data.site.office.reading import FOLDER, read_job, tidy
from papers2data.store.office import jobs

PAUSE = 0.3
"""Seconds between two looks at the queue, or at a job's progress."""

LAST_WORDS = 10.0
"""Seconds that the process has to end by itself."""


class Worker:
    """Keeps a process at work for as long as the site runs; one that ended is started again."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._context = multiprocessing.get_context("spawn")
        self._process: BaseProcess | None = None
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="papers2data-office", daemon=True)

    def start(self) -> None:
        """Starts the process; to be called before the site takes uploads."""
        for job_id in jobs.drop_unreceived(self._place.book):
            shutil.rmtree(self._place.papers / FOLDER / job_id, ignore_errors=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends the process; a job that it is at goes on when the site is started again."""
        self._is_over.set()
        self._thread.join()

    def _keep(self) -> None:
        while not self._is_over.is_set():
            process = self._process = self._context.Process(target=work, args=(self._place,), name="papers2data-reader")
            process.start()
            while process.is_alive() and not self._is_over.wait(PAUSE):
                pass
            self._end(process)

    @staticmethod
    def _end(process: BaseProcess) -> None:
        if process.is_alive():
            process.terminate()
        process.join(LAST_WORDS)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def work(place: Place) -> None:
    """Does the jobs of the queue until the process is told to end, or the site has ended."""
    # what ends the program ends the job at its next safe place; Ctrl-C in a terminal is for the site
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with _alone(place), tempfile.TemporaryDirectory(prefix="papers2data-progress-") as folder:
            for job_id in jobs.recover(place.book):
                tidy(place, job_id)
            while _has_parent():
                if not _next(place, Path(folder)):
                    time.sleep(PAUSE)
    except KeyboardInterrupt:
        sys.exit(0)


def _next(place: Place, folder: Path) -> bool:
    """Does the next job; False where none waits."""
    job = jobs.take(place.book)
    if job is None:
        return False
    with _watching(place, job, folder) as is_stopped:
        try:
            read_job(place, job, folder)
        except KeyboardInterrupt:
            if not is_stopped.is_set():
                raise
    if job.kind == "links":
        jobs.forget_links(place.book)
    return True


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Waits until no other process reads for this office: one whose site was killed may still be ending."""
    with place.book.with_suffix(".lock").open("w") as file:
        while _has_parent():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(PAUSE)
        yield


@contextmanager
def _watching(place: Place, job: jobs.Job, folder: Path) -> Iterator[threading.Event]:
    """Tells how far the job is while it runs, and stops it where a person asked for that; the event is then set."""
    is_over, is_stopped = threading.Event(), threading.Event()

    def watch() -> None:
        while not is_over.wait(PAUSE):
            if not _has_parent() or jobs.is_cancelling(place.book, job.id):
                is_stopped.set()
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
                return
            pages = dict(_pages(folder))
            if pages:
                jobs.tell_pages(place.book, job.id, pages)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield is_stopped
    finally:
        is_over.set()
        thread.join()
        for path in folder.glob("*"):
            path.unlink()


def _pages(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for path in folder.glob("*"):
        page, _, pages = path.read_text(encoding="ascii").partition("/")
        if page and pages:
            yield path.name, (int(page), int(pages))


def _has_parent() -> bool:
    parent = multiprocessing.parent_process()
    return parent is None or parent.is_alive()
