"""Each report of each milestone or action, as the view ``milestone_history`` tells it."""

from __future__ import annotations

from dataclasses import dataclass

import sqlite_utils

from papers2data.briefing.parts import Source, source_of
from papers2data.check.speech import day_words, on_words
from papers2data.model import Scalar

SQL = """
SELECT h.milestone_id,
  CASE WHEN m.name LIKE '%: ' || coalesce(r.stage, h.name) AND m.name <> h.name THEN m.name
    WHEN r.stage IS NOT NULL THEN h.name || ': ' || r.stage ELSE h.name END,
  coalesce(h.programme, ''), coalesce(p.name, ''), h.as_at,
  coalesce(r.period_start, CASE WHEN r.period_end IS NULL THEN d.period_start END),
  coalesce(r.period_end, d.period_end),
  coalesce(h.as_at, h.not_before), h.basis, h.status, h.status_text, h.due_end, h.first_due_end,
  h.change, h.reports_unchanged, coalesce(h.series, ''), coalesce(h.narrative, ''), coalesce(h.corrections, ''),
  coalesce(d.body, ''), d.id, coalesce(d.title, ''), d.path, h.page,
  (SELECT min(e.line) FROM evidence e WHERE e.record_table = 'milestone_readings' AND e.record_id = h.reading_id),
  coalesce(d.source_url, ''), h.reading_id, coalesce(h.due_text, '')
FROM milestone_history h
JOIN milestones m ON m.id = h.milestone_id
JOIN milestone_readings_current r ON r.id = h.reading_id
JOIN documents d ON d.id = h.document_id
LEFT JOIN programmes p ON p.id = m.programme_id
ORDER BY h.milestone_id, h.place
"""

DONE = ("complete", "cancelled")

CONCERN = {"on_track": 1, "in_progress": 1, "not_started": 1, "paused": 2, "at_risk": 2, "off_track": 3}
"""How near to trouble a status is; what is done or unknown has no place here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says of one milestone; days are ISO 8601.

    ``as_at`` is the day that the report speaks of (None: unknown), ``at`` the same or else the first day that it can be
    of, which only orders it; ``period_start`` is the first day of its period.
    ``first_due`` is the first due date that any report or plan gave up to then.
    """

    milestone: str
    name: str
    programme: str
    series: str
    as_at: str | None
    period_start: str | None
    at: str | None
    basis: str
    status: str | None
    status_text: str
    due: str | None
    first_due: str | None
    change: str
    unchanged: int
    narrative: str
    corrections: str
    body: str
    source: Source
    id: str
    due_text: str = ""

    @property
    def is_told(self) -> bool:
        """True where the paper reports it, rather than plans it or looks back."""
        return self.basis in ("reported", "revised")

    @property
    def is_open(self) -> bool:
        """True while it is neither complete nor cancelled."""
        return self.status not in DONE

    def on(self) -> str:
        """``for July–September 2020``, ``on 14 February 2024``, or ``in`` a file whose day is not printed."""
        return on_words(self.period_start, self.as_at, self.source.paper)

    def report(self) -> str:
        """``the report for July–September 2020``, ``the report of 14 February 2024``, or a file's name."""
        how, _, when = self.on().partition(" ")
        return {"for": f"the report for {when}", "on": f"the report of {when}"}.get(how, when)

    def said(self) -> str:
        """The status as printed, in quotation marks; the common word where only a colour says it."""
        word = " ".join(self.status_text.split()).rstrip(".") or (self.status or "without a status").replace("_", " ")
        return f"“{word}”" if self.status_text else word

    def due_said(self) -> str:
        """``due by 31 March 2020``, ``due “June”`` for words that are no day, "" without a date."""
        if self.due:
            return f"due by {day_words(self.due)}"
        return f"due “{' '.join(self.due_text.split())}”" if self.due_text.strip() else ""


def readings(db: sqlite_utils.Database) -> list[list[Reading]]:
    """The reports of each milestone in their order, those of unknown place last."""
    found: dict[str, list[Reading]] = {}
    for row in db.conn.execute(SQL):
        reading = _of_row(row)
        found.setdefault(reading.milestone, []).append(reading)
    return list(found.values())


def _of_row(row: tuple[Scalar, ...]) -> Reading:
    milestone, name, programme, linked, as_at, start, end, at, basis, status, said, due, first_due, change = row[:14]
    unchanged, series, narrative, corrections, body, *place, name_of_row, due_text = row[14:]
    return Reading(
        milestone=str(milestone),
        name=" ".join(str(name).split()).rstrip("."),
        programme=str(programme or linked),
        series=str(series),
        as_at=_some(as_at),
        period_start=_some(start) if as_at == end else None,
        at=_some(at),
        basis=str(basis),
        status=_some(status),
        status_text=str(said or ""),
        due=_some(due),
        first_due=_some(first_due),
        change=str(change or ""),
        unchanged=int(unchanged or 0),
        narrative=str(narrative),
        corrections=str(corrections),
        body=str(body),
        source=source_of(place),
        id=str(name_of_row),
        due_text=str(due_text),
    )


def _some(value: Scalar) -> str | None:
    return None if value is None else str(value)
