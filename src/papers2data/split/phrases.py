"""The words by which papers are told apart, from ``schemas/phrases``, checked when they are read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import TypeVar, get_origin

import msgspec

from papers2data.errors import SchemaError
from papers2data.schema.declared import Declared
from papers2data.schema.load import folder

D = TypeVar("D", bound=Declared)
Patterns = list[re.Pattern[str]]


class PaperPhrases(Declared, frozen=True):
    """``schemas/phrases/papers.toml``: each key is said there."""

    body_words: list[str]
    body_after: Patterns
    body_before: Patterns
    no_body: Patterns
    meeting_kinds: list[str]
    venue: Patterns
    agenda: Patterns
    agenda_ends: Patterns
    minutes: Patterns
    no_minutes: Patterns
    minutes_pair: Patterns
    minutes_signs: Patterns
    report: Patterns
    report_purpose: Patterns
    report_labels: Patterns
    item_number: re.Pattern[str]
    author: Patterns
    subject: Patterns
    report_end: Patterns
    appendix: re.Pattern[str]
    appendix_lists: Patterns
    letter: re.Pattern[str]
    work_programme: Patterns
    decision_notice: Patterns


@cache
def paper_phrases() -> PaperPhrases:
    """The words of ``papers.toml``. Raises SchemaError."""
    return read_phrases("papers", PaperPhrases)


def read_phrases(name: str, kind: type[D]) -> D:
    """The phrases of ``schemas/phrases/<name>.toml``. Raises SchemaError, naming file and key."""
    path = folder() / "phrases" / f"{name}.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind, dec_hook=_pattern)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SchemaError(f"{path}: {error}") from error


def found(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """The first match of the first pattern that occurs in the text."""
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _pattern(kind: type, value: object) -> object:
    if (get_origin(kind) or kind) is re.Pattern and isinstance(value, str):
        try:
            return re.compile(value, re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"{value!r} is no regular expression: {error}") from error
    raise NotImplementedError(f"phrases hold no {kind}")
