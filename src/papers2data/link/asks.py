"""Clauses of resolutions that ask for something, and what each is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlite_utils

from papers2data.link.phrases import key_of, view_of
from papers2data.link.weights import Weights
from papers2data.link.words import words

ASKING = ("resolved", "agreed", "carried", "deferred", "referred")
SETTLED = ("note", "approve", "endorse")
"""Actions that ask for nothing more."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a resolution; ``date`` is the meeting's, "" where unknown, ``reported`` that of its document."""

    id: str
    document_id: str
    body: str
    date: str
    reported: str
    item_title: str
    reference: str
    clause: str
    text: str
    action: str
    asks: bool
    due_text: str
    due_start: str
    due_end: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a text is about: stems without the words of procedure. ``around`` adds those of the item it stands under."""

    own: frozenset[str]
    around: frozenset[str]


def clauses_of(db: sqlite_utils.Database) -> list[Clause]:
    """All clauses of resolutions, as corrected, by meeting and place."""
    rows = db.conn.execute(
        "SELECT r.id, r.document_id, coalesce(m.body, d.body, ''), coalesce(m.date, d.meeting_date, ''), "
        "coalesce(d.meeting_date, d.period_end, ''), coalesce(r.item_title, ''), coalesce(r.reference, ''), "
        "coalesce(r.clause, ''), coalesce(r.text, ''), coalesce(r.action, ''), coalesce(r.outcome, ''), "
        "EXISTS (SELECT 1 FROM resolutions part WHERE part.parent_id = r.id), "
        "coalesce(r.due_text, ''), coalesce(r.due_start, ''), coalesce(r.due_end, '') "
        "FROM resolutions_current r JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN meetings m ON m.id = r.meeting_id ORDER BY 4, r.document_id, r.rowid"
    )
    found = []
    for name, document, body, day, reported, title, reference, clause, text, action, outcome, parts, *due in rows:
        asks = outcome in ASKING and action not in SETTLED and not parts
        told = (name, document, body, day, reported, title, reference, clause, text, action)
        found.append(Clause(*told, asks=asks, due_text=due[0], due_start=due[1], due_end=due[2]))
    return found


def copies_of(clauses: Sequence[Clause]) -> dict[str, str]:
    """Clauses that stand in another copy of the minutes too (draft and final, a pack and its single papers).

    The clause of the last document is kept; gives the id of each other one with the id of the one kept.
    """
    same: dict[tuple[str, str, str, str, str], list[Clause]] = defaultdict(list)
    for clause in clauses:
        if clause.date:
            said = key_of(clause.text)
            same[key_of(clause.body), clause.date, clause.reference, clause.clause, said].append(clause)
    copies: dict[str, str] = {}
    for found in same.values():
        ranked = sorted(found, key=lambda clause: (clause.reported, clause.document_id, clause.id))
        kept = ranked[-1]
        copies |= {each.id: kept.id for each in ranked if each.document_id != kept.document_id}
    return copies


def topic_of(clause: Clause, weights: Weights) -> Topic:
    """What the clause is about."""
    found = words().phrases.follow.tail.search(clause.text)
    text = clause.text[: found.start()] if found and found.start() > 20 else clause.text
    if clause.due_text:
        text = text.replace(clause.due_text, " ")
    own = about(without_body(text, clause.body), weights)
    whole = own or about(without_body(clause.text, clause.body), weights)
    return Topic(whole, about(without_body(clause.item_title, clause.body), weights))


def about(text: str, weights: Weights) -> frozenset[str]:
    """The stems of a text that say what it is about."""
    return view_of(text, weights).stems - words().procedural


def without_body(text: str, body: str) -> str:
    """The text without the name of the committee, which is in many clauses and titles and says nothing of them."""
    return re.sub(re.escape(body), " ", text, flags=re.IGNORECASE) if body else text
