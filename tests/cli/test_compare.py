"""``papers2data compare`` and ``brief`` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import Ingested


def test_compare_prints_lines_with_sources(run: Run, own_corpus: Ingested) -> None:
    """Each kind of change has its heading, each line the pages behind it; what can't be compared goes to stderr."""
    result = run("compare", "2023/24 Q2", "2023/24 Q3", "--programme", "homes for", "--db", own_corpus.db)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "July–September 2023 and October–December 2023 compared",
        "",
        "Slipped",
        "  Carrow House: Open a four-bed children's home at Carrow Sluice was due by 29 February 2024 in the report "
        "for July–September 2023, and is now due by 31 May 2024: three months later. (portfolio-update-2023-24-q3.pdf, "
        "page 2; portfolio-update-2023-24-q2.pdf, page 2)",
    ]
    assert result.stderr == ""


def test_compare_as_json(run: Run, own_corpus: Ingested) -> None:
    """With ``--json`` each line has its source as fields."""
    result = run("compare", "2023/24 Q2", "2023/24 Q3", "--json", "--db", own_corpus.db)
    sections = {part["code"]: part["lines"] for part in json.loads(result.stdout)["sections"]}
    (again,) = sections["reopened"]
    assert again["about"] == "begin-the-new-model-of-case-audits-and-learning-visits-0ebbbb"
    assert [(source["path"].rpartition("/")[2], source["page"]) for source in again["sources"]] == [
        ("portfolio-update-2023-24-q3.pdf", 1),
        ("portfolio-update-2023-24-q2.pdf", 1),
    ]


def test_compare_with_itself(run: Run, own_corpus: Ingested) -> None:
    """Where nothing changed, that is said."""
    result = run("compare", "2023/24 Q1", "2023/24 Q1", "--programme", "leaving care", "--db", own_corpus.db)
    assert result.stdout.splitlines()[-1] == "Nothing changed."


def test_compare_refuses_what_is_no_period(run: Run, own_corpus: Ingested) -> None:
    """A word that is no period is a fault of the call (2), answered with how one is written."""
    result = run("compare", "2023/24 Q1", "soon", "--db", own_corpus.db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'soon' is no period: write it as '2023/24 Q2'" in result.stderr


def test_empty_database(run: Run, tmp_path: Path, own_corpus: Ingested) -> None:
    """A database without papers says so in one sentence, for a comparison and for a briefing."""
    from papers2data import store

    store.open_db(tmp_path / "empty.db").close()
    compared = run("compare", "2023", "2024", "--db", "empty.db")
    assert (compared.exit_code, compared.stderr) == (2, "Error: no report speaks of '2023': there are none at all\n")
    briefed = run("brief", "-o", "brief.md", "--db", "empty.db")
    assert briefed.exit_code == 2
    assert "no paper in this database has a date" in briefed.stderr
