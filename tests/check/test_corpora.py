"""What is questioned in whole papers: the sample corpus, and real papers where they are at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from papers2data import store
from papers2data.check import asked
from papers2data.pipeline.ingest import ingest
from papers2data.pipeline.inputs import find_inputs
from tests.link.corpus import rows

OWN = (
    ("appeared-late", "portfolio-update-2023-24-q3", "Social work apprenticeships: first cohort"),
    ("cancelled", "action-log-2024-02-14", "Invite the internal drainage board to show"),
    ("count-mismatch", "performance-report-2023-24-q3", "Two of the eight vital signs with a rating"),
    ("direction-contradicts-values", "scorecard-2023-24-q2", "Assessments for children's social care"),
    ("dropped-without-completion", "portfolio-update-2023-24-q2", "Sale of short-break beds to neighbouring"),
    ("due-slipped", "action-log-2024-02-14", "Agree with the six district councils who"),
    ("due-slipped", "action-log-2024-02-14", "Move the last four teams from the old case"),
    ("due-slipped", "major-projects-february-2024", "Carrow Sluice Bridge: Completion"),
    ("due-slipped", "major-projects-february-2024", "Carrow Sluice Bridge: Full Business Case"),
    ("due-slipped", "major-projects-february-2024", "Carrow Sluice Bridge: Start on Site"),
    ("due-slipped", "major-projects-february-2024", "Oxley Reach Park and Ride: Full Business Case"),
    ("due-slipped", "major-projects-february-2024", "Oxley Reach Park and Ride: Outline Business"),
    ("due-slipped", "major-projects-february-2024", "Thornby Relief Road|Completion"),
    ("due-slipped", "major-projects-february-2024", "Thornby Relief Road|Full Business Case"),
    ("due-slipped", "major-projects-february-2024", "Thornby Relief Road|Start on Site"),
    ("due-slipped", "portfolio-update-2023-24-q2", "Introduce the Tideway practice framework in"),
    ("due-slipped", "portfolio-update-2023-24-q3", "Adopt and publish the Every Chance strategy"),
    ("due-slipped", "portfolio-update-2023-24-q3", "Carrow House: Open a four-bed children's"),
    ("due-slipped", "portfolio-update-2023-24-q3", "Introduce the Tideway practice framework in"),
    ("due-slipped", "portfolio-update-2023-24-q3", "Review how we respond to harm outside the"),
    ("due-slipped", "portfolio-update-2023-24-q4", "Carrow House: Open a four-bed children's"),
    ("due-slipped", "portfolio-update-2023-24-q4", "New model of case audits and learning visits"),
    ("due-slipped", "portfolio-update-2023-24-q4", "Review how money for high needs is shared"),
    ("due-slipped", "portfolio-update-2024-25-q1", "Carrow House: Open a four-bed children's"),
    ("forecast-over-budget", "finance-monitoring-2023-24-period-6", "Department|£4,504k over (3.2%)"),
    ("forecast-over-budget", "finance-monitoring-2023-24-period-9", "Department|£5,904k over (4.2%)"),
    ("kpi-figures-disagree", "performance-report-2023-24-q3", "Re-referral rate"),
    ("kpi-no-longer-reported", "scorecard-2023-24-q2", "Families helped by parents' groups at the"),
    ("kpi-rating-fell", "highways-dashboard-2023-24-q4", "Street lights working|green to amber"),
    ("kpi-rating-fell", "scorecard-2023-24-q2", "% of children in care who live 20 miles or more|amber to red"),
    ("kpi-rating-fell", "scorecard-2023-24-q2", "Children who become the subject|green to amber"),
    ("kpi-rating-fell", "scorecard-2023-24-q2", "Re-referral rate|amber to red"),
    ("kpi-red-again", "performance-report-2023-24-q3", "Re-referral rate|second time in a row"),
    ("kpi-red-again", "scorecard-2023-24-q2", "% of new education, health and care plans|second time in a row"),
    ("kpi-restated", "performance-report-2023-24-q3", "% of children in care who live 20 miles or"),
    ("milestone-variance-mismatch", "major-projects-february-2024", "Thornby Relief Road|Completion"),
    ("overdue", "action-log-2023-12-13", "Agree with the six district councils who"),
    ("overdue", "action-log-2024-02-14", "Members of the board to send examples of"),
    ("overdue-on-track", "portfolio-update-2023-24-q3", "New model of case audits and learning visits"),
    ("overdue-on-track", "portfolio-update-2023-24-q3", "Review of the recruitment and retention offer"),
    ("overdue-on-track", "portfolio-update-2023-24-q4", "Review of the recruitment and retention offer"),
    ("reopened", "portfolio-update-2023-24-q3", "New model of case audits and learning visits"),
    ("resolution-came-back-late", "select-committee-pack-2023-11-27", "2023/022, clause 2"),
    ("resolution-nothing-came-back", "select-committee-pack-2023-11-27", "2023/023, clause 2"),
    ("resolution-nothing-came-back", "select-committee-pack-2024-03-04", "2023/030, clause 3"),
    ("risk-dropped", "risk-register-2023-24-q2", "CL11 The old case system fails before the"),
    ("risk-score-mismatch", "risk-register-2023-24-q3", "CL06 Social workers leave faster than they"),
    ("risk-worsened", "risk-register-2023-24-q3", "CL01 Too few homes for children in care"),
    ("status-worsened", "action-log-2023-12-13", "Agree with the six district councils who"),
    ("status-worsened", "action-log-2023-12-13", "Move the last four teams from the old case"),
    ("status-worsened", "action-log-2024-02-14", "Members of the board to send examples of"),
    ("status-worsened", "portfolio-update-2023-24-q2", "Fostering growth: Increase the number of"),
    ("status-worsened", "portfolio-update-2023-24-q2", "Sale of short-break beds to neighbouring"),
    ("status-worsened", "portfolio-update-2023-24-q3", "Carrow House: Open a four-bed children's"),
    ("status-worsened", "portfolio-update-2023-24-q3", "Review how we respond to harm outside the"),
    ("status-worsened", "portfolio-update-2023-24-q4", "Carrow House: Open a four-bed children's"),
    ("status-worsened", "portfolio-update-2023-24-q4", "Open new schools and nursery places where"),
    ("total-mismatch", "capital-and-savings-2023-24-period-9", "Total"),
    ("total-mismatch", "finance-monitoring-2023-24-period-9", "Department total"),
    ("unchanged-for-periods", "action-log-2024-02-14", "Write a plain-language note on how the"),
    ("unchanged-for-periods", "portfolio-update-2024-25-q1", "Review of specialist place funding"),
    ("variance-mismatch", "finance-monitoring-2023-24-period-9", "Homes for Children (Children's Social Care)"),
    ("work-programme-date-out-of-order", "select-committee-pack-2023-11-27", "School Transport – Progress Report"),
)
"""Every question about the sample corpus: its code, the paper, and words of its sentence (parts between "|")."""


def database(folder: Path, papers: Path) -> sqlite_utils.Database:
    """A database of the papers below a folder, linked and checked."""
    db = store.open_db(folder / "papers.db")
    ingest(db, list(find_inputs([papers], papers)), folder / "extracted")
    return db


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[sqlite_utils.Database]:
    """The sample corpus."""
    db = database(tmp_path_factory.mktemp("own"), root / "corpus/papers")
    yield db
    db.close()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[sqlite_utils.Database]:
    """A strategy, an improvement plan, an update, a review and a committee's pack."""
    db = database(tmp_path_factory.mktemp("seeds"), shared / "corpus/seeds")
    yield db
    db.close()


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[sqlite_utils.Database]:
    """A board's minutes and action logs."""
    db = database(tmp_path_factory.mktemp("board"), shared / "corpus/transparency-board")
    yield db
    db.close()


def found(db: sqlite_utils.Database, code: str) -> list[str]:
    """The sentences of one code, by their letters."""
    return sorted(str(row["message"]) for row in asked(db, code=code))


@pytest.mark.slow
def test_what_was_put_in_is_found_and_nothing_else(own: sqlite_utils.Database) -> None:
    """Each contradiction designed into the sample corpus, and each change for the worse, is one finding."""
    told = [(str(row["code"]), Path(str(row["path"])).stem, str(row["message"])) for row in asked(own)]
    unmatched = []
    for code, paper, words in OWN:
        match = next(
            (t for t in told if t[:2] == (code, paper) and all(word in t[2] for word in words.split("|"))), None
        )
        if match is None:
            unmatched.append((code, paper, words))
        else:
            told.remove(match)
    assert unmatched == []
    assert told == []


def test_overdue_but_on_target(seeds: sqlite_utils.Database) -> None:
    """Of the portfolio update's milestones, the seven that were due before its quarter ended are questioned."""
    due = rows(
        seeds,
        "SELECT r.due_text FROM findings f JOIN milestone_readings r ON r.id = f.record_id "
        "WHERE f.code = 'overdue-on-track' ORDER BY r.due_end",
    )
    assert [text for (text,) in due] == [
        "March 2019",
        "November 2019",
        "Dec 2019",
        "March 2020",
        "April 2020",
        "1 June 2020",
        "July 2020",
    ]


def test_plans_that_slipped(seeds: sqlite_utils.Database) -> None:
    """Dates of the strategy that the update moves or gives up are told with the strategy's line."""
    offer, review = found(seeds, "due-slipped")
    assert "is now due in July 2020 and no longer March 2019 (see line 217 of “Children and Young" in offer
    assert "is now due in December 2019 and no longer March 2019 (see line 216 of “Children and Young" in review
    (lost,) = found(seeds, "due-date-lost")
    assert "was due by May 2019 (see line 219 of “Children and Young" in lost
    assert "the date is only “Ongoing”" in lost


def test_figures_of_one_pack(seeds: sqlite_utils.Database) -> None:
    """The pack's figures for plans within 20 weeks differ, and so do three of its comparators."""
    assert [row["line"] for row in asked(seeds, code="kpi-figures-disagree")] == [134, 134, 362, 1069, 1069]
    neighbours, orders, before, now, national = found(seeds, "kpi-figures-disagree")
    assert all(part in before for part in ("20 weeks", "for 2022", "3.6%", "4.5%"))
    assert all(part in now for part in ("20 weeks", "for 2023", "28.0%", "28.3%"))
    assert all(part in national for part in ("national figure, 2022", "50.7%", "49.1%"))
    assert all(part in orders for part in ("SGO", "national figure", "15%", "17%"))
    assert all(part in neighbours for part in ("SGO", "statistical neighbours", "17%", "14%"))
    assert found(seeds, "figures-disagree-in-text") == [
        "The text gives two figures for “total number of EHCPs” in January 2017: 2,101 here and 2,104 on line 340."
    ]


def test_budget_of_the_pack(seeds: sqlite_utils.Database) -> None:
    """The budget table adds up; but what its text calls last period's variance stands in another column."""
    assert found(seeds, "total-mismatch") == []
    assert found(seeds, "variance-mismatch") == []
    (said,) = found(seeds, "text-contradicts-budget")
    assert "£2.2m in period 9, but the table prints 161 (£000)" in said


def test_the_work_programme_of_the_pack(seeds: sqlite_utils.Database) -> None:
    """The two items of 15 April 2023 between those of April and July 2024 are questioned once."""
    (said,) = found(seeds, "work-programme-date-out-of-order")
    assert "and one more is planned for 15 April 2023, between 15 April 2024 and 15 July 2024" in said


def test_nothing_else_in_the_seeds(seeds: sqlite_utils.Database) -> None:
    """Every question about the seeds, counted; none is left over that nobody read."""
    assert Counter(str(row["code"]) for row in asked(seeds)) == {
        "due-date-lost": 1,
        "due-slipped": 2,
        "figures-disagree-in-text": 1,
        "forecast-over-budget": 1,
        "kpi-behind-others": 5,
        "kpi-figures-disagree": 5,
        "overdue": 1,
        "overdue-on-track": 7,
        "text-contradicts-budget": 1,
        "work-programme-date-out-of-order": 1,
    }


def test_actions_of_a_board(board: sqlite_utils.Database) -> None:
    """Over the logs two actions are open again, two vanish, two slip, two are late, four lose their date.

    Two logs print no day: they have the day of the agenda that carries the same number.
    """
    assert Counter(str(row["code"]) for row in asked(board)) == {
        "date-impossible": 2,
        "dropped-without-completion": 2,
        "due-date-lost": 4,
        "due-slipped": 2,
        "overdue": 2,
        "reopened": 2,
    }
    assert all("in March 2011; two months later" in said for said in found(board, "overdue"))
    assert all(
        "raised on 19 November 2011, but the paper is of 2 March 2011" in said
        for said in found(board, "date-impossible")
    )
    gone = found(board, "dropped-without-completion")
    assert ["Department for Transport" in gone[0], "Contract Finder" in gone[1]] == [True, True]
    again = found(board, "reopened")
    assert ["Crime Data" in again[0], "Transparency Board input" in again[1]] == [True, True]
