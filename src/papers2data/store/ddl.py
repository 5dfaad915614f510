"""SQL that makes the tables of the record kinds, their indexes and their full-text indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papers2data.schema.declared import Field, RecordKind

SQL_TYPES = {
    "text": "TEXT",
    "date": "TEXT",
    "list": "TEXT",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "real": "REAL",
}


def quoted(name: str) -> str:
    """``name`` as an SQL identifier; several columns of the contract are words of SQL (row, column, schema, left)."""
    return '"' + name.replace('"', '""') + '"'


def create_table(kind: RecordKind, roles: Mapping[str, str]) -> str:
    """The table of ``kind``; ``roles`` gives the role of each table that may be referenced."""
    columns = [f"  {column(name, kind, roles)}" for name in kind.fields]
    return f"CREATE TABLE {quoted(kind.table)} (\n" + ",\n".join(columns) + "\n)"


def column(name: str, kind: RecordKind, roles: Mapping[str, str]) -> str:
    """The definition of one column."""
    field = kind.fields[name]
    parts = [quoted(name), SQL_TYPES[field.type]]
    if name == "id":
        parts.append("PRIMARY KEY NOT NULL")
    if field.references:
        parts.append(_reference(field, kind, roles))
    return " ".join(parts)


def _reference(field: Field, kind: RecordKind, roles: Mapping[str, str]) -> str:
    """What becomes of the row when the row it points at goes.

    A row goes with the document, paper or table that it was read from. A link to something that lasts longer than one
    document (an entity, or another row of the same table) is emptied.
    """
    keeps = roles[field.references] == "entity" or field.references == kind.table
    action = "SET NULL" if keeps else "CASCADE"
    # deferred: rows of one transaction may point at each other in any order
    return f"REFERENCES {quoted(field.references)}(id) ON DELETE {action} DEFERRABLE INITIALLY DEFERRED"


def create_indexes(kind: RecordKind) -> Iterator[tuple[str, str]]:
    """(name, SQL) of the indexes: fields declared so, and every reference, which deletes would otherwise scan for."""
    for name, field in kind.fields.items():
        if name != "id" and (field.index or field.references):
            index = f"{kind.table}_{name}"
            yield index, f"CREATE INDEX {quoted(index)} ON {quoted(kind.table)} ({quoted(name)})"


def search_table(table: str) -> str:
    """The name of the full-text index of ``table``."""
    return f"{table}_fts"


def create_search(kind: RecordKind) -> Iterator[tuple[str, str]]:
    """(name, SQL) of the full-text index over ``kind``'s text and of the triggers that keep it up to date.

    The index holds no text of its own (external content), and finds words by their stem (porter). Datasette knows it
    by ``content="table"`` written just so.
    """
    table, index = quoted(kind.table), search_table(kind.table)
    columns = ", ".join(quoted(name) for name in kind.full_text)
    yield (
        index,
        f'CREATE VIRTUAL TABLE {quoted(index)} USING fts5({columns}, content="{kind.table}", '
        "tokenize='porter unicode61')",
    )
    put = f"INSERT INTO {quoted(index)} (rowid, {columns}) VALUES (new.rowid, {_of('new', kind)});"  # noqa: S608
    take = (
        f"INSERT INTO {quoted(index)} ({quoted(index)}, rowid, {columns}) "  # noqa: S608
        f"VALUES ('delete', old.rowid, {_of('old', kind)});"
    )
    for event, when, body in (
        ("insert", "AFTER INSERT", put),
        ("delete", "AFTER DELETE", take),
        ("update", f"AFTER UPDATE OF {columns}", f"{take} {put}"),
    ):
        trigger = f"{kind.table}_fts_{event}"
        yield trigger, f"CREATE TRIGGER {quoted(trigger)} {when} ON {table} BEGIN {body} END"


def _of(row: str, kind: RecordKind) -> str:
    return ", ".join(f"{row}.{quoted(name)}" for name in kind.full_text)


def rebuild_search(table: str) -> str:
    """The statement that makes the full-text index of ``table`` anew."""
    index = quoted(search_table(table))
    return f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608
