"""Indexes for whole pages: they answer without sorting, and follow their declarations."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils

from papers2data.store import OlderError, open_db
from papers2data.store.indexes import OPEN, PLACES, indexes
from papers2data.store.views import kept_table


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        pytest.param(
            "documents_newest",
            "SELECT id FROM documents ORDER BY coalesce(meeting_date, period_end, '') DESC, added_at DESC, path",
            id="newest papers",
        ),
        pytest.param(
            "_search_places_body",
            "SELECT id FROM _search_places WHERE body IN (3) AND id >= 7 AND id < 11",
            id="a committee's places",
        ),
        pytest.param(
            "findings_open",
            f"SELECT family, severity, code, count(*) FROM findings WHERE {OPEN} GROUP BY 1, 2, 3",  # noqa: S608
            id="open findings of each kind",
        ),
        pytest.param(
            "meetings_newest",
            "SELECT id FROM meetings ORDER BY date IS NULL, date DESC, body LIMIT 200",
            id="newest meetings",
        ),
        pytest.param(
            "kpi_series_last",
            f"SELECT value FROM {kept_table('kpi_series')} WHERE is_last = 1 AND kpi_id = 'berths'",  # noqa: S608
            id="an indicator's last figure",
        ),
        pytest.param(
            "milestone_history_last",
            f"SELECT due_end FROM {kept_table('milestone_history')} WHERE is_last = 1 AND milestone_id = 'wall'",  # noqa: S608
            id="a milestone as last reported",
        ),
        pytest.param(
            "resolution_tracker_due",
            "SELECT text FROM resolution_tracker WHERE state = 'open' AND coalesce(next_due, due_end) IS NOT NULL "
            "ORDER BY coalesce(next_due, due_end), meeting_date, resolution_id LIMIT 6",
            id="what is due next",
        ),
        pytest.param(
            "resolution_tracker_body",
            "SELECT DISTINCT body FROM resolution_tracker WHERE body <> '' ORDER BY 1",
            id="committees of the tracker",
        ),
        pytest.param(
            "resolution_tracker_listed",
            "SELECT text FROM resolution_tracker ORDER BY coalesce(next_due, due_end) IS NULL, "
            "coalesce(next_due, due_end), meeting_date DESC LIMIT 200",
            id="the tracker in its order",
        ),
    ],
)
def test_an_index_answers(db: sqlite_utils.Database, name: str, sql: str) -> None:
    """What a page asks first is answered by the index made for it, without sorting, also before rows are counted."""
    plan = [row[3] for row in db.conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert [step for step in plan if f"INDEX {name}" in step] == plan


def test_every_index_is_tried() -> None:
    """There is a question above for each index that is declared."""
    tried = [mark for mark in test_an_index_answers.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]
    assert sorted(row.values[0] for row in tried[0].args[1]) == sorted(PLACES)


@pytest.mark.parametrize("older", ["DROP INDEX {}", "DROP INDEX {}; CREATE INDEX {} ON documents (title)"])
def test_an_older_database(tmp_path: Path, older: str) -> None:
    """A database without an index, or with another one of its name, is brought up to date before it is read."""
    path = tmp_path / "papers.db"
    db = open_db(path)
    db.conn.executescript(older.replace("{}", "documents_newest"))
    db.close()
    with pytest.raises(OlderError):
        open_db(path, readonly=True)
    open_db(path).close()
    db = open_db(path, readonly=True)
    (sql,) = db.conn.execute("SELECT sql FROM sqlite_master WHERE name = 'documents_newest'").fetchone()
    assert sql == indexes()["documents_newest"]
    db.close()
