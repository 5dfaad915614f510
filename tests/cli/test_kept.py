"""What is kept for the site is right after each command that changes what it is made of."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.papers import write_papers
from tests.conftest import Ingested
from tests.store.kept import stale

OFFICER = ("--why", "Said so", "--by", "A. Officer")


@pytest.fixture
def mine(own_corpus: Ingested, tmp_path: Path) -> Path:
    """A copy of the sample corpus's database, to be changed."""
    return Path(shutil.copy(own_corpus.db, tmp_path / "mine.db"))


def ids(run: Run, db: Path, view: str, column: str, **wanted: str) -> list[str]:
    """The different ids in a column of a view, of rows that hold what is wanted."""
    rows = json.loads(run("export", view, "--format", "json", "--db", db).stdout)
    found = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return list(dict.fromkeys(row[column] for row in found))


def test_ingested(run: Run, mine: Path, tmp_path: Path) -> None:
    """Papers that come in, that change, and that are read anew leave nothing stale."""
    folder = write_papers(tmp_path / "papers", 2)
    assert run("ingest", folder, "--db", mine, "--jobs", "1").exit_code == 0
    assert stale(mine) == []
    paper = folder / "update-001.md"
    paper.write_text(paper.read_text(encoding="utf-8").replace("On Target", "Compromised"), encoding="utf-8")
    assert run("ingest", folder, "--db", mine, "--jobs", "1").exit_code == 0
    assert stale(mine) == []


@pytest.mark.parametrize(
    ("view", "column", "field", "value"),
    [
        pytest.param("milestone_history", "reading_id", "due_text", "January 2025", id="a milestone's date"),
        pytest.param("milestone_history", "reading_id", "status_text", "Complete", id="a milestone's status"),
        pytest.param("kpi_series", "reading_id", "value_text", "12", id="a figure"),
        pytest.param("resolution_tracker", "resolution_id", "due_text", "May 2023", id="when a clause is due"),
    ],
)
def test_corrected(run: Run, mine: Path, view: str, column: str, field: str, value: str) -> None:
    """A correction leaves nothing stale, nor does taking it back."""
    row = ids(run, mine, view, column)[-1]
    done = run("correct", row, field, value, *OFFICER, "--db", mine)
    assert done.exit_code == 0, done.stderr
    assert stale(mine) == []
    (name, *_) = re.findall(r"correction-\w+", done.stdout)
    assert run("corrections", "undo", name, "--db", mine).exit_code == 0
    assert stale(mine) == []


def test_linked(run: Run, mine: Path) -> None:
    """What a person calls the same or different leaves nothing stale, nor does taking that back."""
    one, other = "review-of-the-youth-offer-59b2a5", "review-of-specialist-place-funding-a6ec84"
    links = json.loads(run("links", "--kind", "risk", "--json", "--db", mine).stdout)
    for said in (("link", "same", one, other), ("links", "reject", links[0]["id"])):
        done = run(*said, *OFFICER, PAPERS2DATA_DB=str(mine))
        assert done.exit_code == 0, done.stderr
        assert stale(mine) == []
        (decision, *_) = re.findall(r"decision-\w+", done.stdout)
        assert run("link", "undo", decision, "--db", mine).exit_code == 0
        assert stale(mine) == []


def test_checked(run: Run, mine: Path) -> None:
    """Questions that are asked anew leave nothing stale."""
    assert run("check", "--db", mine).exit_code == 0
    assert stale(mine) == []
