"""Days, periods, figures and statuses as people read them."""

from __future__ import annotations

import pytest

from papers2data.site.words import day, days, figure, period, plain, tag, time_of, titled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("2020-03-31", "31 March 2020", id="a day"),
        pytest.param("2020-02-30", "2020-02-30", id="a day that there is not"),
        pytest.param("March 2020", "March 2020", id="as printed"),
        pytest.param("20200331", "20200331", id="a number"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_day(text: str | None, said: str) -> None:
    """A day is said with its month in words; whatever is no day stays as it is."""
    assert day(text) == said


def test_time_of() -> None:
    """A day says itself to machines, too, and text that is no day is escaped."""
    assert str(time_of("2020-03-31")) == '<time datetime="2020-03-31">31 March 2020</time>'
    assert str(time_of("<b>")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        pytest.param("2020-07-01", "2020-09-30", "July–September 2020", id="quarter"),
        pytest.param("2020-02-01", "2020-02-29", "February 2020", id="month of a leap year"),
        pytest.param("2020-04-01", "2021-03-31", "April 2020 – March 2021", id="financial year"),
        pytest.param("2020-04-05", "2020-05-09", "5 April – 9 May 2020", id="parts of months"),
        pytest.param("2020-04-05", "2020-04-09", "5–9 April 2020", id="part of a month"),
        pytest.param("2020-12-05", "2021-01-09", "5 December 2020 – 9 January 2021", id="parts of two years"),
        pytest.param("2020-04-05", "2020-04-05", "5 April 2020", id="a day"),
        pytest.param(None, "2020-04-05", "to 5 April 2020", id="only an end"),
        pytest.param("2020-04-05", None, "from 5 April 2020", id="only a beginning"),
        pytest.param(None, None, "", id="nothing"),
    ],
)
def test_period(start: str | None, end: str | None, said: str) -> None:
    """A period is said in months where it is made of whole ones."""
    assert period(start, end) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        pytest.param(1234567.0, None, "1,234,567", id="a great number"),
        pytest.param(12.5, "%", "12.5%", id="per cent"),
        pytest.param(-300.0, "£", "-£300", id="pounds less than none"),
        pytest.param(8, "weeks", "8 weeks", id="a unit in words"),
        pytest.param(0.0, "%", "0%", id="nought"),
        pytest.param(None, "%", "", id="nothing"),
    ],
)
def test_figure(value: float | None, unit: str | None, said: str) -> None:
    """A figure is said with its unit where people write it."""
    assert figure(value, unit) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [(92, "92 days later"), (-1, "1 day earlier"), (0, "unchanged"), (None, "")],
    ids=["later", "earlier", "the same", "unknown"],
)
def test_slip(count: int | None, said: str) -> None:
    """A slip says which way it goes."""
    assert days(count) == said


def test_status_is_a_word_beside_its_colour() -> None:
    """A status never stands by its colour alone, and words of a paper in its place are escaped."""
    assert str(tag("on_track")) == '<span class="tag tag-on_track">On track</span>'
    assert str(tag("red", "<b>")) == '<span class="tag tag-red">&lt;b&gt;</span>'
    assert str(tag('"x')) == '<span class="tag tag-unknown">&#34;x</span>'
    assert (str(tag(None)), plain(None)) == ("", "")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        pytest.param("Harbour works", "Harbour works", id="as it is"),
        pytest.param("5 May 2031 Agenda Item: 7: DREDGING REPORT", "DREDGING REPORT", id="a front page's head"),
        pytest.param("Agenda Item No. 4a – Berthing fees", "Berthing fees", id="the number of an item"),
        pytest.param("Agenda item: 7", "Agenda item: 7", id="nothing but the number"),
        pytest.param("Agenda items for May", "Agenda items for May", id="more than one item"),
        pytest.param("Minutes, Harbour Board, 2031-05-05", "Minutes, Harbour Board, 5 May 2031", id="a day"),
        pytest.param("5 May 2031", "5 May 2031", id="nothing but a day"),
        pytest.param("packs/Harbour_works_Q1.PDF", "Harbour works Q1", id="a file without a title"),
        pytest.param(None, "The paper", id="nothing"),
    ],
)
def test_titled(title: str | None, said: str) -> None:
    """A paper's title is shown without what packs print around it, and a file's name in words."""
    assert titled(title) == said


def test_titles_that_say_nothing() -> None:
    """Where all that a title says is a day and the number of an item, the file's name stands in its place."""
    assert titled("5 May 2031 Agenda Item: 7", "packs/dredging-costs_Q1.pdf") == "dredging-costs Q1"
