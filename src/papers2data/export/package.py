"""The whole database as a Frictionless data package: a CSV file for each table, and what its columns mean.

https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.export.columns import Column, ColumnType, columns_of
from papers2data.export.tables import write_table
from papers2data.schema.declared import RecordKind
from papers2data.schema.load import schemas

DESCRIPTOR = "datapackage.json"

TYPES: dict[ColumnType, dict[str, object]] = {
    "text": {"type": "string"},
    "date": {"type": "date"},
    "integer": {"type": "integer"},
    "real": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    "list": {"type": "array"},
    "link": {"type": "string", "format": "uri"},
    "any": {"type": "any"},
}
"""Types of columns as Table Schema has them."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: tables, and rows of all of them."""

    tables: int
    rows: int


def write_package(db: sqlite_utils.Database, folder: Path, title: str, created: str) -> Written:
    """Writes the package to ``folder``; ``created`` is the time now in UTC, ISO 8601.

    The folder may be new, empty, or hold an earlier package, which is replaced. Raises UsageError for any other, and
    where it cannot be written.
    """
    try:
        _check(folder)
        (folder / "data").mkdir(parents=True, exist_ok=True)
        # until all tables are new, the folder is no package
        (folder / DESCRIPTOR).unlink(missing_ok=True)
        resources, rows = [], 0
        for kind in schemas().records.values():
            count, resource = _write(db, kind, folder)
            resources.append(resource)
            rows += count
        told = {
            "profile": "tabular-data-package",
            "name": "committee-papers",
            "title": title,
            "description": "What committee papers say, as tables. Each row names the document and page that it was "
            "read from. A text that a spreadsheet would run as a formula has an apostrophe in front.",
            "created": created,
            "resources": resources,
        }
        (folder / DESCRIPTOR).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
    return Written(len(resources), rows)


def _check(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / DESCRIPTOR).is_file():
        raise UsageError(f"{folder} holds other files: name a new folder, or an earlier package to replace")


def _write(db: sqlite_utils.Database, kind: RecordKind, folder: Path) -> tuple[int, dict[str, object]]:
    """The number of rows, and the description of the file."""
    path = folder / "data" / f"{kind.table}.csv"
    with path.open("wb") as out:
        count = write_table(db, kind.table, "csv", out)
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return count, {
        "profile": "tabular-data-resource",
        "name": kind.table,
        "path": f"data/{kind.table}.csv",
        "title": kind.title,
        "description": kind.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(kind),
    }


def _schema(kind: RecordKind) -> dict[str, object]:
    columns = columns_of(kind.table)
    keys = [
        {
            "fields": column.name,
            "reference": {
                # a table that points at itself is named by nothing
                "resource": "" if column.references == kind.table else column.references,
                "fields": "id",
            },
        }
        for column in columns
        if column.references
    ]
    told: dict[str, object] = {"fields": [_field(column) for column in columns], "missingValues": [""]}
    told["primaryKey"] = "id"
    return told | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, object]:
    told = {"name": column.name, "title": column.title, "description": column.description, **TYPES[column.type]}
    return told | ({"constraints": {"required": True, "unique": True}} if column.name == "id" else {})
