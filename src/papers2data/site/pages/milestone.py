"""``/milestones/<id>``: what has become of one milestone, report by report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from papers2data.site.asking import allow, ask, ask_one, missing, render
from papers2data.site.cells import row_path
from papers2data.site.charts.slip import slip_chart
from papers2data.site.pages.milestones import milestone_path
from papers2data.site.pages.resolutions import resolution_path
from papers2data.site.pages.sourced import Sourced
from papers2data.site.pages.told import findings_of

TABLES = (
    "milestones",
    "milestone_readings",
    "milestone_history",
    "links",
    "findings",
    "status_lines",
    "resolutions",
    "followups",
)

REPORTS = """
SELECT h.reading_id, h.name, h.programme, h.as_at, h.basis, h.status, h.status_text, h.change, h.previous_status_text,
  h.due_text, h.due_end, h.previous_due_end, h.slip_days, h.narrative, r.lead, r.accountable, r.outcome,
  r.success_measures, h.corrections, h.document_id, h.page, d.title, r.period_start, r.period_end
FROM milestone_history h JOIN milestone_readings r ON r.id = h.reading_id JOIN documents d ON d.id = h.document_id
WHERE h.milestone_id = :id ORDER BY h.as_at IS NULL, h.as_at, h.reading_id
"""

PROPOSED = """
SELECT "left", "right", left_name, right_name, coalesce(left_entity, ''), coalesce(right_entity, ''), score, reason
FROM links WHERE kind = 'milestone' AND outcome = 'proposed' AND :id IN (left_entity, right_entity) ORDER BY score DESC
"""

SAID = """
SELECT s.id, s.sentence, s.status, s.document_id, s.page, d.title, coalesce(d.meeting_date, d.period_end)
FROM status_lines s JOIN documents d ON d.id = s.document_id
WHERE s.milestone_id = :id ORDER BY coalesce(d.meeting_date, d.period_end), s.id
"""


RESOLVED = """
SELECT DISTINCT r.id, r.text, coalesce(m.body, d.body), coalesce(m.date, d.meeting_date), r.document_id, r.page
FROM followups f JOIN resolutions r ON r.id = f.resolution_id JOIN documents d ON d.id = r.document_id
LEFT JOIN meetings m ON m.id = r.meeting_id
WHERE f.kind = 'action' AND f.record_id IN (SELECT id FROM milestone_readings WHERE milestone_id = :id)
ORDER BY coalesce(m.date, d.meeting_date), r.id
"""

WORDS = 5
"""Words of its name that are looked for in resolutions: the longest say most."""


@dataclass(frozen=True, slots=True)
class Entity:
    """The milestone itself."""

    id: str
    name: str
    kind: str | None
    programme: str | None
    status: str | None
    due_end: str | None


@dataclass(frozen=True, slots=True)
class Report(Sourced):
    """What one paper says of it; days as ISO dates, ``slip_days`` since the report before."""

    STANDS: ClassVar = ("milestone_readings", "reading_id")

    reading_id: str
    name: str
    programme: str | None
    as_at: str | None
    basis: str
    status: str | None
    status_text: str | None
    change: str | None
    previous_status_text: str | None
    due_text: str | None
    due_end: str | None
    previous_due_end: str | None
    slip_days: int | None
    narrative: str | None
    lead: str | None
    accountable: str | None
    outcome: str | None
    success_measures: str | None
    corrections: str | None
    document_id: str
    page: int | None
    title: str | None
    period_start: str | None
    period_end: str | None

    @property
    def is_overdue(self) -> bool:
        """True where its due date had passed and it was not complete."""
        is_open = self.status not in ("complete", "cancelled")
        return bool(is_open and self.due_end and self.as_at and self.due_end < self.as_at)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two rows that could be the same milestone, for a person to decide."""

    left: str
    right: str
    left_name: str
    right_name: str
    left_entity: str
    right_entity: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Other:
    """A proposed link as one milestone's page shows it: the name and page of the other one."""

    name: str
    path: str
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved(Sourced):
    """A clause of a resolution that it answers."""

    STANDS: ClassVar = ("resolutions", "id")

    id: str
    text: str
    body: str | None
    date: str | None
    document_id: str
    page: int | None

    @property
    def path(self) -> str:
        """The clause's page."""
        return resolution_path(self.id)


@dataclass(frozen=True, slots=True)
class Line(Sourced):
    """A sentence of a paper that speaks of it."""

    STANDS: ClassVar = ("status_lines", "id")

    id: str
    sentence: str
    status: str | None
    document_id: str
    page: int | None
    title: str | None
    day: str | None


async def page(request: Any, datasette: Any) -> Any:
    """The milestone's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    named = {"id": request.url_vars["id"]}
    sql = "SELECT id, name, kind, programme, status, due_end FROM milestones WHERE id = :id"
    entity = await ask_one(datasette, Entity, sql, named)
    if entity is None:
        raise missing(f"There is no milestone {named['id']}.")
    reports = await ask(datasette, Report, REPORTS, named)
    counted = [report for report in reports if report.basis not in ("previous", "baseline")]
    proposed = await ask(datasette, Proposed, PROPOSED, named)
    context = {
        "entity": entity,
        "reports": reports,
        "strip": [report for report in counted if report.as_at and (report.status or report.status_text)],
        "last": counted[-1] if counted else None,
        "first_due": next((report.due_end for report in counted if report.due_end), None),
        "chart": slip_chart([(r.as_at, r.due_end) for r in counted if r.as_at and r.due_end]),
        "proposed": list(_others(entity.id, proposed)),
        "findings": await findings_of(datasette, "milestones", "milestone_readings", "milestone_id", named["id"]),
        "said": await ask(datasette, Line, SAID, named),
        "resolved": await ask(datasette, Resolved, RESOLVED, named),
        "search": urlencode({"kind": "resolution", "q": _telling(entity.name)}),
    }
    return await render(datasette, request, "milestone.html", context)


def _telling(name: str) -> str:
    """What to search for to find what was resolved about it."""
    words = dict.fromkeys(word for word in re.findall(r"[^\W\d_]{5,}", name.casefold()))
    return " OR ".join(sorted(words, key=lambda word: -len(word))[:WORDS]) or name


def _others(milestone_id: str, proposed: Sequence[Proposed]) -> Iterator[Other]:
    for link in proposed:
        is_left = link.left_entity == milestone_id
        name, entity = (link.right_name, link.right_entity) if is_left else (link.left_name, link.left_entity)
        reading = link.right if is_left else link.left
        path = milestone_path(entity) if entity else row_path("milestone_readings", reading)
        yield Other(name, path, round(link.score * 100), link.reason)
