"""A corpus into the database: what changed is read, what failed is told, and a fault costs one document."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils
from reportlab.pdfgen.canvas import Canvas

from papers2data import snapshot, store
from papers2data.pipeline.document import Settings
from papers2data.pipeline.ingest import Report, ingest, load_snapshots
from papers2data.pipeline.inputs import Input, find_inputs

UPDATE = (
    "Housing Portfolio – July - September 2031 Update\n\n"
    "Programme 1 – Homes\t\t\t\n"
    "Key Milestones\tImplementation Date\tStatus\tUpdate\n"
    "Open the hostel\tDec 2031\tOn Target\tThe lease is signed.\n"
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    """An open database in a folder of its own."""
    opened = store.open_db(tmp_path / "papers.db")
    yield opened
    opened.close()


def run(db: sqlite_utils.Database, folder: Path, *paths: Path, settings: Settings | None = None) -> Report:
    """Ingests the papers at ``paths``, named by their place in ``folder``."""
    return ingest(db, list(find_inputs(paths, folder)), folder / "extracted", settings=settings, jobs=2)


def pipe(folder: Path) -> Input:
    """An input that never ends: a named pipe nobody writes to, so that its reader waits for ever."""
    path = folder / "endless.txt"
    os.mkfifo(path)
    return Input(path, "endless.txt", "e" * 64, 0, "text/plain")


def papers(folder: Path, *texts: str) -> list[Path]:
    """Text files with these contents."""
    paths = [folder / f"paper-{i}.txt" for i in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_paper_becomes_records_and_a_snapshot(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """One run reads, writes the snapshot beside and loads the records with their evidence."""
    report = run(db, tmp_path, *papers(tmp_path, UPDATE))
    assert report.outcomes == {"added": ["paper-0.txt"]}
    assert (tmp_path / "extracted" / "paper-0.txt.json").is_file()
    rows = list(db.query("SELECT name, status, due_end, period_end FROM milestone_readings"))
    assert rows == [
        {"name": "Open the hostel", "status": "on_track", "due_end": "2031-12-31", "period_end": "2031-09-30"}
    ]
    quotes = [row["quote"] for row in db.query("SELECT quote FROM evidence WHERE field = 'status'")]
    assert quotes == ["On Target"]


def test_what_did_not_change_is_not_read_again(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A second run leaves everything alone; a changed file is read again and replaces its rows."""
    (path,) = papers(tmp_path, UPDATE)
    run(db, tmp_path, path)
    assert run(db, tmp_path, path).outcomes == {"unchanged": ["paper-0.txt"]}
    path.write_text(UPDATE.replace("On Target", "Complete"), encoding="utf-8")
    assert run(db, tmp_path, path).outcomes == {"replaced": ["paper-0.txt"]}
    assert [row["status"] for row in db.query("SELECT status FROM milestone_readings")] == ["complete"]


def test_a_bad_file_stops_no_other(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """Files that cannot be read are named with their reasons, and the rest of the pack is loaded."""
    good, empty = papers(tmp_path, UPDATE, " \n")
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7 nothing follows")
    report = run(db, tmp_path, damaged, empty, good)
    assert report.outcomes == {"unreadable": ["damaged.pdf", "paper-1.txt"], "added": ["paper-0.txt"]}
    assert "damaged" in report.reasons["damaged.pdf"]
    assert "empty" in report.reasons["paper-1.txt"]
    codes = [row["code"] for row in db.query("SELECT code FROM findings WHERE code = 'unreadable'")]
    assert codes == ["unreadable", "unreadable"]


def test_a_file_that_failed_is_tried_again(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """What could not be read before is not taken for unchanged."""
    (empty,) = papers(tmp_path, " \n")
    run(db, tmp_path, empty)
    assert run(db, tmp_path, empty).outcomes == {"unreadable": ["paper-0.txt"]}


def test_a_hang_costs_one_document(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A document that takes too long is stopped with its reason; the next one is read."""
    (good,) = papers(tmp_path, UPDATE)
    files = [pipe(tmp_path), *find_inputs([good], tmp_path)]
    report = ingest(db, files, tmp_path / "extracted", settings=Settings(seconds=5), jobs=1)
    assert report.outcomes == {"unreadable": ["endless.txt"], "added": ["paper-0.txt"]}
    assert "longer than 5 seconds" in report.reasons["endless.txt"]


def test_a_bomb_costs_one_document(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A document that grows without end meets the memory limit, with its reason; the next one is read."""
    bomb = Input(Path("/dev/zero"), "bomb.txt", "b" * 64, 0, "text/plain")
    (good,) = papers(tmp_path, UPDATE)
    files = [bomb, *find_inputs([good], tmp_path)]
    report = ingest(db, files, tmp_path / "extracted", settings=Settings(memory=1500, seconds=60), jobs=1)
    assert report.outcomes == {"unreadable": ["bomb.txt"], "added": ["paper-0.txt"]}
    assert "1500 MiB" in report.reasons["bomb.txt"]


@pytest.mark.skipif(not Path("/proc/self/wchan").exists(), reason="finds the worker through Linux's /proc")
def test_a_crash_costs_one_document(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A worker killed from outside leaves a finding for its document, and the pack goes on."""
    (good,) = papers(tmp_path, UPDATE)
    endless = pipe(tmp_path)
    killed: list[int] = []

    def kill() -> None:
        for _ in range(400):
            found = _readers_of(endless.path)
            if found:
                killed.extend(found)
                os.kill(found[0], signal.SIGKILL)
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    files = [endless, *find_inputs([good], tmp_path)]
    report = ingest(db, files, tmp_path / "extracted", settings=Settings(seconds=60), jobs=1)
    thread.join()
    assert killed
    assert report.outcomes == {"unreadable": ["endless.txt"], "added": ["paper-0.txt"]}
    assert "crashed" in report.reasons["endless.txt"]


def _readers_of(path: Path) -> list[int]:
    """Processes that wait in the kernel for somebody to write to the pipe at ``path``."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and int(process.name) != os.getpid():
            try:
                waits = (process / "wchan").read_text()
                command = (process / "cmdline").read_bytes()
            except OSError:
                continue
            if b"forkserver" in command and waits == "wait_for_partner":
                found.append(int(process.name))
    return found


def test_snapshots_load_without_their_documents(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A database can be made from the snapshots alone, with the same rows."""
    (path,) = papers(tmp_path, UPDATE)
    run(db, tmp_path, path)
    wanted = list(db.query("SELECT * FROM milestone_readings"))
    path.unlink()
    other = store.open_db(tmp_path / "other.db")
    load_snapshots(other, [tmp_path / "extracted" / "paper-0.txt.json"])
    assert list(other.query("SELECT * FROM milestone_readings")) == wanted
    other.close()


def test_killed_in_the_middle_leaves_whole_documents(tmp_path: Path) -> None:
    """However an ingest is killed, the database holds whole documents only, and the next run finishes the work."""
    paths = papers(tmp_path, *[UPDATE.replace("hostel", f"hostel number {i}") for i in range(30)])
    command = [sys.executable, "-m", "papers2data", "ingest", str(tmp_path), "--db", str(tmp_path / "papers.db")]
    command += ["--extracted", str(tmp_path / "extracted"), "--root", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and not list(tmp_path.glob("extracted/*.json")):
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with sqlite3.connect(tmp_path / "papers.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        torn = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM milestone_readings)"
        assert connection.execute(torn).fetchone() == (0,)
    connection.close()
    db = store.open_db(tmp_path / "papers.db")
    report = run(db, tmp_path, *paths)
    db.close()
    assert report.documents == 30
    assert set(report.outcomes) <= {"added", "unchanged"}


def test_a_paper_read_in_part_says_so_and_is_read_again(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """Reading the first pages only leaves a finding, and the next run reads the whole."""
    path = tmp_path / "long.pdf"
    canvas = Canvas(str(path))
    for number in (1, 2, 3):
        canvas.drawString(72, 720, f"Words of page {number}")
        canvas.showPage()
    canvas.save()
    run(db, tmp_path, path, settings=Settings(pages=2))
    assert [row["code"] for row in db.query("SELECT code FROM findings")] == ["pages-left"]
    assert run(db, tmp_path, path).outcomes == {"replaced": ["long.pdf"]}
    assert list(db.query("SELECT code FROM findings")) == []
    assert [row["number"] for row in db.query("SELECT number FROM pages")] == [1, 2, 3]


def test_what_was_loaded_before_a_stop_is_linked(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """Papers that a stopped run loaded but did not link are linked by the next, though it finds nothing to read."""
    (path,) = papers(tmp_path, UPDATE)
    elsewhere = store.open_db(tmp_path / "other.db")
    run(elsewhere, tmp_path, path)
    elsewhere.close()
    (extracted,) = (tmp_path / "extracted").rglob("*.json*")
    store.load(db, snapshot.read(extracted), "2031-10-01T09:00:00+00:00", snapshot.origin_of(extracted))
    assert db["milestones"].count == 0
    assert run(db, tmp_path, path).outcomes == {"unchanged": ["paper-0.txt"]}
    assert [row["name"] for row in db["milestones"].rows] == ["Open the hostel"]
