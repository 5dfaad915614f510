"""The words around status lines, from ``schemas/phrases/status_lines.toml``."""

from __future__ import annotations

import re
from functools import cache, cached_property

from papers2data.extract.phrase_file import phrase_path, read_phrases
from papers2data.schema.declared import Declared

_DIGIT = re.compile(r"\d")


class PhrasePatterns(Declared, frozen=True):
    """Regular expressions for whole sentences and headings."""

    skip_sections: re.Pattern[str]
    context: re.Pattern[str]
    no_subject: re.Pattern[str]
    question: re.Pattern[str]
    decision: re.Pattern[str]
    lead: re.Pattern[str]
    adverbial: re.Pattern[str]
    article: re.Pattern[str]
    there: re.Pattern[str]
    legal: re.Pattern[str]
    payment: re.Pattern[str]
    decided: re.Pattern[str]
    granted: re.Pattern[str]
    supposed: re.Pattern[str]
    measure: re.Pattern[str]
    money: re.Pattern[str]
    grants: re.Pattern[str]
    budgets: re.Pattern[str]
    spent: re.Pattern[str]
    body: re.Pattern[str]
    duration: re.Pattern[str]
    standing: re.Pattern[str]
    so_far: re.Pattern[str]
    within: re.Pattern[str]
    unclear: re.Pattern[str]
    heading: re.Pattern[str]
    numbering: re.Pattern[str]
    day: re.Pattern[str]


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
    plans: frozenset[str]
    changes: frozenset[str]
    stops: frozenset[str]
    count_stops: frozenset[str]
    trailing: frozenset[str]
    mere: frozenset[str]
    prepositions: frozenset[str]
    parts: frozenset[str]
    people: frozenset[str]
    period_gap: frozenset[str]
    series_gap: frozenset[str]
    states: frozenset[str]
    stand: frozenset[str]
    ratings: frozenset[str]
    vague_aims: frozenset[str]
    events: frozenset[str]
    patterns: PhrasePatterns

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """Both kinds of verbs."""
        return self.finite | self.verbs

    def may_state(self, text: str) -> bool:
        """True where the text is worth reading: a digit or one of the hints stands in it."""
        return _DIGIT.search(text) is not None or self.may_state_status(text)

    def may_state_status(self, text: str) -> bool:
        """True where one of the hints, without which nothing states a status, begins a word of the text."""
        return self._hint.search(text.lower()) is not None

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z])(?=[a-z])(?:{'|'.join(self.hints)})")


@cache
def phrases() -> Phrases:
    """The program's own words, read once. Raises SchemaError."""
    return read_phrases(phrase_path("status_lines.toml"), Phrases)
