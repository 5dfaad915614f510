"""The one grammar of dates: every way in which papers write a day, a month, a quarter, a year or a range of them.

    text ── scan ──> marks: where a date stands, its days and its kind      (anywhere in a sentence)
         └─ whole ─> one mark, where the text is nothing but a date         (a cell)

Rules may claim the same characters: the one that begins first wins, then the longer. A rule also claims what it can
see to be wrong ("31 February 2020"), as a mark without days, so that no shorter rule reads a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from papers2data.values.ranges import DateRange

Kind = Literal["day", "month", "quarter", "half", "year", "academic_year", "term", "range"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words; ``days`` is None where they name no days that exist."""

    days: DateRange | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Mark:
    """A reading at the half-open character range ``start``/``end`` of a text."""

    start: int
    end: int
    days: DateRange | None
    kind: Kind


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A pattern and what builds its reading; None from ``build`` lets other rules have the words.

    ``hint`` is what a text in small letters must hold for the pattern to match in it: found fast, it spares most texts
    the pattern itself. ``in_text`` is False for forms that mean a date only where nothing else stands beside them.
    """

    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Reading | None]
    hint: re.Pattern[str]
    in_text: bool = True


_ODD_SPACES = {ord(c): " " for c in "\u00a0\u2002\u2003\u2007\u2009\u202f\u200b\ufeff\t"}
_ODD_DASHES = {ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u0002"}
_ODD_QUOTES = {ord(c): "'" for c in "\u2018\u2019\u02bc"}
_FOOTNOTES = {ord(c): " " for c in "⁰¹²³⁴⁵⁶⁷⁸⁹"}
_PLAIN = {**_FOOTNOTES, **_ODD_SPACES, **_ODD_DASHES, **_ODD_QUOTES}
_DIGIT = re.compile(r"[0-9]")
_REMEMBERED = 2_048
"""Texts whose readings are kept: the same sentence is asked for its figures, its dates and its periods."""


def plain(text: str) -> str:
    """The text with one kind of space, dash and apostrophe and no marks of footnotes, every character where it was."""
    return text.translate(_PLAIN)


def scan(text: str, *groups: tuple[Rule, ...]) -> list[Mark]:
    """The marks in ``text``, in order and apart from each other, those without days among them."""
    if not _DIGIT.search(text):
        return []
    return apart(mark for rules in groups for mark in _candidates(text, rules))


@lru_cache(_REMEMBERED)
def whole(text: str, rules: tuple[Rule, ...]) -> Mark | None:
    """The mark that takes up all of ``text`` but the space around it; None where there is none or two disagree."""
    flat = plain(text)
    start, end = len(flat) - len(flat.lstrip()), len(flat.rstrip())
    for rule in rules:
        found = rule.pattern.fullmatch(flat, start, end)
        reading = rule.build(found) if found else None
        if reading is not None:
            return Mark(start, end, reading.days, reading.kind)
    return None


def apart(marks: Iterable[Mark]) -> list[Mark]:
    """Those marks that are left when the one that begins first, then the longer, takes its characters."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


@lru_cache(_REMEMBERED)
def _candidates(text: str, rules: tuple[Rule, ...]) -> tuple[Mark, ...]:
    flat = plain(text)
    small = flat.lower()
    hinted: dict[int, bool] = {}
    marks = []
    for rule in rules:
        if not rule.in_text:
            continue
        hint = id(rule.hint)
        if hint not in hinted:
            hinted[hint] = rule.hint.search(small) is not None
        if hinted[hint]:
            for found in rule.pattern.finditer(flat):
                reading = rule.build(found)
                if reading is not None:
                    marks.append(Mark(found.start(), found.end(), reading.days, reading.kind))
    return tuple(marks)
