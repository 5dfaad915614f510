"""The tracker of resolutions, meetings with their papers, and findings."""

from __future__ import annotations

import re

import pytest

from tests.site.conftest import Get


def _links(text: str, place: str) -> list[str]:
    return re.findall(rf'href="(/{place}/[^"]+)"', text)


def test_tracker(get: Get) -> None:
    """The tracker says of each clause that asks for something its state, its due date and where it was resolved."""
    text = get("/resolutions").text
    assert "<h2>1 clause that asks for something</h2>" in text
    assert '<span class="tag tag-off_track">Overdue</span>' in text
    assert '<time datetime="2024-07-31">31 July 2024</time>' in text
    (source,) = re.findall(r'<a href="(/page/[^"]+)"', text)
    assert "ferry fares" in get(source.replace("&amp;", "&")).text


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        pytest.param({"words": "FERRY fares"}, 1, id="words in any size"),
        pytest.param({"words": "ferries"}, 1, id="words of the item's title"),
        pytest.param({"state": "overdue"}, 1, id="state"),
        pytest.param({"state": "open"}, 0, id="another state"),
        pytest.param({"committee": "Harbour Committee"}, 1, id="committee"),
        pytest.param({"committee": "x' OR 1=1 --"}, 0, id="signs that mean harm"),
        pytest.param({"from": "-1"}, 1, id="no place in the list"),
    ],
)
def test_tracker_asks(get: Get, asked: dict[str, str], count: int) -> None:
    """The tracker holds what was asked for, whatever is asked."""
    answer = get("/resolutions", **asked)
    assert answer.status_code == 200
    assert len(re.findall('<th scope="row">', answer.text)) == count


def test_resolution(office: Get) -> None:
    """A clause's page has its text, what it asks for, and what came back with the page where it stands."""
    (path, *_) = _links(office("/resolutions", state="came back on time").text, "resolutions")
    text = office(path).text
    assert "<blockquote>That " in text
    assert "Came back on time" in text
    sources = re.findall(r'<li><time [^>]*>[^<]+</time>: <a href="(/page/[^"]+)"', text)
    assert sources
    assert {office(source.replace("&amp;", "&")).status_code for source in sources} == {200}


def test_parts_of_a_resolution(office: Get) -> None:
    """Every clause of the sample has its page, and parts lead to the whole."""
    rows = office("/papers/resolutions.json?_shape=array&_size=max").json()
    pages = {row["id"]: office(f"/resolutions/{row['id']}") for row in rows}
    assert {page.status_code for page in pages.values()} == {200}
    parts = [row for row in rows if row["parent_id"]]
    assert [row["id"] for row in parts if f"/resolutions/{row['parent_id']}" not in pages[row["id"]].text] == []


def test_meetings(office: Get) -> None:
    """Meetings are listed from the newest, and each has its page with agenda, people, decisions and papers."""
    text = office("/meetings").text
    days = re.findall(r'<time datetime="([^"]+)">', text)
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    pages = [office(path).text for path in _links(text, "meetings")]
    assert len(pages) == len(days)
    (pack,) = [page for page in pages if "Select Committee, 27 November 2023</h1>" in page]
    assert re.search(r"<h2>Agenda</h2>\s*<ul", pack)
    assert re.search(r"<h3>Present: \d+</h3>", pack)
    assert "its paper</a>" in pack


def test_meetings_of_a_committee(office: Get) -> None:
    """The list of meetings narrows by committee and year."""
    text = office("/meetings", committee="County Council", year="2024").text
    assert "<h2>1 meeting</h2>" in text
    assert "<h2>Nothing found</h2>" in office("/meetings", committee="County Council", year="1999").text


def test_findings(get: Get) -> None:
    """Findings are listed by severity with the page that each is about, and what they quote is escaped."""
    text = get("/findings", family="reading").text
    assert "<h2>2 findings</h2>" in text
    assert re.findall(r'<span class="tag tag-(error|warning)">', text) == ["error", "warning"]
    assert "The due date “soonish” cannot be read as a date." in text
    assert get(_links(text, "page")[0].replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"code": "row-lost"}, "<h2>1 finding</h2>", id="code"),
        pytest.param({"severity": "error", "family": "reading"}, "<h2>1 finding</h2>", id="severity"),
        pytest.param({"status": "accepted"}, "<h2>Nothing found</h2>", id="decided"),
        pytest.param({"code": "' OR 1=1 --"}, "<h2>Nothing found</h2>", id="signs that mean harm"),
    ],
)
def test_findings_asked(get: Get, asked: dict[str, str], said: str) -> None:
    """Findings narrow by code, severity and what was decided, whatever is asked."""
    assert said in get("/findings", **asked).text


@pytest.mark.parametrize("path", ["/resolutions/nothing", "/meetings/nothing"])
def test_what_there_is_not(get: Get, path: str) -> None:
    """What there is not is a page with status 404."""
    assert get(path).status_code == 404
