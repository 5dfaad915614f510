"""The gate of an office: who may ask for what, and what a request that writes must show before it is read."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from papers2data.site.guard import READS, App, drain, path_of, refuse
from papers2data.site.office.office import Office
from papers2data.site.office.visitor import KEY, Visitor, find_visitor, header

UPLOAD = "/add"

SIGN_IN = "/sign-in"

WRITES = re.compile(r"/(?:sign-in|sign-out|add|add/[a-z]{16}/cancel|review/(?:link|correct|finding|undo))", re.ASCII)
"""The addresses that take anything but a question."""

FOR_STRANGERS = ("/sign-in", "/robots.txt", "/looks/", "/-/static/", "/-/static-plugins/")
"""What a private site shows before one has signed in."""

MOST_FORM = 64 << 10
"""Bytes of a form without files."""

FRAME = ((b"x-robots-tag", b"noindex, nofollow"), (b"referrer-policy", b"same-origin"))
"""On each answer. Browsers leave out where a form was sent from under a stricter policy for referrers."""

UNKEPT = (b"cache-control", b"private, no-store")

Refusal = tuple[int, str]


def gated(app: App, office: Office) -> App:
    """The application behind the gate."""

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        visitor = find_visitor(office, scope)
        path = path_of(scope)
        scope = {**scope, KEY: visitor, "scheme": "https" if visitor.is_secure else "http"}
        send = _told(send, visitor, office.rules.private)
        if office.rules.private and visitor.name is None and not path.startswith(FOR_STRANGERS):
            await _lead_to_sign_in(scope, path, send)
        elif scope["method"] in READS:
            await app(scope, receive, send)
        elif refusal := refusal_of(scope, path, visitor, office):
            await drain(receive, scope)
            await refuse(send, *refusal)
        elif path == UPLOAD:
            await app(scope, receive, send)
        else:
            await _with_form(app, scope, receive, send)

    return inner


def refusal_of(scope: Any, path: str, visitor: Visitor, office: Office) -> Refusal | None:
    """Why the request may not write, as status and sentence; None where it may."""
    if scope["method"] != "POST" or not WRITES.fullmatch(path):
        return 405, "Nothing can be written at this address."
    if not is_from_here(scope, visitor):
        return 403, "This form was not sent from this site, so that nothing was changed."
    if visitor.name is None and path != SIGN_IN:
        return 403, "Sign in first; nothing was changed."
    size = header(scope, "content-length")
    most = office.rules.most_upload if path == UPLOAD else MOST_FORM
    if size and not (size.isascii() and size.isdecimal() and len(size) < 20):
        return 400, "The size of the request cannot be read."
    if size and int(size) > most:
        return 413, f"This is more than the {most >> 20 or 1} MiB that may be sent at once."
    return None


def is_from_here(scope: Any, visitor: Visitor) -> bool:
    """True where the browser says that one of our own pages sent this; one that says nothing is not believed."""
    fetched, origin, host = (header(scope, name) for name in ("sec-fetch-site", "origin", "host"))
    if fetched:
        return fetched == "same-origin" and (not origin or origin.partition("://")[2] == host)
    # browsers say less over plain http
    return bool(origin) and origin == f"{'https' if visitor.is_secure else 'http'}://{host}"


async def _with_form(app: App, scope: Any, receive: Any, send: Any) -> None:
    """Lets the application have a form that was read to its end, unless it is too long."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return
        body += message.get("body", b"")
        if len(body) > MOST_FORM:
            await drain(receive, scope)
            await refuse(send, 413, "This form is longer than any of this site's.")
            return
        if not message.get("more_body"):
            break

    async def replay() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    await app(scope, replay, send)


async def _lead_to_sign_in(scope: Any, path: str, send: Any) -> None:
    if scope["method"] not in READS:
        await refuse(send, 403, "Sign in first; nothing was changed.")
        return
    asked = scope.get("query_string", b"").decode("latin-1")
    wanted = quote(f"{path}?{asked}" if asked else path, safe="")
    place = f"{scope.get('root_path', '')}{SIGN_IN}?next={wanted}".encode("latin-1")
    await refuse(send, 303, "Sign in first.", [(b"location", place)])


def _told(send: Any, visitor: Visitor, private: bool) -> Any:
    """What sends an answer that search engines leave alone, and that no cache keeps for another person."""

    async def told(message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", ()), *FRAME]
            kept = any(key.lower() == b"cache-control" and b"immutable" in value for key, value in headers)
            if (visitor.name or private) and not kept:
                headers = [*((k, v) for k, v in headers if k.lower() != b"cache-control"), UNKEPT]
            message = {**message, "headers": headers}
        await send(message)

    return told
