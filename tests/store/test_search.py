"""Searching: what is found, where it is said to stand, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlite_utils

from papers2data.errors import UsageError
from papers2data.model import Evidence, Paper, Record, Span
from papers2data.store import forget, load, matches, open_db, rebuild_search
from papers2data.store.passages import MARK_END, MARK_START
from papers2data.store.search import Question, find, search
from tests.store.papers import LATER, NOW, milestone, pdf, resolution, text

LINES = """Harbour Committee
Agenda
Minutes of the last meeting
The wall is to be repaired before the winter.
Members asked about the repair of the wall.
Report on repairs
Repairs cost £2m."""


def marked(words: str) -> str:
    """``words`` as a snippet marks them, where the match is written in square brackets."""
    return words.replace("[", MARK_START).replace("]", MARK_END)


def test_a_page(db: sqlite_utils.Database) -> None:
    """A hit on a page names document, body, date, page, printed number and paper, with the match marked by its stem."""
    papers = (
        Paper("report", "Repairs", 0, 0, first_page=1, last_page=1),
        Paper("minutes", "Minutes", 0, 0, "", "", 2, 3),
    )
    own = load(db, pdf("a.pdf", "Nothing here.", "The wall was repaired.", papers=papers), NOW).document_id
    (hit,) = search(db, "repairing walls")
    assert (hit.kind, hit.id, hit.document_id, hit.path) == ("page", f"{own}-2", own, "a.pdf")
    assert (hit.title, hit.body, hit.date) == ("Papers a.pdf", "Harbour Committee", "2024-04-15")
    assert (hit.page, hit.label, hit.line) == (2, "12", None)
    assert (hit.paper_id, hit.paper_title, hit.paper_kind) == (f"{own}-p1", "Minutes", "minutes")
    assert hit.snippet == marked("The [wall] was [repaired].")


def test_a_text_file(db: sqlite_utils.Database) -> None:
    """In a text file each paper that matches gives a hit with its best line, and no page."""
    papers = (("agenda", "Agenda", 2), ("minutes", "Minutes", 3), ("report", "Report on repairs", 6))
    own = load(db, text("a.txt", LINES, papers, body="Harbour Committee"), NOW).document_id
    found = [
        (hit.line, hit.page, hit.label, hit.paper_id, hit.paper_title, hit.snippet) for hit in search(db, "repair")
    ]
    assert found == [
        (4, None, None, f"{own}-p1", "Minutes", marked("The wall is to be [repaired] before the winter.")),
        (6, None, None, f"{own}-p2", "Report on repairs", marked("Report on [repairs]")),
    ]


def test_the_best_line_of_a_text_file(db: sqlite_utils.Database) -> None:
    """Of a text file the paper is shown in which all the words stand, by its line with the most of them."""
    papers = (("agenda", "Agenda", 2), ("minutes", "Minutes", 3), ("report", "Report on repairs", 6))
    load(db, text("a.txt", LINES, papers), NOW)
    found = [(hit.line, hit.snippet) for hit in search(db, "members repair wall")]
    assert found == [(5, marked("[Members] asked about the [repair] of the [wall]."))]


def test_before_the_first_paper(db: sqlite_utils.Database) -> None:
    """A match above the first paper of a text file is a hit without paper."""
    load(db, text("a.txt", LINES, (("agenda", "Agenda", 2),)), NOW)
    assert [(hit.line, hit.paper_title) for hit in search(db, '"harbour committee"')] == [(1, None)]


def test_a_long_line_is_cut(db: sqlite_utils.Database) -> None:
    """Of a long line the words around the match are shown, at whole words, with an ellipsis where it was cut."""
    load(db, text("a.txt", "before " * 100 + "needle " + "after " * 100, ()), NOW)
    (hit,) = search(db, "needle")
    assert hit.snippet.startswith("…before before")
    assert marked("before [needle] after") in hit.snippet
    assert hit.snippet.endswith("after…")
    assert len(hit.snippet) < 400


def test_kinds_take_turns(db: sqlite_utils.Database) -> None:
    """Without a kind, resolutions, milestones, statements and pages each give their best in turn."""
    records = (
        resolution("r1", "That the wall be repaired."),
        milestone("t0", "Repair the wall", narrative="Scaffolding is up."),
        Record("status_lines", "s1", {"sentence": "The wall is 40% repaired.", "page": 2}),
    )
    load(db, pdf("a.pdf", "The wall.", "A wall.", records=records), NOW)
    hits = search(db, "wall")
    assert [hit.kind for hit in hits] == ["resolution", "milestone", "statement", "page", "page"]
    assert [(hit.page, hit.label) for hit in hits[:3]] == [(1, "11"), (1, "11"), (2, "12")]
    assert [hit.kind for hit in search(db, "scaffolding")] == ["milestone"]
    assert [hit.kind for hit in search(db, "wall", kind="page")] == ["page", "page"]
    assert [hit.kind for hit in search(db, "wall", limit=2)] == ["resolution", "milestone"]


def test_a_record_of_a_text_file(db: sqlite_utils.Database) -> None:
    """A record of a text file is found with the line of its evidence and no page."""
    record = Record("status_lines", "s1", {"sentence": "The wall holds."}, (Evidence(Span(line=4), "The wall holds."),))
    extraction = text("a.txt", "nothing", ())
    load(db, type(extraction)(extraction.document, (), (record,), (), extraction.facts), NOW)
    (hit,) = search(db, "wall")
    assert (hit.kind, hit.line, hit.page, hit.snippet) == ("statement", 4, None, marked("The [wall] holds."))


def test_two_statements_of_one_sentence(db: sqlite_utils.Database) -> None:
    """A sentence with two figures is found once."""
    sentence = "The wall held in 2023 (90%) and in 2022 (80%)."
    records = tuple(Record("status_lines", f"s{n}", {"sentence": sentence, "value": n, "page": 1}) for n in (80, 90))
    load(db, pdf("a.pdf", "x", records=records), NOW)
    assert [hit.kind for hit in search(db, "wall")] == ["statement"]


def _three(db: sqlite_utils.Database) -> None:
    load(db, pdf("new.pdf", "wall and more words than the others have", date="2024-07-01"), NOW)
    load(db, pdf("old.pdf", "wall", date="2023-02-01", body="Parks Panel"), NOW)
    load(db, pdf("undated.pdf", "wall wall", date=None), NOW)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        pytest.param({}, ["undated.pdf", "old.pdf", "new.pdf"], id="best first: shortest page, most matches"),
        pytest.param({"newest": True}, ["new.pdf", "old.pdf", "undated.pdf"], id="newest first, undated last"),
        pytest.param({"newest": True, "limit": 1}, ["new.pdf"], id="newest only"),
        pytest.param({"since": "2023-02-01"}, ["old.pdf", "new.pdf"], id="since a day, which is included"),
        pytest.param({"until": "2023-02-01"}, ["old.pdf"], id="until a day leaves out what has no date"),
        pytest.param({"since": "2023-02-02", "until": "2024-06-30"}, [], id="between"),
        pytest.param({"body": "Parks Panel"}, ["old.pdf"], id="a committee"),
        pytest.param({"body": "panel"}, ["old.pdf"], id="a part of a committee's name"),
        pytest.param({"body": "%"}, [], id="a percent sign is no wildcard"),
        pytest.param({"kind": "minutes"}, [], id="no such paper"),
    ],
)
def test_filters(db: sqlite_utils.Database, filters: dict[str, object], found: list[str]) -> None:
    """Filters narrow the hits and the order is as asked."""
    _three(db)
    assert [hit.path for hit in search(db, "wall", **filters)] == found  # type: ignore[arg-type]


def test_paper_kind(db: sqlite_utils.Database) -> None:
    """A search in minutes finds the pages and lines of minutes only, also inside a pack."""
    papers = (
        Paper("report", "R", 0, 0, first_page=1, last_page=1),
        Paper("minutes", "M", 0, 0, first_page=2, last_page=2),
    )
    load(db, pdf("a.pdf", "wall", "wall", papers=papers), NOW)
    load(db, text("a.txt", LINES, (("agenda", "Agenda", 2), ("minutes", "Minutes", 3), ("report", "Report", 6))), NOW)
    assert sorted((hit.path, hit.page, hit.line) for hit in search(db, "wall", kind="minutes")) == [
        ("a.pdf", 2, None),
        ("a.txt", None, 4),
    ]


def test_what_is_gone_is_not_found(db: sqlite_utils.Database) -> None:
    """When a document is read anew, words that it lost are found no more and new ones are."""
    load(db, pdf("a.pdf", "breakwater"), NOW)
    load(db, pdf("a.pdf", "lighthouse"), LATER)
    assert search(db, "breakwater") == []
    assert [hit.path for hit in search(db, "lighthouse")] == ["a.pdf"]


@pytest.mark.parametrize(
    ("query", "ranked"),
    [
        pytest.param("wall", True, id="one word"),
        pytest.param('"wall wall"', False, id="a phrase of words that stand everywhere"),
        pytest.param('"words than"', True, id="a phrase with a rare word"),
        pytest.param("wal*", False, id="the beginning of words that stand everywhere"),
    ],
)
def test_what_stands_everywhere(
    db: sqlite_utils.Database, monkeypatch: pytest.MonkeyPatch, query: str, ranked: bool
) -> None:
    """Where it would take long to rank what matches, the newest come first, and it is known that they do."""
    _three(db)
    monkeypatch.setattr("papers2data.store.search.COMMON", 2)
    monkeypatch.setattr("papers2data.store.matches.COUNTED", 2)
    monkeypatch.setattr("papers2data.store.matches.CAP", 2)
    assert find(db, Question(query)).is_ranked is ranked
    if query == "wal*":
        assert [hit.path for hit in search(db, query)] == ["new.pdf", "old.pdf", "undated.pdf"]


def test_counts(db: sqlite_utils.Database) -> None:
    """What is found is counted by kind, committee, day and kind of paper, once for each sentence."""
    papers = (Paper("minutes", "M", 0, 0, first_page=1, last_page=1),)
    own = load(db, pdf("a.pdf", "wall", papers=papers), NOW).document_id
    sentence = Record("status_lines", "s1", {"sentence": "The wall is 40% up.", "page": 1, "paper_id": f"{own}-p0"})
    again = Record("status_lines", "s2", {"sentence": "The wall is 40% up.", "page": 1, "paper_id": f"{own}-p0"})
    load(db, pdf("a.pdf", "wall", papers=papers, records=(sentence, again)), LATER)
    load(db, pdf("b.pdf", "wall", date="2023-02-01", body="Parks Panel"), NOW)
    load(db, text("c.txt", LINES, (("agenda", "Agenda", 2), ("minutes", "Minutes", 3))), NOW)
    found = find(db, Question("wall"))
    assert found.kinds == {"statement": 1, "page": 3}
    assert found.bodies == {"Harbour Committee": 2, "Parks Panel": 1}
    assert found.days == {date(2024, 4, 15): 2, date(2023, 2, 1): 1, None: 1}
    assert found.papers == {"minutes": 3, "agenda": 1}
    assert (found.capped, found.places) == (False, 4)


def test_counts_after_changes(db: sqlite_utils.Database) -> None:
    """Counts follow what is read anew and what is taken out; nothing of a document stays behind."""
    load(db, pdf("a.pdf", "wall", "wall"), NOW)
    load(db, pdf("a.pdf", "wall", body="Parks Panel", content="newer"), LATER)
    assert find(db, Question("wall")).bodies == {"Parks Panel": 1}
    assert db["_search_places"].count == 1
    forget(db, "a.pdf")
    assert db["_search_places"].count == 0


def test_capped(db: sqlite_utils.Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more matches than are counted the newest are, and it is said that there are more."""
    _three(db)
    monkeypatch.setattr("papers2data.store.matches.COUNTED", 2)
    monkeypatch.setattr("papers2data.store.matches.CAP", 2)
    monkeypatch.setattr("papers2data.store.search.CAP", 2)
    found = find(db, Question("wall", newest=True))
    assert (found.kinds, found.capped, found.places) == ({"page": 3}, True, 2)
    assert found.bodies == {"Harbour Committee": 1, "Parks Panel": 1}


def test_pages_of_places(db: sqlite_utils.Database) -> None:
    """Places are listed part by part, each once, in either order."""
    for number in range(7):
        load(db, pdf(f"{number}.pdf", "wall " * (number + 1), date=f"2024-01-0{number + 1}"), NOW)
    for newest in (True, False):
        parts = [find(db, Question("wall", newest=newest), start, 3).hits for start in (0, 3, 6, 9)]
        assert [len(part) for part in parts] == [3, 3, 1, 0]
        assert sorted(hit.path for part in parts for hit in part) == [f"{number}.pdf" for number in range(7)]


def test_an_older_database_gets_its_places(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A database that was made before rows were counted so can be searched like any other."""
    _three(db)
    wanted = find(db, Question("wall"))
    db.conn.execute("DROP TABLE _search_places")
    open_db(tmp_path / "papers.db").close()
    assert find(db, Question("wall")) == wanted


@pytest.mark.parametrize("statement", ["VACUUM", None])
def test_found_after_upkeep(db: sqlite_utils.Database, statement: str | None) -> None:
    """A search finds the same after the file was compacted and after the index was made anew."""
    _three(db)
    before = search(db, "wall", newest=True)
    if statement:
        db.conn.execute(statement)
    else:
        rebuild_search(db)
    assert search(db, "wall", newest=True) == before


def test_nothing_asked(db: sqlite_utils.Database) -> None:
    """A query without a word finds nothing."""
    _three(db)
    assert search(db, " - ") == []
    assert search(db, "wall", limit=0) == []


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        pytest.param({"kind": "novel"}, "there is no kind 'novel': choose from resolution", id="kind"),
        pytest.param({"since": "15/04/2024"}, "a date is written 2024-04-15", id="date"),
    ],
)
def test_refused(db: sqlite_utils.Database, filters: dict[str, str], reason: str) -> None:
    """A filter that can't be is refused with what it could be."""
    with pytest.raises(UsageError, match=reason):
        search(db, "wall", **filters)  # type: ignore[arg-type]


def test_a_short_beginning(db: sqlite_utils.Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many pages a beginning of two letters is refused in a sentence, and one of three is looked for."""
    _three(db)
    assert find(db, Question("wa*")).hits
    monkeypatch.setattr(matches, "MANY", 0)
    with pytest.raises(UsageError, match=r"begin as 'wa\*': write at least 3 of their letters"):
        find(db, Question("wall wa*"))
    assert find(db, Question("wal*")).hits
