"""What is linked: rows of the database that name something, and the things ("phrases in a place") they name.

Mention   one row that names a milestone, KPI, risk or programme
Item      all mentions with the same name, group and stage: what is compared with other items
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from papers2data.link.phrases import Phrase, key_of, phrase_of, view_of
from papers2data.link.weights import Weights, faint_words, weights_for

_PARTS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row that names something.

    ``paper`` is the paper, or else the document, that it stands in. ``group`` is the programme or section over it.
    ``day`` is what day its paper speaks of, "" where unknown. ``signs`` are further things that the paper says of it
    and that stay the same from paper to paper, as (what, value) pairs; ``unit`` is a KPI's unit.
    """

    id: str
    document_id: str
    paper: str
    name: str
    group: str = ""
    reference: str = ""
    day: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    unit: str = ""

    def order(self) -> tuple[str, str, tuple[tuple[int, str], ...]]:
        """Sorts by day, then document, then place."""
        return self.day, self.document_id, natural(self.id)


@dataclass(frozen=True, slots=True)
class Item:
    """Mentions with one name in one group. ``key`` is unique among items; ``mentions`` are in their order."""

    key: str
    phrase: Phrase
    group: Phrase | None
    mentions: tuple[Mention, ...]
    papers: frozenset[str]
    signs: frozenset[tuple[str, str]]
    units: frozenset[str]

    @property
    def first(self) -> Mention:
        """The oldest mention."""
        return self.mentions[0]


@lru_cache(maxsize=1 << 18)
def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts "r2" before "r10"."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _PARTS.split(text) if part)


def items_of(
    mentions: Sequence[Mention], meanings: dict[str, tuple[str, ...]], cuts: Sequence[tuple[str, str]] = ()
) -> tuple[list[Item], Weights]:
    """The items that the mentions name, by key, and the weights of their words.

    ``cuts`` are pairs of mentions that a person told apart: where both have one name, it means something else from the
    later of the two on.
    """
    ordered = sorted(mentions, key=Mention.order)
    weights = weights_for(meanings, faint_words(_stems_by_paper(ordered, weights_for(meanings, {}))))
    phrases = _Phrases(weights)
    found: dict[str, list[Mention]] = defaultdict(list)
    for key, mention in zip(_cut(_keys(ordered), ordered, cuts), ordered, strict=True):
        found[key].append(mention)
    return [_item(key, told, phrases) for key, told in sorted(found.items())], weights


class _Phrases:
    """Phrases by name: papers print the same names again and again."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._known: dict[str, Phrase] = {}

    def of(self, name: str) -> Phrase:
        if name not in self._known:
            self._known[name] = phrase_of(name, self._weights)
        return self._known[name]


def _item(key: str, mentions: list[Mention], phrases: _Phrases) -> Item:
    first = mentions[0]
    return Item(
        key,
        phrases.of(first.name),
        phrases.of(first.group) if first.group else None,
        tuple(mentions),
        frozenset(mention.paper for mention in mentions),
        frozenset(sign for mention in mentions for sign in mention.signs),
        frozenset(mention.unit for mention in mentions if mention.unit),
    )


def _stems_by_paper(mentions: Iterable[Mention], weights: Weights) -> Iterable[Iterable[frozenset[str]]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        names[mention.paper][mention.name] = None
    stems: dict[str, frozenset[str]] = {}
    for own in names.values():
        for name in own:
            if name not in stems:
                stems[name] = view_of(name, weights).stems
        yield [stems[name] for name in own]


def _keys(mentions: Sequence[Mention]) -> list[str]:
    """The key of each mention: name and group; and the number, where one paper has it under several numbers."""
    names: dict[str, str] = {}
    for mention in mentions:
        for text in (mention.name, mention.group):
            if text not in names:
                names[text] = key_of(text)
    plain = [f"{names[mention.name]}|{names[mention.group]}" for mention in mentions]
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, mention in zip(plain, mentions, strict=True):
        if mention.reference:
            numbers[key, mention.paper].add(mention.reference)
    several = {key for (key, _), found in numbers.items() if len(found) > 1}
    return [
        f"{key}|{mention.reference.casefold()}" if key in several else f"{key}|"
        for key, mention in zip(plain, mentions, strict=True)
    ]


def _cut(keys: list[str], mentions: Sequence[Mention], cuts: Sequence[tuple[str, str]]) -> list[str]:
    place = {mention.id: number for number, mention in enumerate(mentions)}
    for pair in sorted(cuts):
        if not all(name in place for name in pair):
            continue
        _, later = sorted(place[name] for name in pair)
        if len({keys[place[name]] for name in pair}) == 1:
            old, new = keys[later], f"{keys[later]}|from {mentions[later].id}"
            keys = [new if key == old and number >= later else key for number, key in enumerate(keys)]
    return keys
