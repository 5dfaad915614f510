"""Ruled grids whose rules say less than their words: bands of many rows, and rows without rules between the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.figures import is_figure
from papers2data.layout.pages.grid import Grid, Slot
from papers2data.layout.pages.lines import Line, line_of, words_to_lines
from papers2data.layout.pages.regions import row_of
from papers2data.readers.pdf.raw import Word

_ENDS_OF_FIGURES = frozenset("0123456789%)-–—*.xX/aA")
_STACKED = 0.6
"""Share of a grid's lines in bands of several rows above which its rules only part sections."""


def lines_in(grid: Grid, words: Sequence[Word]) -> list[Line]:
    """The lines of the words within a grid."""
    x0, top, x1, bottom = grid.box
    return words_to_lines(w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom)


def parts_only_sections(grid: Grid, lines: Sequence[Line]) -> bool:
    """True where most lines stand in bands that hold several rows of figures each."""
    with_figures = {id(line) for line in lines if any(word.text[-1:] in _ENDS_OF_FIGURES for word in line.words)}
    if len(with_figures) < 3:
        return False
    bands: dict[int, list[Line]] = {}
    for line in lines:
        bands.setdefault(grid.square(line.x0, line.baseline - 0.3 * line.size)[0], []).append(line)
    stacked = 0
    for band in bands.values():
        if len(band) < 2 or sum(id(line) in with_figures for line in band) < 0.7 * len(band):
            continue
        of_figures = sum(_figures(line, grid) >= 2 or _label_and_figure(line, grid) for line in band)
        if of_figures >= 2 and of_figures >= 0.7 * len(band):
            stacked += len(band)
    return stacked >= 3 and stacked >= _STACKED * len(lines)


def _figures(line: Line, grid: Grid) -> int:
    return sum(is_figure(part.text) for part in _parts(line, grid))


def _label_and_figure(line: Line, grid: Grid) -> bool:
    parts = _parts(line, grid)
    return len(parts) == 2 and is_figure(parts[1].text) and any(map(str.isalpha, parts[0].text))


def _parts(line: Line, grid: Grid) -> list[Line]:
    """The phrases of a line, cut at the grid's columns too."""
    found: list[Line] = []
    for part in row_of(line).parts:
        runs: dict[int, list[Word]] = {}
        for word in part.words:
            runs.setdefault(grid.square((word.x0 + word.x1) / 2, line.baseline)[1], []).append(word)
        found += [line_of(run) for run in runs.values()]
    return found


def drawn_gaps(grid: Grid) -> list[Gap]:
    """The grid's inner column edges as gaps between columns."""
    return [Gap(x - 0.5, x + 0.5) for x in grid.xs[1:-1]]


def with_open_rows_cut(grid: Grid, words: Sequence[Word]) -> Grid:
    """The grid with its wide cells cut at the columns of other rows, where their phrases stand in those columns."""
    wide = [slot for slot in grid.slots if slot.column_span > 1]
    if not wide:
        return grid
    slots: list[Slot] = []
    changed = False
    for slot in grid.slots:
        cut = _cut(grid, slot, words) if slot.column_span > 1 else None
        slots += cut or [slot]
        changed = changed or cut is not None
    return replace(grid, slots=tuple(sorted(slots, key=lambda s: (s.row, s.column)))) if changed else grid


def _cut(grid: Grid, slot: Slot, words: Sequence[Word]) -> list[Slot] | None:
    x0, top, x1, bottom = grid.slot_box(slot)
    inside = [w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and top <= (w.top + w.bottom) / 2 <= bottom]
    edges = grid.xs[slot.column + 1 : slot.column + slot.column_span]
    if not inside or any(w.x0 < x - 1.5 and w.x1 > x + 1.5 for w in inside for x in edges):
        return None
    phrases = [part for line in words_to_lines(inside) for part in row_of(line).parts]
    columns = {grid.square((p.x0 + p.x1) / 2, (top + bottom) / 2)[1] for p in phrases}
    crossing = any(p.x0 < x < p.x1 for p in phrases for x in edges)
    if crossing and not _all_figures(phrases):
        return None
    if len(columns) < max(2, 0.5 * slot.column_span):
        return None
    return [Slot(slot.row, slot.column + i, slot.row_span, 1) for i in range(slot.column_span)]


def _all_figures(phrases: Sequence[Line]) -> bool:
    texts = [word.text for phrase in phrases for word in phrase.words]
    return sum(map(is_figure, texts)) > 0.6 * len(texts)
