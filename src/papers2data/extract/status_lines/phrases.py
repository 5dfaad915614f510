"""The words around status lines, from ``schemas/phrases/status_lines.toml``."""

from __future__ import annotations

import re
from functools import cache, cached_property

from papers2data.extract.phrase_file import phrase_path, read_phrases
from papers2data.schema.declared import Declared


class PhrasePatterns(Declared, frozen=True):
    """Regular expressions for whole sentences and headings."""

    skip_sections: re.Pattern[str]
    question: re.Pattern[str]
    decision: re.Pattern[str]
    lead: re.Pattern[str]
    adverbial: re.Pattern[str]
    article: re.Pattern[str]
    there: re.Pattern[str]


class Phrases(Declared, frozen=True, dict=True):
    """Lists of words in small letters; the file says what each is for."""

    abbreviations: frozenset[str]
    hints: list[str]
    clause_openers: frozenset[str]
    pronouns: frozenset[str]
    finite: frozenset[str]
    verbs: frozenset[str]
    agents: frozenset[str]
    shares: frozenset[str]
    stops: frozenset[str]
    count_stops: frozenset[str]
    trailing: frozenset[str]
    mere: frozenset[str]
    prepositions: frozenset[str]
    parts: frozenset[str]
    people: frozenset[str]
    period_gap: frozenset[str]
    series_gap: frozenset[str]
    patterns: PhrasePatterns

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """Both kinds of verbs."""
        return self.finite | self.verbs

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """What a sentence must hold to be worth reading: a digit or one of the hints."""
        return re.compile(rf"\d|{self.status_hint.pattern}", re.IGNORECASE)

    @cached_property
    def status_hint(self) -> re.Pattern[str]:
        """What a sentence that states a status must hold."""
        return re.compile("|".join(f"(?:{hint})" for hint in self.hints), re.IGNORECASE)


@cache
def phrases() -> Phrases:
    """The program's own words, read once. Raises SchemaError."""
    return read_phrases(phrase_path("status_lines.toml"), Phrases)
