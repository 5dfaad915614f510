"""What holds for every request and answer: nothing that a paper or an address says can be run, framed or sent on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""No scripts at all, and nothing from elsewhere."""

HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)

READS = ("GET", "HEAD")

INSIDE = "/-/"
"""Where Datasette tells of itself: its settings, its threads, where the database lies."""

OPEN = ("/-/static/", "/-/static-plugins/")

DRAINED = 64 << 10
"""Bytes of a refused form that are still read, to be thrown away."""

PATIENCE = 5.0
"""Seconds that may take."""

App = Callable[[Any, Any, Any], Awaitable[None]]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


def guarded(app: App) -> App:
    """The application, with ``HEADERS`` on each of its answers and its inside out of reach."""

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif is_inside(path_of(scope)):
            await drain(receive, scope)
            await refuse(told_of(send), 404, "There is nothing at this address.")
        else:
            await app(scope, receive, told_of(send))

    return inner


def only_read(app: App) -> App:
    """The application, of which one can only read: whatever else is sent is refused before a byte of it is read."""

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["method"] not in READS:
            await drain(receive, scope)
            await refuse(send, 405, "This site can only be read.", [(b"allow", b"GET, HEAD")])
        else:
            await app(scope, receive, send)

    return inner


def is_inside(path: str) -> bool:
    """True for an address at which Datasette tells of itself."""
    return path.startswith(INSIDE) and not path.startswith(OPEN)


def path_of(scope: Any) -> str:
    """The address as it was sent, which is what Datasette goes by: "/%61dd" is not "/add"."""
    raw: bytes | None = scope.get("raw_path")
    return raw.decode("latin-1").partition("?")[0] if raw else str(scope["path"])


def told_of(send: Send) -> Send:
    """What sends an answer with ``HEADERS``, where the answer does not say otherwise itself."""

    async def told(message: Any) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in HEADERS]
            known = {name.lower() for name, _ in message.get("headers", ())}
            added = [(name, value) for name, value in own if name not in known]
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return told


async def drain(receive: Receive, scope: Any) -> None:
    """Reads a short form to its end: who sends one should have the answer, and not a line that broke down."""
    left = DRAINED
    length = dict(scope.get("headers", ())).get(b"content-length", b"0")
    if not length.isdigit() or int(length) > DRAINED:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body"):
                    return


async def refuse(send: Send, status: int, said: str, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    """Answers with one sentence, and ends the connection, on which more may be under way."""
    told = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *(headers or ())]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": f"{said}\n".encode()})
