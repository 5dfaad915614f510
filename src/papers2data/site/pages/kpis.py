"""``/kpis``: every indicator with its last figure, its rating, and how it stands beside its target and others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from markupsafe import Markup

from papers2data.site.asking import allow, ask, ask_one, given, holding, place_in_list
from papers2data.site.charts.spark import spark
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.site.words import RATINGS, figure, period

TABLES = ("kpis", "kpi_readings", "kpi_series")

MOST = 100
"""Indicators on a page."""

RESTATED = "k.id IN (SELECT r.kpi_id FROM kpi_series r WHERE r.restated = 1 AND +r.series = 'actual')"

# greater than nothing: so that the index is used
BROKEN = "k.id IN (SELECT r.kpi_id FROM kpi_series r WHERE r.definition_break > '' AND +r.series = 'actual')"

SHOWN = (
    ("", "all", "1"),
    (
        "behind",
        "behind their target",
        "(s.polarity = 'high' AND s.value < s.target OR s.polarity = 'low' AND s.value > s.target)",
    ),
    ("worse", "worse than before", "s.movement = 'worse'"),
    ("restated", "with figures that were restated", RESTATED),
    ("broken", "with a break in its definition", BROKEN),
)
"""What the list may be narrowed to: word in the address, words on the page, condition."""

LAST = "kpi_series s JOIN kpis k ON k.id = s.kpi_id WHERE s.is_last = 1"
"""Every indicator with its last figure."""

COLUMNS = """
s.kpi_id, s.name, s.section, s.series, s.period_text, s.period_start, s.period_end, s.period_kind, s.value,
s.value_text, s.unit, s.change, s.movement, s.target, s.floor, s.national, s.statistical_neighbours, s.regional,
s.polarity, s.first_printed_value, s.restated, s.filled_from, s.definition_break, s.rag, s.direction, s.note,
s.reported_on, s.document_id, s.page, s.reading_id, s.is_last
"""

# the cross join and the plus keep SQLite from going through the figures of all indicators
STEPS = """
SELECT s.kpi_id, s.period_kind, coalesce(s.period_end, s.reported_on), s.value, s.restated, s.definition_break > ''
FROM json_each(:ids) k CROSS JOIN kpi_series s ON s.kpi_id = k.value WHERE +s.series = 'actual'
"""

MAYBE = ("rag", "arrow", "movement", "target", "national", "statistical_neighbours")
"""Columns of the page that are left out where no indicator on it has anything in them."""

ARROWS = {"up": "↑ up", "down": "↓ down", "same": "↔ same"}
"""Printed directions of travel, with the arrow that papers print."""


@dataclass(frozen=True, slots=True)
class Figure(Sourced):
    """One figure of an indicator, with those beside it in the same paper; the columns of the view ``kpi_series``."""

    STANDS: ClassVar = ("kpi_readings", "reading_id")

    kpi_id: str
    name: str
    section: str | None
    series: str
    period_text: str | None
    period_start: str | None
    period_end: str | None
    period_kind: str
    value: float | None
    value_text: str | None
    unit: str | None
    change: float | None
    movement: str | None
    target: float | None
    floor: float | None
    national: float | None
    statistical_neighbours: float | None
    regional: float | None
    polarity: str | None
    first_printed_value: float | None
    restated: int
    filled_from: str | None
    definition_break: str | None
    rag: str | None
    direction: str | None
    note: str | None
    reported_on: str | None
    document_id: str
    page: int | None
    reading_id: str
    is_last: int

    @property
    def path(self) -> str:
        """The indicator's page."""
        return kpi_path(self.kpi_id)

    @property
    def when(self) -> str:
        """The period in words, as printed where its days are not known."""
        return period(self.period_start, self.period_end) or self.period_text or ""

    @property
    def day(self) -> str | None:
        """The day that the figure is for: the last one of its period."""
        return self.period_end or self.reported_on

    @property
    def said(self) -> str:
        """The figure, or where it is none what is printed in its place."""
        return figure(self.value, self.unit) if self.value is not None else self.value_text or self.note or ""

    @property
    def arrow(self) -> str:
        """The printed direction of travel, in a sign and a word."""
        return ARROWS.get(self.direction or "", "")

    @property
    def is_behind(self) -> bool | None:
        """True where the figure is worse than its target; None where that can't be told."""
        if self.value is None or self.target is None or self.polarity not in ("high", "low"):
            return None
        return self.value < self.target if self.polarity == "high" else self.value > self.target


@dataclass(frozen=True, slots=True)
class Step:
    """What the picture of an indicator needs of one figure."""

    kpi_id: str
    period_kind: str
    day: str | None
    value: float | None
    restated: int
    is_broken: int | None


@dataclass(frozen=True, slots=True)
class Kpi:
    """An indicator's line: its last figure, and a picture of all of the same kind of period."""

    last: Figure
    line: Markup
    is_restated: bool
    is_broken: bool = False


def kpi_path(kpi_id: str) -> str:
    """The address of an indicator's page."""
    return f"/kpis/{quote(kpi_id, safe='')}"


async def page(request: Any, datasette: Any) -> Any:
    """The list."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "section", "rag", "show", "from")
    condition, params = _narrowed(asked)
    start = place_in_list(asked["from"])
    found = await _kpis(datasette, condition, params, MOST, start)
    context = {
        "asked": asked,
        "kpis": found,
        "count": await ask_one(datasette, int, f"SELECT count(*) FROM {LAST} AND {condition}", params),  # noqa: S608
        "start": start,
        "most": MOST,
        "every": await ask_one(datasette, int, "SELECT count(*) FROM kpis"),
        "sections": await ask(datasette, str, "SELECT DISTINCT section FROM kpis WHERE section <> '' ORDER BY 1"),
        "ratings": RATINGS,
        "shown": SHOWN,
        "has": {name for name in MAYBE if any(getattr(kpi.last, name) not in (None, "") for kpi in found)},
    }

    async def first(most: int) -> list[Kpi]:
        return await _kpis(datasette, condition, params, most)

    return await listed(datasette, request, "kpis.html", context, Kpi, first)


def _narrowed(asked: dict[str, str]) -> tuple[str, dict[str, object]]:
    """What an indicator and its last figure must be, in which all that the address says is a parameter."""
    conditions = [next((sql for word, _, sql in SHOWN if word == asked["show"]), "1")]
    conditions += ["k.section = :section"] if asked["section"] else []
    conditions += ["s.rag = :rag"] if asked["rag"] else []
    params: dict[str, object] = dict(asked)
    held, told = holding("k.name || ' ' || coalesce(k.section, '')", asked["words"])
    conditions += held
    params |= told
    return " AND ".join(conditions), params


async def _kpis(site: Any, condition: str, params: Mapping[str, object], most: int, start: int = 0) -> list[Kpi]:
    """So many indicators from ``start``, by section and name."""
    order = "k.section IS NULL, k.section, k.name, k.id"
    # all columns are only fetched of those that are shown
    ids = f"SELECT k.id FROM {LAST} AND {condition} ORDER BY {order} LIMIT {most} OFFSET {start}"  # noqa: S608
    sql = f"SELECT {COLUMNS} FROM {LAST} AND k.id IN ({ids}) ORDER BY {order}"  # noqa: S608
    last = await ask(site, Figure, sql, params)
    return kpis(last, await ask(site, Step, STEPS, {"ids": json.dumps([each.kpi_id for each in last])}))


def kpis(last: Sequence[Figure], steps: Sequence[Step]) -> list[Kpi]:
    """The indicators whose ``last`` figures these are, in their order, with all of their figures as ``steps``."""
    by_kpi: dict[str, list[Step]] = defaultdict(list)
    for each in steps:
        by_kpi[each.kpi_id].append(each)
    made: list[Kpi] = []
    for told in last:
        own = by_kpi[told.kpi_id]
        alike = sorted((each for each in own if each.period_kind == told.period_kind), key=lambda each: each.day or "")
        values = [each.value for each in alike if each.value is not None]
        restated, broken = any(each.restated for each in own), any(each.is_broken for each in own)
        made.append(Kpi(told, spark(values, told.unit), restated, broken))
    return made


def usual(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the commonest kind of period, oldest first: a year's figure is no step between two quarters'."""
    kind = next((each.period_kind for each in figures if each.is_last), None)
    return sorted((each for each in figures if kind in (None, each.period_kind)), key=lambda each: each.day or "")
