"""Rows as a file of one of three forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Literal

from papers2data.errors import UsageError
from papers2data.export.cells import safe_cell, typed
from papers2data.export.columns import Column
from papers2data.model import Scalar

Form = Literal["csv", "json", "xlsx"]

FORMS: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms with their media types."""

Rows = Iterable[Sequence[Scalar]]


def write(form: Form, columns: Sequence[Column], rows: Rows, out: BinaryIO, title: str, about: Sequence[str]) -> int:
    """Writes the rows to ``out`` and gives their number. Raises UsageError for an unknown form.

    CSV has a heading row and empty cells for NULL. JSON is a list of objects, one a line, with lists and true/false
    where the columns are declared so. A workbook has ``title`` as the name of its sheet, and ``about`` on a second one.
    """
    if form not in FORMS:
        raise UsageError(f"there is no format {form!r}: choose from {', '.join(FORMS)}")
    if form == "xlsx":
        from papers2data.export.workbook import write_workbook  # openpyxl takes long to load

        return write_workbook(columns, rows, out, title, about)
    # csv ends its lines itself, and the bytes must be the same wherever they are written
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return _csv(columns, rows, text) if form == "csv" else _json(columns, rows, text)
    finally:
        text.detach()


def _csv(columns: Sequence[Column], rows: Rows, out: io.TextIOWrapper) -> int:
    writer = csv.writer(out)
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([safe_cell(value) for value in row])
        count += 1
    out.flush()
    return count


def _json(columns: Sequence[Column], rows: Rows, out: io.TextIOWrapper) -> int:
    count = 0
    out.write("[")
    for row in rows:
        told = {column.name: typed(value, column.type) for column, value in zip(columns, row, strict=True)}
        out.write((",\n" if count else "\n") + json.dumps(told, ensure_ascii=False))
        count += 1
    out.write("\n]\n")
    out.flush()
    return count
