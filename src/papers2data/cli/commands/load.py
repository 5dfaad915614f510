"""``papers2data load``: snapshots made before, into a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from papers2data.cli.options import db_option, writing
from papers2data.cli.summary import print_summary, status_of
from papers2data.errors import InputError


@click.command("load")
@click.argument("snapshots", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SNAPSHOT...")
@db_option
def command(snapshots: tuple[Path, ...], db_path: Path) -> None:
    """Load snapshots without reading their papers again.

    SNAPSHOT is a JSON file that 'ingest' wrote, or a folder of them.
    """
    from papers2data.pipeline.ingest import load_snapshots

    good, bad = _sorted_out(find_snapshots(snapshots))
    with writing(db_path) as db:
        report = load_snapshots(db, good)
    for path, reason in bad.items():
        report.outcomes.setdefault("unreadable", []).append(str(path))
        report.reasons[str(path)] = reason
    print_summary(report, db_path)
    raise click.exceptions.Exit(status_of(report))


def find_snapshots(paths: Iterable[Path]) -> Iterator[Path]:
    """The snapshots at or below ``paths``. Raises InputError for a path that is missing or a folder without any."""
    for given in paths:
        if not given.exists():
            raise InputError(f"there is no file or folder at {given}: check the spelling")
        found = sorted(given.rglob("*.json")) if given.is_dir() else [given]
        if not found:
            raise InputError(f"{given} holds no snapshots: they are the JSON files that 'papers2data ingest' writes")
        yield from found


def _sorted_out(paths: Iterable[Path]) -> tuple[list[Path], dict[Path, str]]:
    """The snapshots that can be loaded, and why each of the others can't: one bad file must not stop the rest."""
    from papers2data.snapshot import read

    good: list[Path] = []
    bad: dict[Path, str] = {}
    for path in paths:
        try:
            read(path)
        except InputError as error:
            bad[path] = str(error)
        else:
            good.append(path)
    return good, bad
