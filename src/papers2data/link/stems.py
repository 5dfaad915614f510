"""Words cut back to a stem, so that "ensuring" and "ensure", "services" and "service" are one."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWEL = re.compile("[aeiouy]")

_ENDINGS = (("ational", "ate"), ("ations", ""), ("ation", ""), ("ising", "is"), ("ment", ""), ("ings", ""), ("ing", ""))
"""Endings with what stands in their place; each needs three letters before it."""


_IRREGULAR = {"children": "child", "people": "person", "women": "woman", "men": "man", "criteria": "criterion"}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a small-lettered word: rough, but the same for the forms that names of milestones change between."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or any(letter.isdigit() for letter in word):
        return word
    cut = _ended(_singular(word))
    if cut.endswith("ion") and len(cut) > 6 and cut[-4] in "st":
        cut = cut[:-3]
    if cut.endswith("e") and len(cut) > 4:
        cut = cut[:-1]
    return cut


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _ended(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            word = _undoubled(word[: -len(ending)] + instead)
    if word.endswith("ed") and len(word) > 4 and _VOWEL.search(word[:-2]):
        word = _undoubled(word[:-2])
    if word.endswith("ery") and len(word) > 6:
        word = word[:-1]
    return word


def _undoubled(word: str) -> str:
    """Without the second of two equal consonants, as in "planning"."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz" else word
