"""Headings in walled cells over rows that only level rules, or nothing, part: one table, not two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.layout.pages.tables import PageTable

_MOST_ROWS = 2
_TOUCH, _SAME_SIDE = 6.0, 12.0
"""Points: the rows begin so close below the headings, and end so close to their sides."""


def under_their_headings(
    walled: Sequence[PageTable], loose: Sequence[PageTable]
) -> tuple[list[PageTable], list[PageTable]]:
    """The walled tables that are no headings of a loose one, and the loose tables with their headings on top."""
    rest, done = list(walled), list[PageTable]()
    for body in loose:
        head = next((table for table in rest if _heads(table, body)), None)
        if head is not None:
            rest.remove(head)
        done.append(body if head is None else _joined(head, body))
    return rest, done


def _heads(head: PageTable, body: PageTable) -> bool:
    """True for a row or two of words just over a table without headings, cell for column."""
    if head.rows > _MOST_ROWS or body.header_rows or head.columns != body.columns:
        return False
    if not -_TOUCH < body.box[1] - head.box[3] < _TOUCH or not all(cell.text for cell in head.cells):
        return False
    sides = max(abs(head.box[0] - body.box[0]), abs(head.box[2] - body.box[2]))
    walls = head.xs[1:-1]
    if len(walls) != len(body.gaps) or sides > 4 * _SAME_SIDE:
        return False
    return all(g.x0 - _SAME_SIDE < x < g.x1 + _SAME_SIDE for g, x in zip(body.gaps, walls, strict=True))


def _joined(head: PageTable, body: PageTable) -> PageTable:
    heads = tuple(replace(cell, is_header=True) for cell in head.cells)
    rows = tuple(replace(cell, row=cell.row + head.rows) for cell in body.cells)
    return replace(
        body,
        box=(min(head.box[0], body.box[0]), head.box[1], max(head.box[2], body.box[2]), body.box[3]),
        cells=(*heads, *rows),
        rows=head.rows + body.rows,
        words=(*head.words, *body.words),
        closed_top=True,
        header_rows=head.rows,
        bold_rows=frozenset([*head.bold_rows, *(row + head.rows for row in body.bold_rows)]),
    )
