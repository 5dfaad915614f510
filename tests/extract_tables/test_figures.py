"""KPI scorecards, budgets, risks, work programmes and commitments as councils print them."""

from __future__ import annotations

import json

from papers2data.model import Cell, Paragraph, Span, Table
from tests.extract_tables.printed import heading, read, table, values

KPI_TOP = ("Key Performance Indicator", "Aldermarsh", "", "", "", "", "Vital Signs", "", "Comparator Data", "")
KPI_LOW = (
    "",
    "Current Value",
    "Best to be",
    "Direction of Travel",
    "Current Reporting Period",
    "Previous Value",
    "Vital Sign Measure ?",
    "RAG Rating",
    "National Average",
    "Statistical Neighbours",
)


def test_scorecard_gives_a_record_for_every_series() -> None:
    """Headings of two rows, a group row, values with their period, a dash for none: each series is a record."""
    found = read(
        table(
            KPI_TOP,
            KPI_LOW,
            ("Ambition 1 - Good schools", "", "", "", "", "", "", "", "", ""),
            ("Absence *", "9.5%", "Low", "↓", "2031/32 Q3", "10%", "Y", "Amber", "8.1% (2030/31)", "-"),
        ),
        heading("* Counted in a new way."),
    )
    assert [values(r, "series", "value", "unit", "period_text") for r in found.records] == [
        ("actual", 9.5, "%", "2031/32 Q3"),
        ("previous", 10.0, "%", None),
        ("national", 8.1, "%", "2030/31"),
    ]
    actual = found.records[0]
    assert values(actual, "section", "polarity", "direction", "rag", "vital_sign", "note") == (
        "Ambition 1 - Good schools",
        "low",
        "down",
        "amber",
        True,
        "Counted in a new way.",
    )
    assert values(actual, "period_start", "period_end") == ("2031-10-01", "2031-12-31")


def test_a_note_in_place_of_a_value_is_kept() -> None:
    """An indicator without a value stays, with the note that stands in its name."""
    name = "Average caseload - A NEW WAY OF COUNTING THIS MEASURE IS BEING WRITTEN"
    found = read(table(KPI_TOP, KPI_LOW, (name, "", "N/A", "", "", "", "Y", "", "-", "-")))
    (actual,) = found.records
    assert values(actual, "name", "value", "vital_sign") == ("Average caseload", None, True)
    assert actual.values["note"] == "A NEW WAY OF COUNTING THIS MEASURE IS BEING WRITTEN"
    assert found.findings == ()


def test_budget_lines_know_their_group_and_their_totals() -> None:
    """Brackets are negative, subtotals close their group, a total without a name belongs to no group."""
    found = read(
        table(
            ("Division", "Annual Budget £000", "Year-End Forecast £000", "Variance £000", "Variance as % of Budget %"),
            ("Adults", "", "", "", ""),
            ("Day centres", "1,200", "1,100", "(100)", "8.33"),
            ("Subtotal", "1,200", "1,100", "(100)", "8.33"),
            ("", "1,200", "1,100", "(100)", "8.33"),
        )
    )
    lines = [values(r, "group_name", "name", "measure", "value", "unit", "is_total") for r in found.records]
    assert lines[:4] == [
        ("Adults", "Day centres", "annual_budget", 1200.0, "£000", False),
        ("Adults", "Day centres", "forecast", 1100.0, "£000", False),
        ("Adults", "Day centres", "variance_percent", 8.33, "%", False),
        ("Adults", "Day centres", "variance", -100.0, "£000", False),
    ]
    assert lines[4][:2] == ("Adults", "Subtotal")
    assert lines[4][5] is True
    assert lines[8][:2] == (None, None)
    assert lines[8][5] is True


def test_risk_title_is_the_underlined_opening_and_mitigations_are_a_list() -> None:
    """The words underlined at a description's start are the risk's title; a torn list goes on in the next row."""
    cells = (
        *(
            Cell(0, c, t, Span())
            for c, t in enumerate(("Risk ID", "Risk Category", "Risk Description", "Risk Mitigations"))
        ),
        Cell(1, 0, "R1", Span()),
        Cell(1, 1, "Money", Span()),
        Cell(1, 2, "Late payments Suppliers are paid", Span(), lead="Late payments"),
        Cell(1, 3, "• A new system is\n• Staff are trained.", Span()),
        Cell(2, 2, "too late.", Span()),
        Cell(2, 3, "• Payments are watched.", Span()),
    )
    (risk,) = read(Table(cells, 3, 4, Span(), breaks=(2,))).records
    assert values(risk, "reference", "category", "title", "description") == (
        "R1",
        "Money",
        "Late payments",
        "Suppliers are paid too late.",
    )
    assert json.loads(str(risk.values["mitigations"])) == [
        "A new system is",
        "Staff are trained.",
        "Payments are watched.",
    ]


def test_work_programme_carries_the_date_down() -> None:
    """A meeting's date printed once holds for all items below it, and rows without an item go on."""
    head = ("Meeting Date", "Agenda Item", "Cabinet Member Responsibility", "Purpose", "Resolutions")
    found = read(
        heading("WORK PROGRAMME 2031/32"),
        table(
            head,
            ("5 May 2031", "Buses", "Transport", "To note.", "1) That it be noted."),
            ("", "Trains", "Transport", "To ask.", ""),
            ("", "", "", "", "2) That it return."),
            ("9 June 2031", "Trams", "", "", ""),
        ),
    )
    assert [values(r, "meeting_date", "title", "section") for r in found.records] == [
        ("2031-05-05", "Buses", "WORK PROGRAMME 2031/32"),
        ("2031-05-05", "Trains", "WORK PROGRAMME 2031/32"),
        ("2031-06-09", "Trams", "WORK PROGRAMME 2031/32"),
    ]
    assert found.records[1].values["resolutions"] == "2) That it return."


def test_commitments_know_their_theme() -> None:
    """A row with one text is the theme of the commitments below it."""
    found = read(
        table(
            ("Commitment", "Success measures", "Activities"),
            ("A greener county", "", ""),
            ("Commitment 1: Clean air", "Less dust", "• Plant trees\n• Sweep streets"),
        )
    )
    (commitment,) = found.records
    assert values(commitment, "theme", "commitment", "activities") == (
        "A greener county",
        "Commitment 1: Clean air",
        "• Plant trees\n• Sweep streets",
    )


def test_a_table_nobody_knows_is_a_finding() -> None:
    """A table that no layout claims makes no records and says so."""
    found = read(table(("Colour", "Flavour"), ("Red", "Cherry"), ("Green", "Lime")))
    assert found.records == ()
    assert [finding.code for finding in found.findings] == ["table-unrecognised"]


def test_a_name_torn_inside_a_bracket_is_one_name() -> None:
    """The rest of a name at a page's top is neither an indicator nor a heading of those that follow."""
    low = ("17)", "", "", "", "", "", "", "", "", "")
    found = read(
        table(
            KPI_TOP,
            KPI_LOW,
            ("New offenders (per 100,000 aged 10-", "136", "Low", "", "2031/32 Q1", "", "", "", "", ""),
            low,
            ("Absence", "9.5%", "Low", "", "2031/32 Q1", "", "", "", "", ""),
            breaks=(3,),
        )
    )
    assert [values(r, "name", "section", "value") for r in found.records] == [
        ("New offenders (per 100,000 aged 10-17)", None, 136.0),
        ("Absence", None, 9.5),
    ]


def test_a_unit_for_all_figures_stands_above_the_table() -> None:
    """A line above the table gives the unit of figures that print none."""
    found = read(
        Paragraph("All figures in £m", Span()),
        table(("", "Budget", "Forecast", "Variance"), ("Adults", "586.1", "621.6", "+35.4")),
    )
    assert [values(r, "measure", "value", "unit") for r in found.records] == [
        ("annual_budget", 586.1, "£m"),
        ("forecast", 621.6, "£m"),
        ("variance", 35.4, "£m"),
    ]


def test_a_position_is_the_total_of_the_lines_above_it() -> None:
    """Finance reports name the sum of their services a position."""
    rows = (("Harbour", "70", "72", "2"), ("Ferry", "50", "55", "5"), ("Services Position", "120", "127", "7"))
    found = read(table(("Service", "Budget £000", "Forecast £000", "Variance £000"), *rows))
    totals = {(r.values["name"], bool(r.values.get("is_total"))) for r in found.records}
    assert totals == {("Harbour", False), ("Ferry", False), ("Services Position", True)}
