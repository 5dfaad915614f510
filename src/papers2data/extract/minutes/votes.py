"""The numbers of a vote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.extract.minutes.people import read_people
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

_VOTED = re.compile(
    r"(?:those )?(?:voting |voted )?(?P<kind>for|in favour|against|abst(?:ain(?:ed|ing)?|entions?))"
    r"(?: (?:of )?the \w+)?\s*[:–-]",
    re.IGNORECASE,
)
_FIELDS = {"for": "for_", "against": "against", "abstain": "abstentions"}
_NAMES = re.compile(
    r"(?P<kind>(?:votes? )?(?:for|in favour|against)|abst(?:ain(?:ed|ing)?|entions?))(?: (?:of )?the \w+)?\s*[:–-]\s*"
    r"(?P<names>(?:Councillors?|Cllrs?|Aldermen|Members)\b\.?[^:\d]{4,900})",
    re.IGNORECASE,
)
"""A recorded vote: who voted so, and no number."""


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
    """The numbers that a sentence or a line such as "For (57)" prints, or of the names after "For: Cllrs …"."""
    words = minute_phrases().votes
    if named := _NAMES.fullmatch(text.strip()):
        count = len(read_people(named["names"], surnames=True))
        kind = next(kind for kind, pattern in _COLUMN.items() if pattern.match(named["kind"]))
        return Votes(**{_FIELDS[kind]: count or None})
    return Votes(_number(words.for_, text), _number(words.against, text), _number(words.abstentions, text))


def tally(sentence: str, result: str) -> Votes:
    """The votes of "lost by 47 votes to 17", where the first number is that of the winners."""
    votes = read_votes(sentence)
    if votes.for_ is None or votes.against is None or (result == "lost") == (votes.for_ < votes.against):
        return votes
    return replace(votes, for_=votes.against, against=votes.for_)


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


def read_named_votes(lines: Sequence[Line]) -> VoteTable | None:
    """A recorded vote whose names stand under "For the motion:", "Against:" and the like; None for anything else."""
    votes, at = NO_VOTES, 0
    while at + 1 < len(lines) and lines[at].row is None and (label := _VOTED.fullmatch(lines[at].text.strip())):
        names = read_people(lines[at + 1].text, surnames=True)
        if not names:
            break
        kind = next(kind for kind, pattern in _COLUMN.items() if pattern.match(label["kind"]))
        votes, at = votes | Votes(**{_FIELDS[kind]: len(names)}), at + 2
    return VoteTable(votes, at) if at else None


def _number(patterns: Sequence[re.Pattern[str]], text: str) -> int | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            word = match["n"].casefold()
            if word.isdigit() or word in _WORDS:
                return int(word) if word.isdigit() else _WORDS[word]
    return None
