"""The files to read: found in folders and packs, told apart by what is in them, named by their place in the corpus."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from papers2data.errors import InputError
from papers2data.pipeline.kinds import HEAD, KINDS, OTHERS, ZIP, media_type_of
from papers2data.readers.zipped import Member, unpack

_CHUNK = 1 << 20
_READMES = frozenset({"readme.md", "readme.txt"})
_unpacked: list[tempfile.TemporaryDirectory[str]] = []
"""Folders with the members of packs; they go when the program ends, for workers read from them until then."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: ``path`` on disk, ``name`` its path in the corpus with forward slashes, its hash and size.

    A member of a ZIP file is named "pack.zip/inner.pdf". ``fault`` says why the file is not read, "" where it is: one
    bad file in a folder or pack is reported and stops no other.
    """

    path: Path
    name: str
    sha256: str
    size: int
    media_type: str
    fault: str = ""


def find_inputs(paths: Iterable[Path], root: Path | None = None) -> Iterator[Input]:
    """Every paper at or below ``paths``, in the order of their names; ZIP files are packs of papers.

    Names are relative to ``root``; without one, to the working folder for what lies in it, and else to the folder that
    holds the path that was given. Raises InputError for a path that is missing, for a file of a kind that is not read,
    and for a folder or pack without papers; what is not read within a folder or a pack has its ``fault`` set.
    """
    for given in paths:
        if not given.exists():
            raise InputError(f"there is no file or folder at {given}: check the spelling")
        base = root or _base(given)
        if given.is_dir():
            yield from _in_folder(given, base)
        else:
            file = describe(given, _name(given, base))
            yield from _in_pack(file) if file.media_type == ZIP else (file,)


def describe(path: Path, name: str) -> Input:
    """The input at ``path``. Raises InputError for a file that cannot be read or is of a kind that is not read."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            digest = hashlib.sha256(head)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    return Input(path, name, digest.hexdigest(), size, media_type_of(path, head))


def _in_folder(folder: Path, base: Path) -> Iterator[Input]:
    found = False
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and _is_paper(p, p.relative_to(folder))):
        found = True
        file = _described(path, _name(path, base))
        if file.media_type == ZIP and not file.fault:
            try:
                yield from _in_pack(file)
            except InputError as error:
                yield _faulty(file.path, file.name, str(error))
        else:
            yield file
    if not found:
        kinds = ", ".join(sorted(KINDS))
        raise InputError(f"{folder} holds no papers: papers2data reads files that end in {kinds}")


def _in_pack(pack: Input) -> Iterator[Input]:
    """The papers in a ZIP file. Raises InputError for one that cannot be opened or holds none."""
    folder = tempfile.TemporaryDirectory(prefix="papers2data-")
    _unpacked.append(folder)
    found = False
    for member in unpack(pack.path, Path(folder.name)):
        name = f"{pack.name}/{member.name}"
        if member.path is None or _is_paper(member.path, Path(member.name)):
            found = True
            yield _member(member, name)
    if not found:
        raise InputError(
            f"{pack.path.name} holds no papers: papers2data reads files that end in {', '.join(sorted(KINDS))}"
        )


def _member(member: Member, name: str) -> Input:
    if member.path is None:
        return _faulty(None, name, f"{Path(name).name}: {member.fault}")
    file = _described(member.path, name)
    if file.media_type == ZIP and not file.fault:
        return _faulty(
            member.path, name, f"{Path(name).name} is a ZIP file in a ZIP file: unpack it and give its papers"
        )
    return file


def _described(path: Path, name: str) -> Input:
    try:
        return describe(path, name)
    except InputError as error:
        return _faulty(path, name, str(error).replace(str(path), path.name).replace(path.name, Path(name).name))


def _faulty(path: Path | None, name: str, fault: str) -> Input:
    """A file that is not read. Its hash is its content's, or its name's where the content cannot be had."""
    try:
        content = path.read_bytes() if path is not None else name.encode()
    except OSError:
        content = name.encode()
    media_type = KINDS.get(Path(name).suffix.lower(), "application/octet-stream")
    size = len(content) if path is not None else 0
    return Input(path or Path(name), name, hashlib.sha256(content).hexdigest(), size, media_type, fault)


def _is_paper(path: Path, inside: Path) -> bool:
    """True for a file that a folder or pack is read for: by its ending, or by the first bytes of a PDF."""
    if any(part.startswith((".", "~$", "__MACOSX")) for part in inside.parts) or inside.name.lower() in _READMES:
        return False
    if inside.suffix.lower() in KINDS or inside.suffix.lower() in OTHERS:
        return True
    try:
        with path.open("rb") as file:
            return file.read(5) == b"%PDF-"
    except OSError:
        return False


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
