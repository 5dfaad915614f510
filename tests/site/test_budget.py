"""Budget tables: measures side by side, totals against their rows, one line through the papers."""

from __future__ import annotations

import re

import pytest

from papers2data.site.pages.budget import Amount, Row, rows_of, with_sums
from tests.site.conftest import Get


def amount(value: float | None, printed: str, *, period: str = "", is_doubted: int = 0) -> Amount:
    """A figure of a table."""
    return Amount(
        *("id", "t", 0, "", "", 0, "actual", period, value, printed, "£000", None, None, None, "d", 1, is_doubted)
    )


def row(value: float | None, printed: str, *, group: str = "", is_total: bool = False, is_doubted: int = 0) -> Row:
    """A row with one figure."""
    return Row(group, "A line", is_total, {"actual": amount(value, printed, is_doubted=is_doubted)})


def test_tables(office: Get) -> None:
    """Each printed table stands with its measures as columns, its groups, and figures as printed."""
    text = office("/budget", group="Learning").text
    heads = re.findall(r'<th scope="col" class="number">([^<]+)</th>', text)
    assert heads[:7] == [
        "Annual budget",
        "Actual",
        "Forecast",
        "Variance",
        "Variance percent",
        "Previous variance",
        "Change in variance",
    ]
    text = office("/budget").text
    assert '<td class="number">(247)</td>' in " ".join(text.split()).replace("</td> <td", "</td><td")
    assert re.findall(r'<tr class="group"><th scope="colgroup" colspan="9">([^<]+)</th>', text)[:2] == [
        "Children&#39;s Social Care",
        "Learning",
    ]
    assert "Figures in £000." in text


def test_ratings_and_references(office: Get) -> None:
    """What a row prints beside its figures stands there, too: its number and its rating, where the table has them."""
    text = " ".join(office("/budget", words="cleaning").text.split())
    assert re.search(r'<th scope="row">S02 <a href="[^"]+">One contract for cleaning</a>', text)
    assert '<td><span class="tag tag-green">Green</span></td>' in text
    assert '<th scope="col">Note</th>' not in text


def test_totals(office: Get) -> None:
    """Under a total stands whether its rows add up to it; where a finding denies it, what they come to."""
    text = office("/budget").text
    assert "prints a forecast of 145,108, but the rows that it adds up come to 145,008" in text
    assert "145,108<br><strong>rows come to 145,008</strong>" in text
    assert '139,104<br><span class="quiet">adds up</span>' in text


def test_one_line(office: Get) -> None:
    """A line's link leads to the line through all papers, each with its page."""
    (path, *_) = re.findall(r'<a href="(/budget\?line=School\+Transport[^"]+)"', office("/budget").text)
    text = office(path.replace("&amp;", "&")).text
    periods = re.findall(r'<th scope="row">[^<]+</th><td>([^<]+)</td>', text)
    assert periods == ["PERIOD 9 2023/24", "PERIOD 6 2023/24"]
    sources = re.findall(r'<a href="(/page/[^"]+)">page 1</a>', text)
    assert [office(source.replace("&amp;", "&")).status_code for source in sources] == [200, 200]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        pytest.param({"words": "wherry"}, ["Wherry Lane Primary School"], id="a word"),
        pytest.param({"group": "Learning", "words": "TRANSPORT"}, ["School Transport"] * 2, id="a group and a word"),
        pytest.param({"paper": "nothing"}, [], id="no such paper"),
        pytest.param({"words": "' OR 1=1 --"}, [], id="signs that mean harm"),
        pytest.param({"line": "<script>"}, [], id="no such line"),
    ],
)
def test_narrowed(office: Get, asked: dict[str, str], lines: list[str]) -> None:
    """The tables hold the lines that were asked for, whatever is asked."""
    text = office("/budget", **asked).text
    assert re.findall(r'<th scope="row"><a href="/budget[^"]+">([^<]+)</a>', text) == lines
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([row(1, "1"), row(2, "2"), row(3, "3", is_total=True)], True, id="all rows above"),
        pytest.param([row(1.04, "1.0"), row(2.04, "2.0"), row(3.1, "3.1", is_total=True)], True, id="rounded"),
        pytest.param([row(1, "1"), row(2, "2"), row(9, "9", is_total=True)], None, id="nothing shows what it covers"),
        pytest.param([row(3, "3"), row(3, "3", is_total=True)], None, id="one row proves nothing"),
        pytest.param([row(0, "0"), row(0, "0"), row(0, "0", is_total=True)], None, id="noughts prove nothing"),
        pytest.param(
            [
                row(9, "9", group="a"),
                row(1, "1", group="b"),
                row(2, "2", group="b"),
                row(3, "3", group="b", is_total=True),
            ],
            True,
            id="the rows of its group",
        ),
    ],
)
def test_what_a_total_covers(rows: list[Row], said: bool | None) -> None:
    """A total is said to add up only where the table itself shows which rows it covers."""
    assert with_sums(rows)[-1].adds_up("actual") is said


def test_a_doubted_total() -> None:
    """A figure that a finding doubts is not said to add up; what its rows come to is there."""
    rows = [row(1, "1"), row(2, "2"), row(3, "3", is_total=True)]
    for each, (value, printed) in zip(rows, ((5.0, "5"), (5.0, "5"), (11.0, "11")), strict=True):
        each.amounts["forecast"] = amount(value, printed, is_doubted=int(value > 10))
    total = with_sums(rows)[-1]
    assert (total.adds_up("actual"), total.adds_up("forecast")) == (True, False)
    assert total.sums["forecast"].value == 10.0


def test_columns_of_several_periods() -> None:
    """A measure that is printed of several periods has a column for each, in the order of the table."""
    told = [amount(1, "1", period="2031-32"), amount(2, "2", period="2030-31")]
    (found,) = rows_of(told)
    assert {column: each.printed for column, each in found.amounts.items()} == {
        "actual 2031-32": "1",
        "actual 2030-31": "2",
    }


def test_columns_of_one_period() -> None:
    """A measure of one period alone is called by its own name."""
    (found,) = rows_of([amount(1, "1", period="2031-32")])
    assert list(found.amounts) == ["actual"]
