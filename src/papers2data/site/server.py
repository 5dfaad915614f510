"""Datasette with our plugins, ready to answer, over one database that only an office's own pages can change."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from papers2data.schema.load import schemas
from papers2data.site.frame import LOOKS
from papers2data.site.metadata import DATABASE, build
from papers2data.site.office.office import Office, set_office
from papers2data.site.viewer.page import Desk, desk_of, set_desk
from papers2data.store.office.book import secret_of

SETTINGS: dict[str, bool | int] = {
    # visitors ask the declared questions; SQL of their own could keep the machine busy and read every table
    "default_allow_sql": False,
    "allow_download": False,
    "sql_time_limit_ms": 2000,
    "facet_time_limit_ms": 500,
    # to look for facets in every column costs more than the page itself
    "suggest_facets": False,
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "max_csv_mb": 100,
    "default_cache_ttl": 0,
}
"""Datasette's settings; times are milliseconds."""

TEMPLATES = Path(__file__).resolve().parent / "templates"

STATIC = Path(__file__).resolve().parent / "static"


def datasette(db_path: Path, papers: Path | None = None, *, office: Office | None = None, sql: bool = False) -> Any:
    """A Datasette over the database at ``db_path``; its ``client`` answers without a network.

    ``papers`` is the folder with the files that were read; without it pages are shown as text only. With ``office``
    people sign in, add papers and decide; ``sql`` lets everybody ask in SQL.
    """
    with warnings.catch_warnings():
        # Datasette 0.65 asks pkg_resources for plugins, which setuptools is about to drop; nobody can act on that here
        warnings.simplefilter("ignore")
        from datasette.app import Datasette, DatasetteClient
        from datasette.plugins import pm

    from papers2data.site import plugin
    from papers2data.site.office import plugin as office_plugin
    from papers2data.site.published import Published

    _print_less()
    for module, name in ((plugin, "papers2data"), (office_plugin, "papers2data-office")):
        if not pm.is_registered(module):
            pm.register(module, name=name)
    site = Datasette(
        [],
        metadata=build(schemas()),
        settings={**SETTINGS, "default_allow_sql": sql},
        template_dir=str(TEMPLATES),
        static_mounts=[(LOOKS, str(STATIC))],
        secret=secret_of(office.book) if office else None,
    )
    set_desk(site, Desk(papers))
    if office:
        set_office(site, office)
        # the one that Datasette made itself goes by the addresses that it had before
        site.client = DatasetteClient(site)
    site.remove_database("_memory")
    site.add_database(Published(site, db_path, is_mutable=not _is_still(db_path)), name=DATABASE)
    return site


def _print_less() -> None:
    """Keeps Datasette from printing each refused request with all its variables; real faults are still printed."""
    from datasette import handle_exception  # only once datasette.app has loaded it as a plugin

    handle_exception.rich = None


def _is_still(db_path: Path) -> bool:
    """True where nothing can change the file, so that SQLite must be told to do without the files beside it."""
    return not os.access(db_path.resolve().parent, os.W_OK) and not db_path.with_name(f"{db_path.name}-wal").exists()


def run(
    db_path: Path,
    listening: socket.socket,
    papers: Path | None = None,
    *,
    office: Office | None = None,
    sql: bool = False,
) -> None:
    """Answers on ``listening`` until the process gets SIGINT or SIGTERM; the rest as for ``datasette``."""
    site = datasette(db_path, papers, office=office, sql=sql)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import uvicorn

    asyncio.run(site.invoke_startup())
    # whose headers are believed is the office's to say
    config = uvicorn.Config(
        site.app(), log_level="warning", lifespan="on", access_log=False, proxy_headers=False, server_header=False
    )
    # what is loaded by now stays: to look through it for garbage takes 80 milliseconds, which a reader would wait for
    gc.collect()
    gc.freeze()
    with _reading(office):
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            return  # the server has closed its connections by then; this is how it is meant to end
        finally:
            desk_of(site).close()


@contextmanager
def _reading(office: Office | None) -> Iterator[None]:
    """The process that reads an office's uploads, at work for as long as this lasts."""
    if office is None:
        yield
        return
    from papers2data.site.office.worker import Worker

    worker = Worker(office.place)
    worker.start()
    try:
        yield
    finally:
        worker.stop()
