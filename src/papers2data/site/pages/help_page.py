"""``/help``: where to begin, what the words mean, how accurate this is, and every column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from papers2data.schema.load import schemas
from papers2data.site import guide
from papers2data.site.asking import allow, ask, render
from papers2data.site.home import GROUPS
from papers2data.site.metadata import HIDDEN
from papers2data.store.views import views

PARTS = (
    ("", "Where to begin"),
    ("words", "What the words mean"),
    ("findings", "What findings mean"),
    ("accuracy", "How accurate this is"),
    ("columns", "Every column"),
)
"""Parts of the help: word in the address, words on the page."""

COUNTS = """
SELECT code, count(*) FROM findings WHERE coalesce(status, 'open') = 'open' GROUP BY code
"""

STATES = (
    ("overdue", "a meeting that it was due at has passed, and nothing in the papers since answers it"),
    ("open", "its day is still to come"),
    ("nothing found", "it sets no day, and nothing that answers it was found"),
    ("came back late", "an answer was found, dated after it was due"),
    ("came back on time", "an answer was found; also where no day was set"),
)
"""States of the resolution tracker."""

CHANGES = (
    ("entered", "first appears, though the same series of reports began earlier"),
    ("improved, worsened", "the status moved away from or towards trouble since the report before"),
    ("completed, cancelled, reopened", "it was finished, given up, or is open again after that"),
    ("other report", "a paper of another series speaks of it; its words are not set against those of the first"),
)
"""What changed from one report to the next."""


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its code, how grave it is, what it means, what to do, and how many are open here."""

    code: str
    severity: str
    meaning: Markup
    advice: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view with its columns: name, title, what it holds."""

    name: str
    title: str
    description: str
    columns: tuple[tuple[str, str, str], ...]


async def page(request: Any, datasette: Any) -> Any:
    """One part of the help."""
    await allow(datasette, request, "findings")
    part = request.url_vars.get("part") or ""
    context = {
        "part": part,
        "parts": PARTS,
        "statuses": guide.rows("scales"),
        "states": STATES,
        "changes": CHANGES,
        "codes": await _codes(datasette) if part == "findings" else [],
        "accuracy": guide.page("accuracy") if part == "accuracy" else "",
        "groups": tables() if part == "columns" else [],
    }
    return await render(datasette, request, "help.html", context)


async def _codes(site: Any) -> list[Code]:
    counts = dict(await ask(site, _pair, COUNTS))
    return [
        Code(code.striptags(), severity.striptags(), meaning, advice, counts.get(code.striptags(), 0))
        for code, severity, meaning, advice in guide.rows("findings")
    ]


def tables() -> list[tuple[str, list[Table]]]:
    """The tables under the headings of the home page, then the views."""
    groups = []
    for role, heading in GROUPS:
        kinds = [kind for kind in schemas().records.values() if kind.role == role and kind.table not in HIDDEN]
        groups.append(
            (
                heading,
                [
                    Table(
                        kind.table,
                        kind.title,
                        kind.description,
                        tuple((name, field.title, field.description) for name, field in kind.fields.items()),
                    )
                    for kind in kinds
                ],
            )
        )
    seen = [
        Table(view.name, view.title, view.description, tuple((name, "", said) for name, said in view.columns.items()))
        for view in views()
    ]
    return [("At a glance", seen), *groups]


def _pair(code: str, number: int) -> tuple[str, int]:
    return code, number
