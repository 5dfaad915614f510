"""``papers2data link``: a person's word on whether two things are the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.deciding import deciding, why_option
from papers2data.cli.options import db_option
from papers2data.cli.program import Program
from papers2data.cli.talk import say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.link.decisions import Decision


@click.group("link", cls=Program)
def command() -> None:
    """Say that two things are the same, or different.

    They are milestones, indicators, risks or programmes, by their ids or those of their rows. What a person says
    comes before the program's own judgement, and stays when papers are read again.
    """


@command.command("same")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@db_option
@why_option
def same(one: str, other: str, db_path: Path, why: str, author: str) -> None:
    """Say that A and B are the same thing; for a resolution and a later row, that it answers the resolution."""
    decided(db_path, one, other, "same", author, why)


@command.command("different")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@db_option
@why_option
def different(one: str, other: str, db_path: Path, why: str, author: str) -> None:
    """Say that A and B are different things."""
    decided(db_path, one, other, "different", author, why)


@command.command("undo")
@click.argument("decision", metavar="DECISION")
@db_option
def undo(decision: str, db_path: Path) -> None:
    """Take a decision back; it stays on record as withdrawn. 'links --decided' lists the decisions."""
    from papers2data.link.decisions import withdraw

    with deciding(db_path) as db:
        withdraw(db, decision)
    say(f"{decision} is withdrawn.")


def decided(
    db_path: Path, one: str, other: str, decision: Decision, author: str, why: str, kind: str | None = None
) -> None:
    """Keeps a decision, makes the links anew, and tells its id."""
    from papers2data.cli.nearest import nearest_ids
    from papers2data.link.decisions import decide

    with deciding(db_path) as db:
        try:
            name = decide(db, one, other, decision, author, why, kind=kind)
        except UsageError as error:
            lost = next((each for each in (one, other) if repr(each) in str(error)), "")
            near = nearest_ids(db, lost) if "there is no record" in str(error) else []
            raise UsageError(f"{error}: did you mean {' or '.join(near)}?" if near else str(error)) from error
    tell(name)
    say("Kept as " + ("the same." if decision == "same" else "different."))
