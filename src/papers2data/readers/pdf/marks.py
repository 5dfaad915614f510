"""Struck-through and underlined words: thin rules that run through a word's middle or just under it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from papers2data.readers.pdf.raw import Rule, Word

_THICKEST = 2.2
_REACH = 0.35
"""Ems that a rule may begin before the words that it marks."""
_REACH_AFTER = 0.75
"""Ems that a rule may end after the words that it marks: the space at a line's end is often marked with them."""


def marked(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Word], list[Rule]]:
    """The words with their marks set, and the rules that are no such mark."""
    thin = [rule for rule in rules if rule.horizontal and rule.width <= _THICKEST]
    if not thin or not words:
        return list(words), list(rules)
    level = [(word.baseline, i) for i, word in enumerate(words) if word.angle == 0]
    level.sort()
    heights = [baseline for baseline, _ in level]
    tallest = max(word.style.size for word in words)
    struck: set[int] = set()
    underlined: set[int] = set()
    used: set[Rule] = set()
    for rule in thin:
        near = level[bisect_left(heights, rule.top - 0.3 * tallest) : bisect_right(heights, rule.top + 0.6 * tallest)]
        for mark, hits in (
            (struck, [i for _, i in near if _through(words[i], rule)]),
            (underlined, [i for _, i in near if _under(words[i], rule)]),
        ):
            if hits and _fits(rule, [words[i] for i in hits]):
                mark.update(hits)
                used.add(rule)
    if not used:
        return list(words), list(rules)
    kept = [rule for rule in rules if rule not in used]
    named = list(words)
    for i in struck | underlined:
        named[i] = named[i]._replace(struck=i in struck, underlined=i in underlined)
    return named, kept


def _covers(word: Word, rule: Rule) -> bool:
    """True where the rule runs along most of the word."""
    shared = min(word.x1, rule.x1) - max(word.x0, rule.x0)
    return shared > 0.6 * (word.x1 - word.x0)


def _through(word: Word, rule: Rule) -> bool:
    above = word.baseline - rule.top
    return 0.12 * word.style.size <= above <= 0.55 * word.style.size and _covers(word, rule)


def _under(word: Word, rule: Rule) -> bool:
    below = rule.top - word.baseline
    return -0.02 * word.style.size <= below <= 0.22 * word.style.size and _covers(word, rule)


def _fits(rule: Rule, words: Sequence[Word]) -> bool:
    """True where the rule begins and ends with words: a border of a cell goes beyond them."""
    em = words[0].style.size
    first, last = min(w.x0 for w in words), max(w.x1 for w in words)
    return rule.x0 >= first - _REACH * em and rule.x1 <= last + _REACH_AFTER * em
