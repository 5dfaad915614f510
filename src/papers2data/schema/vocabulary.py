"""What the words of headings mean in each layout, looked up once for all layouts and remembered.

A table has hundreds of ways to read its headings, most of them words that no layout knows: one pattern made of all
patterns tells these apart before any layout is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from papers2data.schema.declared import Column, Layout
from papers2data.schema.load import Schemas

MOST_KEPT = 20_000
"""Headings remembered at most."""

_ASKING = ("lead", "due", "rag", "owner")
"""Fields that records want of a table: whoever prints them has something to be followed up."""

_TOGETHER = 8
"""Patterns that are tried as one before each is tried by itself."""

_KEPT_IN = "cells"
"""The record of layouts whose tables are kept and give no records."""

_SURE = 0.8
"""Share of headings that a layout must know for them to tell of a table by themselves."""

_FLAGS = re.compile("", re.IGNORECASE).flags
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


_Key = tuple[str, int]
"""A pattern's source and flags: many layouts declare the same one."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Patterns that are tried as one (``known``) before each is tried by itself; a lone one is its own."""

    patterns: tuple[re.Pattern[str], ...]
    known: re.Pattern[str]

    def matched(self, text: str) -> Iterator[_Key]:
        """The patterns that match the text."""
        if self.known.fullmatch(text):
            yield from (_key(pattern) for pattern in self.patterns if pattern.fullmatch(text))


@dataclass(slots=True)
class Vocabulary:
    """All layouts' headings: ``_known`` matches what any pattern does that can be a part of a longer one."""

    layouts: Mapping[str, Layout]
    _known: re.Pattern[str] = _NEVER
    _groups: tuple[_Group, ...] = ()
    _alone: tuple[_Group, ...] = ()
    _owners: dict[_Key, tuple[str, ...]] = field(default_factory=dict)
    _found: dict[str, Mapping[str, Meaning]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        every: dict[_Key, re.Pattern[str]] = {}
        for name, layout in self.layouts.items():
            for pattern in _patterns(layout):
                every[_key(pattern)] = pattern
                self._owners[_key(pattern)] = (*self._owners.get(_key(pattern), ()), name)
        plain = sorted((pattern for pattern in every.values() if _can_be_joined(pattern)), key=_opening)
        parts = [tuple(plain[first : first + _TOGETHER]) for first in range(0, len(plain), _TOGETHER)]
        self._known = _joined(plain)
        self._groups = tuple(_Group(part, _joined(part)) for part in parts)
        self._alone = tuple(_Group((each,), each) for each in every.values() if not _can_be_joined(each))

    def meanings(self, text: str) -> Mapping[str, Meaning]:
        """What ``text`` means in each layout that knows it, by the layout's name."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            found = self._found[text] = self._looked_up(text)
        return found

    def _looked_up(self, text: str) -> dict[str, Meaning]:
        matched = {key for group in self._alone for key in group.matched(text)}
        if self._known.fullmatch(text):
            matched |= {key for group in self._groups for key in group.matched(text)}
        if not matched:
            return {}
        owners = {name for key in matched for name in self._owners[key]}
        return {name: _meaning(layout, matched) for name, layout in self.layouts.items() if name in owners}

    def asks(self, text: str) -> bool:
        """True for words that head a column of owners, of dates due or of ratings in more layouts than one."""
        meant = [meaning.fields for meaning in self.meanings(text).values()]
        return any(sum(name in fields for fields in meant) > 1 for name in _ASKING)

    def heads(self, texts: Sequence[str]) -> bool:
        """True where these are the headings of a table that gives records, of a layout that knows nearly all of them.

        Layouts whose tables have no headings, or name their fields at the left, are not asked.
        """
        meant = [self.meanings(text) for text in texts]
        known = {name for meanings in meant for name in meanings}
        return any(_heads(self.layouts[name], [m[name] for m in meant if name in m], len(texts)) for name in known)


@cache
def vocabulary(schemas: Schemas) -> Vocabulary:
    """The vocabulary of these declarations."""
    return Vocabulary(schemas.layouts)


def _heads(layout: Layout, meant: Sequence[Meaning], columns: int) -> bool:
    if layout.orientation != "rows" or layout.recognise.headless or layout.record == _KEPT_IN:
        return False
    if len(meant) < max(_SURE * columns, layout.recognise.share * columns) or any(one.against for one in meant):
        return False
    fields = {name for one in meant for name in one.fields}
    needed = set(layout.recognise.needs) <= fields and all(fields & set(group) for group in layout.recognise.any)
    return needed and any(set(group) <= fields for group in layout.rows.opens)


def _meaning(layout: Layout, matched: set[_Key]) -> Meaning:
    fields = _named(layout.columns, matched)
    series = tuple(() if one.each else _named(one.columns, matched) for one in layout.series)
    return Meaning(fields, series, any(_key(pattern) in matched for pattern in layout.recognise.against))


def _named(columns: Mapping[str, Column], matched: set[_Key]) -> tuple[str, ...]:
    return tuple(name for name, column in columns.items() if not matched.isdisjoint(map(_key, column.headings)))


def _key(pattern: re.Pattern[str]) -> _Key:
    return pattern.pattern, pattern.flags


def _patterns(layout: Layout) -> Iterator[re.Pattern[str]]:
    yield from layout.recognise.against
    for column in layout.columns.values():
        yield from column.headings
    for one in layout.series:
        for column in one.columns.values() if one.each is None else ():
            yield from column.headings


def _opening(pattern: re.Pattern[str]) -> str:
    """What brings patterns of like words together, so that a heading is tried against few groups one by one."""
    return pattern.pattern.lstrip("(?:")


def _can_be_joined(pattern: re.Pattern[str]) -> bool:
    """True where the pattern means the same as a part of a longer one."""
    return pattern.flags == _FLAGS and not _REFERS_BACK.search(pattern.pattern)


def _joined(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches what any of them does."""
    return re.compile("|".join(f"(?:{each.pattern})" for each in patterns), _FLAGS) if patterns else _NEVER
