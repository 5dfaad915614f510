"""What commands share by which a person has the last word: who decides, why, and what follows from it."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import sqlite_utils

F = TypeVar("F", bound=Callable[..., Any])


def _login() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        # an account without a name, as in a container; click then asks for --by
        return None


def why_option(function: F) -> F:
    """Adds ``--why`` and ``--by``, which are kept with what is decided."""
    by = click.option(
        "--by",
        "author",
        metavar="NAME",
        envvar="PAPERS2DATA_BY",
        show_envvar=True,
        default=_login,
        required=True,
        help="Who says so.  [default: the name you are logged in with]",
    )
    why = click.option("--why", required=True, metavar="REASON", help="The reason, for those who read it later.")
    return by(why(function))


@contextmanager
def deciding(path: Path) -> Iterator[sqlite_utils.Database]:
    """The database at ``path``, which must be there; links and checks are made anew afterwards. Raises StoreError."""
    from papers2data.check import check_all
    from papers2data.link import link_all
    from papers2data.store import open_db

    db = open_db(path, create=False)
    try:
        yield db
        link_all(db)
        check_all(db)
    finally:
        db.close()
