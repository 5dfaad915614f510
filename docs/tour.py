"""Runs the commands of the tour and writes what they print below them: ``python -m docs.tour [--check]``.

    <!-- run -->
    ```console
    $ papers2data search fostering --limit 1
    …                                          whatever stands below the command is replaced
    ```

The commands run in a folder that holds ``demo/papers.db``, read from the sample papers.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/tour.md"
PROGRAMS = {
    "papers2data": ["-c", "from papers2data.cli import main; main()"],
    "sqlite-utils": ["-m", "sqlite_utils"],
}
"""What the tour may run, as this Python runs it."""
BLOCK = re.compile(r"(<!-- run -->\n```console\n\$ (?P<command>[^\n]+)\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def told(text: str) -> str:
    """The page with each command followed by what it prints now."""
    papers = str(ROOT / "corpus/papers")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "demo").mkdir()
        ran(["papers2data", "ingest", papers, "--root", papers, "--db", "demo/papers.db"], folder)
        return BLOCK.sub(lambda found: found[1] + printed(found["command"], folder), text)


def printed(command: str, folder: str) -> str:
    """What a command prints in ``folder``; it may end in "| head -n 5"."""
    first, _, count = command.partition(" | head -n ")
    lines = ran(shlex.split(first), folder).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines[: int(count) if count else None])


def ran(command: list[str], folder: str) -> str:
    """What the command prints on stdout. Ends with the program's own message where it fails."""
    here = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PAPERS2DATA_DB": "demo/papers.db"}
    arguments = [sys.executable, *PROGRAMS[command[0]], *command[1:]]
    done = subprocess.run(arguments, cwd=folder, env=here, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{shlex.join(command)}\n{done.stderr}")
    return done.stdout


def main(arguments: list[str]) -> int:
    """The exit status: with ``--check`` 1 where the tour is stale, else 0 after writing it."""
    old = PAGE.read_text(encoding="utf-8")
    new = told(old)
    if "--check" in arguments:
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
