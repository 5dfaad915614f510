"""The words of ``schemas/phrases/link.toml``: what weighs little in a name, what tells names apart."""

from __future__ import annotations

import re
from functools import cache

from papers2data.extract.phrase_file import phrase_path, read_phrases
from papers2data.link.stems import stem
from papers2data.schema.declared import Declared


class Contrast(Declared, frozen=True):
    """Groups of words that exclude each other."""

    groups: list[list[str]]


class Limits(Declared, frozen=True):
    """Scores from 0 to 1; ``rival`` is how much below the best a rival is as good, ``proposals`` how many are kept."""

    linked: float
    proposed: float
    rival: float
    proposals: int


class Follow(Declared, frozen=True):
    """How papers say that something came back; ``every`` is months between answers by the words that ask for them."""

    procedural: list[str]
    tail: re.Pattern[str]
    refers: re.Pattern[str]
    retold: re.Pattern[str]
    every: dict[str, int]


class Phrases(Declared, frozen=True):
    """The file as it stands."""

    noise: list[re.Pattern[str]]
    formerly: re.Pattern[str]
    redefined: re.Pattern[str]
    label_words: int
    numbered: list[str]
    stop: list[str]
    doing: list[str]
    common: list[str]
    work: dict[str, list[str]]
    contrast: Contrast
    abbreviations: dict[str, str]
    limits: Limits
    follow: Follow


class Words:
    """The file's words by their stem, ready to be looked up."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.limits = phrases.limits
        self.stop = frozenset(phrases.stop)
        self.weights = {stem(word): 0.5 for word in phrases.common} | {stem(word): 0.25 for word in phrases.doing}
        self.work = {stem(word): kind for kind, words in phrases.work.items() for word in words}
        self.contrasts = {
            stem(word): (number, stem(word)) for number, group in enumerate(phrases.contrast.groups) for word in group
        }
        self.procedural = frozenset(map(stem, phrases.follow.procedural))
        self.numbered = frozenset(phrases.numbered)

    def weight(self, token: str) -> float:
        """How much a stem says about what is meant: 1, or less for words that papers put in and leave out."""
        return self.weights.get(token, 1.0)


@cache
def words() -> Words:
    """The words, read once. Raises SchemaError."""
    return Words(read_phrases(phrase_path("link.toml"), Phrases))
