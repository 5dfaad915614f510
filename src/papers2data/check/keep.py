"""Questions into the table of findings; what people decided on those that stay is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

import sqlite_utils

from papers2data.check.question import Question
from papers2data.store.decided import attach_finding_decisions
from papers2data.store.row import Row


def keep_questions(db: sqlite_utils.Database, questions: Iterable[Question]) -> int:
    """Makes these the findings of the family "scrutiny", and tells how many there are; inside a transaction.

    What people decided about findings of either family finds its own again.
    """
    rows = rows_of(questions)
    db.conn.execute("DELETE FROM findings WHERE family = 'scrutiny'")
    db.conn.executemany(
        "INSERT INTO findings (id, family, code, severity, message, document_id, page, record_table, record_id, "
        "status, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(row["id"], row["family"], row["code"], row["severity"], row["message"], row["document_id"]),
                *(row["page"], row["record_table"], row["record_id"], "open", row["line"]),
            )
            for row in rows
        ],
    )
    attach_finding_decisions(db)
    return len(rows)


def rows_of(questions: Iterable[Question]) -> list[Row]:
    """A row for each question, in the order of their places.

    The id comes from the document, the code, the printed name and the facts, so that a decision on the finding finds
    it again after its row was read in another place or its sentence was worded better.
    """
    seen: Counter[str] = Counter()
    rows: list[Row] = []
    for each in sorted(questions, key=_order):
        finding, place = each.finding, each.place
        told = hashlib.sha256("|".join((" ".join(place.name.split()), *each.facts)).encode()).hexdigest()[:8]
        name = f"{place.document_id}-{finding.code}-{told}"
        seen[name] += 1
        rows.append(
            {
                "id": name if seen[name] == 1 else f"{name}-{seen[name]}",
                "family": finding.family,
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "document_id": place.document_id,
                "page": place.page,
                "record_table": finding.record_table,
                "record_id": finding.record_id,
                "line": place.line,
            }
        )
    return rows


def _order(each: Question) -> tuple[str, int, int, str, str, tuple[str, ...]]:
    place = each.place
    return (place.path, place.page or 0, place.line or 0, each.finding.code, place.record[1], each.facts)
