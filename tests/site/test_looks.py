"""The frame of every page: its looks, its headers, and that nothing comes from elsewhere."""

from __future__ import annotations

import re

import pytest

from papers2data.site.guard import HEADERS
from tests.site.conftest import Get

PLACES = (
    "/",
    "/search?q=lighthouse",
    "/kpis",
    "/milestones",
    "/resolutions",
    "/meetings",
    "/findings",
    "/risks",
    "/budget",
    "/work-programme",
    "/commitments",
    "/compare",
    "/briefing",
    "/help",
    "/help/findings",
    "/papers",
    "/papers/milestone_readings",
    "/papers/milestone_readings?status=on_track",
    "/papers/milestone_history",
    "/papers/overdue_on_track",
    "/papers/findings",
    "/no/such/page",
    "/papers/findings?_where=1=1",
)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_loaded_from_elsewhere(get: Get, place: str) -> None:
    """No page loads anything but from this site, and none holds a script or a style of its own."""
    text = get(place).text
    loaded = re.findall(r'<(?:link|img|script|iframe|image|use)[^>]*(?:href|src)="([^"]*)"', text)
    assert loaded
    assert [address for address in loaded if not re.match(r"/\w|http://localhost/", address)] == []
    assert re.findall(r"<script|<style|<[^>]+ style=|<[^>]+ on[a-z]+=|javascript:", text) == []
    assert 'href="/looks/site.css?' in text


@pytest.mark.parametrize("place", [*PLACES, "/papers/findings.json", "/looks/site.css"])
def test_every_answer_is_guarded(get: Get, place: str) -> None:
    """Every answer, also of errors, data and looks, forbids scripts, frames and guesses at its type."""
    headers = get(place).headers
    assert {name: headers.get(name) for name, _ in HEADERS} == dict(HEADERS)


def test_the_looks_are_the_sites_own(get: Get) -> None:
    """The stylesheet is served from the package and names no address."""
    answer = get("/looks/site.css")
    assert answer.status_code == 200
    assert "url(" not in answer.text
    assert "@import" not in answer.text


def test_columns_are_described_out_of_the_way(get: Get) -> None:
    """A table's rows are not pushed down by the descriptions of its columns, which open when asked for."""
    text = get("/papers/milestone_readings").text
    assert re.search(r"<details>\s*<summary>What the columns mean</summary>\s*<dl", text)


def test_days_and_statuses_in_tables(get: Get) -> None:
    """Tables show days with the month in words, statuses as words beside colours; data stays as stored."""
    text = get("/papers/milestone_readings").text
    assert '<time datetime="2024-03-31">31 March 2024</time>' in text
    assert '<span class="tag tag-on_track">On track</span>' in text
    rows = get("/papers/milestone_readings.json", _shape="array").json()
    assert (rows[0]["due_end"], rows[0]["status"]) == ("2024-03-31", "on_track")


def test_keys_are_shown_by_name(get: Get) -> None:
    """A cell that points at another row shows that row's name, after what the row itself says."""
    text = get("/papers/milestone_readings").text
    assert re.search(r'<td class="col-document_id[^>]*><a href="/papers/documents/[0-9a-f]+">Papers 2024/harbour', text)
    assert text.index('class="col-name') < text.index('class="col-document_id')
