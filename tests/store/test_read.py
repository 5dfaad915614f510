"""Reading back: what the database holds, and one row with its proof."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.errors import UsageError
from papers2data.link import link_all
from papers2data.store import load, read
from tests.store.papers import NOW, milestone, pdf, resolution


def test_tables(db: sqlite_utils.Database) -> None:
    """Every table and view is listed with title, columns and number of rows."""
    load(db, pdf("a.pdf", "x", "y"), NOW)
    infos = {info.name: info for info in read.tables(db)}
    assert (infos["pages"].title, infos["pages"].rows, infos["pages"].is_view) == ("Pages", 2, False)
    assert (infos["document_summary"].rows, infos["document_summary"].is_view) == (1, True)
    assert infos["runs"].columns[:3] == ("id", "started_at", "finished_at")
    assert tuple(infos) == read.table_names()


def test_show_a_record(db: sqlite_utils.Database) -> None:
    """A record is found by its id in whatever table, with its document and its evidence, the whole's first."""
    own = load(db, pdf("a.pdf", "x", records=(milestone("t0r1", "Wall"),)), NOW).document_id
    shown = read.show(db, f"{own}-t0r1")
    assert (shown.table, shown.title, shown.values["name"]) == ("milestone_readings", "Milestone readings", "Wall")
    assert shown.document is not None
    assert shown.document["path"] == "a.pdf"
    assert [(item.field, item.page, item.quote, item.x0) for item in shown.evidence] == [
        ("", 1, "Wall", 72.0),
        ("name", 1, "Wall", 72.0),
    ]


def test_show_a_milestone(db: sqlite_utils.Database) -> None:
    """A milestone is shown with the ids of all that was read of it."""
    own = load(db, pdf("a.pdf", "x", records=(milestone("t0r1", "Wall"),)), NOW).document_id
    link_all(db)
    (milestone_id,) = db.conn.execute("SELECT id FROM milestones").fetchone()
    shown = read.show(db, milestone_id)
    assert (shown.document, shown.readings) == (None, (("milestone_readings", f"{own}-t0r1"),))


def test_show_what_is_not_there(db: sqlite_utils.Database) -> None:
    """An id that nothing has is an error that repeats it; a view has no ids."""
    with pytest.raises(UsageError, match="nothing with the id 'x-1'"):
        read.show(db, "x-1")
    with pytest.raises(UsageError, match="kpi_series is a view"):
        read.show(db, "x-1", "kpi_series")


def test_show_what_is_there_twice(db: sqlite_utils.Database) -> None:
    """An id that two tables have is not guessed at: both are named, and either can be asked for."""
    own = load(db, pdf("a.pdf", "x", records=(milestone("x1", "Wall"), resolution("x1", "So be it."))), NOW).document_id
    with pytest.raises(UsageError, match="say which of milestone_readings, resolutions"):
        read.show(db, f"{own}-x1")
    assert read.show(db, f"{own}-x1", "resolutions").values["text"] == "So be it."
