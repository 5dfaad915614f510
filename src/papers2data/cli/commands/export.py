"""``papers2data export``: a table or view as a file."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, reading
from papers2data.cli.program import unknown
from papers2data.cli.talk import number, say
from papers2data.errors import UsageError

if TYPE_CHECKING:
    import sqlite_utils

    from papers2data.export import Format


@click.command("export")
@click.argument("table")
@db_option
@click.option(
    "--format", "fmt", type=click.Choice(["csv", "json"]), help="Form of the file.  [default: by its name, else csv]"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write, in place of stdout.")
def command(table: str, db_path: Path, fmt: Format | None, output: Path | None) -> None:
    """Write a table or view as CSV or JSON.

    TABLE is the name of any table or view, such as milestone_readings, resolutions or overdue_milestones.
    """
    from papers2data.export import rows
    from papers2data.store.read import table_names

    if table not in table_names():
        raise UsageError(unknown("table", table, table_names()))
    form: Format = fmt or ("json" if output and output.suffix == ".json" else "csv")
    with reading(db_path) as db:
        if output is not None:
            count = _write(db, table, form, output)
            say(f"Wrote {number(count, 'row')} of {table} to {output}.")
            return
        # csv ends its lines itself, and the bytes must be the same whatever the terminal's encoding
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
        try:
            rows(db, table, form, out)
        finally:
            out.detach()  # writes what is left and leaves stdout open


def _write(db: sqlite_utils.Database, table: str, form: Format, output: Path) -> int:
    """The number of rows written to ``output``, which is whole or, where something fails, as it was."""
    from papers2data.export import rows

    draft = output.with_name(f".{output.name}.tmp")
    try:
        with draft.open("w", encoding="utf-8", newline="") as out:
            count = rows(db, table, form, out)
        draft.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        if draft.is_file():
            draft.unlink()
    return count
