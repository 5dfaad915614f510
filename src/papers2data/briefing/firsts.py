"""What papers say that nothing earlier can be held against: what they promise, ask for, and where they miss targets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

import sqlite_utils

from papers2data.briefing.indicators import Figure
from papers2data.briefing.parts import Line, Section, section, shortened, source_of
from papers2data.briefing.readings import Reading
from papers2data.briefing.windows import Windows
from papers2data.check.speech import counted, day_words

MOST = 12
"""Promises that are listed, those due first."""

FOLLOWED = ("receive", "circulate", "consider", "schedule", "arrange", "refer", "progress")
"""What clauses ask for that can be followed; of others only those with a date or a name."""


def seen_documents(db: sqlite_utils.Database, since: str, until: str) -> set[str]:
    """The ids of documents of meetings, or else of days that they speak of, after the one day and up to the other."""
    rows = db.conn.execute(
        "SELECT d.id, coalesce(d.meeting_date, max(r.as_at)) FROM documents d LEFT JOIN reports r "
        "ON r.document_id = d.id WHERE d.superseded_by IS NULL GROUP BY d.id"
    )
    return {name for name, day in rows if day and since < day <= until}


def promised(
    histories: Iterable[list[Reading]], seen: Collection[str], day: str, wanted: Callable[[Reading], bool]
) -> Section:
    """Open milestones and actions that no earlier paper has, with their dates; none that came late into a series."""
    lines = []
    for history in histories:
        first = history[0]
        if first.source.document_id not in seen or first.change == "entered" or not wanted(first):
            continue
        last = history[-1]
        if last.is_open and last.due and last.due >= day:
            lines.append((last.due, Line(shortened(last.name), _promise(last), (last.source,), last.milestone)))
    lines.sort(key=lambda each: (each[0], each[1].subject))
    more = len(lines) - MOST
    note = f"{counted(more, 'more')[:-1] if more > 1 else 'One more'} with a later date." if more > 0 else ""
    return Section("promised", "Promised for the first time", tuple(line for _, line in lines[:MOST]), note)


def _promise(reading: Reading) -> str:
    status = f"; it is {reading.said()} now" if reading.status else ""
    return f"is {reading.due_said()}{status}."


def off_target(told: Iterable[list[Figure]], windows: Windows, said: Collection[str]) -> Section:
    """Indicators that are rated red, or miss their target where nothing rates them; not those in ``said``, by id."""
    lines = []
    for series in told:
        own = [each for each in series if not each.is_filled and windows.of(each.series).now.has(each.reported_on)]
        if own and own[-1].kpi not in said and (own[-1].rag == "red" or (own[-1].rag is None and own[-1].misses())):
            lines.append(_off(own[-1]))
    return section("kpi_off_target", "Indicators that are red or off target, though they did not get worse", lines)


def _off(now: Figure) -> Line:
    target = f", against a target of {now.shown(now.target)}" if now.target is not None else ""
    before = f"; it was {now.previous[1]} the time before" if now.previous and now.previous[1] else ""
    rated = "; rated red" if now.rag == "red" else ""
    share = abs(now.value - now.target) / max(abs(now.target), 1e-9) if now.target is not None else 0.0
    text = f"was {now.words()} {now.over()}{target}{before}{rated}."
    return Line(shortened(now.name), text, (now.source,), now.kpi, now.section, round(share, 6))


def requests(db: sqlite_utils.Database, since: str, until: str) -> Section:
    """What meetings after the one day and up to the other asked for: what has a date or a name, or can be followed."""
    rows = db.conn.execute(
        "SELECT t.resolution_id, coalesce(t.body, ''), t.meeting_date, coalesce(t.item_title, ''), t.text, t.action, "
        "coalesce(t.responsible, ''), coalesce(t.due_text, ''), d.id, coalesce(d.title, ''), d.path, t.page, NULL, "
        "coalesce(d.source_url, '') FROM resolution_tracker t JOIN documents d ON d.id = t.document_id "
        "WHERE t.meeting_date > ? AND t.meeting_date <= ? ORDER BY t.meeting_date DESC, t.resolution_id",
        (since, until),
    )
    lines = []
    for name, body, day, title, text, action, who, due, *place in rows:
        if due or who or action in FOLLOWED:
            told = f"({body}, {day_words(day)})" if body else f"({day_words(day)})"
            when = f"; due “{' '.join(due.split())}”" if due and due not in text else ""
            said = f"{told} “{shortened(text).rstrip('.')}”{when}."
            lines.append(Line(title or "An action", said, (source_of(place),), name))
    return Section("requests", "What meetings asked for", tuple(lines))


__all__ = ["off_target", "promised", "requests", "seen_documents"]
