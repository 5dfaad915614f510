"""``/resolutions``: what was asked for and whether it came back; ``/resolutions/<id>``: one clause and its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from papers2data.site.asking import allow, ask, ask_one, given, holding, missing, place_in_list, render
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.words import plain
from papers2data.store.views import kept_table

TABLES = ("resolutions", "resolution_tracker", "followups", "meetings")

MOST = 200
"""Clauses on a page."""

TRACKER = kept_table("resolution_tracker")
"""The rows of the view without its order, so that they can be counted in an index."""

STATES = {
    "overdue": "off_track",
    "open": "in_progress",
    "nothing found": "unknown",
    "came back late": "at_risk",
    "came back on time": "complete",
    "came back": "complete",
}
"""States of the tracker, what needs asking first, with the colours that they share with statuses."""

ANSWERS = {
    "agenda_item": "agenda_items",
    "work_item": "work_items",
    "resolution": "resolutions",
    "action": "milestone_readings",
}
"""Kinds of answers whose records have a place on a page, with their tables."""

DUE = "coalesce(next_due, due_end)"
"""The day that a clause is due next: that of the first time that nothing answers, else the one that it states."""

TRACKED = f"""
SELECT resolution_id, body, meeting_date, item_title, reference, clause, text, action, responsible, due_text,
  {DUE} AS due, state, followups, document_id, page FROM resolution_tracker
"""  # noqa: S608

ONE = """
SELECT r.id, coalesce(m.body, d.body), coalesce(m.date, d.meeting_date), r.meeting_id, r.item_number, r.item_title,
  r.reference, r.clause, r.text, r.outcome, r.action, r.responsible, r.due_text, coalesce(t.next_due, r.due_end),
  r.mover, r.seconder, r.votes_for, r.votes_against, r.abstentions, r.parent_id, r.document_id, r.page, d.title, t.state
FROM resolutions r JOIN documents d ON d.id = r.document_id LEFT JOIN meetings m ON m.id = r.meeting_id
LEFT JOIN resolution_tracker t ON t.resolution_id = r.id WHERE r.id = :id
"""

BACK = """
SELECT f.kind, f.record_id, f.document_id, f.page, f.date, f.reason, d.title, f.answers FROM followups f
LEFT JOIN documents d ON d.id = f.document_id WHERE f.resolution_id = :id ORDER BY f.date IS NULL, f.date, f.id
"""


@dataclass(frozen=True, slots=True)
class Tracked(Sourced):
    """A clause that asks for something, and what became of it."""

    STANDS: ClassVar = ("resolutions", "id")

    id: str
    body: str | None
    meeting_date: str | None
    item_title: str | None
    reference: str | None
    clause: str | None
    text: str
    action: str | None
    responsible: str | None
    due_text: str | None
    due: str | None
    state: str
    followups: int
    document_id: str
    page: int | None

    @property
    def path(self) -> str:
        """The clause's page."""
        return resolution_path(self.id)


@dataclass(frozen=True, slots=True)
class Resolution(Sourced):
    """A clause with all that its minutes print of it; ``state`` is None where it asks for nothing."""

    STANDS: ClassVar = ("resolutions", "id")

    id: str
    body: str | None
    date: str | None
    meeting_id: str | None
    item_number: str | None
    item_title: str | None
    reference: str | None
    clause: str | None
    text: str
    outcome: str | None
    action: str | None
    responsible: str | None
    due_text: str | None
    due: str | None
    mover: str | None
    seconder: str | None
    votes_for: int | None
    votes_against: int | None
    abstentions: int | None
    parent_id: str | None
    document_id: str
    page: int | None
    title: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; ``is_answer`` is 0 where a paper only plans it or tells it again."""

    kind: str
    record_id: str
    document_id: str
    page: int | None
    date: str | None
    reason: str | None
    title: str | None
    is_answer: int | None

    @property
    def source(self) -> str:
        """The page that it stands on."""
        return page_path(self.document_id, self.page, ANSWERS.get(self.kind), self.record_id)

    @property
    def place(self) -> str:
        """How that page is named."""
        return page_said(self.page)


def resolution_path(resolution_id: str) -> str:
    """The address of a clause's page."""
    return f"/resolutions/{quote(resolution_id, safe='')}"


async def page(request: Any, datasette: Any) -> Any:
    """The tracker."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "committee", "state", "from")
    conditions = ["1"]
    params: dict[str, object] = dict(asked)
    conditions += ["body = :committee"] if asked["committee"] else []
    conditions += ["state = :state"] if asked["state"] else []
    held, told = holding("text || ' ' || coalesce(item_title, '')", asked["words"])
    conditions += held
    params |= told
    where = " AND ".join(conditions)
    narrowed = f"{TRACKED} WHERE {where} ORDER BY {DUE} IS NULL, {DUE}, meeting_date DESC"
    counted = f"SELECT count(*) FROM {TRACKER} WHERE {where}"  # noqa: S608
    start = place_in_list(asked["from"])
    counts = await ask(datasette, _pair, f"SELECT state, count(*) FROM {TRACKER} GROUP BY state")  # noqa: S608
    context = {
        "asked": asked,
        "found": await ask(datasette, Tracked, f"{narrowed} LIMIT {MOST} OFFSET {start}", params),
        "count": await ask_one(datasette, int, counted, params),
        "start": start,
        "most": MOST,
        "bodies": await ask(datasette, str, "SELECT DISTINCT body FROM resolution_tracker WHERE body <> '' ORDER BY 1"),
        "states": [(state, plain(state)) for state in STATES if state in dict(counts)],
        "counts": [(state, dict(counts)[state]) for state in STATES if state in dict(counts)],
        "colours": STATES,
    }

    async def first(most: int) -> list[Tracked]:
        return await ask(datasette, Tracked, f"{narrowed} LIMIT {most}", params)

    return await listed(datasette, request, "resolutions.html", context, Tracked, first)


async def one(request: Any, datasette: Any) -> Any:
    """A clause's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    named = {"id": request.url_vars["id"]}
    found = await ask_one(datasette, Resolution, ONE, named)
    if found is None:
        raise missing(f"There is no resolution {named['id']}.")
    parts = "SELECT id, clause, text FROM resolutions WHERE parent_id = :id ORDER BY rowid"
    whole = "SELECT id, clause, text FROM resolutions WHERE id = :id"
    told = await ask(datasette, Answer, BACK, named)
    context = {
        "one": found,
        "answers": [each for each in told if each.is_answer != 0],
        "mentions": [each for each in told if each.is_answer == 0],
        "parts": await ask(datasette, _clause, parts, named),
        "whole": await ask_one(datasette, _clause, whole, {"id": found.parent_id}),
        "colours": STATES,
    }
    return await render(datasette, request, "resolution.html", context)


def _pair(state: str, count: int) -> tuple[str, int]:
    return state, count


def _clause(clause_id: str, clause: str | None, text: str) -> tuple[str, str, str]:
    return resolution_path(clause_id), clause or "", text
