"""Arrows that are drawn, not written: which way a small closed figure points.

An arrow is the same on both sides of its axis, runs to a point at one end and ends bluntly at the other (its shaft, or
the base of a triangle). One that runs to a point at both ends has a waist between; what has none is a diamond or a dot.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from papers2data.readers.pdf.raw import Picture, Style, Word

Point = tuple[float, float]

_SIGNS = frozenset("↑↓→←↕↔")
_SMALLEST, _LARGEST = 4.0, 45.0
"""Points: sides of the box of an arrow in a table; what is smaller is a dot, what is larger a picture."""
_MOST_POINTS = 120
_LEAN = 0.08
"""How far the middle of a cut across the figure may lie off its axis, as a share of its width."""
_OFF_AXIS = 1
"""Cuts that may lie off the axis: one where an arrow was turned a little by hand grazes a wing of its head."""
_POINTED, _BLUNT = 0.5, 0.7
"""Width at an end against that a little further in: at most and at least so much."""
_WAIST = 0.75
_TWICE = 2.0
"""Points: figures that lie closer than this are the same one, filled and then outlined."""
_END, _IN = 0.04, 0.12
"""Where the ends are measured, as shares of the length."""


def arrow_of(points: Sequence[Point]) -> str:
    """The arrow that a closed figure draws: "↑", "↓", "→", "←", "↕" or "↔"; "" for a figure that is none.

    ``points`` are its corners in order, y growing downwards; those that steer a curve count as corners.
    """
    if not 3 <= len(points) <= _MOST_POINTS:
        return ""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if not (_SMALLEST <= wide <= _LARGEST and _SMALLEST <= high <= _LARGEST):
        return ""
    upright = _pointing(points, min(ys), high, min(xs), wide)
    if upright:
        return {"first": "↑", "last": "↓", "both": "↕"}[upright]
    turned = [(y, x) for x, y in points]
    level = _pointing(turned, min(xs), wide, min(ys), high)
    return {"first": "←", "last": "→", "both": "↔"}[level] if level else ""


def arrow_words(pictures: Iterable[Picture]) -> Iterator[Word]:
    """The drawn arrows as words; one that is drawn twice, filled and outlined, is one arrow."""
    seen: list[Picture] = []
    for picture in pictures:
        if picture.sign and not any(_same(picture, other) for other in seen):
            seen.append(picture)
            x0, top, x1, bottom = picture[:4]
            yield Word(picture.sign, x0, top, x1, bottom, bottom, Style("", bottom - top, False, False, None))


def is_drawn(word: Word) -> bool:
    """True for an arrow that was drawn: a word without a font."""
    return not word.style.font and word.text in _SIGNS


def _same(one: Picture, other: Picture) -> bool:
    return one.sign == other.sign and all(abs(a - b) < _TWICE for a, b in zip(one[:4], other[:4], strict=True))


def _pointing(points: Sequence[Point], start: float, length: float, left: float, width: float) -> str:
    """Which ends along the second coordinate are points: "first", "last" or "both"; "" where it is no arrow."""
    cut = _cutter(points)
    shares = (_END, _IN, 0.3, 0.5, 0.7, 1 - _IN, 1 - _END)
    cuts = [cut(start + share * length) for share in shares]
    if any(one is None for one in cuts):
        return ""
    spans = [one for one in cuts if one is not None]
    middle = left + width / 2
    if sum(abs((a + b) / 2 - middle) > _LEAN * width for a, b in spans) > _OFF_AXIS:
        return ""
    widths = [b - a for a, b in spans]
    first, last = _end(widths[0], widths[1]), _end(widths[-1], widths[-2])
    if first == last == "pointed":
        return "both" if widths[3] < _WAIST * max(widths[2], widths[4], widths[1], widths[5]) else ""
    if {first, last} == {"pointed", "blunt"}:
        return "first" if first == "pointed" else "last"
    return ""


def _end(outer: float, inner: float) -> str:
    if outer <= _POINTED * inner:
        return "pointed"
    return "blunt" if outer >= _BLUNT * inner else ""


def _cutter(points: Sequence[Point]) -> Callable[[float], tuple[float, float] | None]:
    """A function that gives the outermost crossings of the figure's outline at a height, None where it has none."""
    closed = [*points, points[0]]
    sides = [(a, b) for a, b in itertools.pairwise(closed) if a[1] != b[1]]

    def cut(at: float) -> tuple[float, float] | None:
        crossings = [
            ax + (at - ay) / (by - ay) * (bx - ax) for (ax, ay), (bx, by) in sides if min(ay, by) <= at < max(ay, by)
        ]
        return (min(crossings), max(crossings)) if len(crossings) > 1 else None

    return cut
