"""What made a snapshot: the version of the program and the declarations it read with."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from papers2data.schema.load import folder

QUESTIONS = "queries"
"""The folder of declarations that ask the database, and so change nothing of what is read."""


@dataclass(frozen=True, slots=True)
class Origin:
    """``program`` is the version, ``schema`` the first twelve digits of a hash over the declarations read with."""

    program: str
    schema: str


@cache
def current_origin(schemas: Path | None = None) -> Origin:
    """The origin of everything that this program reads with the declarations in ``schemas`` (its own where None)."""
    return Origin(_version(), _fingerprint(schemas or folder()))


def _version() -> str:
    """The installed version, or that of the checkout where the program runs without being installed."""
    try:
        return metadata.version("papers2data")
    except metadata.PackageNotFoundError:
        project = Path(__file__).resolve().parents[3] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _fingerprint(place: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(place.rglob("*.toml")):
        if path.relative_to(place).parts[0] == QUESTIONS:
            continue
        # line ends differ between checkouts of the same commit
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(place).as_posix()} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:12]
