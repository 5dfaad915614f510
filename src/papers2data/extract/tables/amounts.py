"""What the heading of a column of money says: the period that its figures are of, and what they are.

"2031-32 Year 1 £000s"  ──▶  2031-32
"2031-32 Net cost"      ──▶  2031-32, net_cost
"31.3.2031 forecast"    ──▶  31.3.2031, forecast
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from papers2data.extract.tables.readings import one_line, without_unit
from papers2data.values.dates import DateRange, find_dates
from papers2data.values.periods import read_period

_COUNTED = re.compile(
    r"\b(?:year|yr)s?\s?\d{1,2}\b|\(\s*\)|"
    r"\b(?:for\s+the\s+)?(?:financial\s+)?years?\s+(?:ending|ended|to)\b|\s(?:as\s+)?(?:at|to|on|for)\s*$|^\s*as\s+at\s*$",
    re.IGNORECASE,
)
"""What the dates of a heading say already: the number of a programme's year, that a year ends then."""
_SAID_BY_UNIT = re.compile(r"£(?:\s?[’'‘`]?0{3}[’'s]*|\s?(?:m|k|bn|million|thousand)\b)?|%|\byrs\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![\w/.,–-])(?P<first>\d\d)[/–-](?P<last>\d\d)\b(?![/.–-])")
_DOTTED = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d\d(?![\d.])")
"""A day as headings write it ("31.3.24"), which in a sentence might be the number of a paragraph."""
_APART = re.compile(r"^[\s()/:,.;*–—-]+|[\s()/:,.;*–—-]+$")
_SAME = {
    **dict.fromkeys(
        ("budget", "annual_budget", "revised_budget", "approved_budget", "current_budget"), "annual_budget"
    ),
    **dict.fromkeys(("base", "base_budget", "original_budget"), "original_budget"),
    **dict.fromkeys(("draft", "draft_budget", "proposed", "proposed_budget"), "proposed_budget"),
    **dict.fromkeys(("forecast", "forecast_outturn", "projected", "projected_outturn"), "forecast"),
    **dict.fromkeys(("actual", "actuals", "actual_spend"), "actual"),
}
"""Measures that the layouts of budgets name in the same way."""
_LONGEST = 6
"""Words of a measure at most; more are an explanation."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading's period in its own words, the days of it, and the measure that its other words name.

    ``days`` is None where the words are no period that has dates, ``measure`` "" where there are no other words.
    """

    period: str
    days: DateRange | None
    measure: str = ""


def headed(heading: str) -> Headed:
    """The heading of a column of money taken apart; all of it is the period where no date stands in it."""
    text = _SHORT_YEAR.sub(_with_century, without_unit(heading))
    whole = read_period(text)
    if whole is not None:
        return Headed(text, DateRange(whole.start, whole.end))
    flat = one_line(_SAID_BY_UNIT.sub(" ", text))
    slashed = _DOTTED.sub(lambda found: found[0].replace(".", "/"), flat)
    found = next(reversed(find_dates(slashed)), None)  # the nearest of several: a heading above may be of longer plans
    if found is None or found.range.start is None or found.range.end is None:
        return Headed(text, None)
    before, after = (_APART.sub("", _COUNTED.sub("", part)) for part in (flat[: found.start], flat[found.end :]))
    words = " ".join(part for part in (before, after) if part)
    days = DateRange(found.range.start, found.range.end)
    if len(words.split()) > _LONGEST or any(map(str.isdigit, words)):
        return Headed(text, days)
    return Headed(flat[found.start : found.end], days, measured(words))


def _with_century(found: re.Match[str]) -> str:
    """A financial year of four figures ("31-32") with its century, anything else as it stands."""
    follows = (int(found["first"]) + 1) % 100 == int(found["last"])
    return f"20{found[0]}" if follows else found[0]


def measured(words: str) -> str:
    """The words as the name of a measure ("Net cost" is net_cost); a plain budget is that of the year."""
    name = re.sub(r"\W+", "_", words.casefold()).strip("_")
    return _SAME.get(name, name)
