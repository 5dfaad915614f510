"""Clauses of resolutions that are due, from the view ``resolution_tracker``."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, some, text


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause that asks for something by a day; ``state`` is the tracker's word for what became of it.

    ``tracked`` counts entries of action logs that have it. ``last_meeting`` is the day of the body's last meeting whose
    papers are here, ``answered`` that of the first answer, None also for a log, which says only that it was done by
    then. ``action`` is what the clause asks for. ``is_held`` says that papers of a meeting within the due time are
    here.
    """

    place: Place
    label: str
    meeting: str
    body: str
    due_text: str
    due_start: str | None
    due_end: str
    state: str
    tracked: int = 0
    last_meeting: str | None = None
    answered: str | None = None
    action: str = ""
    is_held: bool = True


START = (
    "coalesce(t.due_start, (SELECT min(w.due_start) FROM due_occasions w "
    "WHERE w.resolution_id = t.resolution_id AND w.due_end = t.next_due))"
)
"""The first day on which a clause is due, also where only the month of a meeting says it."""


def asked_for(db: sqlite_utils.Database) -> list[Asked]:
    """All clauses with a due date, by paper."""
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.text, coalesce(t.reference, t.item_title), t.clause, t.meeting_date, t.body, t.due_text, "  # noqa: S608
        f"{START}, "
        "coalesce(t.next_due, t.due_end), t.state, "
        "(SELECT count(*) FROM followups f WHERE f.resolution_id = r.id AND f.kind = 'action'), "
        "(SELECT max(o.meeting_date) FROM documents o WHERE o.body = t.body), "
        "CASE WHEN EXISTS (SELECT 1 FROM followups f WHERE f.resolution_id = r.id AND f.kind = 'action' "
        "AND f.date = t.first_followup) THEN NULL ELSE t.first_followup END, "
        "coalesce(t.action, ''), EXISTS (SELECT 1 FROM documents o WHERE o.body = t.body "
        "AND o.meeting_date > t.meeting_date "
        f"AND o.meeting_date BETWEEN coalesce({START}, t.due_end) AND coalesce(t.next_due, t.due_end)) "
        "FROM resolution_tracker t JOIN resolutions r ON r.id = t.resolution_id "
        "JOIN documents d ON d.id = r.document_id "
        "WHERE t.meeting_date IS NOT NULL AND coalesce(t.next_due, t.due_end) IS NOT NULL ORDER BY d.path, r.id"
    )
    found = []
    for row in rows:
        words, reference, clause, meeting, body, due_text, start, end, state, tracked, last, answered, action, held = (
            row[COLUMNS:]
        )
        label = ", ".join(part for part in (text(reference), f"clause {clause}" if clause else "") if part)
        at = place("resolutions", row, text(words))
        found.append(
            Asked(
                *(at, label, text(meeting), text(body), text(due_text), some(start), text(end), text(state)),
                *(int(tracked or 0), some(last), some(answered), text(action), bool(held)),
            )
        )
    return found
