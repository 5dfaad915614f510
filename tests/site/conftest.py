"""A real Datasette over a small database, and one over the whole sample corpus with its papers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from papers2data.site.server import datasette
from papers2data.site.viewer.page import desk_of
from tests.cli.sample import build
from tests.conftest import ROOT, Ingested

Get = Callable[..., Any]
Site = tuple[Any, asyncio.AbstractEventLoop]
"""A site and the event loop that it runs in."""


@contextmanager
def running(path: Path, papers: Path | None = None) -> Iterator[Site]:
    """The site over the database at ``path``, ended in order."""
    loop = asyncio.new_event_loop()
    made = datasette(path, papers)
    loop.run_until_complete(made.invoke_startup())
    yield made, loop
    desk_of(made).close()
    made.get_database("papers").close()
    made.executor.shutdown()
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


def asking(site: Site) -> Get:
    """What answers a request for a path, with its query as keywords."""
    made, loop = site

    def call(path: str, **query: str) -> Any:
        return loop.run_until_complete(made.client.get(path, params=query or None))

    return call


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site over the small database, without its papers."""
    path = build(tmp_path_factory.mktemp("site") / "harbour papers.db")
    with running(path) as made:
        yield made


@pytest.fixture
def get(site: Site) -> Get:
    """The small site's answer to a request."""
    return asking(site)


@pytest.fixture(scope="session")
def office_site(own_corpus: Ingested) -> Iterator[Site]:
    """The site over the sample corpus, with its papers."""
    with running(own_corpus.db, ROOT / "corpus" / "papers") as made:
        yield made


@pytest.fixture
def office(office_site: Site) -> Get:
    """The answer to a request of the site over the sample corpus."""
    return asking(office_site)
