"""Pictures of pages, drawn one at a time in a process of their own, and kept while there is room."""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
from collections import OrderedDict
from concurrent.futures import TimeoutError as FutureTimeout
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from papers2data.errors import UnreadableError
from papers2data.readers.pdf.picture import page_png

ROOM = 96 << 20
"""Bytes of pictures that are kept."""

SECONDS = 20
"""How long the drawing of one page may take."""

RECYCLE = 500
"""Pages that one process draws before a fresh one takes its place: what pdfium leaks goes with it."""

Key = tuple[str, int, float]
"""A document's hash, the page's number, dots a point."""


class Pictures:
    """Draws pages. pdfium can't draw two at once, and a page that crashes it must cost one picture and not the site."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    async def png(self, path: Path, sha256: str, number: int, scale: float) -> bytes:
        """The page as a PNG. Raises UnreadableError where it cannot be drawn."""
        key = (sha256, number, scale)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            future = self._started().schedule(page_png, args=(path, number, scale), timeout=SECONDS)
        try:
            drawn: bytes = await asyncio.wrap_future(future)
        except FutureTimeout as error:
            raise UnreadableError(f"page {number} takes too long to draw") from error
        except ProcessExpired as error:
            raise UnreadableError(f"page {number} cannot be drawn: it breaks the program that draws it") from error
        self._keep(key, drawn)
        return drawn

    def close(self) -> None:
        """Ends the process that draws."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _started(self) -> ProcessPool:
        if self._pool is None:
            # a fork of a process with threads can hang
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(max_workers=1, max_tasks=RECYCLE, context=context)
        return self._pool

    def _keep(self, key: Key, drawn: bytes) -> None:
        with self._lock:
            if key not in self._kept:
                self._size += len(drawn)
            self._kept[key] = drawn
            while self._size > ROOM:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)
