"""Rows of text as tables: tab or pipe cells, ragged, with HTML and whole tables inside them."""

from __future__ import annotations

from collections.abc import Iterator

from papers2data.model import Block, Cell, Paragraph, Span, Table
from papers2data.readers.text.cells import CellText, NestedTable, cell_text
from papers2data.readers.text.lines import Line, span


def to_tables(lines: list[Line]) -> Iterator[Block]:
    """The blocks of a run of rows: titles that stand in its first rows, the table, and tables nested in its cells."""
    rows = [(line, [cell_text(cell) for cell in line.cells]) for line in lines if not line.is_rule]
    rows = [(line, cells) for line, cells in rows if any(cell.text or cell.nested for cell in cells)]
    while len(rows) > 1 and _is_title(rows[0][1]) and not _is_title(rows[1][1]):
        line, cells = rows.pop(0)
        said = next(cell for cell in cells if cell.text)
        yield Paragraph(said.text.replace("\n", " "), span(line), "heading", bold=True)
    nested = [(line, inner) for line, cells in rows for cell in cells for inner in cell.nested]
    rows = _without_echoes(rows)
    if rows:
        yield _table(rows)
    for line, inner in nested:
        yield _nested_table(inner, span(line))


def _is_title(cells: list[CellText]) -> bool:
    """True for a row whose only text stands in its first cell while the row has more cells."""
    return len(cells) > 1 and bool(cells[0].text) and not any(cell.text or cell.nested for cell in cells[1:])


def _table(rows: list[tuple[Line, list[CellText]]]) -> Table:
    columns = max(_width(cells) for _, cells in rows)
    cells = tuple(
        Cell(r, c, said.text, span(line), lead=said.lead)
        for r, (line, row) in enumerate(rows)
        for c, said in enumerate(row[:columns])
    )
    first, last = rows[0][0], rows[-1][0]
    return Table(cells, len(rows), columns, span(first, last), last_page=last.page)


def _width(cells: list[CellText]) -> int:
    """Cells of the row up to its last one with text."""
    return max((i + 1 for i, cell in enumerate(cells) if cell.text or cell.nested), default=1)


def _nested_table(inner: NestedTable, place: Span) -> Table:
    columns = max(len(row) for row in inner.rows)
    cells = tuple(
        Cell(r, c, text, place, is_header=r < inner.header_rows)
        for r, row in enumerate(inner.rows)
        for c, text in enumerate(row)
    )
    return Table(cells, len(inner.rows), columns, place, place.page, inner.header_rows, inner.caption)


def _without_echoes(rows: list[tuple[Line, list[CellText]]]) -> list[tuple[Line, list[CellText]]]:
    """Rows less the copies that converters leave of a table nested in a cell.

    Such a copy stands as further cells of the same row, row after row of the nested table, or as rows that follow.
    """
    out: list[tuple[Line, list[CellText]]] = []
    echoes: list[list[str]] = []
    for line, cells in rows:
        if echoes and _texts(cells) == echoes[0]:
            echoes.pop(0)
            continue
        cells, echoes = _without_echo_cells(cells)
        out.append((line, cells))
    return out


def _without_echo_cells(cells: list[CellText]) -> tuple[list[CellText], list[list[str]]]:
    """The row less the cells that repeat a nested table, and that table's rows, which the next rows may repeat."""
    out: list[CellText] = []
    echoes: list[list[str]] = []
    skip = 0
    for i, cell in enumerate(cells):
        if skip:
            skip -= 1
            continue
        out.append(cell)
        for inner in cell.nested:
            echoes = [[text for text in row if text] for row in inner.rows]
            flat = [text for row in echoes for text in row]
            if [other.text for other in cells[i + 1 : i + 1 + len(flat)]] == flat:
                skip = len(flat)
    return out, echoes


def _texts(cells: list[CellText]) -> list[str]:
    return [cell.text for cell in cells if cell.text]
