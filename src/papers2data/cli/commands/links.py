"""``papers2data links``: which rows are taken for the same thing and why, and which a person should look at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.commands.link import decided
from papers2data.cli.deciding import why_option
from papers2data.cli.options import db_option, json_option, own_db_option, reading
from papers2data.cli.program import Program
from papers2data.cli.talk import number, one_line, say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.model import Scalar

    Row = Mapping[str, Scalar]


KINDS = ("milestone", "kpi", "risk", "programme", "resolution", "followup")
"""What links are made between."""


@click.group("links", cls=Program, invoke_without_command=True)
@db_option
@click.option("--proposed", is_flag=True, help="Only pairs that a person should look at.")
@click.option("--decided", "is_decided", is_flag=True, help="The decisions that people made, in place of links.")
@click.option("--kind", metavar="KIND", help="Only this kind: milestone, kpi, risk or programme.")
@json_option
@click.pass_context
def command(
    ctx: click.Context, db_path: Path, proposed: bool, is_decided: bool, kind: str | None, as_json: bool
) -> None:
    """List which rows are taken for the same thing, and why.

    What is proposed waits for a person: 'links accept' says that two rows are the same, 'links reject' that they are
    not.
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = db_path
        return
    from papers2data.store.read import rows

    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r} of link: choose from {', '.join(KINDS)}")
    with reading(db_path) as db:
        every = list(rows(db, "link_decisions" if is_decided else "links"))
    found = [
        row
        for row in every
        if (kind is None or row["kind"] == kind) and (is_decided or not proposed or row["outcome"] == "proposed")
    ]
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for row in found:
        tell("\n".join(_decision(row) if is_decided else _link(row)))
    say(f"{number(len(found), 'decision' if is_decided else 'link')}.")


@command.command("accept")
@click.argument("link", metavar="ID")
@own_db_option
@why_option
@click.pass_obj
def accept(db_path: Path, own_db: Path | None, link: str, why: str, author: str) -> None:
    """Say that the two rows of a link are the same thing."""
    one, other, kind = _ends(own_db or db_path, link)
    decided(own_db or db_path, one, other, "same", author, why, kind)


@command.command("reject")
@click.argument("link", metavar="ID")
@own_db_option
@why_option
@click.pass_obj
def reject(db_path: Path, own_db: Path | None, link: str, why: str, author: str) -> None:
    """Say that the two rows of a link are different things."""
    one, other, kind = _ends(own_db or db_path, link)
    decided(own_db or db_path, one, other, "different", author, why, kind)


def _ends(db_path: Path, link: str) -> tuple[str, str, str]:
    """The ids of the two rows, and what kind of thing they name. Raises UsageError where there is no such link."""
    with reading(db_path) as db:
        row = db.conn.execute("SELECT left, right, kind FROM links WHERE id = ?", (link,)).fetchone()
        known = [str(each[0]) for each in db.conn.execute("SELECT id FROM links ORDER BY outcome <> 'proposed', id")]
    if row is None:
        from difflib import get_close_matches

        near = get_close_matches(link, known, n=1, cutoff=0.5)
        advice = f"did you mean {near[0]}?" if near else "'papers2data links --proposed' lists those that wait"
        raise UsageError(f"there is no link {link!r}: {advice}")
    return str(row[0]), str(row[1]), str(row[2])


def _link(row: Row) -> Iterator[str]:
    colour = {"linked": "green", "proposed": "yellow"}.get(str(row["outcome"]))
    score = f" {float(row['score']):.2f}" if row["score"] is not None else ""
    yield f"{click.style(str(row['outcome']), fg=colour)}{score}  {row['kind']}  [{row['id']}]"
    yield f"    “{one_line(str(row['left_name']))}”  {row['left_entity']}"
    yield f"    “{one_line(str(row['right_name']))}”  {row['right_entity']}"
    yield f"    {one_line(str(row['reason']))}"


def _decision(row: Row) -> Iterator[str]:
    day = str(row["created_at"])[:10]
    yield f"{row['decision']} ({row['status']})  {row['kind']}  {day}, {one_line(str(row['author']))}  [{row['id']}]"
    yield f"    “{one_line(str(row['left_quote']))}” and “{one_line(str(row['right_quote']))}”"
    yield f"    {one_line(str(row['why']))}"
