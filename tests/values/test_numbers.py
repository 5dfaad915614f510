"""Numbers, money and lengths of time."""

from __future__ import annotations

from datetime import date

import pytest

from papers2data.values.numbers import find_quantities, find_saving, is_no_value, read_number, read_value

CELLS: list[tuple[str, str, float, str | None]] = [
    ("thousands", "45,461", 45461, None),
    ("brackets-are-minus", "(680)", -680, None),
    ("minus", "-0.3", -0.3, None),
    ("en-dash-minus", "–5", -5, None),
    ("true-minus-sign", "−5", -5, None),
    ("plus", "+4", 4, None),
    ("percent", "12.40%", 12.4, "%"),
    ("percent-apart", "28 %", 28, "%"),
    ("percent-word", "28 per cent", 28, "%"),
    ("percent-in-brackets", "(5%)", -5, "%"),
    ("percent-after-brackets", "(5)%", -5, "%"),
    ("pound-then-brackets", "£(1,769)", -1769, "£"),
    ("brackets-then-pound", "(£1.2m)", -1200000, "£"),
    ("minus-pound", "-£5", -5, "£"),
    ("pound-minus", "£-5", -5, "£"),
    ("pounds-k", "£500k", 500000, "£"),
    ("pounds-million", "£1.9 million", 1900000, "£"),
    ("pounds-m", "£2.3m", 2300000, "£"),
    ("pounds-bn", "£1.2bn", 1200000000, "£"),
    ("zero", "0", 0, None),
    ("nil", "Nil", 0, None),
    ("decimals", "1,234.5", 1234.5, None),
    ("no-leading-zero", ".5", 0.5, None),
    ("footnote-star", "45*", 45, None),
    ("footnote-bracket", "45 (p)", 45, None),
    ("arrow-beside", "87.5% ↑", 87.5, "%"),
    ("days", "12 days", 12, "days"),
    ("working-days", "10 working days", 10, "days"),
    ("months", "5 months", 5, "months"),
    ("points", "3pp", 3, "pp"),
    ("points-in-words", "3 percentage points", 3, "pp"),
    ("rate", "45.2 per 10,000", 45.2, "per 10,000"),
    ("rate-in-words", "8 per hundred thousand", 8, "per 100,000"),
]


@pytest.mark.parametrize(("text", "value", "unit"), [pytest.param(t, v, u, id=i) for i, t, v, u in CELLS])
def test_a_cell_reads_as_its_number(text: str, value: float, unit: str | None) -> None:
    """A cell that is a number reads as its value and unit, with its words kept."""
    quantity = read_number(text)
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.text) == (value, unit, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("-", id="dash"),
        pytest.param("N/A", id="not-applicable"),
        pytest.param("..", id="two-stops"),
        pytest.param("TBC", id="to-be-confirmed"),
        pytest.param("", id="empty"),
        pytest.param("<5", id="suppressed"),
        pytest.param("1,23", id="comma-in-the-wrong-place"),
        pytest.param("12 34", id="two-numbers"),
        pytest.param("2022/23", id="year"),
        pytest.param("6th", id="ordinal"),
        pytest.param("(5", id="bracket-left-open"),
        pytest.param("100m", id="metres-or-millions"),
        pytest.param("5-10", id="range"),
        pytest.param("3 of 10", id="share"),
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    """A cell without a number, with two, or with one that can be read two ways, is None."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "value", "expected"),
    [
        pytest.param("45,461", "£000", 45461, "£000", id="thousands-as-printed"),
        pytest.param("(680)", "£'000s", -680, "£000", id="heading-with-apostrophe"),
        pytest.param("£1.5", "£m", 1.5, "£m", id="pound-in-a-column-of-millions"),
        pytest.param("£1.5m", "£000", 1500000, "£", id="own-scale-wins"),
        pytest.param("1.5%", "£000", 1.5, "%", id="own-unit-wins"),
        pytest.param("12", "%", 12, "%", id="percent-of-the-heading"),
        pytest.param("12", "Days", 12, "days", id="days-of-the-heading"),
        pytest.param("12", "homes", 12, "homes", id="any-unit-of-the-heading"),
    ],
)
def test_a_heading_lends_its_unit(text: str, unit: str, value: float, expected: str) -> None:
    """A cell without a unit takes its column's and keeps the printed figure; its own unit comes first."""
    quantity = read_number(text, unit)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (value, expected)


@pytest.mark.parametrize("text", ["-", "–", "N/A", "n/a", "..", "…", "TBC", "Not available", "", "[x]", "N/A*"])
def test_marks_for_no_value_are_known(text: str) -> None:
    """The marks that councils print for "no value" are told apart from text that could not be read."""
    assert is_no_value(text)


@pytest.mark.parametrize("text", ["0", "Nil", "See note 4", "12%"])
def test_values_and_notes_are_not_no_value(text: str) -> None:
    """Nought is a value, and a note is text."""
    assert not is_no_value(text)


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        pytest.param("24.9% (2022/23)", 24.9, date(2022, 4, 1), id="financial-year"),
        pytest.param("21.3% (21/22 Academic)", 21.3, date(2021, 9, 1), id="academic-year"),
        pytest.param("90.0%\n(2022/23 Q4)", 90.0, date(2023, 1, 1), id="quarter-on-its-own-line"),
        pytest.param("50.7% (2022)", 50.7, date(2022, 1, 1), id="calendar-year"),
        pytest.param("(680) (2022/23)", -680, date(2022, 4, 1), id="both-in-brackets"),
        pytest.param("87%", 87, None, id="no-period"),
        pytest.param("- (2022/23)", None, date(2022, 4, 1), id="no-value"),
        pytest.param("87% (draft)", None, None, id="bracket-is-no-period"),
    ],
)
def test_a_value_comes_with_its_period(text: str, value: float | None, start: date | None) -> None:
    """A cell with a period in brackets reads as both."""
    quantity, period = read_value(text)
    assert (quantity.value if quantity else None, period.start if period else None) == (value, start)


SENTENCES: list[tuple[str, str, list[tuple[float, str | None]]]] = [
    ("percentages", "It fell from 87% to 83.2%.", [(87, "%"), (83.2, "%")]),
    ("points", "That is 3 percentage points up.", [(3, "pp")]),
    ("money", "It costs £1.9 million, or £471k more.", [(1900000, "£"), (471000, "£")]),
    ("counts", "Of 1,234 homes 12 stood empty.", [(1234, None), (12, None)]),
    ("durations", "Adoption took 140 days, then 5 months.", [(140, "days"), (5, "months")]),
    ("dates-stay-out", "On 31 March 2020 and in 2019/20 we had 7 cases.", [(7, None)]),
    ("references-stay-out", "See 2024/002, paragraph 4.2 and Appendix 3.", []),
    ("times-stay-out", "It began at 10:30.", []),
    ("telephone-stays-out", "Call 020 7946 0123 or 01234 567890.", []),
    ("postcode-stays-out", "Town Hall, SW1A 2AA.", []),
    ("ages-stay-out", "Care leavers aged 19-21 and a 16 year old.", []),
    ("list-number-stays-out", "3. The panel saw 25 of 30 plans.", [(25, None), (30, None)]),
    ("count-opens-the-sentence", "25 Children moved home.", [(25, None)]),
    ("clause-number-stays-out", "3.3 To keep 14 beds.", [(14, None)]),
    ("range-stays-out", "Some 10-15% left.", []),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in SENTENCES])
def test_quantities_are_found_in_sentences(text: str, expected: list[tuple[float, str | None]]) -> None:
    """A sentence gives up its quantities, and no figure that names or dates something."""
    found = find_quantities(text)
    assert [(f.quantity.value, f.quantity.unit) for f in found] == expected
    assert [text[f.start : f.end] for f in found] == [f.quantity.text for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Saving: £500k", 500000, id="colon"),
        pytest.param("a saving of £260,000 a year", 260000, id="of"),
        pytest.param("Savings: £1.5 million by 2020", 1500000, id="plural"),
        pytest.param("20/21 830k savings made. 21/22 170k kept for saving", None, id="narrative"),
        pytest.param("Savings of £1m and £2m", None, id="two-sums"),
        pytest.param("savings of £500,000 or over", None, id="threshold"),
        pytest.param("It cost £3m", None, id="no-saving"),
    ],
)
def test_one_stated_saving_is_read(text: str, expected: float | None) -> None:
    """A text that states one sum as its saving gives it in pounds; any doubt is None."""
    assert find_saving(text) == expected
