"""Tables whose rows level rules part, with nothing drawn between their columns.

Service            Budget  Forecast  Detail        The rules give the rows; the columns are the upright bands of
─────────────────────────────────────────────      white that the words of all rows leave. A heading may stand over
Older people         97.5     124.9  £10.7m of     the first rule and, where a page ends within a row, words under
pressure      the last one.
─────────────────────────────────────────────
Community services   21.2      30.2  £4.2m of
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from papers2data.layout.pages.assemble import assembled, heading_levels
from papers2data.layout.pages.bars import bars_between, with_bars
from papers2data.layout.pages.columns import Gap, beside_labels, gaps_between
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.evidence import is_table
from papers2data.layout.pages.figures import is_figure
from papers2data.layout.pages.grid import Grid, with_labels_over_rows
from papers2data.layout.pages.lines import Line, line_of
from papers2data.layout.pages.regions import Row, row_of, rule_groups
from papers2data.layout.pages.rows import ChunkLine, body_rows, chunk_line, header_lines, holds_two_rows, is_label_line
from papers2data.layout.pages.spread import settled, spread
from papers2data.readers.pdf.raw import Fill, Word

_FEWEST_RULES = 3
_STEP, _LABEL_STEP, _LOOSE_STEP = 2.3, 2.8, 3.2
"""Ems from line to line over the first rule, for labels with a colon over it, and under the last rule."""
_LARGER = 1.25
_MOST_HEADINGS = 10
_LONG_BAND = 6
"""Rows of figures between two rules: more than the lines of one row."""
_MOSTLY_SINGLE, _SPACE = 0.75, 0.25
"""Share of single rows from which on rules part rows, and ems between two words."""
_BREAK = 40.0
"""Points: pieces of one level rule may lie this far apart, one over each column."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """The lines over the first rule, between each two rules, and under the last."""

    rules: tuple[Edge, ...]
    above: tuple[Row, ...]
    bands: tuple[tuple[Row, ...], ...]
    below: tuple[Row, ...]


def banded_grids(lines: Sequence[Line], level: Sequence[Edge], fills: Sequence[Fill]) -> list[tuple[Grid, int]]:
    """The grids of such tables from the top of the page down, each with its number of heading rows.

    ``fills`` are the page's: bars of colour among them part columns.
    """
    found: list[tuple[Grid, int]] = []
    taken: set[int] = set()
    rows = [row_of(line) for line in lines]
    whole = _whole_rules(level)
    for group in rule_groups(whole):
        left, right = group[0].start + _BREAK, group[0].end - _BREAK
        others = [edge for edge in whole if edge not in group and edge.start < right and edge.end > left]
        for stack in _stacks(group, [row for row in rows if id(row) not in taken], others):
            grid = _grid(stack, fills)
            if grid is not None:
                found.append(grid)
                top, bottom = grid[0].ys[0], grid[0].ys[-1]
                taken.update(id(row) for row in rows if top <= _middle(row) <= bottom)
    return found


def _whole_rules(level: Sequence[Edge]) -> list[Edge]:
    """The level rules with the pieces at one height put together."""
    whole: list[Edge] = []
    for edge in sorted(level):
        last = whole[-1] if whole else None
        if last is not None and abs(edge.at - last.at) < 1 and edge.start - last.end < _BREAK:
            whole[-1] = Edge(last.at, min(last.start, edge.start), max(last.end, edge.end))
        else:
            whole.append(edge)
    return whole


def _stacks(rules: Sequence[Edge], rows: Sequence[Row], others: Sequence[Edge]) -> Iterable[_Stack]:
    """Runs of at least three rules without prose between them; no row beyond one of the ``others`` belongs to them."""
    left, right = min(e.start for e in rules), max(e.end for e in rules)
    inside = [row for row in rows if _along(row.line, left - 4, right + 4)]
    usual = median(row.line.size for row in inside) if inside else 0.0
    run: list[Edge] = [rules[0]]
    bands: list[tuple[Row, ...]] = []
    for upper, lower in pairwise(rules):
        band = tuple(n for n in inside if upper.at < _middle(n) <= lower.at)
        if _is_prose(band, left, right) or _is_title(band, usual) or (not band and lower.at - upper.at > 60):
            yield from _stack(run, bands, inside, others)
            run, bands = [], []
        else:
            bands.append(band)
        run.append(lower)
    yield from _stack(run, bands, inside, others)


def _stack(
    rules: Sequence[Edge], bands: Sequence[tuple[Row, ...]], rows: Sequence[Row], others: Sequence[Edge]
) -> Iterable[_Stack]:
    if len(rules) < _FEWEST_RULES or sum(map(bool, bands)) < max(2, 0.5 * len(bands)):
        return
    above = _near([n for n in reversed(rows) if _middle(n) <= rules[0].at], rules[0], _STEP)[:_MOST_HEADINGS]
    limit = min((edge.at for edge in others if edge.at > rules[-1].at), default=float("inf"))
    below = _near([n for n in rows if rules[-1].at < _middle(n) < limit], rules[-1], _LOOSE_STEP)
    while above and not above[-1].tabular:
        above.pop()
    yield _Stack(tuple(rules), tuple(reversed(above)), tuple(bands), tuple(below))


def _near(rows: Sequence[Row], rule: Edge, step: float) -> list[Row]:
    """The rows that follow each other closely from a rule on, up to the first line of prose."""
    found: list[Row] = []
    at = rule.at
    for row in rows:
        most = max(step, _LABEL_STEP) if row.tabular and row.parts[0].text.endswith(":") else step
        if abs(row.line.baseline - at) > most * row.line.size or _is_prose([row], rule.start, rule.end):
            break
        found.append(row)
        at = row.line.baseline
    return found


def _middle(row: Row) -> float:
    return row.line.baseline - 0.3 * row.line.size


def _along(line: Line, left: float, right: float) -> bool:
    return min(line.x1, right) - max(line.x0, left) > 0.9 * (line.x1 - line.x0)


def _is_prose(rows: Sequence[Row], left: float, right: float) -> bool:
    """True where lines run from the first column along most of the width without a wide space."""
    width = right - left
    long = [
        row
        for row in rows
        if row.line.x1 - row.line.x0 > 0.7 * width
        and row.line.x0 < left + 0.1 * width
        and not row.tabular
        and len(row.line.words) > 6
    ]
    return len(long) > 0.5 * len(rows)


def _is_title(rows: Sequence[Row], usual: float) -> bool:
    """True where a line in larger type comes first: the title of what follows, between tables with the same rules."""
    return len(rows) > 0 and not rows[0].tabular and rows[0].line.size > _LARGER * usual


def _grid(stack: _Stack, fills: Sequence[Fill]) -> tuple[Grid, int] | None:
    # Rows of one phrase, however long, say nothing of the columns: they may run over all of them.
    stacked = [band for band in (stack.above, *stack.bands) if any(row.tabular for row in band)]
    if _parts_only_sections(stack):
        gaps = gaps_between([row.line for band in stacked for row in band if _is_row_of_figures(row)])
    else:
        gaps = gaps_between([line_of(word for row in band for word in row.line.words) for band in stacked])
    gaps = with_bars(gaps, bars_between([row.line for band in stacked for row in band], fills))
    if not gaps:
        return None
    gaps = beside_labels(gaps, [row.line for band in stack.bands for row in band if not row.tabular])
    heading = [chunk_line(row, gaps) for row in stack.above]
    bands = [[chunk_line(row, gaps) for row in band] for band in (*stack.bands, _kept(stack.below, gaps)) if band]
    if heading and not _is_heading(heading):
        heading, bands = [], [heading, *bands]
    if not heading:
        heading, bands = _cut(bands, stack.rules)
    parts = [_rows(band) for band in bands]
    rows = [row for part in parts for row in part]
    if _crossed(rows, gaps) or not is_table(heading, rows, len(gaps) + 1, stack.rules):
        return None
    heading = spread(heading, rows, stack.rules)
    levels = heading_levels(heading, stack.rules)
    grid, count = assembled(
        [*levels, *rows], len(levels), settled(gaps, heading), [line for row in [*levels, *rows] for line in row]
    )
    return with_labels_over_rows(grid, _label_runs(parts, gaps[0], count)), count


def _label_runs(parts: Sequence[list[list[ChunkLine]]], gap: Gap, first: int) -> list[tuple[int, int]]:
    """The runs of rows, first to last, that one label over several lines heads, where the rules part single rows.

    The label goes on where its next word would not have stood on the line before. ``first`` is the first row's number.
    """
    runs: list[tuple[int, int]] = []
    single = sum(len(part) == 1 for part in parts)
    for part in parts if single >= _MOSTLY_SINGLE * len(parts) else ():
        labels = [next((c.words for c in row[0].chunks if c.last == 0), ()) for row in part]
        if len(part) > 1 and all(labels) and all(_is_full(a, b, gap) for a, b in pairwise(labels)):
            runs.append((first, first + len(part) - 1))
        first += len(part)
    return runs


def _is_full(label: Sequence[Word], more: Sequence[Word], gap: Gap) -> bool:
    return label[-1].x1 + _SPACE * label[-1].style.size + more[0].x1 - more[0].x0 > gap.x0


def _parts_only_sections(stack: _Stack) -> bool:
    """True where most rows stand in long bands of rows of figures, which alignment tells apart and the rules do not."""
    long = [band for band in stack.bands if sum(_is_row_of_figures(row) for row in band) >= _LONG_BAND]
    return sum(map(len, long)) > 0.5 * sum(map(len, (stack.above, *stack.bands)))


def _is_row_of_figures(row: Row) -> bool:
    return sum(is_figure(part.text) for part in row.parts[1:]) > 1


def _kept(below: Sequence[Row], gaps: Sequence[Gap]) -> list[Row]:
    """The lines under the last rule that keep to the columns: a row that the page's end cuts, or nothing closes."""
    kept: list[Row] = []
    filled: set[int] = set()
    for row in below:
        chunks = chunk_line(row, gaps)
        if any(c.last > c.first for c in chunks.chunks):
            break
        kept.append(row)
        filled |= chunks.columns()
    return kept if len(filled) > 0.5 * (len(gaps) + 1) else []


def _is_heading(lines: Sequence[ChunkLine]) -> bool:
    """True for lines over the first rule that head columns; a row that goes on from the page before has prose."""
    if any(map(is_label_line, lines)):
        return False
    if all(line.line.bold for line in lines):
        return True
    return not any(line.figures() or any(len(c.text) > 40 for c in line.chunks) for line in lines)


def _cut(bands: list[list[ChunkLine]], rules: Sequence[Edge]) -> tuple[list[ChunkLine], list[list[ChunkLine]]]:
    """The first bands as headings, where they are bold and others not, or hold words over figures; the other bands."""
    bold = [all(line.line.bold for line in band) for band in bands]
    if any(map(is_label_line, bands[0])):
        return [], bands
    figured = any(line.figures() for band in bands for line in band)
    count = header_lines([line for band in bands for line in band], rules) if figured else 0
    heading: list[ChunkLine] = []
    place = 0
    while place < len(bands) - 1 and (
        (bold[place] and not all(bold)) or (count and len(heading) + len(bands[place]) <= count)
    ):
        heading += bands[place]
        place += 1
    return heading, bands[place:]


def _rows(band: list[ChunkLine]) -> list[list[ChunkLine]]:
    return body_rows(band, ()) if holds_two_rows(band) else [band]


def _crossed(rows: Sequence[Sequence[ChunkLine]], gaps: Sequence[Gap]) -> bool:
    """True where as many rows run over their columns as keep to them: no columns after all."""
    parted = [row for row in rows if any(len(line.chunks) > 1 for line in row)]
    across = sum(any(c.last > c.first for line in row for c in line.chunks) for row in parted)
    return across > 0.5 * len(parted) and len(gaps) > 0
