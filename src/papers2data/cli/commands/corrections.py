"""``papers2data corrections``: what people corrected and decided, as a file that can be reviewed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.deciding import deciding
from papers2data.cli.options import db_option, json_option, reading
from papers2data.cli.program import Program
from papers2data.cli.talk import number, one_line, say, tell

if TYPE_CHECKING:
    from papers2data.model import Scalar

    Row = Mapping[str, Scalar]


@click.group("corrections", cls=Program)
def command() -> None:
    """List, export and import what people corrected and decided."""


@command.command("list")
@db_option
@json_option
def list_(db_path: Path, as_json: bool) -> None:
    """List the corrections, with what was read before."""
    from papers2data.store.read import rows

    with reading(db_path) as db:
        found = list(rows(db, "corrections"))
    if as_json:
        tell(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for row in found:
        tell("\n".join(_lines(row)))
    say(f"{number(len(found), 'correction')}.")


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@db_option
def export(file: Path, db_path: Path) -> None:
    """Write corrections and decisions to a FILE, which people can review and edit."""
    from papers2data.link.exchange import export_said

    with reading(db_path) as db:
        count = export_said(db, file)
    say(f"Wrote {number(count, 'correction or decision', 'corrections and decisions')} to {file}.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@db_option
def import_(file: Path, db_path: Path) -> None:
    """Take the corrections and decisions of a FILE; what is there already is not taken twice."""
    from papers2data.link.exchange import import_said

    with deciding(db_path) as db:
        count = import_said(db, file)
    say(f"Took {number(count, 'correction or decision', 'corrections and decisions')} from {file}.")


@command.command("undo")
@click.argument("correction", metavar="CORRECTION")
@db_option
def undo(correction: str, db_path: Path) -> None:
    """Take a correction back; it stays on record as withdrawn."""
    from papers2data.link.corrections import withdraw_correction

    with deciding(db_path) as db:
        withdraw_correction(db, correction)
    say(f"{correction} is withdrawn.")


def _lines(row: Row) -> Iterator[str]:
    day = str(row["created_at"])[:10]
    yield f"{row['record_id']} {row['field']} ({row['status']})  {day}, {one_line(str(row['author']))}  [{row['id']}]"
    was, now = (one_line(str(row[name])) if row[name] is not None else "nothing" for name in ("from_value", "to_value"))
    yield f"    {was} → {now}"
    yield f"    {one_line(str(row['why']))}"
