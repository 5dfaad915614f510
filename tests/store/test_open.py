"""Opening the database: what is made, what is refused and why."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from papers2data.errors import StoreError
from papers2data.schema.load import schemas
from papers2data.store import OlderError, load, open_db
from papers2data.store.views import views
from tests.store.papers import NOW, milestone, pdf


def test_holds_every_declared_table_and_view(tmp_path: Path) -> None:
    """A new database has each declared table with its columns in order, and each declared view."""
    db = open_db(tmp_path / "new.db")
    for table, kind in schemas().records.items():
        assert [column.name for column in db[table].columns] == list(kind.fields)
    for view in views():
        names = [column[0] for column in db.conn.execute(f'SELECT * FROM "{view.name}"').description]  # noqa: S608
        assert names == list(view.columns)
    db.close()


def test_pages_and_journal(tmp_path: Path) -> None:
    """The file has pages of 16 KB and a write-ahead log, and links are enforced."""
    db = open_db(tmp_path / "new.db")
    found = [db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "journal_mode", "foreign_keys")]
    assert found == [16384, "wal", 1]
    db.close()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """A database that is opened a second time keeps its rows and its shape."""
    path = tmp_path / "papers.db"
    db = open_db(path)
    load(db, pdf("a.pdf", "words"), NOW)
    shape = db.conn.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    db.close()
    again = open_db(path, create=False)
    assert again.conn.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == shape
    assert [row["path"] for row in again["documents"].rows] == ["a.pdf"]
    again.close()


def test_a_new_column_appears_in_an_old_database(tmp_path: Path) -> None:
    """A database from before a column, an index or a text to search was declared gets it when it is opened."""
    path = tmp_path / "papers.db"
    db = open_db(path)
    load(db, pdf("a.pdf", "words", records=(milestone("t0", "Repair the harbour wall"),)), NOW)
    db.close()
    old = sqlite3.connect(path)
    old.executescript(
        "DROP TRIGGER milestone_readings_fts_insert; DROP TRIGGER milestone_readings_fts_delete; "
        "DROP TRIGGER milestone_readings_fts_update; DROP TABLE milestone_readings_fts; "
        "DROP VIEW milestone_entries_exits; DROP VIEW overdue_milestones; DROP VIEW milestone_history; "
        "DROP VIEW status_changes; DROP INDEX documents_kind; "
        "ALTER TABLE documents DROP COLUMN digest;"
    )
    old.close()
    again = open_db(path)
    assert "digest" in [column.name for column in again["documents"].columns]
    assert "milestone_history" in again.view_names()
    search = "SELECT count(*) FROM milestone_readings_fts WHERE milestone_readings_fts MATCH 'harbours'"
    assert again.conn.execute(search).fetchone() == (1,)
    again.close()


def test_read_only_writes_nothing(tmp_path: Path) -> None:
    """A database that is opened for reading can be read and not written."""
    path = tmp_path / "papers.db"
    open_db(path).close()
    db = open_db(path, readonly=True)
    with pytest.raises(StoreError, match="cannot be written"):
        load(db, pdf("a.pdf", "words"), NOW)
    db.close()


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("ALTER TABLE documents DROP COLUMN digest", id="a column"),
        pytest.param("DROP VIEW status_changes", id="a view"),
        pytest.param("DROP TABLE kpi_series_rows; CREATE TABLE kpi_series_rows (kpi_id)", id="a kept view's rows"),
    ],
)
def test_an_old_database_is_not_read_as_it_is(tmp_path: Path, before: str) -> None:
    """One from before something was declared is no database to read until it was opened for writing."""
    path = tmp_path / "papers.db"
    open_db(path).close()
    open_db(path, readonly=True).close()
    old = sqlite3.connect(path)
    old.executescript(before)
    old.close()
    with pytest.raises(OlderError, match="made by an older version: run 'papers2data check'"):
        open_db(path, readonly=True)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (id)")
    other.close()


def _newer(path: Path) -> None:
    db = open_db(path)
    step = {"migration_set": "papers2data", "name": "m999_of_tomorrow", "applied_at": "2030"}
    db.table("_sqlite_migrations").insert(step)
    db.close()


def _torn(path: Path) -> None:
    open_db(path).close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda path: path.mkdir(), "is a folder", id="a folder"),
        pytest.param(lambda path: path.write_text("%PDF"), "is no database", id="a file of another kind"),
        pytest.param(_foreign, "is another program's database", id="another program's"),
        pytest.param(_newer, "newer version of papers2data .*m999_of_tomorrow", id="a newer version's"),
        pytest.param(_torn, "cannot be read as a database", id="a damaged one"),
    ],
)
def test_refused(tmp_path: Path, make: object, reason: str) -> None:
    """What is no database of this program is refused, in words that name the file, and left as it was."""
    path = tmp_path / "x.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=f"x.db.* {reason}"):
        open_db(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_missing(tmp_path: Path) -> None:
    """Where no database may be made, a missing one is an error that says how to make it."""
    for options in ({"create": False}, {"readonly": True}):
        with pytest.raises(StoreError, match=r"no database at .*x\.db: make one with 'papers2data ingest'"):
            open_db(tmp_path / "x.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_missing_folder(tmp_path: Path) -> None:
    """A database in a folder that does not exist is refused and the folder is named."""
    with pytest.raises(StoreError, match=r"there is no folder .*nowhere"):
        open_db(tmp_path / "nowhere" / "x.db")


def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    """A file of no bytes, as a temporary file is, becomes a database."""
    path = tmp_path / "x.db"
    path.touch()
    db = open_db(path)
    assert db["documents"].count == 0
    db.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_unwritable_folder(tmp_path: Path) -> None:
    """A database that can't be made for want of permission is refused with what to check."""
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="Check the permissions"):
        open_db(tmp_path / "x.db")
