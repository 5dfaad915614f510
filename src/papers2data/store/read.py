"""Reading the database for the layers above: what it holds, and any one row with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.model import Scalar
from papers2data.schema.load import schemas
from papers2data.store.ddl import quoted
from papers2data.store.views import views


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table or view of the contract; ``columns`` in their order, ``rows`` counted now."""

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: int
    is_view: bool


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """Where a record or its ``field`` ("" for the whole) stands, with the words there; sides are points on the page."""

    field: str
    page: int | None
    line: int | None
    quote: str
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A row of ``table`` with its evidence; ``document`` is the row's document, None where it belongs to none.

    ``readings`` are the ids of the rows that speak of it, for a milestone, KPI, risk or meeting: (table, id).
    """

    table: str
    title: str
    values: Mapping[str, Scalar]
    evidence: tuple[ShownEvidence, ...]
    document: Mapping[str, Scalar] | None
    readings: tuple[tuple[str, str], ...] = ()


def table_names() -> tuple[str, ...]:
    """All tables and views of the contract: the tables by name, then the views by name."""
    return (*sorted(schemas().records), *(view.name for view in views()))


def check_table(table: str) -> str:
    """``table``, where there is one of this name. Raises UsageError."""
    if table not in table_names():
        raise UsageError(f"there is no table {table!r}: choose from {', '.join(table_names())}")
    return table


def columns_of(table: str) -> tuple[str, ...]:
    """The declared columns of a table or view, in their order. Raises UsageError for an unknown table."""
    check_table(table)
    kind = schemas().records.get(table)
    if kind is not None:
        return tuple(kind.fields)
    return tuple(next(view for view in views() if view.name == table).columns)


def tables(db: sqlite_utils.Database) -> list[TableInfo]:
    """What the database holds, table by table, then view by view."""
    kinds = schemas().records
    infos = [
        TableInfo(name, kinds[name].title, kinds[name].description, columns_of(name), _count(db, name), False)
        for name in sorted(kinds)
    ]
    return infos + [
        TableInfo(view.name, view.title, view.description, columns_of(view.name), _count(db, view.name), True)
        for view in views()
    ]


def rows(db: sqlite_utils.Database, table: str) -> Iterator[dict[str, Scalar]]:
    """The rows of a table or view in a fixed order, declared columns only. Raises UsageError for an unknown table."""
    names = columns_of(table)
    kind = schemas().records.get(table)
    order = "" if kind is None else f" ORDER BY {', '.join(map(quoted, dict.fromkeys((kind.sort or 'id', 'id'))))}"
    cursor = db.conn.execute(f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)}{order}")  # noqa: S608
    return (dict(zip(names, row, strict=True)) for row in cursor)


def show(db: sqlite_utils.Database, record_id: str, table: str | None = None) -> ShownRecord:
    """The row with this id, looked for in all tables where ``table`` is None.

    Raises UsageError where there is none, or where several tables have one (they are named).
    """
    if table is not None and check_table(table) not in schemas().records:
        raise UsageError(f"{table} is a view: its rows have no ids of their own")
    found = [name for name in ([table] if table else schemas().records) if _has(db, name, record_id)]
    if not found:
        raise UsageError(f"there is nothing with the id {record_id!r}" + (f" in {table}" if table else ""))
    if len(found) > 1:
        raise UsageError(f"{record_id!r} is an id in several tables: say which of {', '.join(sorted(found))}")
    return _shown(db, found[0], record_id)


def _has(db: sqlite_utils.Database, table: str, record_id: str) -> bool:
    sql = f"SELECT 1 FROM {quoted(table)} WHERE id = ?"  # noqa: S608
    return db.conn.execute(sql, (record_id,)).fetchone() is not None


def _count(db: sqlite_utils.Database, table: str) -> int:
    return int(db.conn.execute(f"SELECT count(*) FROM {quoted(table)}").fetchone()[0])  # noqa: S608


def _row(db: sqlite_utils.Database, table: str, record_id: str) -> dict[str, Scalar]:
    names = columns_of(table)
    sql = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} WHERE id = ?"  # noqa: S608
    return dict(zip(names, db.conn.execute(sql, (record_id,)).fetchone(), strict=True))


def _shown(db: sqlite_utils.Database, table: str, record_id: str) -> ShownRecord:
    values = _row(db, table, record_id)
    evidence = db.conn.execute(
        "SELECT field, page, line, quote, x0, top, x1, bottom FROM evidence "
        "WHERE record_table = ? AND record_id = ? ORDER BY field <> '', rowid",
        (table, record_id),
    )
    owner = values.get("document_id")
    return ShownRecord(
        table=table,
        title=schemas().records[table].title,
        values=values,
        evidence=tuple(ShownEvidence(*row) for row in evidence),
        document=_row(db, "documents", str(owner)) if owner else None,
        readings=tuple(_readings(db, table, record_id)),
    )


def _readings(db: sqlite_utils.Database, table: str, record_id: str) -> Iterator[tuple[str, str]]:
    if schemas().records[table].role != "entity":
        return
    for name, kind in schemas().records.items():
        for column, field in kind.fields.items():
            if field.references == table and kind.role == "record":
                sql = f"SELECT id FROM {quoted(name)} WHERE {quoted(column)} = ? ORDER BY rowid"  # noqa: S608
                yield from ((name, str(row[0])) for row in db.conn.execute(sql, (record_id,)))
