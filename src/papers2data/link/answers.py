"""What may answer a resolution: agenda items, reports, rows of work programmes and action logs, later resolutions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import sqlite_utils

from papers2data.link.asks import about, without_body
from papers2data.link.weights import Weights

Kind = Literal["agenda_item", "report", "work_item", "resolution", "action"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that may answer; ``title`` is what it says of itself and ``stems`` what it is about.

    ``date`` is the day of its meeting or paper. ``paper_id`` is the paper it leads to, "" where none.
    """

    kind: Kind
    id: str
    document_id: str
    page: int | None
    date: str
    body: str
    title: str
    stems: frozenset[str]
    paper_id: str = ""
    planned: str = ""
    complete: bool = False


SQL: tuple[tuple[Kind, str], ...] = (
    (
        "agenda_item",
        "SELECT a.id, a.document_id, a.page, coalesce(m.date, d.meeting_date, ''), coalesce(m.body, d.body, ''), "
        "a.title, a.title || ' ' || coalesce(p.title, ''), coalesce(a.paper_id, ''), '', 0 "
        "FROM agenda_items a JOIN documents d ON d.id = a.document_id LEFT JOIN meetings m ON m.id = a.meeting_id "
        "LEFT JOIN papers p ON p.id = a.paper_id WHERE a.title IS NOT NULL "
        "AND coalesce(p.kind, '') NOT IN ('agenda', 'minutes', 'work_programme')",
    ),
    (
        "report",
        "SELECT p.id, p.document_id, p.first_page, coalesce(m.date, d.meeting_date, d.period_end, ''), "
        "coalesce(m.body, d.body, ''), coalesce(nullif(p.title, ''), p.author, ''), "
        "coalesce(nullif(p.title, ''), p.author, ''), p.id, '', 0 "
        "FROM papers p JOIN documents d ON d.id = p.document_id LEFT JOIN meetings m ON m.id = p.meeting_id "
        "WHERE p.kind IN ('report', 'letter', 'other')",
    ),
    (
        "work_item",
        "SELECT w.id, w.document_id, w.page, coalesce(d.meeting_date, d.period_end, ''), coalesce(d.body, ''), "
        "w.title, w.title, '', coalesce(w.meeting_date, ''), 0 "
        "FROM work_items w JOIN documents d ON d.id = w.document_id WHERE w.title IS NOT NULL",
    ),
    (
        "resolution",
        "SELECT r.id, r.document_id, r.page, coalesce(m.date, d.meeting_date, ''), coalesce(m.body, d.body, ''), "
        "r.item_title, r.item_title, '', '', 0 FROM resolutions r JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN meetings m ON m.id = r.meeting_id WHERE r.item_title IS NOT NULL "
        "AND r.id = (SELECT min(o.id) FROM resolutions o WHERE o.document_id = r.document_id "
        "AND o.meeting_id IS r.meeting_id AND o.item_title = r.item_title)",
    ),
    (
        "action",
        "SELECT r.id, r.document_id, r.page, coalesce(rep.as_at, r.period_end, d.meeting_date, rep.not_before, ''), "
        "coalesce(d.body, ''), r.name, r.name, '', '', r.status = 'complete' FROM milestone_readings_current r "
        "JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'milestone_readings' "
        "WHERE r.kind = 'action' AND r.name IS NOT NULL AND rep.repeats IS NULL",
    ),
)


def answers_of(db: sqlite_utils.Database, weights: Weights) -> Iterator[Answer]:
    """Everything that may answer a resolution, by kind and id; a report that an agenda item leads to is left to it."""
    led: set[str] = set()
    for kind, sql in SQL:
        for row in sorted(db.conn.execute(sql), key=lambda row: str(row[0])):
            identity, document, page, date, body, title, said, paper, planned, complete = row
            stems = about(without_body(said, body), weights)
            if not date or not stems or (kind == "report" and paper in led):
                continue
            if kind == "agenda_item" and paper:
                led.add(paper)
            yield Answer(kind, identity, document, page, date, body, title, stems, paper, planned, bool(complete))
