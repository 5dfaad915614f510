"""What Datasette is told of the tables, all of it taken from the declarations."""

from __future__ import annotations

from papers2data.schema.declared import RecordKind
from papers2data.schema.load import Schemas
from papers2data.site.queries import queries
from papers2data.store import places
from papers2data.store.kept import KEPT
from papers2data.store.views import View, kept_table, views

DATABASE = "papers"
"""The database's name in addresses, whatever its file is called: links to the site outlive the file's name."""

TITLE = "Committee papers"

DESCRIPTION = (
    "What committee papers say, as tables: milestones, indicators, risks, budgets, resolutions. "
    "Each row names the document and page that it was read from."
)

HIDDEN = ("files", "statements", "_sqlite_migrations", *places.TABLES, *map(kept_table, KEPT))
"""Tables that are the program's own bookkeeping."""

Metadata = dict[str, object]
"""Datasette's metadata, or a part of it: what its documentation calls metadata.json."""


class Settled(dict[str, object]):
    """A part of the metadata that is not copied.

    Datasette copies all that it is told for each table whose rows somebody asks to see, only to look for who may, and
    most of it are words like these.
    """

    def __deepcopy__(self, memo: object) -> Settled:
        return self


def build(schemas: Schemas) -> Metadata:
    """Datasette's metadata for a database of this program: titles, descriptions, columns, labels, facets, queries."""
    tables: dict[str, Metadata] = {name: _table(kind) for name, kind in schemas.records.items()}
    tables |= {view.name: _view(view) for view in views()}
    for name in HIDDEN:
        tables.setdefault(name, {})["hidden"] = True
    settled = {name: Settled(told) for name, told in tables.items()}
    database: Metadata = {"title": TITLE, "description": DESCRIPTION, "tables": settled, "queries": Settled(_queries())}
    return {"title": TITLE, "description": DESCRIPTION, "databases": {DATABASE: database}}


def _table(kind: RecordKind) -> Metadata:
    told: Metadata = {
        "title": kind.title,
        "description": kind.description,
        "columns": {name: f"{field.title}: {field.description}" for name, field in kind.fields.items()},
    }
    if kind.label:
        told["label_column"] = kind.label
    if kind.facets:
        told["facets"] = list(kind.facets)
    if kind.sort and kind.sort != "id":
        # the newest first, and what has no date last
        told["sort_desc" if kind.fields[kind.sort].type == "date" else "sort"] = kind.sort
    return told


def _view(view: View) -> Metadata:
    # a view has its own order, which Datasette keeps where it is told none
    told: Metadata = {"title": view.title, "description": view.description, "columns": dict(view.columns)}
    if view.facets:
        told["facets"] = list(view.facets)
    return told


def _queries() -> dict[str, Metadata]:
    return {
        query.name: {
            "title": query.title,
            "description": query.description,
            "sql": query.sql.strip(),
            "params": list(query.params),
            "hide_sql": True,
        }
        for query in queries()
    }
