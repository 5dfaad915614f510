"""The sample corpus's database, opened for reading."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlite_utils

from papers2data import store
from papers2data.briefing.parts import Briefing
from tests.conftest import Ingested


@pytest.fixture(scope="session")
def corpus(own_corpus: Ingested) -> Iterator[sqlite_utils.Database]:
    """The database of the sample corpus, which no test changes."""
    db = store.open_db(own_corpus.db, create=False, readonly=True)
    yield db
    db.close()


def lines_of(briefing: Briefing, code: str) -> list[str]:
    """The lines of one section, as a person reads them."""
    part = next(each for each in briefing.sections if each.code == code)
    return [f"{line.subject} {line.text} ({'; '.join(each.words() for each in line.sources)})" for line in part.lines]


def subjects_of(briefing: Briefing, code: str) -> list[str]:
    """What the lines of one section are about."""
    return [line.subject for part in briefing.sections if part.code == code for line in part.lines]
