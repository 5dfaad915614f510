"""Work programmes and commitments."""

from __future__ import annotations

import re

import pytest

from tests.site.conftest import Get


def test_latest_programme(office: Get) -> None:
    """Items stand under their meetings, of each committee's latest programme only, each with its page."""
    text = office("/work-programme").text
    days = re.findall(r"<h2>(\d+ \w+ \d{4})</h2>", text)
    assert days[:3] == ["27 November 2023", "27 February 2024", "4 March 2024"]
    assert text.count("School Attendance – Progress Report") < office("/work-programme", show="all").text.count(
        "School Attendance – Progress Report"
    )
    (source, *_) = re.findall(r'<td class="place"><a href="(/page/[^"]+)">', text)
    assert office(source.replace("&amp;", "&")).status_code == 200


def test_what_was_resolved(office: Get) -> None:
    """An item tells what was resolved about it and leads to the resolution that it goes back to."""
    text = office("/work-programme", words="attendance").text
    assert "(2) That the next progress report on school attendance give figures for each district." in text
    (path, *_) = re.findall(r'<a href="(/resolutions/[^"]+)">The resolution that it goes back to', text)
    assert "school attendance" in office(path).text


def test_a_questioned_date(office: Get) -> None:
    """A date that cannot be right is questioned where its items stand."""
    text = office("/work-programme", show="all", words="transport").text
    (section,) = re.findall(r"<h2>4 March 2023</h2>(.*?)</section>", text, re.S)
    assert "4 March 2024 would stand in order" in section


@pytest.mark.parametrize("path", ["/work-programme", "/commitments"])
def test_harmful_words(office: Get, path: str) -> None:
    """Whatever is asked gives a page, with what was asked as text."""
    answer = office(path, words="<script>' OR 1=1 --", **{"from": "-1"})
    assert answer.status_code == 200
    assert "<script>" not in answer.text
    assert "Nothing in this database answers the question as it is put." in answer.text


def test_commitments(office: Get) -> None:
    """Commitments stand under their themes with how success is known and what is to be done."""
    text = office("/commitments").text
    assert re.findall(r"<h2>([^<]+)</h2>", text)[:2] == ["A good start", "Safe and near"]
    assert "4 commitments" in text
    narrowed = office("/commitments", words="nursery", theme="A good start").text
    assert "More two-year-olds in a nursery place" in narrowed
    assert "1 commitment<" in narrowed


@pytest.mark.parametrize(
    ("path", "narrowed"),
    [
        pytest.param("/work-programme", {"show": "all"}, id="work programmes"),
        pytest.param("/budget", {}, id="budgets"),
    ],
)
def test_more_papers_than_a_choice_holds(
    office: Get, monkeypatch: pytest.MonkeyPatch, path: str, narrowed: dict[str, str]
) -> None:
    """Of many papers the newest are offered, with the one that was asked for; words of a title find the others."""
    every = _choice(office(path).text)
    assert len(every) > 1
    monkeypatch.setattr("papers2data.site.pages.offered.MOST", 1)
    text = office(path).text
    assert _choice(text) == every[:1]
    assert "The choice holds the newest" in text
    oldest, title = every[-1]
    chosen = office(path, paper=oldest).text
    assert _choice(chosen) == [every[0], every[-1]]
    assert f'value="{oldest}" selected' in chosen
    found = office(path, words=title.split()[0], **narrowed).text
    assert f"/page/{oldest}/" in found


def test_papers_of_a_committee(office: Get) -> None:
    """With a committee chosen only its papers are offered."""
    text = office("/work-programme").text
    every = _choice(text)
    (body, *_) = re.findall(r'<option value="([^"]+)">', text.partition('id="committee"')[2].partition("</select>")[0])
    own = _choice(office("/work-programme", committee=body).text)
    assert own
    assert set(own) < set(every)


def _choice(text: str) -> list[tuple[str, str]]:
    """The papers that a form offers."""
    choice = text.partition('id="paper"')[2].partition("</select>")[0]
    return re.findall(r'<option value="([^"]+)"[^>]*>([^<]+)<', choice)
