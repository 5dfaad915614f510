"""Headers of every answer: nothing that a paper or an address says can be run, framed or sent elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
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
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)

App = Callable[[Any, Any, Any], Awaitable[None]]


def guarded(app: App) -> App:
    """The application, with ``HEADERS`` on each of its answers."""

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS]
                known = {name.lower() for name, _ in message.get("headers", ())}
                added = [(name, value) for name, value in own if name not in known]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        await app(scope, receive, told if scope["type"] == "http" else send)

    return inner
