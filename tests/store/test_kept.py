"""Views whose rows are kept: made with the links, never older than their papers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlite_utils

from papers2data.link import link_all
from papers2data.store import forget, load, open_db
from papers2data.store.kept import KEPT, keep_views_of, kept_views
from papers2data.store.views import kept_table, views
from tests.store.papers import NOW, milestone, pdf

HISTORY = "SELECT as_at, name FROM milestone_history"


def wall(db: sqlite_utils.Database) -> None:
    """A milestone that two papers report."""
    for day in ("2023-03-31", "2023-06-30"):
        record = milestone("t0r0", "Repair the wall", period_end=day, status="on_track")
        load(db, pdf(f"{day}.pdf", "x", records=(record,), date=None, facts={"period_end": day}), NOW)
    link_all(db)


def test_every_kept_view_is_named() -> None:
    """Each view that is declared as kept is made, each after those that it reads from."""
    assert sorted(KEPT) == sorted(view.name for view in views() if view.kept)
    for number, view in enumerate(kept_views()):
        assert not [later for later in KEPT[number:] if later in view.sql]


def test_an_index_answers(db: sqlite_utils.Database) -> None:
    """The history of one milestone is found by an index and in its order, without sorting."""
    plan = db.conn.execute("EXPLAIN QUERY PLAN SELECT * FROM milestone_history WHERE milestone_id = 'wall'")
    assert [row[3] for row in plan] == [
        "SEARCH milestone_history_rows USING INDEX milestone_history_rows_milestone_id (milestone_id=?)"
    ]


def test_rows_go_with_their_paper(db: sqlite_utils.Database) -> None:
    """What a paper said is gone from the views as soon as the paper is."""
    wall(db)
    forget(db, "2023-03-31.pdf")
    assert db.conn.execute(HISTORY).fetchall() == [("2023-06-30", "Repair the wall")]


def test_an_older_database_is_filled(tmp_path: Path) -> None:
    """A database whose views were found in another way, or not kept, has their rows once it is opened."""
    db = open_db(tmp_path / "papers.db")
    wall(db)
    before = db.conn.execute(HISTORY).fetchall()
    db.close()
    old = sqlite3.connect(tmp_path / "papers.db")
    table = kept_table("milestone_history")
    old.executescript(f"DROP VIEW milestone_history; DROP TABLE {table}; CREATE TABLE {table} (milestone_id)")
    old.close()
    again = open_db(tmp_path / "papers.db")
    assert again.conn.execute(HISTORY).fetchall() == before
    again.close()


def test_one_thing(db: sqlite_utils.Database) -> None:
    """What is found out anew for one thing alone is what all of the views would hold."""
    wall(db)
    tables = [kept_table(name) for name in KEPT]
    before = [db.conn.execute(f"SELECT * FROM {name}").fetchall() for name in tables]  # noqa: S608
    ids = [row[0] for row in db.conn.execute("SELECT id FROM milestone_readings")]
    for name in ids:
        keep_views_of(db, "milestone_readings", name)
    assert [db.conn.execute(f"SELECT * FROM {name}").fetchall() for name in tables] == before  # noqa: S608
