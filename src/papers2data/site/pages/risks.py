"""``/risks``: every risk as its last register tells it; ``/risks/<id>``: one risk, register by register."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from markupsafe import Markup

from papers2data.site.asking import allow, ask, ask_one, given, missing, place_in_list, render
from papers2data.site.charts.series import OWN, Point, series_chart
from papers2data.site.charts.spark import spark
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.site.pages.told import findings_of
from papers2data.site.words import RATINGS, figure, period

TABLES = ("risks", "risk_readings", "risk_readings_current", "reports", "documents", "findings")

MOST = 200
"""Risks on a page."""

SHOWN = (
    ("", "all"),
    ("worse", "with a higher score than before"),
    ("above", "above their target score"),
    ("gone", "missing from the next register"),
)
"""What the list may be narrowed to: word in the address, words on the page."""

ORDERS = (("", "highest score"), ("exposure", "greatest exposure"), ("reference", "reference"), ("name", "title"))
"""Orders of the list: word in the address, words on the page."""

READINGS = """
SELECT r.id, r.risk_id, coalesce(r.title, r.description, 'A risk without a title'), r.reference, r.category,
  r.description, r.cause, r.consequence, coalesce(r.mitigations, '[]'), r.likelihood, r.impact, r.score,
  r.likelihood_before, r.impact_before, r.score_before, r.target_score, r.exposure, r.exposure_text,
  r.lifetime_exposure, r.lifetime_exposure_text, r.unit, r.owner, r.group_name, r.rag,
  coalesce(rep.as_at, r.period_end, d.meeting_date) AS day,
  CASE WHEN d.period_end = coalesce(rep.as_at, r.period_end) THEN d.period_start END, rep.next IS NOT NULL,
  r.corrections, r.document_id, r.page, coalesce(d.title, d.path)
FROM risk_readings_current r JOIN documents d ON d.id = r.document_id
LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'risk_readings'
WHERE r.risk_id IS NOT NULL AND rep.repeats IS NULL
"""

IN_ORDER = "ORDER BY day IS NULL, day, r.id"


@dataclass(frozen=True, slots=True)
class Reading(Sourced):
    """What one register says of one risk; ``day`` is what the register speaks of, ``has_next`` 1 where a later one is.

    ``before`` is without what is done about the risk; exposures are in ``unit``.
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
    """A risk's line: its last register's words, and how its score moved since the one before (None: not known)."""

    last: Reading
    change: float | None
    line: Markup
    registers: int

    @property
    def is_above(self) -> bool:
        """True where its score is above the one that the council aims for."""
        score, target = self.last.score, self.last.target_score
        return score is not None and target is not None and score > target


@dataclass(frozen=True, slots=True)
class Step:
    """One register beside the one before: what is done about the risk now that was not done then, and the reverse."""

    reading: Reading
    change: float | None
    new: tuple[str, ...]
    gone: tuple[str, ...]


def risk_path(risk_id: str) -> str:
    """The address of a risk's page."""
    return f"/risks/{quote(risk_id, safe='')}"


async def page(request: Any, datasette: Any) -> Any:
    """The list."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "category", "rag", "show", "sort", "from")
    every = risks(await ask(datasette, Reading, f"{READINGS} {IN_ORDER}"))
    found = sorted((risk for risk in every if _is_asked(risk, asked)), key=lambda risk: _rank(risk, asked["sort"]))
    start = place_in_list(asked["from"])
    context = {
        "asked": asked,
        "risks": found[start : start + MOST],
        "count": len(found),
        "every": len(every),
        "start": start,
        "most": MOST,
        "has": columns([risk.last for risk in found]),
        "has_line": any(risk.line for risk in found),
        "categories": sorted({risk.last.category for risk in every if risk.last.category}),
        "ratings": RATINGS,
        "shown": SHOWN,
        "orders": ORDERS,
    }
    return await listed(datasette, request, "risks.html", context, Risk, found)


async def one(request: Any, datasette: Any) -> Any:
    """A risk's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    named = {"id": request.url_vars["id"]}
    if await ask_one(datasette, str, "SELECT id FROM risks WHERE id = :id", named) is None:
        raise missing(f"There is no risk {named['id']}.")
    readings = await ask(datasette, Reading, f"{READINGS} AND r.risk_id = :id {IN_ORDER}", named)
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
    made = []
    for own in by_risk.values():
        scores = [each.score for each in own if each.score is not None]
        made.append(Risk(own[-1], steps(own)[-1].change, spark(scores, None), len(own)))
    return made


def steps(readings: Sequence[Reading]) -> list[Step]:
    """Each reading, oldest first, beside the one before."""
    found = []
    for before, now in zip((None, *readings), readings, strict=False):
        known = before is not None and before.score is not None and now.score is not None
        change = (now.score or 0) - (before.score or 0) if before and known else None
        was, is_ = (before.actions if before else now.actions), now.actions
        new, gone = tuple(each for each in is_ if each not in was), tuple(each for each in was if each not in is_)
        found.append(Step(now, change, new, gone))
    return found


def columns(readings: Sequence[Reading]) -> frozenset[str]:
    """What at least one of the readings prints, so that a table needs no empty columns."""
    names = ("likelihood", "score", "score_before", "likelihood_before", "target_score", "rag", "owner", "category")
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


def _is_asked(risk: Risk, asked: dict[str, str]) -> bool:
    last = risk.last
    text = f"{last.reference or ''} {last.name} {last.description or ''} {last.category or ''}".casefold()
    shown = {"worse": (risk.change or 0) > 0, "above": risk.is_above, "gone": bool(last.has_next)}
    return (
        all(word in text for word in asked["words"].casefold().split())
        and asked["category"] in ("", last.category)
        and asked["rag"] in ("", last.rag)
        and shown.get(asked["show"], True)
    )


def _rank(risk: Risk, order: str) -> tuple[float, float, str, str]:
    """The place of the risk in the list."""
    last = risk.last
    exposure = -max(last.exposure or 0, last.lifetime_exposure or 0)
    score = -last.score if last.score is not None else 1.0
    reference = last.reference or "~"
    if order == "exposure":
        return exposure, score, reference, last.name
    if order in ("reference", "name"):
        return 0, 0, reference if order == "reference" else last.name, last.name
    return score, exposure, reference, last.name
