"""What the words of headings mean in each layout, looked up once for all layouts and remembered.

A table has hundreds of ways to read its headings, most of them words that no layout knows: one pattern made of all
patterns tells these apart before any layout is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from papers2data.schema.declared import Column, Layout
from papers2data.schema.load import Schemas

MOST_KEPT = 20_000
"""Headings remembered at most."""

_NEVER = re.compile(r"(?!)")
_REFERS_BACK = re.compile(r"\\[1-9]|\(\?P|\(\?\(|\(\?[a-z]+\)")
"""Signs of a pattern that means something else as a part of a longer one."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means in one layout: the fields whose headings it is, in the order of their declaration.

    ``series`` has the fields of each series, none for a series whose headings are no words but values. ``against``
    says that no table of the layout has this heading.
    """

    fields: tuple[str, ...]
    series: tuple[tuple[str, ...], ...]
    against: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """One layout's headings; ``known`` matches what any of its patterns does, None where they cannot be made one."""

    layout: Layout
    known: re.Pattern[str] | None


@dataclass(slots=True)
class Vocabulary:
    """All layouts' headings."""

    layouts: Mapping[str, Layout]
    _words: tuple[_Words, ...] = ()
    _known: re.Pattern[str] | None = None
    _found: dict[str, Mapping[str, Meaning]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words = tuple(_Words(layout, _joined(_patterns(layout))) for layout in self.layouts.values())
        self._known = _joined(pattern for layout in self.layouts.values() for pattern in _patterns(layout))

    def meanings(self, text: str) -> Mapping[str, Meaning]:
        """What ``text`` means in each layout that knows it, by the layout's name."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            found = self._found[text] = dict(self._looked_up(text))
        return found

    def _looked_up(self, text: str) -> Iterator[tuple[str, Meaning]]:
        if self._known is not None and not self._known.fullmatch(text):
            return
        for words in self._words:
            if words.known is None or words.known.fullmatch(text):
                meaning = _meaning(words.layout, text)
                if meaning is not None:
                    yield words.layout.name, meaning


@cache
def vocabulary(schemas: Schemas) -> Vocabulary:
    """The vocabulary of these declarations."""
    return Vocabulary(schemas.layouts)


def _meaning(layout: Layout, text: str) -> Meaning | None:
    fields = _named(layout.columns, text)
    series = tuple(() if one.each else _named(one.columns, text) for one in layout.series)
    against = any(pattern.fullmatch(text) for pattern in layout.recognise.against)
    return Meaning(fields, series, against) if fields or any(series) or against else None


def _named(columns: Mapping[str, Column], text: str) -> tuple[str, ...]:
    return tuple(name for name, column in columns.items() if any(p.fullmatch(text) for p in column.headings))


def _patterns(layout: Layout) -> Iterator[re.Pattern[str]]:
    yield from layout.recognise.against
    for column in layout.columns.values():
        yield from column.headings
    for one in layout.series:
        for column in one.columns.values() if one.each is None else ():
            yield from column.headings


def _joined(patterns: Iterator[re.Pattern[str]]) -> re.Pattern[str] | None:
    """One pattern that matches what any of them does, None where they cannot be made one."""
    known = {pattern.pattern: pattern.flags for pattern in patterns}
    if not known:
        return _NEVER
    if len(set(known.values())) != 1 or any(_REFERS_BACK.search(source) for source in known):
        return None
    return re.compile("|".join(f"(?:{source})" for source in known), next(iter(known.values())))
