"""``papers2data correct`` and ``corrections``: a person's word on a field, kept, told and carried elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Ingested


@pytest.fixture
def mine(own_corpus: Ingested, tmp_path: Path) -> Path:
    """A copy of the sample corpus's database, to be changed."""
    return Path(shutil.copy(own_corpus.db, tmp_path / "mine.db"))


def last_reading(run: Run, db: Path) -> str:
    """The id of the newest reading of a milestone that is due in 2024."""
    rows = json.loads(run("export", "milestone_history", "--format", "json", "--db", db).stdout)
    (found,) = [
        row["reading_id"]
        for row in rows
        if row["milestone_id"].startswith("carrow-house-open") and row["as_at"] == "2024-06-30"
    ]
    return str(found)


def correct(run: Run, db: Path) -> str:
    """Corrects the milestone's due date; the id of the correction."""
    done = run(
        *("correct", last_reading(run, db), "due_text", "January 2025"),
        *("--why", "See the minutes of June", "--by", "A. Officer", "--db", db),
    )
    assert done.exit_code == 0, done.stderr
    return str(re.findall(r"correction-\w+", done.stdout)[0])


def test_correction_takes_effect_everywhere(run: Run, mine: Path) -> None:
    """A corrected due date is what the history and a comparison tell, with who said so."""
    correct(run, mine)
    history = run("history", "carrow", "house", "--db", mine).stdout.splitlines()[-1]
    assert "due by 31 January 2025" in history
    assert "A. Officer: See the minutes of June" in history
    compared = run("compare", "2023/24 Q4", "2024/25 Q1", "--db", mine).stdout
    assert "and is now due by 31 January 2025: five months later." in compared


def test_correction_taken_back(run: Run, mine: Path) -> None:
    """A correction that is taken back has no effect any more, and stays on record."""
    name = correct(run, mine)
    assert run("corrections", "undo", name, "--db", mine).exit_code == 0
    assert "due by 30 November 2024" in run("history", "carrow", "house", "--db", mine).stdout.splitlines()[-1]
    assert "due_text (withdrawn)" in run("corrections", "list", "--db", mine).stdout


def test_corrections_go_to_another_database(run: Run, mine: Path, own_corpus: Ingested, tmp_path: Path) -> None:
    """A file of corrections can be read by people, and makes the same corrections in another database."""
    correct(run, mine)
    said = run("corrections", "export", "said.toml", "--db", mine)
    assert said.exit_code == 0
    file = tomllib.loads((tmp_path / "said.toml").read_text(encoding="utf-8"))
    assert {(each["field"], each.get("value"), each["author"]) for each in file["correction"]} == {
        ("due_text", "January 2025", "A. Officer"),
        ("due_start", "2025-01-01", "A. Officer"),
        ("due_end", "2025-01-31", "A. Officer"),
    }
    other = Path(shutil.copy(own_corpus.db, tmp_path / "other.db"))
    assert run("corrections", "import", "said.toml", "--db", other).exit_code == 0
    assert "due by 31 January 2025" in run("history", "carrow", "house", "--db", other).stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("field", "value", "advice"),
    [
        pytest.param("due", "May", "cannot be corrected: choose one of", id="field"),
        pytest.param("status", "fine", "'fine' is no status: choose one of", id="status"),
        pytest.param("due_end", "May", "'May' is no day", id="day"),
    ],
)
def test_impossible_corrections(run: Run, mine: Path, field: str, value: str, advice: str) -> None:
    """A field or value that can't be is a fault of the call (2), and changes nothing."""
    record = last_reading(run, mine)
    result = run("correct", record, field, value, "--why", "x", "--by", "A. Officer", "--db", mine)
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr
    assert json.loads(run("corrections", "list", "--json", "--db", mine).stdout) == []


def test_unknown_record(run: Run, mine: Path) -> None:
    """A record that does not exist is a fault of the call (2), answered with ids that begin so."""
    record = last_reading(run, mine)
    result = run("correct", record[:-2], "due_text", "May", "--why", "x", "--by", "A. Officer", "--db", mine)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"did you mean {record[:-2]}" in result.stderr


def test_files_that_hold_no_corrections(run: Run, mine: Path, tmp_path: Path) -> None:
    """A file that is missing or holds something else is a fault of the input (3)."""
    (tmp_path / "letter.toml").write_text("Dear Sir", encoding="utf-8")
    for name in ("missing.toml", "letter.toml"):
        result = run("corrections", "import", name, "--db", mine)
        assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
