"""``papers2data schemas``: the declarations of tables, for those who add their own council's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import json_option
from papers2data.cli.program import Program
from papers2data.cli.talk import number, one_line, plain, say, tell

if TYPE_CHECKING:
    from papers2data.cli.layouts import Reading


@click.group("schemas", cls=Program)
def command() -> None:
    """List, check and suggest declarations of tables."""


@command.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the layouts that are known, and the table that each feeds."""
    from papers2data.schema.load import schemas

    layouts = sorted(schemas().layouts.values(), key=lambda layout: (layout.record, layout.name))
    if as_json:
        shown = [{name: getattr(one, name) for name in ("name", "title", "description", "record")} for one in layouts]
        tell(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    wide = max(len(layout.name) for layout in layouts)
    for layout in layouts:
        tell(f"{layout.name:<{wide}}  {layout.title}  → {layout.record}")


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("document", type=click.Path(path_type=Path), required=False)
@json_option
def check(file: Path, document: Path | None, as_json: bool) -> None:
    """Check a layout, and show what it would read from a document.

    FILE declares one layout, as the files in schemas/layouts do. An error names the file and the key.
    """
    from papers2data.schema.load import layout_from, schemas

    layout = layout_from(file, schemas())
    say(f"{file} holds: it reads {layout.title!r} into {layout.record}.")
    if document is None:
        return
    from papers2data.cli.layouts import read_with

    reading = read_with(layout, document)
    if as_json:
        tell(json.dumps([dict(record.values) for record in reading.records], ensure_ascii=False, indent=1))
    else:
        _print(reading)
    known = f"It fits {number(reading.claimed, 'table')} of {reading.tables} in {document}"
    say(f"{known} and gives {number(len(reading.records), 'record')}.")


def _print(reading: Reading) -> None:
    for record in reading.records:
        tell(click.style(record.place, bold=True))
        for name, value in record.values.items():
            if value is not None:
                tell(f"  {name}: {one_line(str(value))}")
    for finding in reading.findings:
        say(f"{finding.code}: {one_line(finding.message)}")


@command.command("suggest")
@click.argument("document", type=click.Path(path_type=Path))
def suggest(document: Path) -> None:
    """Print a layout to start from, for each table of a document that no layout knows."""
    from papers2data.cli.layouts import skeletons

    found = skeletons(document)
    for skeleton in found:
        tell(plain(skeleton))
    if found:
        say(
            "Give the columns the names of the fields that they feed ('papers2data schemas list' names the tables), "
            "and save each layout as a file of its own."
        )
    else:
        say(f"Every table of {document} is known, or it has none.")
