"""``papers2data compare``: what changed between two periods."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.talk import one_line, say, tell

if TYPE_CHECKING:
    from papers2data.briefing.parts import Briefing


@click.command("compare")
@click.argument("first", metavar="PERIOD")
@click.argument("second", metavar="PERIOD")
@db_option
@click.option("--programme", metavar="NAME", help="Only this programme; a part of its name will do.")
@json_option
def command(first: str, second: str, db_path: Path, programme: str | None, as_json: bool) -> None:
    """Compare what the papers say of two periods.

    \b
    compare '2023/24 Q2' '2023/24 Q3'
    compare 'July to September 2023' 'January to March 2024'
    compare '13 December 2023' '14 February 2024'
    """  # noqa: D301 - click takes the control character for "as it stands"
    from papers2data.briefing.compose import compare

    with reading(db_path) as db:
        found = compare(db, first, second, programme)
    if as_json:
        tell(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    for line in _lines(found):
        tell(line)
    for sentence in found.scope:
        say(sentence)


def _lines(found: Briefing) -> Iterator[str]:
    yield click.style(one_line(found.title), bold=True)
    for part in found.sections:
        if part.lines or part.note:
            yield f"\n{click.style(part.title, bold=True)}"
        for line in part.lines:
            sources = "; ".join(one_line(source.words()) for source in line.sources)
            yield f"  {click.style(one_line(line.subject), fg='yellow')} {one_line(line.text)} ({sources})"
        if part.note:
            yield f"  {one_line(part.note)}"
    if not any(part.lines for part in found.sections):
        yield "\nNothing changed."
