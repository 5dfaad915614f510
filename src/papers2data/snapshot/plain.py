"""The model as plain JSON values and back. Defaults are left out, so that a snapshot says only what was found.

Box(3, 72.0, 100.456, 300.0, 120.0)   "3 72 100.46 300 120"      one line of a diff for one box
Span(page=3, boxes=(…,))              {"boxes": […], "page": 3}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

import msgspec

from papers2data.geometry import Box
from papers2data.model import (
    Block,
    Document,
    Extraction,
    Finding,
    Page,
    Paper,
    Paragraph,
    Record,
    Scalar,
    Source,
    Table,
)

Plain = dict[str, Any]
"""A JSON object; it never leaves this package."""

HALVES = re.compile("[\ud800-\udfff]")


def plain_extraction(extraction: Extraction) -> Plain:
    """The extraction as JSON objects; lengths are rounded to hundredths of a point, values of records never."""
    document = extraction.document
    return {
        "source": _plain(document.source),
        "title": storable(document.title),
        "pages": _plain(document.pages),
        "blocks": _plain(document.blocks),
        "furniture": _plain(document.furniture),
        "document_findings": _plain(document.findings),
        "papers": _plain(extraction.papers),
        "records": [_plain_record(record) for record in extraction.records],
        "findings": _plain(extraction.findings),
        "facts": _values(extraction.facts),
    }


def extraction_from(raw: Plain) -> Extraction:
    """The extraction that ``plain_extraction`` wrote. Raises msgspec.ValidationError or KeyError for anything else."""
    document = Document(
        source=msgspec.convert(raw["source"], Source),
        pages=msgspec.convert(raw["pages"], tuple[Page, ...]),
        blocks=tuple(_block(block) for block in raw["blocks"]),
        furniture=msgspec.convert([_unfolded(p) for p in raw["furniture"]], tuple[Paragraph, ...]),
        findings=msgspec.convert([_unfolded(f) for f in raw["document_findings"]], tuple[Finding, ...]),
        title=raw["title"],
    )
    return Extraction(
        document=document,
        papers=msgspec.convert(raw["papers"], tuple[Paper, ...]),
        records=tuple(_record(record) for record in raw["records"]),
        findings=msgspec.convert([_unfolded(f) for f in raw["findings"]], tuple[Finding, ...]),
        facts=raw["facts"],
    )


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, Box):
        return _box(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {name: _plain(item) for name, default, item in pairs if default is MISSING or item != default}
    return value


def _plain_record(record: Record) -> Plain:
    evidence = {"evidence": _plain(record.evidence)} if record.evidence else {}
    return {"table": record.table, "place": record.place, "values": _values(record.values), **evidence}


def _values(values: Mapping[str, Scalar]) -> Plain:
    return {name: storable(value) if isinstance(value, str) else value for name, value in values.items()}


def storable(text: str) -> str:
    """``text`` with U+FFFD for each half of a surrogate pair, which damaged files contain and UTF-8 cannot hold."""
    return text if text.isascii() else HALVES.sub("\ufffd", text)


def _box(box: Box) -> str:
    return f"{box.page} " + " ".join(f"{length:.2f}".rstrip("0").rstrip(".") for length in _lengths(box))


def _lengths(box: Box) -> Iterable[float]:
    return box.x0, box.top, box.x1, box.bottom


def _block(raw: Plain) -> Block:
    if "cells" not in raw:
        return msgspec.convert(_unfolded(raw), Paragraph)
    return msgspec.convert(_unfolded(raw | {"cells": [_unfolded(cell) for cell in raw["cells"]]}), Table)


def _record(raw: Plain) -> Record:
    evidence = [_unfolded(item) for item in raw.get("evidence", ())]
    return msgspec.convert(raw | {"evidence": evidence}, Record)


def _unfolded(raw: Plain) -> Plain:
    """``raw`` with the boxes of its span as objects."""
    boxes = raw.get("span", {}).get("boxes")
    return raw | {"span": raw["span"] | {"boxes": [_unfolded_box(box) for box in boxes]}} if boxes else raw


def _unfolded_box(text: str) -> Plain:
    page, *lengths = text.split(" ")
    return {"page": int(page), **dict(zip(("x0", "top", "x1", "bottom"), map(float, lengths), strict=True))}
