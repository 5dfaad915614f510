"""Ids that a person may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

MOST = 3
"""Suggestions at most."""


def document_named(db: sqlite_utils.Database, name: str) -> str | None:
    """The id of the document whose path is ``name`` or ends in it, None where there is none or there are several."""
    found = db.conn.execute(
        "SELECT id FROM documents WHERE path = :name OR substr(path, -length(:tail)) = :tail LIMIT 2",
        {"name": name, "tail": f"/{name}"},
    ).fetchall()
    return str(found[0][0]) if len(found) == 1 else None


def nearest_ids(db: sqlite_utils.Database, given: str) -> list[str]:
    """Ids that begin like ``given``, or else hold it, shortest first; at most three."""
    from papers2data.schema.load import schemas

    pattern = given.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    if not pattern:
        return []
    for like in (f"{pattern}%", f"%{pattern}%"):
        found: set[str] = set()
        for table in schemas().records:
            sql = f"SELECT id FROM \"{table}\" WHERE id LIKE ? ESCAPE '\\' ORDER BY length(id), id LIMIT ?"  # noqa: S608
            found |= {str(row[0]) for row in db.conn.execute(sql, (like, MOST))}
        if found:
            return sorted(found, key=lambda name: (len(name), name))[:MOST]
    return []
