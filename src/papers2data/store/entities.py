"""Milestones, KPIs and risks over all papers, by the names that are printed.

A first, plain answer to "is this the same one?": equal names, letter case and punctuation aside. It is computed anew
over the whole database, so the order in which papers came can't matter, and a name keeps its id whatever is added.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlite_utils

from papers2data.model import Scalar
from papers2data.schema.load import schemas
from papers2data.store.connection import writing
from papers2data.store.ddl import quoted
from papers2data.store.row import Row


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes readings one: rows of ``readings`` with the same ``key`` share a row of ``table``, named in ``link``.

    ``describe`` gives that row's columns from its readings, the oldest first.
    """

    table: str
    readings: str
    link: str
    key: tuple[str, ...]
    describe: Callable[[list[Row]], Row]


def relink(db: sqlite_utils.Database) -> None:
    """Finds out anew which readings speak of the same milestone, KPI or risk. Raises StoreError."""
    with writing(db):
        for identity in IDENTITIES:
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in _readings(db, identity):
                groups[_slug([row[name] for name in identity.key])].append(row)
            _keep(db, identity, groups)


def _readings(db: sqlite_utils.Database, identity: Identity) -> Iterable[Row]:
    """The readings from old to new, each with the day it speaks of as ``as_at`` (None where unknown)."""
    cursor = db.conn.execute(
        f"SELECT r.*, coalesce(r.period_end, d.meeting_date, d.period_end) AS as_at "  # noqa: S608
        f"FROM {quoted(identity.readings)} r JOIN documents d ON d.id = r.document_id "
        "ORDER BY coalesce(as_at, ''), r.document_id, r.rowid"
    )
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _keep(db: sqlite_utils.Database, identity: Identity, groups: dict[str, list[Row]]) -> None:
    table, link = quoted(identity.table), quoted(identity.link)
    names = list(schemas().records[identity.table].fields)
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names[1:])
    entities = [{**identity.describe(rows), "id": slug} for slug, rows in groups.items()]
    db.conn.executemany(
        f"INSERT INTO {table} ({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        [[entity.get(name) for name in names] for entity in entities],
    )
    moved = [(slug, row["id"]) for slug, rows in groups.items() for row in rows if row[identity.link] != slug]
    db.conn.executemany(f"UPDATE {quoted(identity.readings)} SET {link} = ? WHERE id = ?", moved)  # noqa: S608
    present = {row[0] for row in db.conn.execute(f"SELECT id FROM {table}")}  # noqa: S608
    db.conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(name,) for name in sorted(present - set(groups))])  # noqa: S608


def _slug(parts: list[Scalar]) -> str:
    """A readable name of the first parts and a short hash of all: nothing that is added later can change it."""
    plain = [_plain(str(part or "")) for part in parts]
    words = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", plain[0])).strip("-")
    mark = hashlib.sha256("|".join(plain).encode()).hexdigest()[:6]
    return f"{words[:60].rstrip('-') or 'unnamed'}-{mark}"


def _plain(text: str) -> str:
    """``text`` without what papers change between two printings: case, punctuation, spacing."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _last(rows: list[Row], name: str) -> Scalar:
    """The last value that is printed."""
    return next((row[name] for row in reversed(rows) if row.get(name) is not None), None)


def _milestone(rows: list[Row]) -> Row:
    current = [row for row in rows if row["basis"] in (None, "reported", "revised", "planned")] or rows
    days = [row["as_at"] for row in rows if row["as_at"]]
    return {
        "kind": _last(rows, "kind"),
        "name": rows[-1]["name"],
        "programme": _last(rows, "programme"),
        "first_period": days[0] if days else None,
        "last_period": days[-1] if days else None,
        "status": _last(current, "status"),
        "due_end": current[-1]["due_end"],
    }


def _kpi(rows: list[Row]) -> Row:
    return {name: _last(rows, name) for name in ("name", "unit", "polarity", "section")}


def _risk(rows: list[Row]) -> Row:
    return {name: _last(rows, name) for name in ("reference", "category", "title")}


IDENTITIES = (
    Identity("milestones", "milestone_readings", "milestone_id", ("name", "programme", "stage"), _milestone),
    Identity("kpis", "kpi_readings", "kpi_id", ("name",), _kpi),
    Identity("risks", "risk_readings", "risk_id", ("title", "reference"), _risk),
)
"""All identities, in a fixed order."""
