"""Reading order: a page cut into regions along its empty bands and gutters, as a reader's eye does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from papers2data.layout.pages.lines import Line, line_of
from papers2data.readers.pdf.raw import Word

_Rect = tuple[float, float, float, float]
T = TypeVar("T")
_GUTTER = 9.0
"""Points: two columns are at least this far apart."""
_FEWEST_LINES = 3


def in_reading_order(things: Sequence[T], box: Callable[[T], _Rect]) -> list[T]:
    """Things from the top down, where each stands wholly below the one before; else column by column."""
    return sorted(things, key=lambda thing: (round(box(thing)[1], 1), box(thing)[0]))


def columns_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines as columns in reading order; lines across the whole page cut the columns above from those below."""
    gutter = _gutter(lines)
    if gutter is None:
        return [list(lines)]
    left, right = gutter
    groups: list[list[Line]] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        a = [word for word in line.words if word.x1 <= left + 0.5]
        b = [word for word in line.words if word.x0 >= right - 0.5]
        if len(a) + len(b) < len(line.words):
            groups += [side for side in sides if side]
            sides = ([], [])
            if groups and groups[-1] and _spans(groups[-1], gutter):
                groups[-1].append(line)
            else:
                groups.append([line])
            continue
        for side, words in zip(sides, (a, b), strict=True):
            if words:
                side.append(line_of(words))
    return groups + [side for side in sides if side]


def _spans(lines: Sequence[Line], gutter: tuple[float, float]) -> bool:
    return all(any(w.x0 < gutter[1] and w.x1 > gutter[0] for w in line.words) for line in lines)


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The widest upright band that most lines leave empty, with prose on both sides of it; None where there is none."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    gaps: list[tuple[float, float]] = []
    for line in lines:
        least = max(_GUTTER, 1.1 * line.size)
        for a, b in pairwise(line.words):
            if b.x0 - a.x1 > least:
                gaps.append((a.x1, b.x0))
    if len(gaps) < _FEWEST_LINES:
        return None
    best: tuple[int, float, float] | None = None
    for _, start in gaps:
        x = start - _GUTTER / 2
        through = [gap for gap in gaps if gap[0] <= x - _GUTTER / 2 and x <= gap[1]]
        if len(through) >= _FEWEST_LINES and (best is None or len(through) > best[0]):
            best = (len(through), max(g[0] for g in through), min(g[1] for g in through))
    if best is None or best[2] - best[1] < _GUTTER * 0.8:
        return None
    return (best[1], best[2]) if _prose_on_both_sides(lines, best[1], best[2]) else None


def _prose_on_both_sides(lines: Sequence[Line], left: float, right: float) -> bool:
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if min(left - x0, x1 - right) < 0.22 * (x1 - x0):
        return False
    crossing = both = full_left = full_right = 0
    for line in lines:
        a = [w for w in line.words if w.x1 <= left + 0.5]
        b = [w for w in line.words if w.x0 >= right - 0.5]
        if len(a) + len(b) < len(line.words):
            crossing += 1
        elif a and b:
            both += 1
            full_left += a[-1].x1 - a[0].x0 > 0.7 * (left - x0) and _is_wordy(a)
            full_right += b[-1].x1 - b[0].x0 > 0.7 * (x1 - right) and _is_wordy(b)
    return both >= _FEWEST_LINES and crossing <= 0.5 * len(lines) and min(full_left, full_right) >= 0.45 * both


def _is_wordy(words: Sequence[Word]) -> bool:
    """True for words as prose has them: four at least, without a wide space, few of them figures."""
    if len(words) < 4 or sum(word.text[0].isdigit() for word in words) > 0.4 * len(words):
        return False
    return all(b.x0 - a.x1 < 1.2 * a.style.size for a, b in pairwise(words))
