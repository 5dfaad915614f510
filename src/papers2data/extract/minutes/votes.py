"""The numbers of a vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.extract.minutes.phrases import minute_phrases

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {**dict.fromkeys(("no", "none", "nil", "zero"), 0), **{word: n for n, word in enumerate(_NUMBERS, start=1)}}


@dataclass(frozen=True, slots=True)
class Votes:
    """Numbers of votes; None for a number that is not printed."""

    for_: int | None = None
    against: int | None = None
    abstentions: int | None = None

    def __or__(self, other: Votes) -> Votes:
        """These, with the other's numbers where these have none."""
        return replace(
            self,
            for_=other.for_ if self.for_ is None else self.for_,
            against=other.against if self.against is None else self.against,
            abstentions=other.abstentions if self.abstentions is None else self.abstentions,
        )


NO_VOTES = Votes()
"""Where no vote is recorded."""


def read_votes(text: str) -> Votes:
    """The numbers that a sentence or a line such as "For (57)" prints."""
    words = minute_phrases().votes
    return Votes(_number(words.for_, text), _number(words.against, text), _number(words.abstentions, text))


def _number(patterns: Sequence[re.Pattern[str]], text: str) -> int | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            word = match["n"].casefold()
            if word.isdigit() or word in _WORDS:
                return int(word) if word.isdigit() else _WORDS[word]
    return None
