"""When something is due to come back: once, at each of several meetings, or again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from papers2data.link.asks import Clause
from papers2data.link.words import words
from papers2data.values.ranges import months_from
from papers2data.values.words import MONTH, month_number

_PART = re.compile(rf"\b(?P<month>{MONTH})(?![a-z])|\b(?P<year>20\d\d)\b", re.IGNORECASE)

TO_MEETINGS = ("receive", "consider", "schedule")
"""What clauses ask for that comes back to a meeting."""

_EITHER = re.compile(r"\s*(?:/|\bor\b)\s*", re.IGNORECASE)

_NEXT = re.compile(r"\b(?:next|following|forthcoming)\s+(?:\w+\s+){0,3}?meeting\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|all future)\s+(?:\w+\s+){0,2}?meetings?\b", re.IGNORECASE)
_NEAR = timedelta(days=400)
"""A meeting later than that is hardly the next: the papers of those between are not here."""

MOST = 12
"""How many times something that is asked for again and again is followed."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The days, ISO 8601, in which something is due."""

    start: str
    end: str


def occasions_of(clause: Clause, last_day: str, held: Sequence[str] = ()) -> list[Occasion]:
    """The times at which the clause is due, in order; empty where it states none. ``last_day`` ends what recurs.

    ``held`` are the days of its body's meetings whose papers are here: they tell when the next one was.
    """
    several = list(_months(clause.due_text))
    if len(several) > 1:
        return several
    if clause.due_end:
        return [Occasion(clause.due_start or clause.date or clause.due_end, clause.due_end)]
    soon = list(_next_months(clause.due_text, clause.date)) if clause.date else []
    if soon:
        return soon
    if at_meetings := list(_at_meetings(clause, held)):
        return at_meetings
    # only what comes to meetings leaves a trace in their papers, time after time
    every = _every(clause.due_text) if clause.action in TO_MEETINGS else None
    return list(_recurring(clause.date, every, last_day)) if every and clause.date else []


def _months(text: str) -> Iterator[Occasion]:
    """Each month that is named; one without a year of its own has the next year that is."""
    parts = list(_PART.finditer(text))
    years = [(part.start(), int(part["year"])) for part in parts if part["year"]]
    for part in parts:
        if part["month"] and years:
            year = next((year for place, year in years if place > part.start()), years[-1][1])
            days = months_from(year, month_number(part["month"]), 1)
            if days.start and days.end:
                yield Occasion(days.start.isoformat(), days.end.isoformat())


def _next_months(text: str, meeting: str) -> Iterator[Occasion]:
    """Each month that is named without any year: the next one of that name, seen from the meeting.

    "June or July" is one time that ends in July.
    """
    day = date.fromisoformat(meeting)
    parts = list(_PART.finditer(text))
    if any(part["year"] for part in parts):
        return
    found: list[Occasion] = []
    last = 0
    for part in (part for part in parts if part["month"][:1].isupper()):  # not "as may be"
        month = month_number(part["month"])
        days = months_from(day.year + (month < day.month), month, 1)
        if days.start and days.end:
            start = max(days.start, day).isoformat()
            if found and _EITHER.fullmatch(text[last : part.start()]):
                start = found.pop().start
            found.append(Occasion(start, days.end.isoformat()))
            last = part.end()
    yield from found


def _at_meetings(clause: Clause, held: Sequence[str]) -> Iterator[Occasion]:
    """The day of the body's next meeting for "at the next meeting", those of all later ones for "at each meeting"."""
    each = clause.action in TO_MEETINGS and _EACH.search(clause.due_text) is not None
    if not clause.date or not (each or _NEXT.search(clause.due_text)) or _is_of_others(clause):
        return
    last = (date.fromisoformat(clause.date) + _NEAR).isoformat()
    later = sorted({day for day in held if clause.date < day <= ("9999" if each else last)})
    yield from (Occasion(day, day) for day in (later[:MOST] if each else later[:1]))


def _is_of_others(clause: Clause) -> bool:
    """True where the meeting is said to be of some body: "the next meeting of the Cabinet"."""
    return re.match(r"\s+of\s+(?:the\s+)?[A-Z]", clause.text.partition(clause.due_text)[2]) is not None


def _every(text: str) -> int | None:
    flat = text.casefold()
    found = [months for said, months in words().phrases.follow.every.items() if re.search(rf"\b{said}\b", flat)]
    return min(found, default=None)


def _recurring(first: str, every: int, last_day: str) -> Iterator[Occasion]:
    start = date.fromisoformat(first)
    for _ in range(MOST):
        days = months_from(start.year, start.month, every + 1)
        if days.end is None:
            return
        yield Occasion(start.isoformat(), days.end.isoformat())
        # the one that is running when the papers end is the last
        if days.end.isoformat() >= last_day:
            return
        start = days.end


def answered(occasions: Sequence[Occasion], days: Sequence[str]) -> list[str | None]:
    """The day that answers each occasion: the first from its start, or late, before a later occasion begins."""
    found: list[str | None] = []
    for number, occasion in enumerate(occasions):
        later = occasions[number + 1].start if number + 1 < len(occasions) else "9999"
        from_day = "" if number == 0 else occasion.start
        found.append(next((day for day in sorted(days) if from_day <= day < later), None))
    return found
