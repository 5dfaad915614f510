"""Milestones and actions as their reports tell them, from the view ``milestone_history``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, Value, place, some, text
from papers2data.check.speech import on_words, short


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of one milestone; days are ISO 8601, ``as_at`` the one that the report speaks of.

    ``as_at`` is None for a plan or a log without a day. ``change`` is the view's word for what became of the status
    since the report before. ``report`` is the id of the report in ``reports``, ``series``
    the name of its series.
    """

    place: Place
    milestone: str
    kind: str
    basis: str
    as_at: str | None
    period_start: str | None
    status: str | None
    status_text: str
    due_text: str
    due_start: str | None
    due_end: str | None
    narrative: str = ""
    raised: str | None = None
    change: str | None = None
    report: str = ""
    series: str = ""
    not_before: str | None = None
    lead: str = ""

    @property
    def at(self) -> str:
        """What orders the reports: the day, or the first that the report can be of; "" where neither is known."""
        return self.as_at or self.not_before or ""

    @property
    def name(self) -> str:
        """Its name as printed, with its project where it is a stage of one."""
        return self.place.name

    def on(self) -> str:
        """As in "for July–September 2020", "on 14 February 2024", "in action-log.pdf" where the paper prints no day."""
        return on_words(self.period_start, self.as_at, self.place.paper)

    def said(self) -> str:
        """The status as printed, cut where a story follows it, or in plain words where only a colour says it."""
        return short(self.status_text) or (self.status or "").replace("_", " ")

    def is_told(self) -> bool:
        """True where the paper reports, rather than plans or looks back."""
        return self.basis in ("reported", "revised")


NAME = (
    "CASE WHEN m.name LIKE '%: ' || coalesce(r.stage, h.name) AND m.name <> h.name THEN m.name "
    "WHEN r.stage IS NOT NULL THEN h.name || ': ' || r.stage ELSE h.name END"
)
"""The printed name; where that is only a stage, with the project before it."""


def histories(db: sqlite_utils.Database) -> list[list[Told]]:
    """What is told of each milestone, in the order of the reports; without those of unknown place in it."""
    found: dict[str, list[Told]] = {}
    for told in _told(db):
        found.setdefault(told.milestone, []).append(told)
    return list(found.values())


def _told(db: sqlite_utils.Database) -> Iterator[Told]:
    rows = db.conn.execute(
        f"SELECT {PLACE}, {NAME}, h.milestone_id, r.kind, h.basis, h.as_at, "  # noqa: S608
        "coalesce(r.period_start, CASE WHEN r.period_end IS NULL THEN d.period_start END), "
        "coalesce(r.period_end, d.period_end), h.status, h.status_text, h.due_text, r.due_start, h.due_end, "
        "h.narrative, r.raised, h.change, rep.id, h.series, h.not_before, r.lead "
        "FROM milestone_history h JOIN milestone_readings_current r ON r.id = h.reading_id "
        "JOIN milestones m ON m.id = h.milestone_id "
        "JOIN documents d ON d.id = r.document_id LEFT JOIN reports rep "
        "ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'milestone_readings' "
        "WHERE h.change IS NOT 'undated' ORDER BY h.milestone_id, h.place"
    )
    return map(_of_row, rows)


def _of_row(row: tuple[Value, ...]) -> Told:
    name, milestone, kind, basis, as_at, start, end, status, status_text, due_text, due_start, due_end = row[
        COLUMNS : COLUMNS + 12
    ]
    narrative, raised, change, report, series, not_before, lead = row[COLUMNS + 12 :]
    return Told(
        place=place("milestone_readings", row, text(name)),
        milestone=text(milestone),
        kind=text(kind),
        basis=text(basis) or "reported",
        as_at=some(as_at),
        period_start=some(start) if as_at == end else None,
        status=some(status),
        status_text=text(status_text),
        due_text=text(due_text),
        due_start=some(due_start),
        due_end=some(due_end),
        narrative=text(narrative),
        raised=some(raised),
        change=some(change),
        report=text(report),
        series=text(series),
        not_before=some(not_before),
        lead=text(lead),
    )
