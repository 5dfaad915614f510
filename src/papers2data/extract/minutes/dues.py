"""When a clause is due: the words as printed, and the days that the calendar and the meeting's own day make of them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from papers2data.extract.minutes.phrases import Action, minute_phrases
from papers2data.split.lines import Line
from papers2data.values.dates import find_dates
from papers2data.values.ranges import DateRange, months_from
from papers2data.values.words import MONTH, month_number

_PAST = re.compile(
    r"(?<!\bbe )\b(?:held|agreed|published|dated|made|taken|presented|considered|approved|adopted|received|of)\s*$",
    re.IGNORECASE,
)
_NEVER_DUE = ("note", "approve", "endorse")
_COMES_BACK = ("receive", "circulate", "arrange", "schedule", "consider", "progress", "refer")
_DAY = re.compile(
    r"\b(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)\w*,? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? "
    rf"(?P<month>{MONTH})\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?P<month>{MONTH})\b", re.IGNORECASE)
_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_COUNT = {word: n for n, word in enumerate(_WORDS.split(), 1)}
_SPAN = re.compile(
    r"\b(?P<how>within|in)\s+(?:the next\s+)?(?P<n>an?|\d{1,2}|[a-z]+)\s+(?P<unit>day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|following|forthcoming)\s+(?:\w+\s+){0,3}?meeting\b", re.IGNORECASE)
_FINANCIAL = re.compile(r"\bend of (?:the |this |the current )?financial year\b", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"\b(?:date (?:and \w+ )?of (?:the )?)?next (?:[\w-]+ ){0,3}?meeting\b(?! of\b)|\bwill next meet\b|\bnext meets\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Letters from "next meeting" to its day, at most."""
_SOON = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class DueDate:
    """When a clause is due: words as printed and ISO dates; None for what is not printed."""

    text: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day of the meeting and that of the next one of its body, as far as its minutes print them."""

    day: date | None = None
    next_day: date | None = None


def due_of(text: str, action: Action | None, *, asks: bool = False) -> DueDate:
    """When the clause is due; all None for clauses that only note or approve.

    ``asks`` says that something is to be done whatever its verb is: an action point, what was deferred.
    """
    if action in _NEVER_DUE and not asks:
        return DueDate()
    words, days = minute_phrases().due, find_dates(text)
    for number, pattern in enumerate(words.dated):
        if number == 2 and action not in _COMES_BACK and not asks:
            continue
        for match in pattern.finditer(text):
            inside = [d for d in days if match.start() <= d.start and d.end <= match.end("due") + 1]
            if not inside or _PAST.search(text[: match.start()]):
                continue
            starts, ends = [d.range.start for d in inside], [d.range.end for d in inside]
            first, last = min((s for s in starts if s), default=None), max((e for e in ends if e), default=None)
            end = match.end() if number == 0 else inside[-1].end
            return DueDate(text[match.start() : end].strip(), _iso(first), _iso(last))
    for pattern in (*words.limits, *(words.undated if action in _COMES_BACK else ())):
        if (undated := pattern.search(text)) is not None:
            return DueDate(undated["due"].strip())
    return DueDate()


def printed_due(text: str) -> DueDate:
    """The due date that stands on a line of its own, "Due: March 2011"."""
    days = [d.range for d in find_dates(text)]
    first, last = (
        min((d.start for d in days if d.start), default=None),
        max((d.end for d in days if d.end), default=None),
    )
    if re.match(r"from\b", text.strip(), re.IGNORECASE) and len(days) == 1:
        last = None  # the day on which it begins
    return DueDate(text.strip(" ."), _iso(first), _iso(last))


def in_calendar(due: DueDate, when: Calendar, text: str = "") -> DueDate:
    """The due date with the days that its words mean, seen from the meeting; as it is where these leave it open.

    "The September meeting" is in the next September, "within three months" is counted from the meeting, and the next
    meeting is on the day that the minutes print for it. Several months, the meeting's own month, and "before the
    summer recess" stay words, as does the next meeting of another body, which the clause's ``text`` then names.
    """
    if due.text is None or due.start or due.end or when.day is None or re.search(r"\b(?:19|20)\d\d\b", due.text):
        return due
    if re.match(r"\s+of\s+(?:the\s+)?[A-Z]", text.partition(due.text)[2]):
        return due
    days = _days(due.text, when.day, when.next_day)
    return replace(due, start=_iso(days.start), end=_iso(days.end)) if days else due


def _days(text: str, day: date, next_day: date | None) -> DateRange | None:
    if named := list(_DAY.finditer(text)):
        found = _next_day(named[0], day) if len(named) == 1 else None
        return DateRange(found, found) if found else None
    if _NEXT.search(text):
        return DateRange(next_day, next_day) if next_day else None
    if (span := _SPAN.search(text)) is not None:
        return _span(span, day)
    if _FINANCIAL.search(text):
        return DateRange(day, date(day.year + (day.month > 3), 3, 31))
    months = {month_number(m["month"]) for m in _MONTH.finditer(text) if m["month"][:1].isupper()}
    if len(months) != 1 or re.search(r"\belections?\b|\beach\b|\bevery\b|\bafter\b|\bfollowing\b", text, re.IGNORECASE):
        return None
    month = months.pop()
    if month == day.month and "end of" not in text:
        return None
    days = months_from(day.year + (month < day.month), month, 1)
    return DateRange(max(days.start, day), days.end) if days.start else None


def _next_day(match: re.Match[str], day: date) -> date | None:
    """The next day of that name; None where it is none, or falls on another weekday than is printed."""
    month = month_number(match["month"])
    for year in (day.year, day.year + 1):
        try:
            found = date(year, month, int(match["day"]))
        except ValueError:
            continue
        if found >= day:
            weekday = match["weekday"]
            same = weekday is None or calendar.day_abbr[found.weekday()].casefold() == weekday.casefold()
            return found if same else None
    return None


def _span(span: re.Match[str], day: date) -> DateRange | None:
    """The days of "within three months" (from the meeting on) and of "in six months' time" (the month that is then)."""
    said = span["n"].casefold()
    count = 1 if said in ("a", "an") else int(said) if said.isdigit() else _COUNT.get(said, 0)
    unit = span["unit"].casefold()
    if not count:
        return None
    if unit in ("day", "week", "fortnight"):
        end = day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return DateRange(day if span["how"].casefold() == "within" else end, end)
    then = months_from(day.year, day.month, count * (12 if unit == "year" else 1) + 1).end
    if then is None:
        return None
    if span["how"].casefold() == "within":
        return DateRange(day, then.replace(day=min(day.day, then.day)))
    return DateRange(then.replace(day=1), then)


def next_meeting(lines: Sequence[Line], meeting: str) -> date | None:
    """The day that minutes print for the next meeting; None where they print none or several, or it was before."""
    if not meeting:
        return None
    day, found = date.fromisoformat(meeting), set[date]()
    for at, line in enumerate(lines):
        said = _NEXT_MEETING.search(line.printed)
        if said is None:
            continue
        rest = line.printed[said.end() :]
        if not any(map(str.isdigit, rest)) and (line.short or not rest.strip(" .:")):
            rest = " ".join(n.printed for n in lines[at + 1 : at + 2])
        first = _first_day(rest[: _NEAR + 40], day)
        if first is not None and day < first < day + _SOON:
            found.add(first)
    return found.pop() if len(found) == 1 else None


def _first_day(text: str, day: date) -> date | None:
    dated = [d for d in find_dates(text) if d.range.start and d.range.start == d.range.end and d.start < _NEAR]
    if dated:
        return dated[0].range.start
    named = _DAY.search(text)
    return _next_day(named, day) if named and not re.search(r"\b(?:19|20)\d\d\b", text) else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
