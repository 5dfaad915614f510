"""One page: its tables, and the paragraphs around them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.layout.pages.aligned import aligned_grids, grid_within
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.furniture import PageLines
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.headers import with_headers
from papers2data.layout.pages.lines import Line, words_to_lines
from papers2data.layout.pages.order import columns_of
from papers2data.layout.pages.paragraphs import PageParagraph, lines_to_paragraphs
from papers2data.layout.pages.refine import drawn_gaps, lines_in, parts_only_sections, with_open_rows_cut
from papers2data.layout.pages.ruled import ruled_grids, rules_to_edges
from papers2data.layout.pages.tables import PageTable, grid_to_table
from papers2data.readers.pdf.raw import RawPage, Word

PageBlock = PageParagraph | PageTable


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The blocks of a page in reading order, and the lines that are furniture."""

    source: PageLines
    blocks: tuple[PageBlock, ...]


def lay_out_page(page: PageLines) -> PageLayout:
    """The blocks of one page."""
    raw = page.raw
    words = [word for line in page.lines for word in line.words] + [w for w in raw.words if w.angle]
    level, _ = rules_to_edges(raw.rules)
    tables = [_ruled_table(grid, words, level, raw) for grid in ruled_grids(raw.rules, words)]
    rest = _outside(page.lines, tables)
    loose = [word for line in rest for word in line.words]
    for column in columns_of(rest):
        for grid, header_rows in aligned_grids(column, level, raw.fills):
            table = grid_to_table(grid, loose, raw.fills, raw.number, ruled=False)
            tables.append(with_headers(table, header_rows))
    rest = _outside(rest, tables)
    blocks: list[PageBlock] = []
    for band, following in _bands(rest, tables):
        for column in columns_of(band):
            blocks += lines_to_paragraphs(column, raw.number)
        if following is not None:
            blocks.append(following)
    return PageLayout(page, tuple(blocks))


def _ruled_table(grid: Grid, words: Sequence[Word], level: Sequence[Edge], raw: RawPage) -> PageTable:
    lines = lines_in(grid, words)
    if parts_only_sections(grid, lines):
        left, top, right, bottom = grid.box
        along = [e for e in level if top - 1 <= e.at <= bottom + 1 and e.start < right and e.end > left]
        found = grid_within(lines, along, drawn_gaps(grid))
        if found is not None:
            return with_headers(grid_to_table(found[0], words, raw.fills, raw.number, ruled=False), found[1])
    return with_headers(grid_to_table(with_open_rows_cut(grid, words), words, raw.fills, raw.number))


def _outside(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Line]:
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


def _bands(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[tuple[list[Line], PageTable | None]]:
    """The lines above each table with that table, and last the lines below them all."""
    bands: list[tuple[list[Line], PageTable | None]] = []
    rest = list(lines)
    for table in sorted(tables, key=lambda t: (round(t.box[1]), t.box[0])):
        middle = table.box[1] + 1
        bands.append(([line for line in rest if line.baseline < middle], table))
        rest = [line for line in rest if line.baseline >= middle]
    bands.append((rest, None))
    return bands
