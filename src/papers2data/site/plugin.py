"""Our plugin for Datasette: the home page, the search page, search in views, links from cells to what they name."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from datasette import hookimpl

from papers2data.site import home
from papers2data.site.cells import cell, is_pointer
from papers2data.site.feeds.routes import FEEDS, feed_routes
from papers2data.site.forms import first_two, in_pairs, without_from, worded
from papers2data.site.frame import PAGES, looks
from papers2data.site.guard import guarded
from papers2data.site.metadata import DATABASE
from papers2data.site.pages import (
    briefing,
    budget,
    commitments,
    compare,
    findings,
    help_page,
    kpi,
    kpis,
    meetings,
    milestone,
    milestones,
    resolutions,
    risks,
    work_programme,
)
from papers2data.site.search_page import search_page
from papers2data.site.view_search import SEARCHED_BY, condition
from papers2data.site.viewer import page as viewer
from papers2data.site.words import day, days, figure, period, plain, signed, tag, time_of, titled

Answer = Callable[[], Coroutine[Any, Any, Any]]
"""What a hook gives back where the answer needs the database."""


def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Our own pages."""
    document = "(?P<document>[^/]+)"
    return [
        # Datasette's own asks for a permission of every table, which takes longer than all else together
        (r"^/$", home.page),
        (r"^/search(?:\.(?P<form>csv|json|xlsx|atom))?$", search_page),
        *feed_routes(),
        (r"^/findings$", findings.page),
        (r"^/kpis$", kpis.page),
        (r"^/kpis/(?P<id>[^/]+)$", kpi.page),
        (r"^/milestones$", milestones.page),
        (r"^/milestones/(?P<id>[^/]+)$", milestone.page),
        (r"^/resolutions$", resolutions.page),
        (r"^/resolutions/(?P<id>[^/]+)$", resolutions.one),
        (r"^/risks$", risks.page),
        (r"^/risks/(?P<id>[^/]+)$", risks.one),
        (r"^/budget$", budget.page),
        (r"^/work-programme$", work_programme.page),
        (r"^/commitments$", commitments.page),
        (r"^/compare$", compare.page),
        (r"^/briefing$", briefing.page),
        (r"^/briefing\.(?P<form>docx|md|html)$", briefing.download),
        (r"^/help(?:/(?P<part>words|findings|accuracy|columns))?$", help_page.page),
        (r"^/meetings$", meetings.page),
        (r"^/meetings/(?P<id>[^/]+)$", meetings.one),
        (rf"^/page/{document}/(?P<number>[0-9]+)$", viewer.page),
        (rf"^/page/{document}/(?P<number>[0-9]+)\.png$", viewer.picture),
        (rf"^/original/{document}$", viewer.original),
        (r"^/source/(?P<table>[a-z_]+)$", viewer.source),
    ]


def prepare_jinja2_environment(env: Any) -> None:
    """Lets templates say days, periods and statuses in words."""
    env.filters |= {"day": day, "time_of": time_of, "plain": plain, "tag": tag, "figure": figure, "days": days}
    env.filters["titled"] = titled
    env.filters["signed"] = signed
    env.filters |= {"in_pairs": in_pairs, "worded": worded, "first_two": first_two, "without_from": without_from}
    env.tests["a_pointer"] = is_pointer
    # error pages are made without what extra_template_vars tells, so that the frame must be known to all
    env.globals |= {"period": period, "own_css": looks(), "own_pages": PAGES, "own_feeds": FEEDS}


def asgi_wrapper() -> Callable[[Any], Any]:
    """Adds the headers that keep what a paper says from being run."""
    return guarded


def filters_from_request(request: Any, database: str, table: str) -> Answer | None:
    """Lets ``?_search=`` narrow a view, by the full-text index of the table that its rows come from."""
    if database != DATABASE or table not in SEARCHED_BY:
        return None

    async def inner() -> Any:
        from datasette.filters import FilterArguments

        words = request.args.get("_search") or ""
        clause, params = condition(table, words)
        said = [f'search matches "{words}"'] if clause else []
        context = {"supports_search": True, "search": words}
        return FilterArguments([clause] if clause else [], params, said, extra_context=context)

    return inner


def render_cell(row: Mapping[str, object], value: object, column: str, table: str | None, database: str) -> str | None:
    """The cell as HTML, None to leave it to Datasette, which escapes it."""
    return cell(row, value, column, table) if database == DATABASE else None


for _hook in (register_routes, prepare_jinja2_environment, asgi_wrapper, render_cell):
    hookimpl(_hook)
# after Datasette's own, which says of views that they can't be searched
hookimpl(filters_from_request, trylast=True)
