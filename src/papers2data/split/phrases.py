"""The words by which papers are told apart, from ``schemas/phrases``, checked when they are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from papers2data.schema.declared import Declared
from papers2data.schema.load import folder, read_declaration

D = TypeVar("D", bound=Declared)
Patterns = list[re.Pattern[str]]


class PaperPhrases(Declared, frozen=True):
    """``schemas/phrases/papers.toml``: each key is said there."""

    body_words: list[str]
    body_after: Patterns
    body_label: Patterns
    body_before: Patterns
    no_body: Patterns
    meeting_kinds: list[str]
    venue: Patterns
    agenda: Patterns
    summons: Patterns
    business: Patterns
    agenda_ends: Patterns
    minutes: Patterns
    minutes_title: re.Pattern[str]
    no_minutes: Patterns
    minutes_pair: Patterns
    decision_page: re.Pattern[str]
    decision_label: re.Pattern[str]
    minutes_label: re.Pattern[str]
    page_heads: Patterns
    decided: re.Pattern[str]
    listed_present: re.Pattern[str]
    listed_people: re.Pattern[str]
    listed_others: re.Pattern[str]
    sat: re.Pattern[str]
    minutes_sure: Patterns
    minutes_signs: Patterns
    report: Patterns
    report_purpose: Patterns
    report_labels: Patterns
    item_number: re.Pattern[str]
    author: Patterns
    subject: Patterns
    decision_title: re.Pattern[str]
    form_name: re.Pattern[str]
    house: Patterns
    sections: Patterns
    report_end: Patterns
    appendix: re.Pattern[str]
    appendix_lists: Patterns
    letter: re.Pattern[str]
    letter_subject: re.Pattern[str]
    work_programme: Patterns
    decision_notice: Patterns


@cache
def paper_phrases() -> PaperPhrases:
    """The words of ``papers.toml``. Raises SchemaError."""
    return read_phrases("papers", PaperPhrases)


def read_phrases(name: str, kind: type[D]) -> D:
    """The phrases of ``schemas/phrases/<name>.toml``. Raises SchemaError, naming file and key."""
    return read_declaration(folder() / "phrases" / f"{name}.toml", kind)


def found(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """The first match of the first pattern that occurs in the text."""
    for pattern in patterns:
        if match := pattern.search(text):
            return match
    return None
