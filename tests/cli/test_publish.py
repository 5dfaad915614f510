"""``publish``: a database made elsewhere takes the place of the published one, and nothing is lost by it."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from papers2data.store import open_db
from papers2data.store.office.book import book_path, make_book
from papers2data.store.office.jobs import new_job
from tests.cli.conftest import Run
from tests.cli.papers import write_papers
from tests.site.browser import serving
from tests.store.kept import stale


def titles(path: Path) -> list[str]:
    """The paths of the database's documents."""
    with closing(sqlite3.connect(path)) as db:
        return [row[0] for row in db.execute("SELECT path FROM documents ORDER BY path")]


@pytest.fixture
def new(run: Run, sample: Path, tmp_path: Path) -> Path:
    """The small database with two papers more."""
    path = Path(shutil.copy(sample, tmp_path / "new.db"))
    assert run("ingest", write_papers(tmp_path / "papers", 2), "--db", path, "--jobs", "1").exit_code == 0
    return path


@pytest.fixture
def old(sample: Path, tmp_path: Path) -> Path:
    """The published database."""
    return Path(shutil.copy(sample, tmp_path / "papers.db"))


def test_takes_the_place(run: Run, new: Path, old: Path) -> None:
    """The place then holds what the new database holds; that one is as it was, and nothing else is left behind."""
    before = new.read_bytes()
    result = run("publish", new, "--db", old)
    assert (result.exit_code, result.stderr) == (0, f"{old} is now what {new} is.\n")
    # SQLite leaves an empty log beside a database that was only read
    left = {path.name for path in old.parent.iterdir() if path.is_file()} - {"new.db-wal", "new.db-shm"}
    assert left == {"new.db", "papers.db"}
    assert titles(old) == titles(new)
    assert new.read_bytes() == before
    assert stale(old) == []


def test_a_first_one(run: Run, new: Path, tmp_path: Path) -> None:
    """Where nothing is published yet, the new database is what is published."""
    assert run("publish", new, "--db", tmp_path / "first.db").exit_code == 0
    assert titles(tmp_path / "first.db") == titles(new)


def test_what_people_said_is_carried_over(run: Run, new: Path, old: Path) -> None:
    """A correction that was made in the published database holds in the one that takes its place."""
    said = ("--why", "Said so", "--by", "A. Officer")
    with closing(sqlite3.connect(old)) as db:
        (row,) = db.execute("SELECT id FROM milestone_readings WHERE name LIKE 'Dredge%' LIMIT 1").fetchone()
    assert run("correct", row, "status_text", "Red", *said, "--db", old).exit_code == 0
    result = run("publish", new, "--db", old)
    # what is printed, and the status that it says
    assert "Carried over 2 corrections and decisions from" in result.stderr
    with closing(sqlite3.connect(old)) as db:
        found = db.execute("SELECT status_text FROM milestone_readings_current WHERE id = ?", (row,)).fetchone()
    assert found == ("Red",)
    assert titles(old) == titles(new)
    assert stale(old) == []


def test_papers_are_not_dropped_unasked(run: Run, sample: Path, new: Path) -> None:
    """A database that lacks papers of the published one takes its place only where that is asked for."""
    before = titles(new)
    result = run("publish", sample, "--db", new)
    assert result.exit_code == 5
    assert f"2 papers of {new} are not in {sample}, such as papers/update-001.md" in result.stderr
    assert titles(new) == before
    assert run("publish", sample, "--db", new, "--drop").exit_code == 0
    assert titles(new) == titles(sample)


def test_what_cannot_be_published(run: Run, new: Path, old: Path, tmp_path: Path) -> None:
    """A letter, a damaged file, nothing, the same file, and uploads under way: each is told, and nothing changes."""
    before = titles(old)
    (tmp_path / "letter.db").write_text("Dear all,\n" * 200, encoding="utf-8")
    whole = new.read_bytes()
    (tmp_path / "half.db").write_bytes(whole[: len(whole) // 2])
    for name, said in (
        ("letter.db", "is no database"),
        ("half.db", "half.db"),
        ("nothing.db", "there is no database"),
        ("papers.db", "is the published database already"),
    ):
        result = run("publish", tmp_path / name, "--db", old)
        assert (result.exit_code, said in result.stderr) == (5, True), result.stderr
    make_book(book_path(old))
    new_job(book_path(old), "papers", "Ada Harbour")
    assert "wait until the uploads are through" in run("publish", new, "--db", old).stderr
    assert titles(old) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_while_people_read(run: Run, new: Path, old: Path, root: Path) -> None:
    """Readers see the old database, then the new one, and never an error."""
    statuses: list[int] = []
    is_over = threading.Event()
    with serving(old, root / "corpus" / "papers") as address:

        def read() -> None:
            with httpx.Client(base_url=address, timeout=30) as client:
                while not is_over.is_set():
                    statuses.extend(client.get(path).status_code for path in ("/papers/documents", "/search?q=boat"))

        thread = threading.Thread(target=read)
        thread.start()
        seen = [httpx.get(f"{address}/papers/documents", timeout=30).text]
        result = run("publish", new, "--db", old)
        seen.append(httpx.get(f"{address}/papers/documents", timeout=30).text)
        is_over.set()
        thread.join()
    assert result.exit_code == 0
    assert ["update-001" in page for page in seen] == [False, True]
    assert set(statuses) == {200}
    with closing(open_db(old)) as db:
        assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
