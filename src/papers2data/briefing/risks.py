"""How the risks of registers moved: their scores, or their colours where no score is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.briefing.parts import Line, Section, Source, section, shortened, source_of
from papers2data.briefing.windows import Windows
from papers2data.check.speech import day_words, on_words
from papers2data.model import Scalar

SQL = """
SELECT r.risk_id, coalesce(r.reference || ' ', '') || coalesce(r.title, r.description, ''),
  coalesce(r.group_name, r.category, ''), r.score, coalesce(r.rag, ''), coalesce(rep.series, ''), rep.as_at,
  CASE WHEN d.period_end = rep.as_at THEN d.period_start END, rep.previous, r.id,
  (SELECT n.as_at FROM reports n JOIN findings f ON f.code = 'risk-dropped' AND f.record_id = r.id
    AND coalesce(f.status, 'open') <> 'dismissed' WHERE n.id = rep.next),
  d.id, coalesce(d.title, ''), d.path, r.page,
  (SELECT min(e.line) FROM evidence e WHERE e.record_table = 'risk_readings' AND e.record_id = r.id),
  coalesce(d.source_url, '')
FROM risk_readings_current r JOIN documents d ON d.id = r.document_id
JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'risk_readings'
WHERE rep.repeats IS NULL AND rep.as_at IS NOT NULL AND r.risk_id IS NOT NULL
ORDER BY r.risk_id, rep.as_at, r.id
"""
"""The day at the end of the second line is that of the next register, where the check misses the risk there."""

COLOURS = {"green": 1.0, "amber": 2.0, "red": 3.0}


@dataclass(frozen=True, slots=True)
class RiskTold:
    """What one register says of one risk; ``missing_from`` is the day of the next register, where it lacks the risk."""

    risk: str
    name: str
    group: str
    score: float | None
    rag: str
    series: str
    as_at: str
    period_start: str | None
    is_later: bool
    missing_from: str | None
    source: Source

    def weight(self) -> float | None:
        """The score, or a number for the colour; None where neither is printed."""
        return COLOURS.get(self.rag.casefold()) if self.score is None else self.score

    def said(self) -> str:
        """As in ``scored 12 (Amber) for July–September 2023``."""
        on = on_words(self.period_start, self.as_at, self.source.paper)
        if self.score is None:
            return f"rated {self.rag or 'without a score'} {on}"
        return f"scored {self.score:g}{f' ({self.rag})' if self.rag else ''} {on}"


def risks(db: sqlite_utils.Database) -> list[list[RiskTold]]:
    """What registers say of each risk, in the order of their days; without registers whose day is unknown."""
    found: dict[str, list[RiskTold]] = {}
    for row in db.conn.execute(SQL):
        told = _of_row(row)
        found.setdefault(told.risk, []).append(told)
    return list(found.values())


def risk_sections(
    found: Iterable[list[RiskTold]], windows: Windows, wanted: Callable[[RiskTold], bool]
) -> tuple[Section, ...]:
    """The risks that grew, those that fell, those that are new and those that left."""
    told = [one for one in ([each for each in history if wanted(each)] for history in found) if one]
    moved = [line for history in told for line in _moved(history, windows)]
    return (
        section("risks_grown", "Risks that grew", [line for line in moved if line.size > 0]),
        section("risks_fallen", "Risks that fell", [line for line in moved if line.size < 0]),
        section("risks_new", "New risks", [line for history in told for line in _entered(history, windows)]),
        section("risks_left", "Risks that left the register", [line for one in told for line in _left(one, windows)]),
    )


def _moved(history: list[RiskTold], windows: Windows) -> Iterator[Line]:
    now, before = _ends(history, windows)
    if now is None or before is None:
        return
    new, old = now.weight(), before.weight()
    if new is not None and old is not None and new != old and (now.score is None) == (before.score is None):
        text = f"is {now.said()}, after it was {before.said()}."
        yield _line(now, text, new - old, before)


def _entered(history: list[RiskTold], windows: Windows) -> Iterator[Line]:
    first = history[0]
    if first.is_later and windows.of(first.series).is_between(first.as_at):
        yield _line(first, f"is in the register for the first time, {first.said()}.", 0.0)


def _left(history: list[RiskTold], windows: Windows) -> Iterator[Line]:
    last = history[-1]
    if last.missing_from and windows.of(last.series).is_between(last.missing_from):
        text = f"was last {last.said()}; it is missing from the register of {day_words(last.missing_from)}."
        yield _line(last, text, last.weight() or 0.0)


def _ends(history: list[RiskTold], windows: Windows) -> tuple[RiskTold | None, RiskTold | None]:
    """The last register of now, and the last one before it, of the same series."""
    now = next((each for each in reversed(history) if windows.of(each.series).now.has(each.as_at)), None)
    if now is None:
        return None, None
    days = windows.of(now.series).before
    return now, next((each for each in reversed(history) if each.series == now.series and days.has(each.as_at)), None)


def _line(told: RiskTold, text: str, size: float, *more: RiskTold) -> Line:
    sources = {each.source.words(): each.source for each in (told, *more)}
    return Line(shortened(told.name), text, tuple(sources.values()), told.risk, told.group, size)


def _of_row(row: tuple[Scalar, ...]) -> RiskTold:
    risk, name, group, score, rag, series, as_at, start, previous, _, missing, *place = row
    return RiskTold(
        risk=str(risk),
        name=" ".join(str(name).split()),
        group=str(group),
        score=float(score) if isinstance(score, int | float) else None,
        rag=str(rag),
        series=str(series),
        as_at=str(as_at),
        period_start=None if start is None else str(start),
        is_later=previous is not None,
        missing_from=None if missing is None else str(missing),
        source=source_of(place),
    )
