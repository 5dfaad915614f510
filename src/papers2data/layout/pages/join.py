"""Blocks of pages as blocks of the document: paragraphs and tables that go on over a page break are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.tables import PageTable
from papers2data.model import Cell, span_of
from papers2data.readers.pdf.raw import EOL_HYPHEN

_SAME_EDGE = 5.0
"""Points that a column edge may move from page to page."""


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table over one or more pages: ``parts`` are what stands on each, ``breaks`` the rows that open a new page."""

    parts: tuple[PageTable, ...]
    whole: PageTable
    breaks: tuple[int, ...] = ()


Run = tuple[PageParagraph, ...] | JoinedTable


def joined_blocks(blocks: Iterable[PageParagraph | PageTable]) -> Iterator[Run]:
    """Runs of paragraphs that are one, and tables that are one, in reading order."""
    held: Run | None = None
    for block in blocks:
        longer = _continued(held, block)
        if longer is not None:
            held = longer
            continue
        if held is not None:
            yield held
        held = (block,) if isinstance(block, PageParagraph) else JoinedTable((block,), block)
    if held is not None:
        yield held


def _continued(held: Run | None, block: PageParagraph | PageTable) -> Run | None:
    if isinstance(held, JoinedTable) and isinstance(block, PageTable):
        return _longer_table(held, block)
    if isinstance(held, tuple) and isinstance(block, PageParagraph) and _runs_on(held[-1], block):
        return (*held, block)
    return None


def _runs_on(before: PageParagraph, after: PageParagraph) -> bool:
    """True where a sentence goes on in the next column or on the next page."""
    elsewhere = after.page == before.page + 1 or (after.page == before.page and after.box[1] < before.box[1] - 20)
    if not elsewhere or after.marker or before.bold != after.bold:
        return False
    if abs(before.style.size - after.style.size) > 0.12 * before.style.size:
        return False
    if before.text.endswith((".", "?", "!", ":")):
        return False
    begins = after.text[:1]
    return (
        before.text.endswith((EOL_HYPHEN, ","))
        or begins.islower()
        or (before.full and not before.bold and begins != "")
    )


def _longer_table(held: JoinedTable, part: PageTable) -> JoinedTable | None:
    last = held.parts[-1]
    if part.page != last.page + 1:
        return None
    aligned = _aligned(held.whole, part)
    if aligned is None:
        return None
    whole, part = aligned
    part = _without_heading_words(whole, part)
    repeated = _repeated_headings(whole, part)
    if not repeated and part.header_rows and whole.header_rows:
        return None
    body = _without_rows(part, repeated)
    if repeated > whole.header_rows:
        # What a page says again at its top is a heading, however plain it looks.
        heads = tuple(replace(c, is_header=True) if c.row < repeated else c for c in whole.cells)
        whole = replace(whole, header_rows=repeated, cells=heads)
    if not part.closed_top and not repeated and body.rows and whole.rows > whole.header_rows:
        whole, body = _one_row(whole, body)
    shifted = [replace(cell, row=cell.row + whole.rows, is_header=False) for cell in body.cells]
    breaks = (*held.breaks, whole.rows) if body.rows else held.breaks
    grown = replace(whole, cells=(*whole.cells, *shifted), rows=whole.rows + body.rows)
    return JoinedTable((*held.parts, part), grown, breaks)


def _aligned(a: PageTable, b: PageTable) -> tuple[PageTable, PageTable] | None:
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


def _repeated_headings(whole: PageTable, part: PageTable) -> int:
    """How many rows at the part's top say again what the table's own top rows say."""
    most = max(whole.header_rows, 1)
    for count in range(min(most, part.rows), 0, -1):
        if _words(whole, count) == _words(part, count) and any(text for _, text in _words(part, count)):
            return count
    return 0


def _without_heading_words(whole: PageTable, part: PageTable) -> PageTable:
    """The part with the headings taken out of its first row, where the rest of a cut row stands right under them."""
    heads = {c.column: _flat(c) for c in whole.cells if c.row == 0}
    first = {c.column: c for c in part.cells if c.row == 0}
    if whole.header_rows != 1 or set(heads) != set(first) or sum(map(bool, heads.values())) < 2:
        return part
    if not all(_flat(first[column]).startswith(text) for column, text in heads.items()):
        return part
    if all(_flat(first[column]) == text for column, text in heads.items()):
        return part
    rest = {column: _flat(first[column])[len(text) :].strip() for column, text in heads.items()}
    cells = tuple(replace(c, text=rest[c.column], is_header=False) if c.row == 0 else c for c in part.cells)
    return replace(part, cells=cells, header_rows=0)


def _flat(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _words(table: PageTable, rows: int) -> list[tuple[int, str]]:
    return sorted((c.column, "".join(c.text.split()).lower()) for c in table.cells if c.row < rows and c.text)


def _without_rows(table: PageTable, count: int) -> PageTable:
    if not count:
        return table
    cells = tuple(replace(c, row=c.row - count) for c in table.cells if c.row >= count)
    return replace(table, cells=cells, rows=table.rows - count, header_rows=max(table.header_rows - count, 0))


def _one_row(whole: PageTable, part: PageTable) -> tuple[PageTable, PageTable]:
    """The part's first row put to the table's last one: no rule parts them, so the page cut one row in two."""
    first = {cell.column: cell for cell in part.cells if cell.row == 0}
    last = {c.column: c for c in whole.cells if c.row + c.row_span == whole.rows}
    if set(first) != set(last) or any(c.row_span > 1 for c in first.values()):
        return whole, part
    cells = tuple(_grown(c, first[c.column]) if last.get(c.column) is c else c for c in whole.cells)
    return replace(whole, cells=cells), _without_rows(part, 1)


def _grown(cell: Cell, more: Cell) -> Cell:
    text = f"{cell.text} {more.text}".strip()
    return replace(cell, text=text, span=span_of([cell.span, more.span]), fill=cell.fill or more.fill)
