"""Ruled grids whose rules say less than their words: bands of many rows, and rows without rules between the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.figures import is_blank, is_figure, is_year
from papers2data.layout.pages.grid import Grid, Slot
from papers2data.layout.pages.lines import Line, line_of, words_to_lines
from papers2data.layout.pages.regions import row_of
from papers2data.readers.pdf.raw import Word

_ENDS_OF_FIGURES = frozenset("0123456789%)-–—*.xX/aA")
_STACKED = 0.6
"""Share of a grid's lines in bands of several rows above which its rules only part sections."""


_FEWEST_STACKED = 4
"""Rows of figures in cells that hold several of them."""
_APART = 0.6
"""Ems between two figures of a row."""
_MORE_ROOM = 1.25
"""Times the usual space between words: at least as much lies between the headings of two columns."""


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
        of_figures = sum(_is_of_figures(_parts(line, grid)) for line in band)
        if of_figures >= 2 and of_figures >= 0.7 * len(band):
            stacked += len(band)
    return stacked >= 3 and stacked >= _STACKED * len(lines)


def holds_tables_in_cells(grid: Grid, lines: Sequence[Line]) -> bool:
    """True where cells hold rows of figures below each other: the rules part blocks of columns, not the columns."""
    lines = [line for line in lines if sum(word.text[-1:] in _ENDS_OF_FIGURES for word in line.words) > 1]
    if len(lines) < _FEWEST_STACKED:
        return False
    held: Counter[Slot] = Counter()
    places = grid.places()
    figured = 0
    for line in lines:
        runs: dict[Slot, list[Word]] = {}
        for word in line.words:
            slot = places.get(grid.square((word.x0 + word.x1) / 2, line.baseline - 0.3 * line.size))
            if slot is not None:
                runs.setdefault(slot, []).append(word)
        blocks = [slot for slot, words in runs.items() if _is_row_of_figures(words)]
        held.update(blocks or _labelled(runs))
        figured += any(is_figure(word.text) for word in line.words)
    stacked = sum(count for count in held.values() if count > 1)
    return stacked >= _FEWEST_STACKED and sum(held.values()) >= 0.5 * figured


def _labelled(runs: dict[Slot, list[Word]]) -> list[Slot]:
    """The cell that holds the label of a line with a lone figure in two other cells or more, where there is one."""
    figures = sum(len(words) == 1 and is_figure(words[0].text) for words in runs.values())
    labels = [slot for slot, words in runs.items() if any(any(map(str.isalpha, word.text)) for word in words)]
    return labels if figures > 1 and len(labels) == 1 else []


def _is_row_of_figures(words: Sequence[Word]) -> bool:
    """True for two figures or more with clear room between them, behind a label or alone."""
    figures = list(takewhile(lambda word: is_figure(word.text) or is_blank(word.text), reversed(words)))
    if sum(is_figure(word.text) for word in figures) < 2:
        return False
    return all(left.x0 - right.x1 > _APART * left.style.size for left, right in pairwise(figures))


def _is_of_figures(parts: Sequence[Line]) -> bool:
    """True for two figures or more, and for a label with a figure."""
    figures = [is_figure(part.text) for part in parts]
    labelled = len(parts) == 2 and figures[1] and any(map(str.isalpha, parts[0].text))
    return sum(figures) >= 2 or labelled


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
    if not inside:
        return None
    edges = grid.xs[slot.column + 1 : slot.column + slot.column_span]
    lines = words_to_lines(inside)
    phrases = [part for line in lines for part in row_of(line).parts]
    if any(_crosses(w, x) for w in inside for x in edges):
        return _label_and_figures(grid, slot, lines[0]) if len(lines) == 1 else None
    columns = {grid.square((p.x0 + p.x1) / 2, (top + bottom) / 2)[1] for p in phrases}
    crossing = any(p.x0 < x < p.x1 for p in phrases for x in edges)
    if crossing and not _all_figures(phrases):
        heads = slot.row == 0 and _heads_each_column(lines, edges) and _stands_over_amounts(grid, slot, words)
    else:
        heads = len(columns) >= max(2, 0.5 * slot.column_span)
    if heads:
        return [Slot(slot.row, slot.column + i, slot.row_span, 1) for i in range(slot.column_span)]
    return _label_and_figures(grid, slot, lines[0]) if len(lines) == 1 else None


def _crosses(word: Word, x: float) -> bool:
    return word.x0 < x - 1.5 and word.x1 > x + 1.5


def _heads_each_column(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """True where words stand between each two edges, and more room than between other words lies around the edges."""
    spaces, across, filled = list[float](), list[float](), set[int]()
    for line in lines:
        places = [sum(x < (word.x0 + word.x1) / 2 for x in edges) for word in line.words]
        filled.update(places)
        for (one, other), (left, right) in zip(pairwise(line.words), pairwise(places), strict=True):
            (spaces if left == right else across).append(other.x0 - one.x1)
    usual = median(spaces) if spaces else 0.3 * lines[0].size
    return len(filled) == len(edges) + 1 and all(room > _MORE_ROOM * usual for room in across)


def _stands_over_amounts(grid: Grid, slot: Slot, words: Sequence[Word]) -> bool:
    """True where amounts stand in the row just below a heading cell, and no headings of the columns."""
    x0, _, x1, top = grid.slot_box(slot)
    row = slot.row + slot.row_span
    bottom = grid.ys[row + 1] if row < grid.rows else top
    below = [w.text for w in words if x0 < (w.x0 + w.x1) / 2 < x1 and top < (w.top + w.bottom) / 2 < bottom]
    return any(is_figure(text) and not is_year(text) for text in below)


def _label_and_figures(grid: Grid, slot: Slot, line: Line) -> list[Slot] | None:
    """The cells of a row of totals: a label, over as many columns as it needs, and a figure in each one behind it."""
    figures = list(takewhile(lambda word: is_figure(word.text) or is_blank(word.text), reversed(line.words)))[::-1]
    label = line.words[: len(line.words) - len(figures)]
    if not label or not any(is_figure(word.text) for word in figures) or len(row_of(line).parts) < 2:
        return None
    phrases = [line_of(label), *(line_of([word]) for word in figures)]
    last = slot.column + slot.column_span
    at = [(_column(grid, p.x0 + 1, slot), _column(grid, p.x1 - 1, slot)) for p in phrases]
    if any(first != end for first, end in at[1:]) or any(b[0] <= a[1] for a, b in pairwise(at)):
        return None
    first, end = at[0]
    starts = [*range(slot.column, first + 1), *range(end + 1, last)]
    return [Slot(slot.row, a, slot.row_span, b - a) for a, b in pairwise([*starts, last])]


def _column(grid: Grid, x: float, slot: Slot) -> int:
    found = grid.square(x, grid.ys[slot.row])[1]
    return min(max(found, slot.column), slot.column + slot.column_span - 1)


def _all_figures(phrases: Sequence[Line]) -> bool:
    texts = [word.text for phrase in phrases for word in phrase.words]
    return sum(map(is_figure, texts)) > 0.6 * len(texts)
