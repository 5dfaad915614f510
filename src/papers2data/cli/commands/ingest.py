"""``papers2data ingest``: papers in, a database out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option, writing
from papers2data.cli.progress import progress
from papers2data.cli.summary import print_summary, status_of
from papers2data.errors import UsageError
from papers2data.pipeline.inputs import Input, find_inputs

if TYPE_CHECKING:
    from papers2data.pipeline.document import Settings
    from papers2data.pipeline.ingest import Report


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@db_option
@click.option(
    "--extracted",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the snapshots of what was read.  [default: 'extracted' beside the database]",
)
@click.option("--root", type=click.Path(path_type=Path), help="Folder that the papers' names are relative to.")
@click.option("--engine", type=click.Choice(["pdfium", "pdfplumber"]), help="What reads PDFs.  [default: pdfium]")
@click.option("--password", help="Password of encrypted PDFs.")
@click.option("--jobs", type=click.IntRange(min=1), help="Documents read at once.  [default: one a processor]")
@click.option("--seconds", type=click.IntRange(min=1), help="Time limit for one document.  [default: 600]")
@click.option(
    "--memory",
    type=click.IntRange(min=0),
    metavar="MIB",
    help="Memory limit for one document, 0 for none.  [default: 4096]",
)
@click.option("--pages", type=click.IntRange(min=1), help="Read only the first pages of each document.")
@click.option("--ocr/--no-ocr", default=None, help="Read scanned pages with tesseract.  [default: where installed]")
@click.option("--force", is_flag=True, help="Read also what has not changed.")
def command(
    paths: tuple[Path, ...],
    db_path: Path,
    extracted: Path | None,
    root: Path | None,
    jobs: int | None,
    force: bool,
    **limits: str | int | None,
) -> None:
    """Read papers into the database.

    PATH is a file, or a folder with papers in it at any depth. What has not changed since the last run is not read
    again. A document that cannot be read never stops the others: it is listed at the end, with the reason.
    """
    files = unique(list(find_inputs(paths, root)))
    report = run(files, db_path, extracted, settings_of(limits), jobs=jobs, force=force)
    print_summary(report, db_path)
    raise click.exceptions.Exit(status_of(report))


def run(
    files: Sequence[Input],
    db_path: Path,
    extracted: Path | None,
    settings: Settings | None = None,
    *,
    jobs: int | None = None,
    force: bool = False,
) -> Report:
    """Reads ``files`` into the database at ``db_path``, showing how far it has come, and says what it did."""
    from papers2data.pipeline.ingest import ingest

    with writing(db_path) as db, progress(len(files)) as tick:
        folder = extracted or db_path.parent / "extracted"
        return ingest(db, files, folder, settings=settings, jobs=jobs, force=force, progress=tick)


def settings_of(limits: dict[str, str | int | None]) -> Settings | None:
    """How documents are to be read, None for as usual: the readers then need not be imported in a run without news."""
    given = {name: value for name, value in limits.items() if value is not None}
    if not given:
        return None
    from papers2data.pipeline.document import Settings

    return Settings(**given)  # type: ignore[arg-type]  # click has checked the types


def unique(files: Sequence[Input]) -> list[Input]:
    """``files`` without those given twice. Raises UsageError where two different files would have one name."""
    kept: dict[str, Input] = {}
    for file in files:
        other = kept.setdefault(file.name, file)
        if other.path.resolve() != file.path.resolve():
            raise UsageError(
                f"{other.path} and {file.path} would both be called {file.name}: "
                "name the folder above both with --root, or ingest them one after the other with a --root for each"
            )
    return list(kept.values())
