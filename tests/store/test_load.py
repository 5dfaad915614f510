"""Loading: what lands where, and that doing it again, in another order or from another place changes nothing."""

from __future__ import annotations

import dataclasses
from itertools import permutations
from pathlib import Path

import pytest
import sqlite_utils

from papers2data.errors import StoreError
from papers2data.link import link_all
from papers2data.model import Extraction, Finding, Paper, Record, Span
from papers2data.snapshot import Origin
from papers2data.store import forget, is_current, load, open_db
from tests.store.papers import LATER, NOW, milestone, pdf, resolution, small_table, text


def rows(db: sqlite_utils.Database, sql: str, *parameters: object) -> list[tuple[object, ...]]:
    """The rows that a query gives."""
    return [tuple(row) for row in db.conn.execute(sql, parameters).fetchall()]


def everything(db: sqlite_utils.Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the search index and the time each came in, in a fixed order."""
    names = [name for name in db.table_names() if "_fts" not in name and not name.startswith("_")]
    return {name: sorted(rows(db, f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608


def pack() -> Extraction:
    """A pack of one page with a table, a milestone and a resolution."""
    own = pdf("a.pdf", "words").document.source.document_id
    records = (
        milestone("t0r1", "Repair the harbour wall", paper_id=f"{own}-p0", table_id=f"{own}-t0", row=1),
        resolution("r1", "That the report be noted.", paper_id=f"{own}-p0", meeting_id="harbour-2024-04-15"),
        Record("meetings", "harbour-2024-04-15", {"body": "Harbour Committee", "date": "2024-04-15"}),
    )
    papers = (Paper("minutes", "Minutes", 0, 1, "3", "Harbour Master", 1, 1),)
    return pdf("a.pdf", "words", records=records, papers=papers, blocks=(small_table(),))


def test_a_document_and_its_parts(db: sqlite_utils.Database) -> None:
    """A document, its pages, papers, tables and cells get ids from its content and their place."""
    report = load(db, pack(), NOW)
    own = report.document_id
    assert (report.outcome, report.pages, report.records, report.findings) == ("added", 1, 2, 0)
    assert rows(db, "SELECT id, path, title, body, kind, meeting_date, pages, added_at FROM documents") == [
        (own, "a.pdf", "Papers a.pdf", "Harbour Committee", "agenda", "2024-04-15", 1, NOW)
    ]
    assert rows(db, "SELECT id, number, label, text, width, needs_ocr FROM pages") == [
        (f"{own}-1", 1, "11", "words", 595.3, 0)
    ]
    assert rows(db, "SELECT id, kind, title, item_number, author, first_page, last_page, meeting_id FROM papers") == [
        (f"{own}-p0", "minutes", "Minutes", "3", "Harbour Master", 1, 1, "harbour-2024-04-15")
    ]
    assert rows(db, 'SELECT id, paper_id, page, last_page, caption, "schema", columns, rows FROM tables') == [
        (f"{own}-t0", f"{own}-p0", 1, 1, "Table 1 – Tasks", "tasks", 2, 2)
    ]
    assert rows(db, 'SELECT id, "row", "column", text, x0, fill, is_header FROM cells ORDER BY id') == [
        (f"{own}-t0-r0c0", 0, 0, "Task", 50.0, None, 1),
        (f"{own}-t0-r0c1", 0, 1, "Status", 50.0, None, 1),
        (f"{own}-t0-r1c0", 1, 0, "Repaint the pier", 50.0, None, 0),
        (f"{own}-t0-r1c1", 1, 1, "Done", 50.0, "#00ff00", 0),
    ]


def test_records_and_their_evidence(db: sqlite_utils.Database) -> None:
    """A record carries its document, page and paper, and its evidence the box and words of the whole and of a field."""
    own = load(db, pack(), NOW).document_id
    assert rows(db, "SELECT id, document_id, page, paper_id, table_id, row, name FROM milestone_readings") == [
        (f"{own}-t0r1", own, 1, f"{own}-p0", f"{own}-t0", 1, "Repair the harbour wall")
    ]
    assert rows(db, "SELECT field, page, x0, top, x1, bottom, quote FROM evidence WHERE record_id LIKE '%t0r1'") == [
        ("", 1, 72.0, 100.13, 300.0, 120.0, "Repair the harbour wall"),
        ("name", 1, 72.0, 100.13, 300.0, 120.0, "Repair the harbour wall"),
    ]


def test_text_has_lines_for_pages(db: sqlite_utils.Database) -> None:
    """A text file without page breaks has one row of text, no number of pages, and papers that begin on lines."""
    load(db, text("a.txt", "Agenda\n\nMinutes", (("agenda", "Agenda", 1), ("minutes", "Minutes", 3))), NOW)
    assert rows(db, "SELECT pages FROM documents") == [(None,)]
    assert rows(db, "SELECT number, text FROM pages") == [(1, "Agenda\n\nMinutes")]
    assert rows(db, "SELECT title, first_page, first_line, last_line FROM papers") == [
        ("Agenda", None, 1, 1),
        ("Minutes", None, 3, 3),
    ]


def test_again_is_unchanged(db: sqlite_utils.Database) -> None:
    """Loading the same extraction twice changes no row."""
    load(db, pack(), NOW)
    before = everything(db)
    assert load(db, pack(), LATER).outcome == "unchanged"
    assert everything(db) == before


def test_a_better_reading_replaces(db: sqlite_utils.Database) -> None:
    """What a newer program reads from the same file takes the place of what was read before; when it came in stays."""
    load(db, pack(), NOW)
    newer = dataclasses.replace(pack(), records=(milestone("t0r1", "Repair the harbour walls"),))
    assert load(db, newer, LATER).outcome == "replaced"
    assert rows(db, "SELECT name FROM milestone_readings") == [("Repair the harbour walls",)]
    assert rows(db, "SELECT count(*) FROM resolutions") == [(0,)]
    assert rows(db, "SELECT added_at FROM documents") == [(NOW,)]
    assert rows(db, "SELECT count(*) FROM meetings") == [(0,)]


def test_a_new_version_of_a_file_replaces_the_old(db: sqlite_utils.Database) -> None:
    """A file with new content at a known path takes the old document's place; nothing of the old one is left."""
    old = load(db, pack(), NOW).document_id
    report = load(db, pdf("a.pdf", "other words"), LATER)
    assert report.outcome == "replaced"
    assert rows(db, "SELECT id, path FROM documents") == [(report.document_id, "a.pdf")]
    for name, found in everything(db).items():
        assert not [row for row in found if any(str(value).startswith(old) for value in row)], name


def test_the_same_file_twice_is_kept_once(tmp_path: Path) -> None:
    """The same content at two paths is one document under the first path, told in a finding, in either order."""
    twins = [pdf("a/x.pdf", "words", content="same"), pdf("b/x.pdf", "words", content="same")]
    results = []
    for number, order in enumerate((twins, twins[::-1])):
        db = open_db(tmp_path / f"{number}.db")
        outcomes = [load(db, extraction, NOW).outcome for extraction in order]
        assert outcomes[0] == "added"
        assert rows(db, "SELECT path, title FROM documents") == [("a/x.pdf", "Papers a/x.pdf")]
        assert rows(db, "SELECT code, severity, message FROM findings") == [
            ("duplicate-document", "info", "The same file also lies at b/x.pdf; it is kept once.")
        ]
        assert all(
            is_current(db, extraction.document.source.path, extraction.document.source.sha256) for extraction in order
        )
        assert [load(db, extraction, NOW).outcome for extraction in twins] == ["unchanged", "duplicate"]
        results.append(everything(db))
        db.close()
    assert results[0] == results[1]


def test_a_twin_that_is_read_by_a_newer_program(db: sqlite_utils.Database) -> None:
    """Of two equal files, either one that a newer program reads brings the document up to date."""
    old, new = Origin("1.0.0", "aaaa"), Origin("1.1.0", "aaaa")
    twin = pdf("b/x.pdf", "words", content="same", records=(milestone("t0", "Wall"),))
    load(db, pdf("a/x.pdf", "words", content="same"), NOW, old)
    load(db, pdf("b/x.pdf", "words", content="same"), NOW, old)
    assert load(db, twin, LATER, new).outcome == "replaced"
    assert rows(db, "SELECT path, program FROM documents") == [("a/x.pdf", "1.1.0")]
    assert rows(db, "SELECT name FROM milestone_readings") == [("Wall",)]
    assert is_current(db, "b/x.pdf", twin.document.source.sha256, new)


def test_a_twin_that_changes(db: sqlite_utils.Database) -> None:
    """Where the first of two equal files gets new content, the other one keeps the document."""
    load(db, pdf("a/x.pdf", "words", content="same"), NOW)
    load(db, pdf("b/x.pdf", "words", content="same"), NOW)
    load(db, pdf("a/x.pdf", "new"), LATER)
    assert rows(db, "SELECT path FROM documents ORDER BY path") == [("a/x.pdf",), ("b/x.pdf",)]
    assert rows(db, "SELECT count(*) FROM findings") == [(0,)]


def test_forget(db: sqlite_utils.Database) -> None:
    """A file that is gone can be taken out, with its document and the meeting that only it named."""
    load(db, pack(), NOW)
    assert forget(db, "a.pdf")
    assert not forget(db, "a.pdf")
    assert {name for name, found in everything(db).items() if found} == set()


def test_order_does_not_matter(tmp_path: Path) -> None:
    """Whatever the order in which documents come, the database holds the same rows."""
    extractions = [
        pack(),
        pdf("b.pdf", "x", date="2024-07-01", records=(milestone("t0", "Repair the HARBOUR wall", status="complete"),)),
        pdf("c.pdf", "y", date=None, records=(milestone("t0", "Dredge the basin", due_end="2024-03-31"),)),
    ]
    states = []
    for number, order in enumerate(permutations(extractions)):
        db = open_db(tmp_path / f"{number}.db")
        for extraction in order:
            load(db, extraction, NOW)
        link_all(db)
        states.append(everything(db))
        db.close()
    assert all(state == states[0] for state in states)


def test_is_current(db: sqlite_utils.Database) -> None:
    """A file needs no new reading while its path, its content, the program and the declarations are the same."""
    source = pack().document.source
    origin = Origin("1.0.0", "aaaa")
    load(db, pack(), NOW, origin)
    assert is_current(db, "a.pdf", source.sha256, origin)
    assert not is_current(db, "b.pdf", source.sha256, origin)
    assert not is_current(db, "a.pdf", "0" * 64, origin)
    assert not is_current(db, "a.pdf", source.sha256, Origin("1.0.1", "aaaa"))
    assert not is_current(db, "a.pdf", source.sha256, Origin("1.0.0", "bbbb"))


def test_meetings_are_put_together(db: sqlite_utils.Database) -> None:
    """A meeting that several papers name is one row: the latest paper that states a thing is believed."""
    name = "harbour-2024-04-15"
    agenda = {"body": "Harbour Committee", "date": "2024-04-15", "place": "Pier Hall", "time": "10:30"}
    load(db, pdf("z.pdf", "z", date="2024-04-15", records=(Record("meetings", name, agenda),)), NOW)
    minutes = {"body": "Harbour Committee", "date": "2024-04-15", "place": "Town Hall"}
    load(db, pdf("a.pdf", "a", date="2024-06-03", records=(Record("meetings", name, minutes),)), NOW)
    assert rows(db, "SELECT id, place, time FROM meetings") == [(name, "Town Hall", "10:30")]
    forget(db, "a.pdf")
    assert rows(db, "SELECT id, place, time FROM meetings") == [(name, "Pier Hall", "10:30")]


def test_a_paper_of_an_earlier_meeting(db: sqlite_utils.Database) -> None:
    """In a pack, the minutes belong to the meeting that their records name and the report to the pack's own."""
    own = pdf("a.pdf", "x").document.source.document_id
    records = (
        Record("meetings", "now", {"date": "2024-04-15"}),
        Record("meetings", "before", {"date": "2024-02-05"}),
        resolution("r1", "That it be noted.", paper_id=f"{own}-p0", meeting_id="before"),
    )
    papers = (Paper("minutes", "Minutes", 0, 1), Paper("report", "Report", 1, 2))
    load(db, pdf("a.pdf", "x", records=records, papers=papers), NOW)
    assert rows(db, "SELECT title, meeting_id FROM papers ORDER BY id") == [("Minutes", "before"), ("Report", "now")]


def test_what_people_decided_on_findings_stays(db: sqlite_utils.Database) -> None:
    """A finding that was dismissed stays dismissed when its document is read again and still says the same."""
    findings = (Finding("date-unread", "No date.", Span(page=1)), Finding("date-unread", "No date.", Span(page=2)))
    load(db, pdf("a.pdf", "x", findings=findings), NOW)
    db.conn.execute("UPDATE findings SET status = 'dismissed' WHERE page = 2")
    db.conn.commit()
    load(db, pdf("a.pdf", "x", findings=(*findings, Finding("new", "Else."))), LATER)
    assert rows(db, "SELECT code, page, status FROM findings ORDER BY code, page") == [
        ("date-unread", 1, "open"),
        ("date-unread", 2, "dismissed"),
        ("new", None, "open"),
    ]


def test_a_finding_told_twice(db: sqlite_utils.Database) -> None:
    """A finding that the document and its extraction both tell of is one finding."""
    finding = Finding("page-unread", "Nothing on page 1 could be read.", Span(page=1))
    extraction = pdf("a.pdf", "x", findings=(finding,))
    document = dataclasses.replace(extraction.document, findings=(finding,))
    assert load(db, dataclasses.replace(extraction, document=document), NOW).findings == 1


def test_scrutiny_findings_are_not_the_documents(db: sqlite_utils.Database) -> None:
    """What a check found about a document is left to the check when the document is read again."""
    own = load(db, pdf("a.pdf", "x"), NOW).document_id
    db.conn.execute(
        "INSERT INTO findings (id, family, code, document_id, status) VALUES ('s', 'scrutiny', 'slip', ?, 'accepted')",
        (own,),
    )
    db.conn.commit()
    load(db, pdf("a.pdf", "x", facts={"kind": "minutes"}), LATER)
    assert rows(db, "SELECT id, status FROM findings") == [("s", "accepted")]


def test_a_value_that_does_not_fit_is_told(db: sqlite_utils.Database) -> None:
    """Words where a number belongs are left out and kept in a finding; a number where words belong becomes words."""
    load(db, pdf("a.pdf", "x", records=(milestone("t0", "Wall", saving_gbp="lots", reference=7, row=2.0),)), NOW)
    assert rows(db, "SELECT saving_gbp, reference, row FROM milestone_readings") == [(None, "7", 2)]
    assert rows(db, "SELECT code, message, page FROM findings") == [
        ("unfit-value", "saving_gbp of milestone_readings cannot be kept as a number: 'lots'.", 1)
    ]


def test_two_records_in_one_place(db: sqlite_utils.Database) -> None:
    """Two records that claim one place are both kept, with a finding, and each has its own evidence."""
    own = load(db, pdf("a.pdf", "x", records=(milestone("t0", "One"), milestone("t0", "Two"))), NOW).document_id
    assert rows(db, "SELECT id, name FROM milestone_readings ORDER BY id") == [
        (f"{own}-t0", "One"),
        (f"{own}-t0-2", "Two"),
    ]
    assert rows(db, "SELECT DISTINCT quote FROM evidence WHERE record_id = ?", f"{own}-t0-2") == [("Two",)]
    assert rows(db, "SELECT code FROM findings") == [("repeated-place",)]


def test_a_link_that_leads_nowhere(db: sqlite_utils.Database) -> None:
    """A record that names a paper which is not there keeps its values, loses the link and leaves a finding."""
    load(db, pdf("a.pdf", "x", records=(milestone("t0", "Wall", paper_id="none-p9"),)), NOW)
    assert rows(db, "SELECT name, paper_id FROM milestone_readings") == [("Wall", None)]
    assert rows(db, "SELECT code, record_table FROM findings") == [("dead-link", "milestone_readings")]


def test_a_meeting_that_is_only_named(db: sqlite_utils.Database) -> None:
    """A meeting that a record names and nothing describes becomes a meeting of which the name is known."""
    load(db, pdf("a.pdf", "x", records=(resolution("r1", "That it be so.", meeting_id="harbour-2023-01-01"),)), NOW)
    assert rows(db, "SELECT id, date FROM meetings") == [("harbour-2023-01-01", None)]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        pytest.param(Record("nowhere", "t0", {}), "no table 'nowhere'", id="unknown table"),
        pytest.param(Record("kpi_readings", "t0", {"colour": 1}), "kpi_readings has no column 'colour'", id="column"),
        pytest.param(Record("cells", "t9", {"text": "x"}), "no table 'cells' for records", id="no table of records"),
    ],
)
def test_a_fault_of_the_program_loses_nothing(db: sqlite_utils.Database, record: Record, reason: str) -> None:
    """A record that fits no declaration is a fault of the program: it is named and the database stays as it was."""
    load(db, pack(), NOW)
    before = everything(db)
    with pytest.raises(StoreError, match=reason):
        load(db, pdf("b.pdf", "x", records=(record,)), NOW)
    assert everything(db) == before


def test_half_a_letter_does_no_harm(db: sqlite_utils.Database) -> None:
    """Half of a surrogate pair in a page or a record is kept as a replacement mark."""
    load(db, pdf("a.pdf", "bro\ud800ken", content="x", records=(milestone("t0", "Wa\udc00ll"),)), NOW)
    assert rows(db, "SELECT text FROM pages") == [("bro\ufffdken",)]
    assert rows(db, "SELECT name FROM milestone_readings") == [("Wa\ufffdll",)]


def test_rows_stand_in_the_order_of_dates(tmp_path: Path) -> None:
    """Pages are numbered by date whatever order their documents came in, those without a date before all others."""
    dates = ["2019-05-01", None, "2024-02-05", "2019-05-01"]
    db = open_db(tmp_path / "papers.db")
    for number in (2, 0, 3, 1):
        load(db, pdf(f"{number}.pdf", "one", "two", date=dates[number]), NOW)
    found = rows(db, "SELECT d.path, p.number FROM pages p JOIN documents d ON d.id = p.document_id ORDER BY p.rowid")
    assert found == [(f"{n}.pdf", page) for n in (1, 0, 3, 2) for page in (1, 2)]
    db.close()
