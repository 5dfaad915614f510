"""What is kept, beside what the views would find now."""

from __future__ import annotations

from pathlib import Path

from papers2data.store import open_db
from papers2data.store.ddl import quoted
from papers2data.store.kept import kept_views
from papers2data.store.places import SEARCHED, found_in
from papers2data.store.views import kept_table


def stale(path: Path) -> list[str]:
    """What in the database at ``path`` is not as it would be found out now: kept views, and the places of searches."""
    db = open_db(path, readonly=True)
    try:
        wrong = []
        for view in kept_views():
            columns = ", ".join(map(quoted, view.columns))
            kept = db.conn.execute(f"SELECT {columns} FROM {quoted(kept_table(view.name))}").fetchall()  # noqa: S608
            found = db.conn.execute(f"SELECT {columns} FROM ({view.sql.strip()})").fetchall()  # noqa: S608
            assert found or view.name in EMPTY, view.name
            if sorted(kept, key=repr) != sorted(found, key=repr):
                wrong.append(view.name)
        places = " UNION ALL ".join(f"SELECT * FROM ({found_in(table)})" for table in SEARCHED)  # noqa: S608
        kept = db.conn.execute("SELECT * FROM _search_places ORDER BY id").fetchall()
        if kept != sorted(db.conn.execute(places).fetchall()):
            wrong.append("_search_places")
        return wrong
    finally:
        db.close()


EMPTY = ("kpi_restatements", "milestone_entries_exits", "risk_history", "status_changes")
"""Views that may hold nothing in a small database; the others would show nothing if they were empty."""
