"""The files to read: found in folders, told apart by what is in them, named by their place in the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papers2data.errors import InputError

KINDS = {
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
"""File endings that are read, with their media types."""

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: ``path`` on disk, ``name`` its path in the corpus with forward slashes, its hash and size."""

    path: Path
    name: str
    sha256: str
    size: int
    media_type: str


def find_inputs(paths: Iterable[Path], root: Path | None = None) -> Iterator[Input]:
    """Every paper at or below ``paths``, in the order of their names.

    Names are relative to ``root``; without one, to the working folder for what lies in it, and else to the folder that
    holds the path that was given. Raises InputError for a path that is missing, for a file of a kind that is not read,
    and for a folder without papers.
    """
    for given in paths:
        if not given.exists():
            raise InputError(f"there is no file or folder at {given}: check the spelling")
        base = root or _base(given)
        files = sorted(p for p in given.rglob("*") if p.is_file() and _is_paper(p)) if given.is_dir() else [given]
        if not files:
            kinds = ", ".join(sorted(KINDS))
            raise InputError(f"{given} holds no papers: papers2data reads files that end in {kinds}")
        for path in files:
            yield describe(path, _name(path, base))


def describe(path: Path, name: str) -> Input:
    """The input at ``path``. Raises InputError for a file that cannot be read or is of a kind that is not read."""
    media_type = KINDS.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            digest = hashlib.sha256(head)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    if b"%PDF-" in head:  # whatever the name says
        media_type = KINDS[".pdf"]
    if media_type is None:
        kinds = ", ".join(sorted(KINDS))
        raise InputError(f"{path} is of a kind that is not read: papers2data reads files that end in {kinds}")
    return Input(path, name, digest.hexdigest(), size, media_type)


def _is_paper(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return path.suffix.lower() in KINDS and not hidden and path.name.lower() not in {"readme.md", "readme.txt"}


def _base(given: Path) -> Path:
    here = Path.cwd()
    resolved = given.resolve()
    if resolved.is_relative_to(here) and resolved != here:
        return here
    return resolved if resolved == here else resolved.parent


def _name(path: Path, base: Path) -> str:
    resolved = path.resolve()
    base = base.resolve()
    return resolved.relative_to(base).as_posix() if resolved.is_relative_to(base) else path.name
