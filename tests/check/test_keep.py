"""Questions in the database: made anew each time, under lasting names, beside what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from papers2data.check import asked, check_all, codes
from papers2data.check.wording import wording
from papers2data.errors import UsageError
from papers2data.link import correct, decide_finding, link_all, undo_finding
from papers2data.model import Extraction, Finding, Scalar, Span
from papers2data.store import forget, load, open_db
from tests.link.corpus import rows, update
from tests.store.papers import NOW, pdf

LATE: dict[str, Scalar] = {
    "status": "on_track",
    "status_text": "On Target",
    "due_text": "Dec 2019",
    "due_start": "2019-12-01",
    "due_end": "2019-12-31",
}

STATES = "SELECT id, decision, status FROM finding_decisions ORDER BY created_at"

FINDINGS = "SELECT id, status, message FROM findings WHERE family = 'scrutiny' ORDER BY id"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    """A new database in a file."""
    database = open_db(tmp_path / "papers.db")
    yield database
    database.close()


def scrutiny(db: sqlite_utils.Database) -> str:
    """The id of the only question."""
    ((name,),) = rows(db, "SELECT id FROM findings WHERE family = 'scrutiny'")
    return str(name)


def checked(db: sqlite_utils.Database, *papers: Extraction) -> int:
    """Loads, links and checks; how many findings there are."""
    for paper in papers:
        load(db, paper, NOW)
    link_all(db)
    return check_all(db)


def test_a_question_is_a_finding(db: sqlite_utils.Database) -> None:
    """What a rule asks is a row of findings, with its paper, page and record."""
    assert checked(db, update("2020-09-30", ("Dredge the inner basin", LATE))) == 1
    ((family, code, severity, status, table, record),) = rows(
        db, "SELECT family, code, severity, status, record_table, record_id FROM findings WHERE family = 'scrutiny'"
    )
    assert (family, code, severity, status) == ("scrutiny", "overdue-on-track", "warning", "open")
    assert table == "milestone_readings"
    assert rows(db, "SELECT id, name FROM milestone_readings") == [(record, "Dredge the inner basin")]


def test_asking_again_changes_nothing(db: sqlite_utils.Database) -> None:
    """The same papers give the same findings under the same ids, however often they are asked."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE)))
    before = rows(db, FINDINGS)
    assert checked(db) == 1
    assert rows(db, FINDINGS) == before


def test_a_decision_stays(db: sqlite_utils.Database) -> None:
    """A dismissed question stays dismissed, also when its paper is read again and its row stands elsewhere."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE), path="a.pdf"))
    decide_finding(db, scrutiny(db), "dismissed", "K. Quay", "Known, and agreed with the harbour board.")
    moved = update("2020-09-30", "Mend the crane", ("Dredge the inner basin", LATE), path="a.pdf")
    assert checked(db, moved) == 1
    assert rows(db, "SELECT status FROM findings WHERE family = 'scrutiny'") == [("dismissed",)]


def test_a_decision_of_a_vanished_question(db: sqlite_utils.Database) -> None:
    """A decision waits for its question: gone with the paper it is kept, and back with it, it counts again."""
    paper = update("2020-09-30", ("Dredge the inner basin", LATE), path="a.pdf")
    checked(db, paper)
    name = decide_finding(db, scrutiny(db), "accepted", "K. Quay", "To be asked in May.", when=NOW)
    forget(db, "a.pdf")
    assert checked(db) == 0
    assert rows(db, STATES) == [(name, "accepted", "unattached")]
    checked(db, paper)
    assert rows(db, STATES) == [(name, "accepted", "applies")]
    assert rows(db, "SELECT status FROM findings WHERE family = 'scrutiny'") == [("accepted",)]


def test_a_newer_version_of_the_file(db: sqlite_utils.Database) -> None:
    """In a corrected file the same question keeps its decision; with other facts it is another question."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE), path="a.pdf"))
    decide_finding(db, scrutiny(db), "dismissed", "K. Quay", "Known.", when=NOW)
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE), "Mend the crane", path="a.pdf"))
    assert rows(db, "SELECT status FROM findings WHERE family = 'scrutiny'") == [("dismissed",)]
    later = {**LATE, "due_text": "Jan 2020", "due_start": "2020-01-01", "due_end": "2020-01-31"}
    checked(db, update("2020-09-30", ("Dredge the inner basin", later), path="a.pdf"))
    assert rows(db, "SELECT status FROM findings WHERE family = 'scrutiny'") == [("open",)]


def test_decisions_follow_each_other(db: sqlite_utils.Database) -> None:
    """The last decision counts, and taken back it leaves the question open; all of them stay on record."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE)))
    first = decide_finding(db, scrutiny(db), "accepted", "K. Quay", "To be asked.", when="2026-01-01T00:00:00+00:00")
    second = decide_finding(db, scrutiny(db), "dismissed", "K. Quay", "Answered.", when="2026-01-02T00:00:00+00:00")
    assert rows(db, "SELECT status FROM findings") == [("dismissed",)]
    assert undo_finding(db, scrutiny(db)) == second
    assert rows(db, "SELECT status FROM findings") == [("open",)]
    assert rows(db, STATES) == [(first, "accepted", "replaced"), (second, "dismissed", "withdrawn")]


def test_a_fault_of_reading(db: sqlite_utils.Database) -> None:
    """What could not be read is decided on too, and known again where the same sentence is found on another page."""
    fault = "The due date “soonish” cannot be read as a date."

    def read(page: int) -> None:
        finding = Finding("unread-date", fault, Span(page=page))
        load(db, pdf("a.pdf", "x", "y", findings=(finding,), content=str(page)), NOW)
        check_all(db)

    read(1)
    ((name,),) = rows(db, "SELECT id FROM findings")
    decide_finding(db, str(name), "accepted", "K. Quay", "The paper says so.", when=NOW)
    read(2)
    assert rows(db, "SELECT page, status FROM findings") == [(2, "accepted")]


def test_what_cannot_be_decided(db: sqlite_utils.Database) -> None:
    """A finding that is not there, a third word, or a decision without a reason is refused."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE)))
    name = scrutiny(db)
    for finding, state, who, why in (
        ("nothing", "accepted", "K. Quay", "x"),
        (name, "open", "K. Quay", "x"),
        (name, "accepted", " ", "x"),
        (name, "accepted", "K. Quay", ""),
    ):
        with pytest.raises(UsageError):
            decide_finding(db, finding, state, who, why)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        undo_finding(db, name)
    assert rows(db, STATES) == []


def test_an_answered_question_goes(db: sqlite_utils.Database) -> None:
    """A question that the paper no longer raises is gone; findings of reading are left alone."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE), path="a.pdf"))
    db.execute("INSERT INTO findings (id, family, code, status) VALUES ('r', 'reading', 'encoding', 'open')")
    done = {**LATE, "status": "complete", "status_text": "Complete"}
    assert checked(db, update("2020-09-30", ("Dredge the inner basin", done), path="a.pdf")) == 0
    assert rows(db, "SELECT id FROM findings") == [("r",)]


def test_corrections_count(db: sqlite_utils.Database) -> None:
    """What a person corrected is what is asked about."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE)))
    ((reading,),) = rows(db, "SELECT id FROM milestone_readings")
    correct(db, str(reading), "status", "complete", "K. Quay", "The minutes say so.")
    assert check_all(db) == 0


def test_only_some_are_shown(db: sqlite_utils.Database) -> None:
    """Questions are shown by code, and by the day of their paper."""
    checked(db, update("2020-09-30", ("Dredge the inner basin", LATE)))
    assert [row["code"] for row in asked(db)] == ["overdue-on-track"]
    assert [row["code"] for row in asked(db, code="reopened")] == []
    assert [row["code"] for row in asked(db, since="2020-09-30")] == ["overdue-on-track"]
    assert [row["code"] for row in asked(db, since="2020-10-01")] == []
    with pytest.raises(UsageError, match="a date is written 2024-04-15"):
        asked(db, since="May")


def test_every_rule_has_its_words(root: Path) -> None:
    """Each code that the rules use has a sentence in the file of words, and each sentence its rule."""
    text = "".join(path.read_text(encoding="utf-8") for path in (root / "src/papers2data/check/rules").glob("*.py"))
    assert [code for code in codes() if f'Finding("{code}", ' not in text] == []
    assert [code for code in codes() if not wording().rules[code].message.endswith((".", "{more}", "{often}"))] == []
