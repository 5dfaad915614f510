"""``papers2data show``: one row of the database, with the words of the paper that prove it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.talk import one_line, plain, tell
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.model import Scalar
    from papers2data.store.read import ShownEvidence, ShownRecord


@click.command("show")
@click.argument("record_id", metavar="ID")
@db_option
@click.option("--table", help="The table to look in; only needed where several tables have this id.")
@json_option
def command(record_id: str, db_path: Path, table: str | None, as_json: bool) -> None:
    """Show a record, paper, milestone or document with its evidence.

    ID is the id of any row, as 'search' and the published site print it, or a document's file name.
    """
    from papers2data.cli.nearest import document_named, nearest_ids
    from papers2data.store.read import show

    with reading(db_path) as db:
        try:
            found = show(db, document_named(db, record_id) or record_id, table)
        except UsageError as error:
            near = nearest_ids(db, record_id) if "there is nothing" in str(error) else []
            raise UsageError(f"{error}: did you mean {' or '.join(near)}?" if near else str(error)) from error
    tell(json.dumps(asdict(found), ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(found)))


def _lines(found: ShownRecord) -> Iterator[str]:
    yield f"{click.style(found.title, bold=True)}  {found.values['id']}"
    if found.document is not None:
        yield f"from {_document(found.document)}"
    yield ""
    yield from _fields(found)
    if found.evidence:
        yield f"\n{click.style('Evidence', bold=True)}"
        yield from dict.fromkeys(_evidence(item) for item in found.evidence)
    if found.readings:
        yield f"\n{click.style('Read from', bold=True)}"
        yield from (f"  {table}  {row_id}" for table, row_id in found.readings)


def _document(document: Mapping[str, Scalar]) -> str:
    day = document["meeting_date"] or document["period_end"]
    return f"{one_line(str(document['title']))}{f', {day}' if day else ''} ({one_line(str(document['path']))})"


def _fields(found: ShownRecord) -> Iterator[str]:
    """Each field that is not empty, under its declared title."""
    from papers2data.schema.load import schemas

    declared = schemas().records[found.table].fields
    filled = {declared[name].title: value for name, value in found.values.items() if value is not None and name != "id"}
    width = max(map(len, filled), default=0)
    for title, value in filled.items():
        text = plain(str(value)).strip().replace("\n", "\n" + " " * (width + 4))
        yield f"  {title:<{width}}  {text}"


def _evidence(item: ShownEvidence) -> str:
    page = f"page {item.page}" if item.page is not None else ""
    line = f"line {item.line}" if item.line is not None else ""
    where = ", ".join(part for part in (item.field, page, line) if part)
    return f"  {where or 'as a whole'}: “{one_line(item.quote)}”"
