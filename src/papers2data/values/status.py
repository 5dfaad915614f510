"""Status words read by a council's scale.

A scale is data: for each canonical status the words that mean it. ``read`` takes the whole cell; a narrative that
happens to hold the word "complete" is no status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from papers2data.values.grammar import plain

__all__ = ["CANONICAL", "StatusScale"]

CANONICAL: tuple[str, ...] = (
    "not_started",
    "in_progress",
    "on_track",
    "at_risk",
    "off_track",
    "paused",
    "complete",
    "cancelled",
    "unknown",
)
"""What a status can be, whatever a council calls it."""

LONGEST = 120
"""Characters above which a cell is a narrative and no status."""

_REMEMBERED = 5_000
"""Cells whose reading is kept: most of a register's say one of a few things."""

SHORTEST_TYPO = 7
"""Letters that a word needs before it may be a mistyped one; "stated" is a word, not a "started" gone wrong."""


@dataclass(frozen=True, slots=True)
class StatusScale:
    """A council's status words: ``words`` holds (pattern, canonical status) pairs, matched against the whole cell.

    ``version`` tells apart a scale's changes over the years. Raises ValueError for a status that is not canonical.
    """

    name: str
    version: str
    words: tuple[tuple[re.Pattern[str], str], ...]
    _vocabulary: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())
    _known: dict[str, str | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for _, status in self.words:
            if status not in CANONICAL:
                raise ValueError(f"the scale {self.name} knows a status that is not canonical: {status}")
        object.__setattr__(self, "_vocabulary", frozenset(_long_words(self.words)))

    def read(self, text: str) -> str | None:
        """The canonical status of the cell; None where the scale does not know its words or two readings disagree.

        Case, spacing and trailing full stops do not matter. One slip of the finger in a word of seven letters or more
        is forgiven ("Compete") where the cell is then a status with nothing after it.
        """
        flat = normalised(text)
        if not flat or len(flat) > LONGEST:
            return None
        if flat not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[flat] = self._settled(flat, tails=True) or self._mistyped(flat)
        return self._known[flat]

    def _settled(self, flat: str, *, tails: bool) -> str | None:
        """The status of the most specific pattern; None where equals disagree."""
        ranked = [
            (_specificity(pattern), status)
            for pattern, status in self.words
            if (tails or _TAIL not in pattern.pattern) and pattern.fullmatch(flat)
        ]
        best = max((rank for rank, _ in ranked), default=None)
        meant = {status for rank, status in ranked if rank == best}
        return meant.pop() if len(meant) == 1 else None

    def _mistyped(self, flat: str) -> str | None:
        wrong = [w for w in _WORD.findall(flat) if len(w) >= SHORTEST_TYPO and w not in self._vocabulary]
        if len(wrong) != 1:
            return None
        head, tail = wrong[0][:2], wrong[0][-2:]  # one slip in so long a word leaves one of them as it is
        near = [word for word in self._vocabulary if word[:2] == head or word[-2:] == tail]
        right = [word for word in near if one_slip(wrong[0], word)]
        meant = {self._settled(flat.replace(wrong[0], word), tails=False) for word in right} - {None}
        return meant.pop() if len(meant) == 1 else None


_TAIL = ".*"
_WORD = re.compile(r"[a-z]+")


def normalised(text: str) -> str:
    """The text in small letters with single spaces, without bullets before it or full stops after it."""
    return " ".join(plain(text).casefold().split()).strip(" .;:,*•-").strip()


def one_slip(typed: str, meant: str) -> bool:
    """True where one letter is missing, added, changed or swapped with its neighbour."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    rest, other = typed[at:], meant[at:]
    swapped = len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _specificity(pattern: re.Pattern[str]) -> tuple[bool, int]:
    """Patterns without an open tail come before those with one, then the one that spells out more."""
    source = pattern.pattern
    return (_TAIL not in source, len(_LITERAL.sub("", source)))


_LITERAL = re.compile(r"\\.|[^a-z]")


def _long_words(words: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[str]:
    for pattern, _ in words:
        source = re.sub(r"\\[a-z]", " ", pattern.pattern)
        for run in _WORD.findall(source):
            if len(run) >= SHORTEST_TYPO - 1:
                yield run
