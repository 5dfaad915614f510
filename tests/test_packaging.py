"""What is shipped: the declarations in the wheel, the dependencies, the pinned versions, the commands."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

UNUSED = {
    "datasette": "started as a server and loaded with our plugin",
    "pandas": "for tables in other formats, which are still to come",
}
"""Dependencies that no module imports, each with its reason."""


def plain(requirement: str) -> str:
    """The name of a requirement as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0]).lower()


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The file pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the build backend from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", build], cwd=root, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def test_wheel_holds_every_declaration(root: Path, wheel: Path) -> None:
    """The wheel has the files of schemas/, each with the content that it has here."""
    here = {path.relative_to(root).as_posix(): path.read_bytes() for path in files(root / "schemas")}
    with zipfile.ZipFile(wheel) as shipped:
        names = [name for name in shipped.namelist() if name.startswith("papers2data/schemas/")]
        there = {name.removeprefix("papers2data/"): shipped.read(name) for name in names}
    assert here != {}
    assert there == here


def test_wheel_holds_every_file_of_the_package(root: Path, wheel: Path) -> None:
    """The wheel has all modules and the data files beside them, and nothing else but schemas/, its guide and papers."""
    here = sorted(path.relative_to(root / "src").as_posix() for path in files(root / "src/papers2data"))
    with zipfile.ZipFile(wheel) as shipped:
        elsewhere = ("papers2data/schemas/", "papers2data/site/guide/")
        there = sorted(name for name in shipped.namelist() if not name.startswith(elsewhere))
    assert [name for name in there if ".dist-info/" not in name] == here
    assert [name for name in there if name.endswith(".dist-info/licenses/LICENSE")] != []


def test_unpacked_wheel_finds_its_declarations(wheel: Path, tmp_path: Path) -> None:
    """The program, installed without a checkout, reads the declarations that came with it."""
    with zipfile.ZipFile(wheel) as shipped:
        shipped.extractall(tmp_path)
    ask = "from papers2data.schema.load import folder, schemas; print(folder()); print(len(schemas().records))"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    expected = len(list((tmp_path / "papers2data/schemas/records").glob("*.toml")))
    assert done.stdout.splitlines() == [str(tmp_path / "papers2data/schemas"), str(expected)]


def test_every_import_is_declared(root: Path, project: dict[str, Any]) -> None:
    """A library that the package imports is one of its dependencies, and each dependency is used or says why not."""
    declared = {plain(requirement) for requirement in project["project"]["dependencies"]}
    optional = {plain(name) for names in project["project"]["optional-dependencies"].values() for name in names}
    imported = {name for path in (root / "src").rglob("*.py") for name in imports(path)}
    owners = packages_distributions()
    used = {plain(owners[name][0]) for name in imported if name in owners} - {"papers2data"}
    assert sorted(used - declared - optional) == []
    assert sorted(declared - used - set(UNUSED)) == []


def test_every_import_of_the_tools_is_declared(root: Path, project: dict[str, Any]) -> None:
    """What tests, documentation, benchmarks and the sample papers' authoring import is declared for development."""
    declared = {plain(name) for name in [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]}
    places = [*(root / "tests").rglob("*.py"), *(root / "docs").glob("*.py"), *(root / "benchmarks").glob("*.py")]
    imported = {name for path in [*places, *(root / "corpus").rglob("*.py")] for name in imports(path)}
    owners = packages_distributions()
    used = {plain(owners[name][0]) for name in imported if name in owners} - {"papers2data"}
    assert sorted(used - declared) == []


def test_every_dependency_is_pinned(root: Path, project: dict[str, Any]) -> None:
    """All that pyproject.toml asks for has exactly one version for each Python in constraints.txt."""
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted += [name for names in project["project"]["optional-dependencies"].values() for name in names]
    pinned = [plain(line) for line in pins(root)]
    assert sorted(plain(name) for name in wanted if plain(name) not in pinned) == []
    repeated = [line for line in pins(root) if pinned.count(plain(line)) > 1]
    assert [line for line in repeated if "python_version" not in line] == []


def test_constraints_are_names_and_versions(root: Path) -> None:
    """A line of constraints.txt is a name, a version and at most a Python version: no address, no hash, no path."""
    form = re.compile(r'[a-z0-9-]+==[0-9][0-9a-z.+!]*(?: ; python_version == "3\.1[123]")?')
    assert [line for line in pins(root) if not form.fullmatch(line)] == []


def test_environment_is_the_pinned_one(root: Path) -> None:
    """Outside continuous integration anyone may test with other versions; there it is the pinned ones that pass."""
    if "CI" not in os.environ:
        pytest.skip("only continuous integration must have the pinned versions")
    from importlib.metadata import distributions

    installed = {plain(found.metadata["Name"]): found.version for found in distributions()}
    python = f'python_version == "{sys.version_info.major}.{sys.version_info.minor}"'
    wrong = []
    for line in pins(root):
        pin, _, marker = line.partition(" ; ")
        name, _, version = pin.partition("==")
        if (not marker or marker == python) and installed.get(name, version) != version:
            wrong.append(f"{name} {installed[name]}, not {version}")
    assert wrong == []


def test_every_command_is_explained(root: Path) -> None:
    """``make`` alone lists each command that the documentation names, with what it does."""
    done = subprocess.run(["make", "--silent"], cwd=root, capture_output=True, text=True, check=True)
    listed = dict(line.strip().removeprefix("make ").split(maxsplit=1) for line in done.stdout.splitlines())
    documents = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    named = {name for path in documents for name in re.findall(r"(?:`|^)make ([a-z-]+)", path.read_text(), re.M)}
    assert sorted(named - set(listed)) == []
    assert [name for name, said in listed.items() if len(said) < 8] == []


def test_missing_python_is_said_plainly(root: Path) -> None:
    """Where no Python fits, the message names the versions that do and says how to go on."""
    finder = ["sh", str(root / ".ci/find-python")]
    done = subprocess.run(finder, env={"PATH": "/nowhere"}, capture_output=True, text=True, executable="/bin/sh")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("papers2data needs Python 3.11, 3.12 or 3.13.")
    assert "make PYTHON=" in done.stderr


def pins(root: Path) -> list[str]:
    """The lines of constraints.txt that pin a version."""
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def files(folder: Path) -> Iterator[Path]:
    """All files below a folder but what Python leaves behind."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
