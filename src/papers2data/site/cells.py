"""How cells are shown: ids lead to their rows, page numbers to the page's text, lists are lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from datasette.utils import tilde_encode
from markupsafe import Markup

from papers2data.schema.load import schemas
from papers2data.site.metadata import DATABASE
from papers2data.site.view_search import SEARCHED_BY


def cell(row: Mapping[str, object], value: object, column: str, table: str | None) -> Markup | None:
    """The cell as HTML, None to leave it to Datasette. ``table`` is None for the answer to a question."""
    if value is None or value == "":
        return None
    if column == "page" and "document_id" in _columns(row):
        return _link("pages", f"{_plain(row['document_id'])}-{value}", str(value))
    if isinstance(value, str) and value.startswith("[") and column in _lists():
        return _items(value)
    if table in schemas().records:
        return None  # Datasette knows what the keys of real tables point at, and shows its label
    target = _targets(table).get(column)
    return _link(target, str(value), str(value)) if target else None


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


def _items(value: str) -> Markup | None:
    """A JSON array as a list to read, None for what is none."""
    try:
        items = json.loads(value)
    except json.JSONDecodeError:
        return None
    listed = Markup().join(Markup("<li>{}</li>").format(str(item)) for item in items)
    return Markup('<ul class="bullets">{}</ul>').format(listed)


def _columns(row: Mapping[str, object]) -> list[str]:
    return list(row.keys())


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
    if view == "kpi_series":
        found["reading_id"] = "kpi_readings"
    return {name: table for name, table in found.items() if name != "parent_id"}
