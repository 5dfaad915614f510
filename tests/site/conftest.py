"""A real Datasette over a small database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papers2data.site.server import datasette
from tests.cli.sample import build

Get = Callable[..., Any]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, asyncio.AbstractEventLoop]]:
    """The site and the event loop that it runs in."""
    path = build(tmp_path_factory.mktemp("site") / "harbour papers.db")
    loop = asyncio.new_event_loop()
    made = datasette(Path(path))
    loop.run_until_complete(made.invoke_startup())
    yield made, loop
    made.get_database("papers").close()
    made.executor.shutdown()
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()


@pytest.fixture
def get(site: tuple[Any, asyncio.AbstractEventLoop]) -> Get:
    """The answer to a request for a path, with its query as keywords."""
    made, loop = site

    def call(path: str, **query: str) -> Any:
        return loop.run_until_complete(made.client.get(path, params=query or None))

    return call
