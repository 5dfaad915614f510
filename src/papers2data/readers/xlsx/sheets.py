"""A sheet as the rows that a person sees: values as printed, merged cells, fills; hidden rows and columns left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from papers2data.readers.xlsx.formats import as_printed

_WHITE = frozenset({"00ffffff", "ffffffff"})
_HEX = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as shown; ``row`` and ``column`` are 1-based, its spans count visible rows and columns."""

    row: int
    column: int
    text: str
    fill: str | None
    bold: bool
    underlined: bool
    figure: bool
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows: its cells by row and column, and how much of it is hidden or noted in its margin."""

    cells: dict[tuple[int, int], Shown]
    hidden_rows: int = 0
    hidden_columns: int = 0
    comments: int = 0


def shown_on(sheet: Worksheet, theme: tuple[str, ...]) -> Sheet:
    """The sheet's visible cells that have text or a fill; ``theme`` holds the workbook's twelve theme colours."""
    hidden_rows = {row for row, size in sheet.row_dimensions.items() if size.hidden}
    hidden_columns = _hidden_columns(sheet)
    spans = _spans(sheet, hidden_rows, hidden_columns)
    cells: dict[tuple[int, int], Shown] = {}
    unseen: tuple[set[int], set[int]] = (set(), set())
    comments = 0
    for (row, column), cell in sorted(sheet._cells.items()):
        if not isinstance(cell, SheetCell):
            continue
        text = as_printed(cell.value, cell.number_format).strip()  # type: ignore[arg-type]
        comments += cell.comment is not None
        if row in hidden_rows or column in hidden_columns:
            if text:
                unseen[0].update({row} & hidden_rows)
                unseen[1].update({column} & hidden_columns)
            continue
        fill = _fill(cell, theme)
        if text or fill:
            height, width = spans.get((row, column), (1, 1))
            figure = not isinstance(cell.value, str) and text != ""
            font = cell.font
            cells[row, column] = Shown(
                row, column, text, fill, bool(font.b), font.u not in (None, "none"), figure, height, width
            )
    return Sheet(cells, len(unseen[0]), len(unseen[1]), comments)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden and size.min and size.max:
            hidden.update(range(size.min, min(size.max, sheet.max_column) + 1))
    return hidden


def _spans(sheet: Worksheet, hidden_rows: set[int], hidden_columns: set[int]) -> dict[tuple[int, int], tuple[int, int]]:
    spans = {}
    for merged in sheet.merged_cells.ranges:
        height = sum(row not in hidden_rows for row in range(merged.min_row, merged.max_row + 1))
        width = sum(column not in hidden_columns for column in range(merged.min_col, merged.max_col + 1))
        spans[merged.min_row, merged.min_col] = max(height, 1), max(width, 1)
    return spans


def _fill(cell: SheetCell, theme: tuple[str, ...]) -> str | None:
    """The cell's solid background as "#rrggbb"; None for none, white and patterns."""
    fill = cell.fill
    if fill is None or fill.fill_type != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        code = colour.rgb.lower()
        return f"#{code[2:]}" if _HEX.fullmatch(code) and code not in _WHITE else None
    if colour.type == "theme" and isinstance(colour.theme, int) and 0 <= colour.theme < len(theme):
        tinted = _tinted(theme[colour.theme], float(colour.tint or 0))
        return None if tinted == "#ffffff" else tinted
    return None


def _tinted(colour: str, tint: float) -> str:
    """The theme's colour made lighter (tint above 0) or darker, each channel by the same share."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    mixed = [p + (255 - p) * tint if tint > 0 else p * (1 + tint) for p in parts]
    return "#" + "".join(f"{min(max(round(p), 0), 255):02x}" for p in mixed)
