"""What a paper says, written down beside it in the form that the scoring script reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Scalar = str | int | float | bool | None

OPENING_WORDS = 4


@dataclass(frozen=True)
class Row:
    """One record: its fields, what its long texts start with, end with, hold and lack, and the mark of its place."""

    values: Mapping[str, Scalar]
    starts: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[str, str] = field(default_factory=dict)
    contains: Mapping[str, str] = field(default_factory=dict)
    lacks: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True)
class Gold:
    """The records of one table in one paper. ``complete`` says that there are no others under ``where``."""

    name: str
    table: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Sequence[Row]
    where: str = ""
    complete: bool = True


def opening(text: str) -> str:
    """The first words of a narrative."""
    return " ".join(text.split()[:OPENING_WORDS])


def ending(text: str) -> str:
    """The last words of a narrative."""
    return " ".join(text.split()[-OPENING_WORDS:])


def write_gold(folder: Path, document: str, gold: Gold, pages: Mapping[str, int]) -> None:
    """``folder/<name>.json``; ``pages`` gives the 1-based page of each mark, empty where a format has no pages."""
    paged = any(row.mark in pages for row in gold.rows)
    fields = [*gold.fields, "page"] if paged else list(gold.fields)
    content = {
        "document": document,
        "table": gold.table,
        "where": gold.where,
        "key": list(gold.key),
        "fields": fields,
        "complete": gold.complete,
        "records": [as_record(row, pages) for row in gold.rows],
    }
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (folder / f"{gold.name}.json").write_text(text, encoding="utf-8")


def as_record(row: Row, pages: Mapping[str, int]) -> dict[str, object]:
    """The record as the scoring script wants it."""
    record: dict[str, object] = dict(row.values)
    if row.mark in pages:
        record["page"] = pages[row.mark]
    for name in ("starts", "ends", "contains", "lacks"):
        if checks := getattr(row, name):
            record[name] = dict(checks)
    return record
