"""Figures that a sentence states."""

from __future__ import annotations

import pytest

from papers2data.extract.status_lines.figures import FigureSaid, figures
from papers2data.extract.status_lines.to_said import to_said

Row = tuple[float | None, str | None, str, str | None]
"""Value, unit, series, subject."""


def read(text: str) -> list[FigureSaid]:
    """The figures of the sentence."""
    said = to_said(text)
    return list(figures(said)) if said else []


STATED: list[object] = [
    pytest.param(
        "61% of repairs were done on time compared with 54% in 2022.",
        [(61.0, "%", "actual", "repairs"), (54.0, "%", "comparator", "repairs")],
        id="compared-with",
    ),
    pytest.param(
        "There was an improvement in the share of visits in time, up from 71.5% last quarter to 78.0% currently.",
        [(71.5, "%", "previous", "share of visits in time"), (78.0, "%", "actual", "share of visits in time")],
        id="up-from-to",
    ),
    pytest.param(
        "At 14%, turnover remains in line with the England (15%) and statistical neighbour (13%) averages.",
        [
            (14.0, "%", "actual", "turnover"),
            (15.0, "%", "national", "England"),
            (13.0, "%", "statistical_neighbours", "statistical neighbour"),
        ],
        id="series-in-brackets",
    ),
    pytest.param(
        "The parks service is forecast to overspend by £1.2m (£0.9m period 7).",
        [(1_200_000.0, "£", "forecast", "parks service"), (900_000.0, "£", "comparator", "parks service")],
        id="figure-of-another-period-in-brackets",
    ),
    pytest.param(
        "Savings of £151m (11%) are planned.", [(151_000_000.0, "£", "actual", "Savings")], id="share-in-brackets"
    ),
    pytest.param(
        "The fund stands at £108m (£62m from loans and £46m from gifts).",
        [(108_000_000.0, "£", "actual", "fund")],
        id="parts-in-brackets",
    ),
    pytest.param(
        "The grant for 2031 was £88m including £2m of older grants.",
        [(88_000_000.0, "£", "actual", "grant for 2031")],
        id="part-after-including",
    ),
    pytest.param("We moved from the bottom 10% of ports to the top 20% of ports.", [], id="ranks"),
    pytest.param("Boats in the east range from 2% to 5%.", [], id="a-range-of-many"),
    pytest.param("Members see contracts that cost £50,000 or more.", [], id="a-limit"),
    pytest.param("The board must run for a minimum period of 18 months.", [], id="a-least-time"),
    pytest.param("Just 45% did.", [], id="neither-of-what-nor-of-when"),
    pytest.param(
        "The budget for borrowing is £31m based on the loans now held.",
        [(31_000_000.0, "£", "budget", "budget for borrowing")],
        id="budget-named-by-the-subject",
    ),
    pytest.param(
        "The plan works towards a £19.8m policy savings target.",
        [(19_800_000.0, "£", "target", "policy savings target")],
        id="target-named-by-the-subject",
    ),
    pytest.param(
        "There was a 1.1% improvement in the number of boats with a name.",
        [(1.1, "%", "change", "number of boats with a name")],
        id="what-improved",
    ),
    pytest.param(
        "The draft includes an overall increase in funding of £101m.",
        [(101_000_000.0, "£", "change", "funding")],
        id="what-increased",
    ),
    pytest.param("Funding is increasing by £100m.", [(100_000_000.0, "£", "change", "Funding")], id="increasing-by"),
    pytest.param(
        "The proportion of waste recycled stands at 44.1%, below the target of 50%.",
        [(44.1, "%", "actual", "proportion of waste recycled"), (50.0, "%", "target", "target")],
        id="target",
    ),
    pytest.param(
        "We are below the national and statistical neighbour averages of 49.1% and 47.8% respectively.",
        [(49.1, "%", "national", "national"), (47.8, "%", "statistical_neighbours", "statistical neighbour averages")],
        id="respectively",
    ),
    pytest.param(
        "The number of open cases fell from 412 in June 2023 to 305 in June 2024.",
        [(412.0, None, "previous", "number of open cases"), (305.0, None, "actual", "number of open cases")],
        id="bare-counts-from-to",
    ),
    pytest.param(
        "The council received 912 requests for grit bins, an increase of 12.5%.",
        [(912.0, "requests", "actual", "requests for grit bins"), (12.5, "%", "change", "requests for grit bins")],
        id="count-and-its-change",
    ),
    pytest.param(
        "The average wait for a bin is 6 weeks.", [(6.0, "weeks", "actual", "average wait for a bin")], id="time"
    ),
    pytest.param(
        "Waiting times fell from 9 weeks to 5.",
        [(9.0, "weeks", "previous", "Waiting times"), (5.0, "weeks", "actual", "Waiting times")],
        id="unit-printed-once",
    ),
    pytest.param(
        "The rate of fires is between 21 and 24 per 10,000.",
        [(None, "per 10,000", "actual", "rate of fires")],
        id="range-has-no-single-value",
    ),
    pytest.param(
        "There were 64 offences per 100,000 compared to 80 a year earlier.",
        [(64.0, "per 100,000", "actual", "offences"), (80.0, None, "previous", "offences")],
        id="rate-with-words-between",
    ),
    pytest.param(
        "Community pathway – average of 20 weeks", [(20.0, "weeks", "actual", "Community pathway")], id="item-of-a-list"
    ),
    pytest.param(
        "Pressures are reported in Highways (+£1.4m) and Libraries (-£0.2m).",
        [(1_400_000.0, "£", "actual", "Highways"), (-200_000.0, "£", "actual", "Libraries")],
        id="variances-in-brackets",
    ),
    pytest.param(
        "Members noted that the share of late buses was 8.5%.",
        [(8.5, "%", "actual", "share of late buses")],
        id="noted-that",
    ),
    pytest.param("The aim of having 12% of trips by bike was bold.", [(12.0, "%", "aim", "trips")], id="aim"),
    pytest.param(
        "The target turnover figure is 5%.",
        [(5.0, "%", "target", "target turnover figure")],
        id="target-in-the-subject",
    ),
]

NOT_STATED = [
    pytest.param("Payments over £500 are listed within 20 working days.", id="threshold-and-limit"),
    pytest.param("See paragraph 4.2 and tables 6 and 7 above.", id="references"),
    pytest.param("Help is for those aged 16 to 18 by March 2025.", id="ages"),
    pytest.param("A 20-week plan was agreed on 3 May 2024 at item 7, page 12.", id="size-date-and-page"),
    pytest.param("If prices rose, the bill would be £4m.", id="supposition"),
    pytest.param("How many of the 138 callers were helped?", id="question"),
    pytest.param("Wave 2 tables have been redrawn.", id="number-of-a-name"),
    pytest.param("The plan covers five themes and runs for 3 years.", id="length-that-measures-nothing"),
    pytest.param("The 2010 Act and the 2023 survey are old.", id="years"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated(text: str, expected: list[Row]) -> None:
    """Each figure has its unit, says whose or which it is, and what it measures."""
    assert [(f.value, f.unit, f.series, f.subject) for f in read(text)] == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_not_stated(text: str) -> None:
    """Figures of references, ages, limits, names, questions and suppositions state nothing."""
    assert read(text) == []


PERIODS = [
    pytest.param("In 2023, 61% of repairs were on time.", [("2023", "2023-01-01", "2023-12-31")], id="before"),
    pytest.param("Repairs were 61% in June 2023.", [("June 2023", "2023-06-01", "2023-06-30")], id="behind"),
    pytest.param("Use rose to 61% last quarter.", [("last quarter", None, None)], id="words-without-days"),
    pytest.param("Staff that began in summer 2023 cleared 45% of debts.", [None], id="period-of-a-relative-clause"),
    pytest.param("Use was 61%, an increase of 3% from 2022.", [None, None], id="base-of-a-change"),
    pytest.param(
        "Use fell from 61% in 2022 to 58% in 2023.",
        [("2022", "2022-01-01", "2022-12-31"), ("2023", "2023-01-01", "2023-12-31")],
        id="one-each",
    ),
    pytest.param(
        "In 2023, 61% of buses were on time compared with 54%.",
        [("2023", "2023-01-01", "2023-12-31"), None],
        id="not-inherited",
    ),
    pytest.param(
        "It fell compared to the same point last year with 85 cases per 100,000.", [None], id="period-compared-with"
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[tuple[str, str | None, str | None] | None]) -> None:
    """A figure's period is the one printed for it; words such as "last quarter" have no days."""
    found = [(f.when.text, _iso(f.when.start), _iso(f.when.end)) if f.when else None for f in read(text)]
    assert found == expected


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


COMPARATORS = [
    pytest.param("Use was 61% compared with 54% in 2022.", ["compared with 54% in 2022", None], id="behind"),
    pytest.param("Use rose from 54% last year to 61%.", [None, "rose from 54% last year"], id="in-front"),
    pytest.param("Use was 61%, below the national average.", ["below the national average"], id="no-figure-printed"),
    pytest.param("36% of staff stayed (the target is 50%).", ["the target is 50%", None], id="in-brackets"),
    pytest.param("Use was 61%.", [None], id="none"),
    pytest.param("Use is 14% below the England average.", ["below the England average"], id="difference-from-a-series"),
]


@pytest.mark.parametrize(("text", "expected"), COMPARATORS)
def test_comparators(text: str, expected: list[str | None]) -> None:
    """What a figure is set against stands beside it in the paper's words."""
    assert [f.comparator for f in read(text)] == expected


BOUNDS = [
    pytest.param("Over 90% of lamps were lit.", "Over 90%", id="over"),
    pytest.param("Just over 90% of lamps were lit.", "Just over 90%", id="just-over"),
    pytest.param("Lamp use fell by an estimated £0.7m.", "an estimated £0.7m", id="full-stop-left-out"),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text: str, expected: str) -> None:
    """Words that bound a figure stay with it as printed."""
    assert [f.value_text for f in read(text)] == [expected]
