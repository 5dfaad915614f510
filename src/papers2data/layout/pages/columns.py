"""Where the columns of aligned lines part: upright bands of white that the lines leave between their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from papers2data.layout.pages.figures import is_amount
from papers2data.layout.pages.lines import Line

_CROSSED = 0.12
"""Share of lines that may cross a gap between columns: group rows and long words do."""
_PLAIN_SPACE, _CLEAR_SPACE = 0.45, 0.8
"""Ems: a band is at least this wide; and its lines usually leave this much room."""
_BETWEEN_AMOUNTS = 0.4
"""Ems: two amounts on every line are two columns, however close they stand."""
_CLOSE = 1.5
"""Ems: with a narrower band on one side, a single word that heads nothing fills no column of its own."""


class Gap(NamedTuple):
    """An upright band of white from ``x0`` to ``x1`` between two columns."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """The x in its middle."""
        return (self.x0 + self.x1) / 2


def gaps_between(lines: Sequence[Line]) -> list[Gap]:
    """The bands between the columns of the lines, from left to right; none for prose."""
    if len(lines) < 2:
        return []
    em = median(line.size for line in lines)
    bands = _white_bands(lines, int(_CROSSED * len(lines)))
    found = [band for band in bands if _parts_columns(band, lines, em)]
    return _without_close_pairs(found, lines)


def _white_bands(lines: Sequence[Line], crossed: int) -> list[Gap]:
    """Stretches of x that at most ``crossed`` lines cover with a word."""
    ends: list[tuple[float, int]] = []
    for line in lines:
        ends += [(x, change) for start, end in _inked(line) for x, change in ((start, 1), (end, -1))]
    ends.sort(key=lambda item: (item[0], -item[1]))
    bands: list[Gap] = []
    depth, free_since = 0, None
    for x, change in ends:
        if change < 0:
            depth -= 1
            if depth <= crossed and free_since is None:
                free_since = x
        else:
            if depth <= crossed < depth + 1 and free_since is not None:
                if x > free_since:
                    bands.append(Gap(free_since, x))
                free_since = None
            depth += 1
    return bands


def _inked(line: Line) -> list[tuple[float, float]]:
    """The stretches of x that the line's words cover, with the spaces inside a phrase."""
    runs: list[list[float]] = []
    for word in line.words:
        if runs and word.x0 - runs[-1][1] <= 0.4 * line.size:
            runs[-1][1] = max(runs[-1][1], word.x1)
        else:
            runs.append([word.x0, word.x1])
    return [(run[0], run[1]) for run in runs]


def _parts_columns(band: Gap, lines: Sequence[Line], em: float) -> bool:
    """True where enough lines have words on both sides of the band, with clear room between them."""
    rooms, amounts = [], 0
    for line in lines:
        left = [word for word in line.words if word.x1 <= band.middle]
        right = [word for word in line.words if word.x0 >= band.middle]
        if left and right:
            ends, starts = max(left, key=lambda word: word.x1), min(right, key=lambda word: word.x0)
            rooms.append(starts.x0 - ends.x1)
            amounts += is_amount(ends.text) and is_amount(starts.text)
    if len(rooms) < 2 or len(rooms) < 0.15 * len(lines):
        return False
    if amounts > 2 and amounts == len(rooms):
        return band.x1 - band.x0 >= _BETWEEN_AMOUNTS * em
    narrow = 0.75 * em if len(rooms) <= 3 else _PLAIN_SPACE * em
    return band.x1 - band.x0 >= min(narrow, 6.0) and median(rooms) >= _CLEAR_SPACE * em


def _without_close_pairs(bands: list[Gap], lines: Sequence[Line]) -> list[Gap]:
    """The bands, where of two with next to no words between them only the wider stays: spaced-out text leaves such."""
    kept: list[Gap] = []
    for band in bands:
        if kept:
            inside = [any(w.x0 >= kept[-1].middle and w.x1 <= band.middle for w in line.words) for line in lines]
            narrow = min(band.x1 - band.x0, kept[-1].x1 - kept[-1].x0) < _CLOSE * lines[0].size
            if sum(inside) < max(2 if narrow and not inside[0] else 1, 0.08 * len(lines)):
                if band.x1 - band.x0 > kept[-1].x1 - kept[-1].x0:
                    kept[-1] = band
                continue
        kept.append(band)
    return kept


def with_drawn(found: Sequence[Gap], drawn: Sequence[Gap]) -> list[Gap]:
    """The drawn gaps, and those of the found ones that hold none of them."""
    added = [gap for gap in found if not any(gap.x0 - 3 <= d.middle <= gap.x1 + 3 for d in drawn)]
    return sorted([*drawn, *added])


def beside_labels(gaps: Sequence[Gap], lines: Sequence[Line]) -> list[Gap]:
    """The gaps, the first of them narrowed to the white right of the lines that end in it."""
    first = gaps[0]
    ends = [line.x1 for line in lines if line.x0 < first.x0 and first.x0 < line.x1 < first.x1 - 1]
    return [Gap(max([first.x0, *ends]), first.x1), *gaps[1:]]


def middles(gaps: Sequence[Gap]) -> list[float]:
    """The middle of each gap, for ``column_of``."""
    return [(gap.x0 + gap.x1) / 2 for gap in gaps]


def column_of(x: float, between: Sequence[float]) -> int:
    """The 0-based column that holds an x, where columns part at the places ``between``."""
    return bisect_left(between, x)


def widths(lines: Sequence[Line], gaps: Sequence[Gap]) -> list[float]:
    """The width of each column, from its leftmost to its rightmost word, in points."""
    edges = [min(n.x0 for n in lines), *(x for gap in gaps for x in (gap.x0, gap.x1)), max(n.x1 for n in lines)]
    return [b - a for i, (a, b) in enumerate(pairwise(edges)) if i % 2 == 0]
