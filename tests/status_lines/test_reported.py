"""What sentences of prose become a line, and which never do."""

from __future__ import annotations

import pytest

from papers2data.extract.status_lines import read_status_lines
from tests.status_lines.paper import body, document

Line = tuple[object, object, object]
"""A figure or a status, its series (None for a status), and the subject."""


def lines(text: str) -> list[Line]:
    """What the sentence gives."""
    rows = [row.values for row in read_status_lines(document(body(text)), ()).records]
    return [(row.get("status") or row.get("value"), row.get("series"), row["subject"]) for row in rows]


NEVER = [
    pytest.param("The notes of the meeting held on 14 March were taken as read.", id="a-day-without-its-year"),
    pytest.param("Bills: Fenn Skips - £31.40 (Ch. No. 4411), Moor Signs - £96.00 (Ch. No. 4412).", id="cheques"),
    pytest.param("The shed company's invoice of £118.00 has been received.", id="invoice"),
    pytest.param("The Clerk had a quotation of £640 from Moor Fencing.", id="quotation"),
    pytest.param("A donation of £75 will go to the lifeboat.", id="donation"),
    pytest.param("The licence was renewed at a cost of £212.60.", id="price-of-something"),
    pytest.param("It was resolved to spend £900 on the spending review.", id="sum-resolved-to-be-spent"),
    pytest.param("The budget of £900 was proposed by Cllr Fenn.", id="sum-proposed"),
    pytest.param("Cut the £9m reserve and use it for the quays.", id="an-order"),
    pytest.param("The minister announced that the spending fund is £40m.", id="funding-announced"),
    pytest.param("The city council had earmarked £3m of its budget for the quay.", id="budget-of-another"),
    pytest.param("The shop has applied for a grant of £2,000.", id="grant-applied-for"),
    pytest.param("The quay has stood empty for a period of 9 years.", id="how-long-something-lasted"),
    pytest.param("Some 30 goats were seen in the lane.", id="a-count-of-the-world"),
    pytest.param("Sea water is 3.5% salt.", id="a-fact-of-the-world"),
    pytest.param("Research suggests that 40% of boats have a leak.", id="what-research-suggests"),
    pytest.param("The rent for the first Year shall be £5,400.", id="contract"),
    pytest.param("The Owner warrants that the survey has not yet started.", id="status-in-a-contract"),
    pytest.param("All replies given pursuant to this deed were complete.", id="status-in-a-deed"),
    pytest.param("Setup costs of the spending model £9,300 £8,100 £7,700 outcomes", id="row-of-a-table-run-together"),
    pytest.param("Quay Signs – artwork for the map - £680", id="item-of-a-list"),
    pytest.param("The figures are worked out on the basis of a 5% rise in the rate of pay.", id="assumption"),
    pytest.param("The upper limits on the impact of a 1% rise or fall in interest rates are set.", id="what-if"),
    pytest.param("Details have been published on the site.", id="subject-without-a-name"),
    pytest.param(
        "Several new initiatives are being developed, and new initiatives are on track.", id="new-initiatives"
    ),
    pytest.param("Rent is the main source of income (65% of the budget).", id="share-set-aside"),
    pytest.param("The quay is within the least deprived 50% of quays.", id="a-rank"),
    pytest.param("Each 1% increase in the rate of rent brings £9,500 in 2031.", id="each"),
    pytest.param("Increases in pay have stalled.", id="how-a-figure-moves-is-no-status"),
    pytest.param("A higher share of men came by ferry (51%) than of women.", id="a-comparison-of-two"),
    pytest.param("Work continues to improve timeliness.", id="work-without-an-end"),
    pytest.param("Councillors Fenn and Moor have begun to help the harbour.", id="people-who-have-begun"),
    pytest.param("Fenn Harbour Council is on course to plant more trees.", id="a-body-is-no-project"),
    pytest.param("Surveys have been completed or are in progress.", id="one-or-the-other"),
    pytest.param("Our steps reassure the board that the ferry service is being delivered.", id="to-reassure"),
    pytest.param("Spend data over £500 is listed, and £500 expenditure is public.", id="what-transparency-asks"),
    pytest.param(
        "The share here stays above a floor of 75% but below a target of 80%.", id="only-what-it-is-set-against"
    ),
]


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    """Payments, decisions, contracts, lists, facts of the world and nameless subjects are no status line."""
    assert lines(text) == []


REPORTED: list[object] = [
    pytest.param(
        "The standing of quay projects is good with 79% rated as done or green, 14% rated amber and 7% rated as red.",
        [
            (79.0, "actual", "standing of quay projects rated as done or green"),
            (14.0, "actual", "standing of quay projects rated amber"),
            (7.0, "actual", "standing of quay projects rated as red"),
        ],
        id="ratings-of-one-thing",
    ),
    pytest.param(
        "33% of the indicators were rated ‘green’ and 22% were rated ‘red’.",
        [(33.0, "actual", "indicators rated green"), (22.0, "actual", "indicators rated red")],
        id="ratings-in-quotation-marks",
    ),
    pytest.param(
        "Mention was made of the parks budget which was forecast to overspend by £0.4m.",
        [(400_000.0, "forecast", "parks budget")],
        id="the-noun-before-which",
    ),
    pytest.param(
        "The report proposes a reduction in the Operational Boundary to £148m.",
        [(148_000_000.0, "actual", "Operational Boundary")],
        id="reduction-in-something-to",
    ),
    pytest.param(
        "The grant will have reduced the ferry deficit from £9m to £4m.",
        [(9_000_000.0, "previous", "ferry deficit"), (4_000_000.0, "forecast", "ferry deficit")],
        id="what-somebody-moved",
    ),
    pytest.param(
        "Ferries have a projected net overspend of £3.5m of which £2m relates to fuel.",
        [(3_500_000.0, "forecast", "projected net overspend")],
        id="a-sum-of-which",
    ),
    pytest.param(
        "The harbour is forecasting a net underspend of £1.6m.",
        [(1_600_000.0, "forecast", "net underspend")],
        id="is-forecasting",
    ),
    pytest.param(
        "The duty to find £9m savings has led us to look at the quays.", [(9_000_000.0, "aim", "savings")], id="to-find"
    ),
    pytest.param(
        "The harbour has a savings target of £11m.",
        [(11_000_000.0, "target", "savings target")],
        id="target-with-a-name",
    ),
    pytest.param(
        "A target of 80% has been set for repairs in time.",
        [(80.0, "target", "target for repairs in time")],
        id="target-set-for",
    ),
    pytest.param(
        "The proportion of tenants who report that they are content with repairs has risen to 84%.",
        [(84.0, "actual", "proportion of tenants who report that they are content with repairs")],
        id="measure-of-those-who",
    ),
    pytest.param(
        "The percentage of boats being kept in dry docks, at 10.5%, remains higher than the target of 9%.",
        [
            (10.5, "actual", "percentage of boats being kept in dry docks"),
            (9.0, "target", "percentage of boats being kept in dry docks"),
        ],
        id="measure-of-those-being",
    ),
    pytest.param(
        "The rate of late ferries was 12%, compared to the national average of 15%.",
        [(12.0, "actual", "rate of late ferries"), (15.0, "national", "rate of late ferries")],
        id="average-of-the-same",
    ),
    pytest.param(
        "The uptake of permits was 50.7%, surpassing the 50% target.",
        [(50.7, "actual", "uptake of permits"), (50.0, "target", "uptake of permits")],
        id="figure-in-front-of-target",
    ),
    pytest.param(
        "Satisfaction with permits continues to be 96%.",
        [(96.0, "actual", "Satisfaction with permits")],
        id="continues-to-be",
    ),
    pytest.param(
        "The level of absence is at its highest, although at 4% is below the target.",
        [(4.0, "actual", "level of absence")],
        id="subject-of-the-clause-before",
    ),
    pytest.param(
        "Over the 12 months to June 2031 the number of complaints received has decreased by 4%.",
        [(4.0, "change", "number of complaints received")],
        id="period-without-a-comma",
    ),
    pytest.param(
        "The share of plans issued in time rose to 44%.",
        [(44.0, "actual", "share of plans issued in time")],
        id="participle",
    ),
    pytest.param(
        "The percentage of posts held by the Harbour Board (75.2%) is stable.",
        [(75.2, "actual", "percentage of posts held by the Harbour Board")],
        id="rate-with-its-figure-in-brackets",
    ),
    pytest.param(
        "38% of Health, Dock and Care Plans were issued in time.",
        [(38.0, "actual", "Health, Dock and Care Plans")],
        id="name-with-a-comma",
    ),
    pytest.param(
        "4.2iii) The Clerk said that all actions from the last meeting had been completed.",
        [("complete", None, "actions from the last meeting")],
        id="number-and-who-said-it",
    ),
    pytest.param(
        "Ferry repairs The jetty survey has been completed.", [("complete", None, "jetty survey")], id="heading-run-on"
    ),
    pytest.param(
        "Savings of £80m are forecast to be made.", [(80_000_000.0, "forecast", "Savings")], id="forecast-to-be"
    ),
    pytest.param(
        "Fuel is the main worry and the ferry overspend has increased by £2.9m.",
        [(2_900_000.0, "change", "ferry overspend")],
        id="last-clause-without-a-comma",
    ),
    pytest.param(
        "The number of plans waiting fell by 12 over the year to 338.",
        [(12.0, "change", "number of plans waiting"), (338.0, "actual", "number of plans waiting")],
        id="by-and-to",
    ),
    pytest.param(
        "Ferries and Quays continued to have the largest overspend, projected at £3.5m.",
        [(3_500_000.0, "forecast", "Ferries and Quays")],
        id="continued-to-have",
    ),
    pytest.param(
        "In quarter 3, 76% of people supported at sea were on a boat that was rated Good.",
        [(76.0, "actual", "people supported at sea")],
        id="people-described",
    ),
    pytest.param(
        "In quarter 3, 796 ferry checks were completed.", [(796.0, "actual", "ferry checks")], id="count-of-a-quarter"
    ),
    pytest.param(
        "The harbour issued just 4.5% of permits in time.", [(4.5, "actual", "permits in time")], id="active-verb"
    ),
    pytest.param(
        "The number of plans fell from 488 in May 2031 to 338 January 2032.",
        [(488.0, "previous", "number of plans"), (338.0, "actual", "number of plans")],
        id="count-before-a-month",
    ),
    pytest.param(
        "The draft programme is £14m (from £16m in the May draft).",
        [(14_000_000.0, "forecast", "draft programme"), (16_000_000.0, "previous", "draft programme")],
        id="earlier-figure-in-brackets",
    ),
    pytest.param(
        "Work is underway on the jetty.", [("in_progress", None, "Work on the jetty")], id="what-the-work-is-on"
    ),
    pytest.param(
        "A jetty consultation has been launched.",
        [("in_progress", None, "jetty consultation")],
        id="launch-of-a-consultation",
    ),
    pytest.param("The jetty website has been launched.", [("complete", None, "jetty website")], id="launch-of-a-thing"),
    pytest.param(
        "Work went well in the spring.The jetty remains on track.", [("on_track", None, "jetty")], id="no-space"
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported(text: str, expected: list[Line]) -> None:
    """What is measured and told as a fact is a line, and its subject is the thing measured."""
    assert lines(text) == expected


def test_since_is_no_period() -> None:
    """A day since which something is counted is not the period of the count."""
    [row] = read_status_lines(document(body("Since its launch in May 2031, use of the site rose to 61%.")), ()).records
    assert row.values.get("period_text") is None
