"""What is questioned about indicators, in tables and in sentences."""

from __future__ import annotations

import pytest

from papers2data.check.figures import differ
from papers2data.check.rules.claims import disagreements
from papers2data.check.rules.kpis import against_arrow, against_target, in_rows, is_key_of_trends, restated, vanished
from papers2data.check.rules.sentences import contradictions
from tests.check.made import SERIES, codes, figure, messages, statement

YEAR = {"period_start": "2020-01-01", "period_end": "2020-12-31"}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param("28.3%", "28%", False, id="rounded down"),
        pytest.param("27.5%", "28%", False, id="rounded up"),
        pytest.param("28.3%", "28.0%", True, id="both to one decimal"),
        pytest.param("28.6%", "28%", True, id="cut off"),
        pytest.param("1,204", "1,240", True, id="thousands"),
        pytest.param("5", "5", False, id="equal"),
    ],
)
def test_rounding(a: str, b: str, expected: bool) -> None:
    """Two figures differ where no rounding makes one of the other."""
    values = [float(printed.strip("%").replace(",", "")) for printed in (a, b)]
    assert differ(values[0], a, values[1], b) is expected
    assert differ(values[1], b, values[0], a) is expected


def test_restated() -> None:
    """A later paper's figure for a period that differs from the first printed one is questioned."""
    figures = [figure("actual", "23.8%", quarter="q2"), figure("previous", "22.6%", quarter="q3")]
    assert messages(restated(figures)) == [
        "For “Berths inspected in time”, the figure for July–September 2020 is now 22.6%; it was printed as "
        "23.8% before "
        "(see page 2 of q2.pdf), and nothing read here says why."
    ]


def test_not_restated() -> None:
    """The same figure rounded, another period, another unit and a paper's own rows are no restatement."""
    assert codes(restated([figure("actual", "23.8%"), figure("previous", "24%", quarter="q3")])) == []
    assert codes(restated([figure("actual", "23.8%"), figure("actual", "20.0%", quarter="q3")])) == []
    assert codes(restated([figure("actual", "23.8%"), figure("previous", "22", quarter="q3", unit="boats")])) == []
    assert codes(restated([figure("actual", "23.8%"), figure("actual", "22.6%", row=2)])) == []
    planned = [
        figure("actual", printed, quarter=quarter, period_start="2022-04-01", period_end="2023-03-31")
        for printed, quarter in (("£100m", "q2"), ("£150m", "q3"))
    ]
    assert codes(restated(planned)) == []


@pytest.mark.parametrize(
    ("direction", "good", "actual", "previous", "expected"),
    [
        pytest.param("up", "high", "88.0%", "92.3%", 1, id="up, but it fell"),
        pytest.param("down", "high", "92.3%", "88.0%", 1, id="down, but it rose"),
        pytest.param("up", "high", "92.3%", "88.0%", 0, id="up, and it rose"),
        pytest.param("up", "low", "88.0%", "92.3%", 0, id="up may mean better"),
        pytest.param("down", "", "92.3%", "88.0%", 0, id="nobody knows what is good"),
        pytest.param("up", "high", "88.0%", "88.0%", 0, id="moved behind the decimal"),
        pytest.param("same", "high", "53.5%", "53.0%", 0, id="near enough to the same"),
        pytest.param("same", "high", "63.5%", "53.0%", 0, id="two figures make no trend"),
    ],
)
def test_arrows(direction: str, good: str, actual: str, previous: str, expected: int) -> None:
    """An arrow is questioned only where it fits neither the figure nor the performance."""
    row = [figure("actual", actual, direction=direction, good=good), figure("previous", previous)]
    assert codes(against_arrow(in_rows(row))) == ["direction-contradicts-values"] * expected


def test_arrows_that_say_no_change() -> None:
    """Where the figure moved since last time and since last year, an arrow that says "no change" is questioned."""
    row = [figure("actual", "63.5%", direction="same"), figure("previous", "53.0%"), figure("previous_year", "49.0%")]
    assert codes(against_arrow(in_rows(row))) == ["direction-contradicts-values"]
    near = [*row[:2], figure("previous_year", "63.0%")]
    assert codes(against_arrow(in_rows(near))) == []


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("Arrows (direction of travel) come from a regression over all quarters.", True, id="regression"),
        pytest.param("DoT shows the trend over the last four quarters\nof the year.", True, id="four quarters"),
        pytest.param("Arrows compare with the quarter before.", False, id="one step"),
        pytest.param("The rolling programme of works is on time. Trends are good.", False, id="no key"),
    ],
)
def test_arrows_that_show_a_trend(key: str, expected: bool) -> None:
    """A paper that says that its arrows come from several periods is not asked about the step between two."""
    assert is_key_of_trends(key) is expected
    row = [figure("actual", "88.0%", direction="up", good="high"), figure("previous", "92.3%")]
    asked = codes(against_arrow(in_rows(row), {"q2"} if expected else ()))
    assert asked == ([] if expected else ["direction-contradicts-values"])


def test_arrows_may_mean_the_year_before() -> None:
    """An arrow that fits the change since last year is right, and one without figures says nothing."""
    row = [figure("actual", "88.0%", direction="up", good="high"), figure("previous", "92.3%")]
    assert codes(against_arrow(in_rows([*row, figure("previous_year", "85.0%")]))) == []
    assert codes(against_arrow(in_rows(row[:1]))) == []


@pytest.mark.parametrize(
    ("rag", "actual", "target", "floor", "expected"),
    [
        pytest.param("red", "97%", "97%", "90%", "meets the target of 97%", id="red at the target"),
        pytest.param("red", "93%", "97%", "90%", "is not beyond the floor of 90%", id="red above the floor"),
        pytest.param("amber", "89%", "97%", "90%", "is beyond the floor of 90%", id="amber below the floor"),
        pytest.param("amber", "98%", "97%", "90%", "meets the target of 97%", id="amber above the target"),
        pytest.param("green", "80%", "97%", "90%", "misses the target of 97%", id="green far below"),
        pytest.param("green", "96%", "97%", "90%", "", id="green within a tolerance"),
        pytest.param("amber", "93%", "97%", "90%", "", id="amber between"),
        pytest.param("red", "12%", "5%", "10%", "", id="low is good, and it is high"),
        pytest.param("green", "12%", "5%", "10%", "misses the target of 5%", id="low is good, and green is wrong"),
    ],
)
def test_ratings(rag: str, actual: str, target: str, floor: str, expected: str) -> None:
    """A rating is held against target and floor; the floor tells which way is good."""
    row = [figure("actual", actual, rag=rag), figure("target", target), figure("floor", floor)]
    said = messages(against_target(in_rows(row)))
    assert said == ([f"“Berths inspected in time” is rated {rag}, but {actual} {expected}."] if expected else [])


def test_ratings_without_a_way_to_judge() -> None:
    """Without knowing which way is good nothing is said."""
    assert codes(against_target(in_rows([figure("actual", "97%", rag="red"), figure("target", "97%")]))) == []


def test_no_longer_reported() -> None:
    """An indicator that the next report lacks is questioned, where that has most of the others."""
    kept = [figure("actual", "5", quarter=q, name=name) for name in ("Tugs", "Buoys", "Cranes") for q in ("q2", "q3")]
    assert messages(vanished([*kept, figure("actual", "174")], SERIES)) == [
        "“Berths inspected in time” was reported for July–September 2020 (174), and is missing from the report for "
        "October–December 2020 without a word."
    ]
    assert codes(vanished(kept, SERIES)) == []
    assert codes(vanished([*kept[:1], figure("actual", "174")], SERIES)) == []


def test_text_against_table() -> None:
    """A sentence that names the indicator and gives another figure than the table is questioned."""
    table = [figure("actual", "26.4%"), figure("previous", "27.9%")]
    said = "Berths inspected in time were 24.6% at the end of the quarter, down from 27.9%."
    told = [statement(said, "24.6%"), statement(said, "27.9%", "previous", place="b1s0-1")]
    assert messages(disagreements(table, told)) == [
        "The papers of one meeting give different figures of “Berths inspected in time” for July–September 2020: 26.4% "
        "(page 2, in a table) and 24.6% (here)."
    ]


def test_text_that_agrees() -> None:
    """Rounded figures, figures said to be rough, minutes, other subjects and figures of the past are let be."""
    table = [figure("actual", "26.4%"), figure("previous", "27.9%")]
    for told in (
        statement("Berths inspected in time stood at 26%.", "26%"),
        statement("Berths inspected in time stood at about 20%.", "about 20%"),
        statement("Berths inspected in time stood at 20%.", "20%", is_minuted=True),
        statement("At the time of the storm, 20% of berths were inspected in time.", "20%"),
        statement("The tide rose by 20%.", "20%"),
        statement("Berths inspected in time stood at 20.", "20"),
        statement(
            "Berths inspected in time were 31% in 2018.", "31%", period_start="2018-01-01", period_end="2018-12-31"
        ),
    ):
        assert codes(disagreements(table, [told])) == []


@pytest.mark.parametrize(
    ("name", "said", "figures"),
    [
        pytest.param(
            "Berths inspected in time",
            "The North team had 90% of berths inspected in time, the South 54%, with 21% in the basin.",
            [("90%", "actual"), ("54%", "actual"), ("21%", "actual")],
            id="parts of the whole",
        ),
        pytest.param(
            "Berths older than 65% of the quay inspected in time",
            "Berths older than 65% of the quay were inspected in time.",
            [("65%", "actual")],
            id="a number of the name",
        ),
        pytest.param(
            "Berths inspected in time",
            "The South had 54% of berths inspected in time (down from 70% last quarter), the basin 57%.",
            [("70%", "previous")],
            id="other shares that are nobody's",
        ),
        pytest.param(
            "Berths inspected in time",
            "In terms of harbours, the old one had 90% of berths inspected in time.",
            [("90%", "actual")],
            id="one part",
        ),
        pytest.param(
            "Berths inspected in time – rolling 12 months",
            "In the single month of June 68% of berths were inspected in time.",
            [("68%", "actual")],
            id="a shorter span",
        ),
        pytest.param(
            "Berths inspected in time",
            "At 26.4%, berths inspected in time are up from 22.0% in the same quarter last year.",
            [("26.4%", "actual"), ("22.0%", "previous")],
            id="the year before, not the quarter before",
        ),
    ],
)
def test_text_of_another_scope(name: str, said: str, figures: list[tuple[str, str]]) -> None:
    """Figures of parts, of another span or of another time before are not the indicator's."""
    table = [figure("actual", "26.4%", name=name), figure("previous", "27.9%", name=name)]
    told = [statement(said, printed, series, place=f"b1s0-{at}") for at, (printed, series) in enumerate(figures)]
    assert codes(disagreements(table, told)) == []


def test_shares_of_what_is_counted() -> None:
    """A share in the text is not held against a count in the table."""
    table = [figure("actual", "67,008", name="Berths inspected in time")]
    assert codes(disagreements(table, [statement("Of berths inspected in time 88.6% were sound.", "88.6%")])) == []
    assert codes(disagreements(table, [statement("Berths inspected in time were 61,008.", "61,008")])) == [
        "kpi-figures-disagree"
    ]


def test_text_against_a_table_without_periods() -> None:
    """Where the table prints no periods, the text's latest figure is held against the latest, the earlier one apart."""
    latest = figure("actual", "14.9%", period_start=None, period_end=None)
    table = [latest, figure("previous", "15.2%", period_start=None, period_end=None)]
    said = "Berths inspected in time were 14.9%, from 15.2% the quarter before."
    told = [statement(said, "14.9%"), statement(said, "15.2%", "previous", place="b1s0-1")]
    assert codes(disagreements(table, told)) == []
    wrong = statement("Berths inspected in time were 17.5%.", "17.5%")
    assert messages(disagreements(table, [wrong])) == [
        "The papers of one meeting give different figures of “Berths inspected in time” for the period of the paper: "
        "17.5% (here) and 14.9% (page 2, in a table)."
    ]


def test_names_that_are_only_a_date() -> None:
    """A row that is named by its date alone is spoken of by no sentence."""
    table = [figure("actual", "£70.7m", name="Actual as at 30 September 2020", unit="£")]
    told = statement("At 30 September 2020 actual borrowing was £746.8m.", "£746.8m")
    assert codes(disagreements(table, [told])) == []


def test_comparators_in_the_text() -> None:
    """A national figure in the text is held against the table's, where the sentence gives a figure of the table too."""
    table = [figure("actual", "19.2%"), figure("national", "15% (2019/20)")]
    said = "At 19.2%, berths inspected in time are above the national average of 17%."
    told = [statement(said, "19.2%"), statement(said, "17%", "national", place="b1s0-1")]
    assert messages(disagreements(table, told)) == [
        "The papers of one meeting give different figures of “Berths inspected in time” for the national "
        "figure, 2019/20: "
        "15% (page 2, in a table) and 17% (here)."
    ]


def test_a_quarter_that_stands_for_its_year() -> None:
    """Where the last quarter of a table is the year of the text, the indicator counts up, in other years too."""
    table = [
        figure("actual", "28.0%", quarter="q3"),
        figure("previous", "3.6%", period_start="2019-10-01", period_end="2019-12-31"),
    ]
    told = [
        statement("In 2020 28.0% of berths were inspected in time.", "28.0%", **YEAR),
        statement(
            "In 2019 4.5% of berths were inspected in time.",
            "4.5%",
            place="b2s0-0",
            period_start="2019-01-01",
            period_end="2019-12-31",
        ),
    ]
    assert messages(disagreements(table, told)) == [
        "The papers of one meeting give different figures of “Berths inspected in time” for 2019: 3.6% (page 2, "
        "in a table, "
        "for October–December 2019) and 4.5% (here)."
    ]
    assert codes(disagreements(table, told[1:])) == []


def test_two_tables_of_one_paper() -> None:
    """A summary and a card that differ are questioned; rows of one table may be parts of a whole."""
    assert codes(disagreements([figure("actual", "97%"), figure("actual", "79%", table="t1")], [])) == [
        "kpi-figures-disagree"
    ]
    assert codes(disagreements([figure("actual", "97%"), figure("actual", "79%", row=2)], [])) == []


def test_two_indicators_in_one_sentence() -> None:
    """A figure of another indicator that the sentence names too is not held against this one."""
    table = [
        figure("actual", "92.5%", name="Small berths inspected"),
        figure("actual", "80.0%", name="Large berths inspected", row=2),
    ]
    said = "92.5% of small berths and 80% of large berths were inspected."
    told = [statement(said, "92.5%"), statement(said, "80%", place="b1s0-1")]
    assert codes(disagreements(table, told)) == []


def test_sentences_that_contradict_each_other() -> None:
    """Two sentences with other figures for the same words and the same period are questioned once."""
    first = statement(
        "The total number of moorings was 2,104 in 2020.", "2,104", subject="total number of moorings", **YEAR
    )
    second = statement(
        "In 2020 the total number of moorings stood at 2,101.",
        "2,101",
        subject="Total number of moorings",
        place="b9s0-0",
        **YEAR,
    )
    assert messages(contradictions([first, second, second])) == [
        "The text gives two figures for “Total number of moorings” in 2020: 2,101 here and 2,104 on the same page."
    ]


def test_sentences_that_do_not() -> None:
    """Other periods, rough figures, short subjects, one sentence's own figures and formulas are no contradiction."""
    first = statement("a 2,104", "2,104", subject="total number of moorings", **YEAR)
    for other in (
        statement("b", "2,101", subject="total number of moorings", period_start="2019-01-01", period_end="2019-12-31"),
        statement("b", "over 2,000", subject="total number of moorings", **YEAR),
        statement("b", "2,104", subject="total number of moorings", **YEAR),
        statement("b", "2,101", subject="moorings", **YEAR),
        statement("a 2,104", "2,101", subject="total number of moorings", **YEAR),
        statement("a 2,101", "2,101", subject="total number of moorings", **YEAR),
    ):
        assert codes(contradictions([first, other])) == []
