"""``papers2data tracker``: what was resolved, and whether it came back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.program import unknown
from papers2data.cli.talk import number, one_line, say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.briefing.tracked import Ask

STATES = ("overdue", "open", "came back late", "came back on time", "came back", "nothing found")

COLOURS = {"overdue": "red", "came back late": "yellow", "came back on time": "green", "came back": "green"}


@click.command("tracker")
@db_option
@click.option("--body", metavar="NAME", help="Only this committee's resolutions; a part of its name will do.")
@click.option("--state", metavar="STATE", help=f"Only those that are: {', '.join(STATES)}.")
@json_option
def command(db_path: Path, body: str | None, state: str | None, as_json: bool) -> None:
    """List what resolutions ask for, and what came back."""
    from papers2data.briefing.tracked import asks

    if state is not None and state not in STATES:
        raise UsageError(unknown("state", state, STATES))
    with reading(db_path) as db:
        every = asks(db)
    bodies = sorted({each.body for each in every if each.body})
    if body is not None and not any(body.casefold() in each.casefold() for each in bodies):
        raise UsageError(unknown("committee", body, bodies))
    found = [
        each
        for each in every
        if (state is None or each.state == state) and (body is None or body.casefold() in each.body.casefold())
    ]
    if as_json:
        tell(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for ask in found:
        tell("\n".join(_lines(ask)))
    say(f"{number(len(found), 'resolution')}.")


def _lines(ask: Ask) -> Iterator[str]:
    from papers2data.check.speech import day_words

    state = click.style(ask.state, fg=COLOURS.get(ask.state), bold=True)
    due = f", due by {day_words(ask.due)}" if ask.due else ""
    met = ", ".join(part for part in (ask.body, day_words(ask.meeting) if ask.meeting else "") if part)
    yield f"{state}{due}  {one_line(ask.name)}  {one_line(met)}  [{ask.id}]"
    yield f"    {one_line(ask.text)} ({one_line(ask.source.words())})"
    for answer in ask.answers:
        day = f"{day_words(answer.date)}: " if answer.date else ""
        yield f"    → {day}{one_line(answer.reason)} ({one_line(answer.source.words())})"
