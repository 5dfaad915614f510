"""What the checks question in the papers of a time, beyond what other sections of a briefing say."""

from __future__ import annotations

from collections.abc import Callable

import sqlite_utils

from papers2data.briefing.parts import Line, Section, Source, section

SAID_ELSEWHERE = frozenset(
    {
        "appeared-late",
        "cancelled",
        "dropped-without-completion",
        "due-slipped",
        "kpi-rating-fell",
        "kpi-red-again",
        "overdue",
        "overdue-on-track",
        "reopened",
        "resolution-came-back-late",
        "resolution-nothing-came-back",
        "risk-dropped",
        "risk-worsened",
        "status-worsened",
    }
)
"""Codes of findings whose facts have a section of their own in a briefing."""

WEIGHT = {"error": 2.0, "warning": 1.0}

SQL = """
SELECT f.id, f.code, f.severity, f.message, d.id, coalesce(d.title, ''), d.path, f.page, f.line,
  coalesce(d.source_url, ''), f.record_id, coalesce(rep.series, ''),
  coalesce(CASE WHEN f.code IN ('kpi-no-longer-reported', 'risk-dropped') THEN rep.next_at END, rep.as_at,
    d.meeting_date, d.period_end)
FROM findings f JOIN documents d ON d.id = f.document_id
LEFT JOIN (
  SELECT p.document_id, min(p.series) AS series, max(p.as_at) AS as_at, max(n.as_at) AS next_at
  FROM reports p LEFT JOIN reports n ON n.id = p.next GROUP BY p.document_id
) rep ON rep.document_id = d.id
WHERE f.family = 'scrutiny' AND coalesce(f.status, 'open') <> 'dismissed'
ORDER BY f.code, d.path, f.page, f.id
"""
"""What is missing from a report is known only from that report on, though the finding is of the one before."""


def question_section(db: sqlite_utils.Database, wanted: Callable[[str, str | None, Source, str], bool]) -> Section:
    """The findings that are wanted: called with the series of reports, the day, the place and the record's id."""
    lines = []
    for name, code, severity, message, document, title, path, page, line, url, record, series, day in db.conn.execute(
        SQL
    ):
        source = Source(document, title, path, page, line, url)
        if code not in SAID_ELSEWHERE and wanted(series, day, source, record or ""):
            lines.append(Line("", message, (source,), name, "", WEIGHT.get(severity, 0.0)))
    return section("questions", "Contradictions and other questions", lines)
