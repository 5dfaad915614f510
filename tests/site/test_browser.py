"""The pages in a real browser: for everybody, on narrow screens, by keyboard alone, and with nothing from elsewhere."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT, Ingested
from tests.site.browser import axe_source, chromium, colours, serving, width

pytestmark = [
    pytest.mark.browser,
    # what selenium leaves open at its end is its own matter
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

PAGES = (
    "/",
    "/search",
    "/search?q=school+transport",
    "/search?q=NOT+ferry",
    "/milestones",
    "/milestones?show=slipped&sort=slip",
    "/kpis",
    "/resolutions",
    "/meetings",
    "/findings",
    "/risks",
    "/budget",
    "/budget?line=School+Transport&of=Learning",
    "/work-programme",
    "/commitments",
    "/compare",
    "/compare?first=July%E2%80%93September+2023&second=October%E2%80%93December+2023",
    "/compare?first=1066&second=1067",
    "/briefing",
    "/briefing?since=2024-01-01",
    "/help",
    "/help/words",
    "/help/findings",
    "/help/accuracy",
    "/help/columns",
    "/papers",
    "/papers/milestone_readings",
    "/papers/milestone_readings?status=on_track",
    "/papers/kpi_series",
    "/papers/resolution_tracker",
    "/papers/overdue_on_track",
    "/no/such/page",
)

FIRST_OF = ("milestones", "kpis", "resolutions", "meetings", "risks")
"""Lists whose first entry's page is looked at, too."""


@pytest.fixture(scope="module")
def address(own_corpus: Ingested) -> Iterator[str]:
    """The address of the site over the sample corpus."""
    with serving(own_corpus.db, ROOT / "corpus" / "papers") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser."""
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def pages(address: str) -> list[str]:
    """All pages to look at: the lists, the first entry of each, a row, and the viewer with a picture and with text."""
    found = [*PAGES]
    for name in FIRST_OF:
        match = re.search(rf'href="(/{name}/[^"]+)"', _text(address, f"/{name}"))
        assert match
        found.append(match[1])
    for condition in ("page__notnull=1", "page__isnull=1"):
        rows = json.loads(_text(address, f"/papers/milestone_readings.json?_shape=array&_size=1&{condition}"))
        row = rows[0]
        found.append(f"/page/{row['document_id']}/{row['page'] or 1}?record=milestone_readings:{row['id']}")
        found.append(f"/papers/milestone_readings/{row['id']}")
    return found


def _text(address: str, path: str) -> str:
    with urllib.request.urlopen(address + path) as answer:  # noqa: S310
        return str(answer.read().decode("utf-8"))


@pytest.mark.parametrize(
    ("scheme", "rules"),
    [
        pytest.param("light", list(RULES), id="light"),
        # only the colours are others
        pytest.param("dark", {"type": "rule", "values": ["color-contrast"]}, id="dark"),
    ],
)
def test_axe(
    browser: Any,
    address: str,
    pages: list[str],
    tmp_path_factory: pytest.TempPathFactory,
    scheme: str,
    rules: object,
) -> None:
    """There is nothing for axe to find on any page that would keep a person out, in light and in dark colours."""
    axe = axe_source(tmp_path_factory.mktemp("axe"))
    run = "const done = arguments[1]; axe.run({runOnly: arguments[0]}).then(r => done(r.violations))"
    found: dict[str, list[str]] = {}
    width(browser, 1280)
    colours(browser, scheme)
    for page in pages:
        browser.get(address + page)
        browser.execute_script(axe)
        violations = browser.execute_async_script(run, rules)
        if violations:
            found[page] = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations]
    colours(browser, "light")
    assert found == {}


@pytest.mark.parametrize("pixels", [320, 768])
def test_no_sideways_scrolling(browser: Any, address: str, pages: list[str], pixels: int) -> None:
    """Every page fits a window of 320 CSS pixels; wide tables scroll inside themselves."""
    width(browser, pixels)
    found = {}
    for page in pages:
        browser.get(address + page)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        if wide > pixels:
            found[page] = wide
    assert found == {}


def test_nothing_from_elsewhere(browser: Any, address: str, pages: list[str]) -> None:
    """The browser loads nothing from any other address, and runs into no rule of the site's own policy."""
    script = "return performance.getEntriesByType('resource').map(e => e.name)"
    for page in pages:
        browser.get(address + page)
        assert [name for name in browser.execute_script(script) if not name.startswith(f"{address}/")] == []
    said = [entry["message"] for entry in browser.get_log("browser") if "favicon" not in entry["message"]]
    assert [message for message in said if "404" not in message and "400" not in message] == []


def test_picture_is_shown(browser: Any, address: str, pages: list[str]) -> None:
    """The viewer's picture is loaded, and its mark lies on the picture."""
    width(browser, 1280)
    (page,) = [page for page in pages if page.startswith("/page/") and "Picture of the page" in _text(address, page)]
    browser.get(address + page)
    script = """
    const image = document.querySelector('.picture image').getBoundingClientRect();
    const box = document.querySelector('.picture rect').getBoundingClientRect();
    const inside = box.left >= image.left && box.right <= image.right
        && box.top >= image.top && box.bottom <= image.bottom;
    return [image.width > 300, box.width > 20, inside];
    """
    assert browser.execute_script(script) == [True, True, True]
    names = browser.execute_script(
        "return performance.getEntriesByType('resource').map(e => [e.name, e.decodedBodySize])"
    )
    assert [size > 10_000 for name, size in names if name.endswith(".png")] == [True]


def test_print_says_what_was_asked(browser: Any, address: str) -> None:
    """On paper a list says what it was narrowed by, and shows nothing else of its form."""
    width(browser, 800)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    labels = """return [...document.querySelectorAll('.fields > div, .band, #how')].filter(e => e.offsetHeight)
        .map(e => e.querySelector('label')?.innerText)"""
    found = {}
    for page in ("/findings", "/findings?severity=warning", "/search?q=school"):
        browser.get(address + page)
        found[page] = browser.execute_script(labels)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    width(browser, 1280)
    assert found == {
        "/findings": [],
        "/findings?severity=warning": ["Severity"],
        "/search?q=school": ["Words to look for"],
    }


def test_search_by_keyboard(browser: Any, address: str) -> None:
    """With the keyboard alone one can skip to the content, search, and open a hit."""
    actions = pytest.importorskip("selenium.webdriver.common.action_chains").ActionChains
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    width(browser, 1280)
    browser.get(address + "/")
    actions(browser).send_keys(keys.TAB).perform()
    assert browser.switch_to.active_element.text == "Skip to the content"
    actions(browser).send_keys(keys.ENTER).pause(0.2).send_keys(keys.TAB).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "q"
    actions(browser).send_keys("school transport", keys.ENTER).pause(0.5).perform()
    assert "/search?q=school+transport" in browser.current_url
    heading = browser.find_element("css selector", "article h3 a")
    heading.send_keys(keys.ENTER)
    assert "/search" not in browser.current_url


def test_pages_by_keyboard(browser: Any, address: str) -> None:
    """On a narrow screen the list of pages opens and leads on by keyboard alone."""
    actions = pytest.importorskip("selenium.webdriver.common.action_chains").ActionChains
    keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    width(browser, 320)
    browser.get(address + "/risks")
    actions(browser).send_keys(keys.TAB, keys.TAB, keys.TAB).perform()
    assert browser.switch_to.active_element.tag_name == "summary"
    actions(browser).send_keys(keys.ENTER).pause(0.2).send_keys(keys.TAB).perform()
    assert browser.switch_to.active_element.text == "Search"
    actions(browser).send_keys(keys.ENTER).pause(0.5).perform()
    assert browser.current_url == f"{address}/search"
