"""A pack of papers taken apart: each member a file of its own, under a name that cannot leave its folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from papers2data.readers.zipped.guard import ZIP_FAULTS, open_zip

MOST_MEMBER = 512 << 20
"""Bytes that one member may unpack to."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a pack: ``name`` inside it with forward slashes; ``path`` on disk, None where ``fault`` says why."""

    name: str
    path: Path | None
    fault: str = ""


def unpack(path: Path, folder: Path) -> Iterator[Member]:
    """The files of the pack in the order of their names, each written into ``folder`` when it is asked for.

    Files on disk are numbered, so that no name of a member reaches the disk. Raises UnreadableError for a pack that
    cannot be opened or would unpack to too much.
    """
    with open_zip(path) as archive:
        files = [member for member in archive.infolist() if not member.is_dir()]
        taken: set[str] = set()
        for number, member in enumerate(sorted(files, key=lambda m: m.filename), 1):
            name = _free(_inside(member.filename), taken)
            taken.add(name)
            yield _written(archive, member, name, folder / f"{number:05d}{PurePosixPath(name).suffix[:16]}")


def _written(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, target: Path) -> Member:
    if member.flag_bits & 1:
        return Member(name, None, "it is encrypted in its ZIP file: unpack it and give the file itself")
    if member.file_size > MOST_MEMBER:
        return Member(name, None, f"it would unpack to more than {MOST_MEMBER >> 20} MiB")
    try:
        with archive.open(member) as packed, target.open("wb") as out:
            while chunk := packed.read(_CHUNK):
                out.write(chunk)
    except ZIP_FAULTS:
        return Member(name, None, "it is damaged in its ZIP file and cannot be unpacked")
    return Member(name, target)


def _inside(name: str) -> str:
    """The name as a path below the pack: no drive, no root, no step upwards, no sign that a terminal would obey."""
    printable = "".join(letter if letter.isprintable() else "_" for letter in name.replace("\\", "/"))
    parts = [part for part in printable.split("/") if part not in ("", ".", "..")]
    if parts and parts[0].endswith(":"):
        parts = parts[1:]
    return "/".join(parts) or "unnamed"


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    path = PurePosixPath(name)
    number = 2
    while (other := str(path.with_name(f"{path.stem} ({number}){path.suffix}"))) in taken:
        number += 1
    return other
