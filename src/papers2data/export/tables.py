"""Whole tables and views as files."""

from __future__ import annotations

from typing import BinaryIO

import sqlite_utils

from papers2data.export.columns import columns_of
from papers2data.export.forms import Form, write
from papers2data.store import read


def write_table(db: sqlite_utils.Database, table: str, form: Form, out: BinaryIO) -> int:
    """Writes a table or view to ``out`` and gives the number of its rows; ``forms.write`` says how.

    Raises UsageError for an unknown table or form.
    """
    columns = columns_of(table)
    found = (tuple(row.values()) for row in read.rows(db, table))
    about = [table, *(f"{column.name}: {column.description}" for column in columns)]
    return write(form, columns, found, out, table, about)
