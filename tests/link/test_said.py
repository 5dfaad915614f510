"""What people decide and correct: it comes first, it stays, and it finds its rows again."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlite_utils

from papers2data.errors import InputError, UsageError
from papers2data.link import (
    accept,
    correct,
    decide,
    decide_finding,
    export_said,
    import_said,
    link_all,
    proposals,
    reject,
    withdraw,
    withdraw_correction,
)
from papers2data.model import Extraction, Finding, Span
from papers2data.store import forget, load, open_db
from tests.link.corpus import linked, rows, update
from tests.store.papers import LATER, milestone, pdf

WHEN = "2026-02-01T10:00:00+00:00"
LATE = "2026-02-02T10:00:00+00:00"


def two_names(db: sqlite_utils.Database) -> tuple[str, str]:
    """Two milestones that no program could know to be one."""
    linked(db, [update("2023-03-31", "Repair the sea wall"), update("2023-06-30", "Finish the coastal defence works")])
    first, second = rows(db, "SELECT id FROM milestones ORDER BY first_period")
    return str(first[0]), str(second[0])


def test_same(db: sqlite_utils.Database) -> None:
    """Two things that a person calls the same are one from the next linking on, with the person's reason."""
    wall, works = two_names(db)
    name = decide(db, wall, works, "same", "A. Reader", "The contract says so", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT id FROM milestones") == [(wall,)]
    assert rows(db, "SELECT outcome, score, reason, decision FROM links") == [
        ("linked", 1.0, "A. Reader decided so: The contract says so.", name)
    ]


def test_different(db: sqlite_utils.Database) -> None:
    """Two things that a person tells apart stay apart, however alike their names, and the old one keeps its id."""
    linked(db, [update("2023-03-31", "Repair the sea wall"), update("2023-06-30", "Repair of the sea wall")])
    (wall,) = rows(db, "SELECT id FROM milestones")
    first, second = rows(db, "SELECT id FROM milestone_readings ORDER BY period_end")
    decide(db, str(first[0]), str(second[0]), "different", "A. Reader", "Another wall", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT milestone_id FROM milestone_readings ORDER BY period_end")[0] == wall
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    assert rows(db, "SELECT outcome FROM links") == [("separate",)]


def test_different_under_one_name(db: sqlite_utils.Database) -> None:
    """A name that a person says means something else from a paper on is cut there."""
    periods = ("2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31")
    linked(db, [update(period, "Repair the sea wall") for period in periods])
    readings = rows(db, "SELECT id FROM milestone_readings ORDER BY period_end")
    decide(db, str(readings[1][0]), str(readings[2][0]), "different", "A. Reader", "The new wall", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT first_period, last_period FROM milestones ORDER BY 1") == [
        ("2023-03-31", "2023-06-30"),
        ("2023-09-30", "2023-12-31"),
    ]


def test_the_later_word_counts(db: sqlite_utils.Database) -> None:
    """Of two decisions on the same two things the later counts; one that is withdrawn has no effect."""
    wall, works = two_names(db)
    decide(db, wall, works, "same", "A. Reader", "I think so", when=WHEN)
    last = decide(db, works, wall, "different", "B. Reader", "I know", when=LATE)
    link_all(db)
    assert rows(db, "SELECT decision, status FROM link_decisions ORDER BY created_at") == [
        ("same", "replaced"),
        ("different", "applies"),
    ]
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    withdraw(db, last)
    link_all(db)
    assert rows(db, "SELECT outcome FROM links WHERE outcome = 'separate'") == []


def test_decisions_that_cannot_be(db: sqlite_utils.Database) -> None:
    """A decision on a thing that is not here, on one thing, or without a reason is refused."""
    wall, works = two_names(db)
    for left, right, why in ((wall, "no-such-thing", "x"), (wall, wall, "x"), (wall, works, " ")):
        with pytest.raises(UsageError):
            decide(db, left, right, "same", "A. Reader", why)


def test_proposals(db: sqlite_utils.Database) -> None:
    """A proposal that is accepted makes one thing of two; one that is rejected is not made again."""
    linked(
        db,
        [
            update(
                "2023-03-31",
                "Tidal Energy Fund: Lay new cables to the turbines and add spare ones",
                "Implement the crane rota",
            ),
            update("2023-06-30", "Delivery of the Tidal Energy Fund model", "Review of the crane rota"),
        ],
    )
    found = proposals(db)
    assert [(each.left_name, each.right_name[:17]) for each in sorted(found, key=lambda each: each.left_name)] == [
        ("Delivery of the Tidal Energy Fund model", "Tidal Energy Fund"),
        ("Review of the crane rota", "Implement the cra"),
    ]
    fund = next(each for each in found if "Fund" in each.left_name)
    cranes = next(each for each in found if "crane" in each.left_name)
    accept(db, fund.id, "A. Reader", "The same fund", when=WHEN)
    reject(db, cranes.id, "A. Reader", "A review is not the hire", when=WHEN)
    link_all(db)
    assert proposals(db) == []
    assert rows(db, "SELECT outcome, count(*) FROM links GROUP BY 1 ORDER BY 1") == [("linked", 1), ("separate", 1)]
    with pytest.raises(UsageError, match="no open proposal"):
        accept(db, fund.id, "A. Reader", "again")


def reread(names: list[str], content: str = "the file") -> Extraction:
    """The same file as a newer program reads it: the rows in this order."""
    records = tuple(
        milestone(f"t0r{number}", name, period_end="2023-03-31", status="on_track", due_text="March 2002")
        for number, name in enumerate(names)
    )
    return pdf(
        "update.pdf", "x", date=None, body="", records=records, facts={"period_end": "2023-03-31"}, content=content
    )


def test_correction_and_what_follows(db: sqlite_utils.Database) -> None:
    """A corrected text takes its dates with it; the views have the truth, and the row has what was printed."""
    linked(db, [reread(["Repair the sea wall"])])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings")
    correct(db, str(record), "due_text", "March 2023", "A. Reader", "Misprint", when=WHEN)
    assert rows(db, "SELECT due_text, due_start, due_end, corrections FROM milestone_readings_current") == [
        (
            "March 2023",
            "2023-03-01",
            "2023-03-31",
            "due_text: March 2002 → March 2023 (A. Reader: Misprint); due_start: nothing → 2023-03-01 (A. Reader: "
            "Misprint); due_end: nothing → 2023-03-31 (A. Reader: Misprint)",
        )
    ]
    assert rows(db, "SELECT due_text, due_end FROM milestone_readings") == [("March 2002", None)]
    assert rows(db, "SELECT due_end, printed_due_end FROM milestone_history") == [("2023-03-31", None)]


def test_a_corrected_name_links(db: sqlite_utils.Database) -> None:
    """A name that was read wrongly and is corrected leads to its milestone with the next linking."""
    linked(db, [update("2023-03-31", "Repair the sea wall"), update("2023-06-30", "Rp tne s w ll")])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings WHERE name LIKE 'Rp%'")
    correct(db, str(record), "name", "Repair the sea wall", "A. Reader", "Badly scanned", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT count(*) FROM milestones") == [(1,)]


def test_corrections_follow_a_moved_row(db: sqlite_utils.Database) -> None:
    """When a newer program reads the row in another place, the correction goes with the row's words."""
    linked(db, [reread(["Repair the sea wall", "Hire a pilot"])])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings WHERE name = 'Hire a pilot'")
    correct(db, str(record), "status", "complete", "A. Reader", "Seen it", when=WHEN)
    load(db, reread(["A row that was missed", "Repair the sea wall", "Hire a pilot"]), LATER)
    link_all(db)
    current = "SELECT name, status FROM milestone_readings_current ORDER BY id"
    assert rows(db, current) == [
        ("A row that was missed", "on_track"),
        ("Repair the sea wall", "on_track"),
        ("Hire a pilot", "complete"),
    ]
    assert rows(db, "SELECT status FROM corrections") == [("applies",)]


def test_nothing_is_lost(db: sqlite_utils.Database) -> None:
    """A correction or decision whose row is gone is kept, a finding says so, and it applies when the row is back."""
    linked(db, [reread(["Repair the sea wall"]), update("2023-06-30", "Finish the coastal defence works")])
    wall, works = (str(row[0]) for row in rows(db, "SELECT id FROM milestones ORDER BY first_period"))
    ((record,),) = rows(db, "SELECT id FROM milestone_readings WHERE name LIKE 'Repair%'")
    correct(db, str(record), "status", "complete", "A. Reader", "Seen it", when=WHEN)
    decide(db, wall, works, "same", "A. Reader", "One contract", when=WHEN)
    forget(db, "update.pdf")
    link_all(db)
    assert rows(db, "SELECT code, status FROM findings ORDER BY code") == [
        ("correction-unattached", "open"),
        ("decision-unattached", "open"),
    ]
    linked(db, [reread(["Repair the sea wall"])])
    assert rows(db, "SELECT count(*) FROM findings") == [(0,)]
    assert rows(db, "SELECT status FROM milestone_readings_current WHERE name LIKE 'Repair%'") == [("complete",)]
    assert rows(db, "SELECT count(*) FROM milestones") == [(1,)]


def test_a_corrected_file(db: sqlite_utils.Database) -> None:
    """In a new version of the file at the same path a correction holds only where the misprint still stands."""
    linked(db, [reread(["Repair the sea wall"])])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings")
    correct(db, str(record), "status", "complete", "A. Reader", "Seen it", when=WHEN)
    load(db, reread(["Hire a pilot", "Repair the sea wall"], content="the file, version 2"), LATER)
    link_all(db)
    assert rows(db, "SELECT name, status FROM milestone_readings_current ORDER BY id") == [
        ("Hire a pilot", "on_track"),
        ("Repair the sea wall", "complete"),
    ]


REFUSED = [
    ("no-such-field", "colour", "red"),
    ("a-place", "page", "3"),
    ("a-link", "milestone_id", "other"),
    ("no-status", "status", "nearly"),
    ("no-day", "due_end", "soon"),
    ("no-number", "saving_gbp", "a lot"),
    ("no-finite-number", "saving_gbp", "inf"),
]


@pytest.mark.parametrize(("field", "value"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_corrections_that_cannot_be(db: sqlite_utils.Database, field: str, value: str) -> None:
    """A correction of what no paper says, or to a value that its column cannot hold, is refused."""
    linked(db, [reread(["Repair the sea wall"])])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings")
    with pytest.raises(UsageError):
        correct(db, str(record), field, value, "A. Reader", "x")
    assert rows(db, "SELECT count(*) FROM corrections") == [(0,)]


def test_to_nothing_and_back(db: sqlite_utils.Database) -> None:
    """A field can be corrected to nothing, corrected again, and the correction withdrawn."""
    linked(db, [reread(["Repair the sea wall"])])
    ((record,),) = rows(db, "SELECT id FROM milestone_readings")
    current = "SELECT status FROM milestone_readings_current"
    correct(db, str(record), "status", None, "A. Reader", "Not said", when=WHEN)
    assert rows(db, current) == [(None,)]
    name = correct(db, str(record), "status", "paused", "A. Reader", "Now seen", when=LATE)
    assert rows(db, current) == [("paused",)]
    withdraw_correction(db, name)
    assert rows(db, current) == [("on_track",)]


def test_export_and_import(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """What people said goes through a readable file into another database, once however often, and has effect there."""
    papers = [reread(["Repair the sea wall"]), update("2023-06-30", "Finish the coastal defence works")]
    linked(db, papers)
    wall, works = (str(row[0]) for row in rows(db, "SELECT id FROM milestones ORDER BY first_period"))
    ((record,),) = rows(db, "SELECT id FROM milestone_readings WHERE name LIKE 'Repair%'")
    correct(db, str(record), "due_text", "March 2023", "A. Reader", 'It says "2023"\nin the minutes', when=WHEN)
    decide(db, wall, works, "same", "A. Reader", "One contract", when=WHEN)
    assert export_said(db, tmp_path / "said.toml") == 4
    other = open_db(tmp_path / "other.db")
    linked(other, papers)
    for _ in range(2):
        assert import_said(other, tmp_path / "said.toml") == 4
    link_all(other)
    assert rows(other, "SELECT due_end FROM milestone_readings_current ORDER BY due_end") == [(None,), ("2023-03-31",)]
    assert rows(other, "SELECT id FROM milestones") == [(wall,)]
    assert export_said(other, tmp_path / "again.toml") == 4
    assert (tmp_path / "again.toml").read_text() == (tmp_path / "said.toml").read_text()
    other.close()


def test_decisions_on_findings_travel(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """What people decided about findings goes through the file too, and finds its finding there."""
    paper = pdf("a.pdf", "x", findings=(Finding("unread-date", "The date “soonish” cannot be read.", Span(page=1)),))
    linked(db, [paper])
    ((name,),) = rows(db, "SELECT id FROM findings")
    decide_finding(db, str(name), "dismissed", "A. Reader", "As printed", when=WHEN)
    assert export_said(db, tmp_path / "said.toml") == 1
    other = open_db(tmp_path / "other.db")
    linked(other, [paper])
    for _ in range(2):
        assert import_said(other, tmp_path / "said.toml") == 1
    assert rows(other, "SELECT status FROM findings") == [("dismissed",)]
    assert export_said(other, tmp_path / "again.toml") == 1
    assert (tmp_path / "again.toml").read_text() == (tmp_path / "said.toml").read_text()
    other.close()


def three_names(db: sqlite_utils.Database) -> list[str]:
    """Three milestones that no program could know to be one."""
    names = ("Repair the sea wall", "Finish the coastal defence works", "Close the breach at Carrow")
    days = ("2023-03-31", "2023-06-30", "2023-09-30")
    linked(db, [update(day, name) for day, name in zip(days, names, strict=True)])
    return [str(row[0]) for row in rows(db, "SELECT id FROM milestones ORDER BY first_period")]


def test_decisions_that_contradict(db: sqlite_utils.Database) -> None:
    """Of decisions that cannot all be followed the later ones are, and a finding names the one without effect."""
    wall, works, breach = three_names(db)
    decide(db, wall, breach, "different", "A. Reader", "Not the same place", when="2026-02-01T09:00:00+00:00")
    decide(db, wall, works, "same", "B. Reader", "One contract", when=WHEN)
    decide(db, works, breach, "same", "B. Reader", "One contract", when=LATE)
    link_all(db)
    assert rows(db, "SELECT count(*) FROM milestones") == [(1,)]
    ((code, message),) = rows(db, "SELECT code, message FROM findings")
    assert code == "decisions-contradict"
    assert message == (
        "A. Reader's decision of 2026-02-01 that “Repair the sea wall” and “Close the breach at Carrow” are different "
        "is kept but has no effect: later decisions, taken together, say the opposite."
    )


def test_a_later_difference_counts(db: sqlite_utils.Database) -> None:
    """Where the last word is that two are different, an older word that would join them again has no effect."""
    wall, works, breach = three_names(db)
    old = decide(db, works, breach, "same", "B. Reader", "One contract", when="2026-02-01T09:00:00+00:00")
    decide(db, wall, works, "same", "B. Reader", "One contract", when=WHEN)
    decide(db, wall, breach, "different", "A. Reader", "Not the same place", when=LATE)
    link_all(db)
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    assert rows(db, "SELECT code, record_id FROM findings") == [("decisions-contradict", old)]


def programmes(db: sqlite_utils.Database) -> list[str]:
    """Two programmes that nothing shows to be one."""
    names = (("2023-03-31", "Repair the sea wall", "Sea defences"), ("2023-06-30", "Dredge the basin", "Coast plan"))
    for day, name, programme in names:
        record = milestone("t0", name, programme=programme, period_end=day)
        load(
            db, pdf(f"{day}.pdf", "x", date=None, records=(record,), facts={"period_end": day}), "2026-01-05T09:00:00Z"
        )
    link_all(db)
    return [str(row[0]) for row in rows(db, "SELECT id FROM programmes ORDER BY first_period")]


def test_programmes(db: sqlite_utils.Database) -> None:
    """A person's word joins two programmes and takes them apart again; their milestones stay two."""
    defences, coast = programmes(db)
    name = decide(db, defences, coast, "same", "A. Reader", "Renamed in May", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT id FROM programmes") == [(defences,)]
    assert rows(db, "SELECT count(*) FROM milestones") == [(2,)]
    assert rows(db, "SELECT outcome, decision FROM links WHERE kind = 'programme'") == [("linked", name)]
    ends = [str(row[0]) for row in rows(db, "SELECT id FROM milestone_readings ORDER BY period_end")]
    decide(db, ends[0], ends[1], "different", "A. Reader", "Only in part", when=LATE, kind="programme")
    link_all(db)
    assert rows(db, "SELECT id FROM programmes ORDER BY first_period") == [(defences,), (coast,)]
    with pytest.raises(UsageError, match="name two programmes"):
        decide(db, coast, str(rows(db, "SELECT id FROM milestones")[0][0]), "same", "A. Reader", "x")


def test_a_file_of_something_else(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A file that does not hold corrections is refused, and nothing of it is taken in."""
    path = tmp_path / "said.toml"
    path.write_text("[[correction]]\ncolour = 'red'\n")
    with pytest.raises(InputError, match="holds no corrections"):
        import_said(db, path)
