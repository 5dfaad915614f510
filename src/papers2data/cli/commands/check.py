"""``papers2data check``: what a scrutiny officer would question, found out anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.commands.findings import line_of
from papers2data.cli.options import db_option, json_option
from papers2data.cli.program import unknown
from papers2data.cli.talk import number, one_line, say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.model import Scalar

    Row = Mapping[str, Scalar]


@click.command("check")
@db_option
@click.option("--code", metavar="CODE", help="Show only this kind of finding.")
@click.option("--since", metavar="DATE", help="Show only papers of this day (2024-04-15) or later.")
@json_option
def command(db_path: Path, code: str | None, since: str | None, as_json: bool) -> None:
    """Ask what a scrutiny officer would question.

    Overdue but on track, put off or dropped, sums that are wrong, figures that disagree, resolutions that nothing
    answers: all findings of the family scrutiny are made anew from what was read. Those that a person accepted or
    dismissed stay so.
    """
    from papers2data.check import asked, check_all, codes
    from papers2data.store import open_db

    if code is not None and code not in codes():
        raise UsageError(unknown("question with the code", code, codes()))
    with closing(open_db(db_path, create=False)) as db:
        check_all(db)
        found = asked(db, code, since)
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=1))
        return
    path = None
    for row in found:
        if row["path"] != path:
            path = row["path"]
            tell(click.style(one_line(str(path)), bold=True))
        tell(line_of(row))
    say(f"{number(len(found), 'question')}.")
