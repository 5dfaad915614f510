"""A real process that is really killed, and two that write at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papers2data import snapshot
from papers2data.store import load, open_db, record_run
from tests.store.papers import NOW, pdf

LOADER = """
import sys
from pathlib import Path
from papers2data import snapshot
from papers2data.store import load, open_db
from tests.store.papers import NOW, milestone, pdf
db = open_db(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    words = [f"page {n} of document {number} " + "words " * 200 for n in range(20)]
    records = tuple(milestone(f"t{n}", f"Milestone {n}") for n in range(20))
    extraction = pdf(f"{number % 7}.pdf", *words, records=records)
    snapshot.write(extraction, Path(sys.argv[1]).parent / "extracted")
    load(db, extraction, NOW)
"""


def loader(path: Path, root: Path, first: int, last: int) -> subprocess.Popen[str]:
    """A process that loads documents ``first`` to ``last`` over seven paths, once it has opened the database."""
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"}
    command = [sys.executable, "-c", LOADER, str(path), str(first), str(last)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()[1]
    return process


def assert_whole(path: Path) -> int:
    """The number of documents, each of which has all its rows and can be found."""
    db = open_db(path)
    count = db["documents"].count
    assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    db.conn.execute("INSERT INTO pages_fts (pages_fts) VALUES ('integrity-check')")
    assert [db[table].count for table in ("pages", "milestone_readings", "evidence", "files")] == [
        20 * count,
        20 * count,
        40 * count,
        count,
    ]
    db.close()
    return count


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_at_any_instant(tmp_path: Path, root: Path) -> None:
    """A process killed while it loads leaves whole documents only, and whole snapshots only, ready to go on."""
    path = tmp_path / "papers.db"
    chance = random.Random(20240415)  # noqa: S311
    for attempt in range(6):
        process = loader(path, root, attempt * 1000, attempt * 1000 + 1000)
        time.sleep(chance.uniform(0.02, 0.4))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert_whole(path)
    db = open_db(path)
    load(db, pdf("9.pdf", "at last"), NOW)
    assert db.conn.execute("SELECT path FROM documents WHERE path = '9.pdf'").fetchall() == [("9.pdf",)]
    db.close()


def test_two_that_write_at_once(tmp_path: Path, root: Path) -> None:
    """Two processes that load into one database wait for each other and lose nothing."""
    path = tmp_path / "papers.db"
    processes = [loader(path, root, first, first + 7) for first in (0, 7)]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")
    assert assert_whole(path) == 7


def test_runs(tmp_path: Path) -> None:
    """Each run has a row with its totals, also two that began in the same second."""
    db = open_db(tmp_path / "papers.db")
    for documents in (2, 0):
        record_run(db, NOW, "2026-01-05T09:00:03Z", documents, 40, 300, 5, 2.9999)
    version = snapshot.current_origin().program
    assert [tuple(row) for row in db.conn.execute("SELECT * FROM runs ORDER BY rowid")] == [
        (f"run-{NOW}", NOW, "2026-01-05T09:00:03Z", version, 2, 40, 300, 5, 3.0),
        (f"run-{NOW}-2", NOW, "2026-01-05T09:00:03Z", version, 0, 40, 300, 5, 3.0),
    ]
    db.close()
