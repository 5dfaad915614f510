"""What people decided about findings, beside the findings: those are made anew, and each decision finds its own again.

A finding's id is the document, the code and a mark of the facts that it rests on. A newer version of a file has
another id, and a newer program may read a row in another place; the mark, or else the sentence, then leads to the
finding. Where its facts have changed it is another finding, which nobody has decided on.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import sqlite_utils
from rapidfuzz import fuzz

ALIKE = 92.0
"""Per cent of equal characters from which two sentences with the same figures say the same."""

_FIGURE = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A decision ("accepted" or "dismissed") on one finding; ``when`` is UTC, ISO 8601.

    ``code``, ``message``, ``sha256``, ``path`` and ``mark`` are those of the finding, by which it is found again.
    """

    finding: str
    decision: str
    author: str
    why: str
    when: str
    code: str
    message: str
    sha256: str
    path: str
    mark: str

    @property
    def id(self) -> str:
        """The same for the same decision in any database."""
        told = "|".join((self.sha256, self.code, self.mark, self.decision, self.author, self.when))
        return f"finding-decision-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def keep_finding_decision(db: sqlite_utils.Database, made: FindingDecision) -> None:
    """Keeps a decision, inside a transaction; of two on the same finding the later one counts."""
    same = "document_sha256 = ? AND code = ? AND mark = ?"
    where = (made.sha256, made.code, made.mark)
    newer = db.conn.execute(
        f"SELECT 1 FROM finding_decisions WHERE {same} AND status = 'applies' AND created_at > ?",  # noqa: S608
        (*where, made.when),
    ).fetchone()
    db.conn.execute(
        f"UPDATE finding_decisions SET status = 'replaced' WHERE {same} AND status <> 'withdrawn' "  # noqa: S608
        "AND created_at <= ? AND id <> ?",
        (*where, made.when, made.id),
    )
    db.conn.execute(
        "INSERT OR REPLACE INTO finding_decisions (id, created_at, author, why, finding, decision, status, code, "
        "message, document_sha256, document_path, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(made.id, made.when, made.author, made.why, made.finding, made.decision),
            *("replaced" if newer else "applies", made.code, made.message, made.sha256, made.path, made.mark),
        ),
    )


def mark_of(finding: str, document: str | None, code: str) -> str:
    """The part of a finding's id that stands for its facts."""
    return finding.removeprefix(f"{document}-" if document else "").removeprefix(f"{code}-")


def attach_finding_decisions(db: sqlite_utils.Database) -> None:
    """Finds the findings of all decisions again and gives each finding its status; inside a transaction."""
    db.conn.execute("UPDATE findings SET status = 'open' WHERE status <> 'open'")
    rows = db.conn.execute(
        "SELECT id, finding, decision, code, message, document_sha256, document_path, mark FROM finding_decisions "
        "WHERE status IN ('applies', 'unattached') ORDER BY created_at, rowid"
    ).fetchall()
    for name, finding, decision, code, message, sha256, path, mark in rows:
        found = _again(db, finding, code, message, sha256, path, mark)
        state = "applies" if found else "unattached"
        db.conn.execute(
            "UPDATE finding_decisions SET status = ?, finding = ? WHERE id = ?", (state, found or finding, name)
        )
        db.conn.execute("UPDATE findings SET status = ? WHERE id = ?", (decision, found))


def _again(
    db: sqlite_utils.Database, finding: str, code: str, message: str, sha256: str, path: str, mark: str
) -> str | None:
    """The id of the finding now, None where it is not made any more."""
    if db.conn.execute("SELECT 1 FROM findings WHERE id = ?", (finding,)).fetchone():
        return finding
    document = db.conn.execute(
        "SELECT id FROM documents WHERE sha256 = ?1 UNION ALL SELECT document_id FROM files WHERE id = ?2 LIMIT 1",
        (sha256, path),
    ).fetchone()
    if document is None:
        return None
    made = db.conn.execute(
        "SELECT id, message FROM findings WHERE document_id = ? AND code = ? ORDER BY id", (document[0], code)
    ).fetchall()
    marked = [name for name, _ in made if mark_of(name, document[0], code) == mark]
    return next(iter(marked), None) or next((name for name, said in made if _same(message, said)), None)


def _same(one: str, other: str) -> bool:
    return _FIGURE.findall(one) == _FIGURE.findall(other) and fuzz.ratio(one, other) >= ALIKE


__all__ = ["FindingDecision", "attach_finding_decisions", "keep_finding_decision", "mark_of"]
