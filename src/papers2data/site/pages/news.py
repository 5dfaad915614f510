"""What the home page tells of the papers themselves: what to ask about, what is due, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from papers2data.site.asking import ask
from papers2data.site.pages.findings import FOUND, ORDER, Found
from papers2data.site.pages.milestones import LATEST, Milestone, latest, milestone_path
from papers2data.site.pages.resolutions import TRACKED, Tracked
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path

MOST = 6
"""Lines of each list."""

COUNTS = f"""
{LATEST}
SELECT 'milestones and actions', '/milestones', (SELECT count(*) FROM milestones)
UNION ALL SELECT 'overdue when last reported', '/milestones?show=overdue',
  (SELECT count(*) FROM latest WHERE is_open = 1 AND due_end < as_at)
UNION ALL SELECT 'indicators', '/kpis', (SELECT count(*) FROM kpis)
UNION ALL SELECT 'resolutions overdue to come back', '/resolutions?state=overdue',
  (SELECT count(*) FROM resolution_tracker WHERE state = 'overdue')
UNION ALL SELECT 'meetings', '/meetings', (SELECT count(*) FROM meetings)
UNION ALL SELECT 'things to question', '/findings?family=scrutiny',
  (SELECT count(*) FROM findings WHERE family = 'scrutiny' AND coalesce(status, 'open') = 'open')
UNION ALL SELECT 'places that could not be read', '/findings?family=reading',
  (SELECT count(*) FROM findings WHERE family = 'reading' AND coalesce(status, 'open') = 'open')
UNION ALL SELECT 'documents', '/papers/documents', (SELECT count(*) FROM documents)
"""  # noqa: S608

QUESTIONED = f"""
{FOUND} WHERE f.family = 'scrutiny' AND coalesce(f.status, 'open') = 'open' AND f.severity <> 'info'
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, {ORDER}, f.code, f.id LIMIT {MOST}
"""

DUE = f"""
{TRACKED} WHERE state IN ('overdue', 'open') AND due_end IS NOT NULL
ORDER BY state = 'open', due_end, meeting_date, resolution_id LIMIT {MOST}
"""

CHANGED = f"""
SELECT milestone_id, name, change, previous_status_text, status, status_text, as_at, document_id, page, reading_id
FROM status_changes ORDER BY as_at DESC, change IN ('worsened', 'reopened') DESC, milestone_id LIMIT {MOST}
"""  # noqa: S608

NEWEST = f"""
SELECT id, coalesce(title, path), body, kind, meeting_date, period_start, period_end, pages FROM documents
ORDER BY coalesce(meeting_date, period_end, '') DESC, added_at DESC, path LIMIT {MOST}
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Count:
    """How much there is of something; ``path`` lists it."""

    said: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Changed(Sourced):
    """A milestone whose status changed."""

    STANDS: ClassVar = ("milestone_readings", "reading_id")

    milestone_id: str
    name: str
    change: str
    previous_status_text: str | None
    status: str | None
    status_text: str | None
    as_at: str | None
    document_id: str
    page: int | None
    reading_id: str

    @property
    def path(self) -> str:
        """The milestone's page."""
        return milestone_path(self.milestone_id)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document."""

    id: str
    title: str
    body: str | None
    kind: str | None
    meeting_date: str | None
    period_start: str | None
    period_end: str | None
    pages: int | None

    @property
    def path(self) -> str:
        """Its first page."""
        return page_path(self.id, None if self.pages is None else 1)


@dataclass(frozen=True, slots=True)
class News:
    """The lists of the home page, each of at most ``MOST`` lines."""

    counts: list[Count]
    contradictions: list[Milestone]
    questioned: list[Found]
    due: list[Tracked]
    changed: list[Changed]
    newest: list[Paper]


async def news(site: Any) -> News:
    """The lists as the database is now."""
    return News(
        counts=[count for count in await ask(site, Count, COUNTS) if count.number],
        contradictions=await latest(site, "status = 'on_track' AND due_end < as_at", "late DESC, id", MOST),
        questioned=await ask(site, Found, QUESTIONED),
        due=await ask(site, Tracked, DUE),
        changed=await ask(site, Changed, CHANGED),
        newest=await ask(site, Paper, NEWEST),
    )
