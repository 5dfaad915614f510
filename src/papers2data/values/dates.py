"""Due dates, days and times from text.

read_due    a due-date cell ──> the days it covers
find_dates  a sentence ──────> every date in it, with its place
read_date   a line ──────────> the one day it names
read_time   a line ──────────> the one time of day it names
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from papers2data.values.day_rules import DAY_RULES
from papers2data.values.grammar import Mark, plain, scan, whole
from papers2data.values.period_rules import PERIOD_RULES
from papers2data.values.ranges import DateRange

__all__ = ["DateRange", "Found", "find_dates", "is_no_date", "read_date", "read_due", "read_time"]

DATE_RULES = DAY_RULES + PERIOD_RULES


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the days, the half-open character range and the words that stand there."""

    range: DateRange
    start: int
    end: int
    text: str


_LATER = r"to be (?:confirmed|determined|agreed|advised|announced|decided|arranged|scheduled|set|finali[sz]ed)"
_NO_DATE = re.compile(
    rf"(?:(?:timescales?|dates?|deadline|due(?: date)?|timeline)\s*[:-]?\s*)?"
    rf"(?:on-?\s?going|t\.?b\.?[cad]\.?|{_LATER}|n\s?[/.]?\s?a\.?|not applicable|"
    r"rolling(?: programme)?|continu(?:ous|ing)|business as usual|bau|as (?:and when )?required|"
    r"not known|unknown|none|no date|-+|\.+|\?+)"
    r"\s*[.*]?",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(rf"(?:timescales?\s*[:-]?\s*)?(?:t\.?b\.?[cad]\b|{_LATER}\b)", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:(?P<from>from|starting(?: from| in)?|since)\s+)?(?P<date>.*\d.*?)\s*"
    r"(?P<on>onwards?\.?|(?:and|&|-)\s*ongoing\.?|\+)?",
    re.IGNORECASE | re.DOTALL,
)
_OPEN_START = re.compile(r"(?:un)?til(?:l)?\s+(?P<date>.*)|up (?:un)?to\s+(?P<upto>.*)", re.IGNORECASE | re.DOTALL)
_LEAD = re.compile(
    r"(?:due|target|by|on|in|at|before|approx(?:imately|\.)?|circa|c\.|the|early|mid|late|end|start|beginning|"
    r"middle|of|from|week commencing|w/c|w/e|month|year)[\s:-]+",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?<!was )\bdue\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d.:/£])(?P<h>\d{1,2})(?:\s?[.:]\s?(?P<m>[0-5]\d))?(?![\d:/%]|\.\d)\s*(?P<half>[ap]\.?\s?m\b\.?|noon\b|midday\b|hrs\b)?",
    re.IGNORECASE,
)
_TIME_LEAD = re.compile(
    r"(?:\bat|\bfrom|\btime:?|\bcommencing(?: at)?|\bstart(?:ing|s)?(?: at)?|@|^)\s*$", re.IGNORECASE
)
_NOON = re.compile(r"(?<![a-z])(?:12\s+)?(?:noon|midday)\b", re.IGNORECASE)


def is_no_date(text: str) -> bool:
    """True where the text says that there is no date: "Ongoing", "TBC", "N/A", "-", nothing at all."""
    flat = plain(text).strip()
    return not flat or _NO_DATE.fullmatch(flat) is not None


def read_due(text: str) -> DateRange | None:
    """The days that a due-date cell covers, from the first date in it to the last.

    "Dec 2019" is 1 to 31 December; "April 2020 onwards" has no end and "until April 2020" no start. None for "Ongoing",
    "TBC" and the like, and where any date in the text is impossible.
    """
    if is_no_date(text) or not any(c.isdigit() for c in text) or _UNSETTLED.match(plain(text).strip()):
        return None
    opened = _open_sided(text)
    if opened is not None:
        return opened
    one = _cell(text)
    return one.days if one is not None else _spanned(text)


def _cell(text: str) -> Mark | None:
    """The one date that is all of the cell, but for words such as "by" or "end of" before it."""
    rest = plain(text).strip().rstrip(".;,")
    while lead := _LEAD.match(rest):
        rest = rest[lead.end() :]
    return whole(rest, DATE_RULES)


def _open_sided(text: str) -> DateRange | None:
    flat = " ".join(plain(text).split())
    if (found := _OPEN_START.fullmatch(flat)) and (one := _cell(found["date"] or found["upto"])):
        return DateRange(None, one.days.end) if one.days and one.days.end else None
    found = _OPEN_END.fullmatch(flat)
    if found and (found["from"] or found["on"]) and (one := _cell(found["date"])) and one.days and one.days.start:
        return DateRange(one.days.start, None)
    return None


def _spanned(text: str) -> DateRange | None:
    marks = _without_years_of_names(text, scan(text, DATE_RULES))
    known = [m.days for m in marks if m.days is not None]
    if not known or len(known) < len(marks):
        return None
    # "31.5.14 Spring 2014" says one date twice, the second time more loosely; a figure such as "31.5.14" may be the
    # number of a paragraph, unless the period behind it holds that day
    opening = whole(text.split()[0].strip(",;()"), DATE_RULES)
    days = [m.days for m in (*marks, opening) if m is not None and m.kind == "day" and m.days is not None]
    held = [day for day in days if any(_holds(one, day) for one in known)]
    known = [one for one in known if not any(_holds(one, day) for day in held)] + held
    starts, ends = [d.start for d in known if d.start], [d.end for d in known if d.end]
    return DateRange(min(starts), max(ends))


def _without_years_of_names(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks, without years before the word "due" where dates follow it: "Beyond 2021 report due May 2024"."""
    said = _DUE.search(text)
    after = [mark for mark in marks if said is not None and mark.start >= said.end()]
    return after if after and all(mark.kind == "year" for mark in marks if mark not in after) else marks


def _holds(period: DateRange, day: DateRange) -> bool:
    """True for a period of more than the day that it falls in."""
    if period == day or None in (period.start, period.end, day.start, day.end):
        return False
    return period.start <= day.start and day.end <= period.end  # type: ignore[operator]


def find_dates(text: str) -> tuple[Found, ...]:
    """Every date in the text, in order and apart from each other, the longest form of each.

    A year alone counts only after a word such as "in", "by" or "end of"; impossible dates are left out.
    """
    return tuple(
        Found(mark.days, mark.start, mark.end, text[mark.start : mark.end])
        for mark in scan(text, DATE_RULES)
        if mark.days is not None
    )


def read_date(text: str) -> date | None:
    """The one day that the text names, in words or figures; None where it names none or several."""
    days = {mark.days for mark in scan(text, DATE_RULES) if mark.kind == "day"}
    days |= {mark.days for mark in scan(text, DAY_RULES) if mark.kind == "range"}
    one = days.pop() if len(days) == 1 else None
    return one.start if one and one.start == one.end else None


def read_time(text: str) -> str | None:
    """The one time of day in the text as "HH:MM" on the 24-hour clock; None where there is none or several.

    "10:30am", "2.00 pm", "at 10.30", "14:00", "12 noon". Figures such as "10.30" count as a time only after "at" or the
    like, or with "am" or "pm".
    """
    flat = plain(text)
    if _NOON.search(flat):
        rest = _NOON.sub(" ", flat)
        return "12:00" if not _times(rest) else None
    times = _times(flat)
    return times.pop() if len(times) == 1 else None


def _times(flat: str) -> set[str]:
    found = (_time(m, flat) for m in _TIME.finditer(flat))
    return {time for time in found if time is not None}


def _time(found: re.Match[str], flat: str) -> str | None:
    hour, minute = int(found["h"]), int(found["m"] or 0)
    half = (found["half"] or "").lower()
    if half[:1] in ("a", "p") and 1 <= hour <= 12:
        return f"{hour % 12 + 12 * (half[0] == 'p'):02}:{minute:02}"
    if found["m"] is None or hour > 23 or half[:1] in ("a", "p"):
        return None
    sure = ":" in found[0] or half.startswith("hr") or _TIME_LEAD.search(flat[: found.start()]) is not None
    return f"{hour:02}:{minute:02}" if sure else None
