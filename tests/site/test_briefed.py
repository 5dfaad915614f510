"""Two periods compared, and the briefing in the browser and as a file."""

from __future__ import annotations

import io
import re

import docx
import pytest

from tests.site.conftest import Get

QUARTERS = {"first": "July–September 2023", "second": "October–December 2023"}


def test_side_by_side(office: Get) -> None:
    """Two periods stand side by side, and below in the sentences that the command gives, each with its page."""
    text = office("/compare", **QUARTERS).text
    assert "<h1>July–September 2023 and October–December 2023 compared</h1>" in text
    for heading in ("Milestones and actions side by side", "Indicators side by side", "What changed, in sentences"):
        assert f"<h2>{heading}</h2>" in text
    sources = re.findall(r'<span class="sources"><a href="([^"]+)">', text)
    assert {office(source.replace("&amp;", "&")).status_code for source in sources[:5]} == {200}


def test_order_does_not_matter(office: Get) -> None:
    """Whichever period is named first, the earlier one is the one before."""
    turned = office("/compare", first=QUARTERS["second"], second=QUARTERS["first"]).text
    assert "<h1>July–September 2023 and October–December 2023 compared</h1>" in turned


def test_periods_are_offered(office: Get) -> None:
    """The form offers the periods that reports speak of, and begins with the last two."""
    text = office("/compare").text
    offered = re.findall(r'<option value="([^"]+)"', text.partition("Another period")[0])
    assert {"July–September 2023", "October–December 2023", "13 December 2023"} <= set(offered)
    assert [office("/compare", first=each, second="April–June 1999").status_code for each in offered[:3]] == [400] * 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"first": "soon", "second": "2023/24 Q2"}, "is no period", id="no period"),
        pytest.param({"first": "1999/2000 Q2", "second": "2023/24 Q2"}, "no report speaks of", id="no report"),
        pytest.param({**QUARTERS, "programme": "Space travel"}, "There is no programme", id="no programme"),
        pytest.param({"first": "2023/24 Q2", "second": "2023/24 Q2"}, "Choose two periods", id="twice the same"),
        pytest.param({"first": "<script>", "second": "x"}, "&lt;script&gt;", id="signs that mean harm"),
    ],
)
def test_what_cannot_be_compared(office: Get, asked: dict[str, str], said: str) -> None:
    """What can't be compared is refused (400) in a sentence on the page."""
    answer = office("/compare", **asked)
    assert answer.status_code == 400
    assert said.casefold() in answer.text.casefold()
    assert "<script>" not in answer.text


def test_briefing(office: Get) -> None:
    """The briefing says first what matters most; each line leads to what it is about and to its page."""
    text = office("/briefing").text
    assert "<h1>What the latest papers say, up to 30 June 2024</h1>" in text
    assert "In short" in text
    (section,) = re.findall(r'<section class="part" id="slipped">(.*?)</section>', text, re.S)
    links = re.findall(r'href="(/milestones/[^"]+|/page/[^"]+)"', section)
    assert len(links) > 10
    assert {office(link.replace("&amp;", "&")).status_code for link in links[:6]} == {200}


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        pytest.param({"since": "2024-01-01"}, "What changed since 1 January 2024", id="since a day"),
        pytest.param(
            {"meeting": "Children and Learning Select Committee|2024-03-04"},
            "Briefing for the Children and Learning Select Committee, 4 March 2024",
            id="for a meeting",
        ),
    ],
)
def test_of_a_time(office: Get, asked: dict[str, str], title: str) -> None:
    """It is had since a day and for a meeting."""
    assert f"<h1>{title}</h1>" in office("/briefing", **asked).text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param({"since": "soon"}, "is no day", id="no day"),
        pytest.param({"meeting": "Moon Committee|2024-03-04"}, "There is no committee", id="no committee"),
        pytest.param({"meeting": "x"}, "is no day|there is no committee", id="half a meeting"),
    ],
)
def test_no_such_time(office: Get, asked: dict[str, str], said: str) -> None:
    """What there is not is refused (400) in a sentence, on the page and in place of a file."""
    for path in ("/briefing", "/briefing.docx"):
        answer = office(path, **asked)
        assert answer.status_code == 400
        assert re.search(said, answer.text, re.I)


def test_files(office: Get) -> None:
    """The same briefing is taken away as a Word file, a web page and Markdown, under its own name."""
    title = "What changed since 1 January 2024"
    answers = {form: office(f"/briefing.{form}", since="2024-01-01") for form in ("docx", "html", "md")}
    named = 'attachment; filename="what-changed-since-1-january-2024'
    assert [answer.headers["content-disposition"] for answer in answers.values()] == [
        f'{named}.{form}"' for form in answers
    ]
    assert docx.Document(io.BytesIO(answers["docx"].content)).paragraphs[0].text == title
    assert f"<h1>{title}</h1>" in answers["html"].text
    assert answers["md"].text.startswith(f"# {title}\n")


def test_harmful_names(get: Get) -> None:
    """What a paper says is text in the briefing, too."""
    text = get("/briefing", since="2024-05-01").text
    assert "<script>" not in text
    assert "Paint the pier &lt;script&gt;" in text


def test_more_periods_than_a_choice_holds(office: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many periods the newest are offered, and any other can be written."""
    monkeypatch.setattr("papers2data.site.pages.compare.MOST", 2)
    text = office("/compare", **QUARTERS).text
    assert 2 <= text.count("<option value=") <= 4 + text.count('id="programme"') * 20
    assert '<input type="text" id="first" name="first" value="July–September 2023" list="periods"' in text
    assert "any other can be written" in text
    assert "<h1>July–September 2023 and October–December 2023 compared</h1>" in text


def test_what_takes_too_long(office: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes too long is no fault of who asks (503), and the page says what to do."""
    monkeypatch.setattr("papers2data.site.pages.briefed.TIME", 0)
    answer = office("/briefing")
    assert answer.status_code == 503
    assert "choose a later day" in answer.text
