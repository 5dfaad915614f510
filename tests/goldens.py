"""The snapshots in ``extracted/`` as goldens: ``python -m tests.goldens`` rewrites them, ``git diff`` reviews them.

Two lines of a snapshot say which program and declarations made it. They are no part of what was read, so that a new
version or a better description changes no golden.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from papers2data.pipeline.document import Settings
from papers2data.pipeline.ingest import workers
from papers2data.pipeline.inputs import find_inputs
from papers2data.pipeline.workers import read_all

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "corpus" / "papers"
GOLDENS = ROOT / "extracted"
ORIGIN = re.compile(r'^ "(?:program|schema)": ".*",?$')
MOST_LINES = 40
"""Lines of a difference that are shown."""


def differences(fresh: Path, kept: Path) -> dict[str, str]:
    """How the snapshots in ``fresh`` differ from those in ``kept``, by their names; {} where they say the same."""
    names = sorted(snapshots(fresh) | snapshots(kept))
    told = {name: difference(fresh / name, kept / name) for name in names}
    return {name: text for name, text in told.items() if text}


def snapshots(folder: Path) -> set[str]:
    """The names of all files below ``folder``, with forward slashes."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def difference(fresh: Path, kept: Path) -> str:
    """The lines that differ, at most forty, "" where none does."""
    if not kept.is_file():
        return "a new paper, or one with a new name"
    if not fresh.is_file():
        return "its paper is gone"
    lines = list(unified_diff(said(kept), said(fresh), "kept", "read now", n=2, lineterm=""))
    more = [f"… and {len(lines) - MOST_LINES} more lines"] if len(lines) > MOST_LINES else []
    return "\n".join(lines[:MOST_LINES] + more)


def said(path: Path) -> list[str]:
    """The lines of a snapshot without those on its origin."""
    # split at line ends only: a paper's text may hold other signs that Python takes for the end of a line
    lines = path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")
    return [line for line in lines if not ORIGIN.match(line)]


def read_papers(folder: Path) -> None:
    """Writes the snapshots of all papers of the sample corpus to ``folder``. Ends where one cannot be read."""
    for done in read_all(list(find_inputs([PAPERS], PAPERS)), folder, Settings(), workers()):
        if done.reason:
            sys.exit(f"{done.file.name} cannot be read: {done.reason}")


def rewrite(fresh: Path, kept: Path) -> Iterator[str]:
    """The names of the snapshots in ``kept`` as they are made to say what those in ``fresh`` say."""
    for name in differences(fresh, kept):
        if (fresh / name).is_file():
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            (kept / name).write_bytes((fresh / name).read_bytes())
        else:
            (kept / name).unlink()
        yield name


def main() -> None:
    """Reads the sample corpus and rewrites the goldens that it no longer gives; refuses to where changes are judged."""
    if os.environ.get("CI"):
        sys.exit(
            "Goldens are not rewritten in continuous integration: run 'make extracted' and commit what it changes."
        )
    with tempfile.TemporaryDirectory() as folder:
        read_papers(Path(folder))
        changed = list(rewrite(Path(folder), GOLDENS))
    for name in changed:
        print(f"extracted/{name}")
    review = ": review them with 'git diff extracted'" if changed else ""
    print(f"{len(changed)} of {len(snapshots(GOLDENS))} snapshots changed{review}.")


if __name__ == "__main__":
    main()
