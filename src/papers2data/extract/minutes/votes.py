"""The numbers of a vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.split.lines import Line

_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_WORDS = {**dict.fromkeys(("no", "none", "nil", "zero"), 0), **{word: n for n, word in enumerate(_NUMBERS, start=1)}}


_COLUMN = {
    "for": re.compile(r"(?:votes? )?(?:for|in favour)\b", re.IGNORECASE),
    "against": re.compile(r"(?:votes? )?against\b", re.IGNORECASE),
    "abstain": re.compile(r"abst(?:ain|ention)", re.IGNORECASE),
}


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


@dataclass(frozen=True, slots=True)
class VoteTable:
    """The numbers of a table of votes, and how many lines it takes."""

    votes: Votes
    used: int


def read_vote_table(lines: Sequence[Line]) -> VoteTable | None:
    """The table of votes that the lines open with: columns "For", "Against" and "Abstain", or rows; None for another.

    The numbers are those printed in its headings or alone in a cell; names are not counted.
    """
    if not lines or lines[0].row is None:
        return None
    table = [line for line in lines if line.block == lines[0].block]
    if lines[0].row != 0 or _COLUMN["for"].match(lines[0].text) is None:
        return None
    found: dict[str, int] = {}
    heads = {line.column: kind for line in table for kind, p in _COLUMN.items() if line.row == 0 and p.match(line.text)}
    for line in table:
        kind = heads.get(line.column, "")
        number = re.fullmatch(r"(?:total\W*)?\(?(\d{1,3})\)?", line.printed, re.IGNORECASE)
        printed = number or (re.search(r"\((\d{1,3})\)", line.text) if line.row == 0 else None)
        if kind and printed:
            found[kind] = int(printed[1])
    if set(heads.values()) < {"for", "against"}:
        return None
    return VoteTable(Votes(found.get("for"), found.get("against"), found.get("abstain")), len(table))


def _number(patterns: Sequence[re.Pattern[str]], text: str) -> int | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            word = match["n"].casefold()
            if word.isdigit() or word in _WORDS:
                return int(word) if word.isdigit() else _WORDS[word]
    return None
