"""Tables of a page: their grid with spans, as the HTML Standard (4.9.12) lays cells out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from papers2data.model import Cell, Span, Table, span_of
from papers2data.readers.html.lines import Line
from papers2data.readers.html.tree import Element, count_of, fill_of, name_of, text_of
from papers2data.readers.opening import BULLET, one_line

MOST_CELLS = 200_000
_WIDEST = 400
_MOST_ROW_SPAN = 5_000
_MARKER = re.compile(r"\(?(?:\d{1,3}[a-z]?|[a-z]|[ivx]{1,5})[.):]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in its place in the grid; ``width`` and ``height`` count columns and rows."""

    element: Element
    row: int
    column: int
    width: int
    height: int
    fill: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table. ``heads`` counts the rows of headings at its top."""

    slots: tuple[Slot, ...]
    rows: int
    columns: int
    heads: int = 0


def grid_of(table: Element) -> Grid:
    """The table's cells in their places; those of nested tables are not among them."""
    slots: list[Slot] = []
    taken: dict[int, int] = {}  # column → the first row that is free there
    rows = heads = 0
    for row, (element, in_head) in enumerate(_rows(table)):
        column = 0
        cells = [cell for cell in element if name_of(cell) in ("td", "th")]
        for cell in cells:
            while taken.get(column, 0) > row:
                column += 1
            if column >= _WIDEST or len(slots) >= MOST_CELLS:
                break
            width = count_of(cell, "colspan", _WIDEST - column)
            height = count_of(cell, "rowspan", _MOST_ROW_SPAN)
            slots.append(Slot(cell, row, column, width, height, fill_of(cell) or fill_of(element)))
            taken |= dict.fromkeys(range(column, column + width), row + height)
            column += width
        rows = row + 1
        all_heads = bool(cells) and all(name_of(cell) == "th" for cell in cells)
        if heads == row and (in_head or (all_heads and len(cells) > 1)):
            heads = rows
    columns = max((slot.column + slot.width for slot in slots), default=0)
    return Grid(tuple(slots), rows, columns, heads if heads < rows else 0)


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    parts = [part for part in table if name_of(part) in ("thead", "tbody", "tfoot", "tr")]
    for part in sorted(parts, key=lambda p: name_of(p) == "tfoot"):
        if name_of(part) == "tr":
            yield part, False
        else:
            yield from ((row, name_of(part) == "thead") for row in part if name_of(row) == "tr")


def is_layout(table: Element, grid: Grid) -> bool:
    """True for a table that only arranges a page: of one column, or numbers beside texts of several paragraphs."""
    if (table.get("role") or "").lower() in ("presentation", "none") or grid.columns <= 1:
        return True
    if grid.heads or any(name_of(slot.element) == "th" for slot in grid.slots):
        return False
    if any(next(slot.element.iter("h1", "h2", "h3"), None) is not None for slot in grid.slots):
        return True
    if _wraps(grid):
        return True
    first = [one_line(text_of(slot.element)) for slot in grid.slots if slot.column == 0 and slot.width < grid.columns]
    numbers = all(not text or _MARKER.fullmatch(text) for text in first)
    return grid.columns == 2 and numbers and any(_has_blocks(slot.element) for slot in grid.slots if slot.column)


def _wraps(grid: Grid) -> bool:
    """True where one cell holds nearly all the text, with tables of its own or in the only row."""
    letters = sum(len(text_of(slot.element)) for slot in grid.slots)
    biggest = max(grid.slots, key=lambda slot: len(text_of(slot.element))).element
    nested = next(biggest.iter("table"), None) is not None
    return len(text_of(biggest)) > 0.7 * letters and (nested or (grid.rows == 1 and _has_blocks(biggest)))


def _has_blocks(cell: Element) -> bool:
    return sum(1 for _ in cell.iter("p", "div", "li", "table")) > 1


def to_table(
    element: Element,
    grid: Grid,
    read: Callable[[Element], list[tuple[Line, Span]]],
    here: Callable[[], Span],
) -> Table | None:
    """The grid as a table; None where it holds no cells. ``read`` gives the lines of a cell."""
    cells = []
    for slot in grid.slots:
        place = here()
        lines = read(slot.element)
        cells.append(
            Cell(
                slot.row,
                slot.column,
                "\n".join(filter(None, (_shown(line) for line, _ in lines))),
                span_of(span for _, span in lines) if lines else place,
                min(slot.height, grid.rows - slot.row),
                slot.width,
                slot.fill,
                slot.row < grid.heads or name_of(slot.element) == "th",
                _lead(lines[0][0]) if lines else "",
            )
        )
    if not cells:
        return None
    caption = next((one_line(text_of(e)) for e in element if name_of(e) == "caption"), "")
    spans = span_of(cell.span for cell in cells)
    return Table(tuple(cells), grid.rows, grid.columns, spans, None, grid.heads, caption)


def _shown(line: Line) -> str:
    text = line.text()
    return f"{line.marker} {text}" if line.marker and text else "" if line.marker == BULLET else line.marker or text


def _lead(line: Line) -> str:
    """The underlined or bold words that open the line."""
    opening = ""
    for run in line.runs:
        if run.look.struck or not run.text.strip():
            opening += "" if run.look.struck else run.text
        elif run.look.bold or run.look.underlined:
            opening += run.text
        else:
            break
    return one_line(opening)
