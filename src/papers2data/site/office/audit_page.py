"""``/audit``: who wrote what, when and from where."""

from __future__ import annotations

from typing import Any

from papers2data.site.asking import given, place_in_list, render
from papers2data.site.office.frame import need_name
from papers2data.site.office.office import the_office
from papers2data.store.office import audit

MOST = 100
"""Lines of one page."""


async def page(request: Any, datasette: Any) -> Any:
    """The log, the newest first; for people who have signed in."""
    need_name(request)
    book = the_office(datasette).book
    start = place_in_list(given(request, "from")["from"])
    context = {
        "entries": audit.entries(book, start, MOST),
        "start": start,
        "most": MOST,
        "count": audit.how_many(book),
        "asked": {},
    }
    return await render(datasette, request, "office/audit.html", context)
