"""Truths that hold for every date, number and text."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers2data.values.dates import DateRange, find_dates, is_no_date, read_date, read_due, read_time
from papers2data.values.marks import rag_of_fill, read_direction, read_flag, read_rag
from papers2data.values.numbers import find_quantities, find_saving, is_no_value, read_number, read_value
from papers2data.values.periods import find_period, find_periods, read_period
from papers2data.values.ranges import financial_year

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))
PIECES = st.one_of(
    st.sampled_from(["Q1", "2020", "21", "/21", "-22", "20/21", "1", "31", "12th", "31/03/2020", "2024/002", "10:30"]),
    st.sampled_from(
        ["March", "May", "Dec", "Autumn", "term", "Academic", "period", "months", "year", "half", "quarter"]
    ),
    st.sampled_from(
        ["to", "and", "by", "as at", "ongoing", "TBC", "-", "–", "/", ".", ",", "(", ")", "\n", "st", "am"]
    ),
    st.sampled_from(["£", "%", "k", "m", "million", "H2", "savings of", "aged", "days"]),
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join), st.lists(PIECES, max_size=9).map("".join)
)


def ordinal(day: int) -> str:
    """The day with the ending that English gives it."""
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


HOUSE_STYLES: dict[str, Callable[[date], str]] = {
    "long": lambda d: f"{d.day} {d:%B %Y}",
    "short": lambda d: f"{d:%d %b %Y}",
    "ordinal": lambda d: f"{ordinal(d.day)} {d:%B %Y}",
    "weekday": lambda d: f"{d:%A}, {d.day} {d:%B %Y}",
    "weekday-ordinal-commas": lambda d: f"{d:%A}, {ordinal(d.day)} {d:%B}, {d:%Y}",
    "figures": lambda d: f"{d:%d/%m/%Y}",
    "figures-bare": lambda d: f"{d.day}/{d.month}/{d:%y}",
    "stops": lambda d: f"{d:%d.%m.%Y}",
    "spreadsheet": lambda d: f"{d:%d-%b-%y}",
    "iso": lambda d: d.isoformat(),
    "capitals": lambda d: f"{d:%d %B %Y}".upper(),
    "american": lambda d: f"{d:%B} {d.day}, {d:%Y}",
}


@pytest.mark.parametrize("style", HOUSE_STYLES)
@given(day=DAYS)
@settings(max_examples=60)
def test_every_day_survives_every_house_style(style: str, day: date) -> None:
    """A day written in any house's style reads back as that day, as a due date and as a date."""
    text = HOUSE_STYLES[style](day)
    assert read_due(text) == DateRange(day, day)
    assert read_date(text) == day


@pytest.mark.parametrize("pattern", ["%B %Y", "%b %Y", "%b. %Y", "%b-%y", "%b '%y", "%m/%Y"])
@given(day=DAYS)
@settings(max_examples=40)
def test_every_month_survives_every_house_style(pattern: str, day: date) -> None:
    """A month written in any house's style reads back as its first day to its last."""
    last = monthrange(day.year, day.month)[1]
    assert read_due(day.strftime(pattern)) == DateRange(day.replace(day=1), day.replace(day=last))


@given(first=st.integers(1970, 2067), style=st.sampled_from(["{a}/{b:02}", "{a}-{b:02}", "{a}/{c}", "FY {a}/{b:02}"]))
def test_every_financial_year_survives_every_style(first: int, style: str) -> None:
    """A financial year reads back as 1 April to 31 March, the turn of the century among them."""
    assert read_due(style.format(a=first, b=(first + 1) % 100, c=first + 1)) == financial_year(first)


@given(
    value=st.integers(-(10**9), 10**9), places=st.integers(0, 3), style=st.sampled_from(["minus", "brackets", "pound"])
)
def test_every_number_survives_every_style(value: int, places: int, style: str) -> None:
    """A number with thousands, decimals and either kind of minus reads back as itself."""
    number = value / 10**places
    figure = f"{abs(number):,.{places}f}"
    signs = {"minus": ("-", ""), "brackets": ("(", ")"), "pound": ("(£", ")")}[style] if value < 0 else ("", "")
    quantity = read_number(f"{signs[0]}{figure}{signs[1]}")
    assert quantity is not None
    assert quantity.value == pytest.approx(number)


@given(text=TEXTS)
@settings(max_examples=300)
def test_no_text_raises_and_every_place_holds_its_words(text: str) -> None:
    """Whatever the text, nothing raises, places slice to their words, follow each other, and ranges run forward."""
    dates, quantities = find_dates(text), find_quantities(text)
    assert [text[f.start : f.end] for f in dates] == [f.text for f in dates]
    assert [text[f.start : f.end] for f in quantities] == [f.quantity.text for f in quantities]
    assert all(a.end <= b.start for a, b in pairwise(dates))
    assert all(a.end <= b.start for a, b in pairwise(quantities))
    for place in find_periods(text):
        assert text[place.start : place.end] == place.period.text
        assert place.period.start <= place.period.end
    read_due(text), read_date(text), read_time(text), is_no_date(text), is_no_value(text)
    read_number(text), read_number(text, "£000"), read_value(text), find_saving(text)
    read_period(text), find_period(text), read_rag(text), rag_of_fill(text), read_direction(text), read_flag(text)


@pytest.mark.parametrize("opening", ["Q1", "Q1 to", "1 June", "20/21", "March", "six", "12", "Autumn", "saving"])
def test_a_run_of_spaces_costs_no_time(opening: str) -> None:
    """A text with tens of thousands of spaces is read in linear time, as a hostile paper would test."""
    text = f"{opening}{' ' * 20_000}x1"
    before = process_time()
    find_dates(text), read_due(text), find_periods(text), find_quantities(text), read_number(text), read_value(text)
    assert process_time() - before < 5
