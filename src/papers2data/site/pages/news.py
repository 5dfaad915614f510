"""What the home page tells of the papers themselves: what to ask about, what is due, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from papers2data.site.asking import ask
from papers2data.site.pages.findings import FOUND, ORDER, Found
from papers2data.site.pages.milestones import LATEST, Milestone, latest, milestone_path
from papers2data.site.pages.resolutions import DUE, TRACKED, Tracked
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path
from papers2data.store.indexes import OPEN
from papers2data.store.views import kept_table

MOST = 6
"""Lines of each list."""

COUNTS = f"""
{LATEST}, milestone_counts AS MATERIALIZED (
  SELECT sum(is_open = 1 AND due_end < as_at) AS overdue, sum(status = 'on_track' AND due_end < as_at) AS on_track
  FROM latest
), states AS MATERIALIZED (SELECT state, count(*) AS number FROM {kept_table("resolution_tracker")} GROUP BY state),
asked AS MATERIALIZED (SELECT family, count(*) AS number FROM findings WHERE {OPEN} GROUP BY family)
SELECT 'overdue but reported on track', '/milestones?show=contradiction', (SELECT on_track FROM milestone_counts)
UNION ALL SELECT 'overdue when last reported', '/milestones?show=overdue', (SELECT overdue FROM milestone_counts)
UNION ALL SELECT 'resolutions overdue to come back', '/resolutions?state=overdue',
  (SELECT number FROM states WHERE state = 'overdue')
UNION ALL SELECT 'things to question', '/findings?family=scrutiny', (SELECT number FROM asked WHERE family = 'scrutiny')
UNION ALL SELECT 'places that could not be read', '/findings?family=reading',
  (SELECT number FROM asked WHERE family = 'reading')
UNION ALL SELECT 'milestones and actions', '/milestones', (SELECT count(*) FROM milestones)
UNION ALL SELECT 'indicators', '/kpis', (SELECT count(*) FROM kpis)
UNION ALL SELECT 'risks', '/risks', (SELECT count(*) FROM risks)
UNION ALL SELECT 'resolutions that ask for something', '/resolutions', (SELECT sum(number) FROM states)
UNION ALL SELECT 'meetings', '/meetings', (SELECT count(*) FROM meetings)
UNION ALL SELECT 'documents', '/papers/documents', (SELECT count(*) FROM documents)
"""  # noqa: S608

# from the newest document on, until there are enough
NEWEST_ASKED = f"""
SELECT f.id FROM documents d CROSS JOIN findings f ON f.document_id = d.id
WHERE f.family = 'scrutiny' AND coalesce(f.status, 'open') = 'open' AND f.severity <> 'info'
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, {ORDER}, f.code, f.id LIMIT {MOST}
"""  # noqa: S608

OF_NO_DOCUMENT = f"""
SELECT id FROM findings
WHERE document_id IS NULL AND family = 'scrutiny' AND coalesce(status, 'open') = 'open' AND severity <> 'info'
ORDER BY {ORDER}, code, id LIMIT {MOST}
"""  # noqa: S608

QUESTIONED = f"""
{FOUND} WHERE f.id IN (SELECT * FROM ({NEWEST_ASKED}) UNION ALL SELECT * FROM ({OF_NO_DOCUMENT}))
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, {ORDER}, f.code, f.id LIMIT {MOST}
"""  # noqa: S608

COMES_BACK = f"""
{TRACKED} WHERE state = '{{state}}' AND {DUE} IS NOT NULL
ORDER BY {DUE}, meeting_date, resolution_id LIMIT {MOST}
"""

PLANNED = f"""
SELECT DISTINCT w.meeting_date, w.title, d.body, w.document_id, w.page, w.id FROM work_items w
JOIN documents d ON d.id = w.document_id
WHERE w.meeting_date = (SELECT min(meeting_date) FROM work_items
    WHERE meeting_date > (SELECT coalesce(max(meeting_date), '') FROM documents))
  AND NOT EXISTS (SELECT 1 FROM work_items o JOIN documents n ON n.id = o.document_id
    WHERE o.meeting_date = w.meeting_date AND n.body IS d.body AND n.meeting_date > d.meeting_date)
ORDER BY w.rowid LIMIT {MOST}
"""  # noqa: S608

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
class Planned(Sourced):
    """What the latest work programme has for the next meeting that any programme names."""

    STANDS: ClassVar = ("work_items", "id")

    meeting_date: str
    title: str | None
    body: str | None
    document_id: str
    page: int | None
    id: str


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
    late: list[Tracked]
    due: list[Tracked]
    planned: list[Planned]
    changed: list[Changed]
    newest: list[Paper]


async def news(site: Any) -> News:
    """The lists as the database is now."""
    return News(
        counts=[count for count in await ask(site, Count, COUNTS) if count.number],
        contradictions=await latest(site, "status = 'on_track' AND due_end < as_at", "late DESC, id", MOST),
        questioned=await ask(site, Found, QUESTIONED),
        late=await ask(site, Tracked, COMES_BACK.format(state="overdue")),
        due=await ask(site, Tracked, COMES_BACK.format(state="open")),
        planned=await ask(site, Planned, PLANNED),
        changed=await ask(site, Changed, CHANGED),
        newest=await ask(site, Paper, NEWEST),
    )
