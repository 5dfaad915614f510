"""What the home page says: what this is, how much there is, and where to start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.schema.load import schemas
from papers2data.site.metadata import DATABASE, DESCRIPTION, HIDDEN, TITLE
from papers2data.site.queries import queries
from papers2data.site.words import day
from papers2data.store.views import views

GROUPS = (
    ("entity", "Over all papers"),
    ("record", "As each paper says it"),
    ("document", "The papers themselves"),
    ("system", "Findings and records of work"),
)
"""Roles of tables, in the order of the page, with their headings."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the page: ``path`` begins at the site's top."""

    path: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page: ``facts`` is one sentence about the database; ``groups`` are tables under headings."""

    title: str
    description: str
    facts: str
    questions: tuple[Link, ...]
    views: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


async def home(site: Any) -> Home:
    """The home page for the database as it is now."""
    asked = tuple(Link(_path(query.name), query.title, query.description) for query in queries())
    seen = tuple(Link(_path(view.name), view.title, view.description) for view in views())
    return Home(TITLE, DESCRIPTION, await _facts(site), asked, seen, tuple(_groups()))


def _path(name: str) -> str:
    return f"/{DATABASE}/{name}"


def _groups() -> list[tuple[str, tuple[Link, ...]]]:
    groups = []
    for role, heading in GROUPS:
        kinds = [kind for kind in schemas().records.values() if kind.role == role and kind.table not in HIDDEN]
        groups.append((heading, tuple(Link(_path(kind.table), kind.title, kind.description) for kind in kinds)))
    return groups


async def _facts(site: Any) -> str:
    sql = "SELECT count(*), min(meeting_date), max(meeting_date) FROM documents"
    count, first, last = (await site.get_database(DATABASE).execute(sql)).first()
    if not count:
        return "There are no documents yet: read some in with papers2data ingest."
    days = f", of meetings from {day(first)} to {day(last)}" if first != last else f", of {day(last)}" if last else ""
    return f"{count:,} document{'' if count == 1 else 's'}{days}."
