"""How cells are shown: ids lead to their rows, page numbers to the page's text, lists are lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from datasette.utils import tilde_encode
from markupsafe import Markup

from papers2data.export.columns import DAYS_OF_VIEWS
from papers2data.schema.load import schemas
from papers2data.site.metadata import DATABASE
from papers2data.site.view_search import SEARCHED_BY
from papers2data.site.viewer.addresses import page_path
from papers2data.site.words import RATINGS, tag, time_of
from papers2data.values.status import CANONICAL

TAGGED = ("status", "previous_status", "printed_status", "rag")
"""Columns that hold a status or a rating in the common words."""


PAGES_OF = {"documents": ("id", "pages"), "pages": ("document_id", "number"), "papers": ("document_id", "first_page")}
"""Tables of what is no record: their columns with the document, and with what leads to its pages."""


def cell(row: Mapping[str, object], value: object, column: str, table: str | None) -> Markup | None:
    """The cell as HTML, None to leave it to Datasette. ``table`` is None for the answer to a question."""
    if column == "page" and _has_page(row):
        return _page(row, value, table)
    if table in PAGES_OF and column == PAGES_OF[table][1]:
        return _first_page(table, row, value)
    if value is None or value == "":
        return None
    if isinstance(value, Mapping):
        return _labelled(value, column, table)
    if isinstance(value, str) and value.startswith("[") and column in _lists():
        return _items(value)
    if column in _days() and isinstance(value, str):
        return time_of(value)
    if column in TAGGED and isinstance(value, str) and (value in CANONICAL or value in RATINGS):
        return tag(value)
    if kind := schemas().records.get(table or ""):
        # Datasette shows labels of what keys point at on pages of many rows, and on those of one row the bare keys
        field = kind.fields.get(column)
        return _link(field.references, str(value), str(value)) if field and field.references else None
    target = _targets(table).get(column)
    return _link(target, str(value), str(value)) if target else None


def is_pointer(column: str) -> bool:
    """True for columns that say where a row belongs and not what it says; they are shown last."""
    return column == "row" or column.endswith("_id")


def _has_page(row: Mapping[str, object]) -> bool:
    return "document_id" in row.keys() and _plain(row["document_id"]) is not None  # noqa: SIM118 (rows are no dicts)


def _page(row: Mapping[str, object], page: object, table: str | None) -> Markup:
    """The link to the page that the row was read from, with the row's words marked."""
    path = page_path(_plain(row["document_id"]), page, *_record(row, table))
    return Markup('<a href="{}">{}</a>').format(path, "text" if page is None else page)


def _first_page(table: str, row: Mapping[str, object], value: object) -> Markup:
    """The link to the page of a document; to its first from the number of its pages."""
    path = page_path(_plain(row[PAGES_OF[table][0]]), 1 if table == "documents" else value)
    return Markup('<a href="{}">{}</a>').format(path, "text" if value is None else value)


def _record(row: Mapping[str, object], table: str | None) -> tuple[object, object]:
    """The record that the row is or tells of, as its table and id; (None, None) where it is none."""
    names = list(row.keys())
    if "record_table" in names and "record_id" in names and row["record_table"]:
        return row["record_table"], _plain(row["record_id"])
    if table in schemas().records:
        return table, row["id"] if "id" in names else None
    targets = _targets(table)
    for column in ("reading_id", "kpi_reading_id", "resolution_id", "id"):
        if column in names and (column in targets or column == "reading_id"):
            return targets[column], _plain(row[column])
    return None, None


def _labelled(value: Mapping[str, object], column: str, table: str | None) -> Markup | None:
    """The link to the row that a key points at, under its label; None where the column is not ours."""
    kind = schemas().records.get(table or "")
    field = kind.fields.get(column) if kind else None
    if field is None or not field.references:
        return None
    return _link(field.references, str(value["value"]), str(value["label"] or value["value"]))


def row_path(table: str, row_id: str) -> str:
    """The address of a row, from the site's top."""
    return f"/{DATABASE}/{table}/{tilde_encode(row_id)}"


def _link(table: str, row_id: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(row_path(table, row_id), text)


@cache
def _lists() -> frozenset[str]:
    """Columns that hold a list, wherever they are shown."""
    kinds = schemas().records.values()
    return frozenset(name for kind in kinds for name, field in kind.fields.items() if field.type == "list")


@cache
def _days() -> frozenset[str]:
    """Columns that hold a day, wherever they are shown."""
    kinds = schemas().records.values()
    declared = {name for kind in kinds for name, field in kind.fields.items() if field.type == "date"}
    return frozenset(declared | DAYS_OF_VIEWS)


def _items(value: str) -> Markup | None:
    """A JSON array as a list to read, None for what is none."""
    try:
        items = json.loads(value)
    except json.JSONDecodeError:
        return None
    listed = Markup().join(Markup("<li>{}</li>").format(str(item)) for item in items)
    return Markup('<ul class="bullets">{}</ul>').format(listed)


def _plain(value: object) -> object:
    """The id itself, where Datasette has put a label beside it."""
    return value["value"] if isinstance(value, dict) else value


@cache
def _targets(view: str | None) -> dict[str, str]:
    """The table that each id column of a view, or of the answer to a question, names."""
    found: dict[str, str] = {}
    for kind in schemas().records.values():
        found |= {name: field.references for name, field in kind.fields.items() if field.references}
    found |= {"kpi_reading_id": "kpi_readings", "resolution_id": "resolutions", "reading_id": "milestone_readings"}
    if view in SEARCHED_BY:
        column, table = SEARCHED_BY[view]
        found[column] = table
    if view in ("kpi_series", "kpi_restatements"):
        found["reading_id"] = "kpi_readings"
    return {name: table for name, table in found.items() if name != "parent_id"}
