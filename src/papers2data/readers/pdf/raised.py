"""Small raised figures at a word's end: the marks of footnotes, and the powers of units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from papers2data.readers.pdf import native
from papers2data.readers.pdf.letters import Letters
from papers2data.readers.pdf.runs import Runs

_TAIL = re.compile(r"(?<=[^\s(\[/£$€+-])\d{1,2}(?=[.,;:)\]”’\"'?!]*(?:\s|\0|$))")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm]?m|ft|yd|in)$")
_SMALLER, _HIGHER, _TOP = 0.85, 0.15, 0.25
"""Of the height of the letter before: what a raised figure's own is at most, how much higher it begins at least, and
how much lower it ends at most."""


class Raised(NamedTuple):
    """``runs`` with footnotes' marks as words of their own; ``marks`` are the places where these begin.

    ``powers`` are the places of raised figures that belong to a unit ("m²").
    """

    runs: Runs
    marks: frozenset[int] = frozenset()
    powers: frozenset[int] = frozenset()


def raised_apart(letters: Letters, runs: Runs) -> Raised:
    """The words of a page with raised figures told from level ones; its letters run from left to right."""
    text = letters.text
    tails = [match.span() for match in _TAIL.finditer(text)]
    raised = _raised([place for first, end in tails for place in range(first, end)], letters)
    marks: set[int] = set()
    powers: set[int] = set()
    for first, end in tails if raised else ():
        at = next((place for place in range(first, end) if place in raised), None)
        if at is not None:
            is_power = text[at:end] in ("2", "3") and _UNIT.search(text[max(0, at - 4) : at])
            (powers if is_power else marks).add(at)
    inside = np.array(sorted(marks.difference(runs.starts.tolist())), dtype=np.int64)
    if len(inside):
        runs = Runs(np.union1d(runs.starts, inside), np.union1d(runs.ends, inside))
    return Raised(runs, frozenset(inside.tolist()), frozenset(powers))


def _raised(places: Sequence[int], letters: Letters) -> set[int]:
    """Those letters that are set in smaller type than the one before them, and higher."""
    if not places:
        return set()
    at = np.array(places)
    own, before = letters.boxes(at), letters.boxes(at - 1)
    height, high = own[:, 1] - own[:, 3], before[:, 1] - before[:, 3]
    higher = (own[:, 3] - before[:, 3] > _HIGHER * high) & (before[:, 1] - own[:, 1] < _TOP * high)
    beside = (height < _SMALLER * high) & higher & (np.abs(own[:, 0] - before[:, 2]) < high)
    likely = [places[index] for index in np.flatnonzero(beside).tolist()]
    return {place for place in likely if _is_smaller(letters.handle, place)} if likely else set()


def _is_smaller(handle: int, place: int) -> bool:
    """True where the letter's type itself is smaller and stands higher, whatever the heights of the two fonts."""
    pair = (place - 1, place)
    tall = [(c * c + d * d) ** 0.5 or 1.0 for _, _, c, d in native.matrices(handle, pair)]
    before, own = (size * high for size, high in zip(native.sizes(handle, pair), tall, strict=True))
    (_, level), (_, raised) = native.origins(handle, pair).tolist()
    return own < _SMALLER * before and raised - level > _HIGHER * before
