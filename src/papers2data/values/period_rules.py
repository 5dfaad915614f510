"""Rules for months, quarters, halves, terms, years and ranges of them."""

from __future__ import annotations

import re

from papers2data.values import ranges
from papers2data.values.grammar import Kind, Reading, Rule
from papers2data.values.ranges import DateRange
from papers2data.values.words import (
    AFTER,
    BEFORE,
    BEFORE_WORD,
    JOIN,
    MONTH_HINT,
    QUARTER_WORD,
    SPLIT_HINT,
    YEAR,
    YEAR_HINT,
    compiled,
    count_of,
    first_of_split,
    full_year,
    month,
    month_number,
    split_year,
    term,
    year,
)

_END = r"(?![\d/]|-\d)"
_TO = r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\bthrough(?:\sto)?\b)\s*"
_YEAR_TAIL = r"(?:the\s+)?(?:of\s+)?(?:the\s+)?(?:financial\s+)?(?:year\s+|FY\s*)?(?:of\s+)?"
_OF_YEAR = rf"[\s,:-]{{0,9}}(?P<open>\()?\s{{0,3}}{_YEAR_TAIL}"
_CLOSED = r"(?(open)\s*\))"
_ANY_YEAR = rf"(?:{split_year(least=1)}|{year()})"
_SHORT = r"[\s,.'/-]{{0,3}}(?P<y{0}>(?:19|20)\d\d|\d\d)"
_CLOSE = r"(?=\s*(?:$|[.,;:)\]\n&/-]|(?:and|to|or|for|with|by|onwards?|then|but|was|is)\b))"
_SEASON = r"(?P<s>spring|summer|autumn)(?:\s*(?:/|&|-|and|to)\s*(?P<s2>summer|autumn))?"
_TERM = r"(?P<t>aut(?:umn)?|spr(?:ing)?|sum(?:mer)?)"
_TERMS = rf"{_TERM}(?:\s*(?:&|and|/|-|to|,)\s*(?P<t2>aut(?:umn)?|spr(?:ing)?|sum(?:mer)?))?(?![a-z])"
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9}


def _read(days: DateRange | None, kind: Kind) -> Reading:
    return Reading(days, kind)


def _split(found: re.Match[str], n: int | str = "") -> int | None:
    return first_of_split(found[f"a{n}"], found[f"b{n}"])


def _month(found: re.Match[str]) -> Reading:
    return _read(ranges.months_from(full_year(found["y"]), month_number(found["m"]), 1), "month")


def _short_month(found: re.Match[str]) -> Reading | None:
    """A month and two digits; "may 20" in small letters is more likely a verb and a count."""
    return _month(found) if found["m"][0].isupper() else None


def _month_in_year(found: re.Match[str]) -> Reading:
    first = _split(found)
    return _read(ranges.month_of_financial_year(first, month_number(found["m"])) if first else None, "month")


def _numeric_month(found: re.Match[str]) -> Reading:
    number = int(found["m"])
    return _read(ranges.months_from(int(found["y"]), number, 1) if 1 <= number <= 12 else None, "month")


def _months(found: re.Match[str]) -> Reading:
    """From month to month; a year printed once is the last month's, so that a November before a January is older."""
    first, last = month_number(found["m1"]), month_number(found["m2"])
    last_year = full_year(found["y2"])
    printed = found.groupdict().get("y1")
    first_year = full_year(printed) if printed else last_year - (first > last)
    return _read(ranges.months(first_year, first, last_year, last), "range")


def _months_in_year(found: re.Match[str]) -> Reading:
    begins = _split(found)
    if begins is None:
        return _read(None, "range")
    first = ranges.month_of_financial_year(begins, month_number(found["m1"])).start
    last = ranges.month_of_financial_year(begins, month_number(found["m2"])).end
    return _read(ranges.whole_days(first, last) if first and last else None, "range")


def _quarter(found: re.Match[str]) -> Reading:
    number = count_of(found["q"])
    last = count_of(found["q2"]) if found.groupdict().get("q2") else None
    kind: Kind = "range" if last else "quarter"
    if found["y"]:
        return _read(ranges.calendar_quarters(int(found["y"]), number, last), kind)
    first = _split(found)
    return _read(None if first is None else ranges.financial_quarters(first, number, last), kind)


def _half(found: re.Match[str]) -> Reading:
    second = count_of(found["h"]) == 2
    if found["y"]:
        return _read(ranges.months_from(int(found["y"]), 7 if second else 1, 6), "half")
    first = _split(found)
    return _read(None if first is None else ranges.months_from(first, 10 if second else 4, 6), "half")


def _financial_year(found: re.Match[str]) -> Reading:
    first = _split(found)
    if first is not None:
        return _read(ranges.financial_year(first), "year")
    if len(found["a"]) == 2:
        return _read(None, "year")
    begin, end = int(found["a"]), found["b"]
    last = int(end) if len(end) == 4 else begin // 100 * 100 + int(end)
    if not begin < last <= begin + 30:
        return _read(None, "range")
    # "2025-28" is short for the financial years 2025/26 to 2027/28; years printed in full are calendar years
    return _read(ranges.months(begin, 4, last, 3) if len(end) == 2 else ranges.calendar_years(begin, last), "range")


def _introduced(found: re.Match[str], *, line: bool = False) -> bool:
    """True where a word such as "in" or "by" stands before; ``line`` lets the start of a line count too."""
    before = _INTRODUCED.search(found.string[max(0, found.start() - 24) : found.start()])
    return before is not None and (line or before[0].strip(" -\n") != "")


def _introduced_years(found: re.Match[str]) -> Reading | None:
    return _financial_year(found) if _introduced(found, line=True) and _split(found) is not None else None


def _introduced_year(found: re.Match[str]) -> Reading | None:
    return _calendar_year(found) if _introduced(found) else None


def _listed_years(found: re.Match[str]) -> Reading | None:
    first, last = int(found["a"]), int(found["b"])
    return _read(ranges.calendar_years(first, last), "range") if _introduced(found) else None


def _financial_years(found: re.Match[str]) -> Reading:
    first, last = _split(found, 1), _split(found, 2)
    if first is None or last is None or last < first:
        return _read(None, "range")
    return _read(ranges.months(first, 4, last + 1, 3), "range")


def _academic_year(found: re.Match[str]) -> Reading:
    first = _split(found)
    return _read(None if first is None else ranges.academic_year(first), "academic_year")


def _calendar_year(found: re.Match[str]) -> Reading:
    return _read(ranges.calendar_years(int(found["y"]), int(found["y"])), "year")


def _term(found: re.Match[str]) -> Reading:
    """A term or several of an academic year; a term with one calendar year lies in that year."""
    parts = found.groupdict()
    first_term = term(found["t"])
    last_term = term(found["t2"]) if parts.get("t2") else first_term
    begins = _split(found) if parts.get("a") else int(found["y"]) - (first_term != "autumn")
    if begins is None:
        return _read(None, "term")
    start, end = ranges.school_term(begins, first_term).start, ranges.school_term(begins, last_term).end
    return _read(ranges.whole_days(start, end) if start and end else None, "term")


def _numbered_month(found: re.Match[str]) -> Reading:
    """Period 1 of the financial year is April, 10 is January."""
    first, number = _split(found), int(found["n"])
    return _read(None if first is None else ranges.month_of_financial_year(first, (number + 2) % 12 + 1), "month")


def _numbered_term(_: re.Match[str]) -> Reading:
    """Councils with five or six terms each set their own days, so a term's number names none."""
    return _read(None, "term")


def _season(found: re.Match[str]) -> Reading:
    """A season or two; winter is none of them, since one year does not say which winter."""
    first = _SEASON_STARTS[found["s"].lower()]
    last = _SEASON_STARTS[(found["s2"] or found["s"]).lower()]
    return _read(ranges.months(int(found["y"]), first, int(found["y"]), last + 2), "range")


_QUARTER = rf"{QUARTER_WORD}s?\.?\s*(?P<q>[1-4]|one|two|three|four)(?![a-z\d])"
_QUARTER_TO = rf"(?:\s*(?:-|&|/|to|and)\s*{QUARTER_WORD}?\.?\s*(?P<q2>[1-4]|two|three|four)(?![a-z\d%]))?"
_ORDINAL_QUARTER = rf"(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th)\s+{QUARTER_WORD}"
_ACADEMIC = r"(?:academic|school|acad\.?|AY)(?:\s+years?)?"
_INTRODUCED = compiled(
    r"(?:\b(?:in|by|to|of|for|mid|end|from|late|early|until|till|since|after|during|before|throughout|years?|FY|start|"
    r"beginning|middle|around|beyond|between)|^|\n)[\s-]*$"
)
_NUMBERED = r"(?:period|month|P|M)\s*(?P<n>0?[1-9]|1[0-2])(?![\d.])"
# "to 2000 homes" counts homes; "in 2020 was" tells of a year
_NOT_COUNTED = r"(?!\s+(?!(?:was|is|has|this|as|its|onwards|plus|progress|unless|across|versus)\b)(?-i:[a-z]+s)\b)"
_MONTH_YEAR_HINT = re.compile(r"/(?:19|20)\d")
_QUARTER_HINT = re.compile(r"q(?:uarter|tr)?s?\.?\s*[1-4otf]|[tdhl]\s+q")
_HALF_HINT = re.compile(r"h[12]|half")
_ACADEMIC_HINT = re.compile("acad|school|ay")
_TERM_HINT = re.compile("aut|spr|sum")
_NUMBERED_TERM_HINT = re.compile(r"terms?\s*[1-6]")
_NUMBERED_HINT = re.compile(r"[dhmp]\s*\d")
_LIST_HINT = re.compile(r"(?:19|20)\d\d\s*[tao&]")

PERIOD_RULES: tuple[Rule, ...] = (
    # Dec 2019 · September, 2020 · DEC.2019
    Rule(compiled(rf"{BEFORE_WORD}{month()}[\s,.'/-]{{0,3}}{year()}(?!\d)"), _month, MONTH_HINT),
    # Dec-25 · Jan '26
    Rule(compiled(rf"{BEFORE_WORD}{month()}\s?[-'/]\s?'?(?P<y>\d\d)(?!\d|/\d|-\d)"), _short_month, MONTH_HINT),
    # Jan 26
    Rule(compiled(rf"{BEFORE_WORD}{month()}\s(?P<y>\d\d)(?!\d)"), _month, MONTH_HINT, in_text=False),
    Rule(
        compiled(rf"{BEFORE_WORD}(?<!\d )(?<!(?:st|nd|rd|th) ){month()}\s(?P<y>[12]\d){_CLOSE}"),
        _short_month,
        MONTH_HINT,
    ),
    # March 2019/20, the March of that financial year
    Rule(compiled(rf"{BEFORE_WORD}{month()}[\s,]*{split_year()}(?!\d)"), _month_in_year, MONTH_HINT),
    # 03/2020
    Rule(compiled(rf"{BEFORE}(?P<m>\d{{1,2}})/{year()}(?![\d/])"), _numeric_month, _MONTH_YEAR_HINT),
    # July - September 2020 · October, November and December 2020 · Oct-Dec 23
    Rule(
        compiled(rf"{BEFORE_WORD}{month(1)}(?:{JOIN}(?:{month('x')}{JOIN})?){month(2)}{_SHORT.format(2)}(?!\d|/\d)"),
        _months,
        MONTH_HINT,
    ),
    # September 2019 to March 2020 · Apr 19 - Mar 20
    Rule(
        compiled(
            rf"{BEFORE_WORD}{month(1)}{_SHORT.format(1)}{_TO}{month(2)}{_SHORT.format(2)}(?!\d|/\d)",
        ),
        _months,
        MONTH_HINT,
    ),
    # October to December 2023/24
    Rule(compiled(rf"{BEFORE_WORD}{month(1)}{JOIN}{month(2)}[\s,]*{split_year()}(?!\d)"), _months_in_year, MONTH_HINT),
    # Q1 2020-21 · Quarter 3 (2023/24) · Q1-Q3 2023/24 · quarter 2 of the year 2019-20
    Rule(
        compiled(rf"{BEFORE_WORD}{_QUARTER}{_QUARTER_TO}{_OF_YEAR}{_ANY_YEAR}{_END}{_CLOSED}"), _quarter, _QUARTER_HINT
    ),
    # third quarter of 2019/20
    Rule(compiled(rf"{BEFORE_WORD}{_ORDINAL_QUARTER}{_OF_YEAR}{_ANY_YEAR}{_END}{_CLOSED}"), _quarter, _QUARTER_HINT),
    # 2020/21 Q2 · 2023 Q4 · 2020/21, Quarter Two
    Rule(
        compiled(rf"{BEFORE}(?:FY\s?)?{_ANY_YEAR}[\s,:-]{{0,9}}(?P<open>\()?\s{{0,3}}{_QUARTER}{_QUARTER_TO}{_CLOSED}"),
        _quarter,
        _QUARTER_HINT,
    ),
    # H1 2024/25
    Rule(compiled(rf"{BEFORE_WORD}H(?P<h>[12]){_OF_YEAR}{_ANY_YEAR}{_END}{_CLOSED}"), _half, _HALF_HINT),
    Rule(
        compiled(rf"{BEFORE}(?P<h>first|second|1st|2nd)\s+half{_OF_YEAR}{_ANY_YEAR}{_END}{_CLOSED}"), _half, _HALF_HINT
    ),
    Rule(compiled(rf"{BEFORE}{_ANY_YEAR}[\s,:(-]{{0,9}}H(?P<h>[12])(?![a-z\d])"), _half, _HALF_HINT),
    # Academic year 2022/23 · 22/23 Academic
    Rule(compiled(rf"{BEFORE_WORD}{_ACADEMIC}\s*{split_year()}{_END}"), _academic_year, _ACADEMIC_HINT),
    Rule(compiled(rf"{BEFORE}{split_year()}\s*{_ACADEMIC}(?![a-z])"), _academic_year, _ACADEMIC_HINT),
    # Autumn term 2020 · Autumn 2022/23 · 22/23 Aut & Spr term
    Rule(compiled(rf"{BEFORE_WORD}{_TERMS}\s+terms?[\s,:(-]{{0,9}}{_ANY_YEAR}{_END}"), _term, _TERM_HINT),
    Rule(compiled(rf"{BEFORE_WORD}{_TERMS}[\s,:(-]{{0,9}}{split_year()}{_END}"), _term, _TERM_HINT),
    Rule(compiled(rf"{BEFORE}{split_year()}[\s,:(-]{{0,9}}{_TERMS}(?:\s+terms?\b)?"), _term, _TERM_HINT),
    Rule(compiled(rf"{BEFORE}{year()}[\s,:(-]{{0,9}}{_TERMS}\s+terms?\b"), _term, _TERM_HINT),
    Rule(
        compiled(rf"{BEFORE_WORD}terms?\s*[1-6][\s,:(-]{{0,9}}{_ANY_YEAR}{_END}"), _numbered_term, _NUMBERED_TERM_HINT
    ),
    # Period 10 2023/24 · P9 2023/24 · 2023/24 Period 10
    Rule(
        compiled(rf"{BEFORE_WORD}{_NUMBERED}[\s,:(-]{{0,9}}(?:of\s+)?(?:FY\s*)?{split_year()}{_END}"),
        _numbered_month,
        _NUMBERED_HINT,
    ),
    Rule(compiled(rf"{BEFORE}{split_year()}[\s,:(-]{{0,9}}{_NUMBERED}"), _numbered_month, _NUMBERED_HINT),
    # Summer 2021; a winter has two years and its one printed year does not say which
    Rule(compiled(rf"{BEFORE_WORD}(?<!/){_SEASON}(?:\s+of)?[\s,]*{year()}{AFTER}"), _season, _TERM_HINT),
    # 2019/20 · 2019-20 · 2018-2020
    Rule(
        compiled(rf"{BEFORE}(?:FY\s?|financial\s+year\s+)?(?P<a>{YEAR})\s?[/-]\s?(?P<b>{YEAR}|\d\d){_END}"),
        _financial_year,
        SPLIT_HINT,
    ),
    Rule(compiled(rf"{BEFORE}(?:FY\s?|financial\s+year\s+){split_year()}{_END}"), _financial_year, SPLIT_HINT),
    Rule(compiled(rf"{BEFORE}(?P<a>{YEAR}|\d\d)/(?P<b>\d\d?){_END}"), _introduced_years, SPLIT_HINT),
    Rule(compiled(rf"(?P<a>{YEAR})/(?P<b>\d)"), _introduced_years, SPLIT_HINT, in_text=False),
    Rule(compiled(r"(?P<a>\d\d)\s?[/-]\s?(?P<b>\d\d)"), _financial_year, SPLIT_HINT, in_text=False),
    # 2020/21 - 2024/25 · 2020/21 to 2022/23
    Rule(compiled(rf"{BEFORE}{split_year(1)}{_TO}{split_year(2)}{_END}"), _financial_years, SPLIT_HINT),
    # 2018 to 2020
    Rule(
        compiled(rf"{BEFORE}(?P<a>{YEAR})\s*\bto\b\s*(?P<b>{YEAR}){AFTER}{_NOT_COUNTED}"), _financial_year, _LIST_HINT
    ),
    # 2021, alone in its cell; in a sentence only after "in", "by", "end of" and the like
    Rule(compiled(rf"(?:calendar\s+year\s+)?{year()}"), _calendar_year, YEAR_HINT, in_text=False),
    Rule(compiled(rf"{BEFORE}{year()}{AFTER}(?![a-z%]|,\d|\.\d){_NOT_COUNTED}"), _introduced_year, YEAR_HINT),
    Rule(
        compiled(rf"{BEFORE}(?P<a>{YEAR})\s*(?:and|&|or)\s*(?P<b>{YEAR}){AFTER}(?![a-z%]){_NOT_COUNTED}"),
        _listed_years,
        _LIST_HINT,
    ),
)
