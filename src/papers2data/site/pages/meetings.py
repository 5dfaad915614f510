"""``/meetings``: every meeting that papers name; ``/meetings/<id>``: its agenda, people, decisions and papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar
from urllib.parse import quote

from papers2data.site.asking import allow, ask, ask_one, given, missing, place_in_list, render
from papers2data.site.cells import row_path
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.resolutions import resolution_path
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path

TABLES = ("meetings", "agenda_items", "attendance", "resolutions", "papers", "documents")

MOST = 200
"""Meetings on a page."""

CAME = ("present", "apologies", "absent")
"""Order of the lists of people."""

ALL = """
SELECT m.id, m.body, m.date, m.time, m.place, m.kind, m.status,
  (SELECT count(*) FROM agenda_items WHERE meeting_id = m.id),
  (SELECT count(*) FROM resolutions WHERE meeting_id = m.id),
  (SELECT count(DISTINCT name) FROM attendance WHERE meeting_id = m.id AND attendance = 'present')
FROM meetings m
"""

NEWEST = "m.date IS NULL, m.date DESC, m.body"

AGENDA = """
SELECT 'agenda_items', a.id, a.number, a.title, a.document_id, a.page, p.title, p.first_page FROM agenda_items a
LEFT JOIN papers p ON p.id = a.paper_id WHERE a.meeting_id = :id ORDER BY a.rowid
"""

PEOPLE = """
SELECT id, name, capacity, role, coalesce(attendance, 'present'), substitute_for, document_id, page
FROM attendance WHERE meeting_id = :id ORDER BY rowid
"""

DECIDED = """
SELECT r.id, coalesce(r.item_number, ''), coalesce(r.item_title, ''), coalesce(r.reference, ''), coalesce(r.clause, ''),
  r.text, r.outcome, r.document_id, r.page, coalesce(d.title, d.path) FROM resolutions r
JOIN documents d ON d.id = r.document_id WHERE r.meeting_id = :id ORDER BY r.document_id, r.rowid
"""

PAPERS = """
SELECT p.kind, coalesce(p.title, d.title, d.path), p.item_number, d.id, p.first_page FROM papers p
JOIN documents d ON d.id = p.document_id WHERE p.meeting_id = :id ORDER BY d.id, coalesce(p.first_page, 0), p.rowid
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; the counts are of what papers tell of it."""

    id: str
    body: str | None
    date: str | None
    time: str | None
    place: str | None
    kind: str | None
    status: str | None
    items: int
    decisions: int
    present: int

    @property
    def path(self) -> str:
        """The meeting's page."""
        return f"/meetings/{quote(self.id, safe='')}"

    @property
    def row(self) -> str:
        """The meeting's row."""
        return row_path("meetings", self.id)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of its agenda, with its paper where one was found."""

    table: str
    id: str
    number: str | None
    title: str | None
    document_id: str
    page: int | None
    paper: str | None
    first_page: int | None

    @property
    def source(self) -> str:
        """The page of the agenda."""
        return page_path(self.document_id, self.page, self.table, self.id)

    @property
    def paper_path(self) -> str:
        """The first page of the item's paper, "" where there is none."""
        return page_path(self.document_id, self.first_page) if self.paper else ""


@dataclass(frozen=True, slots=True)
class Person(Sourced):
    """Somebody whom the minutes name."""

    STANDS: ClassVar = ("attendance", "id")

    id: str
    name: str
    capacity: str | None
    role: str | None
    attendance: str
    substitute_for: str | None
    document_id: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Decision(Sourced):
    """A clause of a resolution."""

    STANDS: ClassVar = ("resolutions", "id")

    id: str
    item_number: str
    item_title: str
    reference: str
    clause: str
    text: str
    outcome: str | None
    document_id: str
    page: int | None
    document: str

    @property
    def path(self) -> str:
        """The clause's page."""
        return resolution_path(self.id)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the meeting."""

    kind: str | None
    title: str
    item_number: str | None
    document_id: str
    first_page: int | None

    @property
    def path(self) -> str:
        """Its first page."""
        return page_path(self.document_id, self.first_page)


async def page(request: Any, datasette: Any) -> Any:
    """The list, the newest meeting first."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "committee", "year", "from")
    conditions = ["m.body = :committee"] if asked["committee"] else ["1"]
    conditions += ["substr(m.date, 1, 4) = :year"] if asked["year"] else []
    where = " AND ".join(conditions)
    start = place_in_list(asked["from"])

    async def some(most: int, start: int = 0) -> list[Meeting]:
        # what papers tell of each is only counted where it is shown
        ids = f"SELECT m.id FROM meetings m WHERE {where} ORDER BY {NEWEST} LIMIT {most} OFFSET {start}"  # noqa: S608
        return await ask(datasette, Meeting, f"{ALL} WHERE m.id IN ({ids}) ORDER BY {NEWEST}", asked)

    years = "SELECT DISTINCT substr(date, 1, 4) FROM meetings WHERE date IS NOT NULL ORDER BY 1 DESC"
    context = {
        "asked": asked,
        "bodies": await ask(datasette, str, "SELECT DISTINCT body FROM meetings WHERE body <> '' ORDER BY 1"),
        "years": await ask(datasette, str, years),
        "meetings": await some(MOST, start),
        "count": await ask_one(datasette, int, f"SELECT count(*) FROM meetings m WHERE {where}", asked),  # noqa: S608
        "start": start,
        "most": MOST,
    }
    return await listed(datasette, request, "meetings.html", context, Meeting, some)


async def one(request: Any, datasette: Any) -> Any:
    """A meeting's page; status 404 where there is none."""
    await allow(datasette, request, *TABLES)
    named = {"id": request.url_vars["id"]}
    meeting = await ask_one(datasette, Meeting, f"{ALL} WHERE m.id = :id", named)
    if meeting is None:
        raise missing(f"There is no meeting {named['id']}.")
    people = once(await ask(datasette, Person, PEOPLE, named))
    decided = await ask(datasette, Decision, DECIDED, named)
    context = {
        "meeting": meeting,
        "agenda": await ask(datasette, Item, AGENDA, named),
        "people": [(how, [each for each in people if each.attendance == how]) for how in CAME],
        "decided": [(paper, _by_item(list(told))) for paper, told in groupby(decided, key=lambda each: each.document)],
        "papers": await ask(datasette, Paper, PAPERS, named),
    }
    return await render(datasette, request, "meeting.html", context)


def once(people: Sequence[Person]) -> list[Person]:
    """Everybody once, though minutes and notice both name them: where most is said of them."""
    found: dict[tuple[str, str], Person] = {}
    for each in people:
        key = (each.attendance, each.name.casefold())
        if key not in found or (each.role and not found[key].role):
            found[key] = each
    return list(found.values())


def _by_item(decided: Sequence[Decision]) -> list[tuple[str, list[Decision]]]:
    """The clauses under the items of the agenda that they were decided under."""

    def item(each: Decision) -> str:
        return " ".join(part for part in (each.item_number, each.item_title) if part)

    return [(name, list(clauses)) for name, clauses in groupby(decided, key=item)]
