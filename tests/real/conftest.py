"""One ingest of the real papers for all tests here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from papers2data import store
from papers2data.pipeline.ingest import Report, ingest
from papers2data.pipeline.inputs import find_inputs


@dataclass(frozen=True, slots=True)
class Papers:
    """The database of the real papers, the folder that holds them and what the ingest reported."""

    db: sqlite3.Connection
    folder: Path
    report: Report


@pytest.fixture(scope="session")
def papers(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Papers]:
    """All papers of the shared corpus, read once a session."""
    folder = tmp_path_factory.mktemp("real")
    path = folder / "papers.db"
    db = store.open_db(path)
    report = ingest(db, list(find_inputs([shared / "corpus"], shared)), folder / "extracted")
    db.close()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield Papers(connection, shared, report)
    connection.close()
