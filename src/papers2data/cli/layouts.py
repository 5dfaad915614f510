"""What a layout reads from a document, and layouts to start from for tables that none reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from papers2data.extract.tables import read_tables
from papers2data.extract.tables.headings import heading_readings
from papers2data.model import Document, Finding, Record, Table
from papers2data.pipeline.document import Settings, read
from papers2data.pipeline.inputs import describe
from papers2data.schema.declared import Layout
from papers2data.schema.load import Schemas, schemas
from papers2data.split import split

UNKNOWN = ("table-unrecognised", "table-ambiguous")
"""Findings on tables that no layout, or more than one, reads."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one layout and one document: ``claimed`` of its ``tables`` fit."""

    tables: int
    claimed: int
    records: tuple[Record, ...]
    findings: tuple[Finding, ...]


def read_with(layout: Layout, path: Path) -> Reading:
    """What ``layout``, and no other, reads from the document at ``path``. Raises InputError."""
    document = _read(path)
    known = schemas()
    alone = Schemas(known.records, MappingProxyType({layout.name: layout}), known.scales)
    found, claimed = read_tables(document, split(document), alone)
    findings = tuple(finding for finding in found.findings if finding.code not in UNKNOWN)
    return Reading(len(_tables(document)), len(claimed), found.records, findings)


def skeletons(path: Path) -> list[str]:
    """A layout in TOML for each table of the document at ``path`` that no layout reads. Raises InputError."""
    document = _read(path)
    found, _ = read_tables(document, split(document), schemas())
    unknown = {finding.record_id for finding in found.findings if finding.code == UNKNOWN[0]}
    own = document.source.document_id
    shown = (skeleton(table, path.name) for i, table in enumerate(_tables(document)) if f"{own}-t{i}" in unknown)
    return list(dict.fromkeys(shown))


def _read(path: Path) -> Document:
    return read(describe(path, path.name), Settings())


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def skeleton(table: Table, source: str) -> str:
    """A layout whose columns are the table's headings, to be given the right fields by a person."""
    headings = dict(_headings(table))
    where = f"page {table.span.page}" if table.span.page else f"line {table.span.line}"
    title = table.caption or "A table that no layout knows"
    lines = [
        f"# {_comment(source)}, {where}: {_comment(title)}",
        'name = "my-layout"',
        f"title = {_toml(' '.join(title.split()))}",
        'description = "Say what such a table is and who prints it."',
        '# any table of the database that holds records; "commitments" is only a guess',
        'record = "commitments"',
        "",
        "[recognise]",
        f"needs = {_toml(list(headings)[:2])}",
        "",
        "[rows]",
        f"opens = {_toml([list(headings)[:1]])}",
    ]
    for name, heading in headings.items():
        lines += ["", f"[columns.{name}]", f"headings = [{_pattern(heading)}]"]
    return "\n".join(lines) + "\n"


def _headings(table: Table) -> Iterator[tuple[str, str]]:
    """A name for each column with a heading, and the heading; each name once."""
    depth = max(table.header_rows, 1)
    ways = heading_readings(table)
    way = next((way for way in ways if way.first == 0 and way.depth == depth), ways[0])
    taken: set[str] = set()
    for heading in way.headings:
        text = heading.readings[0] if heading.readings else ""
        name = re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:30].rstrip("_")
        if name and name not in taken:
            taken.add(name)
            yield name, text


def _pattern(heading: str) -> str:
    """The heading as a pattern in TOML: whatever stands in it is meant as it stands."""
    escaped = re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", " ".join(heading.split()))
    return f"'{escaped}'" if "'" not in escaped else _toml(escaped)


def _toml(value: str | list[str] | list[list[str]]) -> str:
    # JSON's strings and lists are TOML's too, but for DEL
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(text.split()))
