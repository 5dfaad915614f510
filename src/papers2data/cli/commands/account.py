"""``papers2data account``: who may sign in to an office."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from papers2data.cli.options import db_option, reading
from papers2data.cli.program import Program
from papers2data.cli.talk import number, one_line, say, tell


@click.group("account", cls=Program)
def command() -> None:
    """Say who may sign in to the site of 'serve --office'.

    Accounts lie in a file beside the database, which is never published. Passwords are kept as hashes.
    """


@command.command("add")
@click.argument("name", metavar="NAME")
@db_option
def add(name: str, db_path: Path) -> None:
    """Let NAME sign in; asks for a password, or reads it from the standard input."""
    from papers2data.store.office.accounts import add_account

    add_account(_book(db_path), name, _password())
    say(f"{one_line(name)} can sign in.")


@command.command("password")
@click.argument("name", metavar="NAME")
@db_option
def password(name: str, db_path: Path) -> None:
    """Give NAME another password, and sign NAME out everywhere."""
    from papers2data.store.office.accounts import change_password

    change_password(_book(db_path), name, _password())
    say(f"{one_line(name)} has a new password.")


@command.command("remove")
@click.argument("name", metavar="NAME")
@db_option
def remove(name: str, db_path: Path) -> None:
    """Let NAME sign in no more, and sign NAME out everywhere."""
    from papers2data.store.office.accounts import remove_account

    remove_account(_book(db_path), name)
    say(f"{one_line(name)} can no longer sign in.")


@command.command("list")
@db_option
def list_(db_path: Path) -> None:
    """List who may sign in."""
    from papers2data.store.office.accounts import accounts

    found = accounts(_book(db_path))
    for account in found:
        tell(f"{one_line(account.name)}  since {account.created_at[:10]}")
    say(f"{number(len(found), 'account')}.")


def _book(db_path: Path) -> Path:
    """The office's file, made where there is none. Raises StoreError where there is no database."""
    from papers2data.store.office.book import book_path, make_book

    with reading(db_path):
        pass
    book = book_path(db_path)
    make_book(book)
    return book


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
