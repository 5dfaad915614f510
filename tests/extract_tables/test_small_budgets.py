"""Budgets, accounts and registers of small houses: what their columns are, which rows are totals, what groups them."""

from __future__ import annotations

from papers2data.extract.found import Found
from tests.extract_tables.printed import heading, read, table, values


def _lines(found: Found, *names: str) -> list[tuple[object, ...]]:
    return [values(record, *names) for record in found.records]


def test_two_budgets_of_short_years() -> None:
    """Each of two columns of budgets is of its own year, although the years are printed without their century."""
    found = read(
        table(
            ("Heading", "Budget 31/32", "Actual to 30 Sep", "Forecast", "Budget 32/33"),
            ("Office", "", "", "", ""),
            ("Postage", "120.00", "61.50", "118.00", "125.00"),
        )
    )
    assert _lines(found, "name", "group_name", "measure", "value", "period_text") == [
        ("Postage", "Office", "annual_budget", 120.0, "2031/32"),
        ("Postage", "Office", "actual", 61.5, None),
        ("Postage", "Office", "forecast", 118.0, None),
        ("Postage", "Office", "annual_budget", 125.0, "2032/33"),
    ]


def test_total_beside_the_names() -> None:
    """A total whose word stands under the details is a row of its own, not the end of the payment above it."""
    found = read(
        table(
            ("Payee", "Details", "Amount", "VAT", "Total"),
            ("Ann Finch", "Seed", "10.00", "2.00", "12.00"),
            ("", "TOTAL", "10.00", "2.00", "12.00"),
        )
    )
    assert _lines(found, "name", "measure", "value", "is_total") == [
        ("Ann Finch", "payment", 12.0, False),
        ("Ann Finch", "payment_net", 10.0, False),
        ("Ann Finch", "vat", 2.0, False),
        ("TOTAL", "payment", 12.0, True),
        ("TOTAL", "payment_net", 10.0, True),
        ("TOTAL", "vat", 2.0, True),
    ]


def test_figures_below_figures() -> None:
    """A row without a name whose figures stand below figures is no second half of the row above, and is told."""
    found = read(table(("Payee", "Net", "VAT"), ("Ann Finch", "10.00", "2.00"), ("", "7.00", "1.40")))
    assert _lines(found, "name", "value") == [("Ann Finch", 10.0), ("Ann Finch", 2.0)]
    assert [finding.code for finding in found.findings] == ["row-without-start"]


def test_group_with_its_code() -> None:
    """A code and a name without a figure title the lines below them."""
    found = read(
        table(
            ("Code", "Cost centre", "Actual Year To Date", "Current Annual Bud"),
            ("101", "Town hall", "", ""),
            ("4000", "Wages", "1,200", "2,400"),
            ("", "Town hall total", "1,200", "2,400"),
        )
    )
    assert _lines(found, "reference", "name", "group_name", "measure", "is_total")[::2] == [
        ("4000", "Wages", "101 Town hall", "annual_budget", False),
        (None, "Town hall total", "101 Town hall", "annual_budget", True),
    ]


def test_side_by_side() -> None:
    """Receipts and payments printed beside each other are two tables, and each line is of its own side."""
    found = read(
        table(
            ("Receipts", "£", "Payments", "£"),
            ("Precept", "12,000", "Wages", "5,400"),
            ("Interest", "45", "Insurance", "610"),
        )
    )
    assert _lines(found, "group_name", "name", "value") == [
        ("Receipts", "Precept", 12000.0),
        ("Receipts", "Interest", 45.0),
        ("Payments", "Wages", 5400.0),
        ("Payments", "Insurance", 610.0),
    ]
    assert len({record.place for record in found.records}) == 4


def test_a_sum_without_a_name_for_it() -> None:
    """A last row that is the sum of all above it in every column is a total, whatever it is called."""
    found = read(
        table(
            ("Service", "Budget £m", "Forecast £m"),
            ("Adults", "1,204.1", "1,210.0"),
            ("Children", "302.6", "301.2"),
            ("All together", "1,506.7", "1,511.2"),
        )
    )
    assert _lines(found, "name", "is_total")[::2] == [("Adults", False), ("Children", False), ("All together", True)]


def test_no_sum() -> None:
    """A last row that adds up in one column only is a line like any other."""
    found = read(
        table(
            ("Service", "Budget £m", "Forecast £m"),
            ("Adults", "10.0", "11.0"),
            ("Children", "20.0", "21.0"),
            ("Highways", "30.0", "29.5"),
        )
    )
    assert [record.values["is_total"] for record in found.records] == [False] * 6


def test_reserves_side_by_side() -> None:
    """Where reserves stand side by side, each figure is of its movement and of its reserve."""
    found = read(
        heading("Earmarked reserves"),
        table(
            ("All figures in £m", "Schools", "Early years"),
            ("Balance at 1 April 2031", "4.1", "-2.0"),
            ("Movement in year", "-1.0", "0.4"),
        ),
    )
    assert _lines(found, "name", "group_name", "value", "unit") == [
        ("Balance at 1 April 2031", "Schools", 4.1, "£m"),
        ("Balance at 1 April 2031", "Early years", -2.0, "£m"),
        ("Movement in year", "Schools", -1.0, "£m"),
        ("Movement in year", "Early years", 0.4, "£m"),
    ]


def test_three_levels_of_headings() -> None:
    """What stands over a heading tells two columns of one name apart, on whichever level it is printed."""
    found = read(
        table(
            ("Service", "2031/32 £m", "2031/32 £m", "2031/32 £m", "2031/32 £m"),
            ("Service", "Full year", "Full year", "Year to date", "Year to date"),
            ("Service", "Budget", "Forecast", "Budget", "Actual"),
            ("Roads", "8.0", "8.4", "4.0", "4.3"),
        )
    )
    assert _lines(found, "measure", "value") == [
        ("budget_to_date", 4.0),
        ("annual_budget", 8.0),
        ("actual", 4.3),
        ("forecast", 8.4),
    ]


def test_quarters_of_two_years() -> None:
    """Quarters of one name under two years are those of their own year."""
    found = read(
        table(
            ("Indicator", "2030/31", "2030/31", "2031/32", "2031/32"),
            ("Indicator", "Q1", "Q2", "Q1", "Q2"),
            ("Rent collected", "97%", "98%", "96%", "99%"),
        )
    )
    assert _lines(found, "value", "period_start") == [
        (97.0, "2030-04-01"),
        (98.0, "2030-07-01"),
        (96.0, "2031-04-01"),
        (99.0, "2031-07-01"),
    ]


def test_targets_with_signs() -> None:
    """A target with a sign is its figure, while a result with one stays as it is printed."""
    found = read(table(("Indicator", "Actual", "Target"), ("Calls", "91%", "≥ 95%"), ("Falls", "<5", "10 or fewer")))
    assert _lines(found, "name", "series", "value", "value_text") == [
        ("Calls", "actual", 91.0, "91%"),
        ("Calls", "target", 95.0, "≥ 95%"),
        ("Falls", "actual", None, "<5"),
        ("Falls", "target", 10.0, "10 or fewer"),
    ]


def test_results_in_letters() -> None:
    """Ratings of credit are values without a number, and nothing about them is left unread."""
    found = read(heading("Treasury"), table(("Credit risk indicator", "Actual", "Target"), ("Average", "AA+", "AA-")))
    assert _lines(found, "series", "value", "value_text") == [("actual", None, "AA+"), ("target", None, "AA-")]
    assert found.findings == ()


def test_titles_in_a_register() -> None:
    """A lone word above the first risk is the title of a group, and so are those like it further down."""
    found = read(
        heading("Risk register"),
        table(
            ("Risk identified", "Level of risk", "Management of risk"),
            ("Money", "", ""),
            ("Loss of cash", "Low", "Little is held"),
            ("Staff", "", ""),
            ("Loss of the clerk", "High", "A locum is known"),
        ),
    )
    assert _lines(found, "group_name", "title", "rating") == [
        ("Money", "Loss of cash", "Low"),
        ("Staff", "Loss of the clerk", "High"),
    ]


def test_key_to_scores() -> None:
    """A key that says what each score means holds no risks."""
    found = read(
        heading("Risk management"),
        table(
            ("Score", "Likelihood", "Description"),
            ("1", "Rare", "Less than one in twenty"),
            ("2", "Unlikely", "One in five"),
        ),
    )
    assert ([finding.code for finding in found.findings], found.records) == (["table-unrecognised"], ())


def test_score_with_its_word() -> None:
    """A score printed with its rating is a number, and the rating stands beside it."""
    found = read(
        heading("Risk assessment"),
        table(("Risk", "Likelihood", "Impact", "Score", "Controls"), ("Fire", "3", "3", "9 - Medium", "Alarms")),
    )
    assert _lines(found, "title", "score", "rating") == [("Fire", 9.0, "Medium")]
