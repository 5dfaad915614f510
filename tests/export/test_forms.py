"""Tables and views as CSV and JSON for other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
import sqlite_utils

from papers2data.errors import UsageError
from papers2data.export.cells import safe_cell
from papers2data.export.forms import Form
from papers2data.export.tables import write_table
from papers2data.model import Record
from papers2data.store import load, read
from tests.store.papers import NOW, milestone, pdf


def exported(db: sqlite_utils.Database, table: str, form: Form) -> str:
    """What an export writes."""
    out = io.BytesIO()
    write_table(db, table, form, out)
    return out.getvalue().decode()


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
        pytest.param("\n=1", "'\n=1", id="hidden by an end of line"),
        pytest.param("\r=1", "'\r=1", id="hidden by a return"),
        pytest.param("＝1+1", "'＝1+1", id="a wide sign"),
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
    assert safe_cell(value) == cell


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
    with pytest.raises(UsageError, match="there is no format 'xml': choose from csv, json, xlsx"):
        exported(db, "pages", "xml")  # type: ignore[arg-type]
