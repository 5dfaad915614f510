"""Where a page's letters part into words: at spaces, at gaps, at the vertical rules between two cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import EOL_HYPHEN, Rule

Boxes = NDArray[np.float64]
"""A row for each letter: its left, top, right and bottom in the page's own space, where y grows upwards."""

_BLANK = np.array([not code or chr(code).isspace() for code in range(0x3002)])
"""Whether a letter is blank, by its code; all beyond are as the last one, which is not."""
_UNSET = 0xFFFE
_LEADER = re.compile(r"\.{4}|…{2}|_{4}")
_RUN_BESIDE_LEADERS = re.compile("[.…]{4,}|…{2,}|_{4,}|(?:(?!\\.{4}|…{2}|_{4})[^\\s\x00\x02\ufffe])+\x02?|\x02")
_WIDE_GAP = 0.6
"""Ems: a gap this wide between two letters ends the word though no space stands there."""
_SUSPECT = 2.0
"""Points between two letters from which on a gap, or a step back, may end a word."""


class Runs(NamedTuple):
    """For each word the place of its first letter, and of the one after its last."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def runs_of(text: str, boxes: Boxes, frame: Frame, rules: Sequence[Rule]) -> Runs:
    """The words of a page's ``text`` in the order of the file; ``boxes`` has a row for each of its letters."""
    runs = _parted(text)
    starts, ends = runs[:, 0], runs[:, 1]
    if frame.rotation or not len(runs):
        return Runs(starts, ends)
    cuts = _gaps(runs, boxes)
    uprights = [rule for rule in rules if not rule.horizontal]
    if uprights:
        found = [
            cut for run in _crossed(runs, boxes, frame, uprights) for cut in _crossings(boxes, *run, frame, uprights)
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


def _gaps(runs: NDArray[np.int64], boxes: Boxes) -> NDArray[np.int64]:
    """The letters before which a word breaks, at a wide gap or a jump to another line."""
    places = np.flatnonzero(np.abs(boxes[1:, 0] - boxes[:-1, 2]) > _SUSPECT)
    if not len(places):
        return places
    run = np.searchsorted(runs[:, 0], places, side="right") - 1
    places = places[(run >= 0) & (places + 1 < runs[run, 1])]
    left, top, right, bottom = boxes[places].T
    next_left, next_top, next_right, next_bottom = boxes[places + 1].T
    gap, height = next_left - right, top - bottom
    # letters above each other: a word on its side, read upwards or downwards
    turned = (gap < -1) & (next_right - left > 1) & ((top <= next_bottom + 0.5) | (bottom >= next_top - 0.5))
    wide = ((gap > _WIDE_GAP * height) | (gap < -3 * height)) & (height > 0) & (right > left)
    cuts: NDArray[np.int64] = places[wide & ~turned] + 1
    return cuts


def _crossed(
    runs: NDArray[np.int64], boxes: Boxes, frame: Frame, uprights: Sequence[Rule]
) -> Iterator[tuple[int, int]]:
    """The words of several letters over which one of the vertical rules may run."""
    xs = np.unique(np.round([rule.x0 + frame.left for rule in uprights], 1))
    after = np.searchsorted(xs, boxes[runs[:, 0], 0] + 1, side="right")
    before = np.searchsorted(xs, boxes[runs[:, 1] - 1, 2] - 1, side="left")
    several = runs[:, 1] - runs[:, 0] > 1
    yield from map(tuple, runs[(after < before) & several].tolist())


def _crossings(boxes: Boxes, start: int, end: int, frame: Frame, uprights: Sequence[Rule]) -> Iterator[int]:
    """Where a vertical rule runs between two letters."""
    letters = boxes[start:end].tolist()
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
