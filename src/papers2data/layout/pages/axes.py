"""The scales of charts: evenly spaced figures in even steps from zero, along the foot or up the side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from papers2data.layout.pages.lines import Line
from papers2data.readers.pdf.raw import Word

_FEWEST_ALONG, _FEWEST_UP = 5, 4
_SAME_EDGE = 3.0
_EVEN = 0.25
_Rect = tuple[float, float, float, float]
_Figure = tuple[Word, float]


def scales_of(lines: Sequence[Line]) -> list[_Rect]:
    """The rectangles that hold the charts' scales, from the first figure to the last."""
    figured = [
        (line, [pair for word in line.words if not word.text[0].isalpha() and (pair := _valued(word))])
        for line in lines
    ]
    figured = [(line, figures) for line, figures in figured if figures]
    found = [box for line, figures in figured if (box := _along(line, figures)) is not None]
    return found + list(_upward([figures for _, figures in figured]))


def _along(line: Line, figures: Sequence[_Figure]) -> _Rect | None:
    """A line's figures from zero upwards, as at the foot of a chart."""
    if len(figures) < _FEWEST_ALONG or figures[0][1] > 0 or len(figures) < 0.6 * len(line.words):
        return None
    run = figures[: _steady([value for _, value in figures])]
    middles = [(word.x0 + word.x1) / 2 for word, _ in run]
    if len(run) < _FEWEST_ALONG or not _evenly(middles):
        return None
    return run[0][0].x0, line.top, run[-1][0].x1, line.bottom


def _upward(lines: Sequence[Sequence[_Figure]]) -> Iterable[_Rect]:
    """Figures above each other down to zero, as at the side of a chart."""
    columns: dict[int, list[_Figure]] = {}
    for figures in lines:
        for word, value in figures:
            columns.setdefault(round(word.x1 / _SAME_EDGE), []).append((word, value))
    for column in columns.values():
        if len(column) >= _FEWEST_UP:
            yield from _falling(column)


def _falling(column: Sequence[_Figure]) -> Iterable[_Rect]:
    values = [-value for _, value in column]
    start = 0
    while start + _FEWEST_UP <= len(column):
        run = column[start : start + _steady(values[start:])]
        heights = [word.baseline for word, _ in run]
        if len(run) >= _FEWEST_UP and run[-1][1] <= 0 and _evenly(heights):
            yield min(w.x0 for w, _ in run), run[0][0].top, max(w.x1 for w, _ in run), run[-1][0].bottom
        start += max(len(run) - 1, 1)


def _steady(values: Sequence[float]) -> int:
    """How many values from the first on rise in even steps."""
    if len(values) < 2:
        return len(values)
    step = values[1] - values[0]
    count = 2
    while count < len(values) and step > 0 and abs(values[count] - values[count - 1] - step) <= 0.01 * step:
        count += 1
    return count if step > 0 else 1


def _evenly(places: Sequence[float]) -> bool:
    steps = [b - a for a, b in pairwise(places)]
    mean = sum(steps) / len(steps)
    return mean > 0 and all(abs(step - mean) <= _EVEN * mean for step in steps)


def _valued(word: Word) -> _Figure | None:
    """The word with its value; None for a word that is no plain figure."""
    text = word.text
    if len(text) > 9 or not (text[0].isdigit() or text[0] in "-−–£$€"):
        return None
    try:
        return word, float(text.strip("%£$€").replace(",", "").replace("−", "-").replace("–", "-"))
    except ValueError:
        return None
