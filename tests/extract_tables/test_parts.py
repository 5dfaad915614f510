"""Tables of several parts: headings said again between rows, sentences over the columns, tables that go on."""

from __future__ import annotations

import pytest

from papers2data.model import Cell, Span, Table
from tests.extract_tables.printed import heading, read, table, values

HEADS = ("Scheme", "Budget £000", "Forecast £000", "Variance £000")


def over_all(row: int, text: str, columns: int = 4) -> Cell:
    """A cell that runs over all columns."""
    return Cell(row, 0, text, Span(line=row + 1), column_span=columns)


def with_row_over_all(before: Table, text: str) -> Table:
    """The table with one more row, of one cell."""
    cells = (*before.cells, over_all(before.rows, text))
    return Table(cells, before.rows + 1, before.columns, Span(line=1))


def test_headings_between_rows_open_a_part_and_are_no_record() -> None:
    """A row that says the headings again is none; what it says in place of the first is the title of its part."""
    found = read(
        table(
            HEADS,
            ("Quay wall", "120", "130", "10"),
            ("Schemes reported before", *HEADS[1:]),
            ("Slipway", "40", "40", "0"),
            HEADS,
            ("Crane", "15", "18", "3"),
        )
    )
    assert [values(r, "group_name", "name", "value") for r in found.records if r.values["measure"] == "variance"] == [
        (None, "Quay wall", 10.0),
        ("Schemes reported before", "Slipway", 0.0),
        ("Schemes reported before", "Crane", 3.0),
    ]
    assert found.findings == ()


def test_sentences_over_the_columns_are_the_note_of_the_row_above() -> None:
    """An explanation printed below a row stands beside each of its figures."""
    said = "Steel cost more than planned, and the yard was closed for two weeks."
    found = read(with_row_over_all(table(HEADS, ("Quay wall", "120", "130", "10")), said))
    assert {r.values["note"] for r in found.records} == {said}
    assert [e.quote for e in found.records[0].evidence if e.field == "note"] == [said]
    assert found.findings == ()


def test_sentences_that_have_no_field_are_told() -> None:
    """Where a record has no place for the sentences below it, a finding says that they are in the table only."""
    risks = table(("Ref", "Risk", "Likelihood", "Score"), ("R1", "The ferry fails", "3", "9"))
    found = read(
        heading("Risk register"), with_row_over_all(risks, "The score was agreed with the harbour master in May.")
    )
    assert [f.code for f in found.findings] == ["row-unread"]


def test_a_table_that_goes_on_without_headings_keeps_unit_and_group() -> None:
    """A piece that opens with a group's title goes on with the table before it, and its figures have its unit."""
    more = Table(
        (over_all(0, "Schemes in delivery", 3), *table(("", "", ""), ("Pier", "7", "8")).cells[3:]), 2, 3, Span()
    )
    found = read(heading("Investment programme (£000s)"), table(("", "Mar 31", "Jun 31"), ("Quay", "5", "6")), more)
    assert [values(r, "group_name", "name", "value", "unit", "period_text") for r in found.records] == [
        (None, "Quay", 5.0, "£000", "Mar 31"),
        (None, "Quay", 6.0, "£000", "Jun 31"),
        ("Schemes in delivery", "Pier", 7.0, "£000", "Mar 31"),
        ("Schemes in delivery", "Pier", 8.0, "£000", "Jun 31"),
    ]


@pytest.mark.parametrize(
    ("cell", "status", "codes"),
    [
        pytest.param("On track. The tests begin in May", "on_track", [], id="full-stop"),
        pytest.param("Complete – opened by the Mayor", "complete", [], id="dash"),
        pytest.param("Delayed, as steel is late", "off_track", [], id="comma"),
        pytest.param("On track\nThe tests begin in May", "on_track", [], id="own-line"),
        pytest.param("On track Tests begin in May", "on_track", ["value-presumed"], id="nothing-between"),
        pytest.param("Opens up a question", None, ["value-unread"], id="no-status"),
    ],
)
def test_a_status_that_goes_on_is_read_by_its_opening_words(cell: str, status: str | None, codes: list[str]) -> None:
    """Words that a clear break parts from the rest are the status; where nothing parts them, a finding says so."""
    found = read(table(("Milestone", "Due date", "Status"), ("Open the pier", "May 2031", cell)))
    assert [values(r, "status", "status_text") for r in found.records] == [(status, cell.replace("\n", " "))]
    assert [f.code for f in found.findings] == codes


def test_a_row_printed_as_two_is_one_where_its_date_needs_both() -> None:
    """A row whose lines were taken for two is one record where only both together make its date."""
    found = read(
        table(
            ("Action", "Owner", "Due date", "Status"),
            ("Weigh the options for the", "Head of", "13 March", "Overdue"),
            ("north pier", "Piers", "2031", ""),
            ("Mend the bell", "CB", "May 2031", "Complete"),
        )
    )
    assert [values(r, "name", "lead", "due_end", "status") for r in found.records] == [
        ("Weigh the options for the north pier", "Head of Piers", "2031-03-13", "off_track"),
        ("Mend the bell", "CB", "2031-05-31", "complete"),
    ]
