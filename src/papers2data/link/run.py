"""All links of a database, made anew from what was read and from what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import sqlite_utils

from papers2data.link.abbreviations import spelt_out
from papers2data.link.breaks import write_breaks
from papers2data.link.corrections import attach_corrections
from papers2data.link.decisions import attach_decisions, decisions
from papers2data.link.followups import write_followups
from papers2data.link.identity import link_kind
from papers2data.link.kinds import KINDS
from papers2data.link.programmes import link_programmes
from papers2data.link.reports import days_of, write_reports
from papers2data.link.superseded import write_superseded
from papers2data.link.told import keep_findings
from papers2data.link.weights import weights_for
from papers2data.model import Finding
from papers2data.store.connection import writing
from papers2data.store.kept import keep_views
from papers2data.store.waiting import Waiting, note_waiting


def link_all(db: sqlite_utils.Database) -> None:
    """Finds out anew which rows speak of the same things. One transaction; raises StoreError."""
    with writing(db):
        found = list(_attach(db))
        days = days_of(db)
        meanings = spelt_out(_texts(db))
        refused = [name for kind in KINDS for name in link_kind(db, kind, days, meanings, decisions(db, kind.name))]
        refused += link_programmes(db, meanings, decisions(db, "programme"))
        keep_findings(db, [*found, *_contradictions(db, refused)])
        write_reports(db)
        write_superseded(db)
        write_breaks(db)
        write_followups(db, weights_for(meanings, {}), decisions(db, "followup"))
        keep_views(db)
        note_waiting(db, Waiting.QUESTIONS)


def _attach(db: sqlite_utils.Database) -> Iterator[Finding]:
    for message in attach_corrections(db):
        yield Finding("correction-unattached", message, record_table="corrections")
    for message in attach_decisions(db):
        yield Finding("decision-unattached", message, record_table="link_decisions")


def _contradictions(db: sqlite_utils.Database, refused: Sequence[str]) -> Iterator[Finding]:
    for name in refused:
        author, when, decision, left, right = db.conn.execute(
            "SELECT author, created_at, decision, left_quote, right_quote FROM link_decisions WHERE id = ?", (name,)
        ).fetchone()
        message = (
            f"{author}'s decision of {when[:10]} that “{left[:80]}” and “{right[:80]}” are "
            f"{'the same' if decision == 'same' else 'different'} is kept but has no effect: later decisions, "
            "taken together, say the opposite."
        )
        yield Finding("decisions-contradict", message, record_table="link_decisions", record_id=name)


def _texts(db: sqlite_utils.Database) -> Iterator[str]:
    """Text of pages that may spell an abbreviation out."""
    sql = "SELECT text FROM pages WHERE text GLOB '*([A-Z][A-Z&a-z]*[A-Z])*' ORDER BY id"
    return (row[0] for row in db.conn.execute(sql))
