"""Commands that read the database: search, show, findings, export."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from papers2data.cli.program import cli
from papers2data.store.read import table_names
from tests.cli.conftest import Run
from tests.cli.sample import HARM


def test_search_in_a_pipe_is_plain(run: Run, sample: Path) -> None:
    """Each hit is its kind, place and id, then the words around it, without colour where stdout is no terminal."""
    lines = run("search", "shut", "--db", sample).stdout.splitlines()
    assert lines[0].startswith("page  Papers 2024/harbour-july.pdf, Harbour Committee, 2024-10-15, page 1  [")
    assert lines[1:] == ["    The lighthouse was shut for painting.", ""]


def test_search_on_a_terminal_marks(sample: Path) -> None:
    """What matched is in colour on a terminal, and nothing else of the snippet is."""
    said = CliRunner().invoke(cli, ["search", "shut", "--db", str(sample)], color=True).stdout
    assert "was \x1b[33m\x1b[1mshut\x1b[0m for painting." in said


def test_search_json(run: Run, sample: Path) -> None:
    """``--json`` gives every hit with its snippet unmarked and the words that matched."""
    (hit,) = json.loads(run("search", "ferries", "--kind", "page", "--json", "--db", sample).stdout)
    assert (hit["kind"], hit["page"], hit["date"]) == ("page", 2, "2024-04-15")
    assert (hit["snippet"], hit["matched"]) == ("Berths let and ferries on time.", ["ferries"])


@pytest.mark.parametrize(
    ("options", "days"),
    [
        pytest.param([], ["2024-04-15", "2024-10-15"], id="all"),
        pytest.param(["--since", "2024-05-01"], ["2024-10-15"], id="since"),
        pytest.param(["--until", "2024-05-01"], ["2024-04-15"], id="until"),
        pytest.param(["--committee", "harbour"], ["2024-04-15", "2024-10-15"], id="committee, part of its name"),
        pytest.param(["--committee", "Finance"], [], id="another committee"),
        pytest.param(["--limit", "1", "--newest"], ["2024-10-15"], id="the newest only"),
    ],
)
def test_search_filters(run: Run, sample: Path, options: list[str], days: list[str]) -> None:
    """Committee, dates and limit narrow the search."""
    hits = json.loads(run("search", "lighthouse", "--kind", "page", "--json", *options, "--db", sample).stdout)
    assert sorted(hit["date"] for hit in hits) == days


def test_search_without_hits(run: Run, sample: Path) -> None:
    """Nothing found is no fault: stdout is empty and stderr says so."""
    result = run("search", "zeppelin", "--db", sample)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing found. Try fewer or other words.\n")


def test_show_a_record(run: Run, sample: Path) -> None:
    """A record is shown with its document, its fields under their declared titles, and the words that prove it."""
    hit = json.loads(run("search", "ferry", "fares", "--json", "--db", sample).stdout)[0]
    lines = run("show", hit["id"], "--db", sample).stdout.splitlines()
    assert lines[0] == f"Resolutions  {hit['id']}"
    assert lines[1] == "from Papers 2024/harbour-april.pdf, 2024-04-15 (2024/harbour-april.pdf)"
    assert "  Due (as printed)  July 2024" in lines
    assert lines[-2:] == ["Evidence", "  page 1: “That a report on ferry fares come back in July 2024.”"]


def test_show_a_milestone(run: Run, sample: Path) -> None:
    """A milestone is shown with the readings it was made of."""
    shown = run("export", "milestones", "--format", "json", "--db", sample).stdout
    stair = next(row["id"] for row in json.loads(shown) if row["name"].startswith("Rebuild"))
    lines = run("show", stair, "--db", sample).stdout.splitlines()
    assert lines[-3] == "Read from"
    assert [line.split()[0] for line in lines[-2:]] == ["milestone_readings", "milestone_readings"]


def test_show_a_document_by_its_name(run: Run, sample: Path) -> None:
    """A document is found by its file's name as well as by its id."""
    shown = json.loads(run("show", "harbour-july.pdf", "--json", "--db", sample).stdout)
    assert (shown["table"], shown["values"]["path"]) == ("documents", "2024/harbour-july.pdf")


def test_show_keeps_the_terminal_safe(run: Run, sample: Path) -> None:
    """Control characters that a paper holds are shown as such and not sent to the terminal."""
    document = json.loads(run("show", "harbour-july.pdf", "--json", "--db", sample).stdout)["values"]["id"]
    said = run("show", f"{document}-2", "--db", sample).stdout
    assert "Signal \ufffd[2Jred\ufffd lamp" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        pytest.param([], ["row-lost", "unread-date"], id="all"),
        pytest.param(["--severity", "error"], ["row-lost"], id="severity"),
        pytest.param(["--code", "unread-date"], ["unread-date"], id="code"),
        pytest.param(["--family", "scrutiny"], [], id="family"),
        pytest.param(["--document", "april"], ["unread-date"], id="document, part of its path"),
    ],
)
def test_findings(run: Run, sample: Path, options: list[str], codes: list[str]) -> None:
    """Family, code, severity and document narrow the list."""
    found = json.loads(run("findings", "--json", *options, "--db", sample).stdout)
    assert sorted(row["code"] for row in found) == codes


def test_findings_as_text(run: Run, sample: Path) -> None:
    """Findings stand under their document, each on a line with severity, code and page; their number is talk."""
    result = run("findings", "--code", "unread-date", "--db", sample)
    assert result.stdout.splitlines() == [
        "2024/harbour-april.pdf",
        "  warning unread-date page 1: The due date “soonish” cannot be read as a date.  "
        "[963f564f71a2-unread-date-0c56d131]",
    ]
    assert result.stderr == "1 finding.\n"


@pytest.mark.parametrize("table", table_names())
def test_export_every_table(run: Run, sample: Path, table: str) -> None:
    """Every table and view can be exported, with as many rows in CSV as in JSON."""
    as_csv = list(csv.DictReader(io.StringIO(run("export", table, "--db", sample).stdout)))
    as_json = json.loads(run("export", table, "--format", "json", "--db", sample).stdout)
    assert len(as_csv) == len(as_json)
    assert [list(row) for row in as_json] == [list(row) for row in as_csv]


def test_export_to_a_file(run: Run, sample: Path, tmp_path: Path) -> None:
    """The file's name says its form; stdout stays empty; the file replaces what was there."""
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    result = run("export", "overdue_milestones", "-o", "out.json", "--db", sample)
    assert (result.stdout, result.stderr) == ("", "Wrote 1 row of overdue_milestones to out.json.\n")
    (row,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (row["name"], row["days_overdue"]) == ("Rebuild the lighthouse stair", 183)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json"]


def test_export_where_nothing_can_be_written(run: Run, sample: Path) -> None:
    """A file that cannot be written is one sentence that names it."""
    result = run("export", "pages", "-o", "no/such/folder.csv", "--db", sample)
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: no/such/folder.csv cannot be written: No such file or directory\n",
    )


def test_export_keeps_text_as_it_is(run: Run, sample: Path) -> None:
    """Data is not prettied up: what a paper says goes out as it came in."""
    rows = json.loads(run("export", "milestone_readings", "--format", "json", "--db", sample).stdout)
    assert [row["name"] for row in rows if "pier" in row["name"]] == [f"Paint the pier {HARM}"]


def test_doctor(run: Run, sample: Path) -> None:
    """All is well with a whole installation and database, and the database's size is said."""
    checks = {c["name"]: c for c in json.loads(run("doctor", "--json", "--db", sample).stdout)}
    assert [name for name, check in checks.items() if check["state"] == "bad"] == []
    assert checks["database"]["detail"].endswith("2 documents, 2 findings, 4 pages")


def test_doctor_finds_a_bad_database(run: Run, tmp_path: Path) -> None:
    """A database that cannot be read fails the check with its reason, and the program ends with 1."""
    (tmp_path / "letter.db").write_text("Dear Sir, this is no database." * 30, encoding="utf-8")
    result = run("doctor", "--db", "letter.db")
    assert result.exit_code == 1
    assert "BAD   database: letter.db is no database" in result.stdout


def test_an_old_database_is_brought_up_to_date(run: Run, sample: Path, tmp_path: Path) -> None:
    """A command that only reads first gives a database of an older version what it lacks, and answers."""
    path = Path(shutil.copy(sample, tmp_path / "old.db"))
    old = sqlite3.connect(path)
    old.execute("DROP VIEW status_changes")
    old.close()
    assert "harbour-july.pdf" in run("search", "shut", "--db", path).stdout
    old = sqlite3.connect(path)
    assert old.execute("SELECT count(*) FROM sqlite_master WHERE name = 'status_changes'").fetchone() == (1,)
    old.close()
