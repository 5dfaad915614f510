"""What people decide about findings: that one is to be followed up, or that it needs no further look."""

from __future__ import annotations

from typing import Literal

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.link.decisions import now
from papers2data.store.connection import writing
from papers2data.store.decided import FindingDecision, attach_finding_decisions, keep_finding_decision, mark_of

FindingState = Literal["accepted", "dismissed"]


def decide_finding(
    db: sqlite_utils.Database, finding: str, state: FindingState, who: str, why: str, *, when: str | None = None
) -> str:
    """The id of the new decision on the finding with this id, of either family; it shows at once.

    ``when`` is the time in UTC (now where None). A later decision on the same finding takes the place of this one.
    Raises UsageError for an unknown finding or state, and without a name or reason.
    """
    if state not in ("accepted", "dismissed"):
        raise UsageError(f"{state!r} is no decision on a finding: choose accepted or dismissed")
    if not who.strip() or not why.strip():
        raise UsageError("a decision needs the name of who made it, and the reason")
    row = db.conn.execute(
        "SELECT f.code, f.message, f.document_id, coalesce(d.sha256, ''), coalesce(d.path, '') FROM findings f "
        "LEFT JOIN documents d ON d.id = f.document_id WHERE f.id = ?",
        (finding,),
    ).fetchone()
    if row is None:
        raise UsageError(f"there is no finding {finding!r}")
    code, message, document, sha256, path = row
    mark = mark_of(finding, document, code)
    made = FindingDecision(
        finding, state, who.strip(), why.strip(), when or now(), code, message or "", sha256, path, mark
    )
    with writing(db):
        keep_finding_decision(db, made)
        attach_finding_decisions(db)
    return made.id


def undo_finding(db: sqlite_utils.Database, name: str) -> str:
    """The id of the decision that is taken back: ``name`` is its id, or that of the finding, which is open again.

    It stays in the table as withdrawn. Raises UsageError where there is none.
    """
    with writing(db):
        row = db.conn.execute(
            "SELECT id FROM finding_decisions WHERE ? IN (id, finding) AND status IN ('applies', 'unattached') "
            "ORDER BY created_at DESC, rowid DESC LIMIT 1",
            (name,),
        ).fetchone()
        if row is None:
            raise UsageError(f"there is no decision {name!r} on a finding, and none on a finding of this id")
        db.conn.execute("UPDATE finding_decisions SET status = 'withdrawn' WHERE id = ?", row)
        attach_finding_decisions(db)
    return str(row[0])
