"""Coloured bars that stand upright between two columns, as a report paints them beside its labels."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.lines import Line
from papers2data.readers.pdf.raw import Fill

_WIDTH = (3.0, 22.0)
_TALLER = 9.0
"""Points: a bar is at least as high as a line of small type."""


def bars_between(lines: Sequence[Line], fills: Sequence[Fill]) -> list[Gap]:
    """The upright bands of such bars with words to the left and right of them and none over, under or on them."""
    found: list[Gap] = []
    for fill in fills:
        bar = _WIDTH[0] <= fill.x1 - fill.x0 <= _WIDTH[1] and fill.bottom - fill.top >= _TALLER
        if bar and fill.colour != "#ffffff" and not any(gap.x0 < fill.x1 and fill.x0 < gap.x1 for gap in found):
            beside = [n for n in lines if fill.top < n.baseline - 0.3 * n.size < fill.bottom]
            if _around(beside, fill) and not any(_on(line, fill) for line in lines):
                found.append(Gap(fill.x0, fill.x1))
    return found


def with_bars(found: Sequence[Gap], bars: Sequence[Gap]) -> list[Gap]:
    """The gaps that white leaves, and those of the bars that lie in none of them."""
    return sorted([*found, *(bar for bar in bars if not any(g.x0 < bar.x1 and bar.x0 < g.x1 for g in found))])


def _around(lines: Sequence[Line], fill: Fill) -> bool:
    words = [word for line in lines for word in line.words]
    return any(w.x1 <= fill.x0 + 1 for w in words) and any(w.x0 >= fill.x1 - 1 for w in words)


def _on(line: Line, fill: Fill) -> bool:
    return any(w.x0 < fill.x1 - 1 and w.x1 > fill.x0 + 1 for w in line.words)
