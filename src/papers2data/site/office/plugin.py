"""What makes a site an office: its pages, its gate, who asks and what they may. Other sites only get robots.txt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from datasette import hookimpl

from papers2data.site.guard import only_read, path_of
from papers2data.site.office import adding, audit_page, sign_in
from papers2data.site.office.frame import own_file
from papers2data.site.office.gate import SIGN_IN, UPLOAD, gated
from papers2data.site.office.office import office_of
from papers2data.site.office.review import deciding, queue
from papers2data.site.office.review import page as review
from papers2data.site.office.robots import robots
from papers2data.site.office.visitor import KEY, visitor_of
from papers2data.site.sheets import safe_sheets

JOB = "(?P<job>[a-z]{16})"

KINDS = "|".join(kind.name for kind in queue.KINDS)


def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """The office's pages, for an office; robots.txt for every site."""
    routes: list[tuple[str, Callable[..., Any]]] = [(r"^/robots\.txt$", robots)]
    if office_of(datasette) is None:
        return routes
    return [
        *routes,
        (r"^/sign-in$", sign_in.page),
        (r"^/sign-out$", sign_in.out),
        (r"^/add$", adding.page),
        (rf"^/add/{JOB}$", adding.one),
        (rf"^/add/{JOB}/cancel$", adding.cancel),
        (r"^/review$", review.overview),
        (r"^/review/link$", deciding.link),
        (r"^/review/correct$", deciding.correction),
        (r"^/review/finding$", deciding.finding),
        (r"^/review/undo$", deciding.undo),
        (r"^/review/decided$", review.decided),
        (rf"^/review/(?P<kind>{KINDS})$", review.one),
        (r"^/audit$", audit_page.page),
    ]


def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """The gate of an office; of any other site one can only read."""
    office = office_of(datasette)

    def wrapped(app: Any) -> Any:
        files = safe_sheets(app)
        return only_read(files) if office is None else gated(files, office)

    return wrapped


def actor_from_request(datasette: Any, request: Any) -> dict[str, str] | None:
    """Who is signed in, for Datasette."""
    name = visitor_of(request.scope).name if KEY in request.scope else None
    return {"id": name} if name else None


def permission_allowed(datasette: Any, actor: dict[str, str] | None, action: str) -> bool | None:
    """People of the office may ask in SQL, which only reads."""
    return True if actor and action == "execute-sql" and office_of(datasette) else None


def skip_csrf(datasette: Any, scope: Any) -> bool:
    """True for uploads, which carry a token of our own: Datasette's would be looked for in all of the files."""
    return office_of(datasette) is not None and path_of(scope) == UPLOAD


def forbidden(datasette: Any, request: Any) -> Any:
    """Leads strangers who ask for a page of the office to the sign-in."""
    from datasette.utils.asgi import Response

    if office_of(datasette) is None or request.actor or request.method != "GET":
        return None
    wanted = f"{request.path}?{request.query_string}" if request.query_string else request.path
    return Response.redirect(datasette.urls.path(f"{SIGN_IN}?next={quote(wanted, safe='')}"), status=303)


def extra_css_urls(datasette: Any) -> list[str]:
    """What the frame of an office's pages needs beside the site's own looks."""
    return [datasette.urls.path(own_file("office.css"))] if office_of(datasette) else []


def extra_template_vars(datasette: Any, request: Any) -> dict[str, object]:
    """What the frame of each page says of the office; nothing on other sites."""
    office = office_of(datasette)
    if office is None or request is None or KEY not in request.scope:
        return {}
    visitor = visitor_of(request.scope)
    return {"office": {"name": visitor.name, "proxied": bool(office.rules.user_header)}, "own_file": own_file}


for _hook in (register_routes, actor_from_request, permission_allowed, skip_csrf, extra_css_urls, extra_template_vars):
    hookimpl(_hook)
# inside of the headers that all answers have
hookimpl(asgi_wrapper, tryfirst=True)
# before Datasette's own refusal
hookimpl(forbidden, tryfirst=True)
