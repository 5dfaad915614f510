"""``papers2data serve``: the database as a website."""

from __future__ import annotations

from pathlib import Path

import click

from papers2data.cli.options import db_option


@click.command("serve")
@db_option
@click.option(
    "--papers",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that the papers' names are relative to, to show their pages.  [default: the working folder]",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other computers in.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def command(db_path: Path, papers: Path | None, port: int, host: str, open_browser: bool) -> None:
    """Publish the database as a website, until Ctrl-C.

    Nothing can be changed through the site. It shows what 'ingest' adds while it runs. Of the papers' files it shows
    only those that were read, as they were when they were read.
    """
    from papers2data.cli.serving import serve

    serve(db_path, host, port, papers=papers, open_browser=open_browser)
