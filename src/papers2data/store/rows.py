"""An extraction as rows of the database, table by table; nothing is read from or written to the database here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import count

from papers2data.errors import StoreError
from papers2data.model import NOWHERE, Extraction, Finding, Record, Scalar
from papers2data.schema.declared import Field, RecordKind
from papers2data.snapshot import storable
from papers2data.store.links import mend_links, statement_rows
from papers2data.store.parts import cell_rows, page_rows, paper_rows, table_rows
from papers2data.store.proof import evidence_rows, finding_rows
from papers2data.store.row import Row, Rows

NUMERIC = ("integer", "boolean", "real")


def rows_of(extraction: Extraction, kinds: Mapping[str, RecordKind]) -> Rows:
    """All rows of one document but its row in documents. Raises StoreError where a record names no table or column."""
    document = extraction.document
    own = document.source.document_id
    rows: Rows = defaultdict(list)
    rows["pages"] = list(page_rows(document))
    rows["tables"] = list(table_rows(extraction))
    rows["cells"] = list(cell_rows(document))
    faults: list[Finding] = []
    ids: list[str] = []
    taken: dict[str, set[str]] = defaultdict(set)
    for record in extraction.records:
        kind = kinds.get(record.table)
        if kind is None or kind.role not in ("record", "entity"):
            raise StoreError(f"there is no table {record.table!r} for records such as {record.place!r}")
        row = _row(record, kind, own, faults)
        if kind.role == "entity":
            rows["statements"] += statement_rows(record, row, own)
        else:
            row["id"] = _unused(str(row["id"]), taken[record.table], record, faults)
            rows[record.table].append(row)
        ids.append(str(row["id"]))
    rows["papers"] = list(paper_rows(extraction, rows))
    faults += mend_links(rows, kinds, own)
    rows["evidence"] = list(evidence_rows(extraction, ids))
    rows["findings"] = list(finding_rows(own, dict.fromkeys((*document.findings, *extraction.findings, *faults))))
    return rows


def _row(record: Record, kind: RecordKind, document_id: str, faults: list[Finding]) -> Row:
    """The record's values as its kind stores them. An entity's id is its own, others' have the document's in it."""
    row: Row = {"id": record.place if kind.role == "entity" else f"{document_id}-{record.place}"}
    if "document_id" in kind.fields:
        row["document_id"] = document_id
    for name, value in record.values.items():
        if name in kind.fields:
            row[name] = _stored(value, name, kind.fields[name], record, faults)
        elif name != "page":
            raise StoreError(f"{record.table} has no column {name!r} (record {record.place!r})")
    return row


def _stored(value: Scalar, name: str, field: Field, record: Record, faults: list[Finding]) -> Scalar:
    """The value in the column's type; one that does not fit is left out, and a finding keeps it."""
    if value is None:
        return None
    if field.type not in NUMERIC:
        return storable(str(value))
    if isinstance(value, str) or (field.type == "integer" and value != int(value)):
        faults.append(_fault("unfit-value", f"{name} of {record.table} cannot be kept as a number: {value!r}.", record))
        return None
    return float(value) if field.type == "real" else int(value)


def _unused(name: str, taken: set[str], record: Record, faults: list[Finding]) -> str:
    """``name``, or the next free one where another record of the document stands in the same place."""
    free = name
    for number in count(2):
        if free not in taken:
            break
        free = f"{name}-{number}"
    if free != name:
        faults.append(_fault("repeated-place", f"Two records of {record.table} were read from one place.", record))
    taken.add(free)
    return free


def _fault(code: str, message: str, record: Record) -> Finding:
    span = record.evidence[0].span if record.evidence else NOWHERE
    return Finding(code, message, span, record_table=record.table)
