"""Reading back: what the database holds, one row with its proof, and files for other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
import sqlite_utils

from papers2data import export
from papers2data.errors import UsageError
from papers2data.link import link_all
from papers2data.model import Record
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


def exported(db: sqlite_utils.Database, table: str, fmt: export.Format) -> str:
    """What an export writes."""
    out = io.StringIO(newline="")
    export.rows(db, table, fmt, out)
    return out.getvalue()


def test_csv(db: sqlite_utils.Database) -> None:
    """CSV has the declared columns as headings, empty cells for NULL and quotes around line ends."""
    load(db, pdf("a.pdf", "x", records=(milestone("t0", "Wall,\n“old”", saving_gbp=1500.5),)), NOW)
    found = list(csv.DictReader(io.StringIO(exported(db, "milestone_readings", "csv"), newline="")))
    assert list(found[0]) == list(read.columns_of("milestone_readings"))
    assert [(row["name"], row["saving_gbp"], row["lead"], row["page"]) for row in found] == [
        ("Wall,\n“old”", "1500.5", "", "1")
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="function"),
        pytest.param("+cmd", "'+cmd", id="plus"),
        pytest.param("-cmd|x", "'-cmd|x", id="minus"),
        pytest.param("- a list", "'- a list", id="list item"),
        pytest.param("\t=1", "'\t=1", id="hidden by a tab"),
        pytest.param("-5.2%", "-5.2%", id="negative percentage"),
        pytest.param("+£1,200", "+£1,200", id="signed money"),
        pytest.param("-", "-", id="a dash for none"),
        pytest.param("plain", "plain", id="words"),
        pytest.param(-5, -5, id="a number"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_cells_that_spreadsheets_would_run(value: str | int | None, cell: str | int | None) -> None:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers."""
    assert export.safe_cell(value) == cell


def test_json(db: sqlite_utils.Database) -> None:
    """JSON has lists as lists and yes or no as true or false, and can be read back."""
    records = (
        Record("risk_readings", "q1", {"title": "Storm", "mitigations": '["Watch", "Moor"]', "score": 12}),
        Record("budget_lines", "b1", {"name": "Total", "is_total": True, "value": -3.5}),
    )
    load(db, pdf("a.pdf", "x", records=records), NOW)
    (risk,) = json.loads(exported(db, "risk_readings", "json"))
    assert (risk["mitigations"], risk["score"], risk["rag"]) == (["Watch", "Moor"], 12.0, None)
    (line,) = json.loads(exported(db, "budget_lines", "json"))
    assert (line["is_total"], line["value"]) == (True, -3.5)
    assert json.loads(exported(db, "milestones", "json")) == []


@pytest.mark.parametrize("table", read.table_names())
def test_every_table_can_be_exported(db: sqlite_utils.Database, table: str) -> None:
    """Each table and view gives its headings as CSV and a list as JSON, also when it is empty."""
    assert exported(db, table, "csv").splitlines() == [",".join(read.columns_of(table))]
    assert json.loads(exported(db, table, "json")) == []


def test_unknown(db: sqlite_utils.Database) -> None:
    """A table or format that does not exist is refused with those that do."""
    with pytest.raises(UsageError, match="there is no table 'pages_fts': choose from agenda_items"):
        exported(db, "pages_fts", "csv")
    with pytest.raises(UsageError, match="there is no format 'xml': choose from csv, json"):
        exported(db, "pages", "xml")  # type: ignore[arg-type]
