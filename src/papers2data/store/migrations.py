"""Named steps that bring a database to the shape this program needs; each is one transaction.

What only adds (a new table, a new column, an index, a view) needs no step: ``follow_declarations`` compares the
database with ``schemas/records`` and adds what is missing. A step is for what the declarations can't say: a renamed
column, a value that changed its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlite_utils
from sqlite_utils.migrations import Migrations

from papers2data.schema.declared import RecordKind
from papers2data.schema.load import schemas
from papers2data.store import ddl
from papers2data.store.indexes import follow_indexes, indexes
from papers2data.store.kept import follow_kept, kept_views
from papers2data.store.places import TABLES, follow_places
from papers2data.store.views import kept_table, views

STEPS = Migrations("papers2data")


@STEPS()
def m001_tables_of_the_declarations(db: sqlite_utils.Database) -> None:
    """All tables, indexes, full-text indexes and views, as declared."""
    follow_declarations(db)


def step_names() -> set[str]:
    """The names of all steps that this program knows."""
    empty = sqlite_utils.Database(memory=True)
    try:
        return {step.name for step in STEPS.pending(empty)}
    finally:
        empty.close()


def follow_declarations(db: sqlite_utils.Database) -> None:
    """Adds what the declarations have and the database lacks; views and full-text indexes are made anew if changed."""
    kinds = schemas().records
    roles = {kind.table: kind.role for kind in kinds.values()}
    there = _objects(db)
    for kind in kinds.values():
        if kind.table not in there:
            db.conn.execute(ddl.create_table(kind, roles))
        else:
            _add_columns(db, kind, roles)
        _add_missing(db, there, ddl.create_indexes(kind))
        if kind.full_text:
            _follow_search(db, there, kind)
    for view in views():
        _follow_view(db, there, view.name, view.create())
    follow_kept(db, there)
    follow_places(db, there)
    follow_indexes(db)


def is_as_declared(db: sqlite_utils.Database) -> bool:
    """False where ``follow_declarations`` would change the database; nothing is written to it."""
    model = sqlite_utils.Database(memory=True)
    try:
        follow_declarations(model)
        there, wanted = _objects(db), _objects(model)
        return all(
            name in there and (sql == there[name] or not _is_exact(name, sql)) for name, sql in wanted.items()
        ) and all(_columns(db, table) >= _columns(model, table) for table in schemas().records)
    finally:
        model.close()


def _is_exact(name: str, sql: str) -> bool:
    """True for what is made anew where its SQL differs; to other tables only columns are added."""
    made_anew = sql.startswith(("CREATE VIEW", "CREATE TRIGGER", "CREATE VIRTUAL TABLE"))
    return made_anew or name in TABLES or name in indexes() or name in {kept_table(view.name) for view in kept_views()}


def _objects(db: sqlite_utils.Database) -> dict[str, str]:
    """The SQL of each table, index, trigger and view, by name."""
    return {name: sql or "" for name, sql in db.conn.execute("SELECT name, sql FROM sqlite_master")}


def _add_columns(db: sqlite_utils.Database, kind: RecordKind, roles: Mapping[str, str]) -> None:
    present = _columns(db, kind.table)
    for name in kind.fields:
        if name not in present:
            db.conn.execute(f"ALTER TABLE {ddl.quoted(kind.table)} ADD COLUMN {ddl.column(name, kind, roles)}")


def _columns(db: sqlite_utils.Database, table: str) -> set[str]:
    return {row[1] for row in db.conn.execute(f"PRAGMA table_info({ddl.quoted(table)})")}


def _add_missing(db: sqlite_utils.Database, there: dict[str, str], wanted: Iterable[tuple[str, str]]) -> None:
    for name, sql in wanted:
        if name not in there:
            db.conn.execute(sql)


def _follow_search(db: sqlite_utils.Database, there: dict[str, str], kind: RecordKind) -> None:
    wanted = dict(ddl.create_search(kind))
    if all(there.get(name) == sql for name, sql in wanted.items()):
        return
    index = ddl.search_table(kind.table)
    for name in wanted:
        db.conn.execute(f"DROP {'TABLE' if name == index else 'TRIGGER'} IF EXISTS {ddl.quoted(name)}")
    for sql in wanted.values():
        db.conn.execute(sql)
    db.conn.execute(ddl.rebuild_search(kind.table))


def _follow_view(db: sqlite_utils.Database, there: dict[str, str], name: str, sql: str) -> None:
    if there.get(name) != sql:
        db.conn.execute(f"DROP VIEW IF EXISTS {ddl.quoted(name)}")
        db.conn.execute(sql)
