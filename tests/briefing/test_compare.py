"""Two periods of the sample corpus compared: each designed change has its line, and there is no other."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.briefing.compose import compare
from papers2data.errors import UsageError
from tests.briefing.conftest import lines_of, subjects_of

RISKS = ("grown", "fallen", "new", "left")

Q1, Q2, Q3, Q4 = "2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4"


def test_lines_say_what_changed_and_where(corpus: sqlite_utils.Database) -> None:
    """A milestone that slipped and got worse has both lines, each with dates in words and the pages of both papers."""
    found = compare(corpus, Q2, Q3, "Homes for Children in Care")
    pages = "(portfolio-update-2023-24-q3.pdf, page 2; portfolio-update-2023-24-q2.pdf, page 2)"
    name = "Carrow House: Open a four-bed children's home at Carrow Sluice"
    assert found.title == "July–September 2023 and October–December 2023 compared"
    assert lines_of(found, "slipped") == [
        f"{name} was due by 29 February 2024 in the report for July–September 2023, and is now due by 31 May 2024: "
        f"three months later. {pages}"
    ]
    assert lines_of(found, "worsened") == [
        f"{name} went from “Work underway” for July–September 2023 to “Experiencing Obstacles” for "
        f"October–December 2023. {pages}"
    ]
    assert lines_of(found, "dropped") == [
        "Sale of short-break beds to neighbouring authorities Saving: £85k was last reported as “Experiencing "
        "Obstacles” for July–September 2023, due by 31 December 2023; it is missing from the report for "
        "October–December 2023 without having been completed. (portfolio-update-2023-24-q2.pdf, page 2)"
    ]


@pytest.mark.parametrize(
    ("first", "second", "programme", "code", "expected"),
    [
        pytest.param(Q1, Q2, "", "worsened", [
            "Fostering growth: Increase the number of fostering households in the county by 40 over two years from "
            "April 2023. Saving: £310k",
            "Sale of short-break beds to neighbouring authorities Saving: £85k",
        ], id="status worsened"),
        pytest.param(Q2, Q3, "Strengthening Practice", "reopened", [
            "New model of case audits and learning visits"
        ], id="re-opened after completion"),
        pytest.param(Q2, Q3, "Strengthening Practice", "overdue_on_track", [
            "New model of case audits and learning visits",
            "Review of the recruitment and retention offer",
        ], id="overdue but reported on track"),
        pytest.param(Q2, Q3, "Strengthening Practice", "new", [
            "Social work apprenticeships: first cohort of ten in post"
        ], id="first appeared late"),
        pytest.param(Q1, Q2, "", "dropped", [], id="left complete, so not dropped"),
        pytest.param(Q3, Q4, "Learning and Inclusion", "worsened", [
            "Open new schools and nursery places where houses are being built"
        ], id="worsened at the end of the year"),
        pytest.param(Q3, Q4, "Early Help", "completed", [
            "Review how we respond to harm outside the home, including exploitation by county lines"
        ], id="completed"),
        pytest.param(Q2, Q3, "Learning and Inclusion", "slipped", [
            "Adopt and publish the Every Chance strategy (formerly Closing the Divide)"
        ], id="slipped under a new name"),
        pytest.param(Q4, "2024/25 Q1", "", "dropped", [], id="a shorter report drops nothing"),
        pytest.param("11 October 2023", "13 December 2023", "", "worsened", [
            "Agree with the six district councils who keeps the county's address list",
            "Move the last four teams from the old case system",
        ], id="days of an action log"),
        pytest.param("13 December 2023", "14 February 2024", "", "dropped", [
            "Invite the internal drainage board to show its map of pumps and sluices, and find out under which licence "
            "it could be used by the Council and by the public"
        ], id="stopped by the paper's own word"),
    ],
)  # fmt: skip
def test_designed_changes(
    corpus: sqlite_utils.Database, first: str, second: str, programme: str, code: str, expected: list[str]
) -> None:
    """Each section has exactly the milestones that the corpus was designed to have in it."""
    assert sorted(subjects_of(compare(corpus, first, second, programme or None), code)) == sorted(expected)


def test_longer_stretches_count_each_slip(corpus: sqlite_utils.Database) -> None:
    """Over three quarters a slip is told as a whole, with the first date that was ever given and how often it moved."""
    found = compare(corpus, Q1, Q3, "Strengthening Practice")
    assert lines_of(found, "slipped") == [
        "Introduce the Tideway practice framework in all area teams was due by 30 June 2023 in the report for "
        "April–June 2023, and is now due by 31 March 2024: nine months later. It slipped two times in that time. "
        "(portfolio-update-2023-24-q3.pdf, page 1; portfolio-update-2023-24-q1.pdf, page 1)"
    ]


def test_order_of_periods_is_theirs(corpus: sqlite_utils.Database) -> None:
    """The earlier period is the one before, whichever is named first."""
    assert compare(corpus, Q3, Q2) == compare(corpus, Q2, Q3)


def test_indicators_stand_beside_others(corpus: sqlite_utils.Database) -> None:
    """An indicator's line has both figures, whether that is better, and what others have."""
    found = compare(corpus, Q2, Q3)
    assert lines_of(found, "kpi_worse") == [
        "Young people who enter the youth justice system for the first time (per 100,000 aged 10-17) was 133 for "
        "October–December 2023, after 129 for July–September 2023: worse (a low figure is good). National figure 148; "
        "similar areas 152. Rated green. (performance-report-2023-24-q3.pdf, page 2; scorecard-2023-24-q2.pdf, page 1)"
    ]
    assert [line for line in lines_of(found, "kpi_better") if line.startswith("Re-referral")] == [
        "Re-referral rate was 26.4% for October–December 2023, after 27.9% for July–September 2023: better (a low "
        "figure is good). National figure 22.4%; similar areas 21.3%. Rated red. "
        "(performance-report-2023-24-q3.pdf, page 2; scorecard-2023-24-q2.pdf, page 1)"
    ]


def test_indicators_stand_beside_their_targets(corpus: sqlite_utils.Database) -> None:
    """Where no paper says which way is good, a floor below the target does."""
    found = compare(corpus, Q3, Q4)
    assert [line for line in lines_of(found, "kpi_better") if line.startswith("Calls")] == [
        "Calls answered within 60 seconds was 78% for January–March 2024, after 61% for October–December 2023: better "
        "(a high figure is good). Target 80%, missed. Rated amber. (highways-dashboard-2023-24-q4.pdf, page 1; "
        "highways-dashboard-2023-24-q3.pdf, page 1)"
    ]


def test_what_cannot_be_compared_is_said(corpus: sqlite_utils.Database) -> None:
    """A paper whose kind has no earlier report is named, in place of calling all of it new."""
    found = compare(corpus, Q3, Q4, "Carrow Sluice Bridge")
    assert found.scope == (
        "For “Major Projects - Milestones, February 2024” (four milestones) there is no report of the time before to "
        "compare it with.",
    )
    assert subjects_of(found, "new") == []


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param((Q2, "nonsense"), "'nonsense' is no period: write it as '2023/24 Q2'", id="no period"),
        pytest.param((Q2, "2019/20"), "no report speaks of '2019/20': the nearest are of", id="no report"),
        pytest.param((Q2, Q3, "Homes for Childen"), "did you mean Homes for Children in Care?", id="programme"),
    ],
)
def test_what_does_not_exist(corpus: sqlite_utils.Database, arguments: tuple[str, ...], advice: str) -> None:
    """An unknown period or programme is refused with what was meant."""
    with pytest.raises(UsageError) as refused:
        compare(corpus, *arguments)
    assert advice in str(refused.value)


def test_risks(corpus: sqlite_utils.Database) -> None:
    """The two risks that grew, the one that fell, the one that came in and the one that left are told with scores."""
    found = compare(corpus, Q2, Q3)
    assert lines_of(found, "risks_grown")[0] == (
        "CL01 Too few homes for children in care is scored 20 (red) for October–December 2023, after it was scored 16 "
        "(amber) for July–September 2023. (risk-register-2023-24-q3.pdf, page 1; risk-register-2023-24-q2.pdf, page 1)"
    )
    told = {code: [name.partition(" ")[0] for name in subjects_of(found, f"risks_{code}")] for code in RISKS}
    assert told == {"grown": ["CL01", "CL06"], "fallen": ["CL09"], "new": ["CL12"], "left": ["CL11"]}
    assert [subjects_of(compare(corpus, Q3, Q4), f"risks_{code}") for code in RISKS] == [[], [], [], []]
    assert lines_of(compare(corpus, Q2, Q3, "Strengthening Practice"), "risks_grown") == []
