"""The columns of a table or view, as other programs need to know them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from papers2data.schema.load import schemas
from papers2data.store.read import columns_of as names_of
from papers2data.store.views import views

ColumnType = Literal["text", "date", "integer", "real", "boolean", "list", "link", "any"]
"""What a column holds: ``list`` is a JSON array of text, ``date`` ISO 8601 text, ``link`` a web address, ``any`` is
text or numbers as they come."""

DAYS_OF_VIEWS = {
    "as_at",
    "previous_as_at",
    "first_due_end",
    "first_followup",
    "first_reported_on",
    "first_seen",
    "last_report",
    "last_seen",
    "later_reported_on",
    "next_due",
    "previous_due_end",
    "printed_due_end",
    "reported_on",
}
"""Columns of views that hold a day, which no table has."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``title`` is for people. ``references`` is the table whose id it holds, "" for none."""

    name: str
    type: ColumnType = "any"
    title: str = ""
    description: str = ""
    references: str = ""


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table or view, in their order. Raises UsageError for an unknown table."""
    kind = schemas().records.get(table)
    if kind is not None:
        return tuple(
            Column(name, field.type, field.title, field.description, field.references)
            for name, field in kind.fields.items()
        )
    names = names_of(table)
    described = next(view.columns for view in views() if view.name == table)
    return tuple(Column(name, type_of(name), name.replace("_", " ").capitalize(), described[name]) for name in names)


@cache
def type_of(name: str) -> ColumnType:
    """The type of a column of this name wherever the declarations have one; "any" where they differ or have none."""
    if name in DAYS_OF_VIEWS:
        return "date"
    kinds = schemas().records.values()
    types: set[ColumnType] = {kind.fields[name].type for kind in kinds if name in kind.fields}
    return types.pop() if len(types) == 1 else "any"
