"""Each rule beside rows that it questions and rows, nearly the same, that it lets be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from papers2data.check.question import Place, Question
from papers2data.check.rows.votes import Vote
from papers2data.check.rules.changes import miscalculated
from papers2data.check.rules.claims import disagreements
from papers2data.check.rules.comings import appeared, dropped
from papers2data.check.rules.counts import miscounted
from papers2data.check.rules.days import wrong
from papers2data.check.rules.due import moved, overdue
from papers2data.check.rules.forecasts import overspent, savings_short
from papers2data.check.rules.kpis import against_arrow, against_target, in_rows, restated, vanished
from papers2data.check.rules.matrices import differences
from papers2data.check.rules.money import contradicted
from papers2data.check.rules.owners import unassigned
from papers2data.check.rules.programme import out_of_order
from papers2data.check.rules.raised import impossible
from papers2data.check.rules.ratings import behind, eased, rated
from papers2data.check.rules.recommended import twice as twice_recommended
from papers2data.check.rules.reports import same_day
from papers2data.check.rules.resolutions import unanswered
from papers2data.check.rules.risks import grown, left, scores
from papers2data.check.rules.sentences import contradictions
from papers2data.check.rules.statuses import changed, unchanged
from papers2data.check.rules.sums import arithmetic
from papers2data.check.rules.trends import against_figures
from papers2data.check.rules.votes import outcomes
from papers2data.check.wording import wording
from tests.check.made import SERIES, at, budget, codes, figure, item, risk, statement, told
from tests.check.test_papers import asked, page, tables
from tests.check.test_sums import shift

OTHER = at("milestone_readings", "x", "Dredge the inner basin", "plan", 4)

KEPT = [[told(quarter, name=name) for quarter in ("q1", "q2")] for name in ("Buoys", "Crane", "Locks")]

RISKS = [risk(quarter, 3, 3, 9, name) for name in ("Ice", "Storm", "Fog") for quarter in ("q1", "q2")]

FIGURES = [figure("actual", "5", quarter=q, name=name) for name in ("Tugs", "Buoys", "Cranes") for q in ("q2", "q3")]

Y2020 = {"period_start": "2020-01-01", "period_end": "2020-12-31"}

ROWS = {
    "Quays": {"annual_budget": "100", "forecast": "110", "variance": "10"},
    "Locks": {"annual_budget": "50", "forecast": "45", "variance": "(5)"},
}


def text(printed: str) -> Iterator[Question]:
    """A sentence beside a table with 26.4%."""
    said = statement(f"Berths inspected in time were {printed}.", printed)
    return disagreements([figure("actual", "26.4%")], [said])


def twice(second: str) -> Iterator[Question]:
    """Two sentences that give a figure for one subject and year."""
    told_of = [
        statement(f"{opening} were {printed}.", printed, place=f"b{n}s0-0", subject="ships that called", **Y2020)
        for n, (opening, printed) in enumerate((("Ships that called", "2,104"), ("The ships", second)))
    ]
    return contradictions(told_of)


def sums(total: str, variance: str = "2") -> Iterator[Question]:
    """A table of two rows, a third and their total."""
    rows = [budget(n, name, unit="£000", total=False, **printed) for n, (name, printed) in enumerate(ROWS.items())]
    rows.append(budget(2, "Ferry", annual_budget="70", forecast="72", variance=variance))
    return arithmetic([*rows, budget(3, "Total", total=True, annual_budget=total, forecast="227", variance="7")])


def earlier(then: str) -> Iterator[Question]:
    """A sentence beside a row with the earlier variance (185)."""
    said = f"The underspend on quays and locks grew from {then} in period 9 to £0.7m."
    told_of = [statement(said, then, "previous", period="period 9"), statement(said, "£0.7m", place="b1s0-1")]
    return contradicted([budget(1, "Quays and Locks", variance="(680)", previous_variance="(185)")], told_of)


def arrow(direction: str) -> Iterator[Question]:
    """A figure that fell, though high is good."""
    return against_arrow(
        in_rows([figure("actual", "88%", direction=direction, good="high"), figure("previous", "92%")])
    )


def coloured(rag: str) -> Iterator[Question]:
    """A figure above its target."""
    return against_target(in_rows([figure("actual", "98%", rag=rag), figure("target", "97%"), figure("floor", "90%")]))


def from_to(was: str, now: str) -> Iterator[Question]:
    """An indicator that a row rates now and for the quarter before."""
    return rated(in_rows([figure("actual", "71%", rag=now), figure("previous", "75%", rag=was)]))


def beside(printed: str) -> Iterator[Question]:
    """A figure of which a low one is good, beside those of the nation and of similar areas."""
    others = [figure("national", "22%"), figure("statistical_neighbours", "20%")]
    return behind(in_rows([figure("actual", printed, good="low"), *others]))


def targets(second: str) -> Iterator[Question]:
    """The target of an indicator of which a high figure is good, in two quarters."""
    told_of = [
        figure(series, printed, quarter=quarter, rag="green" if series == "actual" else "", good="high")
        for quarter, target in (("q2", "90%"), ("q3", second))
        for series, printed in (("actual", "95%"), ("target", target))
    ]
    return eased(in_rows(told_of))


def forecast(second: str, variance: str) -> Iterator[Question]:
    """A total that is forecast beside its budget."""
    return overspent(
        [[budget(1, "Total", "Quays", total=True, annual_budget="100", forecast=second, variance=variance)]]
    )


def saved(printed: str) -> Iterator[Question]:
    """A total of savings, which are printed as negatives."""
    return savings_short([[budget(1, "Quays total", total=True, target="(100)", forecast=printed)]])


def log(*leads: str) -> Iterator[Question]:
    """An open action for each lead."""
    return unassigned([[told("q1", name=f"Action {number}", lead=lead)] for number, lead in enumerate(leads)])


def vote(ayes: int, noes: int) -> Iterator[Question]:
    """A motion that was carried."""
    return outcomes([Vote(at("resolutions", "v", "That the quay be mended"), "carried", "7", ayes, noes)])


def asks(words: str, number: int) -> Place:
    """A recommendation on a page."""
    return at("recommendations", f"r{number}", words, page=number)


def stages(printed: str) -> Iterator[Question]:
    """Three stages whose differences are right, and one that moved by thirteen months."""
    right = [shift(n, "2023-12-31", "2024-02-29", "2") for n in range(3)]
    return differences([*right, shift(4, "2026-03-31", "2027-04-30", printed)])


TABLE: dict[str, tuple[Iterator[Question], Iterator[Question]]] = {
    "overdue-on-track": (overdue([told("q1", due="2020-05-01")]), overdue([told("q1", due="2020-07-01")])),
    "overdue": (overdue([told("q1", "at_risk", "2020-05-01")]), overdue([told("q1", "complete", "2020-05-01")])),
    "due-slipped": (
        moved([told("q1", due="2020-08-01"), told("q2", due="2020-12-01")]),
        moved([told("q1", due="2020-08-01"), told("q2", due="2020-08-03")]),
    ),
    "due-date-lost": (
        moved([told("q1", due="2020-08-01"), told("q2", due_text="Ongoing")]),
        moved([told("q1", due="2020-08-01"), told("q2", due_text="September")]),
    ),
    "status-worsened": (changed([told("q1"), told("q2", "at_risk")]), changed([told("q1"), told("q2", "in_progress")])),
    "reopened": (
        changed([told("q1", "complete"), told("q2")]),
        changed([told("q1", "complete"), told("q2", "unknown")]),
    ),
    "cancelled": (
        changed([told("q1"), told("q2", "cancelled")]),
        changed([told("q1", "complete"), told("q2", "cancelled")]),
    ),
    "unchanged-for-periods": (
        unchanged([told(quarter, narrative="x") for quarter in ("q1", "q2", "q3")]),
        unchanged([told(quarter, narrative="x") for quarter in ("q1", "q2")]),
    ),
    "dropped-without-completion": (
        dropped([*KEPT, [told("q1", "at_risk")]], SERIES),
        dropped([*KEPT, [told("q1", "complete")]], SERIES),
    ),
    "appeared-late": (
        appeared([[told("q2", change="entered")]], SERIES),
        appeared([[told("q2", change="new")]], SERIES),
    ),
    "kpi-figures-disagree": (text("24.6%"), text("26%")),
    "kpi-restated": (
        restated([figure("actual", "23.8%"), figure("previous", "22.6%", quarter="q3")]),
        restated([figure("actual", "23.8%"), figure("previous", "24%", quarter="q3")]),
    ),
    "direction-contradicts-values": (arrow("up"), arrow("down")),
    "rag-contradicts-target": (coloured("red"), coloured("green")),
    "kpi-no-longer-reported": (vanished([*FIGURES, figure("actual", "174")], SERIES), vanished(FIGURES, SERIES)),
    "figures-disagree-in-text": (twice("2,101"), twice("2,104")),
    "total-mismatch": (sums("230"), sums("220")),
    "variance-mismatch": (sums("220", "21"), sums("220")),
    "milestone-variance-mismatch": (stages("12"), stages("13")),
    "risk-score-mismatch": (
        scores([*RISKS, risk("q1", 3, 4, 15)]),
        scores([*RISKS, risk("q1", 3, 4, 12)]),
    ),
    "risk-worsened": (
        grown([risk("q1", 4, 4, 16), risk("q2", 5, 4, 20)]),
        grown([risk("q1", 4, 4, 16), risk("q2", 3, 4, 12)]),
    ),
    "risk-dropped": (left([*RISKS, risk("q1", 2, 4, 8)], SERIES), left(RISKS, SERIES)),
    "work-programme-date-out-of-order": (
        out_of_order([item(n, day) for n, day in enumerate(("2024-02-05", "2024-03-04", "2023-04-15", "2024-06-03"))]),
        out_of_order([item(n, day) for n, day in enumerate(("2024-02-05", "2024-03-04", "2024-04-15", "2024-06-03"))]),
    ),
    "date-impossible": (impossible([told("q1", raised="2020-11-19")]), impossible([told("q1", raised="2020-06-19")])),
    "resolution-nothing-came-back": (unanswered([asked("overdue")]), unanswered([asked("overdue", tracked=1)])),
    "resolution-came-back-late": (
        unanswered([asked("came back late")]),
        unanswered([asked("came back late", action="other")]),
    ),
    "reports-disagree": (
        same_day([told("q1", "complete"), told("q1", "in_progress", place=OTHER)]),
        same_day([told("q1", "at_risk"), told("q1", "in_progress", place=OTHER)]),
    ),
    "count-mismatch": (
        miscounted([page("Two of the eight indicators are red.")], tables()),
        miscounted([page("One of the seven indicators is red.")], tables()),
    ),
    "no-such-day": (wrong([page("It meets on 31 April 2023.")]), wrong([page("It meets on 30 April 2023.")])),
    "weekday-mismatch": (
        wrong([page("It meets on Monday 15 April 2023.")]),
        wrong([page("It meets on Saturday 15 April 2023.")]),
    ),
    "kpi-rating-fell": (from_to("amber", "red"), from_to("amber", "green")),
    "kpi-red-again": (from_to("red", "red"), from_to("red", "amber")),
    "kpi-behind-others": (beside("30%"), beside("26%")),
    "kpi-target-eased": (targets("85%"), targets("92%")),
    "forecast-over-budget": (forecast("104", "4"), forecast("100", "0")),
    "savings-short": (saved("(80)"), saved("(100)")),
    "actions-unassigned": (log("A. Pilot", "B. Tug", "", ""), log("", "", "")),
    "trend-contradicts-figures": (
        against_figures([page("Complaints fell from 12% in May to 15% in June.")]),
        against_figures([page("Complaints fell from 15% in May to 12% in June.")]),
    ),
    "share-mismatch": (
        against_figures([page("Of the calls, 45 of 60 (70%) were answered.")]),
        against_figures([page("Of the calls, 45 of 60 (75%) were answered.")]),
    ),
    "change-mismatch": (
        miscalculated([page("Income went from £40m in May to £50m, an increase of £12m.")]),
        miscalculated([page("Income went from £40m in May to £50m, an increase of £10m (25%).")]),
    ),
    "recommendations-differ": (
        twice_recommended(
            [[asks("Members are asked to note the report", 1), asks("Members are asked to endorse the report.", 9)]]
        ),
        twice_recommended(
            [
                [
                    asks("Members are asked to note the report", 1),
                    asks("Members are asked to endorse the plan for the quay.", 9),
                ]
            ]
        ),
    ),
    "outcome-contradicts-votes": (vote(12, 15), vote(15, 12)),
    "text-contradicts-budget": (earlier("£0.5m"), earlier("£0.2m")),
}
"""What each code asks about, and what it does not."""


@pytest.mark.parametrize("code", TABLE)
def test_fires_and_does_not(code: str) -> None:
    """A rule questions what contradicts itself, and not what differs from it by what is right alone."""
    fires, silent = TABLE[code]
    assert code in codes(fires)
    assert codes(silent) == []


def test_no_rule_is_left_out() -> None:
    """The table has every code that the program can ask about."""
    assert set(TABLE) == set(wording().rules)
