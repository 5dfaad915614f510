"""The list of milestones, each one's page, and the picture of how its date moved."""

from __future__ import annotations

import re

import pytest

from papers2data.site.charts.scale import Scale, apart, steps
from papers2data.site.charts.slip import said, slip_chart
from tests.cli.sample import HARM
from tests.site.conftest import Get


def _names(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', text)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param({"words": "lighthouse"}, ["Rebuild the lighthouse stair"], id="a word of the name"),
        pytest.param({"words": "BASIN dredge"}, ["Dredge the inner basin"], id="two words in any order and size"),
        pytest.param({"status": "complete"}, ["Dredge the inner basin"], id="status"),
        pytest.param({"programme": "Lights"}, ["Rebuild the lighthouse stair"], id="programme"),
        pytest.param({"show": "contradiction"}, ["Rebuild the lighthouse stair"], id="overdue but on track"),
        pytest.param({"show": "slipped"}, ["Dredge the inner basin"], id="slipped"),
        pytest.param({"show": "done"}, ["Dredge the inner basin"], id="complete"),
        pytest.param({"words": "' OR 1=1 --"}, [], id="signs that mean harm"),
        pytest.param({"status": "' OR 1=1 --"}, [], id="signs that mean harm in another field"),
        pytest.param({"sort": "'; DROP TABLE milestones", "words": "basin"}, ["Dredge the inner basin"], id="no order"),
    ],
)
def test_list(get: Get, asked: dict[str, str], names: list[str]) -> None:
    """The list holds what was asked for, whatever is asked."""
    answer = get("/milestones", **asked)
    assert answer.status_code == 200
    assert _names(answer.text) == names


def test_list_says_what_stands(get: Get) -> None:
    """A milestone's line says its status now, its due date, by how much that slipped, and links the page."""
    text = get("/milestones", words="lighthouse").text
    assert '<span class="tag tag-on_track">On track</span>' in text
    assert "overdue by 183 days then" in text
    (source,) = re.findall(r'<a href="(/page/[^"]+)"', text)
    assert "Rebuild the lighthouse stair" in get(source.replace("&amp;", "&")).text
    assert "92 days later" in get("/milestones", words="basin").text


@pytest.mark.parametrize("order", ["", "due", "slip", "newest"])
def test_orders(get: Get, order: str) -> None:
    """Each order lists all milestones."""
    assert len(_names(get("/milestones", sort=order).text)) == 3


def test_page(get: Get) -> None:
    """A milestone's page tells its status, date and narrative report by report, each with its source."""
    (path,) = re.findall(r'<th scope="row"><a href="([^"]+)"', get("/milestones", words="basin").text)
    text = get(path).text
    assert re.findall(r'<li class="tag-([a-z_]+)"><strong>([^<]+)</strong>', text) == [
        ("at_risk", "At risk"),
        ("complete", "Complete"),
    ]
    assert "<strong>completed</strong> from “Amber”" in text
    sources = re.findall(r'<p><a href="(/page/[^"]+)">', text)
    assert [get(source.replace("&amp;", "&")).status_code for source in sources] == [200, 200]


def test_chart_of_the_page(office: Get) -> None:
    """A milestone whose date moved has a picture of it, which says the same in words."""
    (path, *_) = re.findall(r'<th scope="row"><a href="([^"]+)"', office("/milestones", words="tideway framework").text)
    text = office(path).text
    (words,) = re.findall(r'<svg [^>]*role="img" aria-label="(Due date: [^"]+)"', text)
    assert "moved to 31 December 2023 in the report of 30 September 2023" in words
    assert "<h3><time" in text


def test_harmful_names(get: Get) -> None:
    """A name with a script in it is shown as text in the list and on its own page."""
    text = get("/milestones", words="pier").text
    assert HARM not in text
    (path,) = re.findall(r'<th scope="row"><a href="([^"]+)"', text)
    page = get(path).text
    assert HARM not in page
    assert "Paint the pier &lt;script&gt;" in page


def test_no_such_milestone(get: Get) -> None:
    """A milestone that there is not is a page with status 404."""
    answer = get("/milestones/nothing")
    assert answer.status_code == 404
    assert "There is no milestone nothing." in answer.text


def test_slip_chart() -> None:
    """The picture has a point for each report, and none is drawn of a single report."""
    dues = [("2023-06-30", "2023-12-31"), ("2023-09-30", "2024-03-31"), ("2023-12-31", "2024-03-31")]
    assert str(slip_chart(dues)).count("<circle") == 3
    assert str(slip_chart(dues[:1])) == ""
    assert said(dues) == (
        "Due date: due 31 December 2023 in the report of 30 June 2023, "
        "moved to 31 March 2024 in the report of 30 September 2023."
    )


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        pytest.param(0, 100, [0, 25, 50, 75, 100], id="per cent"),
        pytest.param(81.2, 84.9, [82, 83, 84], id="a narrow reach"),
        pytest.param(0.0, 0.01, [0, 0.0025, 0.005, 0.0075, 0.01], id="small figures"),
        pytest.param(5, 5, [5], id="no reach"),
        pytest.param(-10, 10, [-10, -5, 0, 5, 10], id="below nought"),
    ],
)
def test_steps(low: float, high: float, found: list[float]) -> None:
    """Marks along a chart's side are round figures within its reach."""
    assert steps(low, high) == found


def test_scale_and_labels() -> None:
    """A scale without width gives its middle, and labels keep their distance, the last one first."""
    assert Scale(1, 1, 0, 10).at(1) == 5
    assert apart([0, 50, 90, 100], 40) == [0, 1, 3]
