"""Tables and views as CSV and JSON files."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from typing import Literal, TextIO

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.model import Scalar
from papers2data.schema.load import schemas
from papers2data.store import read

Format = Literal["csv", "json"]

FORMATS: tuple[Format, ...] = ("csv", "json")

NUMBER = re.compile(r"[+-]?[£$€]?\d[\d,]*(\.\d+)?\s*%?")

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run as a formula."""


def rows(db: sqlite_utils.Database, table: str, fmt: Format, out: TextIO) -> int:
    """Writes a table or view to ``out`` and gives the number of its rows. Raises UsageError for an unknown table.

    CSV has a heading row and empty cells for NULL. JSON is a list of objects, one a line, with lists and true/false
    where the columns are declared so. ``out`` should be opened with ``newline=""`` and UTF-8.
    """
    if fmt not in FORMATS:
        raise UsageError(f"there is no format {fmt!r}: choose from {', '.join(FORMATS)}")
    found = read.rows(db, table)
    return _csv(found, read.columns_of(table), out) if fmt == "csv" else _json(found, table, out)


def _csv(found: Iterable[dict[str, Scalar]], columns: tuple[str, ...], out: TextIO) -> int:
    writer = csv.writer(out)
    writer.writerow(columns)
    count = 0
    for row in found:
        writer.writerow([safe_cell(row[name]) for name in columns])
        count += 1
    return count


def safe_cell(value: Scalar) -> Scalar:
    """The value as a spreadsheet may see it: a text that it would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(RISKY) and not NUMBER.fullmatch(value) and len(value) > 1:
        return f"'{value}"
    return value


def _json(found: Iterable[dict[str, Scalar]], table: str, out: TextIO) -> int:
    kind = schemas().records.get(table)
    types = {name: field.type for name, field in kind.fields.items()} if kind else {}
    count = 0
    out.write("[")
    for row in found:
        typed = {name: _typed(value, types.get(name, "text")) for name, value in row.items()}
        out.write((",\n" if count else "\n") + json.dumps(typed, ensure_ascii=False))
        count += 1
    out.write("\n]\n")
    return count


def _typed(value: Scalar, declared: str) -> object:
    if value is None:
        return None
    if declared == "boolean":
        return bool(value)
    if declared == "list" and isinstance(value, str):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value
