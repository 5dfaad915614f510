"""Rules for days and for ranges of days, the day always before the month."""

from __future__ import annotations

import re
from datetime import date

from papers2data.values.grammar import Reading, Rule
from papers2data.values.ranges import DateRange, one_day, whole_days
from papers2data.values.words import (
    AFTER,
    BEFORE,
    FIGURES_HINT,
    GAP,
    JOIN,
    MONTH_HINT,
    YEAR,
    compiled,
    day,
    day_of,
    full_year,
    month,
    month_number,
)

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
# "on 15 March 20 people came" has no year
_NO_NOUN = r"(?!\s(?!(?:and|to|or|for|with|by|at|in|on|until|then|but|was|is|the|from|as|of|onwards)\b)(?-i:[a-z]))"
_ANY_YEAR = rf"(?:{YEAR}|'\d\d(?!\d)|\d\d(?![\d/%]|\s?[ap]\.?m){_NO_NOUN})"
_INTRODUCED = r"(?<=\b(?:on|by|to|of)\s)"


def _reading(value: date | None) -> Reading:
    return Reading(DateRange(value, value) if value else None, "day")


def _named(found: re.Match[str]) -> Reading:
    year = full_year(found["y"].lstrip("'"))
    return _reading(one_day(year, month_number(found["m"]), int(found["d"])))


def _numeric(found: re.Match[str]) -> Reading:
    return _reading(one_day(full_year(found["y"]), int(found["m"]), int(found["d"])))


def _days(found: re.Match[str]) -> Reading:
    """From the first day to the last; a month or year that is printed once holds for both."""
    parts = found.groupdict()
    last_year = full_year(found["y2"].lstrip("'"))
    last_month = month_number(found["m2"])
    first_month = month_number(parts["m1"]) if parts.get("m1") else last_month
    printed = parts.get("y1")
    first_year = full_year(printed.lstrip("'")) if printed else last_year - (first_month > last_month)
    first = one_day(first_year, first_month, int(found["d1"]))
    last = one_day(last_year, last_month, int(found["d2"]))
    return Reading(whole_days(first, last) if first and last else None, "range")


def _between(found: re.Match[str]) -> Reading:
    first, last = day_of(found, 1), day_of(found, 2)
    return Reading(whole_days(first, last) if first and last else None, "range")


def _year_of(n: int | str) -> str:
    return rf"(?P<y{n}>{_ANY_YEAR})"


_TO = r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*(?:the\s+)?"
_NUMERIC = r"(?P<d{0}>\d{{1,2}})/(?P<m{0}>\d{{1,2}})/(?P<y{0}>(?:19|20)\d\d|\d\d)"

DAY_RULES: tuple[Rule, ...] = (
    # 18th March 2021 · Monday, 15 April 2024 · 31-Mar-20 · 1 of June 2020
    Rule(
        compiled(
            rf"{BEFORE}{_WEEKDAY}{day()}[\s,./-]*(?:(?:day\s+)?of\s+)?{month()}[\s,./-]*(?P<y>{_ANY_YEAR})(?![\d]|/\d)"
        ),
        _named,
        MONTH_HINT,
    ),
    # January 26, 2026
    Rule(compiled(rf"{BEFORE}{month()}\s*{day()}{GAP}(?P<y>{YEAR}){AFTER}"), _named, MONTH_HINT),
    # 31/03/2020 · 31/3/20
    Rule(compiled(rf"{BEFORE}{_NUMERIC.format('')}(?![\d/])"), _numeric, FIGURES_HINT),
    # 31.3.2020 · 31-03-2020
    Rule(compiled(rf"{BEFORE}(?P<d>\d{{1,2}})([.-])(?P<m>\d{{1,2}})\2(?P<y>{YEAR})(?!\d)"), _numeric, FIGURES_HINT),
    # 31.3.20, which in a sentence may be the number of a clause
    Rule(compiled(r"(?P<d>\d{1,2})([.-])(?P<m>\d{1,2})\2(?P<y>\d\d)"), _numeric, FIGURES_HINT, in_text=False),
    Rule(compiled(rf"{_INTRODUCED}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d\d)(?![\d.]\d)"), _numeric, FIGURES_HINT),
    # 2020-03-31
    Rule(
        compiled(rf"{BEFORE}(?P<y>{YEAR})([/-])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?!\d|[/-]\d)"), _numeric, FIGURES_HINT
    ),
    # 1-5 June 2020 · 1st and 2nd June 2020
    Rule(compiled(rf"{BEFORE}{day(1)}{JOIN}{day(2)}\s*{month(2)}{GAP}{_year_of(2)}{AFTER}"), _days, MONTH_HINT),
    # 28 February to 3 March 2020
    Rule(
        compiled(rf"{BEFORE}{day(1)}\s*{month(1)}{JOIN}{day(2)}\s*{month(2)}{GAP}{_year_of(2)}{AFTER}"),
        _days,
        MONTH_HINT,
    ),
    # 1 April 2020 to 31 March 2021
    Rule(
        compiled(
            rf"{BEFORE}{day(1)}\s*{month(1)}{GAP}{_year_of(1)}{_TO}{day(2)}\s*{month(2)}{GAP}{_year_of(2)}{AFTER}"
        ),
        _days,
        MONTH_HINT,
    ),
    # 01/04/2020 - 31/03/2021
    Rule(compiled(rf"{BEFORE}{_NUMERIC.format(1)}{_TO}{_NUMERIC.format(2)}(?![\d/])"), _between, FIGURES_HINT),
)
