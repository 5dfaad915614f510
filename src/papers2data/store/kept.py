"""Views whose rows are kept in a table, so that a page asks for one milestone and not for all of history.

readings, links, corrections ──(the view's SQL, once after each change)──▶ milestone_history_rows ──▶ milestone_history
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import sqlite_utils

from papers2data.store.ddl import quoted
from papers2data.store.views import Kept, View, kept_table, views

KEPT = (
    "milestone_history",
    "status_changes",
    "overdue_milestones",
    "milestone_entries_exits",
    "kpi_series",
    "kpi_restatements",
    "risk_history",
    "resolution_tracker",
)
"""The kept views; each reads at most from those before it."""


def keep_views(db: sqlite_utils.Database) -> None:
    """Finds out the rows of all kept views anew, inside a transaction; links must be made."""
    for view in kept_views():
        db.conn.execute(f"DELETE FROM {quoted(kept_table(view.name))}")  # noqa: S608
        db.conn.execute(f"{_insert(view)} {view.sql.strip()}")


def keep_views_of(db: sqlite_utils.Database, table: str, record_id: str) -> None:
    """The same for the one milestone, indicator or resolution that a row speaks of, inside a transaction."""
    for view in kept_views():
        if view.kept and view.kept.of == table:
            of_thing = f"{quoted(view.kept.thing)} = ({_thing(view.kept)})"
            db.conn.execute(f"DELETE FROM {quoted(kept_table(view.name))} WHERE {of_thing}", (record_id,))  # noqa: S608
            sql = f"{_insert(view)} SELECT * FROM ({view.sql.strip()}) WHERE {of_thing}"  # noqa: S608
            db.conn.execute(sql, (record_id,))


def _insert(view: View) -> str:
    return f"INSERT INTO {quoted(kept_table(view.name))} ({', '.join(map(quoted, view.columns))})"


def _thing(kept: Kept) -> str:
    column = "id" if kept.thing == kept.by else kept.thing
    return f"SELECT {quoted(column)} FROM {quoted(kept.of)} WHERE id = ?"  # noqa: S608


def kept_views() -> Iterator[View]:
    """The kept views, each after those that it reads from."""
    known = {view.name: view for view in views()}
    return (known[name] for name in KEPT)


def follow_kept(db: sqlite_utils.Database, there: dict[str, str]) -> None:
    """Makes the tables of the kept views as declared; ``there`` has the SQL of what the database has, by name."""
    made = False
    for view in kept_views():
        if view.kept is None:
            continue
        table, sql = kept_table(view.name), _create(view, view.kept)
        if there.get(table) != sql:
            db.conn.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
            for statement in (sql, *_indexes(table, view.kept)):
                db.conn.execute(statement)
            made = True
    if made:
        keep_views(db)


def _create(view: View, kept: Kept) -> str:
    """The table, without types: values are kept as the view finds them. The mark changes with what is found and how."""
    mark = hashlib.sha256("|".join((view.sql, *_indexed(kept))).encode()).hexdigest()[:12]
    columns = ",\n".join(f"  {quoted(name)}" for name in view.columns)
    return (
        f"CREATE TABLE {quoted(kept_table(view.name))} ( -- {mark}\n{columns},\n"
        f"  FOREIGN KEY ({quoted(kept.by)}) REFERENCES {quoted(kept.of)}(id) ON DELETE CASCADE\n)"
    )


def _indexes(table: str, kept: Kept) -> Iterator[str]:
    for column in _indexed(kept):
        yield f"CREATE INDEX {quoted(f'{table}_{column}')} ON {quoted(table)} ({quoted(column)})"


def _indexed(kept: Kept) -> tuple[str, ...]:
    return tuple(dict.fromkeys((kept.by, kept.thing, *kept.indexes)))
