"""What left the reports without being finished."""

from __future__ import annotations

from collections.abc import Iterator

import sqlite_utils

from papers2data.briefing.parts import Line, in_words, shortened
from papers2data.briefing.readings import Reading
from papers2data.briefing.windows import Windows

SQL = """
SELECT coalesce(e.as_at, e.not_before), e.reading_id FROM milestone_entries_exits e
JOIN findings f ON f.code = 'dropped-without-completion' AND f.record_id = e.reading_id
  AND coalesce(f.status, 'open') <> 'dismissed'
WHERE e.event = 'dropped' ORDER BY e.milestone_id, coalesce(e.as_at, e.not_before)
"""
"""A report may be a shorter one of its kind; the check knows which milestones it should have had."""


def dropped(db: sqlite_utils.Database, histories: list[list[Reading]], windows: Windows) -> Iterator[Line]:
    """A line for each milestone that is missing from the next report of its series, though it was still open.

    Only of series with a report now: of the others nothing is known.
    """
    reports = {(each.series, each.at): each.report() for history in histories for each in history if each.is_told}
    told = {reading.id: reading for history in histories for reading in history}
    now = {series for series, day in reports if windows.of(series).now.has(day)}
    rows = db.conn.execute(SQL)
    for day, name in rows:
        last = told.get(name)
        if last is not None and last.series in now and windows.of(last.series).is_between(day):
            due = f", {last.due_said()}" if last.due else ""
            text = (
                f"was last reported as {last.said()} {last.on()}{due}; it is missing from "
                f"{reports.get((last.series, day)) or f'the report of {in_words(day)}'} without having been completed."
            )
            yield Line(shortened(last.name), text, (last.source,), last.milestone, last.programme)
