"""A list's rows as the columns of a file: the fields of their class, and the addresses of their pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from markupsafe import Markup

from papers2data.export.columns import Column, ColumnType, type_of
from papers2data.model import Scalar

TYPES: dict[type, ColumnType] = {bool: "boolean", int: "integer", float: "real", str: "text"}

ADDRESSES = {"path": "page_of_it", "source": "source"}
"""Attributes that hold an address on this site, with the columns that they make; the source comes last."""

SKIPPED = ("every",)
"""Fields that say how long the list is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A column of the file; ``steps`` are the attributes that lead to its value."""

    column: Column
    steps: tuple[str, ...]

    def of(self, row: object, address: Callable[[str], str]) -> Scalar:
        """The value for the row; ``address`` makes an address on this site one that works elsewhere."""
        value: object = row
        for step in self.steps:
            value = getattr(value, step, None)
        if self.column.type == "link":
            return address(str(value)) if value else None
        if isinstance(value, list | tuple):
            return json.dumps([str(each) for each in value], ensure_ascii=False)
        return value if value is None or isinstance(value, str | int | float) else str(value)


@cache
def parts(kind: type) -> tuple[Part, ...]:
    """The columns of a list of ``kind``, a dataclass whose fields are values or rows of their own."""
    found = {part.column.name: part for part in reversed(tuple(_fields(kind, ())))}
    own = list(reversed(found.values()))
    return (*own, *(part for part in _addresses(kind, ()) if part.column.name not in found))


def _fields(kind: type, steps: tuple[str, ...]) -> Iterator[Part]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        declared = _plain(hints[field.name])
        if isinstance(declared, type) and is_dataclass(declared):
            yield from _fields(declared, (*steps, field.name))
        elif declared is not Markup and field.name not in (*SKIPPED, *ADDRESSES):
            yield Part(Column(field.name, _type(field.name, declared)), (*steps, field.name))


def _addresses(kind: type, steps: tuple[str, ...]) -> Iterator[Part]:
    hints = get_type_hints(kind)
    for attribute, name in ADDRESSES.items():
        if attribute in hints or isinstance(getattr(kind, attribute, None), property):
            yield Part(Column(name, "link"), (*steps, attribute))
    for field in fields(kind):
        declared = _plain(hints[field.name])
        if isinstance(declared, type) and is_dataclass(declared):
            yield from _addresses(declared, (*steps, field.name))


def _plain(hint: object) -> object:
    """The type itself, where a value may also be missing."""
    if isinstance(hint, UnionType):
        return next((each for each in get_args(hint) if each is not type(None)), hint)
    return hint


def _type(name: str, declared: object) -> ColumnType:
    if get_origin(declared) in (list, tuple):
        return "list"
    known = TYPES.get(declared, "any") if isinstance(declared, type) else "any"
    named = type_of(name)
    return named if known == "text" and named in ("date", "list") else known
