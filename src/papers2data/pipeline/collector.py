"""Python's search for cycles of garbage, put off while a document is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (400_000, 20, 1_000)
"""New objects before the youngest are searched, and how often the older ones are with them."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Searches for cycles seldom within, and as before after it.

    What reading makes holds no cycles and lives until its document is done, so that a search finds nothing and walks
    over everything: as often as Python does it by itself, this costs a fifth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            # What was read is made old at once: else the next search of the young would walk over all of it.
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)
