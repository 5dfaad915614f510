"""The briefing for a chair: what it says first, what it says of resolutions and contradictions, and what it leaves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlite_utils

from papers2data import store
from papers2data.briefing.compose import brief
from papers2data.errors import UsageError
from tests.briefing.conftest import lines_of, subjects_of
from tests.conftest import Ingested

MEETING = ("Children and Learning Select Committee", "4 March 2024")


def test_summary_stands_first(corpus: sqlite_utils.Database) -> None:
    """The gravest things are counted and named before any section."""
    found = brief(corpus, meeting=MEETING)
    assert found.title == "Briefing for the Children and Learning Select Committee, 4 March 2024"
    assert found.scope[0] == (
        "It covers the papers of this committee since the meeting of 27 November 2023, and those that name no "
        "committee and do not lie among another's."
    )
    assert found.summary[0] == (
        "Two milestones and actions are overdue, though reported on track, above all “New model of case audits and "
        "learning visits”."
    )
    assert found.summary[3:7] == (
        "Two were completed, one was dropped or stopped and one was reported for the first time.",
        "Of the indicators, one got worse (“Young people who enter the youth justice system for the first time (per "
        "100,000 aged 10-17)”); eleven got better.",
        "Of the risks, two grew, one fell, one came in and one left the register.",
        "Two resolutions that should have come back did not; one resolution due back next; seven resolutions came "
        "back.",
    )


def test_papers_of_others_are_left_out(corpus: sqlite_utils.Database) -> None:
    """A paper that names no committee is left out where it lies among another committee's papers."""
    found = brief(corpus, meeting=MEETING)
    files = {source.path.split("/")[0] for part in found.sections for line in part.lines for source in line.sources}
    assert files == {"children-and-learning-committee", "children-and-learning-select-committee"}


def test_one_programme(corpus: sqlite_utils.Database) -> None:
    """With a programme only what stands under it is told, and what names no programme is left out."""
    found = brief(corpus, "2023-09-30", programme="Homes for Children")
    assert found.title == "What changed since 30 September 2023: Homes for Children"
    assert found.scope[1] == "It holds what stands under this programme; resolutions name none, and are left out."
    assert subjects_of(found, "slipped") == ["Carrow House: Open a four-bed children's home at Carrow Sluice"]
    assert {line.programme for part in found.sections for line in part.lines if part.code != "questions"} == {
        "Homes for Children in Care"
    }
    with pytest.raises(UsageError, match="did you mean Homes for Children"):
        brief(corpus, programme="Homes of Childern in Care")


def test_charts_know_no_later_paper(corpus: sqlite_utils.Database) -> None:
    """The curves of a briefing for a meeting end with the reports that the meeting had."""
    found = brief(corpus, meeting=MEETING)
    assert max(day for curve in found.slips for day, _ in curve.points) == "2023-12-31"
    assert max(day for chart in found.charts for curve in chart.curves for day, _ in curve.points) <= "2024-03-04"


def test_resolutions_that_never_came_back(corpus: sqlite_utils.Database) -> None:
    """Those due by a meeting that was held, without an answer, are named with the clause and the day."""
    assert lines_of(brief(corpus, meeting=MEETING), "resolutions_overdue") == [
        "2023/023, clause 2 (Children and Learning Select Committee, 18 September 2023) “That information on waiting "
        "times for speech therapy by district be circulated to members of the Committee by December 2023” was due in "
        "December 2023; nothing was found up to 4 March 2024, two months later. "
        "(select-committee-pack-2023-11-27.pdf, page 4)",
        "2023/030, clause 3 (Children and Learning Select Committee, 27 November 2023) “That figures on the "
        "recruitment of foster carers be received by the Committee at its March and June 2024 meetings” was due in "
        "March 2024; nothing was found up to 4 March 2024. (select-committee-pack-2024-03-04.pdf, page 4)",
    ]


def test_resolutions_that_came_back(corpus: sqlite_utils.Database) -> None:
    """Those that came back since the last meeting are named, the late one with how late."""
    found = brief(corpus, meeting=MEETING)
    assert {"2023/015, clause 3", "2023/021, clause 2", "2023/029, clause 2", "2023/032, clause 2"} <= set(
        subjects_of(found, "resolutions_back")
    )
    assert [line for line in lines_of(found, "resolutions_back") if "late" in line] == [
        "2023/022, clause 2 (Children and Learning Select Committee, 18 September 2023) “That a progress report on "
        "school transport be received at the November 2023 meeting of the Committee, before tenders are invited” came "
        "back on 4 March 2024, three months late (the agenda item “School transport - progress report” has its words). "
        "(select-committee-pack-2023-11-27.pdf, page 4; select-committee-pack-2024-03-04.pdf, page 2)"
    ]


def test_a_briefing_of_the_past_knows_no_later_paper(corpus: sqlite_utils.Database) -> None:
    """For November's meeting, the report that came back in March has not come back yet."""
    found = brief(corpus, meeting=("Select", "27 November 2023"))
    assert subjects_of(found, "resolutions_overdue") == ["2023/022, clause 2"]
    assert subjects_of(found, "resolutions_due") == [
        "2023/023, clause 2",
        "2023/015, clause 3",
        "2023/021, clause 2",
    ]
    assert "missing from the report" not in " ".join(lines_of(found, "questions"))


def test_contradictions_have_their_pages(corpus: sqlite_utils.Database) -> None:
    """Figures that disagree and sums that are wrong are told with their pages, and nothing is told twice."""
    found = brief(corpus, since="31 March 2023")
    said = " ".join(lines_of(found, "questions"))
    for designed in (
        "now 22.6%; it was printed as 23.8% before",
        "the arrow says “up”, but the figure went from 92.3% to 88.0%",
        "26.4% (page 2, in a table) and 24.6%",
        "likelihood 3 times impact 4 is 12",
        "145,108, but the rows that it adds up come to 145,008",
        "1,523, but variance 4,467 less previous variance 2,935 is 1,532",
        "4 March 2024 would stand in order",
    ):
        assert said.count(designed) == 1
    assert "On Target” for" not in said


def test_latest_reports_of_each_kind(corpus: sqlite_utils.Database) -> None:
    """Without a day, each series of reports is held against its own last report, however old that is."""
    found = brief(corpus)
    assert found.title == "What the latest papers say, up to 30 June 2024"
    assert subjects_of(found, "worsened") == ["Members of the board to send examples of web pages that are out of date"]
    assert subjects_of(found, "improved") == ["Carrow House: Open a four-bed children's home at Carrow Sluice"]
    assert sorted(subjects_of(found, "completed")) == [
        "New model of case audits and learning visits",
        "Report to the board on the two occasions in September when the payments system could not be reached, with "
        "what the supplier will do so that it does not happen again",
        "Review of the recruitment and retention offer",
    ]


def test_plans_are_what_first_reports_are_held_against(corpus: sqlite_utils.Database) -> None:
    """A first report of its kind is held against the plan in another paper, and against the dates it prints itself."""
    found = brief(corpus)
    lines = {line.subject: line.text for part in found.sections if part.code == "slipped" for line in part.lines}
    assert lines["Every area team works to the Tideway practice framework"].startswith(
        "was planned for 30 June 2023 in the report of 23 February 2023, and is now due by 31 March 2024"
    )
    assert lines["Carrow Sluice Bridge: Completion"].startswith(
        "was planned for 31 October 2025 by the same paper, and is now due by 31 January 2026"
    )


@pytest.mark.parametrize(
    ("since", "meeting", "advice"),
    [
        pytest.param("soon", None, "'soon' is no day: write it as 2024-03-04", id="no day"),
        pytest.param(None, ("Childern and Learning", "2024-03-04"), "did you mean", id="committee mistyped"),
        pytest.param(
            None, ("Council", "2024-03-04"), "could be the County Council or the Saltham", id="committee vague"
        ),
        pytest.param(None, ("Select", "2024-03-05"), "there are 5 June 2023, 18 September 2023", id="no such meeting"),
        pytest.param("2024-01-01", MEETING, "leave one of them out", id="both"),
        pytest.param("2090-01-01", None, "the last is of", id="nothing later"),
    ],
)
def test_what_does_not_exist(
    corpus: sqlite_utils.Database, since: str | None, meeting: tuple[str, str] | None, advice: str
) -> None:
    """An unknown day, committee or meeting is refused with what there is."""
    with pytest.raises(UsageError) as refused:
        brief(corpus, since, meeting)
    assert advice in str(refused.value)


def test_dismissed_questions_are_left_out(own_corpus: Ingested, tmp_path: Path) -> None:
    """What a person dismissed is in no briefing any more, neither as a question nor as a milestone that was dropped."""
    db = store.open_db(shutil.copy(own_corpus.db, tmp_path / "mine.db"))
    try:
        before = brief(db, since="2023-09-30")
        db.conn.execute("UPDATE findings SET status = 'dismissed' WHERE family = 'scrutiny'")
        after = brief(db, since="2023-09-30")
    finally:
        db.close()
    assert (len(subjects_of(before, "questions")) > 5, subjects_of(after, "questions")) == (True, [])
    assert set(subjects_of(before, "dropped")) - set(subjects_of(after, "dropped")) == {
        "Sale of short-break beds to neighbouring authorities Saving: £85k"
    }
