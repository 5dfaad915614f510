"""``papers2data history``: what every report said of one milestone, indicator or risk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.talk import number, one_line, say, tell

if TYPE_CHECKING:
    from papers2data.briefing.histories import History


@click.command("history")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@db_option
@click.option("--limit", type=click.IntRange(min=1), default=3, show_default=True, help="Histories at most.")
@json_option
def command(name: tuple[str, ...], db_path: Path, limit: int, as_json: bool) -> None:
    """Show what each report said of a milestone, action, indicator or risk.

    NAME is some words of its name, as in 'history recruitment offer', or its id.
    """
    from papers2data.briefing.histories import histories
    from papers2data.briefing.names import named_by

    with reading(db_path) as db:
        things = named_by(db, " ".join(name))
        found = list(histories(db, things[:limit]))
    if as_json:
        tell(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        tell("\n\n".join("\n".join(_lines(each)) for each in found))
    more = things[limit:]
    if more:
        say(f"{number(len(more), 'more name')} with these words:")
        for thing in more[:10]:
            say(f"  {one_line(thing.name)}  [{thing.id}]")


def _lines(history: History) -> Iterator[str]:
    thing = history.thing
    yield f"{click.style(one_line(thing.name), bold=True)}  {thing.kind}  [{thing.id}]"
    wide = max((len(event.when) for event in history.events), default=0)
    for event in history.events:
        change = f"  → {one_line(event.change)}" if event.change else ""
        yield f"  {one_line(event.when):<{wide}}  {one_line(event.said)}{change}  ({one_line(event.source.words())})"
