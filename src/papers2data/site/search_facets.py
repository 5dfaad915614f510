"""What a search can be narrowed by, each choice with how many places it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from papers2data.site.words import period, plain
from papers2data.store.search import CAP, Found

SHOWN = 8
"""Choices that are shown at once; the others are behind a click."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds; "" where it was left empty. ``start`` is the place in the list, counted from 0."""

    q: str = ""
    committee: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    paper: str = ""
    newest: bool = False
    start: int = 0

    def path(self, place: str = "/search") -> str:
        """The address that asks the same."""
        # a page has a hundred of these: asdict, which copies what it finds, would take most of their time
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told |= {"newest": "1" if self.newest else "", "from": told.pop("start")}
        return f"{place}?{urlencode({name: value for name, value in told.items() if value})}"

    @property
    def anew(self) -> Asked:
        """The same from its first place."""
        return replace(self, start=0)


@dataclass(frozen=True, slots=True)
class Choice:
    """A narrower search; ``count`` is in words, "" for the choice that was made, whose ``path`` takes it away."""

    said: str
    count: str
    path: str


@dataclass(frozen=True, slots=True)
class Facet:
    """What the search can be narrowed by, under one heading."""

    title: str
    chosen: tuple[Choice, ...]
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]


def facets(asked: Asked, found: Found) -> list[Facet]:
    """What the search can be narrowed by; without what has one choice only."""
    first = asked.anew
    kinds = [(kind, plain(f"{kind}s"), count) for kind, count in found.kinds.items()]
    papers = [(kind, plain(kind), count) for kind, count in found.papers.most_common()]
    bodies = [(body, body, count) for body, count in found.bodies.most_common()]
    made = [
        _of("Kind of record", [(asked.kind, plain(f"{asked.kind}s"), replace(first, kind=""))], [
            Choice(said, _number(count, capped=count > CAP), replace(first, kind=kind).path())
            for kind, said, count in kinds
        ]),
        _of("Committee", [(asked.committee, asked.committee, replace(first, committee=""))], [
            Choice(said, _number(count, capped=found.capped), replace(first, committee=body).path())
            for body, said, count in bodies
        ]),
        _periods(first, found),
        _of("Kind of paper", [(asked.paper, plain(asked.paper), replace(first, paper=""))], [
            Choice(said, _number(count, capped=found.capped), replace(first, paper=kind).path())
            for kind, said, count in papers
        ]),
    ]  # fmt: skip
    return [facet for facet in made if facet.chosen or len(facet.choices) > 1]


def _of(title: str, chosen: Iterable[tuple[str, str, Asked]], choices: list[Choice]) -> Facet:
    taken = tuple(Choice(said, "", without.path()) for value, said, without in chosen if value)
    # a part of a committee's name still leaves a choice of the whole ones
    left = [choice for choice in choices if choice.said not in {each.said for each in taken}]
    return Facet(title, taken, tuple(left[:SHOWN]), tuple(left[SHOWN:]))


def _periods(asked: Asked, found: Found) -> Facet:
    """Financial years; inside of one year its quarters."""
    days = {day: count for day, count in found.days.items() if day is not None}
    within = {_year(day)[0] for day in days}
    part = _quarter if len(within) == 1 and asked.since else _year
    counts: Counter[tuple[date, date]] = Counter()
    for day, count in days.items():
        counts[part(day)] += count
    choices = [
        Choice(_said(*each), _number(counts[each], capped=found.capped), _between(asked, *each).path())
        for each in sorted(counts, reverse=True)
    ]
    since, until = asked.since or None, asked.until or None
    said = (_known(asked.since, asked.until) or period(since, until)) if since or until else ""
    return _of("Period", [(said, said, replace(asked, since="", until=""))], choices)


def _between(asked: Asked, first: date, last: date) -> Asked:
    return replace(asked, since=first.isoformat(), until=last.isoformat())


def _known(since: str, until: str) -> str:
    """The financial year or quarter that goes from day to day, "" where there is none."""
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return ""
    return next((_said(*each) for each in (_year(first), _quarter(first)) if each == (first, last)), "")


# a search counts thousands of days, the same ones each time
@lru_cache(maxsize=100_000)
def _year(day: date) -> tuple[date, date]:
    """The first and last day of the financial year."""
    begins = day.year if day.month > 3 else day.year - 1
    return date(begins, 4, 1), date(begins + 1, 3, 31)


def _quarter(day: date) -> tuple[date, date]:
    month = (day.month - 1) // 3 * 3 + 1
    after = date(day.year + month // 10, month % 12 + 3 if month < 10 else 1, 1)
    return date(day.year, month, 1), after - timedelta(days=1)


def _said(first: date, last: date) -> str:
    if last - first > timedelta(days=300):
        return f"{first.year}/{last.year % 100:02}"
    return period(first.isoformat(), last.isoformat())


def _number(count: int, *, capped: bool) -> str:
    return f"{min(count, CAP):,}{'+' if capped else ''}"


def places(found: Found) -> str:
    """How many places match, in words."""
    total = sum(min(count, CAP) for count in found.kinds.values())
    more = any(count > CAP for count in found.kinds.values())
    return f"{'More than ' if more else ''}{total:,} place{'' if total == 1 else 's'}" if total else "Nothing found"


def orders(asked: Asked, found: Found) -> Iterator[tuple[str, str]]:
    """What is said of the order, with the path of the other one, "" where there is none."""
    if not found.hits or found.places < 2:
        return
    if asked.newest:
        yield "The newest first.", replace(asked.anew, newest=False).path()
    elif found.is_ranked:
        yield "The most relevant first.", replace(asked.anew, newest=True).path()
    else:
        yield "What is looked for stands in so many places that the newest come first.", ""
