"""The frame of the office's own pages: what their scripts may do, and who may see them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from papers2data.site.frame import LOOKS
from papers2data.site.guard import POLICY as READING
from papers2data.site.office.visitor import visitor_of

POLICY = f"{READING}; script-src 'self'; connect-src 'self'"
"""Our own scripts only, from files, and only on these pages."""

STATIC = Path(__file__).resolve().parent.parent / "static"


def need_name(request: Any) -> str:
    """The name of who asks. Raises Datasette's Forbidden for strangers."""
    from datasette.utils.asgi import Forbidden

    name = visitor_of(request.scope).name
    if name is None:
        raise Forbidden("This page is for people who have signed in.")
    return name


def with_scripts(answer: Any) -> Any:
    """The answer, on which our own scripts may run."""
    answer.headers["content-security-policy"] = POLICY
    return answer


@cache
def own_file(name: str) -> str:
    """The address of one of our scripts or stylesheets, which changes with it."""
    content = (STATIC / name).read_bytes()
    return f"/{LOOKS}/{name}?{hashlib.sha256(content).hexdigest()[:8]}"
