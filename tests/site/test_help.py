"""The help: where to begin, words, findings, accuracy, columns."""

from __future__ import annotations

import re

import pytest

from papers2data.schema.load import schemas
from papers2data.site import guide
from papers2data.site.frame import PAGES
from papers2data.site.metadata import HIDDEN
from papers2data.store.views import views
from papers2data.values.status import CANONICAL
from tests.conftest import ROOT
from tests.site.conftest import Get


def test_every_page_is_explained(get: Get) -> None:
    """The help says of every page of the frame what it answers."""
    text = get("/help").text.partition("Which page answers what")[2]
    own = [page.path for page in PAGES if page.path not in ("/help", "/papers")]
    assert [path for path in own if f'<dt><a href="{path}' not in text] == []


def test_words(get: Get) -> None:
    """Every status is explained in a sentence."""
    text = get("/help/words").text
    assert re.findall(r'<dt><span class="tag tag-(\w+)">', text) == list(CANONICAL)


def test_findings(office: Get) -> None:
    """Every kind of finding is explained; those that are open here lead to their list."""
    text = office("/help/findings").text
    codes = re.findall(r'<tr id="([^"]+)">', text)
    assert len(codes) > 50
    (path,) = re.findall(r'<a href="(/findings\?code=due-slipped)"', text)
    assert "due-slipped" in office(path).text


def test_accuracy(get: Get) -> None:
    """The measured figures are those of the documentation."""
    text = get("/help/accuracy").text
    assert "<h2>Sample papers</h2>" in text
    assert "not on those of this database" in text


def test_columns(get: Get) -> None:
    """Every column of every table and view stands there with its description."""
    text = get("/help/columns").text
    tables = [name for name in schemas().records if name not in HIDDEN] + [view.name for view in views()]
    assert [name for name in tables if f'<details id="{name}">' not in text] == []


def test_no_such_part(get: Get) -> None:
    """A part that there is not is a page with status 404."""
    assert get("/help/nothing").status_code == 404


def test_pages_go_into_the_package() -> None:
    """The pages that the help shows are packed where it looks for them."""
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"docs" = "papers2data/site/guide"' in told
    for name in ("accuracy", "findings", "scales"):
        assert f'"docs/{name}.md"' in told
        assert guide.text(name).startswith("# ")


@pytest.mark.parametrize(
    ("said", "html"),
    [
        pytest.param("`a<b>`", "<code>a&lt;b&gt;</code>", id="code"),
        pytest.param("**so** and *so*", "<strong>so</strong> and <em>so</em>", id="stress"),
        pytest.param("a [page](other.md)", "a page", id="a link"),
    ],
)
def test_inline(said: str, html: str) -> None:
    """Marks of the documentation become marks of the page, and all else is escaped."""
    assert str(guide.inline(said)) == html
