"""Tables and paragraphs joined where a page broke them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from papers2data.layout.repeats import LINES_ABOVE, is_said_again
from papers2data.model import Block, Cell, Paragraph, Table, span_of

_CLOSED = re.compile(r"[.;:!?][\"'”’)\]]*$")
_OPEN_END = re.compile(
    r"(?:,|\b(?:and|of|the|for|to|in|on|with|by|or|a|an|at|from|that|which|between))$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.;!?]")


def join_paragraphs(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with each paragraph that a page broke mid-sentence made whole."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _broken(before, block):
            text = f"{before.text} {block.text}"
            kind = "body" if before.kind == "heading" else before.kind
            out[-1] = replace(before, text=text, span=span_of((before.span, block.span)), kind=kind)
        else:
            out.append(block)
    return tuple(out)


def _broken(before: Paragraph, block: Paragraph) -> bool:
    """True where ``block`` goes on with the sentence that ``before`` leaves open."""
    if block.marker or not before.text or not block.text or block.kind == "item":
        return False
    sure = before.kind == "heading" and (before.bold or before.level or before.text.isupper())
    if sure or _CLOSED.search(before.text) or len(before.text) < 30:
        return False
    if block.kind == "body" and block.text[0].islower():
        return True
    return bool(_OPEN_END.search(before.text)) and not (block.kind == "heading" and block.bold)


def join_tables(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with each table that a page broke made whole, its repeated headings dropped."""
    out: list[Block] = []
    open_at: int | None = None  # the place in ``out`` of the table that the next one may continue
    for block in blocks:
        if not isinstance(block, Table):
            out.append(block)
            open_at = open_at if open_at is not None and _stands_above(block, out, open_at) else None
            continue
        last = out[open_at] if open_at is not None else None
        if isinstance(last, Table) and _is_nested(block, last):
            out.append(block)
            continue
        if isinstance(last, Table) and open_at is not None:
            repeated = _repeated_headings(last, block)
            if repeated or _goes_on(last, block):
                out[open_at] = _joined(last, block, repeated)
                continue
        out.append(block)
        open_at = len(out) - 1
    return tuple(out)


def _stands_above(line: Paragraph, out: list[Block], table: int) -> bool:
    """True for a line that stands just above the table at that place of ``out`` too."""
    above = [block for block in out[max(table - LINES_ABOVE, 0) : table] if isinstance(block, Paragraph)]
    return is_said_again(_whole(line), map(_whole, above))


def _whole(line: Paragraph) -> str:
    return f"{line.marker} {line.text}"


def _is_nested(inner: Table, outer: Table) -> bool:
    """True for a table that stands inside a cell of the one before it."""
    a, b = inner.span, outer.span
    return None not in (a.start, b.start, b.end) and b.start <= a.start < b.end  # type: ignore[operator]


def _repeated_headings(first: Table, then: Table) -> int:
    """How many rows of headings ``then`` repeats from ``first``; 0 for none."""
    for rows in (3, 2, 1):
        if min(first.rows, then.rows) >= rows and all(_same_row(first, then, row) for row in range(rows)):
            return rows
    return 0


def _same_row(first: Table, then: Table, row: int) -> bool:
    a, b = _texts(first, row), _texts(then, row)
    width = max(len(a), len(b))
    a, b = a + [""] * (width - len(a)), b + [""] * (width - len(b))
    both = [(x, y) for x, y in zip(a, b, strict=True) if x and y]
    said = [(x, y) for x, y in zip(a, b, strict=True) if x or y]
    if not both or len(both) < 0.75 * len(said):
        return False
    return len(both) >= min(2, len(said)) and all(x == y for x, y in both)


def _texts(table: Table, row: int) -> list[str]:
    return [re.sub(r"\W+", "", cell.text).casefold() if cell else "" for cell in table.grid()[row]]


def _goes_on(first: Table, then: Table) -> bool:
    """True where ``then`` has the columns of ``first`` and no headings of its own."""
    if first.columns < 2 or not first.columns - 2 <= then.columns <= first.columns or then.columns < 2:
        return False
    return not _is_heading_row(then)


def _is_heading_row(table: Table) -> bool:
    """True where the table's first row reads as headings: every cell a few words, no figures, no sentences."""
    texts = [cell.text if cell else "" for cell in table.grid()[0]]
    return all(
        text.strip() and len(text) <= 45 and not _SENTENCE.search(text) and not re.search(r"\d", text) for text in texts
    )


def _joined(first: Table, then: Table, headings: int) -> Table:
    shift = first.rows - headings
    cells: tuple[Cell, ...] = tuple(replace(cell, row=cell.row + shift) for cell in then.cells if cell.row >= headings)
    return replace(
        first,
        cells=(*first.cells, *cells),
        rows=first.rows + then.rows - headings,
        columns=max(first.columns, then.columns),
        span=span_of((first.span, then.span)),
        last_page=then.last_page,
        header_rows=max(first.header_rows, headings),
        breaks=(*first.breaks, first.rows),
    )
