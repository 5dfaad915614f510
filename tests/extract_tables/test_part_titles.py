"""Titles of a table's parts with their own text, rows that a page cuts in their name, and figures of approvals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from papers2data.model import Paragraph, Span, Table
from tests.extract_tables.printed import heading, read, table, values

HEADINGS = ("Activity / Dataset", "Description of data", "To be first published on")
HARBOUR = "4.1 The harbour\nWhat the harbour counts is to be open by the end of next year, as members asked in May."
PIERS = "4.2 The piers\nThe piers are surveyed once in ten years, and the survey has never been published before."


def spanned(part: Table, rows: Sequence[int], columns: int = 3) -> Table:
    """The table with the first cell of these rows over all columns, its first line standing out at the front."""
    cells = tuple(
        replace(c, column_span=columns, lead=c.text.split("\n")[0]) if c.row in rows else c
        for c in part.cells
        if c.row not in rows or c.column == 0
    )
    return replace(part, cells=cells)


def test_a_title_with_text_over_all_columns_begins_a_group() -> None:
    """A numbered title with its text in one cell names the rows below it and is no remark on the row above."""
    found = read(
        spanned(
            table(HEADINGS, ("Dataset 4.1.1", "Sailings", "31.3.31"), (PIERS,), ("Dataset 4.2.1", "Piles", "1.5.31")),
            [2],
        )
    )  # fmt: skip
    assert [values(r, "name", "narrative", "programme") for r in found.records] == [
        ("Dataset 4.1.1", "Sailings", None),
        ("Dataset 4.2.1", "Piles", "4.2 The piers"),
    ]
    assert [f.code for f in found.findings] == []


def test_a_title_above_the_headings_is_the_first_of_several() -> None:
    """Where parts have titles over all columns, one that stands above the headings names the first rows."""
    rows = (
        (HARBOUR,),
        HEADINGS,
        ("Dataset 4.1.1", "Sailings", "31.3.31"),
        (PIERS,),
        ("Dataset 4.2.1", "Piles", "1.5.31"),
    )
    found = read(spanned(table(*rows), [0, 3]))
    assert [values(r, "name", "programme") for r in found.records] == [
        ("Dataset 4.1.1", "4.1 The harbour"),
        ("Dataset 4.2.1", "4.2 The piers"),
    ]


def test_a_remark_over_all_columns_stays_with_its_row() -> None:
    """A label with a colon before a remark over all columns is no title of what follows."""
    remark = "Comment:\nThe piles were last looked at by divers in the year of the great storm, and nobody knows more."
    rows = (HEADINGS, ("Dataset 1", "Piles", "1.5.31"), (remark,), ("Dataset 2", "Sailings", "1.6.31"))
    found = read(spanned(table(*rows), [2]))
    assert [values(r, "name", "programme") for r in found.records] == [("Dataset 1", None), ("Dataset 2", None)]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        pytest.param(("Dataset", "Raw counts", "30.9.31"), ("4.1.3", "by month", ""), ["Dataset 4.1.3"], id="torn"),
        pytest.param(("Dataset 4.1.3", "Raw counts", "30.9.31"), ("Dataset 4.1.4", "by day", ""),
                     ["Dataset 4.1.3", "Dataset 4.1.4"], id="between-rows"),
        pytest.param(("Dataset", "Raw counts", "30.9.31"), ("4.1.3", "by month", "1.10.31"), ["Dataset", "4.1.3"],
                     id="each-with-a-date"),
    ],
)  # fmt: skip
def test_halves_of_a_name_over_a_page_are_one(
    first: tuple[str, ...], second: tuple[str, ...], names: list[str]
) -> None:
    """Where only both halves together look like the names above them, a page has cut the row in its first cell."""
    above = (("Dataset 4.1.1", "Sailings", "31.3.31"), ("Dataset 4.1.2", "Piles", "1.5.31"))
    found = read(table(HEADINGS, *above, first, second, breaks=(4,)))
    assert [record.values["name"] for record in found.records] == ["Dataset 4.1.1", "Dataset 4.1.2", *names]


def test_approvals_give_their_amount_the_change_and_the_balance() -> None:
    """What is approved, what it changes and what is left are figures of one row; a name beside no figure is none."""
    headings = (
        "Para",
        "Project/Programme",
        "Amount (£000’s)",
        "Change to Headroom (£000’s)",
        "Running Headroom Balance (£m)",
    )
    part = table(
        headings, ("Position before the meeting", "", "", "", "9.4"), ("7", "New slipway", "1,200", "-1,200", "8.2")
    )
    cells = tuple(
        replace(c, column_span=4) if (c.row, c.column) == (1, 0) else c
        for c in part.cells
        if c.row != 1 or c.column in (0, 4)
    )
    found = read(heading("Summary of approvals"), replace(part, cells=cells))
    assert {values(r, "name", "measure", "value", "unit") for r in found.records} == {
        ("Position before the meeting", "balance", 9.4, "£m"),
        ("New slipway", "amount", 1200.0, "£000"),
        ("New slipway", "change", -1200.0, "£000"),
        ("New slipway", "balance", 8.2, "£m"),
    }


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Harbour Board Action Log as 19 July 2031", "2031-07-19", id="as-and-a-day"),
        pytest.param("Harbour Board Action Log as of 19 July 2031", "2031-07-19", id="as-of-a-day"),
        pytest.param("Some days such as 19 July 2031 were lost to fog.", None, id="such-as-a-day"),
    ],
)
def test_a_log_is_of_the_day_that_it_names(line: str, day: str | None) -> None:
    """The readings of a log are of the day it is said to be as of; a day given as an example is none."""
    log = table(("Date", "Action", "Deadline", "Progress"), ("1/7/2031", "Mend the crane", "Ongoing", "On track"))
    (record,) = read(Paragraph(line, Span(line=1)), log, title="Harbour Board").records
    assert record.values.get("period_end") == day


def test_a_front_page_is_known_with_several_labels_in_its_first_row() -> None:
    """Labels and values in one cell each, above rows of a label and its value, are the front of a report."""
    rows = (
        ("Item No.", "Classification: Open", "Date: February 2031", "Decision maker: Harbour Board"),
        ("Report title", "The new slipway", "", ""),
        ("Ward(s) or groups affected", "Quay Ward", "", ""),
        ("From:", "Head of Piers", "", ""),
    )
    found = read(table(*rows))
    assert (found.records, [f.code for f in found.findings]) == ((), [])
