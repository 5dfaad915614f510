"""The tables of a page, by the strongest sign first: walls of rules, a table carried over, level rules, alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.layout.pages.aligned import aligned_grids, grid_within
from papers2data.layout.pages.banded import banded_grids
from papers2data.layout.pages.boxed_headings import under_their_headings
from papers2data.layout.pages.boxes import frames_in, split_by_frames
from papers2data.layout.pages.carry import Carried, carried_grid
from papers2data.layout.pages.drawings import Charts, charts_of
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.furniture import PageLines
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.headed import headed_grids
from papers2data.layout.pages.headers import with_headers
from papers2data.layout.pages.lines import Line, words_to_lines
from papers2data.layout.pages.order import columns_of
from papers2data.layout.pages.refine import (
    drawn_gaps,
    holds_tables_in_cells,
    lines_in,
    parts_only_sections,
    with_open_rows_cut,
)
from papers2data.layout.pages.rotated import with_turned_headings
from papers2data.layout.pages.ruled import ruled_grids, rules_to_edges
from papers2data.layout.pages.tables import PageTable, grid_to_table
from papers2data.layout.pages.textboxes import filled_boxes
from papers2data.readers.pdf.raw import RawPage, Word

_Rect = tuple[float, float, float, float]
_FEWEST_ALIKE = 2

Placed = tuple[_Rect, tuple[PageTable, ...], tuple[Line, ...]]
"""A rectangle of the page with its tables and the lines between them: a table by itself, or what a frame holds."""


def tables_on(page: PageLines, carried: Carried | None) -> tuple[list[Placed], list[Line]]:
    """What stands apart on a page, and the lines outside it; ``carried`` is the table that ended the page before."""
    raw = page.raw
    words = [word for line in page.lines for word in line.words] + [w for w in raw.words if w.angle]
    charts = charts_of(raw, page.lines)
    level, upright = rules_to_edges(raw.rules)
    level = [edge for edge in level if not _is_page_border(edge, level, raw)]
    walled = [grid for grid in ruled_grids(raw.rules, words, carried, raw.fills) if not charts.measure(grid)]
    found = [_ruled_table(grid, words, level, raw, charts) for grid in walled]
    tables = [table for table in found if table is not None]
    placed: list[Placed] = []
    loose_lines = outside(page.lines, tables)
    boxes = filled_boxes(raw.fills, loose_lines, raw.width, raw.height) if raw.fills else []
    rest, framed = split_by_frames(loose_lines, [*frames_in(level, upright, raw.width, raw.height), *boxes])
    free = [edge for edge in level if not charts.cover((edge.start, edge.at - 1, edge.end, edge.at + 1))]
    for box, lines in framed:
        inner, between = _loose_tables(lines, [e for e in free if box[1] + 3 < e.at < box[3] - 3], None, raw, charts)
        placed.append((box, tuple(inner), tuple(between)))
    free = [edge for edge in free if not any(_is_side_of(edge, box) for box, _ in framed)]
    loose, rest = _loose_tables(rest, free, carried, raw, charts)
    if loose and tables:
        tables, loose = under_their_headings(tables, loose)
    return [*((table.box, (table,), ()) for table in tables), *placed, *((t.box, (t,), ()) for t in loose)], rest


def _is_side_of(edge: Edge, box: _Rect) -> bool:
    return (
        box[0] - 3 <= edge.start and edge.end <= box[2] + 3 and min(abs(edge.at - box[1]), abs(edge.at - box[3])) <= 3
    )


def _loose_tables(
    lines: Sequence[Line], level: Sequence[Edge], carried: Carried | None, raw: RawPage, charts: Charts
) -> tuple[list[PageTable], list[Line]]:
    """The tables without walls among the lines, and the lines outside them."""
    banded = banded_grids(lines, level, raw.fills)
    # Before anything is known by its columns alone: sentences in them look like prose, and headings said again at a
    # page's top tell more than the columns of the page before.
    headed = headed_grids(_clear_of(lines, banded))
    found = [*headed, *_or_carried(banded, _clear_of(lines, headed), level, carried)]
    tables = [_loose_table(grid, lines, raw) for grid in found if not charts.cover(grid[0].box)]
    rest = outside(lines, tables)
    for column in columns_of(rest):
        found = aligned_grids(column, level, raw.fills)
        tables += [_loose_table(grid, rest, raw) for grid in found if not charts.cover(grid[0].box)]
    return tables, outside(rest, tables)


def _ruled_table(
    grid: Grid, words: Sequence[Word], level: Sequence[Edge], raw: RawPage, charts: Charts
) -> PageTable | None:
    """The table of a walled grid; None for a frame around a chart whose figures stand in rows."""
    lines = lines_in(grid, words)
    sections = parts_only_sections(grid, lines)
    if sections and charts.cover(grid.box):
        return None
    if sections or (not grid.inner and holds_tables_in_cells(grid, lines)):
        left, top, right, bottom = grid.box
        along = [e for e in level if top - 1 <= e.at <= bottom + 1 and e.start < right and e.end > left]
        found = grid_within(lines, along, drawn_gaps(grid))
        if found is not None:
            return with_headers(grid_to_table(found[0], words, raw.fills, raw.number, ruled=False), found[1])
    table = with_headers(grid_to_table(with_open_rows_cut(grid, words), words, raw.fills, raw.number))
    return replace(table, nested=_nested(grid, words, level, raw, charts)) if grid.inner else table


def _nested(
    grid: Grid, words: Sequence[Word], level: Sequence[Edge], raw: RawPage, charts: Charts
) -> tuple[PageTable, ...]:
    """The tables in the grid's cells, and those in theirs; their words belong to the outermost table."""
    found = [_ruled_table(inner, words, level, raw, charts) for inner in grid.inner if not charts.measure(inner)]
    return tuple(
        replace(t, words=(), nested=()) for table in found if table is not None for t in (table, *table.nested)
    )


def _loose_table(found: tuple[Grid, int], lines: Sequence[Line], raw: RawPage) -> PageTable:
    words = [word for line in lines for word in line.words]
    turned = [word for word in raw.words if word.angle]
    if turned:
        found, headings = with_turned_headings(found, turned, lines)
        words += headings
    return with_headers(grid_to_table(found[0], words, raw.fills, raw.number, ruled=False), found[1])


def _clear_of(lines: Sequence[Line], grids: Sequence[tuple[Grid, int]]) -> list[Line]:
    """The lines above and below the grids."""
    return [line for line in lines if not any(grid.ys[0] < line.baseline < grid.ys[-1] for grid, _ in grids)]


def _or_carried(
    banded: list[tuple[Grid, int]], lines: Sequence[Line], level: Sequence[Edge], carried: Carried | None
) -> list[tuple[Grid, int]]:
    """Tables with level rules, and the carried one where it holds more of the page's top than they do."""
    going_on = carried_grid(lines, level, carried) if carried and carried.gaps else None
    if going_on is None:
        return banded
    top, bottom = going_on[0].ys[0], going_on[0].ys[-1]
    meeting = [found for found in banded if found[0].ys[0] < bottom - 2 and found[0].ys[-1] > top + 2]
    if all(g.ys[0] > top + 2 and g.ys[-1] < bottom + 5 for g, _ in meeting):
        return [going_on, *(found for found in banded if found not in meeting)]
    if sum(min(g.ys[-1], bottom) - max(g.ys[0], top) for g, _ in meeting) > 0.8 * (bottom - top):
        return banded
    if any(g.ys[-1] > bottom + 2 for g, _ in meeting):
        return banded
    return [going_on, *(found for found in banded if found not in meeting)]


def _is_page_border(edge: Edge, level: Sequence[Edge], raw: RawPage) -> bool:
    """True for a rule along the sheet's top or foot, unless rules within the page begin and end with it."""

    def at_edge(other: Edge) -> bool:
        return other.length > 0.88 * raw.width and not 0.06 * raw.height < other.at < 0.94 * raw.height

    if not at_edge(edge):
        return False
    alike = [e for e in level if abs(e.start - edge.start) < 1 and abs(e.end - edge.end) < 1 and not at_edge(e)]
    return len(alike) < _FEWEST_ALIKE


def outside(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Line]:
    """The lines without the words of the tables."""
    if not tables:
        return list(lines)
    held = {id(word) for table in tables for word in table.words}
    loose: list[Line] = []
    for line in lines:
        words: list[Word] = [word for word in line.words if id(word) not in held]
        if len(words) == len(line.words):
            loose.append(line)
        elif words:
            loose += words_to_lines(words)
    return loose
