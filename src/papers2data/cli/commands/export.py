"""``papers2data export``: a table or view as a file, or all tables as a data package."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, reading
from papers2data.cli.program import unknown
from papers2data.cli.talk import number, say
from papers2data.errors import UsageError

if TYPE_CHECKING:
    import sqlite_utils

    from papers2data.export.forms import Form


@click.command("export")
@click.argument("table", required=False)
@db_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "xlsx"]),
    help="Form of the file.  [default: by its name, else csv]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write, in place of stdout.")
@click.option("--package", type=click.Path(path_type=Path), metavar="DIR", help="Write all tables, as a data package.")
def command(table: str | None, db_path: Path, form: Form | None, output: Path | None, package: Path | None) -> None:
    """Write a table or view as CSV, JSON or XLSX, or everything as a data package.

    TABLE is the name of any table or view, such as milestone_readings, resolutions or overdue_milestones. A data
    package is a folder of CSV files with datapackage.json, which says what each column means: https://datapackage.org/
    """
    if (table is None) == (package is None):
        raise UsageError("name one TABLE to export, or a folder with --package")
    with reading(db_path) as db:
        if package is not None:
            _package(db, package)
        elif table is not None:
            _table(db, table, form, output)


def _package(db: sqlite_utils.Database, folder: Path) -> None:
    from papers2data.export.package import write_package

    written = write_package(db, folder, "Committee papers", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    say(f"Wrote {number(written.rows, 'row')} of {number(written.tables, 'table')} to {folder}.")


def _table(db: sqlite_utils.Database, table: str, form: Form | None, output: Path | None) -> None:
    from papers2data.export.forms import FORMS
    from papers2data.export.tables import write_table
    from papers2data.store.read import table_names

    if table not in table_names():
        raise UsageError(unknown("table", table, table_names()))
    named: Form = next((each for each in FORMS if output and output.suffix == f".{each}"), "csv")
    if output is not None:
        count = _write(db, table, form or named, output)
        say(f"Wrote {number(count, 'row')} of {table} to {output}.")
    else:
        write_table(db, table, form or named, sys.stdout.buffer)


def _write(db: sqlite_utils.Database, table: str, form: Form, output: Path) -> int:
    """The number of rows written to ``output``, which is whole or, where something fails, as it was."""
    from papers2data.export.tables import write_table

    draft = output.with_name(f".{output.name}.tmp")
    try:
        with draft.open("wb") as out:
            count = write_table(db, table, form, out)
        draft.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror}") from error
    finally:
        if draft.is_file():
            draft.unlink()
    return count
