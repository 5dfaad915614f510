"""``/``: what this is, how much there is, what to ask about, and where to start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.schema.load import schemas
from papers2data.site.asking import allow, ask, render
from papers2data.site.metadata import DATABASE, DESCRIPTION, HIDDEN, TITLE
from papers2data.site.pages.news import News, news
from papers2data.site.queries import queries
from papers2data.site.words import day
from papers2data.store.views import views

TABLES = ("documents", "milestones", "milestone_history", "resolution_tracker", "findings", "work_items", "meetings")

GROUPS = (
    ("entity", "Over all papers"),
    ("record", "As each paper says it"),
    ("document", "The papers themselves"),
    ("system", "Findings and records of work"),
)
"""Roles of tables, in the order of the page, with their headings."""

# one by one, so that each is found by an index
SPAN = """
SELECT (SELECT count(*) FROM documents), (SELECT min(meeting_date) FROM documents),
  (SELECT max(meeting_date) FROM documents)
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the page: ``path`` begins at the site's top."""

    path: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Span:
    """How many documents there are, and the days of their first and last meeting."""

    documents: int
    first: str | None
    last: str | None

    @property
    def said(self) -> str:
        """One sentence about the database."""
        if not self.documents:
            return "There are no documents yet."
        if self.first == self.last:
            days = f", of {day(self.last)}" if self.last else ""
        else:
            days = f", of meetings from {day(self.first)} to {day(self.last)}"
        return f"{self.documents:,} document{'' if self.documents == 1 else 's'}{days}."


@dataclass(frozen=True, slots=True)
class Home:
    """The home page: ``facts`` is one sentence about the database; ``groups`` are tables under headings."""

    title: str
    description: str
    facts: str
    is_empty: bool
    questions: tuple[Link, ...]
    views: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


async def page(request: Any, datasette: Any) -> Any:
    """The home page for the database as it is now."""
    await allow(datasette, request, *TABLES)
    (span,) = await ask(datasette, Span, SPAN)
    asked = tuple(Link(_path(query.name), query.title, query.description) for query in queries())
    seen = tuple(Link(_path(view.name), view.title, view.description) for view in views())
    made = Home(TITLE, DESCRIPTION, span.said, not span.documents, asked, seen, tuple(_groups()))
    told: News | None = await news(datasette) if span.documents else None
    return await render(datasette, request, "index.html", {"home": made, "news": told})


def _path(name: str) -> str:
    return f"/{DATABASE}/{name}"


def _groups() -> list[tuple[str, tuple[Link, ...]]]:
    groups = []
    for role, heading in GROUPS:
        kinds = [kind for kind in schemas().records.values() if kind.role == role and kind.table not in HIDDEN]
        groups.append((heading, tuple(Link(_path(kind.table), kind.title, kind.description) for kind in kinds)))
    return groups
