"""The files that were read, found again in the folder of papers, and nothing else that lies there."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from papers2data.errors import UnreadableError
from papers2data.readers.zipped import unpack

_MOST_REMEMBERED = 10_000


class Originals:
    """The papers below ``folder``; None where no folder is known. Each file is known again by its content."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder.resolve() if folder else None
        self._unpacked: Path | None = None
        self._hashes: dict[tuple[str, int, int], str] = {}
        self._lock = threading.Lock()

    def find(self, names: Iterable[str], sha256: str) -> Path | None:
        """The file with this content at one of ``names`` (paths in the folder); None where there is none.

        A file that lies outside the folder, or whose content is not what was read, is never given. Members of packs are
        named "pack.zip/inner.pdf".
        """
        for name in names:
            found = self._at(name)
            if found is not None and self._hash(found) == sha256:
                return found
            member = self._member(name, sha256) if found is None else None
            if member is not None:
                return member
        return None

    def close(self) -> None:
        """Removes what was unpacked."""
        if self._unpacked:
            shutil.rmtree(self._unpacked, ignore_errors=True)
            self._unpacked = None

    def _at(self, name: str) -> Path | None:
        """The file of this name inside the folder, None where there is none."""
        if self.folder is None or not name or "\0" in name:
            return None
        try:
            # links inside the folder may lead out of it, so that only the resolved path tells
            path = (self.folder / name).resolve()
            return path if path.is_relative_to(self.folder) and path.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None

    def _member(self, name: str, sha256: str) -> Path | None:
        parts = name.split("/")
        for length in range(1, len(parts)):
            pack = self._at("/".join(parts[:length]))
            if pack is not None:
                return self._from_pack(pack, "/".join(parts[length:]), sha256)
        return None

    def _from_pack(self, pack: Path, inner: str, sha256: str) -> Path | None:
        with self._lock:
            if self._unpacked is None:
                self._unpacked = Path(tempfile.mkdtemp(prefix="papers2data-site-"))
            kept = self._unpacked / f"{sha256}{Path(inner).suffix[:16]}"
            if kept.is_file():
                return kept
            with tempfile.TemporaryDirectory(dir=self._unpacked) as folder:
                try:
                    for member in unpack(pack, Path(folder)):
                        if member.name == inner and member.path and self._hash(member.path) == sha256:
                            return member.path.replace(kept)
                        if member.path:
                            member.path.unlink()
                except UnreadableError:
                    return None
        return None

    def _hash(self, path: Path) -> str:
        try:
            stat = path.stat()
            known = (str(path), stat.st_mtime_ns, stat.st_size)
            if known not in self._hashes:
                with path.open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
                if len(self._hashes) >= _MOST_REMEMBERED:
                    self._hashes.clear()
                self._hashes[known] = found
            return self._hashes[known]
        except OSError:
            return ""
