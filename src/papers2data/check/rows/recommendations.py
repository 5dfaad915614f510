"""What reports recommend."""

from __future__ import annotations

from collections import defaultdict

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, text


def recommendations(db: sqlite_utils.Database) -> list[list[Place]]:
    """The recommendations of each paper in their order, each a place that is named by its words."""
    papers: dict[str, list[Place]] = defaultdict(list)
    rows = db.conn.execute(
        f"SELECT {PLACE}, coalesce(r.paper_id, r.document_id), r.text FROM recommendations r "  # noqa: S608
        "JOIN documents d ON d.id = r.document_id WHERE r.text IS NOT NULL ORDER BY d.path, r.rowid"
    )
    for row in rows:
        papers[text(row[COLUMNS])].append(place("recommendations", row, " ".join(text(row[COLUMNS + 1]).split())))
    return list(papers.values())
