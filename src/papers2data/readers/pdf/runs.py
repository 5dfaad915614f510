"""Where a page's letters part into words: at spaces, at gaps, at the vertical rules between two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.letters import Boxes, Letters
from papers2data.readers.pdf.raw import EOL_HYPHEN, Rule

_BLANK = np.array([not code or chr(code).isspace() for code in range(0x3002)])
"""Whether a letter is blank, by its code; all beyond are as the last one, which is not."""
_UNSET = 0xFFFE
_LEADER = re.compile(r"\.{4}|…{2}|_{4}")
_RUN_BESIDE_LEADERS = re.compile("[.…]{4,}|…{2,}|_{4,}|(?:(?!\\.{4}|…{2}|_{4})[^\\s\x00\x02\ufffe])+\x02?|\x02")
_WIDE_GAP = 0.6
"""Ems: a gap this wide between two letters ends the word though no space stands there."""
_WIDEST = 0.8
"""Heights of type that the letters of a word take on average at most; capital letters take half of one."""
_SUSPECT = 2.0
"""Points between two letters from which on a gap, or a step back, may end a word."""


class Runs(NamedTuple):
    """For each word the place of its first letter, and of the one after its last."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def runs_of(letters: Letters, frame: Frame, rules: Sequence[Rule]) -> Runs:
    """The words of a page in the order of the file."""
    runs = _parted(letters.text)
    starts, ends = runs[:, 0], runs[:, 1]
    if frame.rotation or not len(runs):
        return Runs(starts, ends)
    cuts = _gaps(_gappy(runs, letters), letters)
    uprights = [rule for rule in rules if not rule.horizontal]
    if uprights:
        found = [
            cut
            for start, end in _crossed(runs, letters, frame, uprights)
            for cut in _crossings(letters.boxes(np.arange(start, end)), start, frame, uprights)
        ]
        cuts = np.concatenate((cuts, np.array(found, dtype=np.int64)))
    return Runs(np.union1d(starts, cuts), np.union1d(ends, cuts)) if len(cuts) else Runs(starts, ends)


def _parted(text: str) -> NDArray[np.int64]:
    """First letter and end of each run of letters between blanks; a hyphen at a line's end closes one."""
    if not text or _LEADER.search(text):
        spans = [match.span() for match in _RUN_BESIDE_LEADERS.finditer(text)]
        return np.array(spans, dtype=np.int64).reshape(-1, 2)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    blank = _BLANK[np.minimum(codes, len(_BLANK) - 1)] | (codes == _UNSET)
    closing = codes == ord(EOL_HYPHEN)
    first = ~blank & np.concatenate(([True], (blank | closing)[:-1]))
    last = ~blank & np.concatenate((closing[:-1] | blank[1:], [True]))
    return np.stack((np.flatnonzero(first), np.flatnonzero(last) + 1), axis=1)


def _gappy(runs: NDArray[np.int64], letters: Letters) -> NDArray[np.int64]:
    """The words in which a gap may lie: those that several text objects draw, and those too wide for their letters.

    Into a wide gap within one text object, pdfium itself sets a space.
    """
    starts, ends = runs[:, 0], runs[:, 1]
    first, last = letters.boxes(starts), letters.boxes(ends - 1)
    wide = last[:, 2] - first[:, 0] > _WIDEST * (ends - starts) * (first[:, 1] - first[:, 3])
    gappy: NDArray[np.int64] = runs[wide | (letters.drawers(starts) != letters.drawers(ends - 1))]
    return gappy


def _gaps(runs: NDArray[np.int64], letters: Letters) -> NDArray[np.int64]:
    """The letters before which a word breaks, at a wide gap or a jump to another line."""
    if not len(runs):
        return np.array([], dtype=np.int64)
    places = np.concatenate([np.arange(start, end - 1) for start, end in runs.tolist()])
    boxes, following = letters.boxes(places), letters.boxes(places + 1)
    apart = np.abs(following[:, 0] - boxes[:, 2]) > _SUSPECT
    places, boxes, following = places[apart], boxes[apart], following[apart]
    left, top, right, bottom = boxes.T
    next_left, next_top, next_right, next_bottom = following.T
    gap, height = next_left - right, top - bottom
    # letters above each other: a word on its side, read upwards or downwards
    turned = (gap < -1) & (next_right - left > 1) & ((top <= next_bottom + 0.5) | (bottom >= next_top - 0.5))
    wide = ((gap > _WIDE_GAP * height) | (gap < -3 * height)) & (height > 0) & (right > left)
    cuts: NDArray[np.int64] = places[wide & ~turned] + 1
    return cuts


def _crossed(
    runs: NDArray[np.int64], letters: Letters, frame: Frame, uprights: Sequence[Rule]
) -> Iterator[tuple[int, int]]:
    """The words of several letters over which one of the vertical rules may run."""
    xs = np.unique(np.round([rule.x0 + frame.left for rule in uprights], 1))
    after = np.searchsorted(xs, letters.boxes(runs[:, 0])[:, 0] + 1, side="right")
    before = np.searchsorted(xs, letters.boxes(runs[:, 1] - 1)[:, 2] - 1, side="left")
    several = runs[:, 1] - runs[:, 0] > 1
    yield from map(tuple, runs[(after < before) & several].tolist())


def _crossings(boxes: Boxes, start: int, frame: Frame, uprights: Sequence[Rule]) -> Iterator[int]:
    """Where a vertical rule runs between two letters of the word at ``start`` that has these ``boxes``."""
    letters = boxes.tolist()
    middle = frame.top - (letters[0][1] + letters[0][3]) / 2
    left, right = letters[0][0] - frame.left, letters[-1][2] - frame.left
    for rule in uprights:
        if left + 1 < rule.x0 < right - 1 and rule.top <= middle <= rule.bottom:
            for place in range(1, len(letters)):
                before, after = letters[place - 1], letters[place]
                if (after[0] + after[2]) / 2 - frame.left > rule.x0:
                    if abs((after[0] + before[2]) / 2 - frame.left - rule.x0) < 3:
                        yield start + place
                    break
