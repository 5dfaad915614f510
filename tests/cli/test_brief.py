"""``papers2data brief`` as a person calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Ingested


@pytest.mark.parametrize("name", ["brief.md", "brief.html", "brief.docx"])
def test_brief_writes_a_file(run: Run, own_corpus: Ingested, tmp_path: Path, name: str) -> None:
    """The file is written in the form that its name tells, and its summary is said on stderr."""
    result = run("brief", "--meeting", "select", "2024-03-04", "-o", name, "--db", own_corpus.db)
    assert (result.exit_code, result.stdout) == (0, "")
    first, second, *_ = result.stderr.splitlines()
    assert first == f"Wrote “Briefing for the Children and Learning Select Committee, 4 March 2024” to {name}."
    assert second.startswith("  Two milestones and actions are overdue, though reported on track, above all “New model")
    assert (tmp_path / name).stat().st_size > 5000


def test_brief_since_a_day(run: Run, own_corpus: Ingested, tmp_path: Path) -> None:
    """With ``--since`` only papers of later days count."""
    run("brief", "--since", "2024-03-31", "-o", "brief.md", "--db", own_corpus.db)
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert text.startswith("# What changed since 31 March 2024\n")
    assert "portfolio-update-2023-24-q3.pdf" not in text


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["-o", "brief.pdf"], "end its name with .md, .html or .docx", id="form"),
        pytest.param(["-o", "brief.md", "--since", "May"], "'May' is no day: write it as 2024-03-04", id="day"),
        pytest.param(["-o", "brief.md", "--meeting", "Select", "2024-03-05"], "no paper is of a meeting", id="meeting"),
        pytest.param([], "Missing option '-o'", id="no file"),
    ],
)
def test_brief_refuses(run: Run, own_corpus: Ingested, tmp_path: Path, arguments: list[str], advice: str) -> None:
    """What can't be done is a fault of the call (2), and no file is written."""
    result = run("brief", *arguments, "--db", own_corpus.db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr
    assert list(tmp_path.iterdir()) == []
