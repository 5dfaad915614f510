"""``papers2data findings accept``, ``dismiss`` and ``undo``: a person's word on a finding."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def mine(sample: Path, tmp_path: Path) -> Path:
    """A copy of the small database, to be changed."""
    return Path(shutil.copy(sample, tmp_path / "mine.db"))


def told(run: Run, db: Path) -> dict[str, str]:
    """The finding on the date that cannot be read."""
    (row,) = json.loads(run("findings", "--code", "unread-date", "--json", "--db", db).stdout)
    return dict(row)


def test_dismissed_and_back(run: Run, mine: Path) -> None:
    """A dismissed finding is marked so, stays so after a check, and is open again when that is taken back."""
    name = told(run, mine)["id"]
    done = run("findings", "dismiss", name, "--why", "As printed", "--by", "A. Officer", "--db", mine)
    assert (done.exit_code, done.stderr) == (0, "The finding is dismissed.\n")
    (decision,) = re.findall(r"finding-decision-\w+", done.stdout)
    assert run("check", "--db", mine).exit_code == 0
    assert told(run, mine)["status"] == "dismissed"
    listed = run("findings", "--decided", "--db", mine).stdout
    assert listed.startswith("dismissed (applies)  unread-date  ")
    assert "A. Officer" in listed
    assert run("findings", "--db", mine, "undo", name).stderr == f"{decision} is withdrawn.\n"
    assert told(run, mine)["status"] == "open"


def test_accepted(run: Run, mine: Path) -> None:
    """An accepted finding stands in the list with its state."""
    run("findings", "--db", mine, "accept", told(run, mine)["id"], "--why", "To be asked", "--by", "A. Officer")
    assert "as a date. (accepted)  [" in run("findings", "--code", "unread-date", "--db", mine).stdout


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["accept", "963f564f71a2-unread-date-0c56d13", "--why", "x"], "did you mean 963f", id="mistyped"),
        pytest.param(["accept", "zzz", "--why", "x"], "lists them with their ids", id="unknown"),
        pytest.param(["acept", "zzz"], "did you mean accept?", id="word mistyped"),
        pytest.param(["dismiss", "zzz"], "Missing option '--why'", id="no reason"),
        pytest.param(["undo", "zzz"], "there is no decision 'zzz'", id="nothing to undo"),
    ],
)
def test_what_does_not_exist(run: Run, mine: Path, arguments: list[str], advice: str) -> None:
    """What does not exist is a fault of the call (2), and changes nothing."""
    result = run("findings", *arguments, PAPERS2DATA_DB=str(mine))
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr
