"""Tables as workbooks: what a person opens with one click, and what must not run then."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from papers2data.export.columns import Column, columns_of
from papers2data.export.forms import write
from papers2data.model import Scalar

COLUMNS = (
    Column("name", "text"),
    Column("due", "date"),
    Column("score", "real"),
    Column("is_total", "boolean"),
    Column("source", "link"),
)


def sheet_of(*rows: tuple[Scalar, ...]) -> Any:
    """The first sheet of a workbook with these rows, read back."""
    out = io.BytesIO()
    assert write("xlsx", COLUMNS, rows, out, "Milestones", ["from here"]) == len(rows)
    return load_workbook(out)["Milestones"]


def row(name: Scalar = "x", due: Scalar = None, score: Scalar = None, total: Scalar = None, source: Scalar = "") -> Any:
    """A row of COLUMNS."""
    return name, due, score, total, source


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_no_formula(text: str) -> None:
    """A text that begins like a formula is kept as a text, word for word, and stays one when it is edited."""
    cell = sheet_of(row(text))["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_types() -> None:
    """Days are days, numbers are numbers, yes and no are such, and nothing is empty."""
    sheet = sheet_of(row("Wall", "2024-03-31", -4.5, 1), row("Pier", "soon", 3, 0))
    assert [[cell.value for cell in line] for line in sheet["A2:D3"]] == [
        ["Wall", datetime(2024, 3, 31), -4.5, True],
        ["Pier", "soon", 3, False],
    ]
    assert sheet["B2"].number_format == "d mmmm yyyy"
    assert [cell.value for cell in sheet_of(row(None))[2]] == [None] * 5


def test_days_before_workbooks() -> None:
    """A day that a workbook cannot count is kept as text."""
    assert sheet_of(row(due="1848-07-01"))["B2"].value == "1848-07-01"


def test_heading_and_source() -> None:
    """The heading stays in sight, and the source can be followed; what is no web address is text."""
    sheet = sheet_of(row(source="https://example.org/page/a/1"), row(source="javascript:alert(1)"))
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == ["name", "due", "score", "is_total", "source"]
    assert sheet["E2"].hyperlink.target == "https://example.org/page/a/1"
    assert sheet["E3"].hyperlink is None


def test_what_no_workbook_can_hold() -> None:
    """Letters that would break the file are left out, and a text that is too long is cut with an ellipsis."""
    sheet = sheet_of(row("a\x1b[2Jb\x00c"), row("y" * 40_000))
    assert sheet["A2"].value == "a[2Jbc"
    assert sheet["A3"].value == "y" * 32_766 + "…"


def test_about() -> None:
    """A second sheet says what the rows are."""
    out = io.BytesIO()
    write("xlsx", columns_of("documents"), (), out, "documents", ["=1", "Every file that was read."])
    told = load_workbook(out)["About"]
    assert [cell.value for cell in told["A"]] == ["=1", "Every file that was read."]
    assert told["A1"].data_type == "s"
