"""``extracted/`` holds what the sample corpus gives, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from papers2data import snapshot
from tests.conftest import Ingested
from tests.goldens import GOLDENS, PAPERS, differences, rewrite, snapshots


def test_sample_papers_give_their_snapshots(own_corpus: Ingested) -> None:
    """Each paper of the sample corpus is read exactly as it was when its snapshot was reviewed."""
    found = differences(own_corpus.snapshots, GOLDENS)
    told = "\n\n".join(f"extracted/{name}\n{text}" for name, text in list(found.items())[:5])
    more = f"\n\nand {len(found) - 5} more files" if len(found) > 5 else ""
    if found:
        pytest.fail(
            f"What is read from {len(found)} papers has changed. If it should: run 'make extracted', review it with "
            f"'git diff extracted' and commit it.\n\n{told}{more}",
            pytrace=False,
        )


def test_each_paper_has_one_snapshot() -> None:
    """The folders of papers and snapshots are alike, and every snapshot can be loaded."""
    papers = {path.relative_to(PAPERS).as_posix() for path in PAPERS.rglob("*") if path.is_file()}
    assert snapshots(GOLDENS) == {f"{paper}.json" for paper in papers}
    assert {snapshot.read(GOLDENS / name).document.source.path for name in snapshots(GOLDENS)} == papers


def test_snapshots_name_no_place_outside_the_corpus() -> None:
    """A snapshot is the same on every machine: no folder of the machine that wrote it stands in it."""
    here = (str(Path.home()), str(GOLDENS.parent), "/tmp/")  # noqa: S108
    assert [n for n in snapshots(GOLDENS) for text in here if text in (GOLDENS / n).read_text(encoding="utf-8")] == []


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Folders of fresh and kept snapshots: one the same but for its origin, one changed, one new, one gone."""
    texts = {
        "fresh": {"same.json": '{\n "program": "2",\n "title": "a"\n}\n', "changed.json": "b\n", "new/new.json": "c\n"},
        "kept": {"same.json": '{\n "program": "1",\n "title": "a"\n}\n', "changed.json": "a\n", "gone.json": "d\n"},
    }
    for folder, files in texts.items():
        for name, text in files.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    return tmp_path / "fresh", tmp_path / "kept"


def test_differences_are_told_in_lines(folders: tuple[Path, Path]) -> None:
    """A changed snapshot tells its lines, one too many or too few its reason; another program's number is none."""
    assert differences(*folders) == {
        "changed.json": "--- kept\n+++ read now\n@@ -1,2 +1,2 @@\n-a\n+b\n ",
        "gone.json": "its paper is gone",
        "new/new.json": "a new paper, or one with a new name",
    }


def test_rewriting_leaves_no_difference(folders: tuple[Path, Path]) -> None:
    """After rewriting all is the same, and what said the same was left alone."""
    fresh, kept = folders
    assert list(rewrite(fresh, kept)) == ["changed.json", "gone.json", "new/new.json"]
    assert differences(fresh, kept) == {}
    assert '"program": "1"' in (kept / "same.json").read_text(encoding="utf-8")


def test_continuous_integration_rewrites_nothing(root: Path) -> None:
    """Where changes are judged, the command refuses before it reads anything."""
    environment = {**os.environ, "CI": "true", "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", "tests.goldens"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "run 'make extracted'" in done.stderr
