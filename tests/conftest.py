"""Fixtures that every test may use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from papers2data import store
from papers2data.pipeline.ingest import Report, ingest
from papers2data.pipeline.inputs import find_inputs

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Ingested:
    """A corpus that was read: its database, the folder of its snapshots, and what the ingest reported."""

    db: Path
    snapshots: Path
    report: Report


@pytest.fixture(scope="session")
def own_corpus(tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    """The whole sample corpus, ingested once for all tests, which change nothing of it."""
    folder = tmp_path_factory.mktemp("own-corpus")
    papers = ROOT / "corpus" / "papers"
    db = store.open_db(folder / "papers.db")
    report = ingest(db, list(find_inputs([papers], papers)), folder / "extracted")
    db.close()
    return Ingested(folder / "papers.db", folder / "extracted", report)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the project; skips where it is absent."""
    folder = Path(os.environ.get("PAPERS2DATA_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip("the real papers (shared/ beside the project) are not here")
    return folder
