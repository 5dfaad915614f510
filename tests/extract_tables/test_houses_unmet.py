"""Tables of houses whose words no layout was made for: risk schedules, plans, targets, and plain lists of money."""

from __future__ import annotations

import json

import pytest

from papers2data.extract.tables import read_tables
from papers2data.model import Document
from papers2data.schema.load import schemas
from tests.extract_tables.printed import SOURCE, heading, read, table, values

Row = tuple[str, ...]
Wanted = list[tuple[object, ...]]


@pytest.mark.parametrize(
    ("rows", "names", "wanted"),
    [
        pytest.param(
            (
                ("Subject", "Risk(s) identified", "H/M/L", "Management/control of risk", "Review/Assess/Revise"),
                ("Pond", "A child falls in", "M", "Rails checked monthly", "Signs wanted"),
                ("", "Weed spreads", "L", "Raked in May", "None"),
            ),
            ("category", "title", "rating", "score", "further_action"),
            [("Pond", "A child falls in", "M", None, "Signs wanted"), ("Pond", "Weed spreads", "L", None, "None")],
            id="letters-under-a-subject",
        ),
        pytest.param(
            (
                ("Risk", "Inherent rating", "Mitigation", "Residual rating", "Next review"),
                ("Ferry breaks down", "Very high", "Spare engine", "Medium", "May 2031"),
            ),
            ("title", "rating_before", "rating", "review"),
            [("Ferry breaks down", "Very high", "Medium", "May 2031")],
            id="words-before-and-after",
        ),
        pytest.param(
            (
                ("Risk", "Likelihood", "Impact", "Mitigated likelihood", "Mitigated impact"),
                ("Kiln bursts", "Possible", "Major", "Rare", "Minor"),
            ),
            ("likelihood_before", "impact_before", "likelihood", "impact"),
            [("Possible", "Major", "Rare", "Minor")],
            id="plain-beside-mitigated",
        ),
        pytest.param(
            (
                ("Risk", "Likelihood", "Impact", "Controls", "Likelihood", "Impact"),
                ("Kiln bursts", "4", "5", "Yearly test", "2", "5"),
            ),
            ("likelihood_before", "impact_before", "likelihood", "impact"),
            [("4", "5", "2", "5")],
            id="said-again-behind-the-controls",
        ),
        pytest.param(
            (
                ("Topic", "Risk identified", "Risk level 1-5", "Internal control"),
                ("Deeds", "Loss by damp", "3", "Safe"),
            ),
            ("title", "score", "rating"),
            [("Loss by damp", 3.0, None)],
            id="level-in-figures-is-a-score",
        ),
    ],
)
def test_risk_schedules(rows: tuple[Row, ...], names: Row, wanted: Wanted) -> None:
    """A rating in words or letters stays as printed, and the rating without controls is told from that with them."""
    found = read(heading("Risk schedule"), table(*rows))
    assert [values(record, *names) for record in found.records] == wanted


@pytest.mark.parametrize(
    ("rows", "names", "wanted"),
    [
        pytest.param(
            (("Action", "By whom", "By when", "Achieved"), ("Mend the weir", "Clerk", "May 2031", "Not yet")),
            ("name", "lead", "due_text", "status"),
            [("Mend the weir", "Clerk", "May 2031", "not_started")],
            id="by-whom-by-when",
        ),
        pytest.param(
            (
                ("Objective", "Implementation", "Who", "Timescale", "Achieved"),
                ("Dry lanes", "Dig two drains", "Clerk", "May 2031", "Yes"),
            ),
            ("programme", "name", "due_text", "status_text", "status"),
            [("Dry lanes", "Dig two drains", "May 2031", "Yes", "complete")],
            id="implementation-and-a-yes",
        ),
        pytest.param(
            (("Action", "Who", "Date"), ("Mend the weir", "Clerk", "3 May 2031")),
            ("name", "due_text", "raised_text"),
            [("Mend the weir", "3 May 2031", None)],
            id="date-behind-the-action-is-due",
        ),
        pytest.param(
            (("Date", "Action", "Who", "Deadline"), ("3 May 2031", "Mend the weir", "Clerk", "June 2031")),
            ("raised_text", "due_text"),
            [("3 May 2031", "June 2031")],
            id="date-before-the-action-is-when-it-was-raised",
        ),
        pytest.param(
            (("What we will do", "How we’ll know", "When"), ("Plant oaks", "Forty stand", "Spring 2031")),
            ("name", "success_measures", "due_text"),
            [("Plant oaks", "Forty stand", "Spring 2031")],
            id="how-we-will-know",
        ),
        pytest.param(
            (("Desired outcome", "Lead", "Deadline"), ("Cleaner river", "Warden", "July 2031")),
            ("name", "lead", "due_text"),
            [("Cleaner river", "Warden", "July 2031")],
            id="outcome-in-place-of-an-action",
        ),
        pytest.param(
            (("Recommendation", "Response", "Owner", "Date"), ("Lock the shed", "Agreed", "Clerk", "3 May 2031")),
            ("name", "narrative", "lead", "due_text", "basis"),
            [("Lock the shed", "Agreed", "Clerk", "3 May 2031", "reported")],
            id="recommendation-and-response",
        ),
        pytest.param(
            (
                ("Issue", "Action", "Responsible", "Target date", "Progress"),
                ("Mud", "Lay gravel", "Warden", "May 2031", "On track"),
            ),
            ("programme", "name", "lead", "status"),
            [("Mud", "Lay gravel", "Warden", "on_track")],
            id="issue-is-what-the-action-is-under",
        ),
    ],
)
def test_plans(rows: tuple[Row, ...], names: Row, wanted: Wanted) -> None:
    """An action has who, when and how it is known to be done under the words of any plan."""
    assert [values(record, *names) for record in read(table(*rows)).records] == wanted


@pytest.mark.parametrize(
    "word", ["Aim", "Goal", "Threshold", "Standard", "Expected", "Target"], ids=lambda word: word.casefold()
)
def test_target_above_a_year(word: str) -> None:
    """A year below a word for what is aimed at heads a target and no reading, on one level or two."""
    one = table(("Indicator", f"{word} 2031/32", "2031/32"), ("Trips", "95", "91"))
    two = table(("Indicator", word, "Actual"), ("", "2031/32", "2031/32"), ("Trips", "95", "91"))
    bare = table(("Indicator", word, "2031/32"), ("Trips", "95", "91"))
    assert [values(r, "series", "value") for r in read(bare).records if r.values["series"] == "target"] == [
        ("target", 95.0)
    ]
    for printed in (one, two):
        found = sorted(values(r, "series", "value", "period_text") for r in read(printed).records)
        assert found == [("actual", 91.0, "2031/32"), ("target", 95.0, "2031/32")]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(
            (("Item", "£"), ("Rent", "420.00"), ("Total", "420.00")),
            [("Rent", "amount", 420.0, None, False), ("Total", "amount", 420.0, None, True)],
            id="item-and-pounds",
        ),
        pytest.param(
            (("Receipts", "£"), ("Tolls", "90"), ("Payments", "£"), ("Tar", "30"), ("Net", "60")),
            [
                ("Tolls", "amount", 90.0, "Receipts", False),
                ("Tar", "amount", 30.0, "Payments", False),
                ("Net", "amount", 60.0, "Payments", True),
            ],
            id="sections-by-headings-said-again",
        ),
        pytest.param(
            (("Programme", "Amount (£)", "%"), ("Clubs", "18,000", "45")),
            [("Clubs", "amount", 18000.0, None, False), ("Clubs", "share", 45.0, None, False)],
            id="share-beside-amount",
        ),
        pytest.param(
            (
                ("Heading", "Budget", "Spend to date", "Committed", "Remaining", "% spent"),
                (
                    "Tar",
                    *"98615",
                ),
            ),
            [
                ("Tar", "committed", 6.0, None, False),
                ("Tar", "percent_spent", 5.0, None, False),
                ("Tar", "annual_budget", 9.0, None, False),
                ("Tar", "actual", 8.0, None, False),
                ("Tar", "remaining", 1.0, None, False),
            ],
            id="spent-committed-remaining",
        ),
    ],
)
def test_plain_money(rows: tuple[Row, ...], wanted: Wanted) -> None:
    """A plain list of money gives each amount, its section and whether it is a total; a share is no amount."""
    found = [values(r, "name", "measure", "value", "group_name", "is_total") for r in read(table(*rows)).records]
    assert found == wanted


def test_each_year_of_a_budget() -> None:
    """Columns of one kind with other years are records of their own, each with its year."""
    found = read(
        table(
            ("", "Actual 2029/30", "Budget 2030/31", "Actual to date", "Projected 2030/31", "Proposed 2031/32"),
            ("Lamps", "1,000", "1,100", "600", "1,150", "1,200"),
        )
    )
    assert sorted(
        values(r, "measure", "value", "period_text") for r in found.records if r.values.get("period_text")
    ) == [
        ("actual", 1000.0, "2029/30"),
        ("annual_budget", 1100.0, "2030/31"),
        ("forecast", 1150.0, "2030/31"),
        ("proposed_budget", 1200.0, "2031/32"),
    ]
    assert len(found.records) == 5


def test_bank_reconciliation() -> None:
    """A bank reconciliation is known for what it is, and is no list of money."""
    printed = table(("Account", "£"), ("Balance per statement", "90.00"), ("Less unpresented cheques", "30.00"))
    found, layouts = read_tables(Document(SOURCE, (), (printed,)), (), schemas())
    assert (list(layouts.values()), found.records, found.findings) == (["bank-reconciliation"], (), ())


@pytest.mark.parametrize(
    ("rows", "records", "codes"),
    [
        pytest.param((("Tar", "", "", ""), ("Salt", "", "", "")), 0, ["table-without-records"], id="no-row"),
        pytest.param((("Tar", "9", "8", ""), ("Salt", "-", "-", "Put off")), 2, ["row-without-record"], id="one-row"),
        pytest.param((("Tar", "9", "8", ""), ("Salt", "-", "-", "")), 2, [], id="row-that-says-nothing"),
    ],
)
def test_rows_without_records(rows: tuple[Row, ...], records: int, codes: list[str]) -> None:
    """A table that a layout knows, or a row of it that states something, is told of where no record comes of it."""
    found = read(table(("Heading", "Budget", "Actual", "Notes"), *rows))
    assert (len(found.records), [finding.code for finding in found.findings]) == (records, codes)


def test_kept_table_that_asks_for_records() -> None:
    """Words of an owner and of a date due in a list of points and answers bring the finding of an unknown table."""
    plain = read(table(("Issue raised", "Response"), ("Noise", "Hours are cut")))
    asking = read(table(("Points raised", "Responses", "Officer view", "RAG"), ("Noise", "Hours are cut", "A", "Red")))
    assert plain.findings == ()
    assert [finding.code for finding in asking.findings] == ["table-unrecognised"]


def test_mitigations_of_a_schedule() -> None:
    """What is done about a risk is a list under any heading of control."""
    (risk,) = read(
        heading("Risks"), table(("Area", "Risk", "Level", "Control"), ("Hall", "Fire", "Low", "Alarm tested"))
    ).records
    assert json.loads(str(risk.values["mitigations"])) == ["Alarm tested"]


def test_amounts_without_headings() -> None:
    """A list of names and sums in pounds is a list of money, headings or none."""
    found = read(table(("Slipway", "£1,200"), ("Moorings", "£340.50")))
    assert [values(r, "name", "measure", "value", "unit") for r in found.records] == [
        ("Slipway", "amount", 1200.0, "£"),
        ("Moorings", "amount", 340.5, "£"),
    ]
