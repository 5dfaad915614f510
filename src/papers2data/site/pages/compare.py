"""``/compare``: two periods side by side, and what changed between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlite_utils

from papers2data.briefing.compose import compare, days_of
from papers2data.briefing.indicators import Move, figures, moves_between
from papers2data.briefing.pairs import Pair, pairs
from papers2data.briefing.parts import Briefing
from papers2data.briefing.readings import readings
from papers2data.briefing.windows import Window, Windows
from papers2data.errors import UsageError
from papers2data.site.asking import allow, ask, given, render
from papers2data.site.pages.briefed import parts, told
from papers2data.site.pages.kpis import kpi_path
from papers2data.site.pages.milestones import milestone_path
from papers2data.site.viewer.addresses import page_path
from papers2data.site.words import day, period

TABLES = ("milestone_history", "kpi_series", "reports", "documents", "findings")

PERIODS = """
SELECT CASE WHEN d.period_end = r.as_at THEN d.period_start END AS start, r.as_at AS last FROM reports r
JOIN documents d ON d.id = r.document_id
WHERE r.as_at IS NOT NULL AND r.repeats IS NULL AND r.kind IN ('milestone_readings', 'kpi_readings')
UNION SELECT period_start, period_end FROM kpi_series
WHERE series = 'actual' AND value IS NOT NULL AND period_end IS NOT NULL
ORDER BY last DESC, start
"""

MOST = 200
"""Periods to choose from; where there are more, any other can be written."""

PROGRAMMES = """
SELECT programme FROM milestone_readings WHERE programme <> ''
UNION SELECT section FROM kpi_readings WHERE section <> ''
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Side:
    """What one period says of something: ``source`` is the page of it, "" where the period says nothing."""

    said: str = ""
    status: str | None = None
    due: str | None = None
    source: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A milestone or an indicator in both periods; ``way`` is better, worse, same or moved, "" where it can't be told.

    ``slip`` is in days, None where one of the two gives no due date.
    """

    name: str
    path: str
    programme: str
    before: Side
    now: Side
    way: str = ""
    slip: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two periods: what changed in sentences, and everything that both report side by side."""

    briefing: Briefing
    first: str
    second: str
    milestones: list[Beside]
    indicators: list[Beside]


async def page(request: Any, datasette: Any) -> Any:
    """The form, and the two periods where the address names them; status 400 where it asks for what is not told."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "first", "second", "programme")
    offered = list(dict.fromkeys(await ask(datasette, _offered, PERIODS)))
    found, fault, status = None, "", 200
    if asked["first"] and asked["second"]:
        found, fault, status = await told(datasette, _comparing(asked))
    elif len(offered) > 1 and not (asked["first"] or asked["second"]):
        asked |= {"first": offered[1], "second": offered[0]}
    known = {*offered, ""}
    extra = [each for each in (asked["first"], asked["second"]) if each not in known]
    context = {
        "asked": asked,
        "periods": [*offered[:MOST], *extra],
        "is_cut": len(offered) > MOST,
        "programmes": await ask(datasette, str, PROGRAMMES),
        "found": found,
        "fault": fault,
        "parts": parts(found.briefing) if found else [],
    }
    return await render(datasette, request, "compare.html", context, status)


def _offered(start: str | None, last: str) -> str:
    return period(start or last, last)


def _comparing(asked: dict[str, str]) -> Callable[[sqlite_utils.Database], Compared]:
    def make(db: sqlite_utils.Database) -> Compared:
        if asked["first"] == asked["second"]:
            raise UsageError("choose two periods that are not the same")
        said = compare(db, asked["first"], asked["second"], asked["programme"] or None)
        one, other = sorted((days_of(asked[name]) for name in ("first", "second")), key=lambda d: (d.last, d.first))
        wanted = asked["programme"].casefold()
        found = pairs(readings(db), Windows(Window(one, other)), lambda each: wanted in each.programme.casefold())
        series = [each for each in figures(db) if wanted in each[-1].section.casefold()]
        return Compared(
            said,
            period(one.first, one.last),
            period(other.first, other.last),
            _sorted([_milestone(pair) for pair in found]),
            _sorted([_indicator(move) for move in moves_between(series, one, other)]),
        )

    return make


def _sorted(found: Sequence[Beside]) -> list[Beside]:
    """Under their programmes, what has none last."""
    return sorted(found, key=lambda each: (not each.programme, each.programme, each.name))


def _milestone(pair: Pair) -> Beside:
    now, before = pair.now, pair.before
    slip = None
    if before and before.due and now.due:
        slip = (date.fromisoformat(now.due) - date.fromisoformat(before.due)).days
    sides = [
        Side(
            each.status_text,
            each.status,
            each.due,
            page_path(each.source.document_id, each.source.page, "milestone_readings", each.id),
            day(each.as_at),
        )
        if each
        else Side()
        for each in (before, now)
    ]
    return Beside(now.name, milestone_path(now.milestone), now.programme, sides[0], sides[1], "", slip)


def _indicator(move: Move) -> Beside:
    sides = [
        Side(
            each.words(),
            each.rag,
            None,
            page_path(each.source.document_id, each.source.page, "kpi_readings", each.id),
            period(each.start, each.end),
        )
        for each in (move.before, move.now)
    ]
    return Beside(move.now.name, kpi_path(move.now.kpi), move.now.section, sides[0], sides[1], move.way)
