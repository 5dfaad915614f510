"""Tables of two pages on one set of columns."""

from __future__ import annotations

from dataclasses import replace

from papers2data.layout.pages.tables import PageTable

_SAME_EDGE = 5.0
"""Points that a column edge may move from page to page."""


def aligned(a: PageTable, b: PageTable) -> tuple[PageTable, PageTable] | None:
    """Both tables on one set of columns; None where their columns differ."""
    if a.ruled != b.ruled:
        return None
    if a.gaps and b.gaps:
        return _aligned_by_gaps(a, b)
    shift = (b.xs[0] - a.xs[0]) if abs((b.xs[-1] - b.xs[0]) - (a.xs[-1] - a.xs[0])) <= _SAME_EDGE else 0.0
    if len(a.xs) == len(b.xs) and _same(a.xs, b.xs, shift):
        return a, b
    if abs(b.xs[0] - shift - a.xs[0]) > _SAME_EDGE or abs(b.xs[-1] - shift - a.xs[-1]) > _SAME_EDGE:
        return None
    wide, narrow = (a, b) if len(a.xs) > len(b.xs) else (b, a)
    offset = shift if wide is a else -shift
    at = [min(range(len(wide.xs)), key=lambda i: abs(wide.xs[i] + offset - x)) for x in narrow.xs]
    off = any(abs(wide.xs[i] + offset - x) > _SAME_EDGE for i, x in zip(at, narrow.xs, strict=True))
    if off or len(set(at)) < len(at):
        return None
    mapped = _on_columns(narrow, at, wide)
    return (wide, mapped) if wide is a else (mapped, wide)


def _aligned_by_gaps(a: PageTable, b: PageTable) -> tuple[PageTable, PageTable] | None:
    """Both tables on one set of columns where the white bands of the one with fewer are bands of the other too."""
    wide, narrow = (a, b) if len(a.gaps) >= len(b.gaps) else (b, a)
    at = [0]
    for gap in narrow.gaps:
        met = [i for i, other in enumerate(wide.gaps) if other.x0 < gap.x1 + 1 and gap.x0 < other.x1 + 1]
        met = [i for i in met if i + 1 > at[-1]]
        if not met:
            return None
        at.append(met[0] + 1)
    at.append(wide.columns)
    if len(narrow.gaps) == len(wide.gaps):
        return a, b
    if len(narrow.gaps) < 0.6 * len(wide.gaps):
        return None
    mapped = replace(_on_columns(narrow, at, wide), gaps=wide.gaps)
    return (wide, mapped) if wide is a else (mapped, wide)


def _same(a: tuple[float, ...], b: tuple[float, ...], shift: float) -> bool:
    return all(abs(x + shift - y) <= _SAME_EDGE for x, y in zip(a, b, strict=True))


def _on_columns(table: PageTable, at: list[int], wide: PageTable) -> PageTable:
    cells = tuple(
        replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column]) for c in table.cells
    )
    return replace(table, cells=cells, xs=wide.xs, columns=wide.columns)
