"""How long papers take to read, the first time and unchanged: ``python -m benchmarks.ingest PATH…``."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import sqlite_utils

COUNTS = ("documents", "pages", "tables", "evidence", "findings")


def main(paths: list[str]) -> None:
    """Prints seconds of both runs, and counts of rows. Ends with the program's own message where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        db_path = Path(folder) / "papers.db"
        first, second = (timed(paths, db_path) for _ in range(2))
        db = sqlite_utils.Database(db_path)
        counts = {name: db[name].count for name in COUNTS}
        db.close()
    print("  ".join(f"{name} {count:,}" for name, count in counts.items()))
    print(f"first run {first:.1f} s ({counts['pages'] / first:.0f} pages/s), unchanged {second:.2f} s")


def timed(paths: list[str], db_path: Path) -> float:
    """Seconds from the start of the program to its end."""
    program = Path(sysconfig.get_path("scripts")) / "papers2data"
    started = time.perf_counter()
    done = subprocess.run([program, "ingest", *paths, "--db", db_path], stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 3):  # 3: some paper could not be read, which is part of what is measured
        sys.exit(done.stderr)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
