"""The search page: what it can be narrowed by, its order, its parts, and the same as a file or feed."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from html import unescape

import pytest
from lxml import etree

from papers2data.site.search_facets import Asked, facets, places
from papers2data.store.search import Found
from tests.site.conftest import Get


def choices(text: str, title: str) -> dict[str, tuple[str, str]]:
    """The choices under a heading of the page: words → (count, address)."""
    (part,) = re.findall(rf"<h3>{title}</h3>(.*?)(?=<h3>|</nav>)", text, re.DOTALL)
    found = re.findall(r'<li><a href="([^"]+)">([^<]+)</a> ([\d,+]+)</li>', part)
    return {unescape(said): (count, unescape(path)) for path, said, count in found}


@pytest.mark.parametrize("title", ["Kind of record", "Committee", "Period", "Kind of paper"])
def test_a_choice_leaves_as_many_places_as_it_says(office: Get, title: str) -> None:
    """Each choice that the page offers leads to a search with as many places as stand beside it."""
    found = choices(office("/search", q="school").text, title)
    assert len(found) > 1
    left = {}
    for said, (_, path) in found.items():
        heading = re.search(r"<h2>([\d,]+) place", office(path).text)
        left[said] = heading[1] if heading else ""
    assert left == {said: count for said, (count, _) in found.items()}


def test_quarters_of_a_year(office: Get) -> None:
    """Inside of a financial year the choices are its quarters, and the year can be taken away again."""
    years = choices(office("/search", q="school").text, "Period")
    text = office(years["2023/24"][1]).text
    assert set(choices(text, "Period")) <= {
        "April–June 2023",
        "July–September 2023",
        "October–December 2023",
        "January–March 2024",
    }
    assert "<strong>2023/24</strong> (<a " in text
    quarter = office(choices(text, "Period")["January–March 2024"][1]).text
    assert "<strong>January–March 2024</strong> (<a " in quarter


def test_pages_of_hits(office: Get) -> None:
    """Page by page every place is listed once, in the same order as in a file."""
    listed: list[str] = []
    path = "/search?q=school"
    for _ in range(20):
        text = office(path).text
        listed += [unescape(link) for link in re.findall(r'<h3><a href="([^"]+)"', text)]
        after = re.search(r'<a href="([^"]+)" rel="next"', text)
        if after is None:
            break
        path = unescape(after[1])
    rows = list(csv.DictReader(io.StringIO(office("/search.csv", q="school").text)))
    assert [row["page_of_it"].removeprefix("http://localhost") for row in rows] == listed
    assert len(listed) > 60


def test_newest_first(office: Get) -> None:
    """The newest can be asked for, and the page says in which order it is."""
    text = office("/search", q="school", newest="1").text
    assert "The newest first." in text
    days = re.findall(r'<time datetime="([^"]+)"', text)
    assert days == sorted(days, reverse=True)
    assert "The most relevant first." in office("/search", q="school").text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param('"school transport', "A quotation mark is not closed", id="quotation mark"),
        pytest.param("school or transport", "write it large, OR", id="small or"),
        pytest.param("(school OR transport", "A bracket has no partner", id="bracket"),
    ],
)
def test_advice(office: Get, words: str, said: str) -> None:
    """What may be meant in another way than it is understood is said above the hits."""
    answer = office("/search", q=words)
    assert answer.status_code == 200
    assert said in answer.text


def test_brackets(office: Get) -> None:
    """Words in brackets are taken first."""
    text = office("/search", q='("school transport" OR attendance) NOT school').text
    assert "<mark>" not in text or "<mark>School</mark>" not in text
    wide, narrow = (
        re.search(r"<h2>([\d,]+) place", office("/search", q=words).text)
        for words in ("attendance OR transport", "(attendance OR transport) progress")
    )
    assert wide is not None
    assert narrow is not None
    assert int(wide[1]) > int(narrow[1])


def test_too_long(office: Get) -> None:
    """A search of too many words is refused in a sentence."""
    answer = office("/search", q="school " * 100)
    assert answer.status_code == 400
    assert "use fewer words" in answer.text


def test_feed(office: Get) -> None:
    """A search can be followed: its feed has the newest places, each with the page that it stands on."""
    answer = office("/search.atom", q="school")
    root = etree.fromstring(answer.content)
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:title", namespaces=space) == "Search: school"
    days = [entry.findtext("a:updated", namespaces=space) for entry in root.findall("a:entry", space)]
    assert days == sorted(days, reverse=True)
    links = {entry.find("a:link", space).get("href") for entry in root.findall("a:entry", space)}
    assert {office(link.removeprefix("http://localhost")).status_code for link in links} == {200}
    text = office("/search", q="school").text
    assert '<link rel="alternate" type="application/atom+xml" title="search for school"' in text


def test_faults_of_files(office: Get) -> None:
    """What the page refuses is refused as a file, too; nothing asked is an empty file."""
    assert office("/search.csv", q="NOT school").status_code == 400
    assert office("/search.json", q="").json() == []


def test_old_addresses(office: Get) -> None:
    """An address that names a kind of paper as the kind of record still means that."""
    one, other = (office("/search", q="school", **named).text for named in ({"kind": "minutes"}, {"paper": "minutes"}))
    assert re.findall(r"<h2>.*?</h2>", one) == re.findall(r"<h2>.*?</h2>", other)


def test_capped() -> None:
    """Counts that were not counted to their end have a plus, and so says the heading."""
    told = Found(kinds=Counter({"page": 10_001, "resolution": 7}), bodies=Counter({"A": 5, "B": 3}), capped=True)
    assert places(told) == "More than 10,007 places"
    (kinds, bodies) = facets(Asked(q="x"), told)
    assert [(each.said, each.count) for each in kinds.choices] == [("Pages", "10,000+"), ("Resolutions", "7")]
    assert [(each.said, each.count) for each in bodies.choices] == [("A", "5+"), ("B", "3+")]


def test_years_and_quarters() -> None:
    """A financial year begins in April; its quarters are those of the calendar."""
    told = Found(days=Counter({date(2024, 3, 31): 2, date(2024, 4, 1): 3, date(2023, 12, 5): 1}))
    (years,) = facets(Asked(q="x"), told)
    assert [(each.said, each.count) for each in years.choices] == [("2024/25", "3"), ("2023/24", "3")]
    told = Found(days=Counter({date(2024, 3, 31): 2, date(2023, 12, 5): 1}))
    (quarters,) = facets(Asked(q="x", since="2023-04-01", until="2024-03-31"), told)
    assert [(each.said, each.count, each.path) for each in quarters.choices] == [
        ("January–March 2024", "2", "/search?q=x&since=2024-01-01&until=2024-03-31"),
        ("October–December 2023", "1", "/search?q=x&since=2023-10-01&until=2023-12-31"),
    ]
    assert [(each.said, each.path) for each in quarters.chosen] == [("2023/24", "/search?q=x")]
