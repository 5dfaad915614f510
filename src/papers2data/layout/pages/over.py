"""Headings over several columns that stand above the first line seen as part of an aligned table."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.lines import Line, pieces

_STEP = 2.0
_MOST_LINES = 2
_LONGEST = 70


def headings_over(lines: Sequence[Line], first: Line, gaps: Sequence[Gap]) -> list[Line]:
    """The lines just above ``first`` whose phrases all stand beyond the first column, from the top down.

    A caption or a paragraph begins at the table's left edge; what heads the other columns together does not.
    """
    found: list[Line] = []
    below = first
    above = [line for line in lines if line.baseline < first.baseline - 1]
    for line in reversed(above[-_MOST_LINES:]):
        near = below.baseline - line.baseline <= _STEP * max(line.size, below.size)
        if not near or line.x0 < gaps[0].x1 - 2 or line.x1 > first.x1 + 20:
            break
        if any(len(part.text) > _LONGEST for part in pieces(line, 0.95)):
            break
        found.append(line)
        below = line
    return found[::-1]
