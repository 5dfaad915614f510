"""Which reports are compared with which: by days, or the latest of each series of reports with the one before it."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlite_utils

BEGINNING, END = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included, ISO 8601."""

    first: str = BEGINNING
    last: str = END

    def has(self, day: str | None) -> bool:
        """True where the day lies in it; False for an unknown day."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Window:
    """What was said in ``before`` is held against what is said in ``now``."""

    before: Days
    now: Days

    def is_between(self, day: str | None) -> bool:
        """True after what came before, up to the end of now."""
        return day is not None and self.before.last < day <= self.now.last


@dataclass(frozen=True, slots=True)
class Windows:
    """The window of each series of reports; ``shared`` for all that ``own`` does not name."""

    shared: Window
    own: dict[str, Window] = field(default_factory=dict)

    def of(self, series: str) -> Window:
        """The window of one series."""
        return self.own.get(series, self.shared)


def since(day: str, until: str = END) -> Windows:
    """Everything after ``day``, up to ``until``, against all that came before."""
    return Windows(Window(Days(last=day), Days(_after(day), until)))


def presented(db: sqlite_utils.Database, day: str, until: str = END) -> Windows:
    """The same by the meetings that reports went to: one of the quarter to December may first be seen in March."""
    told: dict[str, list[tuple[str, str]]] = {}
    rows = db.conn.execute(
        "SELECT r.series, coalesce(r.as_at, r.not_before) AS at, coalesce(d.meeting_date, r.as_at, r.not_before) "
        "FROM reports r JOIN documents d ON d.id = r.document_id WHERE at IS NOT NULL ORDER BY at"
    )
    for series, at, seen in rows:
        told.setdefault(series, []).append((at, seen))
    shared = since(day, until)
    own = {series: _seen(reports, day, until) for series, reports in told.items()}
    return Windows(shared.shared, own)


def _seen(reports: list[tuple[str, str]], day: str, until: str) -> Window:
    """The window of a series whose reports, as (day they speak of, day they were seen), were seen then."""
    before = max((at for at, seen in reports if seen <= day), default=BEGINNING)
    now = [at for at, seen in reports if day < seen <= until and at > before]
    return Window(Days(last=before), Days(_after(before), max(now)) if now else Days(END, BEGINNING))


def latest(db: sqlite_utils.Database) -> Windows:
    """The latest report of each series against those before it."""
    last: dict[str, tuple[str, str]] = {}
    rows = db.conn.execute(
        "SELECT DISTINCT series, coalesce(as_at, not_before) FROM reports "
        "WHERE coalesce(as_at, not_before) IS NOT NULL AND repeats IS NULL ORDER BY 2"
    )
    for series, day in rows:
        last[series] = (last.get(series, ("", BEGINNING))[1], day)
    own = {series: Window(Days(last=before), Days(_after(before), day)) for series, (before, day) in last.items()}
    return Windows(Window(Days(last=BEGINNING), Days()), own)


def _after(day: str) -> str:
    # ISO days are compared as text, and nothing that is only a day sorts between a day and this
    return f"{day}~"
