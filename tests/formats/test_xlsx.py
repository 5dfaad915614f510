"""Workbooks."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from papers2data.errors import UnreadableError
from papers2data.model import Paragraph, Table
from papers2data.readers.flow import Flow
from papers2data.readers.xlsx import read_xlsx
from papers2data.readers.xlsx.formats import Value, as_printed
from tests.formats.word import repacked


def flow_of(book: Workbook, folder: Path) -> Flow:
    """The workbook saved and read."""
    path = folder / "appendix.xlsx"
    book.save(path)
    return read_xlsx(path)


def grid(table: Table) -> list[list[str | None]]:
    """The texts of a table's rows."""
    return [[cell.text if cell else None for cell in row] for row in table.grid()]


def tables(flow: Flow) -> list[Table]:
    """The tables of a workbook."""
    return [block for block in flow.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        pytest.param(0.245, "0.0%", "24.5%", id="percentage"),
        pytest.param(0.5, "0%", "50%", id="percentage without decimals"),
        pytest.param(1234567.891, "#,##0", "1,234,568", id="thousands"),
        pytest.param(1234.5, '"£"#,##0.00', "£1,234.50", id="pounds in quotes"),
        pytest.param(-1234.5, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£1,234.50", id="pounds by locale"),
        pytest.param(-250, "#,##0;(#,##0)", "(250)", id="brackets for less than nothing"),
        pytest.param(-250, "#,##0_);(#,##0)", "(250)", id="a space as wide as a bracket"),
        pytest.param(0, '#,##0;-#,##0;"-"', "-", id="a dash for nothing"),
        pytest.param(0, '#,##0;-#,##0;"-"??', "-", id="a dash and the width of figures"),
        pytest.param(1250000, '£#,##0.0,,"m"', "£1.3m", id="millions, halves up"),
        pytest.param(12500, "#,##0,", "13", id="thousands left out"),
        pytest.param(7, "000", "007", id="leading zeros"),
        pytest.param(0.5, "0.##", "0.5", id="decimals only where there are some"),
        pytest.param(2, "0.##", "2", id="no point without decimals"),
        pytest.param(-0.001, "0.0", "0.0", id="nothing has no sign"),
        pytest.param(2.675, "0.00", "2.68", id="halves up as printed, not as stored"),
        pytest.param(0.1 + 0.2, "General", "0.3", id="no tail of binary fractions"),
        pytest.param(3.0, "General", "3", id="whole"),
        pytest.param(12345678901234, "General", "12345678901234", id="long numbers stay whole"),
        pytest.param(5, '0" days"', "5 days", id="a word after"),
        pytest.param(5, "+0;-0;0", "+5", id="a sign"),
        pytest.param(1, '"Yes";"No";"No"', "Yes", id="a word in place of a figure"),
        pytest.param(True, "General", "TRUE", id="true"),
        pytest.param("as typed", "0.0%", "as typed", id="text"),
        pytest.param(None, "0.0%", "", id="nothing"),
        pytest.param(datetime(2024, 3, 31), "dd/mm/yyyy", "31 March 2024", id="day"),
        pytest.param(date(2024, 3, 1), "mmm-yy", "March 2024", id="month"),
        pytest.param(date(2024, 3, 1), "yyyy", "2024", id="year"),
        pytest.param(datetime(2024, 3, 31, 14, 30), "d mmm yyyy h:mm", "31 March 2024 14:30", id="time"),
        pytest.param(time(9, 5), "h:mm", "09:05", id="time alone"),
        pytest.param(1e300, "0.0%", "1e+300%", id="giant"),
        pytest.param(float("inf"), "0.0", "inf", id="beyond all numbers"),
        pytest.param(1.5, "[>1]broken;;;;", "broken", id="a format that is none"),
    ],
)
def test_values_as_printed(value: Value, number_format: str, text: str) -> None:
    """A value reads as its number format prints it, dates written out."""
    assert as_printed(value, number_format) == text


def budget() -> Workbook:
    """A sheet with titles, a table with a gap, and a note."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Quarter 1"
    sheet["A1"] = "Appendix 2"
    sheet["A2"] = "Budget monitoring"
    for column, text in enumerate(("Service", "Budget £", "Change"), 1):
        cell = sheet.cell(4, column, text)
        cell.font = Font(bold=True)
    for row, (name, value, change) in {
        5: ("Buses", 1200, 0.245),
        6: ("Ferries", 90, -0.1),
        8: ("Roads", 880, 0),
    }.items():
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, value).number_format = "#,##0"
        sheet.cell(row, 3, change).number_format = "0.0%"
    sheet["A10"] = "All figures are provisional."
    return book


def test_sheet_is_titles_table_and_notes(tmp_path: Path) -> None:
    """A sheet reads as its name, its titles, one table over its gaps, and the notes below."""
    flow = flow_of(budget(), tmp_path)
    assert [b.text if isinstance(b, Paragraph) else grid(b) for b in flow.blocks] == [
        "Quarter 1",
        "Appendix 2",
        "Budget monitoring",
        [
            ["Service", "Budget £", "Change"],
            ["Buses", "1,200", "24.5%"],
            ["Ferries", "90", "-10.0%"],
            ["Roads", "880", "0.0%"],
        ],
        "All figures are provisional.",
    ]
    (table,) = tables(flow)
    assert table.header_rows == 1
    assert [(page.number, page.label) for page in flow.pages] == [(1, "Quarter 1")]
    assert [(cell.span.page, cell.span.line) for cell in table.cells if cell.column == 0] == [
        (1, 4),
        (1, 5),
        (1, 6),
        (1, 8),
    ]


def test_headings_after_a_gap_open_another_table(tmp_path: Path) -> None:
    """Two blocks with headings of their own are two tables."""
    book = budget()
    sheet = book["Quarter 1"]
    for column, text in enumerate(("Risk", "Score"), 1):
        sheet.cell(12, column, text)
    sheet.cell(13, 1, "Flood")
    sheet.cell(13, 2, 12)
    assert [grid(t)[0] for t in tables(flow_of(book, tmp_path))] == [
        ["Service", "Budget £", "Change"],
        ["Risk", "Score"],
    ]


def test_merged_cells_and_fills(tmp_path: Path) -> None:
    """Merged cells know their spans, filled cells their colour, also from the theme's tints and without words."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Project", "Dates", None])
    sheet.append([None, "Start", "End"])
    sheet.append(["North road", 2030, None])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet["C3"].fill = PatternFill("solid", fgColor="FF92D050")
    (table,) = tables(flow_of(book, tmp_path))
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.fill) for c in table.cells] == [
        ("Project", 0, 0, 2, 1, None),
        ("Dates", 0, 1, 1, 2, None),
        ("Start", 1, 1, 1, 1, None),
        ("End", 1, 2, 1, 1, None),
        ("North road", 2, 0, 1, 1, None),
        ("2030", 2, 1, 1, 1, None),
        ("", 2, 2, 1, 1, "#92d050"),
    ]


def test_sheets_are_pages_and_none_is_lost(tmp_path: Path) -> None:
    """Each sheet is a page; hidden and empty ones are pages without text and a finding each."""
    book = budget()
    book.create_sheet("Empty")
    hidden = book.create_sheet("Workings")
    hidden["A1"] = "secret"
    hidden.sheet_state = "hidden"
    flow = flow_of(book, tmp_path)
    assert [(page.number, page.label, bool(page.text)) for page in flow.pages] == [
        (1, "Quarter 1", True),
        (2, "Empty", False),
        (3, "Workings", False),
    ]
    assert [(f.code, f.span.page, f.message) for f in flow.findings] == [
        ("sheet-empty", 2, "The sheet 'Empty' shows nothing."),
        ("sheet-hidden", 3, "The sheet 'Workings' is hidden; it is left out."),
    ]


def test_hidden_rows_and_columns_are_left_out(tmp_path: Path) -> None:
    """Rows and columns that a person does not see are no text, and a finding counts those with words."""
    book = budget()
    sheet = book["Quarter 1"]
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["C"].hidden = True
    flow = flow_of(book, tmp_path)
    assert grid(tables(flow)[0]) == [["Service", "Budget £"], ["Buses", "1,200"], ["Roads", "880"]]
    assert [f.message for f in flow.findings] == [
        "The sheet 'Quarter 1' hides 1 rows and 1 columns with text; they are left out."
    ]


def test_formulas_read_as_their_saved_results(tmp_path: Path) -> None:
    """A formula reads as the result that was saved with it; one without a result is a finding."""
    book = budget()
    book["Quarter 1"]["B9"] = "=SUM(B5:B8)"
    flow = flow_of(book, tmp_path)
    assert [f.code for f in flow.findings] == ["formula-without-value"]
    path = tmp_path / "appendix.xlsx"
    load_workbook(path)
    sheet = re.sub(rb"<v\s*/>|<v></v>", b"<v>2170</v>", _part(path, "xl/worksheets/sheet1.xml"))
    flow = read_xlsx(repacked(path, {"xl/worksheets/sheet1.xml": sheet}))
    assert flow.findings == ()
    assert grid(tables(flow)[0])[-1] == [None, "2170", None]


def _part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def test_comments_are_reported(tmp_path: Path) -> None:
    """Notes on cells are counted and are no text."""
    book = budget()
    book["Quarter 1"]["A5"].comment = Comment("Is this right?", "A")
    assert [f.message for f in flow_of(book, tmp_path).findings] == [
        "The sheet 'Quarter 1' has 1 comments, not part of its text."
    ]


def test_giant_merges_are_refused(tmp_path: Path) -> None:
    """Merged cells that cover a whole sheet are refused before any library makes a cell of each."""
    path = tmp_path / "appendix.xlsx"
    budget().save(path)
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    sheet = _part(path, "xl/worksheets/sheet1.xml").replace(b"</worksheet>", merge)
    with pytest.raises(UnreadableError, match="merged cells"):
        read_xlsx(repacked(path, {"xl/worksheets/sheet1.xml": sheet}))


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    """A sheet of a million cells is refused while it is counted."""
    path = tmp_path / "appendix.xlsx"
    budget().save(path)
    row = b'<row r="1">' + b'<c r="A1"/>' * 600_000 + b"</row>"
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + row
    changed = repacked(path, {"xl/worksheets/sheet1.xml": sheet + b"</sheetData></worksheet>"})
    with pytest.raises(UnreadableError, match="holds more than 500000 c elements"):
        read_xlsx(changed)


def test_entities_are_refused(tmp_path: Path) -> None:
    """A document type declaration in a sheet, in either encoding, is refused."""
    path = tmp_path / "appendix.xlsx"
    budget().save(path)
    for code in ("utf-8", "utf-16"):
        xml = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x "y">]><worksheet/>'.encode(code)
        with pytest.raises(UnreadableError, match="declares entities"):
            read_xlsx(repacked(path, {"xl/worksheets/sheet1.xml": xml}))


def test_workbook_without_sheets_says_so(tmp_path: Path) -> None:
    """A workbook whose sheets are gone is no workbook."""
    path = tmp_path / "appendix.xlsx"
    budget().save(path)
    book = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", _part(path, "xl/workbook.xml"))
    with pytest.raises(UnreadableError, match="has no sheets"):
        read_xlsx(repacked(path, {"xl/workbook.xml": book}))


def test_damaged_workbooks_end_in_a_sentence(tmp_path: Path) -> None:
    """A workbook whose parts are no XML is said to be damaged, with what to do."""
    path = tmp_path / "appendix.xlsx"
    budget().save(path)
    with pytest.raises(UnreadableError, match="open it in Excel and save it again"):
        read_xlsx(repacked(path, {"xl/workbook.xml": b"<workbook"}))
