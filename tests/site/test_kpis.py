"""The list of indicators, each one's page, and the pictures of their figures."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest

from papers2data.site.charts.series import series_chart
from papers2data.site.charts.spark import spark
from papers2data.site.pages.kpi import lines
from papers2data.site.pages.kpis import Figure, Step, kpis, usual
from tests.site.conftest import Get

EMPTY = Figure(**{each.name: None for each in fields(Figure)})  # type: ignore[arg-type]  # as a row of NULLs


def told(day: str, value: float | None, **values: Any) -> Figure:
    """A quarter's figure of the indicator "berths"."""
    known: dict[str, Any] = {
        "kpi_id": "berths",
        "name": "Berths let",
        "series": "actual",
        "period_kind": "quarter",
        "unit": "%",
    }
    return replace(EMPTY, **{**known, "period_end": day, "value": value, "document_id": "d", "restated": 0, **values})


def test_list(get: Get) -> None:
    """An indicator's line says its last figure with its period and links its page and the page it was read from."""
    text = get("/kpis").text
    (path,) = re.findall(r'<th scope="row"><a href="(/kpis/[^"]+)">Berths let</a>', text)
    assert "84%<br>" in text
    assert "to 30 September 2024" in text
    assert get(path).status_code == 200
    (source,) = re.findall(r'<a href="(/page/[^"]+)"', text)
    assert get(source.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        pytest.param({"words": "BERTHS"}, 1, id="words in any size"),
        pytest.param({"words": "ships"}, 0, id="other words"),
        pytest.param({"rag": "red"}, 0, id="another rating"),
        pytest.param({"show": "nothing"}, 1, id="what there is not"),
        pytest.param({"section": "' OR 1=1"}, 0, id="signs that mean harm"),
    ],
)
def test_list_asks(get: Get, asked: dict[str, str], count: int) -> None:
    """The list holds what was asked for, whatever is asked."""
    assert len(re.findall(r'<th scope="row">', get("/kpis", **asked).text)) == count


def test_page(get: Get) -> None:
    """An indicator's page tells each figure with its change and source, beside the national one, and draws them."""
    (path,) = re.findall(r'<a href="(/kpis/[^"]+)">Berths let', get("/kpis").text)
    text = get(path).text
    assert re.findall(r'<td class="number">([^<]+)</td><td></td><td></td>', text) == ["84%", "81%"]
    assert "by +3" in text
    assert '<th scope="col" class="number">National</th>' in text
    assert 'role="img" aria-label="2 figures: 81% at 31 March 2024, 84% at 30 September 2024; see the table."' in text


def test_pages_of_the_sample(office: Get) -> None:
    """Every indicator of the sample corpus has a page, with a picture where it has two figures or more."""
    paths = re.findall(r'<th scope="row"><a href="(/kpis/[^"]+)"', office("/kpis").text)
    pages = [office(path) for path in paths]
    assert len(paths) > 10
    assert {page.status_code for page in pages} == {200}
    assert sum("<svg" in page.text for page in pages) > 5


def test_no_such_indicator(get: Get) -> None:
    """An indicator that there is not is a page with status 404."""
    assert get("/kpis/nothing").status_code == 404


@pytest.mark.parametrize(
    ("value", "target", "polarity", "behind"),
    [
        pytest.param(80.0, 85.0, "high", True, id="less than a target to be reached"),
        pytest.param(85.0, 85.0, "high", False, id="just reached"),
        pytest.param(80.0, 85.0, "low", False, id="less than a ceiling"),
        pytest.param(90.0, 85.0, "low", True, id="over a ceiling"),
        pytest.param(90.0, 85.0, None, None, id="not said what is good"),
        pytest.param(None, 85.0, "high", None, id="no figure"),
    ],
)
def test_behind_its_target(value: float | None, target: float, polarity: str | None, behind: bool | None) -> None:
    """A figure is behind its target only where the papers say what is good."""
    assert told("2024-03-31", value, target=target, polarity=polarity).is_behind is behind


def test_years_are_no_steps_between_quarters() -> None:
    """Figures of the commonest kind of period make the line; a year's figure among quarters is left to the table."""
    last = told("2024-06-30", 82.0, is_last=1)
    figures = [last, told("2024-03-31", 81.0), told("2024-04-01", 60.0, period_kind="year")]
    assert [each.value for each in usual(figures)] == [81.0, 82.0]
    steps = [Step(each.kpi_id, each.period_kind, each.day, each.value, 0, None) for each in figures]
    (kpi,) = kpis([last], steps)
    assert (kpi.last.value, "2 figures, from 81% to 82%" in str(kpi.line)) == (82.0, True)


def test_lines_begin_with_the_indicators_own() -> None:
    """What was printed for days before the indicator's own figures is not drawn."""
    figures = [told("2024-03-31", 81.0), told("2020-03-31", 70.0, series="national"), told("2024-06-30", 82.0)]
    assert lines(figures) == {"actual": [("2024-03-31", 81.0), ("2024-06-30", 82.0)]}


def test_charts_of_too_little() -> None:
    """Of a single figure nothing is drawn."""
    assert str(spark([1.0], "%")) == ""
    assert str(series_chart({"actual": [("2024-03-31", 1.0)], "target": [("2024-03-31", 2.0)]}, None)) == ""


def test_chart_names_its_lines() -> None:
    """Each line of the chart is named beside its end, what a paper calls a unit is escaped."""
    own = [("2024-03-31", 10.0), ("2024-06-30", 10.0)]
    drawn = str(series_chart({"actual": own, "target": [("2024-06-30", 12.0)]}, "<b>"))
    assert "This council 10 &lt;b&gt;" in drawn
    assert "Target 12 &lt;b&gt;" in drawn
    assert "<b>" not in drawn
