"""How sure it is that two items are the same thing: their names, and what stands around them."""

from __future__ import annotations

from papers2data.link.items import Item
from papers2data.link.phrases import Phrase
from papers2data.link.score import NONE, Likeness, likeness
from papers2data.link.weights import Weights
from papers2data.link.words import words

SIGN = 0.06
"""What one more thing that agrees adds to a likeness, and what another group takes away."""

TELLING = 2.0
"""A name of less weight ("Completion") says too little to be the same thing under another programme."""


BARE = 3.0
"""A name of less weight, in other words and without anything else that agrees, is not enough without a person."""


def compare(a: Item, b: Item, weights: Weights) -> Likeness:
    """The likeness of two items; 0 where they cannot be the same."""
    if a.units and b.units and not a.units & b.units:
        return NONE
    found = likeness(a.phrase, b.phrase, weights)
    if found.score <= 0:
        return NONE
    if a.phrase.key == b.phrase.key:
        return _same_name(a, b, weights)
    score, reasons = found.score, [found.reason]
    agreed = [what for what, value in sorted(a.signs & b.signs)]
    if agreed:
        score += SIGN
        reasons.append(f"the same {agreed[0]}")
    group = _groups(a.group, b.group, weights)
    if group is True:
        score += SIGN / 2
        reasons.append("the same programme or section")
    elif group is False:
        # still worth a person's look
        score = max(score - SIGN / 2, min(score, words().limits.proposed))
        reasons.append("under another programme or section")
    # two words in two papers that say nothing else of it may be two offices' own
    is_bare = group is None and not agreed and min(a.phrase.full.weight, b.phrase.full.weight) < BARE
    most = words().limits.linked - 0.01 if found.asks or is_bare else 0.99
    return Likeness(max(0.0, min(score, most)), "; ".join(reasons))


def _same_name(a: Item, b: Item, weights: Weights) -> Likeness:
    """Equal names: sure, unless the name says little and stands under another programme."""
    group = _groups(a.group, b.group, weights)
    if group is not False:
        return Likeness(1.0, "the same name")
    if min(a.phrase.full.weight, b.phrase.full.weight) >= TELLING:
        return Likeness(0.97, "the same name; under another programme or section")
    return Likeness(
        words().limits.linked - 0.02, "the same name, but it says little and stands under another programme"
    )


def _groups(a: Phrase | None, b: Phrase | None, weights: Weights) -> bool | None:
    """True for the same group, False for another, None where one is unknown."""
    if a is None or b is None:
        return None
    return a.key == b.key or likeness(a, b, weights).score >= 0.6
