"""``papers2data findings``: what a person should know of the papers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.deciding import why_option
from papers2data.cli.options import db_option, json_option, own_db_option, reading, writing
from papers2data.cli.program import Program, unknown
from papers2data.cli.talk import number, one_line, say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.link.findings import FindingState
    from papers2data.model import Scalar

    Row = Mapping[str, Scalar]

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


@click.group("findings", cls=Program, invoke_without_command=True)
@db_option
@click.option("--family", type=click.Choice(["reading", "scrutiny"]), help="Faults of reading, or questions to ask.")
@click.option("--code", metavar="CODE", help="Only this kind of finding.")
@click.option("--severity", type=click.Choice(["info", "warning", "error"]), help="Only findings as severe as this.")
@click.option("--document", metavar="ID", help="Only this document: its id, or a part of its path.")
@click.option("--decided", "is_decided", is_flag=True, help="What people decided about findings, in place of them.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    db_path: Path,
    family: str | None,
    code: str | None,
    severity: str | None,
    document: str | None,
    is_decided: bool,
    as_json: bool,
) -> None:
    """List what could not be read and what an officer would question.

    'findings accept' says that one is right and to be followed up, 'findings dismiss' that it needs no further look.
    Either stays when papers are read again.
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = db_path
    elif is_decided:
        _list_decisions(db_path, as_json)
    else:
        given = {"family": family, "code": code, "severity": severity}
        _list(db_path, given, document, as_json)


@command.command("accept")
@click.argument("finding", metavar="ID")
@own_db_option
@why_option
@click.pass_obj
def accept(db_path: Path, own_db: Path | None, finding: str, why: str, author: str) -> None:
    """Say that a finding is right, and to be followed up."""
    _decide(own_db or db_path, finding, "accepted", author, why)


@command.command("dismiss")
@click.argument("finding", metavar="ID")
@own_db_option
@why_option
@click.pass_obj
def dismiss(db_path: Path, own_db: Path | None, finding: str, why: str, author: str) -> None:
    """Say that a finding needs no further look."""
    _decide(own_db or db_path, finding, "dismissed", author, why)


@command.command("undo")
@click.argument("decision", metavar="ID")
@own_db_option
@click.pass_obj
def undo(db_path: Path, own_db: Path | None, decision: str) -> None:
    """Take back what was decided on a finding (its ID, or the decision's); it stays on record as withdrawn."""
    from papers2data.link import undo_finding

    with writing(own_db or db_path, create=False) as db:
        name = undo_finding(db, decision)
    say(f"{name} is withdrawn.")


def _decide(db_path: Path, finding: str, state: FindingState, author: str, why: str) -> None:
    from papers2data.link import decide_finding

    with writing(db_path, create=False) as db:
        known = [str(row[0]) for row in db.conn.execute("SELECT id FROM findings ORDER BY id")]
        if finding not in known:
            raise UsageError(_no_finding(finding, known))
        tell(decide_finding(db, finding, state, author, why))
    say(f"The finding is {state}.")


def _no_finding(given: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(given, known, n=1, cutoff=0.6)
    advice = f"did you mean {near[0]}?" if near else "'papers2data findings --json' lists them with their ids"
    return f"there is no finding {given!r}: {advice}"


def _list_decisions(db_path: Path, as_json: bool) -> None:
    from papers2data.store.read import rows

    with reading(db_path) as db:
        found = list(rows(db, "finding_decisions"))
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for row in found:
        day = str(row["created_at"])[:10]
        tell(
            f"{row['decision']} ({row['status']})  {row['code']}  {day}, {one_line(str(row['author']))}  [{row['id']}]"
        )
        tell(f"    {one_line(str(row['message']))}\n    {one_line(str(row['why']))}")
    say(f"{number(len(found), 'decision')}.")


def _list(db_path: Path, given: Mapping[str, str | None], document: str | None, as_json: bool) -> None:
    from papers2data.store.read import rows

    code = given["code"]
    with reading(db_path) as db:
        documents = {str(row["id"]): row for row in rows(db, "documents")}
        wanted = None if document is None else _named(documents, document)
        every = list(rows(db, "findings"))
    codes = sorted({str(row["code"]) for row in every})
    if code is not None and codes and code not in codes:
        raise UsageError(unknown("finding with the code", code, codes))
    found = [
        row
        for row in every
        if all(value is None or row[name] == value for name, value in given.items())
        and (wanted is None or row["document_id"] in wanted)
    ]
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in _lines(found, documents):
        tell(line)
    say(f"{number(len(found), 'finding')}.")


def _named(documents: Mapping[str, Row], given: str) -> set[str]:
    """The ids of the documents that are meant. Raises UsageError where there is none."""
    found = {name for name, row in documents.items() if name == given or given in str(row["path"])}
    if not found:
        raise UsageError(
            f"there is no document with the id or path {given!r}: 'papers2data export documents' lists them"
        )
    return found


def _lines(found: Sequence[Row], documents: Mapping[str, Row]) -> Iterator[str]:
    """The findings, each document's under its path."""
    by_document: dict[str, list[Row]] = {}
    for row in found:
        by_document.setdefault(str(row["document_id"] or ""), []).append(row)
    for name, group in by_document.items():
        yield click.style(one_line(str(documents[name]["path"])) if name in documents else "all documents", bold=True)
        yield from map(line_of, group)


def line_of(row: Row) -> str:
    """A finding in one line, with what was decided on it and its id."""
    severity = str(row["severity"])
    place = next((f" {what} {row[what]}" for what in ("page", "line") if row[what] is not None), "")
    decided = "" if row["status"] in (None, "open") else f" ({row['status']})"
    label = click.style(severity, fg=COLOURS.get(severity))
    return f"  {label} {row['code']}{place}: {one_line(str(row['message']))}{decided}  [{row['id']}]"
