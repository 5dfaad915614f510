"""``/findings``: what a person should know, by kind and severity, each with the page that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from papers2data.site.asking import allow, ask, given, place_in_list
from papers2data.site.cells import row_path
from papers2data.site.feeds.listing import listed
from papers2data.site.office.review.listed import FILTERS, deciding, with_keys
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.store.indexes import OPEN

TABLES = ("findings", "finding_decisions", "documents")

MOST = 200
"""Findings on a page."""

FAMILIES = (("scrutiny", "what an officer would question"), ("reading", "what could not be read as it stands"))
CHOSEN = ("family", "code", "severity")
"""What the list may be narrowed by, beside its state."""

SEVERITIES = ("error", "warning", "info")

ORDER = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"

FOUND = """
SELECT f.id, f.family, f.code, f.severity, f.message, f.record_table, f.record_id, CASE f.record_table
    WHEN 'milestone_readings' THEN (SELECT milestone_id FROM milestone_readings WHERE id = f.record_id)
    WHEN 'kpi_readings' THEN (SELECT kpi_id FROM kpi_readings WHERE id = f.record_id)
    WHEN 'risk_readings' THEN (SELECT risk_id FROM risk_readings WHERE id = f.record_id)
    WHEN 'budget_lines' THEN f.document_id ELSE f.record_id END,
  f.status, x.author, x.why, x.created_at, f.document_id, f.page, coalesce(d.title, d.path), d.meeting_date
FROM findings f LEFT JOIN documents d ON d.id = f.document_id
LEFT JOIN finding_decisions x ON f.status <> 'open' AND x.id = (SELECT id FROM finding_decisions
  WHERE finding = f.id AND status = 'applies' ORDER BY created_at DESC LIMIT 1)
"""

STATES = (("accepted", "accepted, to be followed up"), ("dismissed", "dismissed"), ("all", "open or decided"))
"""States that may be asked for beside the open ones."""

ABOUT = {
    "milestones": ("/milestones/", "the milestone"),
    "milestone_readings": ("/milestones/", "the milestone"),
    "kpis": ("/kpis/", "the indicator"),
    "kpi_readings": ("/kpis/", "the indicator"),
    "risks": ("/risks/", "the risk"),
    "risk_readings": ("/risks/", "the risk"),
    "resolutions": ("/resolutions/", "the resolution"),
    "meetings": ("/meetings/", "the meeting"),
    "budget_lines": ("/budget?paper=", "the budget's tables"),
}
"""Where all is told of what a finding is about, by its table, and how that is called."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with the document that it is about and what somebody decided; ``decided_at`` is in UTC.

    ``subject`` is the id of the milestone, indicator or the like whose page tells all of it.
    """

    id: str
    family: str
    code: str
    severity: str
    message: str
    record_table: str | None
    record_id: str | None
    subject: str | None
    status: str | None
    decided_by: str | None
    why: str | None
    decided_at: str | None
    document_id: str | None
    page: int | None
    title: str | None
    meeting_date: str | None

    @property
    def path(self) -> str:
        """The finding's row."""
        return row_path("findings", self.id)

    @property
    def source(self) -> str:
        """The page that it is about, "" where it is about none."""
        return page_path(self.document_id, self.page, self.record_table, self.record_id) if self.document_id else ""

    @property
    def place(self) -> str:
        """How that page is named."""
        return page_said(self.page)

    @property
    def about(self) -> tuple[str, str] | None:
        """The page that tells all of what it is about, and how that is called; None where there is none."""
        begins, said = ABOUT.get(self.record_table or "", ("", ""))
        return (f"{begins}{quote(self.subject, safe='')}", said) if begins and self.subject else None


@dataclass(frozen=True, slots=True)
class Count:
    """How many open findings of one kind there are."""

    family: str
    code: str
    severity: str
    number: int


async def page(request: Any, datasette: Any) -> Any:
    """The open findings, or those that a person decided about where the address asks for them."""
    await allow(datasette, request, *TABLES)
    asked = given(request, *FILTERS)
    asked["status"] = asked["status"] if asked["status"] in dict(STATES) else ""
    params: dict[str, object] = {**asked, "status": asked["status"] or "open"}
    state = "1" if asked["status"] == "all" else "coalesce(f.status, 'open') = :status"
    where = " AND ".join([state, *(f"f.{name} = :{name}" for name in CHOSEN if asked[name])])
    start = place_in_list(asked["from"])
    counted = f"""
    SELECT family, code, severity, count(*) FROM findings f WHERE {state if asked["status"] else OPEN}
    GROUP BY family, severity, code ORDER BY family DESC, {ORDER}, code
    """  # noqa: S608
    counts = await ask(datasette, Count, counted, {"status": params["status"]})

    async def some(most: int, start: int = 0) -> list[Found]:
        # what stands beside each is only looked for where it is shown
        order = f"ORDER BY f.family DESC, {ORDER}, f.code, f.id"
        ids = f"SELECT f.id FROM findings f WHERE {where} {order} LIMIT {most} OFFSET {start}"  # noqa: S608
        return await ask(datasette, Found, f"{FOUND} WHERE f.id IN ({ids}) {order}", params)

    chosen = [each for each in counts if all(asked[name] in ("", getattr(each, name)) for name in CHOSEN)]
    context = {
        "asked": asked,
        "found": await some(MOST, start),
        "counts": counts,
        "count": sum(each.number for each in chosen),
        "start": start,
        "most": MOST,
        "families": FAMILIES,
        "severities": SEVERITIES,
        "states": STATES,
        "codes": sorted({each.code for each in counts}),
        **await deciding(request, datasette, asked),
    }
    return with_keys(await listed(datasette, request, "findings.html", context, Found, some), request, datasette)
