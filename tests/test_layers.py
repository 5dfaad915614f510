"""The direction of imports, and the names that no module may take."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

BANNED = ("utils", "util", "helpers", "helper", "common", "misc", "manager", "processor", "base")


def linter() -> str:
    """The command of import-linter that belongs to this Python."""
    return shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or "lint-imports"


def test_contracts_hold(root: Path) -> None:
    """Every import goes down the layers, and every module has a place in them."""
    done = subprocess.run([linter(), "--no-cache"], cwd=root, capture_output=True, text=True, env={"PYTHONPATH": "src"})
    assert done.returncode == 0, done.stdout + done.stderr


def test_module_without_layer_is_refused(root: Path, tmp_path: Path) -> None:
    """A module that no layer names fails the check, so that a new room is given its place."""
    shutil.copytree(root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "src/papers2data/cellar.py").write_text('"""A room without a place."""\n')
    done = subprocess.run(
        [linter(), "--no-cache", "--contract", "layers"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": "src"},
    )
    assert done.returncode == 1
    assert "papers2data.cellar" in done.stdout


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """All imports among the package's modules."""
    return grimp.build_graph("papers2data", cache_dir=None)


def test_nobody_imports_the_root(graph: grimp.ImportGraph) -> None:
    """No module imports the package itself, which would load everything for one name."""
    assert graph.find_modules_that_directly_import("papers2data") == set()


def test_modules_are_named_for_what_they_know(graph: grimp.ImportGraph) -> None:
    """No module has a name that would take in anything."""
    assert [name for name in sorted(graph.modules) if name.rpartition(".")[2] in BANNED] == []
