"""Rows as a workbook: texts are texts whatever they begin with, days are days, and sources can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from papers2data.export.cells import is_risky
from papers2data.export.columns import Column
from papers2data.model import Scalar

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

LINKS = 65_000
"""Links that a sheet may have; what comes after them is text."""

DAY_FORMAT = "d mmmm yyyy"

WIDTHS = {"date": 18, "integer": 10, "real": 12, "boolean": 8, "link": 30}
"""Widths of columns by type, in characters; that of others follows from their headings."""


def write_workbook(
    columns: Sequence[Column], rows: Iterable[Sequence[Scalar]], out: BinaryIO, title: str, about: Sequence[str]
) -> int:
    """Writes the rows to ``out`` and gives their number; ``about`` are the lines of a second sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDTHS.get(column.type, max(14, len(column.name) + 2))
    sheet.append([_heading(sheet, column.name) for column in columns])
    count = 0
    for row in rows:
        count += 1
        sheet.append([_cell(sheet, value, column, count) for value, column in zip(row, columns, strict=True)])
    told = book.create_sheet("About")
    told.column_dimensions["A"].width = 100
    for line in about:
        told.append([_text(told, line)])
    book.save(out)
    return count


def _heading(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    cell = _text(sheet, words)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Scalar, column: Column, number: int) -> Cell | Scalar:
    if column.type == "boolean" and value is not None:
        return bool(value)
    if not isinstance(value, str):
        return value
    day = _day(value) if column.type == "date" else None
    if day is not None:
        cell: Cell = WriteOnlyCell(sheet, value=day)
        cell.number_format = DAY_FORMAT
        return cell
    cell = _text(sheet, value)
    if column.type == "link" and number <= LINKS and value.startswith(("http://", "https://")):
        cell.hyperlink = value
        cell.font = Font(underline="single", color="0000EE")
    return cell


def _text(sheet: WriteOnlyWorksheet, words: str) -> Cell:
    """A cell that is text and stays text, also when somebody edits it."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", words)
    cell: Cell = WriteOnlyCell(sheet, value=clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…")
    cell.data_type = "s"
    if is_risky(clean):
        cell.quotePrefix = True
    return cell


def _day(text: str) -> datetime | None:
    """The day, None where a workbook has none: it counts them from 1900."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if day.year > 1900 else None


def _sheet_name(title: str) -> str:
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Rows"
