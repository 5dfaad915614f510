"""The views for people, declared in ``view_files/*.toml`` with a title and a description for each column."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from papers2data.errors import SchemaError
from papers2data.schema.load import schemas
from papers2data.store.ddl import SQL_TYPES, quoted

CORRECTABLE = ("milestone_readings", "kpi_readings", "risk_readings", "resolutions")
"""Tables whose rows people may correct; the view ``<table>_current`` has them as corrected."""

FOLDER = Path(__file__).resolve().parent / "view_files"


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a view's rows are kept: each goes with the row of the table ``of`` that its column ``by`` names.

    ``thing`` is the column of the milestone, indicator or resolution that they speak of; ``indexes`` are further
    columns that pages ask by. They are read in ``order``, then as they were found.
    """

    of: str
    by: str
    thing: str
    indexes: list[str] = []
    order: str = ""


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A view: ``columns`` describes each column of ``sql``, in their order.

    Where ``kept`` is given, the rows that ``sql`` finds are kept in a table, and the view only reads them.
    """

    name: str
    title: str
    description: str
    sql: str
    columns: dict[str, str]
    sort: str = ""
    facets: list[str] = []
    kept: Kept | None = None

    def create(self) -> str:
        """The statement that makes it."""
        sql = self.sql.strip() if self.kept is None else _reads(self.name, self.columns, self.kept)
        return f'CREATE VIEW "{self.name}" AS\n{sql}'


def _reads(name: str, columns: Iterable[str], kept: Kept) -> str:
    order = ", ".join(filter(None, (kept.order, "rowid")))
    return f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(kept_table(name))} ORDER BY {order}"  # noqa: S608


def kept_table(view: str) -> str:
    """The name of the table that keeps the rows of a view."""
    return f"{view}_rows"


@cache
def views() -> tuple[View, ...]:
    """All views, by name. Raises SchemaError where a declaration does not hold."""
    declared = [_read(path) for path in FOLDER.glob("*.toml")]
    return tuple(sorted([*declared, *map(_current, CORRECTABLE)], key=lambda view: view.name))


def is_correctable(table: str, field: str) -> bool:
    """True for a column that says what a paper says; False for ids, places and links."""
    declared = schemas().records[table].fields.get(field)
    return declared is not None and not declared.references and field not in ("id", "page", "row")


def _current(table: str) -> View:
    """The view of a table with people's corrections in place of what was read."""
    kind = schemas().records[table]
    columns = [_corrected(table, name) for name in kind.fields]
    return View(
        name=f"{table}_current",
        title=f"{kind.title}, as corrected",
        description=f"{kind.description} What people corrected stands in place of what was read.",
        sql=f"""
SELECT {", ".join(columns)}, c.told AS corrections
FROM {quoted(table)} r LEFT JOIN (
  SELECT record_id, json_group_object(field, to_value) AS said,
    group_concat(field || ': ' || coalesce(from_value, 'nothing') || ' → ' || coalesce(to_value, 'nothing') || ' (' ||
      author || ': ' || why || ')', '; ') AS told
  FROM corrections WHERE record_table = '{table}' AND status = 'applies' GROUP BY record_id
) c ON c.record_id = r.id
""",  # noqa: S608
        columns={name: field.description for name, field in kind.fields.items()}
        | {"corrections": "What was corrected, with what was read, who corrected it and why; empty where nothing was."},
        sort=kind.sort,
        facets=kind.facets,
    )


def _corrected(table: str, name: str) -> str:
    column = f"r.{quoted(name)}"
    if not is_correctable(table, name):
        return column
    said = f"json_extract(c.said, '$.{name}')"
    kind = SQL_TYPES[schemas().records[table].fields[name].type]
    said = said if kind == "TEXT" else f"CAST({said} AS {kind})"
    return (
        f"CASE WHEN c.record_id IS NULL OR json_type(c.said, '$.{name}') IS NULL THEN {column} "
        f"ELSE {said} END AS {quoted(name)}"
    )


def _read(path: Path) -> View:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), View)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SchemaError(f"{path}: {error}") from error
