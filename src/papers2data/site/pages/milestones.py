"""``/milestones``: every milestone and action as last reported, with filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from papers2data.site.asking import allow, ask, given, place_in_list
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.site.words import STATUSES

TABLES = ("milestones", "milestone_readings", "milestone_history")

MOST = 200
"""Milestones on a page."""

SHOWN = (
    ("", "all", "1"),
    ("open", "open", "is_open = 1"),
    ("overdue", "open and overdue", "is_open = 1 AND due_end < as_at"),
    ("contradiction", "overdue but reported on track", "status = 'on_track' AND due_end < as_at"),
    ("slipped", "with a date that slipped", "slip > 0"),
    ("done", "complete or cancelled", "is_open = 0"),
)
"""What the list may be narrowed to: word in the address, words on the page, condition."""

ORDERS = (
    ("", "programme", "programme IS NULL, programme, name"),
    ("due", "due date", "due_end IS NULL, due_end, name"),
    ("slip", "longest slip", "slip IS NULL, slip DESC, name"),
    ("newest", "last report", "as_at IS NULL, as_at DESC, name"),
)
"""Orders of the list: word in the address, words on the page, SQL."""

LATEST = """
WITH placed AS (
  SELECT *, row_number() OVER (PARTITION BY milestone_id ORDER BY as_at IS NULL, as_at DESC, reading_id DESC) AS nth
  FROM milestone_history WHERE basis NOT IN ('previous', 'baseline')
), latest AS (
  SELECT p.milestone_id AS id, m.name, m.kind, coalesce(p.programme, m.programme) AS programme,
    coalesce(p.status, m.status) AS status, p.status_text, coalesce(p.due_end, m.due_end) AS due_end, p.due_text,
    p.slip_days_since_first AS slip, p.as_at, p.is_open, p.reports,
    CAST(julianday(p.as_at) - julianday(coalesce(p.due_end, m.due_end)) AS INTEGER) AS late,
    p.document_id, p.page, p.reading_id
  FROM placed p JOIN milestones m ON m.id = p.milestone_id WHERE p.nth = 1
)
"""


@dataclass(frozen=True, slots=True)
class Milestone(Sourced):
    """A milestone as last reported; ``slip`` and ``late`` are days, None where not known."""

    STANDS: ClassVar = ("milestone_readings", "reading_id")

    id: str
    name: str
    kind: str | None
    programme: str | None
    status: str | None
    status_text: str | None
    due_end: str | None
    due_text: str | None
    slip: int | None
    as_at: str | None
    is_open: int
    reports: int
    late: int | None
    document_id: str
    page: int | None
    reading_id: str

    @property
    def path(self) -> str:
        """The milestone's page."""
        return milestone_path(self.id)

    @property
    def overdue(self) -> int:
        """Days by which it was overdue at its last report, 0 where it was not or is closed."""
        return max(self.late or 0, 0) if self.is_open else 0


def milestone_path(milestone_id: str) -> str:
    """The address of a milestone's page."""
    return f"/milestones/{quote(milestone_id, safe='')}"


async def page(request: Any, datasette: Any) -> Any:
    """The list; what the address asks for that there is not counts as not asked."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "programme", "status", "kind", "show", "sort", "from")
    found = await ask(datasette, Milestone, *_sql(asked))
    start = place_in_list(asked["from"])
    programmes = "SELECT DISTINCT programme FROM milestones WHERE programme IS NOT NULL ORDER BY programme"
    context = {
        "asked": asked,
        "milestones": found[start : start + MOST],
        "count": len(found),
        "start": start,
        "most": MOST,
        "programmes": await ask(datasette, str, programmes),
        "statuses": STATUSES,
        "shown": SHOWN,
        "orders": ORDERS,
        "is_narrowed": any(value for name, value in asked.items() if name not in ("sort", "from")),
    }
    return await listed(datasette, request, "milestones.html", context, Milestone, found)


async def latest(site: Any, condition: str, order: str, most: int) -> list[Milestone]:
    """The first milestones for which the SQL ``condition`` holds, in the SQL ``order``; both are the program's own."""
    return await ask(site, Milestone, f"{LATEST} SELECT * FROM latest WHERE {condition} ORDER BY {order} LIMIT {most}")  # noqa: S608


def _sql(asked: dict[str, str]) -> tuple[str, dict[str, object]]:
    """The list's SQL, in which all that the address says is a parameter."""
    conditions = [next((sql for word, _, sql in SHOWN if word == asked["show"]), "1")]
    conditions += [f"{name} = :{name}" for name in ("programme", "status", "kind") if asked[name]]
    params: dict[str, object] = dict(asked)
    for number, word in enumerate(asked["words"].split()[:20]):
        conditions.append(f"instr(lower(name || ' ' || coalesce(programme, '')), lower(:word{number}))")
        params[f"word{number}"] = word
    order = next((sql for word, _, sql in ORDERS if word == asked["sort"]), ORDERS[0][2])
    return f"{LATEST} SELECT * FROM latest WHERE {' AND '.join(conditions)} ORDER BY {order}", params  # noqa: S608
