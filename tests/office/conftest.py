"""One running office for most tests, and people who have signed in to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from papers2data.store.office import accounts
from papers2data.store.office.book import make_book
from tests.office.harbour import with_work
from tests.office.running import NAME, PASSWORD, Person, Running, office


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small database, whose papers mean harm, and one account."""
    folder = tmp_path_factory.mktemp("office-template")
    with_work(folder / "papers.db")
    make_book(folder / "papers.office.db")
    accounts.add_account(folder / "papers.office.db", NAME, PASSWORD)
    return folder


@pytest.fixture(scope="session")
def running(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The office that most tests share; it takes 4 MiB at once."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("office") / "all")
    with office(folder, "--most-upload", "4") as made:
        yield made


@pytest.fixture
def stranger(running: Running) -> Iterator[Person]:
    """Somebody who has not signed in."""
    person = Person(running.address)
    with person.client:
        yield person


@pytest.fixture(scope="session")
def token(running: Running) -> str:
    """The session of somebody who has signed in; comparing a password takes its time."""
    return accounts.sign_in(running.book, NAME, PASSWORD, "here") or ""


@pytest.fixture
def ada(running: Running, token: str) -> Iterator[Person]:
    """Somebody who has signed in."""
    person = Person(running.address)
    person.client.cookies.set("papers2data_session", token)
    with person.client:
        yield person
