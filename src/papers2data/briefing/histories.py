"""The whole history of one thing: what each report said of it, and what had changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import sqlite_utils

from papers2data.briefing.indicators import Figure, figures
from papers2data.briefing.names import Named
from papers2data.briefing.parts import Source, source_of
from papers2data.briefing.readings import CONCERN, DONE, Reading, readings
from papers2data.check.speech import day_words, span_words

CHANGES = {
    "entered": "new in this series of reports",
    "reopened": "re-opened",
    "worsened": "worse",
    "improved": "better",
    "completed": "completed",
    "cancelled": "stopped",
}

RISKS = """
SELECT coalesce(rep.as_at, r.period_end, d.meeting_date, d.period_end, ''), coalesce(r.likelihood, ''),
  coalesce(r.impact, ''), r.score, coalesce(r.rag, ''), coalesce(r.corrections, ''), d.id, d.title, d.path, r.page,
  NULL, d.source_url
FROM risk_readings_current r JOIN documents d ON d.id = r.document_id
LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'risk_readings'
WHERE r.risk_id = ? AND rep.repeats IS NULL ORDER BY 1, r.id
"""


@dataclass(frozen=True, slots=True)
class Event:
    """One report: ``when`` in words, ``day`` ISO 8601 ("" unknown), what it said, and what had changed ("" nothing)."""

    when: str
    day: str
    said: str
    change: str
    source: Source


@dataclass(frozen=True, slots=True)
class History:
    """All reports of one thing in the order of their days."""

    thing: Named
    events: tuple[Event, ...]


def histories(db: sqlite_utils.Database, things: Iterable[Named]) -> Iterator[History]:
    """The history of each of the things."""
    told = {history[0].milestone: history for history in readings(db)}
    series: dict[str, list[list[Figure]]] = {}
    for figure in figures(db):
        series.setdefault(figure[0].kpi, []).append(figure)
    for thing in things:
        if thing.kind == "milestone":
            events = _milestone(told.get(thing.id, []))
        elif thing.kind == "indicator":
            events = (event for one in series.get(thing.id, []) for event in _indicator(one))
        else:
            events = _risk(db, thing.id)
        yield History(thing, tuple(events))


def _milestone(told: list[Reading]) -> Iterator[Event]:
    before: Reading | None = None
    due: str | None = None
    for each in told:
        parts = [each.said() if each.status or each.status_text else each.basis, each.due_said() or "no date"]
        parts += [f"corrected: {each.corrections}"] if each.corrections else []
        yield Event(
            _when(each), each.as_at or "", ", ".join(parts), "; ".join(_changes(before, due, each)), each.source
        )
        if each.is_told or not due:
            due = each.due or due
        before = each if each.is_told else before


def _changes(before: Reading | None, due: str | None, now: Reading) -> Iterator[str]:
    """What had changed since the report before, by the history's own word and the dates."""
    if now.change in CHANGES:
        yield CHANGES[now.change]
    if due and now.due and now.due != due:
        moved = (date.fromisoformat(now.due) - date.fromisoformat(due)).days
        yield f"{span_words(abs(moved))} {'later' if moved > 0 else 'earlier'}"
    if now.due and now.as_at and now.is_told and now.status not in DONE and now.due < now.as_at:
        yield "overdue"
    if before and now.unchanged > 1 and now.status in CONCERN:
        yield f"unchanged for {now.unchanged} reports"


def _indicator(series: list[Figure]) -> Iterator[Event]:
    before: Figure | None = None
    for each in series:
        beside = [*((("target", each.target),) if each.target is not None else ()), *each.beside]
        said = "; ".join([each.words(), *(f"{name} {each.shown(value)}" for name, value in beside)])
        notes = [f"rated {each.rag}"] if each.rag else []
        notes += ["from a later paper's column of earlier figures"] if each.is_filled else []
        change = "; ".join(part for part in (_way(before, each), each.break_) if part)
        when = each.over().removeprefix("for ").removeprefix("on ")
        yield Event(when, each.end, ", ".join([said, *notes]), change, each.source)
        before = each


def _way(before: Figure | None, now: Figure) -> str:
    if before is None or now.good is None:
        return ""
    if abs(now.value - before.value) < 1e-9:
        return "the same"
    return "better" if (now.value > before.value) == (now.good == "high") else "worse"


def _risk(db: sqlite_utils.Database, risk: str) -> Iterator[Event]:
    last: float | None = None
    for day, likelihood, impact, score, rag, corrected, *place in db.conn.execute(RISKS, (risk,)):
        parts = [f"score {score:g}"] if score is not None else []
        parts += [f"likelihood {likelihood}"] if likelihood else []
        parts += [f"impact {impact}"] if impact else []
        parts += [rag] if rag else []
        parts += [f"corrected: {corrected}"] if corrected else []
        change = "" if last is None or score is None or score == last else "higher" if score > last else "lower"
        yield Event(day_words(day) if day else "unknown", day, ", ".join(parts), change, source_of(place))
        last = score if score is not None else last


def _when(told: Reading) -> str:
    return "undated" if not told.as_at else told.on().removeprefix("for ").removeprefix("on ")
