"""The site's pages: home, search, and what they must never do."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from papers2data.link import link_all
from papers2data.site.feeds.routes import LISTS
from papers2data.site.frame import PAGES
from papers2data.site.queries import queries
from papers2data.site.search_page import marked
from papers2data.site.server import datasette
from papers2data.store import load, open_db
from papers2data.store.search import MARK_END, MARK_START
from tests.cli.sample import HARM, build
from tests.site.conftest import Get, asking, running
from tests.store.papers import NOW, pdf, resolution


def test_home(get: Get) -> None:
    """The home page says what there is, offers the search, and links every question."""
    text = get("/").text
    assert '<html lang="en-GB">' in text
    assert "2 documents, of meetings from 15 April 2024 to 15 October 2024." in text
    assert [query.name for query in queries() if f'href="/papers/{query.name}"' not in text] == []


def test_home_links_work(get: Get) -> None:
    """Every link of the home page leads to a page."""
    links = set(re.findall(r'href="(/[^"-][^"]*)"', get("/").text))
    assert len(links) > 30
    assert {link: code for link in links if (code := get(link).status_code) != 200} == {}


def test_search(get: Get) -> None:
    """Hits stand with their page, date and a link to the row; what matched is marked."""
    text = get("/search", q="ferries", kind="page").text
    assert "<h2>1 place</h2>" in text
    assert "<p>Berths let and <mark>ferries</mark> on time.</p>" in text
    said = 'Harbour Committee, <time datetime="2024-04-15">15 April 2024</time>, <a href="(/page/[^"]+)">page 12</a>'
    (source,) = re.findall(said, text)
    assert "Berths let and ferries on time." in get(source).text
    (link,) = re.findall(r'<h3><a href="([^"]+)">Page: Papers 2024/harbour-april.pdf</a></h3>', text)
    assert "Berths let and ferries on time." in get(link).text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param({}, None, id="nothing asked"),
        pytest.param({"q": "  "}, None, id="blanks"),
        pytest.param({"q": "zeppelin"}, "<h2>Nothing found</h2>", id="no hit"),
        pytest.param({"q": '"lighthouse ('}, "<mark>", id="a quotation mark too few"),
        pytest.param({"q": "lighthouse", "committee": "Finance"}, "<h2>Nothing found</h2>", id="another committee"),
        pytest.param({"q": "lighthouse", "since": "2030-01-01"}, "<h2>Nothing found</h2>", id="days to come"),
        pytest.param({"q": "lighthouse", "newest": "1"}, " checked>", id="newest first"),
    ],
)
def test_search_asks(get: Get, query: dict[str, str], said: str | None) -> None:
    """Whatever is typed gives a page."""
    answer = get("/search", **query)
    assert answer.status_code == 200
    assert said in answer.text if said else "<h2>" not in answer.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param({"kind": "boat"}, "There is no kind", id="kind"),
        pytest.param({"since": "May"}, "a date is written 2024-04-15", id="date"),
        pytest.param({"q": "NOT ferry"}, "only says what to leave out", id="only what to leave out"),
    ],
)
def test_search_refuses(get: Get, query: dict[str, str], said: str) -> None:
    """What does not exist is refused (400) in a sentence on the page."""
    answer = get("/search", **{"q": "ferry", **query})
    assert answer.status_code == 400
    assert said in answer.text


def test_inputs_are_labelled(get: Get) -> None:
    """Every field of our own forms has a label."""
    for path in ("/", "/search", "/papers/status_history"):
        text = get(path).text
        fields = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', text)
        assert len(fields) > 0
        assert [name for name in fields if f'<label for="{name}">' not in text] == []


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=harbour",
        "/search?q=%3Cscript%3Ealert('pier')%3C/script%3E",
        "/search?q=x&committee=%22%3E%3Cscript%3Ealert('pier')%3C/script%3E",
        "/search?q=x&kind=%3Cscript%3Ealert('pier')%3C/script%3E",
        "/papers/pages",
        "/papers/milestone_readings",
        "/papers/milestone_history?_search=pier",
        "/papers/milestone_history?_search=%3Cscript%3Ealert('pier')%3C/script%3E",
        "/papers/milestones",
        "/papers/evidence",
        "/papers/status_history?words=pier",
        "/papers/status_history?words=%3Cscript%3Ealert('pier')%3C/script%3E",
    ],
)
def test_harmful_text_is_shown_and_never_run(get: Get, path: str) -> None:
    """What a paper or an address says is escaped on every page that shows it."""
    text = get(path).text
    assert HARM not in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(&#39;pier&#39;)" in text


@pytest.mark.parametrize(
    ("snippet", "html"),
    [
        pytest.param(f"a {MARK_START}<b>{MARK_END} c", "a <mark>&lt;b&gt;</mark> c", id="markup inside a match"),
        pytest.param(f"{MARK_START}a", "<mark>a</mark>", id="a match that is not closed"),
        pytest.param('"&"', "&#34;&amp;&#34;", id="quotation marks and ampersand"),
    ],
)
def test_marked(snippet: str, html: str) -> None:
    """Text is escaped before matches are marked, and every mark is closed."""
    assert isinstance(marked(snippet), Markup)
    assert str(marked(snippet)) == html


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/papers?sql=select+1", 403, id="page"),
        pytest.param("/papers.json?sql=select+1", 403, id="JSON"),
        pytest.param("/papers.csv?sql=select+1", 403, id="CSV"),
        pytest.param("/papers/findings?_where=1=1", 403, id="condition on a table's page"),
        pytest.param("/papers/findings.json?_where=1=1", 403, id="condition on a table's JSON"),
        pytest.param("/_internal", 403, id="Datasette's own database"),
        pytest.param("/_memory", 404, id="a database in memory"),
        pytest.param("/papers.db", 403, id="the file itself"),
    ],
)
def test_no_sql_of_visitors(get: Get, path: str, status: int) -> None:
    """Nobody can run SQL of their own, or take the file away."""
    assert get(path).status_code == status


@pytest.mark.parametrize(
    ("path", "names"),
    [
        pytest.param("/papers/milestone_readings", ["Rebuild the lighthouse stair"] * 2, id="table"),
        pytest.param("/papers/milestone_history", ["Rebuild the lighthouse stair"] * 2, id="view"),
        pytest.param("/papers/overdue_milestones", ["Rebuild the lighthouse stair"], id="another view"),
    ],
)
def test_search_in_tables_and_views(get: Get, path: str, names: list[str]) -> None:
    """A table's page and a view's page both have a search that knows the forms of words."""
    assert '<input id="_search" type="search" name="_search"' in get(path).text
    rows = get(f"{path}.json", _search="lighthouses", _shape="array").json()
    assert [row["name"] for row in rows] == names


def test_search_in_a_view_is_said(get: Get) -> None:
    """The page says what it was narrowed by, and how many rows are left."""
    text = " ".join(get("/papers/milestone_history", _search="lighthouse").text.split())
    assert "2 rows where search matches &#34;lighthouse&#34;" in text


def test_cells_link_to_what_they_name(get: Get) -> None:
    """In views and answers, ids lead to their rows and page numbers to the page's text."""
    text = get("/papers/overdue_on_track").text
    cells = dict(re.findall(r'<td class="col-([a-z_]+)"><a href="([^"]+)"', text))
    assert sorted(cells) == ["document_id", "milestone_id", "page", "reading_id"]
    assert {get(link).status_code for link in cells.values()} == {200}
    assert "The lighthouse was shut for painting." in get(cells["page"]).text


def test_one_row(get: Get) -> None:
    """A row's page is headed by what the row says and leads to what its ids name; what is empty is named at its end."""
    (row,) = get("/papers/milestone_readings.json?_shape=array&_size=1&name__contains=Paint").json()
    text = get(f"/papers/milestone_readings/{row['id']}").text
    assert f"<h1>Milestone readings: {escape(row['name'])}</h1>" in text
    cells = dict(re.findall(r'<td class="col-([a-z_]+)"><a href="([^"]+)"', text))
    assert {"document_id", "milestone_id", "page"} <= set(cells)
    assert {get(link).status_code for link in cells.values()} == {200}
    assert "&nbsp;" not in text
    (empty,) = re.findall(r"Nothing is given for: ([^<]+)\.", text)
    assert {each.replace(" ", "_") for each in empty.split(", ")} == {name for name in row if row[name] in (None, "")}


@pytest.mark.parametrize("table", ["documents", "pages", "papers"])
def test_rows_that_are_no_records_lead_to_pages(office: Get, table: str) -> None:
    """Documents, pages and papers lead to the page viewer, too."""
    text = office(f"/papers/{table}").text
    (link, *_) = re.findall(r'<td class="col-(?:pages|number|first_page)[^>]*><a href="(/page/[^"]+)"', text)
    assert office(link.replace("&amp;", "&")).status_code == 200


def test_lists_are_lists(get: Get) -> None:
    """A column that holds a list is shown as one, with its items escaped, in tables and in answers."""
    for path in ("/papers/risk_readings", "/papers/risks_by_score"):
        text = get(path).text
        assert '<ul class="bullets"><li>Buoys were laid.</li><li>&lt;script&gt;alert(&#39;pier&#39;)' in text


def test_a_search_that_takes_too_long(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search is stopped at its time limit, and the page says what to do."""
    monkeypatch.setattr("papers2data.site.search_page.TIME", 0)
    answer = get("/search", q="lighthouse")
    assert answer.status_code == 503
    assert "This search takes too long: ask for a rarer word" in answer.text


def test_what_is_loaded_meanwhile_is_shown(tmp_path: Path) -> None:
    """A running site shows what is read into its database, and answers while that happens."""
    db = open_db(build(tmp_path / "papers.db"))
    site = datasette(tmp_path / "papers.db")

    async def facts() -> str:
        await site.invoke_startup()
        before = (await site.client.get("/")).text
        load(db, pdf("2025/harbour-june.pdf", "A storm.", date="2025-06-01"), NOW)
        return str(before + (await site.client.get("/")).text)

    said = asyncio.run(facts())
    db.close()
    site.get_database("papers").close()
    site.executor.shutdown()
    assert re.findall(r"<p>(\d documents, [^<]*)</p>", said) == [
        "2 documents, of meetings from 15 April 2024 to 15 October 2024.",
        "3 documents, of meetings from 15 April 2024 to 1 June 2025.",
    ]


def test_home_tells_what_to_ask(get: Get) -> None:
    """The home page lists what is overdue but on track, what is due back and what changed, each with its page."""
    text = " ".join(get("/").text.split())
    assert '<strong>3</strong> <a href="/milestones">milestones and actions</a>' in text
    for heading, said in (
        ("Overdue but reported on track", "Rebuild the lighthouse stair</a>: due"),
        ("Overdue to come back", "That a report on ferry fares come back in July 2024."),
        ("What changed last", "<strong>completed</strong> from “Amber”"),
        ("Newest papers", "Papers 2024/harbour-july.pdf"),
    ):
        (section,) = re.findall(rf"<section> <h2>{heading}</h2>(.*?)</section>", text)
        assert said in section
        assert '<a href="/page/' in section


def test_home_of_the_sample(office: Get) -> None:
    """The home page questions what the papers contradict, and every count that it gives leads to a list."""
    text = office("/").text
    assert "<h2>What to question</h2>" in text
    counts = re.findall(r'<strong>[\d,]+</strong> <a href="([^"]+)">', text)
    assert len(counts) >= 7
    assert {office(path.replace("&amp;", "&")).status_code for path in counts} == {200}


def test_a_month_without_a_year(tmp_path: Path) -> None:
    """What is due "in February" has the day that its meeting gives it, wherever it is told."""
    db = open_db(tmp_path / "papers.db")
    asked = resolution("m1", "That an update come in February.", action="receive", due_text="in February")
    load(db, pdf("2024/harbour-october.pdf", "The harbour wall.", date="2024-10-15", records=(asked,)), NOW)
    link_all(db)
    db.close()
    with running(tmp_path / "papers.db") as site:
        get = asking(site)
        home, listed = (" ".join(get(path).text.split()) for path in ("/", "/resolutions"))
        day = '<time datetime="2025-02-28">28 February 2025</time>'
        (row,) = get("/resolutions.json").json()
        one, days = get(f"/resolutions/{row['id']}").text, get("/calendar.ics", only="due").text
    assert "<h2>Due back next</h2>" in home
    assert "come in February.</a> due " + day in home
    assert f"<td>{day}<br>" in listed
    assert "“in February”: by " + day in one
    assert "DTSTART;VALUE=DATE:20250228" in days


def test_home_of_nothing(tmp_path: Path) -> None:
    """Over an empty database the home page says how to begin."""
    open_db(tmp_path / "papers.db").close()
    with running(tmp_path / "papers.db") as site:
        text = asking(site)("/").text
    assert "There are no documents yet." in text
    assert "<code>papers2data ingest FOLDER</code>" in text
    assert '<ul class="counts">' not in text


def test_every_page_of_nothing(tmp_path: Path) -> None:
    """Over an empty database every page says in plain words that there is nothing, or what can't be told."""
    open_db(tmp_path / "papers.db").close()
    with running(tmp_path / "papers.db") as site:
        found = {page.path: asking(site)(page.path) for page in PAGES}
        as_file = asking(site)("/briefing.docx")
    assert {answer.status_code for answer in found.values()} == {200}
    assert as_file.status_code == 404
    assert "There is no paper in this database yet" in found["/briefing"].text
    assert "<code>papers2data ingest FOLDER</code>" in found["/briefing"].text
    assert "is or holds a risk register" in found["/risks"].text
    assert "has a table of budgets that was recognised" in found["/budget"].text
    assert "has a work programme or forward plan" in found["/work-programme"].text
    assert "prints a table of commitments" in found["/commitments"].text
    assert "No paper in this database reports milestones or indicators" in found["/compare"].text


@pytest.mark.parametrize("path", sorted(f"/{name}" for name in LISTS))
def test_past_the_end(office: Get, path: str) -> None:
    """Whoever asks for a place after a list's end is told so, and led back to its beginning."""
    text = office(path, **{"from": "99999"}).text
    assert "The list ends before this place." in text
    assert "No paper" not in text
    (back,) = re.findall(r'<a href="([^"]+)">To its beginning</a>', text)
    assert "The list ends" not in office(back.replace("&amp;", "&")).text
