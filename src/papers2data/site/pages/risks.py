"""``/risks``: every risk as its last register tells it; ``/risks/<id>``: one risk, register by register."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from markupsafe import Markup

from papers2data.site.asking import allow, ask, ask_one, given, holding, missing, place_in_list, render
from papers2data.site.charts.series import OWN, Point, series_chart
from papers2data.site.charts.spark import spark
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.site.pages.told import findings_of
from papers2data.site.words import RATINGS, figure, period

TABLES = ("risks", "risk_readings", "risk_history", "documents", "findings")

MOST = 200
"""Risks on a page."""

SHOWN = (
    ("", "all", "1"),
    ("worse", "with a higher score than before", "h.change > 0"),
    ("above", "above their target score", "h.score > h.target_score"),
    ("gone", "missing from the next register", "h.has_next = 1"),
)
"""What the list may be narrowed to: word in the address, words on the page, condition."""

SCORE = "h.score IS NULL, h.score DESC"

EXPOSURE = "max(coalesce(h.exposure, 0), coalesce(h.lifetime_exposure, 0)) DESC"

ORDERS = (
    ("", "highest score", f"{SCORE}, {EXPOSURE}, h.reference IS NULL, h.reference, h.name"),
    ("exposure", "greatest exposure", f"{EXPOSURE}, {SCORE}, h.reference IS NULL, h.reference, h.name"),
    ("reference", "reference", "h.reference IS NULL, h.reference, h.name"),
    ("name", "title", "h.name"),
)
"""Orders of the list: word in the address, words on the page, SQL."""

COLUMNS = """
h.reading_id, h.risk_id, h.name, h.reference, h.category, h.description, h.cause, h.consequence,
coalesce(h.mitigations, '[]'), h.likelihood, h.impact, h.score, h.change, h.likelihood_before, h.impact_before,
h.score_before, h.target_score, h.exposure, h.exposure_text, h.lifetime_exposure, h.lifetime_exposure_text, h.unit,
h.owner, h.group_name, h.rag, h.as_at, h.period_start, h.has_next, h.registers, h.corrections, h.document_id, h.page,
coalesce(d.title, d.path)
"""

LAST = "risk_history h WHERE h.is_last = 1"
"""Every risk as its last register tells it."""


@dataclass(frozen=True, slots=True)
class Reading(Sourced):
    """What one register says of one risk; ``day`` is what the register speaks of, ``has_next`` 1 where a later one is.

    ``before`` is without what is done about the risk; exposures are in ``unit``. ``change`` is how the score moved
    since the register before, None where that is not known; ``registers`` is how many have the risk.
    """

    STANDS: ClassVar = ("risk_readings", "id")

    id: str
    risk_id: str
    name: str
    reference: str | None
    category: str | None
    description: str | None
    cause: str | None
    consequence: str | None
    mitigations: str
    likelihood: str | None
    impact: str | None
    score: float | None
    change: float | None
    likelihood_before: str | None
    impact_before: str | None
    score_before: float | None
    target_score: float | None
    exposure: float | None
    exposure_text: str | None
    lifetime_exposure: float | None
    lifetime_exposure_text: str | None
    unit: str | None
    owner: str | None
    group_name: str | None
    rag: str | None
    day: str | None
    period_start: str | None
    has_next: int
    registers: int
    corrections: str | None
    document_id: str
    page: int | None
    document: str

    @property
    def path(self) -> str:
        """The risk's page."""
        return risk_path(self.risk_id)

    @property
    def when(self) -> str:
        """The register's period or day in words."""
        return period(self.period_start or self.day, self.day) if self.day else "day not known"

    @property
    def exposed(self) -> str:
        """The exposure with its unit, as printed where it is no number; "" where none is printed."""
        return figure(self.exposure, self.unit) or self.exposure_text or ""

    @property
    def exposed_for_life(self) -> str:
        """The same over the life of the risk."""
        return figure(self.lifetime_exposure, self.unit) or self.lifetime_exposure_text or ""

    @property
    def actions(self) -> list[str]:
        """What is done about it, as printed."""
        found = json.loads(self.mitigations) if self.mitigations.startswith("[") else [self.mitigations]
        return [str(each) for each in found]


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk's line: its last register's words, and a picture of its scores."""

    last: Reading
    line: Markup

    @property
    def is_above(self) -> bool:
        """True where its score is above the one that the council aims for."""
        score, target = self.last.score, self.last.target_score
        return score is not None and target is not None and score > target


@dataclass(frozen=True, slots=True)
class Step:
    """One register beside the one before: what is done about the risk now that was not done then, and the reverse."""

    reading: Reading
    new: tuple[str, ...]
    gone: tuple[str, ...]


def risk_path(risk_id: str) -> str:
    """The address of a risk's page."""
    return f"/risks/{quote(risk_id, safe='')}"


async def page(request: Any, datasette: Any) -> Any:
    """The list."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "category", "rag", "show", "sort", "from")
    condition, order, params = _narrowed(asked)
    start = place_in_list(asked["from"])

    async def some(most: int, start: int = 0) -> list[Risk]:
        ids = f"SELECT h.risk_id, row_number() OVER (ORDER BY {order}) AS place FROM {LAST} AND {condition}"  # noqa: S608
        sql = f"""
        SELECT {COLUMNS} FROM ({ids} ORDER BY place LIMIT {most} OFFSET {start}) i
        CROSS JOIN risk_history h ON h.risk_id = i.risk_id JOIN documents d ON d.id = h.document_id
        ORDER BY i.place, h.place
        """  # noqa: S608
        return risks(await ask(datasette, Reading, sql, params))

    found = await some(MOST, start)
    categories = f"SELECT DISTINCT h.category FROM {LAST} AND h.category <> '' ORDER BY 1"  # noqa: S608
    context = {
        "asked": asked,
        "risks": found,
        "count": await ask_one(datasette, int, f"SELECT count(*) FROM {LAST} AND {condition}", params),  # noqa: S608
        "every": await ask_one(datasette, int, f"SELECT count(*) FROM {LAST}"),  # noqa: S608
        "start": start,
        "most": MOST,
        "has": columns([risk.last for risk in found]),
        "has_line": any(risk.line for risk in found),
        "categories": await ask(datasette, str, categories),
        "ratings": RATINGS,
        "shown": SHOWN,
        "orders": ORDERS,
    }
    return await listed(datasette, request, "risks.html", context, Risk, some)


def _narrowed(asked: dict[str, str]) -> tuple[str, str, dict[str, object]]:
    """The list's condition and order in SQL, and what the address says as parameters."""
    conditions = [next((sql for word, _, sql in SHOWN if word == asked["show"]), "1")]
    conditions += [f"h.{name} = :{name}" for name in ("category", "rag") if asked[name]]
    params: dict[str, object] = dict(asked)
    text = "h.name || ' ' || coalesce(h.reference, '') || coalesce(' ' || h.description, '') || "
    text += "coalesce(' ' || h.category, '')"
    held, told = holding(text, asked["words"])
    conditions += held
    params |= told
    order = next((sql for word, _, sql in ORDERS if word == asked["sort"]), ORDERS[0][2])
    return " AND ".join(conditions), order, params


async def one(request: Any, datasette: Any) -> Any:
    """A risk's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    named = {"id": request.url_vars["id"]}
    if await ask_one(datasette, str, "SELECT id FROM risks WHERE id = :id", named) is None:
        raise missing(f"There is no risk {named['id']}.")
    sql = f"SELECT {COLUMNS} FROM risk_history h JOIN documents d ON d.id = h.document_id WHERE h.risk_id = :id"  # noqa: S608
    readings = await ask(datasette, Reading, f"{sql} ORDER BY h.place", named)
    if not readings:
        raise missing(f"No register that counts for itself has the risk {named['id']}.")
    context = {
        "last": readings[-1],
        "steps": steps(readings)[::-1],
        "has": columns(readings),
        "chart": series_chart(_lines(readings), None, "Score", "Day of the register", from_nought=True),
        "findings": await findings_of(datasette, "risks", "risk_readings", "risk_id", named["id"]),
    }
    return await render(datasette, request, "risk.html", context)


def risks(readings: Sequence[Reading]) -> list[Risk]:
    """The risks that the readings, oldest first, are of."""
    by_risk: dict[str, list[Reading]] = defaultdict(list)
    for each in readings:
        by_risk[each.risk_id].append(each)
    return [
        Risk(own[-1], spark([each.score for each in own if each.score is not None], None)) for own in by_risk.values()
    ]


def steps(readings: Sequence[Reading]) -> list[Step]:
    """Each reading, oldest first, beside the one before."""
    found = []
    for before, now in zip((None, *readings), readings, strict=False):
        was, is_ = (before.actions if before else now.actions), now.actions
        new, gone = tuple(each for each in is_ if each not in was), tuple(each for each in was if each not in is_)
        found.append(Step(now, new, gone))
    return found


def columns(readings: Sequence[Reading]) -> frozenset[str]:
    """What at least one of the readings prints, so that a table needs no empty columns."""
    names = ("likelihood", "impact", "score", "score_before", "likelihood_before", "target_score", "rag", "owner")
    found = {name for name in names if any(getattr(each, name) is not None for each in readings)}
    found |= {name for name in ("exposed", "exposed_for_life") if any(getattr(each, name) for each in readings)}
    return frozenset(found)


def _lines(readings: Sequence[Reading]) -> dict[str, list[Point]]:
    """The lines of the chart: the score, and beside it those before mitigation and aimed for."""
    names = {OWN: "score", "before_mitigation": "score_before", "target": "target_score"}
    return {
        name: [(each.day, getattr(each, field)) for each in readings if each.day and getattr(each, field) is not None]
        for name, field in names.items()
    }
