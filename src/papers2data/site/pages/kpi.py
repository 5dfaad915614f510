"""``/kpis/<id>``: how one indicator moved, beside its target and others, and which figures were restated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import allow, ask, ask_one, missing, render
from papers2data.site.charts.series import OWN, Point, series_chart
from papers2data.site.pages.kpis import COLUMNS, TABLES, Figure, usual
from papers2data.site.viewer.addresses import page_path
from papers2data.site.words import period

BESIDE = ("target", "floor", "national", "statistical_neighbours", "regional")
"""Series that are drawn beside the indicator's own figures."""

RESTATED = """
SELECT period_text, period_start, period_end, first_value, first_value_text, later_value, later_value_text, difference,
  unit, first_reported_on, later_reported_on, first_document_id, first_page, first_reading_id, document_id, page,
  reading_id
FROM kpi_restatements WHERE kpi_id = :id ORDER BY period_end, first_reported_on, later_reported_on
"""


@dataclass(frozen=True, slots=True)
class Entity:
    """The indicator itself; ``polarity`` tells whether a high or a low figure is good."""

    id: str
    name: str
    unit: str | None
    polarity: str | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Restated:
    """Two figures for one period that differ; the columns of the view ``kpi_restatements``."""

    period_text: str | None
    period_start: str | None
    period_end: str | None
    first_value: float
    first_value_text: str | None
    later_value: float
    later_value_text: str | None
    difference: float
    unit: str | None
    first_reported_on: str | None
    later_reported_on: str | None
    first_document_id: str
    first_page: int | None
    first_reading_id: str
    document_id: str
    page: int | None
    reading_id: str

    @property
    def when(self) -> str:
        """The period in words."""
        return period(self.period_start, self.period_end) or self.period_text or ""

    @property
    def first_source(self) -> str:
        """The page of the figure as first printed."""
        return page_path(self.first_document_id, self.first_page, "kpi_readings", self.first_reading_id)

    @property
    def source(self) -> str:
        """The page of the later figure."""
        return page_path(self.document_id, self.page, "kpi_readings", self.reading_id)


async def page(request: Any, datasette: Any) -> Any:
    """The indicator's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES, "kpi_restatements")
    named = {"id": request.url_vars["id"]}
    sql = "SELECT id, name, unit, polarity, section FROM kpis WHERE id = :id"
    entity = await ask_one(datasette, Entity, sql, named)
    if entity is None:
        raise missing(f"There is no indicator {named['id']}.")
    sql = f"SELECT {COLUMNS} FROM kpi_series s WHERE s.kpi_id = :id"  # noqa: S608
    figures = await ask(datasette, Figure, sql, named)
    own = sorted((each for each in figures if each.series == OWN), key=lambda each: each.day or "")
    alike = usual(own)
    shown = [name for name in BESIDE if any(getattr(each, name) is not None for each in own)]
    context = {
        "entity": entity,
        "own": own,
        "last": alike[-1] if alike else None,
        "beside": shown,
        "chart": series_chart(lines(figures), entity.unit),
        "others": [each for each in figures if each.series in BESIDE],
        "restated": await ask(datasette, Restated, RESTATED, named),
    }
    return await render(datasette, request, "kpi.html", context)


def lines(figures: Sequence[Figure]) -> dict[str, list[Point]]:
    """The lines of the chart: the indicator's own figures of its commonest period, and those beside it since then."""
    own = [each for each in usual([each for each in figures if each.series == OWN]) if each.value is not None]
    since = min((each.day for each in own if each.day), default="")
    found: dict[str, list[Point]] = defaultdict(list)
    for each in [*own, *(each for each in figures if each.series in BESIDE)]:
        if each.day and each.value is not None and each.day >= since:
            found[each.series].append((each.day, each.value))
    return found
