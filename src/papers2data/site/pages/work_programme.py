"""``/work-programme``: what committees plan to look at, meeting by meeting, and what was resolved about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from papers2data.site.asking import allow, ask, given, holding, place_in_list
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.offered import TITLE, bodies, offered
from papers2data.site.pages.resolutions import resolution_path
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path
from papers2data.site.words import day

TABLES = ("work_items", "documents", "findings", "followups")

MOST = 200
"""Items on a page."""

SHOWN = (("", "the latest programme of each committee"), ("all", "all programmes"))
"""What the list may hold: word in the address, words on the page."""

ITEMS = """
SELECT w.id, coalesce(w.section, ''), coalesce(w.meeting_date_text, ''), w.meeting_date, coalesce(w.title, ''),
  coalesce(w.responsible, ''), coalesce(w.decision_taker, ''), coalesce(w.report_type, ''), coalesce(w.purpose, ''),
  coalesce(w.resolutions, ''), coalesce(w.status, ''), w.document_id, w.page, coalesce(d.title, d.path), d.body,
  coalesce(d.meeting_date, d.period_end), count(*) OVER ()
FROM work_items w JOIN documents d ON d.id = w.document_id WHERE {condition}
ORDER BY w.meeting_date IS NULL, w.meeting_date, d.body, d.path, w.rowid LIMIT {most} OFFSET {start}
"""

LATEST = """
w.document_id IN (SELECT document_id FROM (
  SELECT p.id AS document_id, row_number() OVER (
    PARTITION BY coalesce(p.body, p.id) ORDER BY coalesce(p.meeting_date, p.period_end, '') DESC, p.path DESC) AS nth
  FROM documents p WHERE p.id IN (SELECT document_id FROM work_items)) WHERE nth = 1)
"""

DOUBTED = """
SELECT record_id, message FROM findings WHERE record_table = 'work_items' AND family = 'scrutiny'
  AND coalesce(status, 'open') = 'open'
"""

ANSWERED = "SELECT record_id, resolution_id FROM followups WHERE kind = 'work_item' ORDER BY resolution_id"


@dataclass(frozen=True, slots=True)
class Item(Sourced):
    """An item as its programme prints it; ``every`` is how many the whole list holds."""

    STANDS: ClassVar = ("work_items", "id")

    id: str
    section: str
    meeting_text: str
    meeting_date: str | None
    title: str
    responsible: str
    decision_taker: str
    report_type: str
    purpose: str
    resolutions: str
    status: str
    document_id: str
    page: int | None
    document: str
    body: str | None
    issued: str | None
    every: int

    @property
    def heading(self) -> str:
        """The meeting that it is planned for; the words printed, or the section, where that is no day."""
        return day(self.meeting_date) or self.meeting_text or self.section or "No meeting given"

    @property
    def kind(self) -> str:
        """The kind of report; "" for a bare yes or no, which says nothing without the heading that it answers."""
        return self.report_type if len(self.report_type) > 3 else ""

    @property
    def who(self) -> str:
        """Who brings it and who decides, as printed."""
        return " · ".join(part for part in (self.responsible, self.decision_taker) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """What is planned for one meeting; ``paper`` is the first page of its programme, ``doubts`` question its date."""

    heading: str
    body: str | None
    document: str
    issued: str | None
    paper: str
    items: list[Item]
    doubts: list[str]


async def page(request: Any, datasette: Any) -> Any:
    """The list, meeting by meeting; items without a day come last."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "committee", "paper", "show", "from")
    start = place_in_list(asked["from"])
    condition, params = _condition(asked)

    async def some(most: int, start: int = 0) -> list[Item]:
        return await ask(datasette, Item, ITEMS.format(condition=condition, most=most, start=start), params)

    items = await some(MOST, start)
    doubts = dict(await ask(datasette, _pair, DOUBTED))
    answers: dict[str, list[str]] = defaultdict(list)
    for item, resolution in await ask(datasette, _pair, ANSWERED):
        answers[item].append(resolution_path(resolution))
    context = {
        "asked": asked,
        "groups": groups(items, doubts),
        "answers": answers,
        "count": items[0].every if items else 0,
        "start": start,
        "most": MOST,
        "bodies": await bodies(datasette, "work_items"),
        "offered": await offered(datasette, "work_items", asked["paper"], asked["committee"]),
        "shown": SHOWN,
        "is_narrowed": any(asked[name] for name in ("words", "committee", "paper")),
    }
    return await listed(datasette, request, "work_programme.html", context, Item, some)


def groups(items: Sequence[Item], doubts: dict[str, str]) -> list[Group]:
    """The items under their meetings, in the order of the first item of each."""
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for each in items:
        found[each.heading, each.document_id].append(each)
    return [
        Group(
            heading,
            own[0].body,
            own[0].document,
            own[0].issued,
            page_path(own[0].document_id, own[0].page),
            own,
            [doubts[each.id] for each in own if each.id in doubts],
        )
        for (heading, _), own in found.items()
    ]


def _condition(asked: dict[str, str]) -> tuple[str, dict[str, object]]:
    conditions = ["1"]
    params: dict[str, object] = dict(asked)
    if asked["paper"]:
        conditions.append("w.document_id = :paper")
    elif asked["show"] != "all":
        conditions.append(LATEST)
    conditions += ["d.body = :committee"] if asked["committee"] else []
    text = (
        "coalesce(w.title, '') || ' ' || coalesce(w.purpose, '') || ' ' || coalesce(w.resolutions, '') || ' ' "
        f"|| {TITLE}"
    )
    held, told = holding(text, asked["words"])
    conditions += held
    params |= told
    return " AND ".join(conditions), params


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other
