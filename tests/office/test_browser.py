"""The office in a real browser: for everybody, on narrow screens, and by keyboard alone."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.office.running import NAME, PASSWORD, Running, office
from tests.site.browser import axe_source, chromium, width
from tests.site.test_browser import RULES

pytestmark = [
    pytest.mark.browser,
    # what selenium leaves open at its end is its own matter
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PAGES = (
    "/sign-in",
    "/add",
    "/review",
    "/review/links",
    "/review/questions",
    "/review/others",
    "/findings",
    "/findings?status=all",
    "/review/values",
    "/review/tables",
    "/review/scans",
    "/review/lost",
    "/review/decided",
    "/audit",
    "/",
)

PACK = ROOT / "corpus" / "papers" / "children-and-learning-committee" / "2023-24-q1" / "portfolio-update-2023-24-q1.pdf"


@pytest.fixture(scope="module")
def running(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """An office of its own, since what one test does another sees."""
    folder = shutil.copytree(template, tmp_path_factory.mktemp("office-browser") / "all")
    with office(folder) as made:
        yield made


@pytest.fixture(scope="module")
def browser(running: Running) -> Iterator[Any]:
    """The browser of somebody who has signed in, by keyboard alone."""
    with chromium() as made:
        width(made, 1280)
        made.get(running.address + "/sign-in")
        named(made, "name").send_keys(NAME)
        press(made, "TAB")
        press(made, *PASSWORD)
        press(made, "ENTER")
        until(lambda: made.current_url == running.address + "/")
        yield made


def test_upload_by_keyboard(browser: Any, running: Running) -> None:
    """A PDF is sent with the keyboard alone, its page tells how far it is, and leads to what was read from it."""
    browser.get(running.address + "/add")
    named(browser, "papers").send_keys(str(PACK))
    assert PACK.name in named(browser, "chosen").text
    browser.execute_script("document.getElementById('papers').focus()")
    press(browser, "TAB")
    assert browser.switch_to.active_element.text == "Add"
    press(browser, "ENTER")
    until(lambda: "/add/" in browser.current_url)
    until(lambda: "Done" in named(browser, "state").text, 120)
    link = browser.find_element("css selector", "article h2 a")
    assert link.text == PACK.name
    link.send_keys("\ue007")
    until(lambda: "/papers/documents/" in browser.current_url)
    document = browser.current_url.rpartition("/")[2]
    browser.get(f"{running.address}/papers/milestone_readings?document_id={document}")
    browser.find_element("css selector", "td.col-page a").send_keys("\ue007")
    until(lambda: "/page/" in browser.current_url)
    assert browser.execute_script("return document.querySelector('.picture image').getBoundingClientRect().width") > 300


def test_axe(browser: Any, running: Running, tmp_path_factory: pytest.TempPathFactory) -> None:
    """There is nothing for axe to find on any page of the office that would keep a person out."""
    axe = axe_source(tmp_path_factory.mktemp("axe"))
    run = "const done = arguments[1]; axe.run({runOnly: arguments[0]}).then(r => done(r.violations))"
    found: dict[str, list[str]] = {}
    width(browser, 1280)
    for page in [*PAGES, *uploads(browser, running)]:
        browser.get(running.address + page)
        browser.execute_script(axe)
        violations = browser.execute_async_script(run, list(RULES))
        if violations:
            found[page] = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations]
    assert found == {}


def test_no_sideways_scrolling(browser: Any, running: Running) -> None:
    """Every page of the office fits a window of 320 CSS pixels."""
    width(browser, 320)
    found = {}
    for page in [*PAGES, *uploads(browser, running)]:
        browser.get(running.address + page)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        if wide > 320:
            found[page] = wide
    width(browser, 1280)
    assert found == {}


def test_review_by_keyboard(browser: Any, running: Running) -> None:
    """One key decides and one takes it back; with the keys switched off they do nothing."""
    browser.get(running.address + "/review/links")
    assert "1 of 1" in heading(browser)
    press(browser, "s")
    until(lambda: "Kept: same" in browser.page_source)
    assert "1 of 1" not in heading(browser)
    press(browser, "u")
    until(lambda: "Kept: same" not in browser.page_source)
    browser.get(running.address + "/review/values")
    named(browser, "keys").send_keys(" ")
    press(browser, "d")
    time.sleep(0.3)
    assert "1 of 1" in heading(browser)
    named(browser, "keys").send_keys(" ")
    press(browser, "e")
    assert browser.switch_to.active_element.get_attribute("id") == "value"
    press(browser, *"March 2025")
    press(browser, "ENTER")
    until(lambda: "is “March 2025”" in browser.page_source)


def test_findings_by_keyboard(browser: Any, running: Running) -> None:
    """On the list of findings one key marks a row, one decides it and leads to the next, and one takes it back."""
    browser.get(running.address + "/findings")
    count = len(browser.find_elements("css selector", "[data-row]"))
    second = browser.find_elements("css selector", "[data-row] th")[1].text
    press(browser, "n")
    assert browser.find_element("css selector", "[aria-current=true] th").text == second
    press(browser, "a")
    until(lambda: "Kept: accepted" in browser.page_source)
    assert len(browser.find_elements("css selector", "[data-row]")) == count - 1
    assert browser.find_element("css selector", "[data-row][aria-current]").get_attribute("id") == "row-1"
    assert second not in browser.find_element("css selector", "tbody").text
    field = named(browser, "why")
    field.click()
    press(browser, "a", "ENTER")
    assert len(browser.find_elements("css selector", "[data-row]")) == count - 1
    browser.execute_script("document.activeElement.blur()")
    press(browser, "u")
    until(lambda: len(browser.find_elements("css selector", "[data-row]")) == count)


def test_policy(browser: Any, running: Running) -> None:
    """The pages run into no rule of the site's own policy."""
    for page in [*PAGES, *uploads(browser, running)]:
        browser.get(running.address + page)
    said = [entry["message"] for entry in browser.get_log("browser") if "favicon" not in entry["message"]]
    assert said == []


def uploads(browser: Any, running: Running) -> list[str]:
    """The pages of the uploads so far."""
    browser.get(running.address + "/add")
    links = browser.find_elements("css selector", "tbody a")
    return [link.get_attribute("href").removeprefix(running.address) for link in links]


def named(browser: Any, name: str) -> Any:
    """The element with this id."""
    return browser.find_element("id", name)


def heading(browser: Any) -> str:
    """What the page is called."""
    return str(browser.find_element("tag name", "h1").text)


def press(browser: Any, *keys: str) -> None:
    """Presses keys, wherever the focus is; names of keys are in capitals."""
    chains = pytest.importorskip("selenium.webdriver.common.action_chains").ActionChains
    named_keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
    told = [getattr(named_keys, key) if len(key) > 1 else key for key in keys]
    chains(browser).send_keys(*told).perform()


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    """Waits for the browser or the office."""
    over = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < over
        time.sleep(0.1)
