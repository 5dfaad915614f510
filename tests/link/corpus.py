"""Small papers of a harbour that does not exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlite_utils

from papers2data.link import link_all
from papers2data.model import Extraction, Record, Scalar
from papers2data.store import load
from tests.store.papers import NOW, milestone, pdf

Rows = list[tuple[object, ...]]


def rows(db: sqlite_utils.Database, sql: str) -> Rows:
    """The rows that a query gives."""
    return [tuple(row) for row in db.conn.execute(sql).fetchall()]


def update(
    period: str,
    *names: str | tuple[str, Mapping[str, Scalar]],
    path: str = "",
    programme: str = "Quays",
    basis: str = "reported",
) -> Extraction:
    """A quarterly update with these milestones, each with more of its values where given."""
    records = []
    for number, given in enumerate(names):
        name, values = (given, dict[str, Scalar]()) if isinstance(given, str) else given
        told: dict[str, Scalar] = {"programme": programme, "basis": basis, "period_end": period}
        records.append(milestone(f"t0r{number}", name, **{**told, **values}))
    facts: dict[str, Scalar] = {"period_end": period, "title": "Quays update"}
    return pdf(path or f"{period}.pdf", "x", date=None, body="", records=tuple(records), facts=facts)


def linked(db: sqlite_utils.Database, papers: Sequence[Extraction]) -> None:
    """Loads the papers in this order and links them."""
    for paper in papers:
        load(db, paper, NOW)
    link_all(db)


def groups(
    db: sqlite_utils.Database, table: str = "milestone_readings", link: str = "milestone_id"
) -> set[frozenset[str]]:
    """The readings that are one thing, by their ids."""
    found: dict[str, set[str]] = {}
    for reading, thing in db.conn.execute(f"SELECT id, {link} FROM {table}"):  # noqa: S608
        found.setdefault(thing, set()).add(reading)
    return {frozenset(group) for group in found.values()}


def kpi(place: str, name: str, **values: Scalar) -> Record:
    """A figure of an indicator."""
    return Record("kpi_readings", place, {"name": name, "series": "actual", "unit": "%", **values})
