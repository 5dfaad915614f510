"""A quick start: libraries that no command needs are kept from being imported on the way."""

from __future__ import annotations

import sys

SLOW = ("numpy", "pandas")
"""sqlite-utils imports these where they are installed, to know their types: half a second that no command needs."""


def import_database_library() -> None:
    """Imports sqlite-utils as if numpy and pandas were not installed; both can be imported afterwards."""
    if "sqlite_utils" in sys.modules:
        return
    kept_out = [name for name in SLOW if name not in sys.modules]
    sys.modules.update(dict.fromkeys(kept_out))  # type: ignore[arg-type]  # None is how Python spells "not there"
    try:
        import sqlite_utils  # noqa: F401
    finally:
        for name in kept_out:
            sys.modules.pop(name, None)
