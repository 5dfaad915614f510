"""``/commitments``: what strategies commit the council to, by theme, with how success is to be known."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from papers2data.site.asking import allow, ask, given, holding, place_in_list
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.sourced import Sourced

TABLES = ("commitments", "documents")

MOST = 200
"""Commitments on a page."""

FOUND = """
SELECT c.id, coalesce(c.theme, ''), coalesce(c.commitment, ''), coalesce(c.success_measures, ''),
  coalesce(c.activities, ''), c.document_id, c.page, coalesce(d.title, d.path), d.body, d.period_start, d.period_end,
  count(*) OVER ()
FROM commitments c JOIN documents d ON d.id = c.document_id WHERE {condition}
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, d.path, c.rowid LIMIT {most} OFFSET {start}
"""


@dataclass(frozen=True, slots=True)
class Commitment(Sourced):
    """A commitment as its strategy prints it; ``every`` is how many the whole list holds."""

    STANDS: ClassVar = ("commitments", "id")

    id: str
    theme: str
    commitment: str
    success_measures: str
    activities: str
    document_id: str
    page: int | None
    document: str
    body: str | None
    period_start: str | None
    period_end: str | None
    every: int


async def page(request: Any, datasette: Any) -> Any:
    """The list, paper by paper and theme by theme."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "theme", "from")
    conditions = ["c.theme = :theme"] if asked["theme"] else ["1"]
    params: dict[str, object] = dict(asked)
    text = "c.commitment || ' ' || coalesce(c.success_measures, '') || ' ' || coalesce(c.activities, '')"
    held, told = holding(text, asked["words"])
    conditions += held
    params |= told
    start = place_in_list(asked["from"])

    async def some(most: int, start: int = 0) -> list[Commitment]:
        sql = FOUND.format(condition=" AND ".join(conditions), most=most, start=start)
        return await ask(datasette, Commitment, sql, params)

    found = await some(MOST, start)
    themes = "SELECT DISTINCT theme FROM commitments WHERE theme <> '' ORDER BY 1"
    context = {
        "asked": asked,
        "groups": [
            (name, list(group)) for name, group in groupby(found, key=lambda each: (each.document_id, each.theme))
        ],
        "count": found[0].every if found else 0,
        "start": start,
        "most": MOST,
        "themes": await ask(datasette, str, themes),
        "is_narrowed": bool(asked["words"] or asked["theme"]),
    }
    return await listed(datasette, request, "commitments.html", context, Commitment, some)
