"""``papers2data links`` and ``link``: why rows are taken for the same thing, and a person's word on it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Ingested


@pytest.fixture
def mine(own_corpus: Ingested, tmp_path: Path) -> Path:
    """A copy of the sample corpus's database, to be changed."""
    return Path(shutil.copy(own_corpus.db, tmp_path / "mine.db"))


def test_links_say_why(run: Run, own_corpus: Ingested) -> None:
    """Each link has its score, both names and the reason in words."""
    result = run("links", "--kind", "risk", "--db", own_corpus.db)
    assert result.exit_code == 0
    assert len([line for line in result.stdout.splitlines() if line.startswith("linked")]) == 4
    assert "“Too few homes for children in care”" in result.stdout
    assert result.stderr == "4 links.\n"


def test_different_and_back(run: Run, mine: Path) -> None:
    """Two things that a person calls different come apart at once, and together again when that is taken back."""
    link = links_of(run, mine)[0]
    done = run("links", "--db", mine, "reject", link["id"], "--why", "Another risk", "--by", "A. Officer")
    assert done.exit_code == 0
    (decision,) = re.findall(r"decision-\w+", done.stdout)
    assert [each["outcome"] for each in links_of(run, mine) if each["id"] == link["id"]] == ["separate"]
    said = run("links", "--decided", "--db", mine).stdout
    assert "different (applies)  risk  " in said
    assert "A. Officer" in said
    assert run("link", "undo", decision, "--db", mine).exit_code == 0
    assert [each["outcome"] for each in links_of(run, mine) if each["id"] == link["id"]] == ["linked"]


def test_same(run: Run, mine: Path) -> None:
    """Two milestones that a person calls the same are one from then on."""
    one, other = "review-of-the-youth-offer-59b2a5", "review-of-specialist-place-funding-a6ec84"
    done = run("link", "same", one, other, "--why", "Merged in May", "--by", "A. Officer", "--db", mine)
    assert done.exit_code == 0
    told = json.loads(run("history", "review", "youth", "offer", "--json", "--db", mine).stdout)
    assert [event["said"].partition(",")[0] for event in told[0]["events"]].count("“On Target”") > 4


def links_of(run: Run, db: Path) -> list[dict[str, str]]:
    """The links between risks."""
    found: list[dict[str, str]] = json.loads(run("links", "--kind", "risk", "--json", "--db", db).stdout)
    return found


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["link", "same", "review-of-the-yuth", "x", "--why", "y"], "there is no record", id="unknown id"),
        pytest.param(["link", "sam", "a", "b"], "did you mean same?", id="word mistyped"),
        pytest.param(["link", "same", "a", "b"], "Missing option '--why'", id="no reason"),
        pytest.param(["links", "accept", "risk-x", "--why", "y"], "there is no link 'risk-x'", id="unknown link"),
        pytest.param(["link", "undo", "decision-x"], "there is no decision 'decision-x'", id="unknown decision"),
    ],
)
def test_what_does_not_exist(run: Run, mine: Path, arguments: list[str], advice: str) -> None:
    """What does not exist is a fault of the call (2), and changes nothing."""
    result = run(*arguments, PAPERS2DATA_DB=str(mine))
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr


def test_unknown_kind(run: Run, own_corpus: Ingested) -> None:
    """A kind that no link has is refused with those that there are."""
    result = run("links", "--kind", "kp", "--db", own_corpus.db)
    assert "choose from milestone, kpi, risk" in result.stderr
