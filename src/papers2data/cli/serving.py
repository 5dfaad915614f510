"""The website, from the first request to Ctrl-C."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path

from papers2data.cli.options import reading
from papers2data.cli.talk import say
from papers2data.errors import UsageError


def serve(db_path: Path, host: str, port: int, *, papers: Path | None = None, open_browser: bool = False) -> None:
    """Serves the database at ``db_path`` until the process is told to stop; ``papers`` holds the files that were read.

    Raises StoreError for a database that cannot be read, UsageError for an address or a folder that cannot be used.
    """
    _check_name(db_path)
    if papers is not None and not papers.is_dir():
        raise UsageError(f"there is no folder {papers}: give the one that the papers' names are relative to")
    with reading(db_path):
        pass  # says what is wrong with the database before a server is started
    with listen(host, port) as listening:
        from papers2data.site.server import run

        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        say(f"{db_path} is published at {address} until you press Ctrl-C.")
        if open_browser and _has_screen():
            webbrowser.open(address)
        run(db_path, listening, papers or Path.cwd())
    say("Stopped.")


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
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise UsageError(f"port {port} of {host} cannot be used ({reason}): choose another with --port") from error
