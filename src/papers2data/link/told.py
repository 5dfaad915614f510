"""Findings that come from linking: what people said that has no effect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import sqlite_utils

from papers2data.model import Finding
from papers2data.store.ddl import quoted

CODES = ("correction-unattached", "decision-unattached", "decisions-contradict")
"""Codes of the findings that are made anew with each linking."""


def keep_findings(db: sqlite_utils.Database, found: Iterable[Finding]) -> None:
    """Makes these the findings of linking; what people decided on those that stay is kept."""
    rows = {_name(finding): finding for finding in found}
    marks = ", ".join("?" * len(CODES))
    sql = f"SELECT id FROM {quoted('findings')} WHERE code IN ({marks})"  # noqa: S608
    held = {row[0] for row in db.conn.execute(sql, CODES)}
    db.conn.executemany("DELETE FROM findings WHERE id = ?", [(name,) for name in sorted(held - set(rows))])
    db.conn.executemany(
        "INSERT INTO findings (id, family, code, severity, message, record_table, record_id, status) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 'open')",
        [
            (
                name,
                each.family,
                each.code,
                each.severity,
                each.message,
                each.record_table or None,
                each.record_id or None,
            )
            for name, each in sorted(rows.items())
            if name not in held
        ],
    )


def _name(finding: Finding) -> str:
    return f"{finding.code}-{hashlib.sha256(finding.message.encode()).hexdigest()[:12]}"
