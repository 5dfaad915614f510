"""Things and links into the tables; only what changed is written to the readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlite_utils

from papers2data.link.items import Mention
from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted


@dataclass(frozen=True, slots=True)
class Link:
    """A row of ``links``: the later mention on the left."""

    outcome: str
    left: Mention
    right: Mention
    left_entity: str
    right_entity: str
    score: float
    reason: str
    decision: str = ""


def keep_entities(
    db: sqlite_utils.Database,
    table: str,
    readings: str,
    link: str,
    entities: Mapping[str, Mapping[str, object]],
    belongs: Mapping[str, str],
) -> None:
    """Makes ``table`` hold these entities, and ``link`` of each row of ``readings`` the one it belongs to."""
    names = [name for name in schemas().records[table].fields if any(name in entity for entity in entities.values())]
    names = ["id", *(name for name in names if name != "id")]
    changes = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names[1:]) or "id = id"
    db.conn.executemany(
        f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, names))}) VALUES ({', '.join('?' * len(names))}) "  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        [[entity.get(name) for name in names] for entity in entities.values()],
    )
    held = dict(db.conn.execute(f"SELECT id, {quoted(link)} FROM {quoted(readings)}").fetchall())  # noqa: S608
    moved = [(belongs.get(row), row) for row, before in held.items() if belongs.get(row) != before]
    db.conn.executemany(f"UPDATE {quoted(readings)} SET {quoted(link)} = ? WHERE id = ?", moved)  # noqa: S608
    present = {row[0] for row in db.conn.execute(f"SELECT id FROM {quoted(table)}")}  # noqa: S608
    gone = [(name,) for name in sorted(present - set(entities))]
    db.conn.executemany(f"DELETE FROM {quoted(table)} WHERE id = ?", gone)  # noqa: S608


def keep_links(db: sqlite_utils.Database, kind: str, links: Sequence[Link]) -> None:
    """Makes these the links of ``kind``."""
    db.conn.execute("DELETE FROM links WHERE kind = ?", (kind,))
    db.conn.executemany(
        "INSERT OR REPLACE INTO links (id, kind, outcome, left, right, left_name, right_name, left_entity, "
        "right_entity, score, reason, decision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(f"{kind}-{each.left.id}-{each.right.id}", kind, each.outcome, each.left.id, each.right.id),
                *(each.left.name, each.right.name, each.left_entity, each.right_entity),
                *(round(each.score, 3), each.reason, each.decision or None),
            )
            for each in links
        ],
    )
