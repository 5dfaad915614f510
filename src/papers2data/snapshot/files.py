"""Snapshots on disk: where they lie, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import msgspec

from papers2data.errors import InputError, StoreError
from papers2data.model import Extraction
from papers2data.snapshot.origin import Origin, current_origin
from papers2data.snapshot.plain import Plain, extraction_from, plain_extraction

FORMAT = 1
"""The number of the file's shape, raised when an older program could no longer read it."""


def path_of(document_path: str, folder: Path) -> Path:
    """Where the snapshot of the document at ``document_path`` lies. Raises InputError for a path that leads outside."""
    parts = PurePosixPath(document_path).parts
    if not parts or ".." in parts or PurePosixPath(document_path).is_absolute():
        raise InputError(f"{document_path!r} does not name a file below the folder of papers")
    return folder.joinpath(*parts[:-1], f"{parts[-1]}.json")


def render(extraction: Extraction, origin: Origin | None = None) -> bytes:
    """The snapshot's bytes: the same for the same extraction and origin, on any machine, in any run."""
    origin = origin or current_origin()
    content = {"snapshot": FORMAT, "program": origin.program, "schema": origin.schema, **plain_extraction(extraction)}
    return msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=1) + b"\n"


def write(extraction: Extraction, folder: Path, origin: Origin | None = None) -> Path:
    """The path of the written snapshot. A file that says the same already is left alone.

    Raises StoreError where the file cannot be written, InputError where the document's path leads outside ``folder``.
    """
    path = path_of(extraction.document.source.path, folder)
    content = render(extraction, origin)
    try:
        if not path.is_file() or path.read_bytes() != content:
            _replace(path, content)
    except OSError as error:
        raise StoreError(f"the snapshot {path} cannot be written: {error.strerror}") from error
    return path


def read(path: Path) -> Extraction:
    """The extraction that was written to ``path``. Raises InputError for a file that is no snapshot."""
    raw = _raw(path)
    try:
        return extraction_from(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{path} is no whole snapshot: {error}. Extract its document again.") from error


def origin_of(path: Path) -> Origin:
    """What made the snapshot at ``path``. Raises InputError for a file that is no snapshot."""
    raw = _raw(path)
    return Origin(str(raw.get("program", "")), str(raw.get("schema", "")))


def _raw(path: Path) -> Plain:
    try:
        raw = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is no snapshot: {error}") from error
    if raw.get("snapshot") != FORMAT:
        raise InputError(f"{path} is a snapshot of another version of this program. Extract its document again.")
    return raw


def _replace(path: Path, content: bytes) -> None:
    """Writes beside ``path`` and renames, so that nobody ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
