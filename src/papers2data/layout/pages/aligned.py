"""Tables that no rules wall in: words aligned in columns, with rules, bands or nothing between the rows."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.layout.pages.assemble import assembled, heading_levels
from papers2data.layout.pages.centred import centred_rows
from papers2data.layout.pages.columns import Gap, beside_labels, column_of, gaps_between, middles, with_drawn
from papers2data.layout.pages.divided import divided
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.evidence import is_table
from papers2data.layout.pages.figures import is_year
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.lines import Line, line_of
from papers2data.layout.pages.over import headings_over
from papers2data.layout.pages.pairs import is_headed_pair
from papers2data.layout.pages.regions import Region, Row, regions_of, row_of
from papers2data.layout.pages.rows import ChunkLine, body_rows, chunk_line, header_lines
from papers2data.layout.pages.spread import settled, spread
from papers2data.readers.pdf.raw import Fill, Word

_HALF_STEP = 0.8
"""Ems: less than from line to line."""
_MOST_NAMES = 6
_BAND = (5.0, 160.0)
"""Points: how high a shaded band is that parts rows."""


def aligned_grids(lines: Sequence[Line], level: Sequence[Edge], fills: Sequence[Fill]) -> list[tuple[Grid, int]]:
    """The grids of the aligned tables in the lines of one column of a page, each with its number of heading rows."""
    found = []
    regions = regions_of(lines, [*level, *_band_edges(fills, lines)])
    for region in (half for whole in regions for half in divided(whole)):
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
    rows = tuple(_cut_at(row_of(line), drawn) for line in lines)
    return _grid(Region(rows, tuple(level)), drawn) if rows else None


def _cut_at(row: Row, drawn: Sequence[Gap]) -> Row:
    """The row with its phrases cut at the drawn gaps, however close the words on both sides of a rule stand."""
    between = middles(drawn)
    parts: list[Line] = []
    for part in row.parts:
        runs: dict[int, list[Word]] = {}
        crossed = any(word.x0 < x - 1.5 and word.x1 > x + 1.5 for word in part.words for x in between)
        for word in () if crossed else part.words:
            runs.setdefault(column_of((word.x0 + word.x1) / 2, between), []).append(word)
        parts += [line_of(run) for run in runs.values()] or [part]
    return Row(row.line, tuple(parts))


def _grid(region: Region, drawn: Sequence[Gap] = (), above: Sequence[Line] = ()) -> tuple[Grid, int] | None:
    tabular = _rows_with_half_lines(region.rows)
    gaps = with_drawn(gaps_between(tabular), drawn)
    if not gaps:
        return None
    gaps = beside_labels(_clear_of_wraps(gaps, region, tabular, drawn), [r.line for r in region.rows if not r.tabular])
    lines = [chunk_line(row, gaps) for row in region.rows]
    count = _heading_lines(lines, region.rules)
    count = _with_column_names(lines, count) if drawn else count
    body = _body(lines[count:], region.rules)
    if count:
        # The headings say less about columns than the figures: white that only they cross is a gap all the same, and
        # what stands over a gap heads the columns on both sides of it.
        below = with_drawn(gaps_between([row.line for row in region.rows[count:] if row.tabular]), drawn)
        if len(below) > len(gaps) or (below and len(below) < len(gaps) and _only_over(lines, count, len(gaps) + 1)):
            gaps = below
            lines = [chunk_line(row, gaps) for row in region.rows]
            body = _body(lines[count:], region.rules)
    columns = len(gaps) + 1
    if not is_table(lines[:count], body, columns, region.rules) and not is_headed_pair(lines[:count], body, columns):
        return None
    over = [chunk_line(row_of(line), gaps) for line in headings_over(above, region.rows[0].line, gaps)] if count else []
    heading = spread([*over, *lines[:count]], body, region.rules)
    levels = heading_levels(heading, region.rules)
    return assembled([*levels, *body], len(levels), settled(gaps, heading), [*over, *lines])


def _rows_with_half_lines(rows: Sequence[Row]) -> list[Line]:
    """The lines of several phrases, each with the lines half a step over and under it, as centred cells have them."""
    found: list[Line] = []
    for i, row in enumerate(rows):
        if row.tabular:
            beside = [n.line for n in rows[max(i - 1, 0) : i + 2] if not n.tabular]
            half = [n for n in beside if abs(n.baseline - row.line.baseline) < _HALF_STEP * row.line.size]
            found.append(line_of(w for n in (row.line, *half) for w in n.words) if half else row.line)
    return found


def _clear_of_wraps(gaps: list[Gap], region: Region, tabular: Sequence[Line], drawn: Sequence[Gap]) -> list[Gap]:
    """The gaps, narrowed by lines of a cell beyond the first column that reach into them."""
    beyond = [row.line for row in region.rows if not row.tabular and row.line.x0 > gaps[0].x1 - 2]
    if not any(line.x0 < gap.middle < line.x1 for line in beyond for gap in gaps):
        return gaps
    clear = with_drawn(gaps_between([*tabular, *beyond]), drawn)
    return clear if len(clear) == len(gaps) else gaps


def _body(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> list[list[ChunkLine]]:
    return centred_rows(lines) or body_rows(lines, rules)


def _heading_lines(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> int:
    """How many lines at the top are headings; of bold lines and a plain row of words below them the bold ones only."""
    count = header_lines(lines, rules)
    bold = next((i for i, line in enumerate(lines) if not line.line.bold), 0)
    if not 0 < bold < count:
        return count
    if _parted(lines[0], lines[count], rules) and not _parted(lines[bold - 1], lines[bold], rules):
        return count
    row = lines[bold].columns()
    return bold if (0 in row and len(row) > 1) or centred_rows(lines[bold:]) else count


def _with_column_names(lines: Sequence[ChunkLine], count: int) -> int:
    """The number of heading lines with those that name columns just above the first figures."""
    reach = count
    while reach < len(lines) and reach - count < _MOST_NAMES and not lines[reach].figures() and _names(lines[reach]):
        reach += 1
    figured = sum(line.figures() > 0 for line in lines[reach:])
    return reach if figured > 0.5 * (len(lines) - reach) else count


def _names(line: ChunkLine) -> bool:
    """True for phrases over several columns, none a figure but a year."""
    return len(line.chunks) > 1 and not any(c.figure and not is_year(c.text) for c in line.chunks)


def _parted(above: ChunkLine, below: ChunkLine, rules: Sequence[Edge]) -> bool:
    return any(above.line.baseline < rule.at < below.line.baseline for rule in rules)


def _only_over(lines: Sequence[ChunkLine], count: int, columns: int) -> bool:
    """True where some of the columns have nothing below the headings, each headed only above the last line of them."""
    filled = {column for line in lines[count:] for column in line.columns()}
    return len(filled) < columns and not lines[count - 1].columns() - filled
