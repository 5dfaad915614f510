"""Papers that report the same things one after another, from the table ``reports``."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.check.rows.reading import some, text
from papers2data.check.speech import on_words, paper_words


@dataclass(frozen=True, slots=True)
class Report:
    """A paper that reports milestones, indicators or risks, and the one that follows it in its series."""

    id: str
    paper: str
    as_at: str | None
    period_start: str | None = None
    next: str | None = None

    def on(self) -> str:
        """As in "for July–September 2020", "on 14 February 2024", or "in" the paper where it prints no day."""
        return on_words(self.period_start, self.as_at, self.paper)


def reports(db: sqlite_utils.Database) -> dict[str, Report]:
    """All reports by their id."""
    rows = db.conn.execute(
        "SELECT rep.id, d.title, d.path, rep.as_at, CASE WHEN d.period_end = rep.as_at THEN d.period_start END, "
        "rep.next FROM reports rep JOIN documents d ON d.id = rep.document_id ORDER BY rep.id"
    )
    return {
        text(name): Report(text(name), paper_words(some(title), text(path)), some(as_at), some(start), some(later))
        for name, title, path, as_at, start, later in rows
    }
