"""``papers2data publish``: a database that was made elsewhere takes the place of the published one."""

from __future__ import annotations

from pathlib import Path

import click

from papers2data.cli.options import db_option
from papers2data.cli.progress import progress
from papers2data.cli.talk import number, say
from papers2data.errors import StoreError


@click.command("publish")
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@db_option
@click.option("--drop", "may_drop", is_flag=True, help="Publish also where papers of the old database are not in NEW.")
def command(new: Path, db_path: Path, may_drop: bool) -> None:
    """Put the database NEW in the place of the published one, while people read.

    NEW is copied and checked first; then the copy takes the place of --db in one step: no reader meets an error. What
    people corrected and decided in the old database is carried over. NEW itself stays as it is.
    """
    from papers2data.store.publishing import copy_beside, drop, left_out, put_in_place

    with progress(100) as tick:
        coming = copy_beside(new, db_path, lambda done, pages: tick("Copying", "", 100 * done // pages, 100))
    try:
        missing = left_out(coming, db_path)
        if missing and not may_drop:
            raise StoreError(
                f"{number(len(missing), 'paper')} of {db_path} {'is' if len(missing) == 1 else 'are'} not in {new}, "
                f"such as {missing[0]}: ingest them into it first, or give --drop to publish without them"
            )
        carried = _carry(db_path, coming) if db_path.exists() else 0
        put_in_place(coming, db_path)
    finally:
        drop(coming)
    if carried:
        say(f"Carried over {number(carried, 'correction or decision', 'corrections and decisions')} from {db_path}.")
    say(f"{db_path} is now what {new} is.")


def _carry(old: Path, coming: Path) -> int:
    """How many corrections and decisions of ``old`` went into ``coming``, whose links follow them."""
    from papers2data.check import check_all
    from papers2data.link import link_all
    from papers2data.link.exchange import carry_said
    from papers2data.store import open_db

    before, after = open_db(old, create=False), open_db(coming, create=False)
    try:
        carried = carry_said(before, after)
        if carried:
            link_all(after)
            check_all(after)
    finally:
        before.close()
        after.close()
    return carried
