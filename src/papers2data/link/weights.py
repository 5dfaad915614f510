"""How much each word tells: what stands in every item of a paper tells none of them apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from papers2data.link.words import words

SHORT = "qq"
"""Opens the token of an abbreviation, so that SEND is not "send"."""

ITEMS = 8
"""From so many items on a paper shows which words it repeats."""

OFTEN, EVERYWHERE = 0.2, 0.4
"""Shares of a paper's items from which a word weighs a half and a quarter."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of stems, from 0 to 1.

    ``meanings`` gives the stems that an abbreviation's token stands for, ``opening`` the meanings that begin with a
    stem.
    """

    faint: Mapping[str, float] = field(default_factory=dict)
    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opening: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    memo: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, token: str) -> float:
        """How much a stem tells: 1, or less where papers put it in and leave it out, or have it everywhere."""
        known = self.memo.get(token)
        if known is None:
            known = self.memo[token] = words().weight(token) * self.faint.get(token, 1.0)
        return known

    def total(self, tokens: Iterable[str]) -> float:
        """The weight of all, added in a fixed order so that it is the same whatever order a set has."""
        return sum(sorted(map(self.weight, tokens)))


def weights_for(meanings: Mapping[str, tuple[str, ...]], faint: Mapping[str, float]) -> Weights:
    """Weights that know these abbreviations (capital letters → stems) and factors of words."""
    opening: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for meaning in sorted(set(meanings.values())):
        opening[meaning[0]].append(meaning)
    return Weights(
        faint,
        {SHORT + short.casefold(): meaning for short, meaning in meanings.items()},
        {first: tuple(found) for first, found in opening.items()},
    )


def faint_words(papers: Iterable[Iterable[Iterable[str]]]) -> dict[str, float]:
    """Factors for the words that papers repeat; a paper is its items, an item its stems."""
    seen: dict[str, int] = defaultdict(int)
    items: dict[str, int] = defaultdict(int)
    for paper in papers:
        sets = [set(item) for item in paper]
        if len(sets) < ITEMS:
            continue
        counts = Counter(token for item in sets for token in item)
        for token, count in counts.items():
            # a word that a paper has twice is its subject, not its habit
            if count > 2:
                seen[token] += count
                items[token] += len(sets)
    shares = {token: seen[token] / items[token] for token in seen}
    return {token: 0.25 if share >= EVERYWHERE else 0.5 for token, share in shares.items() if share >= OFTEN}
