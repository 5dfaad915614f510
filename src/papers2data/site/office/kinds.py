"""What an upload is, by what is in it."""

from __future__ import annotations

from pathlib import Path

from papers2data.errors import InputError
from papers2data.pipeline.kinds import DOCX, HEAD, KINDS, PDF, XLSX, ZIP, media_type_of
from papers2data.site.words import sentence

SAID = ", ".join(sorted(KINDS))
"""File endings, for people."""


def fault_of(path: Path, name: str) -> str:
    """Why the file at ``path`` is not taken, in a sentence; "" where it is."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return "The file is empty."
    try:
        kind = media_type_of(path, head)
    except InputError as error:
        return _told(str(error), path, name)
    if kind == PDF and b"%PDF-" not in head[:1024]:
        return f"{name} is no PDF, whatever its name says."
    if kind in (DOCX, XLSX, ZIP) and not head.startswith(b"PK"):
        return f"{name} is not what its name says: it is neither a Word file, a workbook nor a ZIP file."
    return ""


def _told(said: str, path: Path, name: str) -> str:
    """What the reader says, without the place on our disk."""
    told = said.replace(str(path), path.name).replace(path.name, name)
    # the name of a file keeps its letters
    return f"{told}." if told.startswith(name) else sentence(told)
