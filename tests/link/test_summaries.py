"""Indicators that one paper tells twice: in a summary of ratings, and with their figures."""

from __future__ import annotations

import sqlite_utils

from papers2data.link import link_all
from papers2data.model import Record
from papers2data.store import load
from tests.link.corpus import kpi, rows
from tests.store.papers import NOW, pdf, small_table

SUMMARY = (
    kpi("t0r0", "% of berths inspected in time", rag="green", unit=None),
    kpi("t0r1", "% of berths dredged in time", rag="red", unit=None),
)

CARDS = (
    kpi("t1r0", "Percentage of berths inspected in time", rag="green", value=97.0, value_text="97%"),
    kpi("t1r1", "Percentage of berths dredged in time", rag="red", value=71.0, value_text="71%"),
    kpi("t1r2", "Percentage of berths dredged and inspected in time", rag="red", value=60.0, value_text="60%"),
)


def told(db: sqlite_utils.Database, *records: Record) -> dict[str, int]:
    """How many readings of one paper each indicator has, by its last name."""
    load(db, pdf("scorecard.pdf", "x", records=records, blocks=(small_table("a"), small_table("b"))), NOW)
    db.conn.execute(
        "UPDATE kpi_readings SET table_id = document_id || CASE WHEN id LIKE '%-t0r%' THEN '-t0' ELSE '-t1' END"
    )
    db.conn.commit()
    link_all(db)
    return {
        str(name): int(str(count))
        for name, count in rows(db, "SELECT max(name), count(*) FROM kpi_readings GROUP BY kpi_id")
    }


def test_summary_and_cards(db: sqlite_utils.Database) -> None:
    """A row of ratings and the card with the figures are one indicator, though "%" stands for "percentage"."""
    assert told(db, *SUMMARY, *CARDS) == {
        "Percentage of berths inspected in time": 2,
        "Percentage of berths dredged in time": 2,
        "Percentage of berths dredged and inspected in time": 1,
    }


def test_two_tables_of_figures(db: sqlite_utils.Database) -> None:
    """Two tables that both have figures tell different things, however alike the names."""
    figures = kpi("t0r0", "% of berths inspected in time", value=50.0, value_text="50%")
    assert len(told(db, figures, *CARDS[:1])) == 2
