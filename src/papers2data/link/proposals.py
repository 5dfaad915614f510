"""What the program thinks may be the same and leaves to a person, and the person's answer."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.link.decisions import decide


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two rows that may speak of the same thing; ``left`` is the later one. ``score`` is from 0 to 1.

    ``kind`` is milestone, kpi, risk or programme; the entities are the things that the rows belong to now.
    """

    id: str
    kind: str
    left: str
    right: str
    left_name: str
    right_name: str
    left_entity: str
    right_entity: str
    score: float
    reason: str


def proposals(db: sqlite_utils.Database, kind: str | None = None) -> list[Proposal]:
    """All open proposals (of one kind), the surest first."""
    rows = db.conn.execute(
        "SELECT id, kind, left, right, left_name, right_name, left_entity, right_entity, score, reason FROM links "
        "WHERE outcome = 'proposed' AND (?1 IS NULL OR kind = ?1) ORDER BY score DESC, id",
        (kind,),
    )
    return [Proposal(*row) for row in rows]


def accept(db: sqlite_utils.Database, proposal_id: str, who: str, why: str, *, when: str | None = None) -> str:
    """The id of the decision that the two are the same; it takes effect with the next ``link_all``.

    Raises UsageError where there is no such proposal, or no name or reason.
    """
    found = _proposal(db, proposal_id)
    return decide(db, found.left, found.right, "same", who, why, when=when, kind=found.kind)


def reject(db: sqlite_utils.Database, proposal_id: str, who: str, why: str, *, when: str | None = None) -> str:
    """The id of the decision that the two are different; they are not proposed again. Raises UsageError as above."""
    found = _proposal(db, proposal_id)
    return decide(db, found.left, found.right, "different", who, why, when=when, kind=found.kind)


def _proposal(db: sqlite_utils.Database, proposal_id: str) -> Proposal:
    for found in proposals(db):
        if found.id == proposal_id:
            return found
    raise UsageError(f"there is no open proposal {proposal_id!r}")
