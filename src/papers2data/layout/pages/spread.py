"""Headings over several columns: which columns a phrase that stands centred over them covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.rows import Chunk, ChunkLine
from papers2data.readers.pdf.raw import Word

_UNDER = 0.9
"""Ems from a heading's baseline to the rule drawn under it."""
_ALIGNED, _SAME_END = 3.0, 1.0
_SPACE = 0.42
"""Ems: a usual space between words is narrower."""
_OFF_CENTRE = 0.06
"""Share of the columns' width that a heading's middle may lie off theirs, beside a few points."""
_Extent = tuple[float, float]


def spread(
    header: Sequence[ChunkLine], body: Iterable[Sequence[ChunkLine]], rules: Sequence[Edge] = ()
) -> list[ChunkLine]:
    """The heading lines, each phrase of all but the last over the columns under whose middle it stands.

    A phrase with one of the ``rules`` drawn under it stands over the columns below that rule.
    """
    below = [line for row in body for line in row]
    header = _parted(header, _extents(below))
    if len(header) < 2:
        return header
    extents = _extents([*header[-1:], *below])
    opening = [chunk.figure for line in below for chunk in line.chunks if chunk.first == 0]
    labelled = 2 * sum(opening) <= len(opening)
    done: list[ChunkLine] = []
    for place, line in enumerate(header[:-1]):
        under = {column for other in header[place + 1 :] for column in other.columns()}
        chunks = _shared_out(line, extents, sorted(under - {0} if labelled else under))
        done.append(replace(line, chunks=tuple(chunks or _spread(line, extents, under, rules, labelled))))
    return [*done, header[-1]]


def _parted(header: Sequence[ChunkLine], extents: dict[int, _Extent]) -> list[ChunkLine]:
    """The heading lines, each phrase cut that is two headings with no more than a space between them."""
    done = []
    for line in header:
        chunks = [part for run in _close_runs(line) for part in _cut(run, extents) or run]
        done.append(replace(line, chunks=tuple(chunks)))
    return done


def _close_runs(line: ChunkLine) -> list[list[Chunk]]:
    """The line's phrases, those together that stand no more than a space apart."""
    runs: list[list[Chunk]] = []
    for chunk in line.chunks:
        if runs and chunk.words[0].x0 - runs[-1][-1].words[-1].x1 < _SPACE * line.line.size:
            runs[-1].append(chunk)
        else:
            runs.append([chunk])
    return runs


def _cut(run: Sequence[Chunk], extents: dict[int, _Extent]) -> list[Chunk] | None:
    """The run as a phrase for each column, where each ends with its column, as right-aligned headings do; None else."""
    words = [word for chunk in run for word in chunk.words]
    columns = range(run[0].first, run[-1].last + 1)
    if len(columns) < 2 or not all(column in extents for column in columns):
        return None
    ends = {column: next((i for i, w in enumerate(words) if _ends(w, extents[column])), -1) for column in columns}
    if list(ends.values()) != sorted(set(ends.values())) or min(ends.values()) < 0:
        return None
    starts = [0, *(end + 1 for end in ends.values())]
    if starts[-1] != len(words):
        return None
    parts = [Chunk(tuple(words[a:b]), column, column) for column, (a, b) in zip(columns, pairwise(starts), strict=True)]
    return parts if all(part.words[0].x0 >= extents[part.first - 1][1] for part in parts[1:]) else None


def _ends(word: Word, extent: _Extent) -> bool:
    return abs(word.x1 - extent[1]) < _ALIGNED


def _extents(lines: Iterable[ChunkLine]) -> dict[int, _Extent]:
    """From where to where each column has words."""
    extents: dict[int, _Extent] = {}
    for line in lines:
        for chunk in line.chunks:
            if chunk.first == chunk.last:
                x0, x1 = extents.get(chunk.first, (chunk.words[0].x0, chunk.words[-1].x1))
                extents[chunk.first] = min(x0, chunk.words[0].x0), max(x1, chunk.words[-1].x1)
    return extents


def settled(gaps: Sequence[Gap], header: Sequence[ChunkLine]) -> list[Gap]:
    """The gaps, each narrowed to the white that the headings of the columns beside it leave, where they leave any."""
    done = []
    for place, gap in enumerate(gaps):
        left = max((c.words[-1].x1 for line in header for c in line.chunks if c.last == place), default=gap.x0)
        right = min((c.words[0].x0 for line in header for c in line.chunks if c.first == place + 1), default=gap.x1)
        new = Gap(max(gap.x0, left), min(gap.x1, right))
        done.append(new if new.x0 < new.x1 else gap)
    return done


def _spread(
    line: ChunkLine, extents: dict[int, _Extent], below: set[int], rules: Sequence[Edge], labelled: bool
) -> Iterable[Chunk]:
    for place, chunk in enumerate(line.chunks):
        left = line.chunks[place - 1].words[-1].x1 if place else float("-inf")
        right = line.chunks[place + 1].words[0].x0 if place + 1 < len(line.chunks) else float("inf")
        reach = [c for c, (x0, x1) in sorted(extents.items()) if c in below and left < (x0 + x1) / 2 < right]
        reach = [c for c in reach if c > 0 or chunk.first == 0 or not labelled]
        yield _underlined(line, chunk, reach, extents, rules) or _over(chunk, reach, extents)


def _shared_out(line: ChunkLine, extents: dict[int, _Extent], columns: Sequence[int]) -> list[Chunk]:
    """The line's phrases over all of the columns, each over its share with its middle; none where they do not fit."""
    done: list[Chunk] = []
    if all(_in_its_column(chunk, extents) for chunk in line.chunks):
        return []
    rest = [column for column in columns if column in extents]
    for chunk in line.chunks:
        middle = (chunk.words[0].x0 + chunk.words[-1].x1) / 2
        best: tuple[float, int] | None = None
        for count in range(1, len(rest) + 1):
            if rest[count - 1] - rest[0] != count - 1:
                break
            wide = extents[rest[count - 1]][1] - extents[rest[0]][0]
            off = abs((extents[rest[0]][0] + extents[rest[count - 1]][1]) / 2 - middle)
            if off <= _OFF_CENTRE * wide + _ALIGNED and (best is None or off < best[0]):
                best = (off, count)
        if best is None:
            return []
        done.append(replace(chunk, first=rest[0], last=rest[best[1] - 1]))
        rest = rest[best[1] :]
    return done if not rest and len(done) > 1 and len(done) < len(columns) else []


def _in_its_column(chunk: Chunk, extents: dict[int, _Extent]) -> bool:
    """True for a phrase that begins, ends or has its middle with a single column, and keeps clear of the one before."""
    x0, x1 = chunk.words[0].x0, chunk.words[-1].x1
    own = extents.get(chunk.first)
    if chunk.first != chunk.last or own is None or x0 >= own[1] or x1 <= own[0]:
        return False
    same_edge = min(abs(x0 - own[0]), abs(x1 - own[1]), abs((x0 + x1) / 2 - (own[0] + own[1]) / 2)) < _ALIGNED
    if same_edge and x1 - x0 <= own[1] - own[0] + 2 * _ALIGNED:
        return True
    return abs(x1 - own[1]) < _SAME_END and x0 >= extents.get(chunk.first - 1, (0.0, x0 + 1))[1]


def _underlined(
    line: ChunkLine, chunk: Chunk, reach: Sequence[int], extents: dict[int, _Extent], rules: Sequence[Edge]
) -> Chunk | None:
    """The phrase over the columns that a rule just below it runs along; None where no such rule tells."""
    x0, x1 = chunk.words[0].x0, chunk.words[-1].x1
    whole = max(x for _, x in extents.values()) - min(x for x, _ in extents.values())
    for rule in rules:
        near = 0 < rule.at - line.line.baseline < _UNDER * line.line.size
        if near and rule.start - 2 <= x0 and x1 <= rule.end + 2 and rule.length < 0.9 * whole:
            over = [c for c in reach if rule.start - 2 < sum(extents[c]) / 2 < rule.end + 2]
            return replace(chunk, first=over[0], last=over[-1]) if len(over) > 1 else None
    return None


def _over(chunk: Chunk, reach: Sequence[int], extents: dict[int, _Extent]) -> Chunk:
    x0, x1 = chunk.words[0].x0, chunk.words[-1].x1
    if _in_its_column(chunk, extents):
        return chunk
    best: tuple[float, int, int] | None = None
    for first, last in combinations(reach, 2):
        wide = extents[last][1] - extents[first][0]
        off = abs((extents[first][0] + extents[last][1]) / 2 - (x0 + x1) / 2)
        if off <= _OFF_CENTRE * wide + _ALIGNED and first <= chunk.last and last >= chunk.first:
            score = off / wide
            if best is None or score < best[0]:
                best = (score, first, last)
    return chunk if best is None else replace(chunk, first=best[1], last=best[2])
