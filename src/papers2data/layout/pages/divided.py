"""Tables without walls that stand side by side: where a gutter runs down through all rows, each half is a table.

Ferries          Trips    Piers           Length        Each half has labels and figures, or headings of its own. A
Tern             1,204    North               80        column of remarks behind a wide space is no half.
Gull               960    South               95
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.figures import is_blank, is_figure, is_year
from papers2data.layout.pages.lines import line_of
from papers2data.layout.pages.regions import Region, Row, row_of
from papers2data.readers.pdf.raw import Word

_GUTTER = 1.8
"""Ems: the white between two tables is at least this wide."""
_WIDER = 1.4
"""Times the next widest gap: so much wider is a gutter where both tables have as many rows."""
_FEWEST_ROWS = 3
_SAME_EDGE = 4.0


def divided(region: Region) -> list[Region]:
    """The halves of a region, from left to right; the region itself where no gutter parts two tables."""
    if sum(len(row.parts) > 3 for row in region.rows) < 2 and not _alternate(region.rows):
        return [region]
    for gutter in sorted(_gutters(region.rows), key=lambda g: g.x0 - g.x1):
        left, right = _half(region, gutter, 0), _half(region, gutter, 1)
        if left and right and _are_two(region, gutter, left, right):
            return [*divided(left), *divided(right)]
    return [region]


def _alternate(rows: Sequence[Row]) -> bool:
    """True where rows begin at two places by turns, as those of two tables with other steps do."""
    starts = sorted(row.line.x0 for row in rows if row.tabular)
    return len(starts) >= 2 * _FEWEST_ROWS and starts[-_FEWEST_ROWS] - starts[_FEWEST_ROWS - 1] > 60


def _gutters(rows: Sequence[Row]) -> list[Gap]:
    """The upright bands that no row has a word in, wide enough to stand between two tables."""
    spans = sorted((part.x0, part.x1) for row in rows for part in row.parts)
    least = _GUTTER * rows[0].line.size
    bands: list[Gap] = []
    end = spans[0][1]
    for x0, x1 in spans:
        if x0 - end >= least:
            bands.append(Gap(end, x0))
        end = max(end, x1)
    return bands


def _half(region: Region, gutter: Gap, side: int) -> Region | None:
    """What stands on one side (0 left, 1 right) of a gutter, without a title over it; None for less than a table."""
    rows: list[Row] = []
    for row in region.rows:
        words = [word for word in row.line.words if _side(word, gutter) == side]
        if words:
            rows.append(row_of(row.line if len(words) == len(row.line.words) else line_of(words)))
    while rows and not rows[0].tabular:
        rows.pop(0)
    if sum(row.tabular for row in rows) < _FEWEST_ROWS:
        return None
    rules = [e for e in region.rules if (e.start + e.end > 2 * gutter.middle) == bool(side)]
    return replace(region, rows=tuple(rows), rules=tuple(rules))


def _side(word: Word, gutter: Gap) -> int:
    return int(word.x0 + word.x1 > 2 * gutter.middle)


def _are_two(region: Region, gutter: Gap, left: Region, right: Region) -> bool:
    """True where the halves are drawn, headed or titled apart, or have labels and rows of their own."""
    first, second = ([part.text.lower() for part in half.rows[0].parts] for half in (left, right))
    if first[0] == second[0] and set(second) <= set(first) and any(map(str.isalpha, first[0])):
        return not any(is_figure(text) and not is_year(text) for text in second)
    if _ruled_apart(region, left, right):
        return True
    if not all(map(_labels_and_figures, (left, right))):
        return False
    shared = _shared(region, gutter)
    if _titled_apart(region, left, right) or shared < 0.3 * min(len(left.rows), len(right.rows)):
        return True
    if len(left.rows) == len(right.rows) and shared >= len(left.rows):
        return False
    wider = gutter.x1 - gutter.x0 > _WIDER * max(_widest_gap(left), _widest_gap(right))
    return wider or (_one_ends_first(left, right) and _keys_differ(right))


def _ruled_apart(region: Region, left: Region, right: Region) -> bool:
    """True where each half has rules of its own along most of it, and none runs through both."""
    edges = [(min(row.line.x0 for row in half.rows), max(row.line.x1 for row in half.rows)) for half in (left, right)]
    if any(rule.start < edges[0][1] - 2 and rule.end > edges[1][0] + 2 for rule in region.rules):
        return False
    return all(
        sum(rule.end - rule.start > 0.85 * (x1 - x0) for rule in half.rules) > 1
        for half, (x0, x1) in zip((left, right), edges, strict=True)
    )


def _titled_apart(region: Region, left: Region, right: Region) -> bool:
    """True for a line over both halves with one phrase at the left edge of each."""
    above = [row for row in region.rows if row.line.baseline < left.rows[0].line.baseline - 1]
    edges = [min(row.line.x0 for row in half.rows) for half in (left, right)]
    starts = [part.x0 for part in above[-1].parts] if above else []
    return len(starts) == 2 and all(abs(a - b) < _SAME_EDGE for a, b in zip(starts, edges, strict=True))


def _one_ends_first(left: Region, right: Region) -> bool:
    """True where one half has rows below the other's last, or lines of its own all the way down."""
    return abs(left.rows[-1].line.baseline - right.rows[-1].line.baseline) > right.rows[-1].line.size


def _keys_differ(half: Region) -> bool:
    """True where no two rows begin with the same words, as units and states in a column within a table do."""
    keys = [row.parts[0].text for row in half.rows]
    return len(set(keys)) == len(keys)


def _labels_and_figures(half: Region) -> bool:
    """True for rows that begin with words at one place, with figures behind them."""
    full = [row for row in half.rows if row.tabular]
    left = min(row.line.x0 for row in full)
    labelled = [r for r in full if r.line.x0 < left + 12 and any(map(str.isalpha, r.parts[0].text))]
    valued = [r for r in labelled if any(is_figure(p.text) or is_blank(p.text) for p in r.parts[1:])]
    return len(labelled) >= 0.8 * len(full) and len(valued) >= max(2, 0.7 * (len(full) - 1))


def _shared(region: Region, gutter: Gap) -> int:
    """How many lines have words on both sides."""
    return sum(len({_side(word, gutter) for word in row.line.words}) == 2 for row in region.rows)


def _widest_gap(half: Region) -> float:
    """The widest white between columns of a half: what the longest label leaves free before the next column."""
    gaps = _gutters(half.rows)
    return max((gap.x1 - gap.x0 for gap in gaps), default=0.0)
