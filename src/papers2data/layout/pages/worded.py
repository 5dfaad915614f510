"""Rows of a table of sentences that nothing parts: told by where cells begin again.

Write to the harbour   Clerk     Cells begin at the top of their row. A column that has words again after a line without
master about it                  any begins a new row, and so does one whose next word would still have stood on the
Publish the register   Cllr Dow  line before; a cell that only runs over breaks its lines where they are full.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.rows import Chunk, ChunkLine

_WIDER = 1.12
"""Times the step between lines of a cell: a wider one is white between rows."""
_CELL_STEP = 1.75
"""Ems: lines of one cell stand no further apart."""
_SPACE = 0.25
_AGAIN, _NEW, _RUNS_ON, _FULL = 3.0, 2.0, 4.0, 1.0
"""What speaks for a new row: words again, a line that was not full; and against: a sentence, a full line."""
_OPEN_END = re.compile(r"(?:[-–,/&(]|\b(?:and|or|of|the|for|to|in|on|with|by|a|an|at|from|that))$", re.IGNORECASE)
_WHOLE = re.compile(r"(?:\W*\d[\d./:-]*[a-z]?\W*|.*\b(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?)", re.IGNORECASE)
"""Numbers and dates that end with their year: nothing runs on behind them."""


def worded_rows(lines: Sequence[ChunkLine], ends: Mapping[int, float]) -> list[list[ChunkLine]]:
    """The lines, none of them a heading, as rows; ``ends`` are the right edges of their columns."""
    tight = _tight(lines)
    wide = [_step(a, b) > _WIDER * tight for a, b in pairwise(lines)]
    by_words = _starts(lines, ends)
    sure = [_again(lines, by_words, i) for i in range(1, len(lines))]
    parted = any(wide) and all(gap for gap, certain in zip(wide, sure, strict=True) if certain)
    rows: list[list[ChunkLine]] = [[lines[0]]]
    for i, line in enumerate(lines[1:], start=1):
        starts = wide[i - 1] and not _goes_on(rows[-1], line, ends) if parted else by_words[i] or wide[i - 1]
        if starts or _is_section(line) or _is_section(lines[i - 1]):
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _step(above: ChunkLine, below: ChunkLine) -> float:
    return (below.line.baseline - above.line.baseline) / max(below.line.size, 1)


def _tight(lines: Sequence[ChunkLine]) -> float:
    """The step from line to line within a cell, in ems: the least that several lines have."""
    steps = sorted(_step(a, b) for a, b in pairwise(lines))
    return min(median(steps[: max(len(steps) // 3, 1)]), _CELL_STEP) if steps else _CELL_STEP


def right_edges(lines: Sequence[ChunkLine], gaps: Sequence[Gap]) -> dict[int, float]:
    """Where the longest line of each column ends, here or on the page before, whose white ``gaps`` may be."""
    edges = {column: gap.x0 for column, gap in enumerate(gaps)}
    for line in lines:
        for chunk in line.chunks:
            if chunk.first == chunk.last:
                edges[chunk.first] = max(edges.get(chunk.first, 0.0), chunk.words[-1].x1)
    return edges


def _is_section(line: ChunkLine) -> bool:
    """True for words across the columns."""
    return any(chunk.last > chunk.first for chunk in line.chunks)


def _starts(lines: Sequence[ChunkLine], ends: Mapping[int, float]) -> list[bool]:
    """For each line whether a row begins with it, as the words of its cells say."""
    starts = [True]
    for above, line in pairwise(lines):
        starts.append(_votes(above, line, ends) > 0)
    return starts


def _again(lines: Sequence[ChunkLine], starts: Sequence[bool], place: int) -> bool:
    """True where a row begins for sure: columns have words again that the line above lacks."""
    return starts[place] and bool(lines[place].columns() - lines[place - 1].columns())


def _votes(above: ChunkLine, line: ChunkLine, ends: Mapping[int, float]) -> float:
    before = {chunk.first: chunk for chunk in above.chunks}
    after = {chunk.first: chunk for chunk in line.chunks}
    if len(after) == 1 and 0 not in after:
        return 0.0  # a further paragraph of one cell
    votes = 0.0
    for column, chunk in after.items():
        last = before.get(column)
        if last is None:
            votes += _AGAIN
        elif not _is_full(last, chunk, ends[column]) or _WHOLE.fullmatch(last.text):
            votes += _NEW
        elif column and _runs_on(last, chunk):
            votes -= _RUNS_ON
        else:
            votes -= _FULL
    return votes


def is_begun(above: ChunkLine, line: ChunkLine, column: int, ends: Mapping[int, float]) -> bool:
    """True where the words of a column begin a cell, however close they stand to those above."""
    last = next(chunk for chunk in above.chunks if chunk.first == column)
    chunk = next(chunk for chunk in line.chunks if chunk.first == column)
    return not _is_full(last, chunk, ends[column]) or bool(_WHOLE.fullmatch(last.text))


def _is_full(last: Chunk, after: Chunk, end: float) -> bool:
    """True where the next line's first word did not fit behind the last one."""
    word = after.words[0]
    return last.words[-1].x1 + _SPACE * word.style.size + word.x1 - word.x0 > end + 0.5


def _runs_on(last: Chunk, after: Chunk) -> bool:
    return after.text.lstrip("(–-—/& ")[:1].islower() or bool(_OPEN_END.search(last.text))


def _goes_on(row: Sequence[ChunkLine], line: ChunkLine, ends: Mapping[int, float]) -> bool:
    """True for lines behind white that only go on with the row: paragraphs of one of its cells."""
    if _is_section(line) or _is_section(row[-1]):
        return False
    columns = line.columns()
    return len(columns) == 1 and 0 not in columns and columns <= {c for other in row for c in other.columns()}
