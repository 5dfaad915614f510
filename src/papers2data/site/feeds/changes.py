"""``/changes.atom`` and ``/findings.atom``: statuses that changed, dates that slipped, and what to ask about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import allow, ask, given
from papers2data.site.feeds.entries import MOST, Entry, atom
from papers2data.site.pages.findings import TABLES as FINDINGS_TABLES
from papers2data.site.pages.milestones import TABLES, milestone_path
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.words import day, days, plain, titled

CHANGED = """
SELECT h.reading_id, h.milestone_id, h.name, h.programme, h.change, h.previous_status_text, h.status_text, h.status,
  h.slip_days, h.due_end, h.as_at, d.added_at, d.title
FROM milestone_history h CROSS JOIN documents d ON d.id = h.document_id
WHERE (h.change IN ('improved', 'worsened', 'completed', 'reopened', 'cancelled', 'changed') OR h.slip_days <> 0)
  AND {condition} ORDER BY h.as_at DESC, h.reading_id LIMIT :most
"""

FOUND = """
SELECT f.id, f.code, f.severity, f.message, f.document_id, f.page, f.record_table, f.record_id, d.title, d.added_at
FROM findings f LEFT JOIN documents d ON d.id = f.document_id
WHERE coalesce(f.status, 'open') = 'open' AND {condition}
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, f.id LIMIT :most
"""

OF_MILESTONES = """
(f.record_table = 'milestones' AND f.record_id IN ({ids}) OR f.record_table = 'milestone_readings' AND f.record_id IN (
  SELECT r.id FROM milestone_readings r WHERE r.milestone_id IN ({ids})))
"""


@dataclass(frozen=True, slots=True)
class Changed:
    """A report in which a milestone's status changed or its date moved."""

    reading_id: str
    milestone_id: str
    name: str
    programme: str | None
    change: str | None
    previous_status_text: str | None
    status_text: str | None
    status: str | None
    slip_days: int | None
    due_end: str | None
    as_at: str | None
    added_at: str | None
    document: str | None

    def entry(self) -> Entry:
        """The feed's entry."""
        is_change = self.change in ("improved", "worsened", "completed", "reopened", "cancelled", "changed")
        moved = f"due {day(self.due_end)}, {days(self.slip_days)}" if self.slip_days else ""
        what = ", ".join(part for part in (str(self.change) if is_change else "", moved) if part)
        told = [f"Status: {self.status_text or plain(self.status)}."]
        told += [f"Before: {self.previous_status_text}."] if self.previous_status_text else []
        told += [f"Programme: {self.programme}."] if self.programme else []
        told.append(f"As at {day(self.as_at)}, in {titled(self.document)}.")
        key, path = f"change/{self.reading_id}", milestone_path(self.milestone_id)
        return Entry(key, f"{self.name}: {what}", path, self.added_at or "", " ".join(told))


@dataclass(frozen=True, slots=True)
class Question:
    """An open finding."""

    id: str
    code: str
    severity: str
    message: str
    document_id: str | None
    page: int | None
    record_table: str | None
    record_id: str | None
    document: str | None
    added_at: str | None

    def entry(self) -> Entry:
        """The feed's entry."""
        has_page = self.document_id is not None
        path = page_path(self.document_id, self.page, self.record_table, self.record_id) if has_page else "/findings"
        place = f"{titled(self.document)}, {page_said(self.page)}" if has_page else "no one paper"
        words = f"{plain(self.severity)}: {self.code}. In {place}."
        return Entry(f"finding/{self.id}", self.message, path, self.added_at or "", words)


async def changes(request: Any, datasette: Any) -> Any:
    """The feed of all changes, or of one ``milestone`` or ``programme``."""
    await allow(datasette, request, *TABLES, "documents")
    asked = given(request, "milestone", "programme")
    conditions = ["1"]
    conditions += ["h.milestone_id = :milestone"] if asked["milestone"] else []
    conditions += ["h.programme = :programme"] if asked["programme"] else []
    sql = CHANGED.format(condition=" AND ".join(conditions))
    found = await ask(datasette, Changed, sql, {**asked, "most": MOST})
    about = asked["programme"] or (found[0].name if found and asked["milestone"] else "")
    page = milestone_path(asked["milestone"]) if asked["milestone"] else "/milestones"
    title = f"Changes: {about}" if about else "Changes of status and due dates"
    return atom(datasette, request, title, page, [each.entry() for each in found])


async def findings(request: Any, datasette: Any) -> Any:
    """The feed of open findings, by ``family``, ``code`` and ``severity``, or of one ``milestone`` or ``programme``."""
    await allow(datasette, request, *FINDINGS_TABLES, *TABLES)
    asked = given(request, "family", "code", "severity", "milestone", "programme")
    conditions = ["1"] + [f"f.{name} = :{name}" for name in ("family", "code", "severity") if asked[name]]
    conditions += [OF_MILESTONES.format(ids=":milestone")] if asked["milestone"] else []
    ids = "SELECT m.id FROM milestones m WHERE m.programme = :programme"
    conditions += [OF_MILESTONES.format(ids=ids)] if asked["programme"] else []
    sql = FOUND.format(condition=" AND ".join(conditions))
    found = await ask(datasette, Question, sql, {**asked, "most": MOST})
    said = ", ".join(value for value in asked.values() if value)
    title = f"Findings: {said}" if said else "Findings"
    return atom(datasette, request, title, "/findings", [each.entry() for each in found])
