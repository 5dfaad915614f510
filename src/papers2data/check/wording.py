"""The words and thresholds of ``schemas/phrases/check.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from papers2data.extract.phrase_file import phrase_path, read_phrases
from papers2data.schema.declared import Declared


class Rule(Declared, frozen=True):
    """How serious a finding of one code is, and its sentence with ``{places}`` for what was found."""

    severity: Literal["info", "warning", "error"]
    message: str


class Thresholds(Declared, frozen=True):
    """From where on a rule speaks up; the file says what each is."""

    slip_days: int
    unchanged_reports: int
    covered: float
    raised_after_due_days: int
    same_arrow_points: float
    same_arrow_share: float
    green_share: float
    proved_share: float
    proved_totals: float
    sorted_share: float
    name_covered: float
    name_sure: float
    name_margin: float
    counted_least: int
    counted_off: float
    subject_words: int
    name_length: int
    overspent_share: float
    savings_share: float
    unassigned_least: int
    assigned_share: float
    behind_share: float


class Words(Declared, frozen=True):
    """Lists and patterns; the file says what each is for."""

    worse: dict[str, int]
    concerned: list[str]
    brought_back: list[str]
    at_meeting: re.Pattern[str]
    no_date: re.Pattern[str]
    not_deadline: re.Pattern[str]
    approximate: re.Pattern[str]
    earlier: re.Pattern[str]
    year_before: re.Pattern[str]
    parts: re.Pattern[str]
    span: re.Pattern[str]
    share: re.Pattern[str]
    dated: re.Pattern[str]
    trend: re.Pattern[str]
    up: str
    down: str
    moving: str
    denied: re.Pattern[str]
    time_unit: re.Pattern[str]
    month: re.Pattern[str]
    numbers: list[str]
    numerals: dict[str, int]
    series: dict[str, str]
    measures: dict[str, str]
    stop: list[str]
    same: dict[str, re.Pattern[str]]
    counted: list[re.Pattern[str]]
    kinds: dict[str, re.Pattern[str]]
    ratings: dict[str, re.Pattern[str]]


class Wording(Declared, frozen=True):
    """The file as it stands; ``rules`` by the code of their findings."""

    thresholds: Thresholds
    words: Words
    rules: dict[str, Rule]


@cache
def wording() -> Wording:
    """The file, read once. Raises SchemaError."""
    return read_phrases(phrase_path("check.toml"), Wording)


def say(code: str, **values: str) -> str:
    """The sentence of a finding with its places filled in."""
    said = wording().rules[code].message.format(**values)
    return said[:1].upper() + said[1:]
