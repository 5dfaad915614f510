"""The same milestones, indicators and risks over papers."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papers2data.link import link_all
from papers2data.model import Record
from papers2data.store import forget, load, open_db
from tests.link.corpus import groups, kpi, linked, rows, update
from tests.store.papers import NOW, pdf

WORDS = ("pier", "crane", "buoy", "tug", "lock", "wharf", "beacon", "phase 1", "phase 2", "north", "south")


def test_renamed_milestone_is_followed(db: sqlite_utils.Database) -> None:
    """A milestone keeps its identity under other words, with the score and the reason of each step."""
    papers = [
        update("2023-03-31", "Refresh of the Clean Harbour strategy", "Repair the sea wall"),
        update("2023-06-30", "Refresh the Clean Harbour strategy", "Repair the sea wall"),
        update("2023-09-30", "Adopt the Clear Water strategy (formerly Clean Harbour)", "Repair the sea wall"),
    ]
    linked(db, papers)
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    assert rows(
        db,
        "SELECT left_name, outcome, reason FROM links WHERE kind = 'milestone' AND reason <> 'The same name.' "
        "ORDER BY left_name DESC",
    ) == [
        ("Refresh the Clean Harbour strategy", "linked", "The same words; the same programme or section."),
        (
            "Adopt the Clear Water strategy (formerly Clean Harbour)",
            "linked",
            "One paper says that it had the other's name before; the same programme or section.",
        ),
    ]


def test_two_items_of_one_paper(db: sqlite_utils.Database) -> None:
    """Two items of one paper are never the same, however alike; an item that a paper repeats is one."""
    alike = ("Review how we answer distress calls", "Review how we answer distress calls at night")
    linked(db, [update("2023-03-31", *alike, "Repair the sea wall", "Repair the sea wall.")])
    assert rows(db, "SELECT count(*) FROM milestones") == [(3,)]


def test_a_paper_that_fits_two_ways_is_proposed(db: sqlite_utils.Database) -> None:
    """Where two items of a paper fit as well, nothing is linked and a person is asked, with both named."""
    first = update("2023-03-31", "Extend the fish market hall")
    second = update("2023-06-30", "Extend the fish market hall eastern door", "Extend the fish market hall lower roof")
    linked(db, [first, second])
    assert rows(db, "SELECT count(*) FROM milestones") == [(3,)]
    (reason,) = rows(db, "SELECT DISTINCT reason FROM links WHERE outcome = 'proposed' ORDER BY score DESC LIMIT 1")[0]
    assert "in the same paper fits as well" in str(reason)


def test_reference_numbers_alone_are_no_evidence(db: sqlite_utils.Database) -> None:
    """A number that is used again for another thing links nothing."""
    linked(
        db,
        [
            update("2023-03-31", ("Repair the sea wall", {"reference": "1.1"})),
            update("2023-06-30", ("Hire a harbour master", {"reference": "1.1"})),
        ],
    )
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    assert rows(db, "SELECT count(*) FROM links") == [(0,)]


def test_the_same_name_under_two_numbers(db: sqlite_utils.Database) -> None:
    """Where one paper has a name under two numbers these are two things, followed by their numbers."""
    two = [("Repaint", {"reference": "1.1"}), ("Repaint", {"reference": "2.4"})]
    linked(db, [update("2023-03-31", *two), update("2023-06-30", *two)])
    assert rows(db, "SELECT count(*), count(DISTINCT milestone_id) FROM milestone_readings") == [(4, 2)]


def test_stages_of_a_matrix_and_of_a_card(db: sqlite_utils.Database) -> None:
    """A project's stage in a matrix and the same stage on the project's card are one milestone."""
    matrix = ("North Quay", {"stage": "Completion", "basis": "revised", "programme": None, "due_end": "2026-01-31"})
    card = ("Completion", {"programme": "North Quay", "status": "at_risk"})
    other = ("Completion", {"programme": "South Quay"})
    linked(db, [update("2023-03-31", matrix, card, other)])
    assert rows(db, "SELECT id, name FROM milestones ORDER BY name") == [
        (f"south-quay-completion-{rows(db, SOUTH)[0][0]}", "Completion"),
        (f"north-quay-completion-{rows(db, NORTH)[0][0]}", "North Quay: Completion"),
    ]


SOUTH = "SELECT substr(id, -6) FROM milestones WHERE id LIKE 'south%'"
NORTH = "SELECT substr(id, -6) FROM milestones WHERE id LIKE 'north%'"


def test_units_tell_indicators_apart(db: sqlite_utils.Database) -> None:
    """A share and a sum under alike names are two indicators; a footnote or an exception makes no new one."""
    first = (kpi("k1", "Tolls paid in time"), kpi("k2", "Boats moored at the pier", unit="£"))
    second = (kpi("k1", "Tolls paid in time (exc. disputes) **"), kpi("k2", "Boats moored at piers", unit="%"))
    for period, records in (("2024-03-31", first), ("2024-06-30", second)):
        load(db, pdf(f"{period}.pdf", "x", date=period, records=records), NOW)
    link_all(db)
    assert rows(db, "SELECT count(DISTINCT kpi_id) FROM kpi_readings WHERE name LIKE 'Tolls%'") == [(1,)]
    assert rows(db, "SELECT count(DISTINCT kpi_id) FROM kpi_readings WHERE name LIKE 'Boats%'") == [(2,)]


def test_breaks_in_definition_are_marked(db: sqlite_utils.Database) -> None:
    """A condition that comes into an indicator's name, and another unit, are marked at the figure they begin with."""
    for period, record in (
        ("2024-03-31", kpi("k1", "Tolls paid in time")),
        ("2024-06-30", kpi("k1", "Tolls paid in time (exc. disputes) **")),
        ("2024-09-30", kpi("k1", "Tolls paid in time (exc. disputes)", unit="days")),
    ):
        load(db, pdf(f"{period}.pdf", "x", date=period, records=(record,)), NOW)
    link_all(db)
    assert rows(
        db, "SELECT b.reason FROM kpi_breaks b JOIN documents d ON substr(b.reading, 1, 12) = d.id ORDER BY d.path"
    ) == [
        ("the name gains “exc disputes”.",),
        ("the unit changes from % to days.",),
    ]


def test_risks_keep_their_number_as_a_sign(db: sqlite_utils.Database) -> None:
    """A risk is followed under nearly the same title where the register's number stays."""
    for period, title in (
        ("2024-03-31", "Storm damage to the outer pier"),
        ("2024-06-30", "Storm damage to outer piers"),
    ):
        record = Record("risk_readings", "q1", {"title": title, "reference": "R1", "period_end": period})
        load(db, pdf(f"{period}.pdf", "x", date=period, records=(record,)), NOW)
    link_all(db)
    assert rows(db, "SELECT title, reference FROM risks") == [("Storm damage to outer piers", "R1")]


def test_programmes_are_known_by_their_milestones(db: sqlite_utils.Database) -> None:
    """A programme under another name is the same where most of its milestones are."""
    names = ("Repair the sea wall", "Hire a harbour master", "Paint the buoys")
    linked(
        db, [update("2023-03-31", *names, programme="Making Ready"), update("2023-06-30", *names, programme="Fit Port")]
    )
    assert rows(db, "SELECT name, first_period, last_period FROM programmes") == [
        ("Fit Port", "2023-03-31", "2023-06-30")
    ]
    assert rows(db, "SELECT outcome, reason FROM links WHERE kind = 'programme'") == [
        ("linked", "3 of their milestones are the same.")
    ]


def test_names_stay_when_papers_come(db: sqlite_utils.Database) -> None:
    """A milestone keeps its id when an older paper with another wording comes, and a new one is not given it."""
    linked(db, [update("2023-06-30", "Review how we answer distress calls")])
    (before,) = rows(db, "SELECT id FROM milestones")
    linked(db, [update("2023-03-31", "Review how we answer distress calls, including those at night")])
    assert rows(db, "SELECT id FROM milestones") == [before]


def test_a_joined_milestone_is_found_under_both_names(db: sqlite_utils.Database) -> None:
    """Where a paper shows that two things are one, the older name is kept and the other still leads to it."""
    linked(db, [update("2023-03-31", "Refresh of the Clean Harbour strategy")])
    linked(db, [update("2023-09-30", "Adopt the Clear Water strategy")])
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    (older,) = rows(db, "SELECT id FROM milestones WHERE first_period = '2023-03-31'")
    linked(db, [update("2023-12-31", "Adopt the Clear Water strategy (formerly Clean Harbour)")])
    assert rows(db, "SELECT id FROM milestones") == [older]
    assert rows(db, "SELECT DISTINCT leads_to FROM entity_slugs WHERE kind = 'milestones'") == [older]
    assert rows(db, "SELECT count(*) FROM entity_slugs WHERE kind = 'milestones'") == [(2,)]


def test_a_name_comes_back(db: sqlite_utils.Database) -> None:
    """A paper that is taken out and put in again has its milestone under the same id."""
    paper = update("2023-03-31", "Repair the sea wall")
    linked(db, [paper])
    before = rows(db, "SELECT id FROM milestones")
    forget(db, "2023-03-31.pdf")
    link_all(db)
    assert rows(db, "SELECT id FROM milestones") == []
    linked(db, [paper])
    assert rows(db, "SELECT id FROM milestones") == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_papers_does_not_matter(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Papers loaded in any order and linked once give the same things under the same ids, for the same reasons."""
    papers = [
        update("2023-03-31", "Refresh of the Clean Harbour strategy", "Extend the fish market hall"),
        update("2023-06-30", "Extend the fish market hall: lower roof", "Repair the sea wall"),
        update("2023-09-30", "Adopt the Clear Water strategy (formerly Clean Harbour)", "Repair of the sea wall"),
    ]
    told = []
    for name, numbers in (("a.db", range(3)), ("b.db", order)):
        db = open_db(tmp_path / name)
        linked(db, [papers[number] for number in numbers])
        told.append((rows(db, "SELECT * FROM milestones ORDER BY id"), rows(db, "SELECT * FROM links ORDER BY id")))
        db.close()
    assert told[0] == told[1]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5),
        min_size=2,
        max_size=4,
    ),
    st.randoms(use_true_random=False),
)
def test_any_papers_in_any_order(papers: list[list[str]], chance: object) -> None:
    """Whatever papers say, the order and the number of linkings change nothing, and no paper's items are joined."""
    made = [update(f"20{10 + number}-03-31", *names) for number, names in enumerate(papers)]
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as folder:
        one, other = open_db(Path(folder) / "one.db"), open_db(Path(folder) / "other.db")
        linked(one, made)
        for paper in shuffled:
            linked(other, [paper])
        assert groups(one) == groups(other)
        joined = rows(one, ONE_PAPER)
        one.close()
        other.close()
    assert joined == []


ONE_PAPER = (
    "SELECT a.name, b.name FROM milestone_readings a JOIN milestone_readings b ON a.document_id = b.document_id "
    "AND a.milestone_id = b.milestone_id AND lower(a.name) <> lower(b.name)"
)
