"""How often one may try to sign in."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

WINDOW = 15 * 60.0
"""Seconds after which an attempt is forgotten."""

MOST_KEYS = 10_000


class Limiter:
    """Counts attempts that failed. An attempt counts before its outcome is known, so that many at once count, too."""

    def __init__(self) -> None:
        self._tried: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def seconds_to_wait(self, limits: dict[str, int]) -> int:
        """0 where one may try, which then counts; else the seconds until one may. ``limits`` are attempts by key."""
        now = time.monotonic()
        with self._lock:
            tried = {key: self._recent(key, now) for key in limits}
            full = [tried[key][0] for key, most in limits.items() if len(tried[key]) >= most]
            if full:
                return int(max(full) + WINDOW - now) + 1
            for times in tried.values():
                times.append(now)
        return 0

    def succeeded(self, limits: dict[str, int]) -> None:
        """Takes the last attempt back: it was right."""
        with self._lock:
            for key in limits:
                if self._tried.get(key):
                    self._tried[key].pop()

    def _recent(self, key: str, now: float) -> deque[float]:
        times = self._tried.setdefault(key, deque())
        self._tried.move_to_end(key)
        while times and times[0] < now - WINDOW:
            times.popleft()
        while len(self._tried) > MOST_KEYS:
            self._tried.popitem(last=False)
        return times
