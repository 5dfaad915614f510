"""The whole way from the sample corpus to the database, held against what its authors wrote."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ingested
from tests.gold import faults

GOLD = sorted((ROOT / "corpus" / "gold").glob("*.json"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_every_record_is_as_its_authors_wrote_it(own_corpus: Ingested, gold: Path) -> None:
    """Each paper's records are all found, none is invented, and every field is right."""
    db = sqlite3.connect(own_corpus.db)
    assert faults(db, gold) == []


def test_every_file_is_read(own_corpus: Ingested) -> None:
    """No file of the sample corpus fails, and each becomes a document."""
    assert own_corpus.report.reasons == {}
    assert set(own_corpus.report.outcomes) == {"added"}
