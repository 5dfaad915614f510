"""``/findings``: what a person should know, by kind and severity, each with the page that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import allow, ask, given, place_in_list
from papers2data.site.cells import row_path
from papers2data.site.feeds.listing import listed
from papers2data.site.viewer.addresses import page_path, page_said

TABLES = ("findings", "documents")

MOST = 200
"""Findings on a page."""

FAMILIES = (("scrutiny", "what an officer would question"), ("reading", "what could not be read as it stands"))
SEVERITIES = ("error", "warning", "info")

ORDER = "CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END"

FOUND = """
SELECT f.id, f.family, f.code, f.severity, f.message, f.record_table, f.record_id, f.status, f.document_id, f.page,
  d.title, d.meeting_date FROM findings f LEFT JOIN documents d ON d.id = f.document_id
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, with the document that it is about."""

    id: str
    family: str
    code: str
    severity: str
    message: str
    record_table: str | None
    record_id: str | None
    status: str | None
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
    asked = given(request, "family", "code", "severity", "status", "from")
    params: dict[str, object] = {**asked, "status": asked["status"] or "open"}
    conditions = ["coalesce(f.status, 'open') = :status"]
    conditions += [f"f.{name} = :{name}" for name in ("family", "code", "severity") if asked[name]]
    start = place_in_list(asked["from"])
    narrowed = f"{FOUND} WHERE {' AND '.join(conditions)} ORDER BY f.family DESC, {ORDER}, f.code, f.id"
    counted = f"""
    SELECT family, code, severity, count(*) FROM findings WHERE coalesce(status, 'open') = :status
    GROUP BY family, code, severity ORDER BY family DESC, {ORDER}, code
    """  # noqa: S608
    counts = await ask(datasette, Count, counted, {"status": params["status"]})
    found = await ask(datasette, Found, f"{narrowed} LIMIT {MOST} OFFSET {start}", params)
    chosen = [each for each in counts if all(asked[name] in ("", getattr(each, name)) for name in CHOSEN)]
    context = {
        "asked": asked,
        "found": found,
        "counts": counts,
        "count": sum(each.number for each in chosen),
        "start": start,
        "most": MOST,
        "families": FAMILIES,
        "severities": SEVERITIES,
        "codes": sorted({each.code for each in counts}),
    }

    async def first(most: int) -> list[Found]:
        return await ask(datasette, Found, f"{narrowed} LIMIT {most}", params)

    return await listed(datasette, request, "findings.html", context, Found, first)


CHOSEN = ("family", "code", "severity")
"""What the list may be narrowed by."""
