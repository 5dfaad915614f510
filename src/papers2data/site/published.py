"""The published database, which may be replaced under the site: each question goes to the file that is there now."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database

Answer = TypeVar("Answer")

Stamp = tuple[int, int]
"""A file's device and number, which a file that takes its place does not share."""

PATIENCE = 2.0
"""Seconds that the file may be missing while it is replaced."""


class Published(Database):  # type: ignore[misc]  # Datasette has no types
    """A database file that is opened anew once another file has taken its place."""

    def __init__(self, site: Any, path: Path, *, is_mutable: bool) -> None:
        super().__init__(site, path=str(path), is_mutable=is_mutable)
        self._file = path
        self._log_file = path.with_name(f"{path.name}-wal")
        self._stamp: Stamp | None = None
        self._log: Stamp | None = None
        self._lock = threading.Lock()
        self._here = threading.local()

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """The answer of ``fn``, which is given a connection to the file that is there now."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.ds.executor, lambda: fn(self._connection()))

    def _connection(self) -> sqlite3.Connection:
        """The thread's connection; one to a file that was replaced is closed first."""
        stamp = self._current()
        kept: tuple[Stamp | None, sqlite3.Connection] | None = getattr(self._here, "kept", None)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        if kept is not None:
            del self._here.kept
            self._all_file_connections.remove(kept[1])
            kept[1].close()
        made = self._opened()
        self.ds._prepare_connection(made, self.name)
        self._here.kept = (stamp, made)
        return made

    def _opened(self) -> sqlite3.Connection:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                made: sqlite3.Connection = self.connect()
                made.execute("PRAGMA schema_version").fetchone()
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return made

    def _current(self) -> Stamp | None:
        """The file that is there now; the one that was, while there is none."""
        log, stamp = _stamp(self._log_file), _stamp(self._file)
        if stamp is None or stamp == self._stamp:
            self._log = log if stamp else self._log
            return self._stamp
        with self._lock:
            if stamp != self._stamp:
                if self._stamp is not None and log is not None and log == self._log:
                    self._drop_log()
                self._stamp, self._log = stamp, None
        return stamp

    def _drop_log(self) -> None:
        """Removes the log that the replaced file left behind.

        SQLite knows a log by its name only, and would take its pages for pages of the new file.
        """
        for ending in ("-wal", "-shm"):
            self._file.with_name(f"{self._file.name}{ending}").unlink(missing_ok=True)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # asked before each question: a microsecond, and not five
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
