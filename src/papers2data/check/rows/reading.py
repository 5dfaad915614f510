"""Where a row stands, as SQL and as a value."""

from __future__ import annotations

from papers2data.check.question import Place

PLACE = "r.id, r.document_id, d.path, r.page, (SELECT min(e.line) FROM evidence e WHERE e.record_id = r.id), d.title"
"""Columns of a row ``r`` of a document ``d`` that say where it stands; ``place`` takes them in this order."""

COLUMNS = 6

Value = str | int | float | None


def place(table: str, row: tuple[Value, ...], name: str) -> Place:
    """The place of a row that begins with the columns of ``PLACE``."""
    record, document, path, page, line, title = row[:COLUMNS]
    return Place((table, str(record)), str(document), str(path), whole(page), whole(line), name, text(title))


def whole(value: Value) -> int | None:
    """The number, None for none."""
    return None if value is None else int(value)


def number(value: Value) -> float | None:
    """The number, None for none."""
    return None if value is None else float(value)


def text(value: Value) -> str:
    """The text, "" for none."""
    return "" if value is None else str(value)


def some(value: Value) -> str | None:
    """The text, None for none or an empty one."""
    return None if value is None or value == "" else str(value)
