"""Which papers report the same things one after another, what day each speaks of, and which of them say a thing twice.

update to June ──▶ update to September ──▶ update to December        one series
                          ▲
                   the same in a pack                                repeats it, and counts once
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import sqlite_utils

from papers2data.link.numbers import days_by_number, place_in_row
from papers2data.link.phrases import key_of
from papers2data.link.places import Day, after, day_of
from papers2data.store.ddl import quoted

SOURCES = {
    "milestone_readings": ("milestone_id", ("status", "due_text", "due_end", "basis", "stage", "period_end")),
    "kpi_readings": ("kpi_id", ("series", "value", "value_text", "period_text", "period_end")),
    "risk_readings": ("risk_id", ("score", "rag", "likelihood", "impact", "period_end")),
}
"""Tables of readings, with the column of the thing they speak of and the columns of what they say of it."""

SERIES = 0.4
"""Share of the smaller report's things that the next report of a series must have too."""

NAMED = 3
"""Words of a title that names its series ("Harbour Board action log"): reports that share one thing then follow."""

ALIKE = 0.9
"""Share of equal readings from which one report repeats another of the same day."""

_DRAFT = re.compile(r"(?<![a-z])(?:draft|provisional|unconfirmed)(?![a-z])", re.IGNORECASE)

_WHEN = re.compile(
    r"\b(?:(?:quarter|period|q|p|month|week|as of|as at)\s?\d*|\d[\d/-]*|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|version|draft|final)\b"
)
"""What changes in the title from one report of a series to the next."""


@dataclass(slots=True)
class Report:
    """A paper that reports things; ``said`` counts what it says of each."""

    id: str
    document_id: str
    source: str
    kind: str
    title: str
    path: str
    body: str
    planned: bool
    day: Day
    readings: int = 0
    things: set[str] = field(default_factory=set)
    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    raised: list[tuple[str, str]] = field(default_factory=list)
    not_before: str = ""
    series: str = ""
    before: str | None = None
    next: str | None = None
    repeats: str | None = None

    @property
    def at(self) -> str:
        """What it is ordered by: its day, or the first day that it can be of; "" where neither is known."""
        return self.day.iso or self.not_before

    def order(self) -> tuple[bool, str, str]:
        """Plans without a date first, then by day."""
        return (not (self.planned and not self.day.iso), self.at, self.id)


def days_of(db: sqlite_utils.Database) -> dict[str, Day]:
    """The day that each paper (or document) with readings speaks of, by its id."""
    days: dict[str, Day] = {}
    for kind in SOURCES:
        for report in _read(db, kind, with_things=False):
            days.setdefault(report.source, report.day)
    return days


def write_reports(db: sqlite_utils.Database) -> None:
    """Makes the table ``reports`` anew; the readings must be linked."""
    db.conn.execute("DELETE FROM reports")
    for kind in SOURCES:
        found = _read(db, kind, with_things=True)
        _order_by_raised(found)
        _order_by_number(found)
        _put_in_series(found)
        db.conn.executemany(
            "INSERT INTO reports (id, document_id, source, kind, series, as_at, not_before, as_at_reason, previous, "
            "next, repeats, readings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    *(r.id, r.document_id, r.source, r.kind, r.series, r.day.iso or None, r.not_before or None),
                    *(r.day.reason or None, r.before, r.next, r.repeats, r.readings),
                )
                for r in found
            ],
        )


def _read(db: sqlite_utils.Database, kind: str, *, with_things: bool) -> list[Report]:
    thing, columns = SOURCES[kind]
    said = " || '|' || ".join(f"coalesce(r.{quoted(name)}, '')" for name in columns)
    has_basis = kind == "milestone_readings"
    planned = "min(r.basis = 'planned')" if has_basis else "0"
    own_period = "max(CASE WHEN r.basis = 'planned' THEN NULL ELSE r.period_end END)" if has_basis else "NULL"
    if kind == "risk_readings":
        own_period = "max(r.period_end)"
    found: dict[str, Report] = {}
    numbered = days_by_number(db)
    sql = (
        f"SELECT coalesce(r.paper_id, d.id), d.id, d.title, d.path, d.body, d.meeting_date, d.period_start, "  # noqa: S608
        f"coalesce({own_period}, d.period_end), coalesce({planned}, 0), count(*) "
        f"FROM {quoted(kind)} r JOIN documents d ON d.id = r.document_id GROUP BY 1, 2 ORDER BY 1"
    )
    for source, document, title, path, body, meeting, start, end, plan, count in db.conn.execute(sql):
        day = day_of(end, meeting, title or "", path, planned=bool(plan), start=start)
        if not day.iso and not plan:
            day = numbered.get(document, day)
        found[source] = Report(
            f"{source}-{kind}", document, source, kind, title or "", path, body or "", bool(plan), day, count
        )
    if with_things:
        raised = "r.raised" if has_basis else "NULL"
        rows = db.conn.execute(
            f"SELECT coalesce(r.paper_id, r.document_id), r.{quoted(thing)}, {said}, {raised} FROM {quoted(kind)} r "  # noqa: S608
            f"WHERE r.{quoted(thing)} IS NOT NULL"
        )
        for source, name, words, day in rows:
            report = found[source]
            report.things.add(name)
            report.said[name, words] += 1
            if day:
                report.raised.append((name, day))
    return sorted(found.values(), key=Report.order)


def _order_by_raised(reports: Sequence[Report]) -> None:
    """Places a log without a date after the day on which its newest action was raised; its day stays unknown.

    A day on which an action cannot have been raised, since an older log has that action, is a slip of the pen.
    """
    known: dict[str, str] = {}
    for report in reports:
        if report.day.iso:
            for thing in report.things:
                known[thing] = min(known.get(thing, report.day.iso), report.day.iso)
    for report in reports:
        if not report.day.iso and not report.planned:
            days = [day for thing, day in report.raised if day <= known.get(thing, day)]
            if days:
                report.not_before = after(max(days))


def _order_by_number(reports: Sequence[Report]) -> None:
    """Places a report without a date after those with its title and a lower number, where numbers go with the days."""
    families: dict[tuple[str, str], list[tuple[int, Report]]] = defaultdict(list)
    for report in reports:
        number = place_in_row(report.title)
        if number is not None and not report.planned:
            families[report.body, _title(report)].append((number, report))
    for family in families.values():
        family.sort(key=lambda each: (each[0], each[1].id))
        days = [report.at for _, report in family if report.at]
        if days != sorted(days):
            continue
        last = ""
        for _, report in family:
            if last and not report.day.iso:
                report.not_before = max(report.not_before, after(last))
            last = report.at


def _put_in_series(reports: list[Report]) -> None:
    reports.sort(key=Report.order)
    by_id = {report.id: report for report in reports}
    chains = _chains(reports)
    for members in chains:
        kept = _without_repeats([by_id[name] for name in members])
        name = _series_name(kept[0])
        for report in (by_id[name] for name in members):
            report.series = name
        for earlier, later in pairwise(kept):
            earlier.next, later.before = later.id, earlier.id


def _chains(reports: Sequence[Report]) -> list[list[str]]:
    """The ids of the reports of each series, in order; plans and undated reports stand alone."""
    root = {report.id: report.id for report in reports}

    def top(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for a, b in _neighbours(reports):
        if _same_series(a, b):
            first, second = sorted((top(a.id), top(b.id)))
            root[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        members[top(report.id)].append(report.id)
    return list(members.values())


def _neighbours(reports: Sequence[Report]) -> Iterable[tuple[Report, Report]]:
    """Reports that follow each other for at least one thing."""
    last: dict[str, list[Report]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for report in reports:
        if report.planned or not report.at:
            continue
        for thing in sorted(report.things):
            for earlier in last[thing]:
                if (earlier.id, report.id) not in seen:
                    seen.add((earlier.id, report.id))
                    yield earlier, report
            # reports of one day stand beside each other, so the next follows all of them
            same_day = [r for r in last[thing] if r.at == report.at]
            last[thing] = [*same_day, report]


def _same_series(a: Report, b: Report) -> bool:
    if a.body and b.body and a.body != b.body and key_of(a.title) != key_of(b.title):
        return False
    shared = len(a.things & b.things)
    if a.document_id == b.document_id:
        return False
    if shared and a.body == b.body and len(_title(a).split("-")) >= NAMED and _title(a) == _title(b):
        return True
    return shared >= SERIES * min(len(a.things), len(b.things)) and (
        shared > 1 or min(len(a.things), len(b.things)) == 1
    )


def _without_repeats(members: list[Report]) -> list[Report]:
    """The reports that stand for themselves; of one day the final, fuller one is kept, then the first by path."""
    kept: list[Report] = []
    ranked = sorted(members, key=lambda r: (r.at, _is_draft(r), -r.readings, r.path, r.id))
    for report in ranked:
        same_day = [other for other in kept if other.at == report.at]
        whole = next((other for other in same_day if _repeats(report, other)), None)
        if whole is None:
            kept.append(report)
        else:
            report.repeats = whole.id
    return kept


def _repeats(report: Report, other: Report) -> bool:
    if _is_draft(report) and not _is_draft(other):
        return True
    equal = sum((report.said & other.said).values())
    return equal >= ALIKE * sum(report.said.values())


def _is_draft(report: Report) -> bool:
    return _DRAFT.search(report.title) is not None or _DRAFT.search(report.path.rpartition("/")[2]) is not None


def _title(report: Report) -> str:
    """The title without what changes from report to report, its words joined with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", _WHEN.sub(" ", key_of(report.title))).strip("-")


def _series_name(report: Report) -> str:
    words = _title(report)
    return f"{words[:60].rstrip('-') or 'report'}-{report.source[:6]}"


__all__ = ["Report", "days_of", "write_reports"]
