"""Papers in, a database out: ingest, load, demo, and layouts tried on a document."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from papers2data.cli.commands.demo import sample_papers
from papers2data.errors import InputError
from tests.cli.conftest import Run
from tests.cli.papers import LAYOUT, UNKNOWN_TABLE, write_papers


def _rows(run: Run, table: str, db: str = "papers.db") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("export", table, "--format", "json", "--db", db).stdout)
    return rows


def test_ingest(run: Run, tmp_path: Path) -> None:
    """Papers become records; snapshots lie beside the database; stdout stays empty and stderr sums up."""
    write_papers(tmp_path / "papers", 2)
    result = run("ingest", "papers")
    assert (result.exit_code, result.stdout) == (0, "")
    first, second = result.stderr.splitlines()
    assert first.startswith("2 documents in ")
    assert first.endswith(": 2 added.")
    assert second.endswith("Database: papers.db")
    assert sorted(row["path"] for row in _rows(run, "documents")) == ["papers/update-001.md", "papers/update-002.md"]
    assert [row["status"] for row in _rows(run, "milestone_readings")] == ["on_track", "complete"] * 2
    assert sorted(p.name for p in (tmp_path / "extracted" / "papers").iterdir()) == [
        "update-001.md.json",
        "update-002.md.json",
    ]


def test_ingest_again(run: Run, tmp_path: Path) -> None:
    """What has not changed is not read again; what has is replaced; --force reads all."""
    folder = write_papers(tmp_path / "papers", 2)
    run("ingest", "papers")
    assert run("ingest", "papers").stderr.splitlines()[0].endswith(": 2 unchanged.")
    paper = folder / "update-001.md"
    paper.write_text(paper.read_text(encoding="utf-8").replace("On Target", "Complete"), encoding="utf-8")
    assert run("ingest", "papers").stderr.splitlines()[0].endswith(": 1 replaced, 1 unchanged.")
    assert [row["status"] for row in _rows(run, "milestone_readings")].count("complete") == 3
    assert run("ingest", "papers", "--force").stderr.splitlines()[0].startswith("2 documents in ")


def test_a_bad_document_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    """Files that cannot be read are listed at the end with their reasons, and the others are in the database."""
    folder = write_papers(tmp_path / "papers", 1)
    (folder / "empty.md").touch()
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    result = run("ingest", "papers")
    lines = result.stderr.splitlines()
    assert result.exit_code == 0
    assert "1 added, 2 unreadable." in lines[0]
    assert lines[-3] == "2 files could not be read:"
    assert [line.partition(":")[0] for line in lines[-2:]] == ["  papers/empty.md", "  papers/torn.pdf"]
    assert lines[-1].count("torn.pdf") == 1
    assert len(_rows(run, "milestone_readings")) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        pytest.param(["nowhere"], 3, "there is no file or folder at nowhere: check the spelling", id="missing path"),
        pytest.param(["hollow"], 3, "hollow holds no papers: papers2data reads files that end in", id="empty folder"),
        pytest.param(["boat.jpg"], 3, "boat.jpg is of a kind that is not read", id="a picture"),
        pytest.param(["empty.txt"], 3, "1 file could not be read:", id="empty file, and no other"),
        pytest.param(["noise.txt"], 3, "noise.txt is of a kind that is not read", id="a binary that is no paper"),
        pytest.param(["a/x.txt", "b/x.txt", "--root", "a"], 2, "would both be called x.txt", id="two of one name"),
        pytest.param(["a", "--jobs", "0"], 2, "0 is not in the range", id="no worker"),
        pytest.param(["a", "--engine", "magic"], 2, "'magic' is not one of 'pdfium', 'pdfplumber'", id="engine"),
        pytest.param(["a", "--db", "no/such/papers.db"], 5, "there is no folder no/such", id="database's folder"),
    ],
)
def test_bad_input(run: Run, tmp_path: Path, arguments: list[str], status: int, sentence: str) -> None:
    """Bad input ends with its own status and one clear sentence."""
    for folder in ("hollow", "a", "b"):
        (tmp_path / folder).mkdir()
        if folder != "hollow":
            (tmp_path / folder / "x.txt").write_text(f"The committee {folder} met.\n", encoding="utf-8")
    (tmp_path / "boat.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    result = run("ingest", *arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_missing_input_makes_no_database(run: Run, tmp_path: Path) -> None:
    """A slip of the pen in a path leaves nothing behind."""
    run("ingest", "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_load(run: Run, tmp_path: Path) -> None:
    """Snapshots alone make the same database; one that is damaged is listed and does not stop the others."""
    write_papers(tmp_path / "papers", 2)
    run("ingest", "papers")
    (tmp_path / "extracted" / "torn.json").write_text("{", encoding="utf-8")
    result = run("load", "extracted", "--db", "again.db")
    assert result.exit_code == 0
    assert "2 added, 1 unreadable." in result.stderr
    assert "  extracted/torn.json: extracted/torn.json is no snapshot" in result.stderr
    assert _rows(run, "milestone_readings", "again.db") == _rows(run, "milestone_readings")


def test_load_nothing(run: Run, tmp_path: Path) -> None:
    """A folder without snapshots is bad input (3)."""
    (tmp_path / "hollow").mkdir()
    result = run("load", "hollow")
    assert result.exit_code == 3
    assert "hollow holds no snapshots" in result.stderr


def test_demo_without_the_corpus(tmp_path: Path) -> None:
    """Away from a checkout, the demo says what to do instead."""
    with pytest.raises(InputError, match="Run 'papers2data demo' in a checkout, or 'papers2data ingest'"):
        sample_papers(tmp_path)


def test_schemas_list(run: Run) -> None:
    """The layouts are listed with the table that each feeds."""
    listed = {row["name"]: row["record"] for row in json.loads(run("schemas", "list", "--json").stdout)}
    assert listed["milestone-table"] == "milestone_readings"
    assert [name for name in listed if name not in run("schemas", "list").stdout] == []


def test_schemas_check_with_a_document(run: Run, tmp_path: Path) -> None:
    """A layout is tried on a document, and what it reads is printed."""
    (tmp_path / "boats.md").write_text(UNKNOWN_TABLE, encoding="utf-8")
    (tmp_path / "boats.toml").write_text(LAYOUT, encoding="utf-8")
    result = run("schemas", "check", "boats.toml", "boats.md", "--json")
    assert [(row["theme"], row["commitment"]) for row in json.loads(result.stdout)] == [
        ("Blue", "Oak"),
        ("Green", "Elm"),
    ]
    assert result.stderr.splitlines() == [
        "boats.toml holds: it reads 'Boats' into commitments.",
        "It fits 1 table of 1 in boats.md and gives 2 records.",
    ]
    assert "  commitment: Oak" in run("schemas", "check", "boats.toml", "boats.md").stdout


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        pytest.param('"commitments"', '"boats"', "record: there is no record kind 'boats'", id="record"),
        pytest.param("[columns.theme]", "[columns.hull]", "columns.hull: commitments has no field 'hull'", id="field"),
        pytest.param("'keel wood'", "'keel ('", "'keel (' is no regular expression", id="pattern"),
        pytest.param("[rows]", "[row]", "row", id="unknown key"),
        pytest.param('name = "boats"', "name = ", "line 1", id="no TOML"),
    ],
)
def test_schemas_check_names_the_fault(run: Run, tmp_path: Path, old: str, new: str, key: str) -> None:
    """A fault in a layout ends with status 4, and the sentence names file and key."""
    (tmp_path / "boats.toml").write_text(LAYOUT.replace(old, new), encoding="utf-8")
    result = run("schemas", "check", "boats.toml")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "boats.toml" in result.stderr
    assert key in result.stderr


def test_schemas_suggest(run: Run, tmp_path: Path) -> None:
    """A table that no layout knows gives a layout to start from: TOML whose patterns are the table's headings."""
    (tmp_path / "boats.md").write_text(UNKNOWN_TABLE, encoding="utf-8")
    started = tomllib.loads(run("schemas", "suggest", "boats.md").stdout)
    assert {name: column["headings"] for name, column in started["columns"].items()} == {
        "hull_colour": ["Hull colour"],
        "keel_wood": ["Keel wood"],
        "mast_count": ["Mast count"],
    }
    assert started["rows"]["opens"] == [["hull_colour"]]


def test_schemas_suggest_where_all_is_known(run: Run, tmp_path: Path) -> None:
    """A document whose tables are all known gives nothing to start from, and says so."""
    write_papers(tmp_path / "papers", 1)
    result = run("schemas", "suggest", "papers/update-001.md")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "is known" in result.stderr
