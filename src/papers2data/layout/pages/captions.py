"""The printed captions of tables: "Table 3 – Savings" just above a table, or just below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from papers2data.model import Block, Paragraph, Table

_CAPTION = re.compile(r"^(?:table|figure|fig\.?|chart|appendix|annex|schedule|exhibit)\s*(?:\d|[A-Z]\b|[ivx]+\b)", re.I)
_FURTHEST = 60.0
"""Points between a caption and its table."""
_LONGEST = 250


def with_captions(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with the caption of each table set where one stands beside it; the caption stays a paragraph too."""
    for place, block in enumerate(blocks):
        if isinstance(block, Table) and not block.caption:
            above = [other for other in blocks[max(place - 2, 0) : place] if isinstance(other, Paragraph)]
            below, after = blocks[place + 1 : place + 2], blocks[place + 2 : place + 3]
            lines = [other for other in below if isinstance(other, Paragraph) and not _is_head_of(other, after)]
            yield replace(block, caption=_caption(block, [*reversed(above), *lines]))
        else:
            yield block


def _is_head_of(line: Paragraph, after: Sequence[Block]) -> bool:
    """True where the line stands just above another table: it is that one's caption."""
    return any(isinstance(block, Table) and _is_close(block, line) for block in after)


def _caption(table: Table, near: Sequence[Paragraph]) -> str:
    for paragraph in near:
        if len(paragraph.text) <= _LONGEST and _CAPTION.match(paragraph.text) and _is_close(table, paragraph):
            return paragraph.text
    return ""


def _is_close(table: Table, paragraph: Paragraph) -> bool:
    for a in table.span.boxes:
        for b in paragraph.span.boxes:
            if a.page == b.page and max(a.top - b.bottom, b.top - a.bottom) < _FURTHEST:
                return True
    return False
