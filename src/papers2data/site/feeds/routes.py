"""The addresses of lists as files, of feeds and of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from papers2data.site.feeds import changes
from papers2data.site.feeds.calendar import MEDIA_TYPE as CALENDAR
from papers2data.site.feeds.calendar import calendar
from papers2data.site.feeds.entries import MEDIA_TYPE as ATOM
from papers2data.site.feeds.listing import File
from papers2data.site.pages import (
    budget,
    commitments,
    findings,
    kpis,
    meetings,
    milestones,
    resolutions,
    risks,
    work_programme,
)

Page = Callable[..., Any]

LISTS: dict[str, Page] = {
    "milestones": milestones.page,
    "kpis": kpis.page,
    "resolutions": resolutions.page,
    "meetings": meetings.page,
    "findings": findings.page,
    "risks": risks.page,
    "work-programme": work_programme.page,
    "budget": budget.page,
    "commitments": commitments.page,
}
"""Lists that are had as files, by their addresses; the page itself gives the rows, with its own filters."""

FEEDS = (
    File("changes of status and due dates", "/changes.atom", ATOM),
    File("findings", "/findings.atom", ATOM),
    File("meetings and what is due back, as a calendar", "/calendar.ics", CALENDAR),
)
"""The feeds of the whole site, which every page names in its head."""


def feed_routes() -> list[tuple[str, Page]]:
    """The addresses, each with what answers it."""
    files = [(rf"^/{name}\.(?P<form>csv|json|xlsx)$", page) for name, page in LISTS.items()]
    return [
        *files,
        (r"^/changes\.atom$", changes.changes),
        (r"^/findings\.atom$", changes.findings),
        (r"^/calendar\.ics$", calendar),
    ]
