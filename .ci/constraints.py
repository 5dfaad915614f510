"""Rewrites constraints.txt: the versions that a fresh installation would take, for every Python that is supported.

Run by ``make constraints``, with pip 25.1 or newer. Each supported Python on this machine resolves the requirements of
pyproject.toml by itself; where they come to different versions, the line says for which Python it holds.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
HEAD = """\
# Every package of the environment at the version that was tested, for Python 3.11, 3.12 and 3.13 on Linux.
# Written by "make constraints"; not edited by hand.
"""


def main() -> None:
    """The file, written anew. Ends with a message where a Python is missing or nothing fits together."""
    pinned: dict[str, dict[str, str]] = defaultdict(dict)
    for python in PYTHONS:
        for name, version in resolve(interpreter(python)).items():
            pinned[name][python] = version
    lines = [line for name in sorted(pinned) for line in pins(name, pinned[name])]
    (ROOT / "constraints.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"constraints.txt: {len(lines)} lines")


def interpreter(python: str) -> str:
    """The path of a working interpreter of that version, among this machine's and pyenv's."""
    candidates = [f"python{python}", *map(str, (Path.home() / ".pyenv/versions").glob(f"{python}.*/bin/python"))]
    for candidate in candidates:
        try:
            done = subprocess.run(
                [candidate, "-c", "import sys; print(sys.executable)"], capture_output=True, text=True
            )
        except OSError:
            continue
        if done.returncode == 0:
            return done.stdout.strip()
    sys.exit(
        f"Python {python} is not on this machine: constraints.txt holds for {', '.join(PYTHONS)} and needs them all"
    )


def resolve(python: str) -> dict[str, str]:
    """Names and versions that pip chooses for that interpreter; nothing is installed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--dry-run", "--ignore-installed", "--only-binary", ":all:", "--quiet", "--report", str(report)]
        pip = [sys.executable, "-m", "pip", "--python", python, "install"]
        subprocess.run([*pip, *options, *requirements()], check=True)
        installed = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {plain(entry["metadata"]["name"]): entry["metadata"]["version"] for entry in installed}


def requirements() -> list[str]:
    """All that pyproject.toml asks for: to run, to develop, to build, with every extra; and pip itself."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = declared["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    tools = declared["dependency-groups"]["dev"] + declared["build-system"]["requires"]
    return ["pip", *project["dependencies"], *extras, *tools]


def pins(name: str, versions: dict[str, str]) -> list[str]:
    """The lines of one package: one where all Pythons agree, else one for each."""
    if len(versions) == len(PYTHONS) and len(set(versions.values())) == 1:
        return [f"{name}=={versions[PYTHONS[0]]}"]
    return [f'{name}=={version} ; python_version == "{python}"' for python, version in versions.items()]


def plain(name: str) -> str:
    """The name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
