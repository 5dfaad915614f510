"""``papers2data serve``: the database as a website."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from papers2data.cli.options import db_option
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.site.office.office import Rules

LOOPBACK = ("127.0.0.1", "::1")


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
@click.option("--sql", is_flag=True, help="Let everybody ask questions in SQL.")
@click.option("--office", is_flag=True, help="Let people sign in, add papers, and decide what a person must decide.")
@click.option("--private", is_flag=True, help="With --office: show nothing to strangers.")
@click.option("--user-header", metavar="HEADER", help="With --office: the header in which a proxy says who signed in.")
@click.option(
    "--proxy",
    "proxies",
    metavar="ADDRESS",
    multiple=True,
    help="With --office: address of a proxy that is believed.  [default: this computer's, with --user-header]",
)
@click.option(
    "--most-upload",
    type=click.IntRange(min=1),
    metavar="MIB",
    help="With --office: how much may be sent at once.  [default: 512]",
)
def command(
    db_path: Path,
    papers: Path | None,
    port: int,
    host: str,
    open_browser: bool,
    sql: bool,
    office: bool,
    **given: object,
) -> None:
    """Publish the database as a website, until Ctrl-C.

    Nothing can be changed through the site, unless it is an office. It shows what 'ingest' adds while it runs. Of the
    papers' files it shows only those that were read, as they were when they were read.
    """
    from papers2data.cli.serving import serve

    rules = _rules(office, given)
    serve(db_path, host, port, papers=papers, open_browser=open_browser, rules=rules, sql=sql)


def _rules(is_office: bool, given: dict[str, object]) -> Rules | None:
    """How the office is run, None for no office. Raises UsageError for an option that only an office has."""
    named = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if not is_office:
        if named:
            raise UsageError(f"{named[0].replace('proxies', 'proxy')} is for an office: give --office, too")
        return None
    from papers2data.site.office.office import MOST_UPLOAD, Rules

    header, proxies, most = given["user_header"], given["proxies"], given["most_upload"]
    trusted = proxies if isinstance(proxies, tuple) else ()
    return Rules(
        private=bool(given["private"]),
        user_header=str(header or ""),
        proxies=frozenset(map(str, trusted or (LOOPBACK if header else ()))),
        most_upload=most << 20 if isinstance(most, int) else MOST_UPLOAD,
    )
