"""What became of what was asked for."""

from __future__ import annotations

import sqlite_utils

from papers2data.link import decide, link_all
from papers2data.model import Evidence, Extraction, Paper, Record, Scalar, Span
from papers2data.store import load
from tests.link.corpus import rows
from tests.store.papers import NOW, pdf

WHEN = "2026-02-01T10:00:00+00:00"
BODY = "Harbour Select Committee"


def clause(place: str, words: str, **values: Scalar) -> Record:
    """A clause of the minutes of 5 February 2024."""
    told: dict[str, Scalar] = {
        "text": words,
        "outcome": "resolved",
        "action": "receive",
        "reference": "2024/002",
        "clause": place,
        "item_title": "PILOTS AND THEIR BOATS",
        "meeting_id": "harbour-2024-02-05",
    }
    return Record("resolutions", place, {**told, **values}, (Evidence(Span(page=1), words),))


MEETING = Record("meetings", "harbour-2024-02-05", {"body": BODY, "date": "2024-02-05"})


def item(place: str, title: str) -> Record:
    """An item of the document's agenda."""
    return Record("agenda_items", place, {"title": title, "number": place}, (Evidence(Span(page=1), title),))


def work(place: str, title: str, **values: Scalar) -> Record:
    """A row of a work programme."""
    return Record("work_items", place, {"title": title, **values}, (Evidence(Span(page=1), title),))


def paper(
    path: str, date: str, *records: Record, body: str = BODY, text: str = "x", papers: tuple[Paper, ...] = ()
) -> Extraction:
    """A pack of that day."""
    return pdf(path, text, date=date, body=body, records=records, papers=papers)


def linked(db: sqlite_utils.Database, *papers: Extraction) -> None:
    """Loads and links the papers."""
    for each in papers:
        load(db, each, NOW)
    link_all(db)


PILOTS = (
    "That further progress reports on the training of pilots be received at the April and July 2024 meetings of the "
    + BODY
)
DUE: dict[str, Scalar] = {
    "due_text": "at the April and July 2024 meetings",
    "due_start": "2024-04-01",
    "due_end": "2024-07-31",
}
TRACKED = "SELECT clause, state, followups, mentions, first_followup, due_times, met_times FROM resolution_tracker"


def test_two_meetings(db: sqlite_utils.Database) -> None:
    """What is due at two meetings is on time after the first, and overdue when the second passes without it."""
    minutes = paper("a.pdf", "2024-02-05", MEETING, clause("2", PILOTS, **DUE))
    april = paper("b.pdf", "2024-04-15", item("4", "Training of pilots"), item("5", "Cranes at the north quay"))
    linked(db, minutes, april)
    assert rows(db, TRACKED) == [("2", "came back on time", 1, 0, "2024-04-15", 2, 1)]
    assert rows(db, "SELECT kind, date, score, answers, reason FROM followups") == [
        ("agenda_item", "2024-04-15", 0.99, 1, "The agenda item “Training of pilots” has its words: pilots, training.")
    ]
    linked(db, paper("c.pdf", "2024-07-15", item("4", "Cranes at the north quay")))
    assert rows(db, TRACKED) == [("2", "overdue", 1, 0, "2024-04-15", 2, 1)]


def test_late_overdue_open_and_nothing(db: sqlite_utils.Database) -> None:
    """A clause comes back late, is overdue, is still open, or nothing is known of one without a day."""
    march: dict[str, Scalar] = {"due_text": "in March 2024", "due_start": "2024-03-01", "due_end": "2024-03-31"}
    later: dict[str, Scalar] = {"due_text": "in May 2025", "due_start": "2025-05-01", "due_end": "2025-05-31"}
    minutes = paper(
        "a.pdf",
        "2024-02-05",
        MEETING,
        clause("1", "That a report on tug fuel be received in March 2024.", **march),
        clause("2", "That a report on lamp oil be received in March 2024.", **march),
        clause("3", "That a report on gull netting be received in May 2025.", **later),
        clause("4", "That a visit to the lighthouse be arranged.", action="arrange"),
        clause("5", "That the report be noted.", action="note"),
    )
    linked(db, minutes, paper("b.pdf", "2024-04-15", item("4", "Tug fuel - report")))
    assert rows(db, "SELECT clause, state FROM resolution_tracker ORDER BY clause") == [
        ("1", "came back late"),
        ("2", "overdue"),
        ("3", "open"),
        ("4", "nothing found"),
    ]


def test_another_body_answers_nothing(db: sqlite_utils.Database) -> None:
    """An item of another committee's agenda, and one of the same or an earlier day, are no answers."""
    minutes = paper("b.pdf", "2024-02-05", MEETING, clause("2", PILOTS, **DUE), item("4", "Training of pilots"))
    early = paper("a.pdf", "2024-01-15", item("4", "Training of pilots"))
    other = paper("c.pdf", "2024-04-15", item("4", "Training of pilots"), body="Parks Committee")
    linked(db, minutes, early, other)
    assert rows(db, "SELECT count(*) FROM followups") == [(0,)]


def test_a_work_programme_tells_it_again(db: sqlite_utils.Database) -> None:
    """A work programme's row that tells the resolution again is known to be the same, and does not answer it."""
    minutes = paper("a.pdf", "2024-02-05", MEETING, clause("2", PILOTS, **DUE))
    told = f"Resolved at the February 2024 meeting:\n{PILOTS.removesuffix(' of the ' + BODY)}."
    row = work("t1r1", "Boats", purpose=told, meeting_date="2024-07-15")
    listed = "1) That the report be noted.\n2) " + PILOTS + "."
    again = work("t1r2", "Crews", resolutions=listed, meeting_date="2024-02-05")
    linked(db, minutes, paper("b.pdf", "2024-04-15", row, again))
    assert rows(db, TRACKED) == [("2", "overdue", 0, 2, None, 2, 0)]
    assert rows(db, "SELECT substr(left, 14), substr(right, 14), reason FROM links WHERE kind = 'resolution'") == [
        ("t1r1", "2", "A work programme tells the resolution again."),
        ("t1r2", "2", "A work programme tells the resolution again."),
    ]


def test_scheduling_is_answered_by_the_schedule(db: sqlite_utils.Database) -> None:
    """What is to be scheduled has come back when a later work programme has it."""
    asked = clause(
        "3", 'That the pending item on "Storm Shelters" be scheduled for a future meeting.', action="schedule"
    )
    linked(
        db, paper("a.pdf", "2024-02-05", MEETING, asked), paper("b.pdf", "2024-04-15", work("t1r1", "Storm Shelters"))
    )
    assert rows(db, TRACKED) == [("3", "came back on time", 1, 0, "2024-04-15", None, None)]


def test_a_report_that_says_so(db: sqlite_utils.Database) -> None:
    """A report whose own text says that it answers the meeting's resolution is an answer, with that sentence."""
    asked = clause("1", "That the Leader consider how apprentices could be kept in the port.", action="consider")
    said = "This report is in response to recommendations made at the 5 February 2024 meeting. It has two parts."
    report = Paper("report", "Apprentices: the Leader's answer", 0, 1, first_page=1, last_page=1)
    linked(db, paper("a.pdf", "2024-02-05", MEETING, asked), paper("b.pdf", "2024-04-15", text=said, papers=(report,)))
    assert rows(db, "SELECT kind, answers, reason FROM followups") == [
        (
            "report",
            1,
            "The paper says so: “This report is in response to recommendations made at the 5 February 2024 meeting.”",
        )
    ]


def test_a_draft_and_its_final_minutes(db: sqlite_utils.Database) -> None:
    """A clause that stands in two copies of the minutes is tracked once, in the later one."""
    draft = paper("draft.pdf", "2024-02-05", MEETING, clause("2", PILOTS, **DUE))
    final = paper("pack.pdf", "2024-04-15", MEETING, clause("2", PILOTS, **DUE), item("4", "Training of pilots"))
    linked(db, draft, final)
    own = final.document.source.document_id
    assert rows(db, "SELECT resolution_id, state FROM resolution_tracker") == [(f"{own}-2", "came back on time")]


def test_people_decide_on_answers(db: sqlite_utils.Database) -> None:
    """A person makes a row an answer, or says that a found one is none."""
    minutes = paper("a.pdf", "2024-02-05", MEETING, clause("2", PILOTS, **DUE))
    april = paper("b.pdf", "2024-04-15", item("4", "Training of pilots"), item("5", "Crews of the future"))
    linked(db, minutes, april)
    own, pack = minutes.document.source.document_id, april.document.source.document_id
    decide(db, f"{own}-2", f"{pack}-4", "different", "A. Reader", "That was about boat pilots' pay", when=WHEN)
    decide(db, f"{own}-2", f"{pack}-5", "same", "A. Reader", "It is the training report", when=WHEN)
    link_all(db)
    assert rows(db, "SELECT record_id, score, answers, reason FROM followups") == [
        (f"{pack}-5", 1.0, 1, "A. Reader decided so: It is the training report.")
    ]
