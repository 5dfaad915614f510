"""Tables: a grid of cells with their spans and fills, and the tables that stand inside cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from papers2data.model import Block, Cell, Span, Table, span_of
from papers2data.readers.docx.names import Element, attribute, child, children, local, number, switch
from papers2data.readers.docx.paragraphs import Line
from papers2data.readers.docx.styles import fill_of
from papers2data.readers.opening import BULLET, one_line

_WIDEST = 200
"""Columns; a wider table is no table of a paper but a damaged one."""


@dataclass(slots=True)
class CellContent:
    """What stands in a cell: its lines with their places, and the tables nested in it, each a block of its own."""

    lines: list[tuple[Line, Span]] = field(default_factory=list)
    nested: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Slot:
    row: int
    column: int
    width: int
    goes_on: bool
    content: CellContent
    fill: str | None
    here: Span
    height: int = 1


ReadCell = Callable[[Element], CellContent]
ReadRow = Callable[[], None]


def rows_of(table: Element) -> Iterator[Element]:
    """The rows, also those inside content controls; rows whose deletion is tracked are left out."""
    for inner in children(table):
        name = local(inner)
        if name == "tr":
            if child(inner, "trPr", "del") is None:
                yield inner
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from rows_of(inner)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row, also those inside content controls; cells whose deletion is tracked are left out."""
    for inner in children(row):
        name = local(inner)
        if name == "tc":
            if child(inner, "tcPr", "cellDel") is None:
                yield inner
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from cells_of(inner)


def is_frame(table: Element) -> bool:
    """True for a table of one cell: a box drawn around text, which is no table."""
    rows = list(rows_of(table))
    return len(rows) == 1 and sum(1 for _ in cells_of(rows[0])) == 1


def to_table(table: Element, read_cell: ReadCell, begin_row: ReadRow, here: Callable[[], Span]) -> list[Block]:
    """The table, and after it those nested in its cells. ``begin_row`` is called before each row is read."""
    slots: list[_Slot] = []
    headers = 0
    count = 0
    for count, row in enumerate(rows_of(table), 1):
        begin_row()
        slots += _row(row, count - 1, read_cell, here)
        if headers == count - 1 and switch(child(row, "trPr", "tblHeader")):
            headers = count
    kept = _merged(slots)
    cells = tuple(_cell(slot, is_header=slot.row < headers) for slot in kept)
    columns = max((slot.column + slot.width for slot in kept), default=0)
    nested = [block for slot in kept for block in slot.content.nested]
    if not cells:
        return nested
    spans = [cell.span for cell in cells]
    pages = [span.page for span in spans if span.page is not None]
    whole = Table(cells, count, columns, span_of(spans), max(pages, default=None), min(headers, count))
    return [whole, *nested]


def _row(row: Element, at: int, read_cell: ReadCell, here: Callable[[], Span]) -> list[_Slot]:
    column = min(number(child(row, "trPr", "gridBefore")) or 0, _WIDEST)
    slots: list[_Slot] = []
    for cell in cells_of(row):
        properties = child(cell, "tcPr")
        across = child(properties, "hMerge")
        width = max(1, min(number(child(properties, "gridSpan")) or 1, _WIDEST - column))
        if across is not None and attribute(across) != "restart" and slots:
            slots[-1].width += width
        else:
            down = child(properties, "vMerge")
            goes_on = down is not None and attribute(down) != "restart"
            place = here()
            slots.append(_Slot(at, column, width, goes_on, read_cell(cell), fill_of(properties), place))
        column += width
        if column >= _WIDEST:
            break
    return slots


def _merged(slots: list[_Slot]) -> list[_Slot]:
    """The cells with each one that goes on downwards taken into the cell above that it belongs to."""
    kept: list[_Slot] = []
    above: dict[int, _Slot] = {}
    for slot in slots:
        top = above.get(slot.column)
        if slot.goes_on and top is not None and top.row + top.height == slot.row and top.width == slot.width:
            top.height += 1
            top.content.lines += slot.content.lines
            top.content.nested += slot.content.nested
            continue
        kept.append(slot)
        above[slot.column] = slot
    return kept


def _cell(slot: _Slot, *, is_header: bool) -> Cell:
    lines = slot.content.lines
    shown = [_shown(line) for line, _ in lines]
    return Cell(
        slot.row,
        slot.column,
        "\n".join(filter(None, shown)),
        span_of(span for _, span in lines) if lines else slot.here,
        slot.height,
        slot.width,
        slot.fill or _fill_of_words(slot.content),
        is_header,
        _lead(lines[0][0]) if lines else "",
    )


def _shown(line: Line) -> str:
    if line.marker == BULLET and not line.text:
        return ""
    return line.shown


def _fill_of_words(content: CellContent) -> str | None:
    """The highlighter's colour where it covers all words of a cell."""
    words = [p for line, _ in content.lines for p in line.pieces if p.text.strip()]
    colours = {piece.look.fill for piece in words}
    return colours.pop() if len(colours) == 1 else None


def _lead(line: Line) -> str:
    """The underlined or bold words that open the line."""
    opening = ""
    for piece in line.pieces:
        if piece.look.struck or not piece.text.strip():
            opening += piece.text if not piece.look.struck else ""
        elif piece.look.bold or piece.look.underlined:
            opening += piece.text
        else:
            break
    lead = one_line(opening)
    return lead if line.text.startswith(lead) else line.text if lead.endswith(line.text) else ""
