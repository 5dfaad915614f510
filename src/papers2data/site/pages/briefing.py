"""``/briefing``: what changed, for a meeting or since a day, to read, print or take away."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import sqlite_utils

from papers2data.briefing.charts import kpi_chart, slip_chart
from papers2data.briefing.compose import brief
from papers2data.briefing.parts import Briefing
from papers2data.briefing.write import write
from papers2data.site.asking import allow, ask, ask_one, given, render
from papers2data.site.pages.briefed import parts, told
from papers2data.site.words import day

TABLES = ("milestone_history", "kpi_series", "resolution_tracker", "findings", "documents", "meetings")

FORMS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("web page", "text/html; charset=utf-8"),
    "md": ("Markdown", "text/markdown; charset=utf-8"),
}
"""Files to take away: ending, name, media type."""

MEETINGS = "SELECT body, date FROM meetings WHERE body <> '' AND date IS NOT NULL ORDER BY date DESC, body LIMIT 200"


IS_EMPTY = "SELECT NOT EXISTS (SELECT 1 FROM documents)"


async def page(request: Any, datasette: Any) -> Any:
    """The briefing; status 400 where the address asks for what can't be told.

    Where it asks for nothing in particular and no paper can be told of, the page says what to do.
    """
    return await _page(request, datasette, *await _made(request, datasette))


async def _page(
    request: Any, datasette: Any, asked: dict[str, str], found: Briefing | None, fault: str, status: int
) -> Any:
    every = await ask(datasette, _meeting, MEETINGS)
    context = {
        "asked": asked,
        "fault": fault,
        "is_empty": bool(await ask_one(datasette, int, IS_EMPTY)),
        "found": found,
        "parts": parts(found) if found else [],
        "slips": slip_chart(found.slips) if found and found.slips else "",
        "charts": [(kpi_chart(chart), chart) for chart in found.charts] if found else [],
        "meetings": [(f"{body}|{date}", f"{body}, {day(date)}") for body, date in every],
        "forms": [(form, name) for form, (name, _) in FORMS.items()],
    }
    return await render(datasette, request, "briefing.html", context, status)


async def download(request: Any, datasette: Any) -> Any:
    """The same as a file; the page with the reason, and no status of success, where there is none."""
    from datasette.utils.asgi import Response

    form = request.url_vars["form"]
    asked, found, fault, status = await _made(request, datasette)
    if found is None:
        return await _page(request, datasette, asked, None, fault, 404 if status == 200 else status)
    named = re.sub(r"[^a-z0-9]+", "-", found.title.casefold())[:80].strip("-")
    headers = {"content-disposition": f'attachment; filename="{named or "briefing"}.{form}"'}
    return Response(_file(found, form), headers=headers, content_type=FORMS[form][1])


def _file(found: Briefing, form: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"briefing.{form}"
        write(found, target)
        return target.read_bytes()


async def _made(request: Any, datasette: Any) -> tuple[dict[str, str], Briefing | None, str, int]:
    """What the address asks, the briefing, why there is none, and the page's status."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "since", "meeting")
    body, _, date = asked["meeting"].rpartition("|")

    def make(db: sqlite_utils.Database) -> Briefing:
        return brief(db, asked["since"] or None, (body, date) if asked["meeting"] else None)

    found, fault, status = await told(datasette, make)
    # who asks for nothing in particular is not at fault
    return asked, found, fault, 200 if status == 400 and not any(asked.values()) else status


def _meeting(body: str, date: str) -> tuple[str, str]:
    return body, date
