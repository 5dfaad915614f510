"""Shapes of tables met in papers that nobody had tuned the program for."""

from __future__ import annotations

import pytest

from papers2data.extract.tables import read_tables
from papers2data.extract.tables.amounts import headed
from papers2data.model import Cell, Document, Paragraph, Span, Table
from papers2data.schema.load import schemas
from tests.extract_tables.printed import SOURCE, heading, read, table, values

RATED = ("Latest", "Previous", "DoT")


def layout_of(printed: Table, *above: Paragraph) -> tuple[str | None, list[str]]:
    """The layout's name of the table, None where no layout knows it, and the codes of what was found."""
    found, claimed = read_tables(Document(SOURCE, (), (*above, printed)), (), schemas())
    return next(iter(claimed.values()), None), [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("printed", "period", "start", "measure"),
    [
        pytest.param("2031-32 Year 1 £000s", "2031-32", "2031-04-01", "", id="the number of a programme's year"),
        pytest.param("2031-32 Net cost £000s", "2031-32", "2031-04-01", "net_cost", id="what the figures are"),
        pytest.param("31.3.2032 forecast", "31.3.2032", "2032-03-31", "forecast", id="the state on a day"),
        pytest.param("30/09/2031 Balance £m", "30/09/2031", "2031-09-30", "balance", id="a day in figures"),
        pytest.param("30-31 Actuals", "2030-31", "2030-04-01", "actual", id="a year without its century"),
        pytest.param("Future plans", "Future plans", None, "", id="no date at all"),
    ],
)
def test_a_heading_of_money_says_a_period_and_a_measure(
    printed: str, period: str, start: str | None, measure: str
) -> None:
    """The period, its first day and the other words of a heading are told apart."""
    said = headed(printed)
    first = said.days.start.isoformat() if said.days and said.days.start else None
    assert (said.period, first, said.measure) == (period, start, measure)


def test_a_capital_programme_has_three_rows_of_headings() -> None:
    """The number of the year and the unit below a year are headings; spending before it and the whole cost measures."""
    found = read(
        table(
            ("Ref", "Scheme", "Total cost of scheme", "Prior years spend", "2031-32", "2032-33"),
            ("", "", "", "", "Year 1", "Year 2"),
            ("", "", "£000s", "£000s", "£000s", "£000s"),
            ("1", "Quay wall", "900", "100", "500", "300"),
            ("2", "Slipway", "70", "", "40", "30"),
        )
    )
    said = [values(r, "name", "measure", "value", "unit", "period_text", "period_end") for r in found.records]
    assert said == [
        ("Quay wall", "total_cost", 900.0, "£000", None, None),
        ("Quay wall", "prior_years", 100.0, "£000", None, None),
        ("Quay wall", "amount", 500.0, "£000", "2031-32", "2032-03-31"),
        ("Quay wall", "amount", 300.0, "£000", "2032-33", "2033-03-31"),
        ("Slipway", "total_cost", 70.0, "£000", None, None),
        ("Slipway", "amount", 40.0, "£000", "2031-32", "2032-03-31"),
        ("Slipway", "amount", 30.0, "£000", "2032-33", "2033-03-31"),
    ]
    assert found.findings == ()


def test_a_unit_in_one_cell_with_the_first_figure_is_the_columns() -> None:
    """Where the last row of the headings fell into the first row, its unit holds for all rows below."""
    found = read(
        table(
            ("Scheme", "2031-32", "2032-33"),
            ("Quay wall", "£000s\n500", "£000s\n300"),
            ("Slipway", "40", "30"),
        )
    )
    assert [values(r, "value", "unit") for r in found.records] == [
        (500.0, "£000"),
        (300.0, "£000"),
        (40.0, "£000"),
        (30.0, "£000"),
    ]


def test_one_heading_over_two_columns_gives_two_records_of_their_own() -> None:
    """Columns with one heading have ids of their own, told apart by the headings above them."""
    found = read(
        heading("Costs compared, £m"),
        table(
            ("", "New plan", "New plan", "Old plan", "Old plan"),
            ("Service", "2031-32", "2032-33", "2031-32", "2032-33"),
            ("Ferries", "4.0", "5.0", "3.0", "3.5"),
        ),
    )
    assert [r.values["value"] for r in found.records] == [4.0, 5.0, 3.0, 3.5]
    assert len({r.place for r in found.records}) == 4
    assert {r.values["period_start"] for r in found.records} == {"2031-04-01", "2032-04-01"}


def test_headings_alike_but_for_the_first_are_of_one_layout() -> None:
    """A first heading that no layout knows is its rows' section, where the others are those of the table above."""
    found = read(
        table(("Ferry services KPIs", *RATED), ("Sailings on time", "GREEN", "AMBER", "↑")),
        Paragraph("The moorings had a quiet quarter, and most of what was planned for them was done.", Span(line=9)),
        table(("Moorings and pontoons", *RATED), ("Berths let", "RED", "RED", "↓")),
    )
    assert [values(r, "section", "name", "series", "rag", "direction") for r in found.records] == [
        ("Ferry services", "Sailings on time", "actual", "green", "up"),
        ("Ferry services", "Sailings on time", "previous", "amber", None),
        ("Moorings and pontoons", "Berths let", "actual", "red", "down"),
        ("Moorings and pontoons", "Berths let", "previous", "red", None),
    ]


@pytest.mark.parametrize(
    ("printed", "rag", "direction"),
    [
        pytest.param("GREEN ↓", "green", "down", id="the arrow behind"),
        pytest.param("↑ Amber", "amber", "up", id="the arrow before"),
        pytest.param("Target met", "green", None, id="a word of the scale"),
        pytest.param("Within tolerance", "amber", None, id="missed, but not by much"),
        pytest.param("Below target", "red", None, id="missed"),
    ],
)
def test_a_rating_may_stand_with_its_arrow_or_in_words(printed: str, rag: str, direction: str | None) -> None:
    """A cell of ratings says the colour in words, and the direction where an arrow stands beside it."""
    found = read(table(("Indicator", "Current value", "Target", "RAG"), ("Berths let", "81%", "80%", printed)))
    (actual,) = (r for r in found.records if r.values["series"] == "actual")
    assert values(actual, "rag", "direction") == (rag, direction)
    assert found.findings == ()


def test_a_total_of_all_groups_is_of_none() -> None:
    """A total that names another thing than the group above it does not keep that group's name."""
    found = read(
        table(
            ("Scheme", "2031-32 £000", "2032-33 £000"),
            ("Harbour", "", ""),
            ("Quay wall", "5", "6"),
            ("Total harbour", "5", "6"),
            ("Fleet", "", ""),
            ("Ferry", "1", "1"),
            ("Total single schemes", "6", "7"),
        )
    )
    groups = {r.values["name"]: r.values.get("group_name") for r in found.records}
    assert groups == {
        "Quay wall": "Harbour",
        "Total harbour": "Harbour",
        "Ferry": "Fleet",
        "Total single schemes": None,
    }


def test_totals_of_one_name_are_each_of_the_group_they_close() -> None:
    """A total that stands again and again, each time below another group, is that group's."""
    found = read(
        table(
            ("Scheme", "2031-32 £000", "2032-33 £000"),
            ("Harbour", "", ""),
            ("Quay wall", "5", "6"),
            ("Total works", "5", "6"),
            ("Fleet", "", ""),
            ("Ferry", "1", "1"),
            ("Total works", "1", "1"),
            ("Total programme", "6", "7"),
        )
    )
    totals = {(r.values["name"], r.values.get("group_name")) for r in found.records if r.values.get("is_total")}
    assert totals == {("Total works", "Harbour"), ("Total works", "Fleet"), ("Total programme", None)}


def test_a_cell_over_the_group_and_the_name_is_the_name() -> None:
    """A name that runs over the column of the groups is no group of its own."""
    cells = (
        *(Cell(0, c, text, Span(line=1)) for c, text in enumerate(("Scheme", "Dir", "2031-32 £000"))),
        *(Cell(1, c, text, Span(line=2)) for c, text in enumerate(("Quay wall", "HBR", "5"))),
        Cell(2, 0, "Grants", Span(line=3), column_span=2),
        Cell(2, 2, "5", Span(line=3)),
    )
    found = read(Table(cells, 3, 3, Span(line=1)))
    assert [values(r, "group_name", "name") for r in found.records] == [("HBR", "Quay wall"), (None, "Grants")]


def test_an_action_plan_of_commitments_gives_actions() -> None:
    """What somebody has committed to, by whom, by when and how it is measured, is an action."""
    found = read(
        table(
            ("What we have committed to", "Led by", "Timescale", "Measure", "Shared outcome"),
            ("Train all pilots in first aid", "Harbour master", "March 2032", "Pilots trained", "SO1"),
        )
    )
    (action,) = found.records
    assert values(action, "kind", "name", "lead", "due_end", "success_measures", "outcome") == (
        "action",
        "Train all pilots in first aid",
        "Harbour master",
        "2032-03-31",
        "Pilots trained",
        "SO1",
    )


def test_plans_beside_commitments_are_their_activities() -> None:
    """A table of commitments and the plans that deliver them gives commitments under the theme above them."""
    found = read(
        table(
            ("What we have committed to", "Strategies / plans in place to deliver"),
            ("Keep the harbour clean", ""),
            ("Collect more waste", "Waste plan\nPort byelaws"),
        )
    )
    assert [values(r, "theme", "commitment", "activities") for r in found.records] == [
        ("Keep the harbour clean", "Collect more waste", "Waste plan\nPort byelaws")
    ]


def test_a_list_of_planned_releases_gives_milestones() -> None:
    """What is to be published, what it holds and when it first appears is a planned milestone."""
    found = read(
        table(
            ("Dataset name", "Description of data", "To be first published (date)", "Frequency of update"),
            ("Berth prices", "What each berth costs", "June 2031", "Yearly"),
        )
    )
    (release,) = found.records
    assert values(release, "kind", "basis", "name", "narrative", "due_end") == (
        "milestone",
        "planned",
        "Berth prices",
        "What each berth costs",
        "2031-06-30",
    )


@pytest.mark.parametrize(
    ("line", "programme", "lead"),
    [
        pytest.param("Tide gauges – Lead AB/CD", "Tide gauges", "AB/CD", id="who leads, behind a dash"),
        pytest.param("Tide gauges – AB/CDe", "Tide gauges", "AB/CDe", id="initials alone"),
        pytest.param("Tide gauges", "Tide gauges", None, id="no initials"),
    ],
)
def test_a_line_above_a_list_of_actions_is_its_title(line: str, programme: str, lead: str | None) -> None:
    """A short line directly above a list without headings names its programme, and who leads it."""
    found = read(Paragraph(line, Span(line=1)), table(("Write to the agency", "New"), ("Set up a meeting", "Ongoing")))
    assert [values(r, "programme", "lead", "status") for r in found.records] == [
        (programme, lead, "not_started"),
        (programme, lead, "in_progress"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("HB (7) Harbour Board Action Log", id="a log's own name"),
        pytest.param("Status of actions from the last meeting", id="actions of a meeting"),
    ],
)
def test_the_title_of_a_log_is_no_programme(title: str) -> None:
    """A heading that says no more than that a table is the log of actions names no programme."""
    log = table(("Action", "Deadline", "Progress"), ("Buy a buoy", "June 2031", "Complete"))
    assert [r.values.get("programme") for r in read(heading(title), log).records] == [None]


@pytest.mark.parametrize(
    ("rows", "layout"),
    [
        pytest.param(
            (("To:", "Harbour Board"), ("Subject:", "Dredging"), ("Classification:", "Open")), "front-page", id="front"
        ),
        pytest.param(
            (("Amendment name:", "Free berths"), ("Proposer:", "A. Reed"), ("Directorate:", "Harbour")),
            "front-page",
            id="form",
        ),
        pytest.param(
            (("GREEN", "The target was reached"), ("AMBER", "Near the target"), ("RED", "Far from it")), "key", id="key"
        ),
        pytest.param(
            (("KPI summary", "GREEN", "AMBER", "RED", "↑", "↓"), ("", "2", "1", "", "3", "")),
            "rating-counts",
            id="counts",
        ),
        pytest.param((("Term", "Definition"), ("Berth", "A place for a ship")), "glossary", id="glossary"),
        pytest.param(
            (("Option", "Advantages", "Disadvantages"), ("Do nothing", "Cheap", "Silt")), "options", id="options"
        ),
        pytest.param(
            (("Issue raised", "Response"), ("Gulls steal chips", "Noted")), "questions", id="questions and answers"
        ),
        pytest.param(
            (("AGE", "Number of respondents", "% of respondents"), ("0-15", "21", "2%")), "survey-answers", id="survey"
        ),
    ],
)
def test_tables_known_for_what_they_are_are_no_finding(rows: tuple[tuple[str, ...], ...], layout: str) -> None:
    """Front pages, forms, keys and the like are kept whole under their own name, and nobody is asked about them."""
    assert layout_of(table(*rows)) == (layout, [])


def test_other_words_are_still_unrecognised() -> None:
    """A table of which only a part looks like a front page is not taken for one."""
    rows = (("Subject:", "Dredging"), ("Silt at berth 4", "310 t"), ("Silt at berth 5", "290 t"), ("Mud", "12 t"))
    assert layout_of(table(*rows)) == (None, ["table-unrecognised"])


def test_a_sentence_is_no_heading() -> None:
    """Words too long for a heading claim no column, whatever they speak of."""
    said = "Services, attached as an annex. These definitions help to read the data: requests are those that were " * 2
    assert layout_of(table(("Area", said), ("Quay", "36"), ("Slip", "12")))[0] is None
