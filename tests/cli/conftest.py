"""The program as a person calls it, and a small database to call it on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papers2data.cli.program import cli
from tests.cli.sample import build

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small database that no test changes."""
    return build(tmp_path_factory.mktemp("sample") / "papers.db")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls the program in this process, in an empty folder; a fault of the program fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PAPERS2DATA_DB", raising=False)

    def call(*arguments: str | Path, **options: str) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False, env=options)

    return call


@pytest.fixture
def command(root: Path) -> tuple[list[str], dict[str, str]]:
    """The command line and environment that start the program as a process of its own."""
    start = "from papers2data.cli import main; main()"
    return [sys.executable, "-c", start], {**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1"}
