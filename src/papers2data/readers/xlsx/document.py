"""A workbook from its first sheet to its last; each visible sheet is a page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from papers2data.errors import UnreadableError
from papers2data.model import Block, Finding, Page, Paragraph, Span
from papers2data.readers.flow import Flow
from papers2data.readers.script import Script
from papers2data.readers.xlsx.blocks import to_blocks
from papers2data.readers.xlsx.sheets import Sheet, shown_on
from papers2data.readers.zipped import check_package, open_zip

MOST_CELLS = 500_000
"""Cells of one sheet, empty ones that have a format included."""
_FAULTS = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, etree.LxmlError, ParseError,
    zipfile.BadZipFile, OverflowError,
)  # fmt: skip
"""What openpyxl raises on damaged workbooks; it has no one class for them."""
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]{0,500}?\bref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_NO_RESULT = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_COLOUR = re.compile(r"(?:lastClr|srgbClr val)=\"([0-9A-Fa-f]{6})\"")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def read_xlsx(path: Path) -> Flow:
    """Pages, titles and tables of a workbook, values as printed.

    Each sheet is a page labelled with its name; hidden sheets are pages without text. A block's line is its row.
    Raises UnreadableError where the file is damaged, encrypted, over a limit or no workbook.
    """
    check_package(path, {b"<c ": MOST_CELLS, b"<row ": MOST_CELLS})
    unfinished = _check_sheets(path)
    with _faults_of(path):
        book = load_workbook(path, data_only=True, keep_links=False)
    if not book.sheetnames:
        raise UnreadableError(f"{path.name}: the workbook has no sheets")
    script = Script(1)
    blocks: list[Block] = []
    findings: list[Finding] = []
    theme = _theme(book)
    labels: list[str] = []
    charts = {chart.title for chart in book.chartsheets}
    for number, name in enumerate(book.sheetnames, 1):
        if number > 1:
            script.turn()
        labels.append(name)
        sheet = book[name]
        here = Span(number)
        if sheet.sheet_state != "visible":
            findings.append(Finding("sheet-hidden", f"The sheet {name!r} is hidden; it is left out.", here))
        elif name in charts:
            findings.append(
                Finding("sheet-chart", f"The sheet {name!r} is a chart; charts are not read.", here, severity="info")
            )
        else:
            with _faults_of(path):
                shown = shown_on(sheet, theme)
            empty = not any(cell.text for cell in shown.cells.values())
            if not empty:
                blocks.append(Paragraph(name, script.write(name, 1), "heading", level=1))
                blocks += to_blocks(list(shown.cells.values()), script)
            findings += _sheet_findings(name, shown, here, empty=empty)
    if unfinished:
        message = f"{unfinished} cells hold formulas whose result was never saved: open the file in Excel and save it."
        findings.append(Finding("formula-without-value", message))
    pages = tuple(Page(page.number, page.text, label) for page, label in zip(script.pages(), labels, strict=True))
    return Flow(pages, tuple(blocks), tuple(findings), title=str(book.properties.title or ""))


@contextmanager
def _faults_of(path: Path) -> Iterator[None]:
    """What openpyxl raises on damage, as UnreadableError; some of it only when a cell's style is looked up."""
    try:
        yield
    except _FAULTS as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        message = f"{path.name}: it is damaged or no workbook ({reason}): open it in Excel and save it again"
        raise UnreadableError(message) from error


def _check_sheets(path: Path) -> int:
    """How many formulas have no saved result. Raises UnreadableError where merged cells cover more than a sheet may."""
    unfinished = 0
    with open_zip(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                text = archive.read(name)
                unfinished += sum(1 for _ in _NO_RESULT.finditer(text))
                if sum(_size(match[1].decode()) for match in _RANGE.finditer(text)) > MOST_CELLS:
                    raise UnreadableError(f"{path.name}: merged cells in {name} cover more than {MOST_CELLS} cells")
    return unfinished


def _size(reference: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except ValueError:
        return 0
    return (int(right or 0) - int(left or 0) + 1) * (int(bottom or 0) - int(top or 0) + 1)


def _theme(book: Workbook) -> tuple[str, ...]:
    """The theme's colours in the order in which cells number them; none where the workbook has no theme."""
    theme = getattr(book, "loaded_theme", None)
    text = theme.decode("utf-8", "replace") if isinstance(theme, bytes) else ""
    found = []
    for name in _THEME_ORDER:
        start = text.find(f"<a:{name}>")
        match = _COLOUR.search(text, start, start + 200) if start >= 0 else None
        if match is None:
            return ()
        found.append(f"#{match[1].lower()}")
    return tuple(found)


def _sheet_findings(name: str, sheet: Sheet, here: Span, *, empty: bool) -> Iterator[Finding]:
    if empty:
        yield Finding("sheet-empty", f"The sheet {name!r} shows nothing.", here, severity="info")
    if sheet.hidden_rows or sheet.hidden_columns:
        what = f"{sheet.hidden_rows} rows and {sheet.hidden_columns} columns"
        yield Finding("cells-hidden", f"The sheet {name!r} hides {what} with text; they are left out.", here)
    if sheet.comments:
        message = f"The sheet {name!r} has {sheet.comments} comments, not part of its text."
        yield Finding("comments", message, here, severity="info")
