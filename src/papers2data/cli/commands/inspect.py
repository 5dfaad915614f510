"""``papers2data inspect``: what was understood of one paper, counted and drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import json_option
from papers2data.cli.talk import number, one_line, plain, say, tell

if TYPE_CHECKING:
    from papers2data.cli.inspection import Inspection, TableSeen
    from papers2data.model import Finding
    from papers2data.pipeline.document import Engine


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--page", type=click.IntRange(min=1), help="Only this page, counted from 1.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PNG|FOLDER",
    help="Where to draw.  [default: the working folder]",
)
@click.option("--no-pictures", is_flag=True, help="Draw nothing.")
@click.option(
    "--engine",
    type=click.Choice(["pdfium", "pdfplumber"]),
    default="pdfium",
    show_default=True,
    help="What reads PDFs.",
)
@click.option("--password", help="Password of an encrypted PDF.")
@json_option
def command(
    file: Path,
    page: int | None,
    output: Path | None,
    no_pictures: bool,
    engine: Engine,
    password: str | None,
    as_json: bool,
) -> None:
    """Show what was understood of a paper, for those who want to know why.

    Counts its pages, letters, tables and records, lists its tables with the layouts that read them and its findings,
    and draws its pages with what was found on them:

    \b
    pale blue  words                 blue    tables and their cells
    orange     ruled lines           violet  headings of tables
    red        words nobody can see  green   paragraphs
    grey       running heads, footers and page numbers

    The numbers are the places of paragraphs and tables in reading order.
    """  # noqa: D301 - click takes the control character for "as it stands"
    from papers2data.cli.inspection import account, drawn, inspected, targets_of

    seen = inspected(file, engine=engine, password=password)
    targets = {} if no_pictures else targets_of(seen, page, output)
    told = account(seen, page)
    tell(json.dumps(asdict(told), ensure_ascii=False, indent=1) if as_json else "\n".join(_lines(told)))
    if seen.raw is None and not no_pictures:
        say("Nothing is drawn: only PDFs have pages that can be.")
    for path in drawn(seen, targets):
        say(f"Drawn: {path}")


def _lines(told: Inspection) -> Iterator[str]:
    kept = told.letters.kept / told.letters.seen if told.letters.seen else 1.0
    blocks = ", ".join(number(count, what, _PLURALS.get(what, "")) for what, count in told.blocks.items() if count)
    records = ", ".join(f"{count:,} {table}" for table, count in told.records.items())
    yield f"reader    {told.reader}"
    yield f"pages     {told.pages:,} in the file: {told.read:,} read, {told.reported:,} reported as unread"
    if told.pages != told.read + told.reported:
        yield f"          {told.pages - told.read - told.reported:,} NOT ACCOUNTED FOR; please report it"
    yield f"letters   {told.letters.seen:,} on the pages, {told.letters.kept:,} kept ({kept:.1%})"
    yield f"blocks    {blocks or 'none'}"
    yield f"papers    {told.papers:,}"
    yield f"records   {records or 'none'}"
    yield f"\n{click.style('Tables', bold=True)}" if told.tables else "tables    none"
    yield from map(_table, told.tables)
    yield f"\n{click.style('Findings', bold=True)}" if told.findings else "findings  none"
    yield from map(_finding, told.findings)


_PLURALS = {"line of furniture": "lines of furniture"}


def _table(table: TableSeen) -> str:
    where = f"page {table.first}" if table.first else f"line {table.line}" if table.line else ""
    if table.last != table.first:
        where = f"pages {table.first}–{table.last}"
    size = f"{table.rows} × {table.columns}"
    return f"  {where:<12} {size:>8}  {table.layout or 'no layout':<24} {one_line(table.caption)}".rstrip()


def _finding(finding: Finding) -> str:
    span = finding.span
    where = f"page {span.page}: " if span.page else f"line {span.line}: " if span.line else ""
    return plain(f"  {finding.severity:<8} {finding.code:<20} {where}{one_line(finding.message)}")
