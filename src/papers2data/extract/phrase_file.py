"""Files of ``schemas/phrases``: the words by which sentences and lists are known, validated and frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from papers2data.errors import SchemaError
from papers2data.schema.declared import Declared
from papers2data.schema.load import folder, read_declaration

D = TypeVar("D", bound=Declared)


def phrase_path(name: str) -> Path:
    """The path of one file of ``schemas/phrases``."""
    return folder() / "phrases" / name


def read_phrases(path: Path, kind: type[D]) -> D:
    """The file as ``kind``, its patterns compiled without regard to case. Raises SchemaError, naming file and key."""
    return read_declaration(path, kind)


class CuePattern(Declared, frozen=True):
    """One pattern of a spaCy ruler: a phrase, or a list of tokens; ``id`` says which of its label's kinds it is."""

    label: str
    pattern: str | list[dict[str, Any]]
    id: str = ""


def read_patterns(path: Path) -> list[dict[str, str | list[dict[str, Any]]]]:
    """The patterns of a JSONL file as spaCy's rulers take them. Raises SchemaError, naming file and line."""
    patterns: list[dict[str, str | list[dict[str, Any]]]] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            said = msgspec.json.decode(line, type=CuePattern)
        except msgspec.DecodeError as error:
            raise SchemaError(f"{path}, line {number}: {error}") from error
        patterns.append({"label": said.label, "pattern": said.pattern, "id": said.id})
    return patterns
