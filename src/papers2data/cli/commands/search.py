"""``papers2data search``: a phrase to the pages and records that hold it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.talk import one_line, say, tell

if TYPE_CHECKING:
    from papers2data.store.search import Hit


@click.command("search")
@click.argument("phrase", nargs=-1, required=True, metavar="PHRASE...")
@db_option
@click.option("--committee", metavar="NAME", help="Only papers of this committee; a part of its name will do.")
@click.option("--since", metavar="DATE", help="Only papers of this day (2024-04-15) or later.")
@click.option("--until", metavar="DATE", help="Only papers of this day or earlier.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Only this kind of hit (resolution, milestone, statement, page) or paper (minutes, …).",
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Hits at most.")
@click.option("--newest", is_flag=True, help="The newest first, in place of the best.")
@json_option
def command(
    phrase: tuple[str, ...],
    db_path: Path,
    committee: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    limit: int,
    newest: bool,
    as_json: bool,
) -> None:
    """Search pages and records.

    \b
    foster care            both words, in any form
    '"foster care"'        the words side by side
    'adoption OR foster*'  either word; words that begin so
    """  # noqa: D301 - click takes the control character for "as it stands"
    from papers2data.store.search import search

    with reading(db_path) as db:
        hits = search(
            db,
            " ".join(phrase),
            body=committee,
            since=since,
            until=until,
            kind=kind,
            limit=limit,
            newest=newest,
        )
    if as_json:
        tell(json.dumps([_as_json(hit) for hit in hits], ensure_ascii=False, indent=1))
        return
    if not hits:
        say("Nothing found. Try fewer or other words.")
    for hit in hits:
        tell(f"{_head(hit)}\n    {_marked(hit.snippet)}\n")


def _head(hit: Hit) -> str:
    """Where the hit stands, on one line: kind, paper, document, day, page or line, id."""
    place = f"page {hit.page}" if hit.page is not None else f"line {hit.line}" if hit.line is not None else ""
    names = dict.fromkeys(one_line(name) for name in (hit.title, hit.paper_title) if name)
    parts = (" · ".join(names), one_line(hit.body or ""), hit.date or "", place)
    return f"{click.style(hit.kind, bold=True)}  {', '.join(part for part in parts if part)}  [{hit.id}]"


def _marked(snippet: str) -> str:
    """The snippet with what matched in colour, which is left out again where stdout is no terminal."""
    from papers2data.store.search import MARK_END, MARK_START

    first, *rest = one_line(snippet).split(MARK_START)
    parts = [first]
    for part in rest:
        hit, _, after = part.partition(MARK_END)
        parts += [click.style(hit, fg="yellow", bold=True), after]
    return "".join(parts)


def _as_json(hit: Hit) -> dict[str, object]:
    """The hit with its snippet in plain words, and the words that matched beside it."""
    from papers2data.store.search import MARK_END, MARK_START

    matched = [part.partition(MARK_END)[0] for part in hit.snippet.split(MARK_START)[1:]]
    snippet = hit.snippet.replace(MARK_START, "").replace(MARK_END, "")
    return {**asdict(hit), "snippet": snippet, "matched": matched}
