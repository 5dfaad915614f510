"""What a person decides, from the queue to the database and back."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from html import unescape
from urllib.parse import quote_plus, unquote_plus

import pytest

from papers2data.link import decide, link_all
from papers2data.site.office.review.queue import KINDS
from papers2data.store import open_db
from tests.conftest import ROOT
from tests.office.running import NAME, Person, Running, hidden
from tests.store.kept import stale

REASON = "Both are the pilot boat."


def rows(running: Running, sql: str) -> list[tuple[object, ...]]:
    """What the published database says."""
    with closing(sqlite3.connect(running.db)) as db:
        return db.execute(sql).fetchall()


@pytest.fixture
def undone(ada: Person, running: Running) -> Iterator[None]:
    """Takes back what a test has decided; nothing that is kept is stale before that or after it."""
    yield
    assert stale(running.db) == []
    page = ada.get("/review/decided").text
    for what, item in re.findall(r'name="what" value="(\w+)">\s*<input[^>]*name="item" value="([^"]+)"', page):
        ada.send("/review/undo", {"what": what, "item": item}, "/review/decided")
    assert stale(running.db) == []


def test_source_beside_the_form(ada: Person) -> None:
    """A proposal is shown with both pages that it comes from, what was read there, and how sure the program is."""
    page = ada.get("/review/links").text
    assert "Proposed links: 1 of 1" in page
    assert page.count('<section class="source"') == 2
    assert "Captain of the Pilot Boat to give a demonstration to the Committee" in page
    assert "79 in 100" in page
    assert re.search(r"<dt>Due</dt><dd>soonish</dd>", page)
    assert "<mark>" in page


@pytest.mark.usefixtures("undone")
def test_same(ada: Person, running: Running) -> None:
    """Who decides that two things are the same is kept with the time and the reason, and they become one thing."""
    page = ada.get("/review/links").text
    item = re.findall(r'name="item" value="(milestone-[^"]+)"', page)[0]
    form = {"item": item, "decision": "same", "why": REASON, "queue": "links", "from": "0"}
    answer = ada.send("/review/link", form, "/review/links")
    assert answer.status_code == 303
    assert rows(running, "SELECT author, why, decision, status FROM link_decisions WHERE status = 'applies'") == [
        (NAME, REASON, "same", "applies")
    ]
    shown = ada.get(answer.headers["location"]).text
    assert "Kept: same" in shown
    assert "Nothing waits here." in shown
    joined = "SELECT count(DISTINCT milestone_id) FROM milestone_readings WHERE name LIKE '%ilot Boat%'"
    wait_until(lambda: rows(running, joined) == [(1,)])
    assert f"link same</td><td>{item}" in ada.get("/audit").text


def test_taken_back(ada: Person, running: Running) -> None:
    """A decision that is taken back stays on record as withdrawn, and its proposal waits again."""
    item = re.findall(r'name="item" value="(milestone-[^"]+)"', until_it_waits(ada))[0]
    answer = ada.send("/review/link", {"item": item, "decision": "different", "why": "Look again.", "queue": "links"})
    decision = answer.headers["location"].rpartition("=")[2]
    assert ada.send("/review/undo", {"what": "link", "item": decision, "queue": "links"}).status_code == 303
    assert rows(running, f"SELECT status, decision FROM link_decisions WHERE id = '{decision}'") == [  # noqa: S608
        ("withdrawn", "different")
    ]
    assert "1 of 1" in until_it_waits(ada)


@pytest.mark.usefixtures("undone")
def test_correction(ada: Person, running: Running) -> None:
    """A value that could not be read is corrected in the words of the page, and its typed columns follow."""
    page = ada.get("/review/values").text
    assert '<option value="due_text">Due: soonish</option>' in page
    (record,) = re.findall(r'name="record" value="([^"]+)"', page)
    form = {
        "table": "milestone_readings",
        "record": record,
        "field": "due_text",
        "value": "March 2025",
        "why": "Said so.",
    }
    answer = ada.send("/review/correct", {**form, "queue": "values", "from": "0"}, "/review/values")
    assert "due text: “soonish” is “March 2025”" in ada.get(answer.headers["location"]).text
    current = f"SELECT due_text, due_end FROM milestone_readings_current WHERE id = '{record}'"  # noqa: S608
    assert rows(running, current) == [("March 2025", "2025-03-31")]
    assert "Nothing waits here." in ada.get("/review/values").text


@pytest.mark.usefixtures("undone")
def test_finding(ada: Person, running: Running) -> None:
    """A finding is accepted or dismissed with a reason, and leaves the queue."""
    page = ada.get("/review/tables").text
    (item,) = re.findall(r'name="item" value="([^"]+)"', page)
    form = {"item": item, "decision": "dismissed", "why": "It is a seating plan.", "queue": "tables", "from": "0"}
    ada.send("/review/finding", form, "/review/tables")
    assert rows(running, f"SELECT status FROM findings WHERE id = '{item}'") == [("dismissed",)]  # noqa: S608
    assert "Nothing waits here." in ada.get("/review/tables").text


@pytest.mark.usefixtures("undone")
def test_list_of_findings(ada: Person, stranger: Person, running: Running) -> None:
    """Whoever has signed in decides on the list of findings as it was narrowed, and takes it back there."""
    narrowed = {"family": "scrutiny", "severity": "warning"}
    page = ada.get("/findings", params=narrowed).text
    asked = unescape(hidden(page, "asked"))
    item = unescape(re.findall(r'formaction="(/review/finding[?][^"]+)" name="decision" value="dismissed"', page)[0])
    answer = ada.send(item, {"decision": "dismissed", "why": "Asked last year.", "queue": "findings", "asked": asked})
    place, _, row = answer.headers["location"].partition("#")
    assert place.startswith("/findings?family=scrutiny&severity=warning&done=finding-decision-")
    assert row == "row-0"
    kept = rows(running, "SELECT finding, author, why FROM finding_decisions WHERE status = 'applies'")
    (finding,) = {str(each[0]) for each in kept if each[1:] == (NAME, "Asked last year.")}
    assert finding in unquote_plus(item)
    assert "Kept: dismissed" in ada.get(place).text
    shown = stranger.get("/findings", params={**narrowed, "status": "dismissed"}).text
    assert f"Dismissed by {NAME}" in shown
    assert "Asked last year." in shown
    undo = f"/review/undo?what=finding&item={quote_plus(finding)}"
    ada.send(undo, {"queue": "findings", "asked": "status=dismissed"})
    assert rows(running, f"SELECT status FROM findings WHERE id = '{finding}'") == [("open",)]  # noqa: S608


def test_strangers_only_read(stranger: Person) -> None:
    """Who has not signed in sees what was found and no button, and no script may run."""
    answer = stranger.get("/findings")
    assert "soonish" in answer.text
    assert "/review/" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_each_finding_waits_somewhere(ada: Person, running: Running) -> None:
    """Every open finding is in one of the queues, whatever it is about."""
    ((every,),) = rows(running, "SELECT count(*) FROM findings WHERE status = 'open'")
    waiting = re.findall(r'<strong>([0-9,]+)</strong> <a href="/review/(\w+)"', ada.get("/review").text)
    assert sum(int(number) for number, kind in waiting if kind != "links") == every


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/review/link", {"item": "no-such", "decision": "same", "why": "x"}),
        ("/review/link", {"item": "no-such", "decision": "perhaps", "why": "x"}),
        ("/review/finding", {"item": "no-such", "decision": "dismissed", "why": "x"}),
        ("/review/finding", {"item": "no-such", "decision": "eaten", "why": "x"}),
        ("/review/correct", {"record": "no-such", "field": "id", "value": "1", "why": "x"}),
        ("/review/undo", {"what": "link", "item": "no-such"}),
        ("/review/undo", {"what": "everything", "item": "no-such"}),
    ],
)
def test_what_is_not_there(ada: Person, path: str, form: dict[str, str]) -> None:
    """A decision about something that is not there is refused in a sentence, and changes nothing."""
    answer = ada.send(path, form)
    assert answer.status_code == 400
    assert "Nothing was changed." in answer.text


def test_contradictions(ada: Person, running: Running) -> None:
    """Decisions that cannot all hold are shown with the one that has no effect, which can be taken back there."""
    names = ("'Moor the launch'", "'Berth the launch'", "'Launch'")
    one, two, three = (rows(running, f"SELECT id FROM milestone_readings WHERE name = {n}")[0][0] for n in names)  # noqa: S608
    with closing(open_db(running.db)) as db:
        decide(db, str(one), str(two), "different", NAME, "Another berth.", when="2025-01-01T00:00:00+00:00")
        decide(db, str(one), str(three), "same", NAME, "One.", when="2025-01-02T00:00:00+00:00")
        decide(db, str(three), str(two), "same", NAME, "Two.", when="2025-01-03T00:00:00+00:00")
        link_all(db)
    page = ada.get("/review/lost").text
    assert "taken together, say the opposite" in page
    (item,) = set(re.findall(r'name="item" value="(decision-[^"]+)"', page))
    ada.send("/review/undo", {"what": "link", "item": item, "queue": "lost"}, "/review/lost")
    wait_until(lambda: "Nothing waits here." in ada.get("/review/lost").text)


def until_it_waits(ada: Person) -> str:
    """The page of proposed links, once links were made anew after what was decided before."""
    page = ""

    def waits() -> bool:
        nonlocal page
        page = ada.get("/review/links").text
        return "1 of 1" in page

    wait_until(waits)
    return page


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Waits for what another process does."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_queues_name_codes_that_there_are() -> None:
    """Every code that a queue names is one that the documentation explains, and belongs to one queue only."""
    known = set(re.findall(r"^\| `([a-z-]+)` \|", (ROOT / "docs" / "findings.md").read_text(encoding="utf-8"), re.M))
    named = [code for kind in KINDS if kind.within for code in kind.codes]
    assert set(named) - known == set()
    assert len(named) == len(set(named))
