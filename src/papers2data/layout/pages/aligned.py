"""Tables that no rules wall in: words aligned in columns, with rules, bands or nothing between the rows."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.assemble import assembled, heading_levels
from papers2data.layout.pages.columns import Gap, gaps_between, with_drawn
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.evidence import is_table
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.lines import Line
from papers2data.layout.pages.over import headings_over
from papers2data.layout.pages.regions import Region, regions_of, row_of
from papers2data.layout.pages.rows import ChunkLine, body_rows, chunk_line, header_lines
from papers2data.layout.pages.spread import spread
from papers2data.readers.pdf.raw import Fill

_BAND = (5.0, 160.0)
"""Points: how high a shaded band is that parts rows."""


def aligned_grids(lines: Sequence[Line], level: Sequence[Edge], fills: Sequence[Fill]) -> list[tuple[Grid, int]]:
    """The grids of the aligned tables in the lines of one column of a page, each with its number of heading rows."""
    found = []
    for region in regions_of(lines, [*level, *_band_edges(fills, lines)]):
        grid = _grid(region, above=lines)
        if grid is not None:
            found.append(grid)
    return found


def _band_edges(fills: Sequence[Fill], lines: Sequence[Line]) -> list[Edge]:
    """The upper and lower edges of shaded bands with words on them; the bars of a chart have none."""
    edges: list[Edge] = []
    for fill in fills:
        band = _BAND[0] <= fill.bottom - fill.top <= _BAND[1] and fill.x1 - fill.x0 > 60 and fill.colour != "#ffffff"
        if band and any(fill.top < n.baseline - 0.3 * n.size < fill.bottom and _on(n, fill) for n in lines):
            edges += [Edge(fill.top, fill.x0, fill.x1), Edge(fill.bottom, fill.x0, fill.x1)]
    return edges


def _on(line: Line, fill: Fill) -> bool:
    return any(fill.x0 <= (word.x0 + word.x1) / 2 <= fill.x1 for word in line.words)


def grid_within(lines: Sequence[Line], level: Sequence[Edge], drawn: Sequence[Gap]) -> tuple[Grid, int] | None:
    """The grid of lines that rules frame already, with the ``drawn`` gaps of their upright rules."""
    rows = tuple(row_of(line) for line in lines)
    return _grid(Region(rows, tuple(level)), drawn) if rows else None


def _grid(region: Region, drawn: Sequence[Gap] = (), above: Sequence[Line] = ()) -> tuple[Grid, int] | None:
    tabular = [row.line for row in region.rows if row.tabular]
    gaps = with_drawn(gaps_between(tabular), drawn)
    if not gaps:
        return None
    lines = [chunk_line(row, gaps) for row in region.rows]
    count = header_lines(lines, region.rules)
    body = body_rows(lines[count:], region.rules)
    if count:
        # The headings say less about columns than the figures: white that only they cross is a gap all the same, and
        # what stands over a gap heads the columns on both sides of it.
        below = with_drawn(gaps_between([row.line for row in region.rows[count:] if row.tabular]), drawn)
        if len(below) > len(gaps) or (below and len(below) < len(gaps) and _only_over(lines, count)):
            gaps = below
            lines = [chunk_line(row, gaps) for row in region.rows]
            body = body_rows(lines[count:], region.rules)
    if not is_table(lines[:count], body, len(gaps) + 1, region.rules):
        return None
    over = [chunk_line(row_of(line), gaps) for line in headings_over(above, region.rows[0].line, gaps)] if count else []
    levels = heading_levels(spread([*over, *lines[:count]], body), region.rules)
    return assembled([*levels, *body], len(levels), gaps, [*over, *lines])


def _only_over(lines: Sequence[ChunkLine], count: int) -> bool:
    """True where each column without figures is headed only above the last line of headings."""
    filled = {column for line in lines[count:] for column in line.columns()}
    return not lines[count - 1].columns() - filled
