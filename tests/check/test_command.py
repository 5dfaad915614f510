"""``papers2data check`` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from papers2data.cli.program import cli
from papers2data.link import link_all
from papers2data.store import load, open_db
from tests.check.test_keep import LATE
from tests.link.corpus import rows, update
from tests.store.papers import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one question that nobody has asked yet."""
    path = tmp_path / "papers.db"
    db = open_db(path)
    load(db, update("2020-09-30", ("Dredge the inner basin", LATE), path="quays/update.pdf"), NOW)
    link_all(db)
    db.close()
    return path


def run(*arguments: str | Path) -> Result:
    """What the program says."""
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], catch_exceptions=False)


def test_questions_stand_under_their_paper(path: Path) -> None:
    """Each paper's questions follow its path, with severity, code, page and sentence; the count is talk."""
    result = run("--db", path)
    assert result.stdout.splitlines() == [
        "quays/update.pdf",
        "  warning overdue-on-track page 1: “Dredge the inner basin” was reported as “On Target” on 30 September 2020, "
        "but it was due in December 2019, nine months earlier.  [cdc6aa789613-overdue-on-track-fc8626e8]",
    ]
    assert result.stderr == "1 question.\n"


def test_questions_are_kept(path: Path) -> None:
    """What was asked is in the findings afterwards."""
    run("--db", path)
    assert rows(open_db(path), "SELECT code FROM findings WHERE family = 'scrutiny'") == [("overdue-on-track",)]


def test_some_questions(path: Path) -> None:
    """A code or a day narrows what is shown, not what is asked."""
    assert run("--db", path, "--since", "2020-10-01").stdout == ""
    assert run("--db", path, "--code", "reopened").stdout == ""
    (row,) = json.loads(run("--db", path, "--code", "overdue-on-track", "--json").stdout)
    assert (row["severity"], row["page"], row["record_table"]) == ("warning", 1, "milestone_readings")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--code", "overdue-on-trak"], "did you mean overdue-on-track?", id="code"),
        pytest.param(["--since", "May"], "a date is written 2024-04-15", id="day"),
    ],
)
def test_slips_of_the_pen(path: Path, arguments: list[str], said: str) -> None:
    """A code or day that is none is named, with what would be one."""
    result = run("--db", path, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_database(tmp_path: Path) -> None:
    """Where there is no database none is made."""
    result = run("--db", tmp_path / "none.db")
    assert result.exit_code == 5
    assert "make one with 'papers2data ingest'" in result.stderr
    assert not (tmp_path / "none.db").exists()
