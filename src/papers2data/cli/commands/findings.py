"""``papers2data findings``: what a person should know of the papers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.program import unknown
from papers2data.cli.talk import number, one_line, say, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.model import Scalar

    Row = Mapping[str, Scalar]

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


@click.command("findings")
@db_option
@click.option("--family", type=click.Choice(["reading", "scrutiny"]), help="Faults of reading, or questions to ask.")
@click.option("--code", metavar="CODE", help="Only this kind of finding.")
@click.option("--severity", type=click.Choice(["info", "warning", "error"]), help="Only findings as severe as this.")
@click.option("--document", metavar="ID", help="Only this document: its id, or a part of its path.")
@json_option
def command(
    db_path: Path, family: str | None, code: str | None, severity: str | None, document: str | None, as_json: bool
) -> None:
    """List what could not be read and what an officer would question."""
    from papers2data.store.read import rows

    with reading(db_path) as db:
        documents = {str(row["id"]): row for row in rows(db, "documents")}
        wanted = None if document is None else _named(documents, document)
        every = list(rows(db, "findings"))
    codes = sorted({str(row["code"]) for row in every})
    if code is not None and codes and code not in codes:
        raise UsageError(unknown("finding with the code", code, codes))
    given = {"family": family, "code": code, "severity": severity}
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
        yield from map(_line, group)


def _line(row: Row) -> str:
    severity = str(row["severity"])
    place = next((f" {what} {row[what]}" for what in ("page", "line") if row[what] is not None), "")
    decided = "" if row["status"] in (None, "open") else f" ({row['status']})"
    label = click.style(severity, fg=COLOURS.get(severity))
    return f"  {label} {row['code']}{place}: {one_line(str(row['message']))}{decided}"
