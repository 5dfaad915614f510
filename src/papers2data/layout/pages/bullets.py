"""Bullets that are drawn, not written: small squares, dots and boxes, each at the left of a line of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from papers2data.layout.pages.lines import Line, line_of
from papers2data.readers.pdf.raw import RawPage, Word

_SMALLEST, _LARGEST = 1.2, 0.95
"""Points, and ems of the line: sides of a bullet."""
_ROUND = 1.3
"""How much longer than the other one side of a bullet is at most."""
_NEAR = 2.0
"""Ems from a bullet to its line."""
_MOST = 400
"""Small figures on a page from which on they are a pattern or a chart."""
_FEWEST = 2
_BULLET = "•"
_Mark = tuple[float, float, float, float, str]
"""Left, top, right, bottom, and the colour where it is known: the marks of a chart's key differ in it."""


def with_drawn_bullets(lines: Sequence[Line], raw: RawPage) -> list[Line]:
    """The lines, with a "•" before each that has a bullet drawn beside it as another one has."""
    marks = list(_marks(raw))
    if not 0 < len(marks) <= _MOST:
        return list(lines)
    beside = [_beside(line, marks) for line in lines]
    alike = Counter(_form(mark) for mark in beside if mark)
    return [
        _bulleted(line, mark) if mark and alike[_form(mark)] >= _FEWEST else line
        for line, mark in zip(lines, beside, strict=True)
    ]


def _marks(raw: RawPage) -> Iterator[_Mark]:
    figures = [(*picture[:4], "") for picture in raw.pictures if picture.kind == "drawing" and not picture.sign]
    fills = [fill[:5] for fill in raw.fills if fill.colour != "#ffffff"]
    # of so small a square, the reader has made a short thick rule
    squares = [
        (rule.x0, rule.top - rule.width / 2, rule.x1, rule.top + rule.width / 2, rule.colour or "")
        for rule in raw.rules
        if rule.horizontal and rule.x1 - rule.x0 <= _ROUND * rule.width
    ]
    for x0, top, x1, bottom, colour in (*fills, *squares, *figures):
        wide, high = x1 - x0, bottom - top
        if min(wide, high) >= _SMALLEST and max(wide, high) <= _ROUND * min(wide, high):
            yield x0, top, x1, bottom, colour


def _beside(line: Line, marks: Sequence[_Mark]) -> _Mark | None:
    """The mark at the left of a line, in the height of its letters; None where there is none."""
    for mark in marks:
        x0, top, x1, bottom, _ = mark
        middle = (top + bottom) / 2
        level = line.baseline - 0.8 * line.size < middle < line.baseline
        if level and 0 < line.x0 - x1 < _NEAR * line.size and x1 - x0 <= _LARGEST * line.size:
            return mark
    return None


def _form(mark: _Mark) -> tuple[int, int, str]:
    """What the bullets of one list have in common: where they stand, how wide they are, and their colour."""
    x0, _, x1, _, colour = mark
    return round(x0), round(x1 - x0), colour


def _bulleted(line: Line, mark: _Mark) -> Line:
    first = line.words[0]
    return line_of([Word(_BULLET, mark[0], first.top, mark[2], first.bottom, first.baseline, first.style), *line.words])
