"""The website, from the first request to Ctrl-C."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from papers2data.cli.options import reading, writing
from papers2data.cli.talk import say
from papers2data.errors import UsageError

if TYPE_CHECKING:
    from papers2data.site.office.office import Office, Rules

HERE = ("127.0.0.1", "::1", "localhost")
"""Addresses that only this computer reaches."""


def serve(
    db_path: Path,
    host: str,
    port: int,
    *,
    papers: Path | None = None,
    open_browser: bool = False,
    rules: Rules | None = None,
    sql: bool = False,
) -> None:
    """Serves the database at ``db_path`` until the process is told to stop; ``papers`` holds the files that were read.

    With ``rules`` it is an office, where people sign in and add papers. Raises StoreError for a database that cannot be
    read, UsageError for an address or a folder that cannot be used.
    """
    _check_name(db_path)
    if papers is not None and not papers.is_dir():
        raise UsageError(f"there is no folder {papers}: give the one that the papers' names are relative to")
    office = None if rules is None else _office(db_path, papers or Path.cwd(), rules, host)
    with reading(db_path):
        pass  # says what is wrong with the database before a server is started
    with listen(host, port) as listening:
        from papers2data.site.server import run

        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        say(f"{db_path} is published at {address} until you press Ctrl-C.")
        if open_browser and _has_screen():
            webbrowser.open(address)
        run(db_path, listening, papers or Path.cwd(), office=office, sql=sql)
    say("Stopped.")


def _office(db_path: Path, papers: Path, rules: Rules, host: str) -> Office:
    """The office over this database, both made where need be. Raises UsageError where papers cannot be kept."""
    from papers2data.site.office.office import Office, Place
    from papers2data.store.office.accounts import accounts
    from papers2data.store.office.book import book_path, make_book

    if not os.access(papers, os.W_OK):
        raise UsageError(f"papers cannot be added to {papers}: give a folder that can be written to with --papers")
    with writing(db_path):
        pass
    book = book_path(db_path)
    make_book(book)
    if not rules.user_header and not accounts(book):
        say("Nobody can sign in yet: make an account with 'papers2data account add NAME'.")
    if host not in HERE and not rules.proxies:
        say("Passwords travel as plain text: let a proxy with https stand before this site, and name it with --proxy.")
    place = Place(db_path.resolve(), book.resolve(), papers.resolve(), db_path.resolve().parent / "extracted")
    return Office(place, rules)


def _check_name(db_path: Path) -> None:
    """Raises UsageError for a path that Datasette would take for an address with a query."""
    signs = [sign for sign in "?#%" if sign in str(db_path)]
    if signs:
        raise UsageError(f"{db_path} cannot be published: rename it, since its path holds {' and '.join(signs)}")


def _has_screen() -> bool:
    """False where only a text browser could open, which would take this terminal from the program."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at ``host`` and ``port``. Raises UsageError where another program does, or none may."""
    try:
        made = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise UsageError(f"port {port} of {host} cannot be used ({reason}): choose another with --port") from error
    # connections take this over: else each answer waits 40 ms for the browser to acknowledge its headers
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made
