"""The whole way from the sample corpus to the database, held against what its authors wrote."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from papers2data import store
from papers2data.pipeline.ingest import Report, ingest
from papers2data.pipeline.inputs import find_inputs
from tests.conftest import ROOT
from tests.gold import faults

GOLD = sorted((ROOT / "corpus" / "gold").glob("*.json"))


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A database of the whole sample corpus, and what the ingest reported."""
    folder = tmp_path_factory.mktemp("corpus")
    path = folder / "papers.db"
    db = store.open_db(path)
    files = list(find_inputs([ROOT / "corpus" / "papers"], ROOT / "corpus"))
    report = ingest(db, files, folder / "extracted")
    db.close()
    return path, report


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_record_is_as_its_authors_wrote_it(ingested: tuple[Path, Report], gold: Path) -> None:
    """Each paper's records are all found, none is invented, and every field is right."""
    db = sqlite3.connect(ingested[0])
    assert faults(db, gold) == []


def test_every_file_is_read(ingested: tuple[Path, Report]) -> None:
    """No file of the sample corpus fails, and each becomes a document."""
    _, report = ingested
    assert report.reasons == {}
    assert set(report.outcomes) == {"added"}
