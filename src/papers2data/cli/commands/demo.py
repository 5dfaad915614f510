"""``papers2data demo``: the sample corpus, read and published."""

from __future__ import annotations

from pathlib import Path

import click

from papers2data.cli.commands.ingest import run
from papers2data.cli.serving import serve
from papers2data.cli.summary import print_summary
from papers2data.errors import InputError
from papers2data.pipeline.inputs import find_inputs


@click.command("demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="demo",
    show_default=True,
    help="Folder for the database; it is made if need be.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes any free port.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--no-serve", is_flag=True, help="Only make the database.")
def command(folder: Path, port: int, no_browser: bool, no_serve: bool) -> None:
    """Read the sample papers of a county that does not exist, and publish them."""
    papers = sample_papers()
    files = list(find_inputs([papers], papers))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be made: {error.strerror}") from error
    db_path = folder / "papers.db"
    print_summary(run(files, db_path, folder / "extracted"), db_path)
    if not no_serve:
        serve(db_path, "127.0.0.1", port, papers=papers, open_browser=not no_browser)


def sample_papers(top: Path | None = None) -> Path:
    """The folder of the sample corpus in the checkout at ``top``. Raises InputError where there is none."""
    folder = (top or Path(__file__).resolve().parents[4]) / "corpus" / "papers"
    if not folder.is_dir():
        raise InputError(
            "the sample papers are not here: they come with the project's source, not with the installed program. "
            "Run 'papers2data demo' in a checkout, or 'papers2data ingest' with papers of your own"
        )
    return folder
