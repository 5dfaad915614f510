"""Which indicator of a paper a sentence speaks of, by the words of its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log

from papers2data.check.wording import wording

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[a-z]+|\d+")


def telling(text: str) -> frozenset[str]:
    """The words of a text that say what is counted, without their plural; abbreviations and their long forms alike."""
    words = wording().words
    flat = text.casefold()
    for name, pattern in words.same.items():
        flat = pattern.sub(f" {name} ", flat)
    return frozenset(_single(word) for word in _WORD.findall(flat) if word not in words.stop)


class Names:
    """The indicators of one document, ready to be looked for in sentences."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.words = {kpi: _of_name(name) for kpi, name in names.items()}
        counts = Counter(word for words in self.words.values() for word in words)
        self.weights = {word: log(1 + len(self.words) / count) for word, count in counts.items()}

    def covered(self, kpi: str, text: str) -> float:
        """How much of what the indicator's name says stands in the text, from 0 to 1; rare words weigh more."""
        own = self.words[kpi]
        whole = sum(self.weights[word] for word in own)
        said = telling(text)
        return sum(self.weights[word] for word in own if word in said) / whole if whole else 0.0


def _of_name(name: str) -> frozenset[str]:
    """The telling words of a name, without dates, and without conditions in brackets where enough is left.

    None where a single word is left: "Actual as at 30 September 2024" names no thing that sentences speak of.
    """
    undated = wording().words.dated.sub(" ", name)
    short = telling(_BRACKETS.sub(" ", undated))
    words = short if len(short) > 2 else telling(undated)
    return words if len(words) > 1 or undated == name else frozenset()


def _single(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
