"""Totals of tables that no layout reads, from their cells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from papers2data import store
from papers2data.check.rows.cells import cell_tables
from papers2data.check.rules.tables import totals
from papers2data.geometry import Box
from papers2data.model import Cell, Span, Table
from papers2data.store import load
from tests.check.made import messages
from tests.store.papers import NOW, pdf

HEADINGS = ("Item", "Budget", "Spent", "% spent")

WRONG = (
    "“TOTAL (CAPITAL)” prints a figure under “Spent” of 2,303, but the rows that it adds up come to 2,403: 100 apart."
)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    """An empty database."""
    made = store.open_db(tmp_path / "papers.db")
    yield made
    made.close()


def asked(db: sqlite_utils.Database, *rows: tuple[str, ...]) -> list[str]:
    """What is asked of a table with these rows under a heading of its own."""
    span = Span(page=1, boxes=(Box(1, 50, 60, 90, 70),))
    lines = (HEADINGS, ("CAPITAL", "", "", ""), *rows)
    cells = tuple(
        Cell(row, column, text, span, is_header=row == 0)
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
    )
    load(db, pdf("budget.pdf", "x", blocks=(Table(cells, len(lines), 4, span, header_rows=1),)), NOW)
    return [said for table in cell_tables(db) for said in messages(totals(table))]


CASES = [
    pytest.param("1,800", "2,403", [], id="right"),
    pytest.param("1,800", "2,303", [WRONG], id="wrong in one column"),
    pytest.param("1,800", "(2,403)", [], id="in brackets"),
    pytest.param("1,700", "2,303", [], id="nothing is proved"),
]


@pytest.mark.parametrize(("budget", "spent", "said"), CASES)
def test_totals(db: sqlite_utils.Database, budget: str, spent: str, said: list[str]) -> None:
    """A total is doubted where another column proves what it adds up; shares are left out."""
    rows = (("Quay", "1,000", "1,903", "190%"), ("Lamps", "500", "500", "100%"), ("Buoys", "300", "–", "0%"))
    assert asked(db, *rows, ("TOTAL", budget, spent, "134%")) == said


def test_a_gap(db: sqlite_utils.Database) -> None:
    """A column in which a row has no figure proves nothing, and is not doubted."""
    rows = (("Quay", "1,000", "1,903", ""), ("Lamps", "500", "", ""), ("Buoys", "300", "0", ""))
    assert asked(db, *rows, ("TOTAL", "1,800", "2,303", "")) == []
