"""Headings over several columns: which columns a phrase that stands centred over them covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.rows import Chunk, ChunkLine

_UNDER = 0.9
"""Ems from a heading's baseline to the rule drawn under it."""
_ALIGNED = 3.0
_OFF_CENTRE = 0.06
"""Share of the columns' width that a heading's middle may lie off theirs, beside a few points."""
_Extent = tuple[float, float]


def spread(
    header: Sequence[ChunkLine], body: Iterable[Sequence[ChunkLine]], rules: Sequence[Edge] = ()
) -> list[ChunkLine]:
    """The heading lines, each phrase of all but the last over the columns under whose middle it stands.

    A phrase with one of the ``rules`` drawn under it stands over the columns below that rule.
    """
    if len(header) < 2:
        return list(header)
    extents = _extents([*header[-1:], *(line for row in body for line in row)])
    done: list[ChunkLine] = []
    for place, line in enumerate(header[:-1]):
        below = {column for other in header[place + 1 :] for column in other.columns()}
        done.append(replace(line, chunks=tuple(_spread(line, extents, below, rules))))
    return [*done, header[-1]]


def _extents(lines: Iterable[ChunkLine]) -> dict[int, _Extent]:
    """From where to where each column has words."""
    extents: dict[int, _Extent] = {}
    for line in lines:
        for chunk in line.chunks:
            if chunk.first == chunk.last:
                x0, x1 = extents.get(chunk.first, (chunk.words[0].x0, chunk.words[-1].x1))
                extents[chunk.first] = min(x0, chunk.words[0].x0), max(x1, chunk.words[-1].x1)
    return extents


def _spread(line: ChunkLine, extents: dict[int, _Extent], below: set[int], rules: Sequence[Edge]) -> Iterable[Chunk]:
    for place, chunk in enumerate(line.chunks):
        left = line.chunks[place - 1].words[-1].x1 if place else float("-inf")
        right = line.chunks[place + 1].words[0].x0 if place + 1 < len(line.chunks) else float("inf")
        reach = [c for c, (x0, x1) in sorted(extents.items()) if c in below and left < (x0 + x1) / 2 < right]
        reach = [c for c in reach if c > 0 or chunk.first == 0]
        yield _underlined(line, chunk, reach, extents, rules) or _over(chunk, reach, extents)


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
    own = extents.get(chunk.first)
    if chunk.first == chunk.last and own is not None and x0 < own[1] and x1 > own[0]:
        same_edge = min(abs(x0 - own[0]), abs(x1 - own[1]), abs((x0 + x1) / 2 - (own[0] + own[1]) / 2)) < _ALIGNED
        if same_edge and x1 - x0 <= own[1] - own[0] + 2 * _ALIGNED:
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
