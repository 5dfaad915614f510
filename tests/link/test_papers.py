"""What linking makes of whole papers: the sample corpus, and real papers where they are at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from papers2data.link import accept, link_all, proposals, withdraw
from papers2data.pipeline.document import Settings, extract
from papers2data.pipeline.inputs import find_inputs
from papers2data.store import load, open_db
from tests.link.corpus import rows
from tests.store.papers import NOW


def database(folder: Path, papers: Path, *, only: str = "") -> sqlite_utils.Database:
    """A linked database of the papers below a folder whose path holds ``only``."""
    db = open_db(folder / "papers.db")
    for file in find_inputs([papers], papers):
        if only in file.name:
            load(db, extract(file, Settings()), NOW)
    link_all(db)
    return db


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[sqlite_utils.Database]:
    """The sample corpus."""
    db = database(tmp_path_factory.mktemp("own"), root / "corpus/papers", only="children-and-learning")
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
    """A board's action logs."""
    db = database(tmp_path_factory.mktemp("board"), shared / "corpus/transparency-board", only="ction")
    yield db
    db.close()


def history(db: sqlite_utils.Database, words: str, columns: str) -> list[tuple[object, ...]]:
    """The history of the milestone with these words in a name."""
    milestone = f"SELECT milestone_id FROM milestone_readings WHERE name LIKE '%{words}%'"  # noqa: S608
    return rows(db, f"SELECT {columns} FROM milestone_history WHERE milestone_id IN ({milestone})")  # noqa: S608


def test_designed_slips(own: sqlite_utils.Database) -> None:
    """The milestone that slips twice is followed from the strategy on, through all updates."""
    found = history(own, "Tideway", "due_end, slip_days_since_first")
    assert found[0] == ("2023-06-30", 0)
    assert [end for end, _ in dict.fromkeys(found)] == ["2023-06-30", "2023-12-31", "2024-03-31"]


def test_designed_rename(own: sqlite_utils.Database) -> None:
    """The renamed strategy is one milestone."""
    assert (
        len(rows(own, "SELECT DISTINCT milestone_id FROM milestone_readings WHERE name LIKE '%Closing the Divide%'"))
        == 1
    )
    assert history(own, "Every Chance", "count(*)") == [(5,)]


def test_designed_reopening(own: sqlite_utils.Database) -> None:
    """The re-opened milestone is the only one."""
    found = rows(own, "SELECT as_at, name FROM status_changes WHERE change = 'reopened'")
    assert found == [("2023-12-31", "New model of case audits and learning visits.")]


def test_designed_entries_and_exits(own: sqlite_utils.Database) -> None:
    """Up to the fourth quarter one milestone enters late, one is dropped, and those that were complete end."""
    found = rows(
        own,
        "SELECT as_at, event, substr(name, 1, 24) FROM milestone_entries_exits "
        "WHERE as_at < '2024-06-30' AND event <> 'ended' ORDER BY as_at, event",
    )
    assert found == [
        ("2023-12-31", "dropped", "Sale of short-break beds"),
        ("2023-12-31", "entered", "Social work apprenticesh"),
    ]


def test_designed_overdue(own: sqlite_utils.Database) -> None:
    """The milestone that was due in September and stays on target is overdue in the two reports after."""
    found = rows(own, "SELECT as_at FROM overdue_milestones WHERE reported_on_track AND name LIKE '%retention offer%'")
    assert sorted(found) == [("2023-12-31",), ("2024-03-31",)]


def test_designed_restatement(own: sqlite_utils.Database) -> None:
    """One earlier figure differs from what was first printed, and no other."""
    found = rows(own, "SELECT name, first_value, later_value FROM kpi_restatements")
    assert found == [("% of children in care who live 20 miles or more from home", 23.8, 22.6)]


def test_designed_resolutions(own: sqlite_utils.Database) -> None:
    """What was resolved comes back on time, a meeting late, or never, as designed, and nothing else is overdue."""
    found = rows(own, "SELECT reference, clause, state FROM resolution_tracker WHERE due_end IS NOT NULL ORDER BY 1, 2")
    assert found == [
        ("2023/014", "2", "came back on time"),
        ("2023/015", "3", "came back on time"),
        ("2023/021", "2", "came back on time"),
        ("2023/022", "2", "came back late"),
        ("2023/023", "2", "overdue"),
        ("2023/030", "3", "overdue"),
        ("2023/032", "2", "came back on time"),
    ]


STRATEGY_AND_UPDATE = (
    "recruitment and retention",
    "audit and learning visit",
    "Framework for Practice",
    "edge of care",
    "sub-regional arrangement",
    "independent scrutiny",
    "ncrease the residential provision",
    "improve outcomes for all pupils",
    "basic need funding",
    "result of housing developments",
    "high needs budget in the context",
    "closer partnership with parents",
    "Closing the Gap",
    "SEND school provision",
    "ocational education pathways",
    "transition to adulthood",
    "Troubled Families",
    "contextual safeguarding",
)


@pytest.mark.parametrize("words", STRATEGY_AND_UPDATE)
def test_update_is_linked_to_the_strategy(seeds: sqlite_utils.Database, words: str) -> None:
    """A milestone that both papers name is one milestone, planned in the strategy and reported in the update."""
    joined = "milestone_readings p JOIN milestone_readings r ON r.milestone_id = p.milestone_id"
    which = f"p.basis = 'planned' AND r.basis = 'reported' AND r.name LIKE '%{words}%'"
    found = rows(seeds, f"SELECT p.milestone_id FROM {joined} WHERE {which}")  # noqa: S608
    assert len(found) == 1


def test_nothing_is_linked_wrongly(seeds: sqlite_utils.Database) -> None:
    """Of 25 milestones of the update 19 are in the strategy too; the plan's actions are linked to none of them."""
    joined = (
        "SELECT count(*) FROM milestones m WHERE "
        "(SELECT count(DISTINCT document_id) FROM milestone_readings r WHERE r.milestone_id = m.id) > 1"
    )
    assert rows(seeds, joined) == [(19,)]
    assert rows(seeds, "SELECT count(*) FROM milestones") == [(25 + 25 + 21 - 19,)]


@pytest.mark.parametrize("words", ["Social Impact Bond Model", "D2N2 Commissioning", "internal fostering placements"])
def test_harder_ones_are_proposed(seeds: sqlite_utils.Database, words: str) -> None:
    """An action of the improvement plan that goes by other words is proposed to a person, with a reason."""
    which = f"outcome = 'proposed' AND reason <> '' AND (left_name LIKE '%{words}%' OR right_name LIKE '%{words}%')"
    found = rows(seeds, f"SELECT 1 FROM links WHERE kind = 'milestone' AND {which}")  # noqa: S608
    assert len(found) >= 1


def test_the_strategy_programme_is_the_update_programme(seeds: sqlite_utils.Database) -> None:
    """A programme whose name was shortened is one by its milestones."""
    found = rows(
        seeds,
        "SELECT DISTINCT programme FROM milestone_readings WHERE programme_id LIKE 'remodelling-social%' ORDER BY 1",
    )
    assert found == [("Remodelling Practice",), ("Remodelling Social Work Practice",)]


def test_a_resolution_came_back(seeds: sqlite_utils.Database) -> None:
    """What was resolved in February 2024 came back as item 4 of the April meeting; what is due in 2025 is open."""
    found = rows(
        seeds,
        "SELECT reference, clause, state, first_followup FROM resolution_tracker "
        "WHERE due_end IS NOT NULL ORDER BY 1, 2",
    )
    assert found == [
        ("2024/002", "2", "came back on time", "2024-04-15"),
        ("2024/003", "2(b)", "open", None),
        ("2024/004", "2", "open", None),
    ]
    assert rows(
        seeds,
        "SELECT a.number FROM followups f JOIN agenda_items a ON a.id = f.record_id JOIN resolutions r "
        "ON r.id = f.resolution_id WHERE r.reference = '2024/002' AND r.clause = '2' AND f.answers",
    ) == [("4",)]


def test_actions_over_the_logs(board: sqlite_utils.Database) -> None:
    """Each action is followed over the three logs, also one that is open again and one that changes hands."""
    assert history(board, "next phase of work", "status, change") == [
        ("complete", "new"),
        ("on_track", "reopened"),
        ("on_track", "same"),
    ]
    assert history(board, "validator", "change") == [("new",), ("reopened",), ("same",)]
    assert history(board, "steering group", "count(DISTINCT milestone_id), count(*)") == [(1, 2)]
    reopened = rows(board, "SELECT count(*) FROM status_changes WHERE change = 'reopened'")
    assert reopened == [(2,)]


LOGS = (
    ("terms of reference", None, None, "complete"),
    ("future of data.gov.uk", "complete", None, None),
    ("copy of the proposed agreement", None, None, "in_progress"),
    ("discuss licensing", None, None, "in_progress"),
    ("workshop challenge", None, None, "in_progress"),
    ("site analytics", None, None, "complete"),
    ("URI project with BIS", None, None, "complete"),
    ("draft recommendations", None, "complete", None),
    ("Contract Finder to provide", None, "on_track", None),
    ("Open Government Partnership", None, None, "in_progress"),
    ("Strategic Communications", None, "complete", None),
    ("offender level", None, None, "in_progress"),
    ("detailed comments", None, "complete", None),
    ("policy ownership", None, None, "in_progress"),
    ("how URIs can be included", None, None, "in_progress"),
    ("Office for Fair Trading", None, None, "in_progress"),
    ("plan for publishing a Green Paper", "complete", "complete", None),
    ("green paper and associated consultation", "complete", "complete", None),
    ("draft Freedom Bill", "complete", "complete", None),
    ("Public Bodies Team", "complete", "complete", None),
    ("October progress report", "complete", "complete", None),
    ("Mayor of London", "complete", "complete", None),
    ("DfT and ATOC to build", "on_track", "on_track", None),
    ("lessons learnt", "on_track", "complete", None),
    ("paper with or about ATOC", "in_progress", "complete", None),
    ("steering group", None, "in_progress", "in_progress"),
    ("PDC ShEx discussions", None, "in_progress", "on_track"),
    ("post legislative scrutiny", None, "on_track", "on_track"),
    ("invite the Information Commissioner", None, "on_track", "in_progress"),
    ("interim report", "in_progress", "in_progress", "on_track"),
    ("Transport Sector Panel", "on_track", "on_track", "on_track"),
    ("Highways Agency", "in_progress", "not_started", "on_track"),
    ("public statement of support", "in_progress", "in_progress", "in_progress"),
    ("next phase of work", "complete", "on_track", "on_track"),
    ("validator", "complete", "on_track", "on_track"),
)
"""Words of each action of the board, and its status in the logs of March 2011, without a day, and of July 2011."""


@pytest.mark.parametrize("action", LOGS, ids=lambda action: str(action[0]))
def test_each_action_over_the_logs(board: sqlite_utils.Database, action: tuple[str | None, ...]) -> None:
    """Each action has one history with its status in each log that has it, as a person reads the logs."""
    words, *expected = action
    of_log = ", ".join(
        f"max(CASE WHEN d.path LIKE '%{log}%' THEN h.status END)" for log in ("5_1_i_S", "6_1.ii_", "8_1.ii_")
    )
    meant = f"SELECT milestone_id FROM milestone_readings WHERE name LIKE '%{words}%'"  # noqa: S608
    found = rows(
        board,
        f"SELECT {of_log} FROM milestone_history h JOIN documents d ON d.id = h.document_id "  # noqa: S608
        f"WHERE h.milestone_id IN ({meant}) GROUP BY h.milestone_id",
    )
    assert found == [tuple(expected)]


def test_no_other_action(board: sqlite_utils.Database) -> None:
    """The logs have these actions and no others, and only two leave them unfinished."""
    logs = "SELECT count(DISTINCT milestone_id) FROM milestone_readings WHERE table_id IS NOT NULL"
    assert rows(board, logs) == [(len(LOGS),)]
    gone = "SELECT name FROM milestone_entries_exits WHERE event = 'dropped' ORDER BY name"
    named = [str(name) for (name,) in rows(board, gone)]
    assert [("ATOC to build" in name, "Contract Finder" in name) for name in named] == [(True, False), (False, True)]


def test_a_proposal_is_accepted(seeds: sqlite_utils.Database) -> None:
    """A real proposal that a person accepts is a link from then on, and separate again when that is taken back."""
    (found,) = [
        each for each in proposals(seeds, "milestone") if "Social Impact Bond" in each.left_name + each.right_name
    ][:1]
    count = rows(seeds, "SELECT count(*) FROM milestones")[0][0]
    name = accept(seeds, found.id, "A. Reader", "The plan names the bond")
    link_all(seeds)
    assert rows(seeds, "SELECT count(*) FROM milestones") == [(int(str(count)) - 1,)]
    ends = f"SELECT count(DISTINCT milestone_id) FROM milestone_readings WHERE id IN ('{found.left}', '{found.right}')"  # noqa: S608
    assert rows(seeds, ends) == [(1,)]
    withdraw(seeds, name)
    link_all(seeds)
    assert rows(seeds, "SELECT count(*) FROM milestones") == [(count,)]
    assert found.id in {each.id for each in proposals(seeds)}
