"""The words of dates as patterns, and what each word stands for."""

from __future__ import annotations

import re
from datetime import date

from papers2data.values.ranges import Term, one_day

MONTH = (
    "jan(?:uary|urary|uray)?|feb(?:ruary|uary|urary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember|emeber)?|septmber|oct(?:ober)?|nov(?:ember|emeber)?|dec(?:ember|emeber)?"
)
"""Names of months, short, long and as often mistyped; no capture."""

YEAR = r"(?:19|20)\d\d"
BEFORE = r"(?<![A-Za-z0-9/.])(?<!\d-)"
BEFORE_WORD = r"(?<![A-Za-z0-9])(?<!\d-)"
AFTER = r"(?!\d|[/-]\d)"
GAP_LIMIT = 40
GAP = r"[\s,]*"
JOIN = r"\s*(?:-|/|&|,|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b)+\s*"
QUARTER_WORD = r"(?:quarter|qtr|q)"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12, "eighteen": 18}

# what a text in small letters holds wherever a rule can match in it
MONTH_HINT = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
FIGURES_HINT = re.compile(r"\d[/.-]\d{1,2}[/.-]\d")
YEAR_HINT = re.compile(r"(?:19|20)\d\d")
SPLIT_HINT = re.compile(r"\d\s?[/-]\s?\d")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TERMS: dict[str, Term] = {"aut": "autumn", "spr": "spring", "sum": "summer"}


def day(n: int | str = "") -> str:
    """A pattern for a day of the month with or without its ordinal, as group ``d<n>``."""
    return rf"(?P<d{n}>\d{{1,2}})\s?(?:st|nd|rd|th)?(?![a-z0-9])"


def month(n: int | str = "") -> str:
    """A pattern for the name of a month, as group ``m<n>``."""
    return rf"(?P<m{n}>{MONTH})(?![a-z])\.?"


def year(n: int | str = "") -> str:
    """A pattern for a year of four digits, as group ``y<n>``."""
    return rf"(?P<y{n}>{YEAR})"


def split_year(n: int | str = "", least: int = 2) -> str:
    """A pattern for "2019/20", "2019-2020", "19/20" ("2019-0" where ``least`` is 1), as groups ``a<n>``, ``b<n>``."""
    return rf"(?P<a{n}>{YEAR}|\d\d)\s?[/-]\s?(?P<b{n}>{YEAR}|\d{{{least},2}})(?!\d)"


def compiled(pattern: str) -> re.Pattern[str]:
    r"""The pattern, for text in any case, with its gaps (``\s*``, ``\s+``) no wider than GAP_LIMIT characters.

    A run of spaces of any length then costs no more than a line of text does, and columns are not read as one phrase.
    """
    limited = pattern.replace(r"\s*", rf"\s{{0,{GAP_LIMIT}}}").replace(r"\s+", rf"\s{{1,{GAP_LIMIT}}}")
    return re.compile(limited.replace(r"[\s,]*", rf"[\s,]{{0,{GAP_LIMIT}}}"), re.IGNORECASE)


def month_number(word: str) -> int:
    """1 to 12 for the name of a month."""
    return _MONTHS.index(word[:3].lower()) + 1


def full_year(text: str) -> int:
    """The year of "2019" or "19": two digits up to 69 are this century's, as POSIX reads them."""
    number = int(text)
    if len(text) > 2:
        return number
    return 2000 + number if number < 70 else 1900 + number


def first_of_split(first: str, second: str) -> int | None:
    """The year in which "2019/20" begins; None where the second is not the year that follows."""
    begins = full_year(first)
    return begins if int(second) == (begins + 1) % 10 ** len(second) else None


def term(word: str) -> Term:
    """The term of "Autumn", "Aut", "Spr" and so on."""
    return _TERMS[word[:3].lower()]


def count_of(word: str) -> int:
    """The number of "3", "three", "third"."""
    lower = word.lower()
    return ORDINALS.get(lower) or NUMBERS.get(lower) or int(lower)


def day_of(found: re.Match[str], n: int | str = "", month_group: str = "", year_group: str = "") -> date | None:
    """The day of the groups ``d<n>``, ``m<n>``, ``y<n>`` (others where named); None where there is no such day."""
    name = found[month_group or f"m{n}"]
    number = int(name) if name.isdigit() else month_number(name)
    return one_day(full_year(found[year_group or f"y{n}"]), number, int(found[f"d{n}"]))
