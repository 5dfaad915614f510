"""Lists as files, feeds and the calendar: the same rows as on the page, and nothing that would be run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook

from papers2data.site.feeds import listing
from papers2data.site.feeds.flat import parts
from papers2data.site.feeds.routes import FEEDS, LISTS
from papers2data.site.pages.kpis import Kpi
from papers2data.site.pages.milestones import Milestone
from papers2data.store import load, open_db
from tests.site.conftest import Get, Site, asking, running
from tests.store.papers import NOW, milestone, pdf

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def as_csv(answer: Any) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def sheet_of(answer: Any, name: str = "") -> Any:
    """A sheet of a workbook, the first where none is named."""
    book = load_workbook(io.BytesIO(answer.content))
    return book[name] if name else book.worksheets[0]


def entries(answer: Any) -> list[dict[str, str]]:
    """The entries of a feed: id, title, summary, updated, and where the link leads."""
    root = etree.fromstring(answer.content)
    found = []
    for entry in root.findall("a:entry", ATOM):
        told = {name: entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "summary", "updated")}
        found.append({**told, "link": entry.find("a:link", ATOM).get("href")})
    return found


@pytest.mark.parametrize("name", list(LISTS))
def test_every_list_in_every_form(office: Get, name: str) -> None:
    """Each list gives the same rows in all forms, with headings also where it has none."""
    rows = as_csv(office(f"/{name}.csv"))
    assert len(rows) > 0
    told = office(f"/{name}.json").json()
    assert [list(row) for row in told] == [list(row) for row in rows]
    sheet = sheet_of(office(f"/{name}.xlsx"))
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == list(rows[0])
    assert sheet.max_row == len(rows) + 1


FILTERS = [
    ("milestones", "status"),
    ("milestones", "show"),
    ("milestones", "programme"),
    ("kpis", "rag"),
    ("kpis", "show"),
    ("resolutions", "state"),
    ("resolutions", "committee"),
    ("findings", "code"),
    ("findings", "severity"),
    ("risks", "category"),
    ("risks", "show"),
]


@pytest.mark.parametrize(("name", "field"), FILTERS, ids=[" by ".join(each) for each in FILTERS])
def test_filters_are_those_of_the_page(office: Get, name: str, field: str) -> None:
    """For each choice that a page offers, the file has as many rows as the page says that there are."""
    text = office(f"/{name}").text
    (select,) = re.findall(rf'<select id="{field}".*?</select>', text, re.DOTALL)
    choices = [unescape(value) for value in re.findall(r'<option value="([^"]+)"', select)]
    assert choices
    said, had = [], []
    for choice in choices:
        heading = re.search(r"<h2>([\d,]+) ", office(f"/{name}", **{field: choice}).text)
        said.append((choice, int(heading[1].replace(",", "")) if heading else 0))
        had.append((choice, len(office(f"/{name}.json", **{field: choice}).json())))
    assert had == said


def test_dates_links_and_types(office: Get) -> None:
    """A workbook has days as days, numbers as numbers and a link to the page that each row was read from."""
    sheet = sheet_of(office("/milestones.xlsx", status="complete"))
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert row["due_end"].is_date
    assert isinstance(row["reports"].value, int)
    assert heads[-1] == "source"
    assert row["source"].hyperlink.target == row["source"].value
    assert row["source"].value.startswith("http://localhost/page/")


def test_columns() -> None:
    """The columns are the fields of the list's rows, also of rows inside of rows, without pictures."""
    columns = {part.column.name: part.column.type for part in parts(Milestone)}
    assert (columns["name"], columns["due_end"], columns["slip"]) == ("text", "date", "integer")
    assert list(columns)[-2:] == ["page_of_it", "source"]
    names = [part.column.name for part in parts(Kpi)]
    assert ("value" in names, "is_restated" in names, "line" in names) == (True, True, False)


@pytest.fixture
def harmful(tmp_path: Path) -> Iterator[Get]:
    """A site over a paper whose milestones are called like formulas."""
    names = ("=HYPERLINK(1)", "+cmd|' /C calc'!A0", "@SUM(1)", "Bell \x1b[2J and <b> & more")
    records = tuple(milestone(f"t{n}", name, status="on_track") for n, name in enumerate(names))
    db = open_db(tmp_path / "papers.db")
    load(db, pdf("a.pdf", "x", records=records), NOW)
    from papers2data.link import link_all

    link_all(db)
    db.close()
    with running(tmp_path / "papers.db") as site:
        yield asking(site)


def test_no_formula_gets_out(harmful: Get) -> None:
    """Names that a spreadsheet would run have an apostrophe in CSV and are texts in a workbook; JSON has them bare."""
    names = {row["name"] for row in as_csv(harmful("/milestones.csv"))}
    assert {"'=HYPERLINK(1)", "'+cmd|' /C calc'!A0", "'@SUM(1)"} <= names
    sheet = sheet_of(harmful("/milestones.xlsx"))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert "=HYPERLINK(1)" in {cell.value for cell in sheet["B"]}
    assert "=HYPERLINK(1)" in {row["name"] for row in harmful("/milestones.json").json()}


def test_limits_are_said(office: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that is longer than a file may be is cut, and the file's name says so."""
    monkeypatch.setitem(listing.MOST, "csv", 3)
    answer = office("/milestones.csv")
    assert len(as_csv(answer)) == 3
    assert answer.headers["content-disposition"] == 'attachment; filename="milestones-first-3.csv"'
    monkeypatch.setitem(listing.MOST, "xlsx", 2)
    told = sheet_of(office("/findings.xlsx"), "About")
    assert "these are its first 2" in told["A2"].value


def test_feeds_are_whole(office: Get) -> None:
    """A feed has what RFC 4287 asks for: an id, a title and a time for itself and each entry, and absolute links."""
    for path in ("/changes.atom", "/findings.atom"):
        answer = office(path)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        root = etree.fromstring(answer.content)
        assert [root.findtext(f"a:{name}", namespaces=ATOM) is not None for name in ("id", "title", "updated")] == [
            True
        ] * 3
        (own,) = root.findall("a:link[@rel='self']", ATOM)
        assert own.get("href") == f"http://localhost{path}"
        found = entries(answer)
        assert len(found) > 10
        assert [entry for entry in found if not all(entry.values())] == []
        assert [entry for entry in found if not entry["link"].startswith("http://localhost/")] == []
        assert len({entry["id"] for entry in found}) == len(found)


def test_ids_stay(office: Get, office_site: Site) -> None:
    """An entry has the same id under another address of the site, so that nobody is told twice."""
    made, loop = office_site
    elsewhere = loop.run_until_complete(made.client.get("/changes.atom", headers={"host": "papers.example.org"}))
    assert [entry["id"] for entry in entries(elsewhere)] == [entry["id"] for entry in entries(office("/changes.atom"))]
    assert entries(elsewhere)[0]["link"].startswith("http://papers.example.org/")


def test_feeds_of_one_thing(office: Get) -> None:
    """A feed can be of one milestone or one programme, and of findings on either."""
    every = entries(office("/changes.atom"))
    one = next(entry for entry in every if entry["link"].partition("/milestones/")[2])
    name = one["link"].rpartition("/")[2]
    own = entries(office("/changes.atom", milestone=name))
    assert {entry["link"] for entry in own} == {one["link"]}
    assert len(own) < len(every)
    programme = office("/milestones.json").json()[0]["programme"]
    some = entries(office("/changes.atom", programme=programme))
    assert {f"Programme: {programme}." in entry["summary"] for entry in some} == {True}
    assert 0 < len(entries(office("/findings.atom", programme=programme))) < 100
    assert entries(office("/findings.atom", milestone="none")) == []


def test_feeds_lead_to_pages(office: Get) -> None:
    """Every entry leads to a page."""
    links = {entry["link"] for path in ("/changes.atom", "/findings.atom") for entry in entries(office(path))}
    assert {
        link: code for link in links if (code := office(link.removeprefix("http://localhost")).status_code) != 200
    } == {}


def test_feeds_of_harmful_text(harmful: Get) -> None:
    """Letters that XML cannot hold are left out, and markup is text."""
    names = harmful("/findings.atom"), harmful("/changes.atom")
    assert [etree.fromstring(answer.content).tag for answer in names] == ["{http://www.w3.org/2005/Atom}feed"] * 2


def test_calendar(office: Get) -> None:
    """The calendar has every meeting with its time in UTC, and every day that something is due back."""
    made = Calendar.from_ical(office("/calendar.ics").content)
    events = list(made.walk("VEVENT"))
    meetings = [each for each in office("/meetings.json").json() if each["date"]]
    due = [each for each in office("/resolutions.json").json() if each["due"]]
    assert len(events) == len(meetings) + len(due)
    assert len({str(event["uid"]) for event in events}) == len(events)
    timed = [each for each in meetings if each["time"] == "10:30" and each["date"].startswith("2023-09")]
    (begins,) = {
        event.decoded("dtstart").isoformat() for event in events if str(event.get("url", "")).endswith(timed[0]["id"])
    }
    assert begins == f"{timed[0]['date']}T09:30:00+00:00"
    assert [event for event in events if "dtstamp" not in event] == []


def test_calendar_of_one_committee(office: Get) -> None:
    """It can be of one committee, and only of meetings or of what is due."""
    body = office("/meetings.json").json()[0]["body"]
    events = Calendar.from_ical(office("/calendar.ics", committee=body, only="meetings").content).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {body}
    events = Calendar.from_ical(office("/calendar.ics", only="due").content).walk("VEVENT")
    assert {str(event["summary"])[:9] for event in events} == {"Due back:"}


def test_pages_name_their_files(office: Get) -> None:
    """A list's page links its files with the filters that it has, and every page names the feeds in its head."""
    text = office("/milestones", status="complete", **{"from": "0"}).text
    links = [unescape(link) for link in re.findall(r'href="(/milestones\.[^"]+)"', text)]
    assert [link.partition("?")[0] for link in links] == ["/milestones.csv", "/milestones.json", "/milestones.xlsx"]
    assert [parse_qs(link.partition("?")[2]) for link in links] == [{"status": ["complete"]}] * 3
    for feed in FEEDS:
        assert f'href="{feed.path}"' in text


def test_json_is_json(office: Get) -> None:
    """JSON has true, false and lists where the rows have them."""
    rows = json.loads(office("/risks.json").text)
    assert {type(row["mitigations"]) for row in rows} == {list}
