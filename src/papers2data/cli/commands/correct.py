"""``papers2data correct``: a person's correction of one field of a record."""

from __future__ import annotations

from pathlib import Path

import click

from papers2data.cli.deciding import deciding, why_option
from papers2data.cli.options import db_option
from papers2data.cli.talk import say, tell
from papers2data.errors import UsageError


@click.command("correct")
@click.argument("record", metavar="RECORD")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@db_option
@click.option("--table", help="The table of the record; only needed where several tables have this id.")
@why_option
def command(record: str, field: str, value: str, db_path: Path, table: str | None, why: str, author: str) -> None:
    """Correct a field of a record; an empty VALUE ('') empties it.

    What was read stays beside it. The corrected text of a date, status, period or figure is read as it would be in a
    paper: correcting due_text also sets due_end.
    """
    from papers2data.cli.nearest import nearest_ids
    from papers2data.link.corrections import correct

    with deciding(db_path) as db:
        try:
            name = correct(db, record, field, value or None, author, why, table=table)
        except UsageError as error:
            near = nearest_ids(db, record) if "there is no record" in str(error) else []
            raise UsageError(f"{error}: did you mean {' or '.join(near)}?" if near else str(error)) from error
    tell(name)
    say(f"Corrected {field} of {record}.")
