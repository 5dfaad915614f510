"""Tables in the headings that councils of all kinds print, each read into the records that an officer would expect."""

from __future__ import annotations

import pytest

from tests.extract_tables.printed import heading, read, table, values


@pytest.mark.parametrize(
    ("heads", "row", "wanted"),
    [
        pytest.param(
            ("Ref", "Delivery Plan Milestone", "Milestone Due Date", "RAG Status", "Commentary"),
            ("1.1", "Publish the harbour plan", "31/03/2031", "Amber", "Two owners are left."),
            ("1.1", "Publish the harbour plan", "2031-03-31", "at_risk", None),
            id="delivery-plan",
        ),
        pytest.param(
            ("Code", "Performance Plan Actions", "Responsible Person", "Target Date", "Status", "Progress"),
            ("P1", "Review the moorings", "Harbour Master", "31-Mar-2031", "Some Slippage", "35%"),
            ("P1", "Review the moorings", "2031-03-31", "at_risk", "Harbour Master"),
            id="plan-actions",
        ),
        pytest.param(
            ("Action", "Lead", "Timescale", "BRAG", "Evidence of impact", "Progress update (May 2031)"),
            ("Train all pilots", "Chief Pilot", "July 2031", "B", "Every pilot passed", "Done in June."),
            (None, "Train all pilots", "2031-07-31", "complete", "Chief Pilot"),
            id="inspectors-plan-without-numbers",
        ),
        pytest.param(
            ("Recommendation", "Action", "Lead", "Timescale", "Progress as at May 2031", "RAG"),
            ("Hear the users", "Hold a yearly open day", "Clerk", "June 2031", "Date set", "Green"),
            (None, "Hold a yearly open day", "2031-06-30", "on_track", "Clerk"),
            id="peer-review",
        ),
        pytest.param(
            ("Meeting date", "Agenda item", "Decision", "Officer responsible", "Target completion", "Position"),
            ("5 June 2031", "Item 8 Tolls", "Freeze the toll", "Treasurer", "July 2031", "In hand"),
            (None, "Freeze the toll", "2031-07-31", "in_progress", "Treasurer"),
            id="decision-tracker",
        ),
        pytest.param(
            ("Number", "Date", "Action / Recommendation", "Update", "Who and when"),
            ("HB 5/31", "12 June 2031", "Show the tide tables", "Sent on 3 July", "Clerk"),
            ("HB 5/31", "Show the tide tables", None, None, "Clerk"),
            id="actions-and-recommendations",
        ),
        pytest.param(
            ("No.", "Action", "By whom", "By when"),
            ("1", "Send round the slides", "CB", "5 March 2031"),
            ("1", "Send round the slides", "2031-03-05", None, "CB"),
            id="no-status",
        ),
        pytest.param(
            ("Project", "Stage", "Overall RAG", "Update"),
            ("Sea wall", "Design", "Red", "No bids came."),
            (None, "Sea wall", None, "off_track", None),
            id="projects",
        ),
    ],
)
def test_trackers(heads: tuple[str, ...], row: tuple[str, ...], wanted: tuple[object, ...]) -> None:
    """Plans and trackers give one reading a row, whatever their columns are called."""
    found = read(table(heads, row))
    assert [values(r, "reference", "name", "due_end", "status", "lead") for r in found.records] == [wanted]
    assert found.findings == ()


def test_recommendations_keep_both_dates() -> None:
    """A tracker of audit recommendations gives the date first agreed and the revised one."""
    found = read(
        table(
            ("Audit", "Recommendation", "Responsible Officer", "Original Due Date", "Revised Due Date", "Status"),
            ("Payroll", "Take leavers off in five days", "Head of HR", "31/03/31", "30/09/31", "Overdue"),
        )
    )
    assert [values(r, "programme", "basis", "due_end", "status") for r in found.records] == [
        ("Payroll", "baseline", "2031-03-31", None),
        ("Payroll", "reported", "2031-09-30", "off_track"),
    ]


def test_milestones_with_forecasts_are_no_matrix() -> None:
    """Columns of ratings and reasons beside dates are no stages of a project."""
    found = read(
        table(
            (
                "Project",
                "Milestone",
                "Baseline date",
                "Previous forecast",
                "Current forecast",
                "RAG",
                "Reason for change",
            ),
            ("Quay", "Start on site", "Sep 2031", "Jan 2032", "Apr 2032", "Red", "Late bids"),
        )
    )
    assert [values(r, "programme", "name", "stage", "basis", "due_end") for r in found.records] == [
        ("Quay", "Start on site", None, "baseline", "2031-09-30"),
        ("Quay", "Start on site", None, "previous", "2032-01-31"),
        ("Quay", "Start on site", None, "reported", "2032-04-30"),
    ]


def test_a_rating_beside_quarters_is_of_the_latest_one() -> None:
    """A row's rating, arrow and comment hold for the latest quarter that has a figure, not for those before it."""
    found = read(
        table(
            ("Measure", "Good is", "Q1 31/32", "Q2 31/32", "Q3 31/32", "Target", "RAG", "Comments"),
            ("Calls answered", "High", "72%", "78%", "", "80%", "Amber", "Two posts are empty."),
        )
    )
    assert [values(r, "series", "period_text", "value", "rag", "note") for r in found.records] == [
        ("actual", "Q1 31/32", 72.0, None, None),
        ("actual", "Q2 31/32", 78.0, "amber", "Two posts are empty."),
        ("target", None, 80.0, None, None),
    ]
    assert found.findings == ()


def test_a_rating_without_figures_is_kept() -> None:
    """Where no quarter has a figure, the rating stands with the last of them."""
    found = read(
        table(("KPI", "Q1 31/32", "Q2 31/32", "RAG"), ("Visits", "12", "15", "Red"), ("Calls", "", "n/a", "Grey"))
    )
    assert [values(r, "name", "period_text", "value", "rag") for r in found.records] == [
        ("Visits", "Q1 31/32", 12.0, None),
        ("Visits", "Q2 31/32", 15.0, "red"),
        ("Calls", "Q2 31/32", None, "grey"),
    ]


def test_a_quarter_without_a_year_is_of_the_papers_year() -> None:
    """A heading of "Q1" in a report on 2031/32 is the first quarter of that year."""
    found = read(table(("KPI", "Q1", "Q2"), ("Visits", "12", "15")), title="Performance in Quarter 2 2031/32")
    assert [values(r, "period_text", "period_end") for r in found.records] == [
        ("Q1", "2031-06-30"),
        ("Q2", "2031-09-30"),
    ]


def test_previous_and_current_period_are_values_where_they_hold_values() -> None:
    """What a column holds decides what its heading means."""
    found = read(
        table(
            ("KPI", "Polarity", "Previous period", "Current period", "Current RAG", "Previous RAG"),
            ("Rent collected", "Bigger is better", "97.1%", "97.9%", "Amber", "Red"),
        )
    )
    assert [values(r, "series", "value", "rag") for r in found.records] == [
        ("actual", 97.9, "amber"),
        ("previous", 97.1, "red"),
    ]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("heads", "row", "wanted"),
    [
        pytest.param(
            ("Risk No", "Risk Title", "Inherent Risk Score (LxI)", "Current Risk Score (LxI)", "Controls in place"),
            ("CR1", "The slip fails", "20 (5x4)", "12 (3x4)", "Survey"),
            (None, None, 12.0, 20.0, None),
            id="worked-out-scores",
        ),
        pytest.param(
            (
                "Risk",
                "Cause",
                "Effect",
                "Gross L",
                "Gross I",
                "Gross Score",
                "Mitigation",
                "Net L",
                "Net I",
                "Net score",
            ),
            ("Cyber attack", "Phishing", "Loss of systems", "5", "4", "20", "Training", "3", "4", "12"),
            ("3", "4", 12.0, 20.0, "Loss of systems"),
            id="gross-and-net-letters",
        ),
        pytest.param(
            ("Strategic risk", "Executive lead", "Likelihood", "Consequence", "Current score", "Key controls"),
            ("Wards are not staffed", "Chief Nurse", "4", "4", "16", "Bank staff"),
            ("4", "4", 16.0, None, None),
            id="consequence-in-figures-is-impact",
        ),
        pytest.param(
            ("Risk", "Likelihood", "Impact", "Mitigation"),
            ("The builder fails", "Low", "High", "Guarantee"),
            ("Low", "High", None, None, None),
            id="words",
        ),
    ],
)
def test_risks(heads: tuple[str, ...], row: tuple[str, ...], wanted: tuple[object, ...]) -> None:
    """Registers give likelihood, impact and scores under the headings of many kinds of body."""
    found = read(heading("Risk register"), table(heads, row))
    fields = ("likelihood", "impact", "score", "score_before", "consequence")
    assert [values(r, *fields) for r in found.records] == [wanted]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("above", "heads", "row", "wanted"),
    [
        pytest.param(
            "Month 8",
            ("Service", "Annual Budget £", "YTD Budget £", "YTD Actual £", "YTD Variance £", "Forecast Variance £"),
            ("Piers", "120", "80", "75", "(5)", "3"),
            {"annual_budget": 120, "budget_to_date": 80, "actual": 75, "variance_to_date": -5, "variance": 3},
            id="to-date-and-full-year",
        ),
        pytest.param(
            "Period 6",
            ("Directorate", "Original Budget £m", "Current Budget £m", "Projected Outturn £m", "Movement since P5 £m"),
            ("Place", "45.0", "44.7", "44.1", "0.2"),
            {"original_budget": 45, "annual_budget": 44.7, "forecast": 44.1, "change_in_variance": 0.2},
            id="original-and-current",
        ),
        pytest.param(
            "Savings",
            ("Saving", "Planned saving £m", "Delivered £m", "On track to deliver £m", "At risk £m", "Unachievable £m"),
            ("Shared fleet", "1.5", "0.6", "0.5", "0.3", "0.1"),
            {"target": 1.5, "delivered": 0.6, "on_track": 0.5, "at_risk": 0.3, "undeliverable": 0.1},
            id="savings",
        ),
        pytest.param(
            "Reserves",
            ("Reserve", "Balance 1 April 2031 £m", "Transfers in £m", "Transfers out £m", "Forecast balance £m"),
            ("Insurance", "4.2", "0.5", "(0.9)", "3.8"),
            {"opening_balance": 4.2, "movement_in": 0.5, "movement_out": -0.9, "closing_balance": 3.8},
            id="reserves",
        ),
        pytest.param(
            "Treasury management: investments held",
            ("Counterparty", "Principal £m", "Rate %"),
            ("Harbour Building Society", "5.0", "4.12"),
            {"principal": 5, "interest_rate": 4.12},
            id="investments",
        ),
    ],
)
def test_money(above: str, heads: tuple[str, ...], row: tuple[str, ...], wanted: dict[str, float]) -> None:
    """Each column of a finance table is the measure that its heading says, and none is taken for another."""
    found = read(heading(above), table(heads, row))
    assert {str(r.values["measure"]): r.values["value"] for r in found.records} == wanted
    assert found.findings == ()


def test_thousands_with_an_apostrophe_are_thousands() -> None:
    """£'000 is the unit £000, and the period beside it is only the period."""
    found = read(table(("Scheme", "2031/32 £'000", "Total £’000"), ("Sea wall", "4,500", "11,700")))
    assert [values(r, "measure", "period_text", "value", "unit") for r in found.records] == [
        ("amount", "2031/32", 4500.0, "£000"),
        ("total", None, 11700.0, "£000"),
    ]


def test_the_first_row_of_figures_is_no_heading() -> None:
    """A row of figures under headings is a row, though no title stands apart from it."""
    found = read(
        table(
            ("Prudential Indicator", "2030/31 Actual £m", "2031/32 Estimate £m"),
            ("Capital expenditure", "41.2", "60.5"),
            ("Authorised limit", "370", "400"),
        )
    )
    assert [r.values["name"] for r in found.records] == ["Capital expenditure"] * 2 + ["Authorised limit"] * 2


def test_figures_of_services_have_the_headings_as_names() -> None:
    """A table of services by figures gives an indicator for each heading, and the service as its section."""
    found = read(table(("Directorate", "Headcount", "Vacancies", "Turnover %"), ("Place", "866", "41", "9.8%")))
    assert [values(r, "section", "name", "value", "unit") for r in found.records] == [
        ("Place", "Headcount", 866.0, None),
        ("Place", "Vacancies", 41.0, None),
        ("Place", "Turnover %", 9.8, "%"),
    ]


def test_a_decision_that_stands_alone_is_an_item() -> None:
    """A forward plan that prints a small table for each decision gives an item for each."""
    found = read(
        table(
            ("Title", "Lease of the fish market"),
            ("Decision maker", "Cabinet"),
            ("Date of decision", "12 February 2031"),
            ("Key decision", "Yes"),
        )
    )
    assert [values(r, "title", "decision_taker", "meeting_date") for r in found.records] == [
        ("Lease of the fish market", "Cabinet", "2031-02-12"),
    ]


def test_columns_that_feed_no_field_are_named() -> None:
    """A column of a known table that has no place in its records is told, not passed over."""
    found = read(table(("No.", "Action", "By whom", "By when", "Cost"), ("1", "Mend the bell", "CB", "May 2031", "£5")))
    assert [(f.code, f.severity, "“Cost”" in f.message) for f in found.findings] == [("column-unread", "info", True)]


@pytest.mark.parametrize(
    ("status", "canonical"),
    [
        pytest.param("On track with some risk", "at_risk", id="on-track-with-risk"),
        pytest.param("On Track - Minor Issues", "at_risk", id="on-track-minor-issues"),
        pytest.param("Progressing with delays", "at_risk", id="progressing-with-delays"),
        pytest.param("Significant Slippage", "off_track", id="significant-slippage"),
        pytest.param("Will not be completed", "off_track", id="will-not"),
        pytest.param("Behind target", "off_track", id="behind-target"),
        pytest.param("Achieved", "complete", id="achieved"),
    ],
)
def test_status_words(status: str, canonical: str) -> None:
    """The words of many councils have their canonical status."""
    (record,) = read(table(("Action", "Owner", "Due", "Status"), ("Mend it", "CB", "May 2031", status))).records
    assert record.values["status"] == canonical
