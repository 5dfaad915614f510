"""Which items are worth comparing: those that share two telling words.

Cost then grows with the number of papers, and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from papers2data.link.items import Item
from papers2data.link.phrases import Phrase
from papers2data.link.weights import Weights

RARE = 6
"""How many of a view's rarest words open blocks, two by two."""

FEW = 6
"""A word of so few items opens a block by itself."""

FULL = 24
"""Items of a block that are all compared; of a larger block each is compared with those next to it."""

NEAR = 8


def pairs(items: Sequence[Item], weights: Weights) -> list[tuple[int, int]]:
    """Index pairs (lower first) of items to compare, in order."""
    often = Counter(stem for item in items for stem in _stems(item.phrase))
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for key in _keys(item, often, weights):
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for members in blocks.values():
        found.update(_within(members, items))
    return sorted(found)


def _stems(phrase: Phrase) -> frozenset[str]:
    return phrase.full.stems | phrase.former.stems if phrase.former else phrase.full.stems


def _keys(item: Item, often: Counter[str], weights: Weights) -> set[tuple[str, ...]]:
    phrase = item.phrase
    keys: set[tuple[str, ...]] = {("=", phrase.key)}
    keys.update((stem,) for stem in _stems(phrase) if 1 < often[stem] <= FEW and weights.weight(stem) >= 0.5)
    keys.update(run for run in phrase.runs if weights.total(set(run)) >= 2)
    for view in (phrase.full, phrase.body, phrase.head, phrase.label, phrase.former):
        if view is None or not view.stems:
            continue
        # a word of this item alone leads to no other; words that weigh little are taken where there are no others
        shared = [stem for stem in view.stems if often[stem] > 1]
        telling = sorted(shared, key=lambda stem: (weights.weight(stem) < 0.5, often[stem], stem))[:RARE]
        keys.update(combinations(sorted(telling), 2))
        if len(telling) == 1:
            keys.add((telling[0],))
    return keys


def _within(members: list[int], items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    if len(members) <= FULL:
        yield from combinations(members, 2)
        return
    # neighbours by their words: the same words in the same order stand side by side
    near = sorted(members, key=lambda index: (items[index].phrase.body.text, items[index].key))
    for place, index in enumerate(near):
        for other in near[place + 1 : place + 1 + NEAR]:
            yield min(index, other), max(index, other)
