"""Rows for what stands behind the records: evidence, and findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from papers2data.model import Evidence, Extraction, Finding
from papers2data.snapshot import storable
from papers2data.store.row import Row, sides


def evidence_rows(extraction: Extraction, ids: Iterable[str]) -> Iterator[Row]:
    """A row for each rectangle of each passage (one where there are none); ``ids`` are the records' ids in order."""
    own = extraction.document.source.document_id
    number = 0
    for record, record_id in zip(extraction.records, ids, strict=True):
        for item in record.evidence:
            for passage in _passages(item):
                yield {
                    "id": f"{own}-e{number}",
                    "record_table": record.table,
                    "record_id": record_id,
                    "field": item.field,
                    "document_id": own,
                    **passage,
                }
                number += 1


def _passages(item: Evidence) -> Iterator[Row]:
    span = item.span
    for box in span.boxes or (None,):
        yield {
            "page": span.page if box is None else box.page,
            **sides(box),
            "quote": storable(item.quote),
            "line": span.line,
            "char_start": span.start,
            "char_end": span.end,
        }


def finding_rows(document_id: str, findings: Iterable[Finding]) -> Iterator[Row]:
    """A row for each finding. Its id comes from what it says, so that a person's decision on it finds it again."""
    seen: Counter[str] = Counter()
    for finding in findings:
        span = finding.span
        says = f"{finding.message}|{span.page}|{span.line}|{finding.record_table}|{finding.record_id}"
        name = f"{document_id}-{finding.code}-{hashlib.sha256(storable(says).encode()).hexdigest()[:8]}"
        seen[name] += 1
        yield {
            "id": name if seen[name] == 1 else f"{name}-{seen[name]}",
            "family": finding.family,
            "code": finding.code,
            "severity": finding.severity,
            "message": storable(finding.message),
            "document_id": document_id,
            "page": span.page,
            "record_table": finding.record_table or None,
            "record_id": finding.record_id or None,
            "status": "open",
            "line": span.line,
        }
