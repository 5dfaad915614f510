"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import sqlite_utils

F = TypeVar("F", bound=Callable[..., Any])

DATABASE = "papers.db"
"""The database's name where no other is given, in the working folder."""


def db_option(function: F) -> F:
    """Adds ``--db``."""
    return click.option(
        "--db",
        "db_path",
        type=click.Path(path_type=Path),
        default=DATABASE,
        show_default=True,
        envvar="PAPERS2DATA_DB",
        show_envvar=True,
        help="The database file.",
    )(function)


def own_db_option(function: F) -> F:
    """Adds ``--db`` to a command of a group that has it too; ``own_db`` is None without it."""
    return click.option("--db", "own_db", type=click.Path(path_type=Path), help="The database file.")(function)


def json_option(function: F) -> F:
    """Adds ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON in place of text.")(function)


@contextmanager
def reading(path: Path) -> Iterator[sqlite_utils.Database]:
    """The database at ``path``, which is only read; one of an older version is brought up to date before.

    Raises StoreError.
    """
    from papers2data.errors import StoreError
    from papers2data.store import OlderError, open_db

    try:
        db = open_db(path, create=False, readonly=True)
    except OlderError as older:
        try:
            open_db(path, create=False).close()
        except StoreError as error:
            raise older from error
        db = open_db(path, create=False, readonly=True)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def writing(path: Path, *, create: bool = True) -> Iterator[sqlite_utils.Database]:
    """The database at ``path``, made where there is none and ``create`` is true. Raises StoreError."""
    from papers2data.store import open_db

    db = open_db(path, create=create)
    try:
        yield db
    finally:
        db.close()
