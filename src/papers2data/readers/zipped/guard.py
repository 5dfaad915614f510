"""Packages looked through before anyone trusts them: damage, bombs, and declarations that XML packages may not hold."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from papers2data.errors import UnreadableError

MOST_MEMBERS = 5_000
MOST_PACK = 4 << 30
"""Bytes that all members of a pack may unpack to."""
MOST_PACKAGE = 512 << 20
"""Bytes that all parts of a Word file or a workbook may unpack to, pictures included."""
MOST_PART = 64 << 20
"""Bytes that one XML part may unpack to."""
MOST_RATIO = 400
"""How many times its packed size a big package may unpack to; plain text packs to a tenth, XML to a fiftieth."""
_SMALL = 16 << 20
_CHUNK = 1 << 20
_OVERLAP = 4_096
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError, RuntimeError)
"""What the standard library raises on damaged, encrypted and exotic archives; it has no one class for them."""
_DECLARATIONS = tuple(f"<!{word}".encode(code) for word in ("DOCTYPE", "ENTITY") for code in ("utf-8", "utf-16-le"))


@contextmanager
def open_zip(path: Path, most: int = MOST_PACK) -> Iterator[zipfile.ZipFile]:
    """The archive at ``path``.

    Raises UnreadableError for what is no archive, is damaged, or would unpack to more than ``most`` bytes.
    """
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_FAULTS as error:
        raise UnreadableError(f"{path.name}: it is damaged, it cannot be unpacked") from error
    with archive:
        _check_sizes(path, archive, most)
        yield archive


def _check_sizes(path: Path, archive: zipfile.ZipFile, most: int) -> None:
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(f"{path.name}: it holds {len(members)} files; at most {MOST_MEMBERS} are read")
    if size > most or (size > _SMALL and size / packed > MOST_RATIO):
        raise UnreadableError(f"{path.name}: it would unpack to {size >> 20} MiB, more than a paper can need")


def check_package(path: Path, limits: Mapping[bytes, int] | None = None) -> dict[str, Mapping[bytes, int]]:
    """How often each pattern of ``limits`` stands in each XML part, once the whole package was found sound.

    ``limits`` says how often a pattern may stand in one part. Raises UnreadableError for damage, a part over its
    limit, a document type declaration (through which XML reads other files, or grows without end) and encryption.
    """
    counted: dict[str, Mapping[bytes, int]] = {}
    with open_zip(path, MOST_PACKAGE) as archive:
        for member in archive.infolist():
            if member.flag_bits & 1:
                raise UnreadableError(f"{path.name}: it is encrypted: save it without a password")
            if member.filename.endswith((".xml", ".rels", ".vml")):
                if member.file_size > MOST_PART:
                    raise UnreadableError(f"{path.name}: its part {member.filename} is over {MOST_PART >> 20} MiB")
                counted[member.filename] = _count(path, archive, member, limits or {})
    return counted


def _count(
    path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Mapping[bytes, int]
) -> Mapping[bytes, int]:
    counts = dict.fromkeys(limits, 0)
    tail = b""
    try:
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                text = tail + chunk
                if any(declaration in text for declaration in _DECLARATIONS):
                    raise UnreadableError(f"{path.name}: its part {member.filename} declares entities; it is not read")
                for pattern in limits:
                    counts[pattern] += chunk.count(pattern)
                tail = chunk[-_OVERLAP:]
    except ZIP_FAULTS as error:
        raise UnreadableError(f"{path.name}: it is damaged, its part {member.filename} cannot be unpacked") from error
    for pattern, most in limits.items():
        if counts[pattern] > most:
            what = re.sub(r"\W", "", pattern.decode())
            raise UnreadableError(f"{path.name}: {member.filename} holds more than {most} {what} elements")
    return counts
