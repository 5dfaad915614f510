"""``papers2data brief``: what changed, as a file for a chair."""

from __future__ import annotations

from pathlib import Path

import click

from papers2data.cli.options import db_option, reading
from papers2data.cli.talk import say


@click.command("brief")
@db_option
@click.option("--since", metavar="DATE", help="Everything after this day (2024-01-31).")
@click.option("--meeting", nargs=2, metavar="BODY DATE", help="Everything since the committee's last meeting.")
@click.option("--programme", metavar="NAME", help="Only this programme; a part of its name will do.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="File to write: a web page (.html) or a Word file (.docx), both with charts, or Markdown (.md).",
)
def command(
    db_path: Path, since: str | None, meeting: tuple[str, str] | None, programme: str | None, output: Path
) -> None:
    """Write a briefing on what changed.

    It says first what matters most, and names the page behind each line. Without --since or --meeting it holds the
    latest report of each kind against the one before.
    """
    from papers2data.briefing.compose import brief
    from papers2data.briefing.write import check_form, write

    check_form(output)
    with reading(db_path) as db:
        found = brief(db, since, meeting, programme)
    write(found, output)
    say(f"Wrote “{found.title}” to {output}.")
    for sentence in found.summary:
        say(f"  {sentence}")
