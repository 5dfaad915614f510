"""The words by which lists are known, from ``schemas/phrases/lists.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from papers2data.extract.phrase_file import phrase_path, read_phrases
from papers2data.schema.declared import Declared

Patterns = list[re.Pattern[str]]


class MilestoneWords(Declared, frozen=True):
    """Words around lists of milestones; the file says what each group is."""

    introduce: Patterns
    introduce_in_programme: Patterns
    against: Patterns
    programmes: Patterns
    programme: Patterns
    programme_label: Patterns
    no_programme: Patterns
    due_lead: Patterns
    due_tail: Patterns
    due_open: Patterns


class IndicatorWords(Declared, frozen=True):
    """Words around lists of indicators; ``share`` (0 to 1) of a list's names must hold one of ``measure``."""

    headings: Patterns
    section_label: Patterns
    introduce: Patterns
    measure: Patterns
    share: float
    longest: int


class ListWords(Declared, frozen=True):
    """The whole file."""

    milestones: MilestoneWords
    indicators: IndicatorWords


@cache
def list_words() -> ListWords:
    """The program's own words, read once. Raises SchemaError."""
    return read_phrases(phrase_path("lists.toml"), ListWords)


def any_in(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    """True where one of the patterns stands in the text."""
    return any(pattern.search(text) for pattern in patterns)


def any_whole(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    """True where one of the patterns is all of the text."""
    return any(pattern.fullmatch(text) for pattern in patterns)


def without(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    """The text less the first label found at its start; the text itself where nothing would be left."""
    for pattern in patterns:
        found = pattern.match(text)
        if found and text[found.end() :].strip():
            return text[found.end() :].strip()
    return text.strip()
