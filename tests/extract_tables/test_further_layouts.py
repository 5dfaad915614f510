"""Matrices, project cards, KPI cards, forward plans and registers with exposures."""

from __future__ import annotations

from papers2data.model import Cell, Paragraph, Span, Table
from tests.extract_tables.printed import heading, read, table, values

STAGES = ("Project", "Outline Business Case", "Start on Site", "Completion")


def test_matrix_gives_a_reading_for_each_project_and_stage() -> None:
    """The caption says whether the dates are previous or revised; dates to be confirmed are kept as printed."""
    found = read(
        heading("Table 1 – Previous milestones"),
        table(STAGES, ("Bridge", "Mar-31", "Jun-32", "TBC")),
        heading("Table 2 – Milestones revised"),
        table(STAGES, ("Bridge", "Mar-31", "Sep-32", "Jan 34")),
    )
    assert [values(r, "name", "stage", "basis", "due_text", "due_end") for r in found.records] == [
        ("Bridge", "Outline Business Case", "previous", "Mar-31", "2031-03-31"),
        ("Bridge", "Start on Site", "previous", "Jun-32", "2032-06-30"),
        ("Bridge", "Completion", "previous", "TBC", None),
        ("Bridge", "Outline Business Case", "revised", "Mar-31", "2031-03-31"),
        ("Bridge", "Start on Site", "revised", "Sep-32", "2032-09-30"),
        ("Bridge", "Completion", "revised", "Jan 34", "2034-01-31"),
    ]
    assert found.findings == ()


def test_variance_matrix_is_told_from_dates() -> None:
    """A table of months between two dates is the closer layout's, not a table of dates that cannot be read."""
    found = read(heading("Table 3 – Variance (months)"), table(STAGES, ("Bridge", "0", "3", "-")))
    assert [values(r, "stage", "basis", "due_text") for r in found.records] == [
        ("Outline Business Case", "variance", "0"),
        ("Start on Site", "variance", "3"),
    ]
    assert found.findings == ()


def test_project_card_takes_its_title_as_programme() -> None:
    """In a project's card the rows above the headings say whose milestones these are."""
    found = read(
        table(
            ("Saltham Flood Wall", "", "", "Amber"),
            ("Sponsor", "Ann Lee", "", ""),
            ("Milestone", "Baseline", "Forecast", "Status"),
            ("Start on Site", "Jun-31", "Sep-31", "At risk"),
        )
    )
    assert [values(r, "programme", "name", "basis", "due_text", "status") for r in found.records] == [
        ("Saltham Flood Wall", "Start on Site", "baseline", "Jun-31", None),
        ("Saltham Flood Wall", "Start on Site", "reported", "Sep-31", "at_risk"),
    ]


def card(*below: str) -> Table:
    """A KPI card with a title bar and these rows."""
    bar = (
        Cell(0, 0, "Calls answered in a minute", Span()),
        Cell(0, 1, "", Span(), fill="#00b050"),
        Cell(0, 2, "⬆", Span()),
    )
    rows = tuple(Cell(i, 0, text, Span(), column_span=3) for i, text in enumerate(below, start=1))
    return Table((*bar, *rows), 1 + len(below), 3, Span())


STRIP = "Latest: 97% | Target: 95%, Floor: 90% | Previous: 94% (Amber)"


def test_kpi_card_is_read_from_its_strip() -> None:
    """Values come from the strip, the rating from the bar's colour, and the chart's axis is no value."""
    found = read(card("100%\n50%\n0%", STRIP), title="Dashboard - Quarter 2 2031/32")
    assert [values(r, "name", "series", "value", "unit", "rag", "direction") for r in found.records] == [
        ("Calls answered in a minute", "actual", 97.0, "%", "green", "up"),
        ("Calls answered in a minute", "target", 95.0, "%", None, None),
        ("Calls answered in a minute", "floor", 90.0, "%", None, None),
        ("Calls answered in a minute", "previous", 94.0, "%", "amber", None),
    ]
    assert values(found.records[0], "period_start", "period_end") == ("2031-07-01", "2031-09-30")


def test_kpi_card_torn_by_a_page_finds_its_strip_below() -> None:
    """A title bar at a page's foot takes the strip that stands on the next page."""
    found = read(card(), Paragraph("100%", Span()), Paragraph(STRIP, Span()))
    assert [r.values["series"] for r in found.records] == ["actual", "target", "floor", "previous"]


def test_a_box_without_a_strip_is_no_card() -> None:
    """A title bar alone makes no records."""
    assert read(card(), Paragraph("It rained all day.", Span())).records == ()


def test_kpis_by_quarter_give_a_record_for_each_period() -> None:
    """A heading that is a period gives the record its dates."""
    found = read(
        table(("Indicator", "Q1 2031/32", "Q2 2031/32"), ("Calls answered", "91%", "-"), ("Visits", "12", "15"))
    )
    assert [values(r, "name", "period_text", "period_end", "value") for r in found.records] == [
        ("Calls answered", "Q1 2031/32", "2031-06-30", 91.0),
        ("Visits", "Q1 2031/32", "2031-06-30", 12.0),
        ("Visits", "Q2 2031/32", "2031-09-30", 15.0),
    ]


def test_forward_plan_takes_the_bold_opening_as_title() -> None:
    """Where title and summary share a cell, the bold words are the title."""
    cells = (
        *(
            Cell(0, c, t, Span())
            for c, t in enumerate(("Lead Officer", "Title and summary of Decision", "Meeting date", "Decision taker"))
        ),
        Cell(1, 0, "Ann Lee", Span()),
        Cell(1, 1, "Parking Review\nTo agree the charges.", Span(), lead="Parking Review"),
        Cell(1, 2, "19 Mar 2031", Span()),
        Cell(1, 3, "Transport Committee", Span()),
    )
    (item,) = read(Table(cells, 2, 4, Span())).records
    assert values(item, "title", "purpose", "meeting_date", "responsible", "decision_taker") == (
        "Parking Review",
        "To agree the charges.",
        "2031-03-19",
        "Ann Lee",
        "Transport Committee",
    )


def test_risk_exposure_takes_the_unit_printed_near_the_table() -> None:
    """Figures without a unit take the one that stands in the heading or above the table."""
    found = read(
        heading("Budget risks, all figures in £m"),
        table(
            ("Directorate", "Risk Title", "Risk Event", "Likelihood (1-5)", "Annual Financial Exposure"),
            ("Adults", "Demand", "More people ask for help.", "4", "12.5"),
        ),
    )
    (risk,) = found.records
    assert values(risk, "category", "title", "likelihood", "exposure", "unit") == ("Adults", "Demand", "4", 12.5, "£m")


def test_group_row_with_its_own_figures() -> None:
    """A heading row that runs over columns and states its group's figures is a total, and opens its group."""
    rows = (
        ("Directorate", "Risk Title", "Risk Event", "Likelihood (1-5)", "Annual Exposure £m"),
        ("Large risks", "", "", "", ""),
        ("Adults", "Demand", "More people ask for help.", "4", "12.5"),
        ("Small risks (under £5m)", "", "", "", "7.5"),
        ("Parks", "Storms", "More trees fall.", "3", ""),
    )
    wide = {(1, 0): 3, (3, 0): 3}
    cells = tuple(
        Cell(r, c, text, Span(line=r + 1), column_span=wide.get((r, c), 1))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if not ((r, 0) in wide and c in (1, 2))
    )
    found = read(heading("Budget risks"), Table(cells, 5, 5, Span(line=1)))
    assert [values(r, "group_name", "category", "title", "exposure", "is_total") for r in found.records] == [
        ("Large risks", "Adults", "Demand", 12.5, False),
        ("Small risks (under £5m)", None, "Small risks (under £5m)", 7.5, True),
        ("Small risks (under £5m)", "Parks", "Storms", None, False),
    ]
