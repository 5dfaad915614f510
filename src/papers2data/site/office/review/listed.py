"""What people of the office find on the list of findings: buttons on each row, and the last decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from papers2data.site.asking import place_in_list
from papers2data.site.forms import without_from
from papers2data.site.office.frame import with_scripts
from papers2data.site.office.office import office_of
from papers2data.site.office.review.page import decision

LIST = "findings"
"""What the forms of the list call it among the queues."""

FILTERS = ("family", "code", "severity", "status", "from")
"""What the list may be narrowed by, and where it begins."""


async def deciding(request: Any, site: Any, asked: Mapping[str, str]) -> dict[str, object]:
    """What the list needs beside its rows where who asks may decide; nothing for others."""
    if not may_decide(request, site):
        return {}
    again = {**without_from(asked), **({"from": asked["from"]} if asked["from"] else {})}
    done = await decision(site, request.args.get("done") or "")
    return {"deciding": {"queue": LIST, "asked": urlencode(again)}, "done": done}


def may_decide(request: Any, site: Any) -> bool:
    """True for somebody who has signed in to an office."""
    return office_of(site) is not None and request.actor is not None


def with_keys(answer: Any, request: Any, site: Any) -> Any:
    """The answer; for those who may decide its page lets one key do so."""
    return with_scripts(answer) if may_decide(request, site) else answer


def list_path(asked: str, kept: str, at: str) -> str:
    """The list narrowed as before, at the row that has moved up; whatever else ``asked`` says is left out."""
    told = [(name, value) for name, value in parse_qsl(asked) if name in FILTERS]
    told += [("done", kept)] if kept else []
    return f"/findings{f'?{urlencode(told)}' if told else ''}#row-{place_in_list(at)}"
