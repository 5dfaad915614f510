"""``papers2data doctor``: whether everything is there, and what to do where it is not."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from papers2data.cli.options import db_option, json_option
from papers2data.cli.talk import plain, say, tell

MARKS = {"good": ("green", "ok  "), "note": ("yellow", "note"), "bad": ("red", "BAD ")}


@click.command("doctor")
@db_option
@json_option
def command(db_path: Path, as_json: bool) -> None:
    """Check the installation, the declarations and the database."""
    from papers2data.cli.checks import checks

    found = checks(db_path)
    if as_json:
        tell(json.dumps([asdict(check) for check in found], ensure_ascii=False, indent=1))
    else:
        for check in found:
            colour, mark = MARKS[check.state]
            tell(f"{click.style(mark, fg=colour)}  {check.name}: {plain(check.detail)}")
            if check.remedy:
                tell(f"      → {plain(check.remedy)}")
    bad = sum(check.state == "bad" for check in found)
    say("Everything that is needed is there." if not bad else f"{bad} of {len(found)} checks failed.")
    raise click.exceptions.Exit(1 if bad else 0)
