"""Blocks of pages as blocks of the document: paragraphs and tables that go on over a page break are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from papers2data.layout.pages.figures import is_figure, is_year
from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.shared_columns import aligned
from papers2data.layout.pages.tables import PageTable
from papers2data.layout.repeats import LINES_ABOVE, is_said_again
from papers2data.model import Cell, span_of
from papers2data.readers.pdf.raw import EOL_HYPHEN

_LONGEST_HEADING = 80
_DEEPEST = 3
_SERIAL = re.compile(
    r"\(?[a-z]{0,4}[ .-]?\d{1,4}(?:[.)/-]\d{1,3})*[a-z]?[.)]*(?:\s*(?:,|&|and|to|-|–)\s*\d{1,4})*", re.I
)
"""A row's own number or reference ("14", "2.6", "R12", "03 & 04")."""
_OPEN_END = re.compile(r"(?:[-–,/&(]|\b(?:and|or|of|the|for|to|in|on|with|by|a|an|at|from))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table over one or more pages: ``parts`` are what stands on each, ``breaks`` the rows that open a new page.

    ``above`` are the lines just above its first part, ``again`` those that say the same above a later one.
    """

    parts: tuple[PageTable, ...]
    whole: PageTable
    breaks: tuple[int, ...] = ()
    above: tuple[PageParagraph, ...] = ()
    again: tuple[PageParagraph, ...] = ()


Run = tuple[PageParagraph, ...] | JoinedTable


def joined_blocks(blocks: Iterable[PageParagraph | PageTable]) -> Iterator[Run]:
    """Runs of paragraphs that are one, and tables that are one, in reading order."""
    held: Run | None = None
    above: list[PageParagraph] = []
    waiting: list[PageParagraph] = []  # lines that a table may have said before, until it goes on below them
    for block in blocks:
        if isinstance(held, JoinedTable) and isinstance(block, PageParagraph) and _stands_above(block, held):
            waiting.append(block)
            continue
        longer = _continued(held, block) if not waiting or isinstance(block, PageTable) else None
        if isinstance(longer, JoinedTable):
            longer = replace(longer, again=(*longer.again, *waiting))
        elif longer is None:
            yield from _closed(held, waiting)
            above = [*above, *waiting][-LINES_ABOVE:]
            longer = (block,) if isinstance(block, PageParagraph) else JoinedTable((block,), block, (), tuple(above))
        above = [] if isinstance(block, PageTable) else [*above, block][-LINES_ABOVE:]
        held, waiting = longer, []
    yield from _closed(held, waiting)


def _closed(held: Run | None, waiting: Iterable[PageParagraph]) -> Iterator[Run]:
    if held is not None:
        yield held
    yield from ((line,) for line in waiting)


def _stands_above(line: PageParagraph, held: JoinedTable) -> bool:
    """True for a line at a page's top that stood above the table too."""
    return line.page == held.parts[-1].page + 1 and is_said_again(_whole(line), map(_whole, held.above))


def _whole(line: PageParagraph) -> str:
    return f"{line.marker} {line.text}"


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
    on_one = aligned(held.whole, part)
    if on_one is None:
        return None
    whole, part = on_one
    part = _without_heading_words(whole, part)
    repeated, headings = _repeated_headings(whole, part)
    if not repeated and _has_headings_of_its_own(whole, part):
        return None
    body = _without_rows(part, repeated)
    if headings > whole.header_rows:
        # What a page says again at its top is a heading, however plain it looks.
        heads = tuple(replace(c, is_header=True) if c.row < headings else c for c in whole.cells)
        whole = replace(whole, header_rows=headings, cells=heads)
    if not part.closed_top and not repeated and body.rows and whole.rows > whole.header_rows:
        whole, body = _one_row(whole, body)
    shifted = [replace(cell, row=cell.row + whole.rows, is_header=False) for cell in body.cells]
    breaks = (*held.breaks, whole.rows) if body.rows else held.breaks
    grown = replace(whole, cells=(*whole.cells, *shifted), rows=whole.rows + body.rows)
    return replace(held, parts=(*held.parts, part), whole=grown, breaks=breaks)


def _repeated_headings(whole: PageTable, part: PageTable) -> tuple[int, int]:
    """How many rows at the part's top say again what so many of the table's own top rows say; (0, 0) for none."""
    most = max(whole.header_rows, 1)
    for count in range(min(most, part.rows), 0, -1):
        if _words(whole, count) == _words(part, count) and any(text for _, text in _words(part, count)):
            return count, count
    heads = _bag(whole, whole.header_rows)
    broken = (n for n in range(1, min(_DEEPEST, part.rows - 1) + 1) if n != whole.header_rows)
    return next(((n, whole.header_rows) for n in broken if len(heads) > 1 and _bag(part, n) == heads), (0, 0))


def _bag(table: PageTable, rows: int) -> list[str]:
    """The words of the top rows in no order: one page may break a heading into more rows than another."""
    return sorted(word for c in table.cells if c.row < rows for word in c.text.casefold().split())


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


def _has_headings_of_its_own(whole: PageTable, part: PageTable) -> bool:
    """True where the part opens with headings that say something else: they begin another table.

    What goes on with a sentence is no heading, nor is what is set unlike the headings that the table has. Where it has
    none, headings stand out from its rows and name most of the columns.
    """
    if not part.header_rows:
        return False
    first = [cell for cell in part.cells if cell.row == 0 and cell.text]
    if any(len(cell.text) > _LONGEST_HEADING or cell.text[0].islower() for cell in first):
        return False
    shades, own = {c.fill for c in whole.cells if c.row == 0}, {c.fill for c in first}
    bold = 0 in part.bold_rows
    if not whole.header_rows:
        shaded = len(own) == 1 and own.isdisjoint({None, *shades})
        return _name_columns(first, part.columns) and (shaded or (bold and 0 not in whole.bold_rows))
    return 0 not in whole.bold_rows or bold or (own == shades != {None})


def _name_columns(row: Sequence[Cell], columns: int) -> bool:
    """True for words over most of the columns, none of them an amount."""
    words = [cell for cell in row if is_year(cell.text) or not is_figure(cell.text)]
    return len(words) == len(row) > max(1, columns // 2)


def _one_row(whole: PageTable, part: PageTable) -> tuple[PageTable, PageTable]:
    """The part's first row put to the table's last one: no rule parts them, so the page cut one row in two."""
    first = {cell.column: cell for cell in part.cells if cell.row == 0}
    last = {c.column: c for c in whole.cells if c.row + c.row_span == whole.rows}
    if set(first) != set(last) or any(c.row_span > 1 for c in first.values()):
        return whole, part
    if not _is_rest_of(last, first):
        return whole, part
    cells = tuple(_grown(c, first[c.column]) if last.get(c.column) is c else c for c in whole.cells)
    return replace(whole, cells=cells), _without_rows(part, 1)


def _is_rest_of(last: dict[int, Cell], first: dict[int, Cell]) -> bool:
    """True where the ``first`` row of a page is the rest of the ``last`` one: it goes on with what that leaves open.

    A row with a number or a label of its own, or with figures where the row before has them too, is a new one.
    """
    pairs = [(column, _flat(last[column]), _flat(cell)) for column, cell in first.items() if cell.text.strip()]
    if any(column > 0 and is_figure(a) and is_figure(b) for column, a, b in pairs):
        return False
    if not any(column == 0 for column, _, _ in pairs):
        return True
    if _SERIAL.fullmatch(_flat(first[0])) or not last[0].text.strip():
        return False
    return any(a and (b[0].islower() or _OPEN_END.search(a)) for _, a, b in pairs)


def _grown(cell: Cell, more: Cell) -> Cell:
    text = f"{cell.text} {more.text}".strip()
    return replace(cell, text=text, span=span_of([cell.span, more.span]), fill=cell.fill or more.fill)
