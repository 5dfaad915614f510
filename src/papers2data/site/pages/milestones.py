"""``/milestones``: every milestone and action as last reported, with filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from papers2data.site.asking import allow, ask, ask_one, given, holding, place_in_list
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.store.views import kept_table
from papers2data.values.status import CANONICAL

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

# not of the view, whose order keeps SQLite from asking an index alone
LATEST = f"""
WITH latest AS NOT MATERIALIZED (
  SELECT m.id, m.name, m.kind, coalesce(p.programme, m.programme) AS programme,
    coalesce(p.status, m.status) AS status, p.status_text, coalesce(p.due_end, m.due_end) AS due_end, p.due_text,
    p.slip_days_since_first AS slip, p.as_at, p.is_open, p.reports,
    CAST(julianday(p.as_at) - julianday(coalesce(p.due_end, m.due_end)) AS INTEGER) AS late,
    p.document_id, p.page, p.reading_id
  FROM milestones m JOIN {kept_table("milestone_history")} p ON p.milestone_id = m.id AND p.is_last = 1
)
"""  # noqa: S608


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
    condition, order, params = _narrowed(asked)
    start = place_in_list(asked["from"])
    counted = f"{LATEST} SELECT count(*) FROM latest WHERE {condition}"  # noqa: S608
    programmes = "SELECT DISTINCT programme FROM milestones WHERE programme IS NOT NULL ORDER BY programme"
    context = {
        "asked": asked,
        "milestones": await latest(datasette, condition, order, MOST, start, params),
        "count": await ask_one(datasette, int, counted, params),
        "start": start,
        "most": MOST,
        "programmes": await ask(datasette, str, programmes),
        "statuses": CANONICAL,
        "shown": SHOWN,
        "orders": ORDERS,
        "is_narrowed": any(value for name, value in asked.items() if name not in ("sort", "from")),
    }

    async def first(most: int) -> list[Milestone]:
        return await latest(datasette, condition, order, most, 0, params)

    return await listed(datasette, request, "milestones.html", context, Milestone, first)


async def latest(
    site: Any, condition: str, order: str, most: int, start: int = 0, params: Mapping[str, object] | None = None
) -> list[Milestone]:
    """So many milestones for which the SQL ``condition`` holds, from ``start`` in the SQL ``order``.

    Both are the program's own; all that an address says is in ``params``.
    """
    # all columns are only fetched of those that are shown
    ids = f"SELECT id FROM latest WHERE {condition} ORDER BY {order} LIMIT {most} OFFSET {start}"  # noqa: S608
    sql = f"{LATEST} SELECT * FROM latest WHERE id IN ({ids}) ORDER BY {order}"  # noqa: S608
    return await ask(site, Milestone, sql, params)


def _narrowed(asked: dict[str, str]) -> tuple[str, str, dict[str, object]]:
    """The list's condition and order in SQL, and what the address says as parameters."""
    conditions = [next((sql for word, _, sql in SHOWN if word == asked["show"]), "1")]
    conditions += [f"{name} = :{name}" for name in ("programme", "status", "kind") if asked[name]]
    params: dict[str, object] = dict(asked)
    held, told = holding("name || ' ' || coalesce(programme, '')", asked["words"])
    conditions += held
    params |= told
    order = next((sql for word, _, sql in ORDERS if word == asked["sort"]), ORDERS[0][2])
    return " AND ".join(conditions), order, params
