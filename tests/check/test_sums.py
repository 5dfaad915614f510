"""What is questioned about budgets, matrices of milestones and risk registers."""

from __future__ import annotations

import pytest

from papers2data.check.rows.matrices import Shift
from papers2data.check.rules.matrices import differences
from papers2data.check.rules.money import contradicted
from papers2data.check.rules.risks import grown, left, scores
from papers2data.check.rules.sums import arithmetic
from tests.check.made import SERIES, at, budget, codes, messages, risk, statement


def test_totals_that_are_wrong() -> None:
    """A total that differs from its rows is questioned, where another column shows what it adds up."""
    rows = [
        budget(1, "Quays", annual_budget="100", forecast="110"),
        budget(2, "Locks", annual_budget="50", forecast="45"),
        budget(3, "Total", total=True, annual_budget="150", forecast="165"),
    ]
    assert messages(arithmetic(rows)) == [
        "“Total” prints a forecast of 165, but the rows that it adds up come to 155: 10 apart."
    ]


def test_measures_have_their_article() -> None:
    """What a total prints is told in good English."""
    rows = [
        budget(1, "Quays", amount="100", forecast="110"),
        budget(2, "Locks", amount="50", forecast="45"),
        budget(3, "Total", total=True, amount="160", forecast="155"),
    ]
    assert messages(arithmetic(rows)) == [
        "“Total” prints an amount of 160, but the rows that it adds up come to 150: 10 apart."
    ]


def test_totals_of_levels_that_are_right() -> None:
    """Totals of parts and a total of these totals are let be, and so is a column that no way of adding is meant for."""
    rows = [
        budget(1, "Quays", total_cost="100", prior_years="10", average_rate="4"),
        budget(2, "Total rolling programmes", total=True, total_cost="100", prior_years="10", average_rate="4"),
        budget(3, "Ferry", "Fleet", total_cost="7", prior_years="2", average_rate="5"),
        budget(4, "Tugs", "Fleet", total_cost="3", prior_years="3", average_rate="6"),
        budget(5, "Total single projects", total=True, total_cost="10", prior_years="5", average_rate="5"),
        budget(6, "Total - Harbour", total=True, total_cost="110", prior_years="15", average_rate="5"),
    ]
    assert codes(arithmetic(rows)) == []


def test_totals_that_are_right() -> None:
    """Rounding, a total of subtotals, a running total and a table that adds up nothing are let be."""
    rounded = [budget(n, f"Row {n}", annual_budget="0.4", forecast="1.4") for n in range(3)]
    assert codes(arithmetic([*rounded, budget(9, "Total", total=True, annual_budget="1.3", forecast="4.3")])) == []
    groups = [
        budget(1, "Quays", "Harbour", annual_budget="100", forecast="110"),
        budget(2, "Locks", "Harbour", annual_budget="50", forecast="45"),
        budget(3, "Subtotal", "Harbour", total=True, annual_budget="150", forecast="155"),
        budget(4, "Ferry", "Fleet", annual_budget="7", forecast="8"),
        budget(5, "Tugs", "Fleet", annual_budget="3", forecast="3"),
        budget(6, "Subtotal", "Fleet", total=True, annual_budget="10", forecast="11"),
        budget(7, "Total", total=True, annual_budget="160", forecast="166"),
        budget(8, "From reserves", annual_budget="(20)", forecast="(20)"),
        budget(9, "Net", total=True, annual_budget="140", forecast="146"),
    ]
    assert codes(arithmetic(groups)) == []
    extract = [budget(1, "Quays", forecast="110"), budget(2, "Locks", forecast="45")]
    assert codes(arithmetic([*extract, budget(3, "Total", total=True, forecast="999", annual_budget="7")])) == []


def test_variances_that_are_wrong() -> None:
    """A difference is questioned where the other rows show what it is taken of; a total that it spoils is not."""
    rows = [
        budget(1, "Quays", annual_budget="100", forecast="110", variance="10"),
        budget(2, "Locks", annual_budget="50", forecast="45", variance="(5)"),
        budget(3, "Ferry", annual_budget="70", forecast="82", variance="21"),
        budget(4, "Total", total=True, annual_budget="220", forecast="237", variance="17"),
    ]
    assert messages(arithmetic(rows)) == [
        "“Ferry” prints a variance of 21, but forecast 82 less annual budget 70 is 12."
    ]


def test_one_slip_in_a_total_is_told_once() -> None:
    """A wrong total makes its row's variance wrong too; that is one question."""
    rows = [
        budget(1, "Quays", annual_budget="100", forecast="110", variance="10"),
        budget(2, "Locks", annual_budget="50", forecast="45", variance="(5)"),
        budget(3, "Ferry", annual_budget="70", forecast="82", variance="12"),
        budget(4, "Total", total=True, annual_budget="220", forecast="273", variance="17"),
    ]
    assert codes(arithmetic(rows)) == ["total-mismatch"]


def test_variances_the_other_way_round() -> None:
    """A table may take the forecast off the budget as well as the reverse; a lone row proves nothing."""
    rows = [
        budget(1, "Quays", annual_budget="100", forecast="110", variance="(10)"),
        budget(2, "Locks", annual_budget="50", forecast="45", variance="5"),
    ]
    assert codes(arithmetic(rows)) == []
    assert codes(arithmetic([budget(1, "Quays", annual_budget="100", forecast="110", variance="3")])) == []


def shift(number: int, before: str, now: str, printed: str) -> Shift:
    """A stage of a project with its dates and the difference as printed."""
    place = at("milestone_readings", f"s{number}", f"Stage {number}")
    return Shift(place, before, before[:7], now, now[:7], printed)


def test_differences_of_milestones() -> None:
    """A printed difference that is not the one between the dates is questioned, where most others are right."""
    right = [
        shift(1, "2023-12-31", "2024-02-29", "2"),
        shift(2, "2024-12-31", "2024-11-30", "-1"),
        shift(3, "2024-01-31", "2024-01-31", "0"),
    ]
    wrong = shift(4, "2026-03-31", "2027-04-30", "12")
    assert messages(differences([*right, wrong])) == [
        "For “Stage 4”, the paper prints a difference of 12, but from 2026-03 to 2027-04 it is 13 months."
    ]
    assert codes(differences(right)) == []
    assert codes(differences([wrong, shift(5, "2024-01-31", "2024-06-30", "weeks")])) == []


def test_scores_of_risks() -> None:
    """A score that is not likelihood times impact is questioned, in a register where most are."""
    register = [risk("q1", 4, 4, 16, "Silt"), risk("q1", 3, 3, 9, "Ice"), risk("q1", 3, 4, 15, "Storm")]
    assert messages(scores(register)) == [
        "“Storm” has a score of 15, but likelihood 3 times impact 4 is 12, as it is for the other risks."
    ]
    sums = [risk("q1", 4, 4, 8, "Silt"), risk("q1", 3, 3, 6, "Ice"), risk("q1", 3, 4, 12, "Storm")]
    assert codes(scores(sums)) == []


def test_risks_that_grow() -> None:
    """A higher score is told; one that only its own slip makes higher is not."""
    assert messages(grown([risk("q1", 4, 4, 16, rag="amber"), risk("q2", 5, 4, 20, rag="red")])) == [
        "“Silt” went from a score of 16 for April–June 2020 (see page 1 of q1.pdf) to 20 for July–September "
        "2020, amber to "
        "red."
    ]
    assert codes(grown([risk("q1", 4, 4, 16), risk("q2", 3, 4, 12)])) == []
    assert codes(grown([risk("q1", 3, 4, 12), risk("q2", 3, 4, 15)])) == []


def test_risks_that_leave() -> None:
    """A risk that the next register lacks is questioned, where that has most of the others."""
    kept = [risk(quarter, 3, 3, 9, name) for name in ("Ice", "Storm", "Fog") for quarter in ("q1", "q2")]
    assert codes(left([*kept, risk("q1", 2, 4, 8)], SERIES)) == ["risk-dropped"]
    assert codes(left(kept, SERIES)) == []


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        pytest.param("£0.5m", 1, id="another sum"),
        pytest.param("£0.2m", 0, id="the same sum, rounded"),
    ],
)
def test_text_against_budget(then: str, expected: int) -> None:
    """An earlier variance in the text is held against the table's, where the present one agrees."""
    rows = [budget(1, "Quays and Locks", variance="(680)", previous_variance="(185)")]
    said = f"The underspend on quays and locks grew from {then} in period 9 to £0.7m in period 10."
    told = [statement(said, then, "previous", period="period 9"), statement(said, "£0.7m", place="b1s0-1")]
    assert codes(contradicted(rows, told)) == ["text-contradicts-budget"] * expected


def test_text_about_another_row() -> None:
    """Where the present sum is not the row's, or its unit is unknown, nothing is said."""
    said = "The underspend on quays and locks grew from £0.5m in period 9 to £0.9m in period 10."
    told = [statement(said, "£0.5m", "previous"), statement(said, "£0.9m", place="b1s0-1")]
    assert codes(contradicted([budget(1, "Quays and Locks", variance="(680)", previous_variance="(185)")], told)) == []
    unknown = [budget(1, "Quays and Locks", unit="", variance="(680)", previous_variance="(185)")]
    assert codes(contradicted(unknown, told)) == []
