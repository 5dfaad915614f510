"""Figures with the words that go with them."""

from __future__ import annotations

import pytest

from papers2data.values.bounds import figure_of_bound, rated_score
from papers2data.values.marks import is_graded
from papers2data.values.numbers import read_number


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("≥ 95%", "95%", id="a sign"),
        pytest.param(">=4", "4", id="two signs"),
        pytest.param("No more than 12 days", "12 days", id="words before"),
        pytest.param("10 or fewer", "10", id="words behind"),
        pytest.param("95%", "95%", id="a figure alone"),
        pytest.param("To improve", "To improve", id="no figure"),
    ],
)
def test_bound(text: str, figure: str) -> None:
    """What a value is asked to keep to is the figure without the words around it."""
    assert figure_of_bound(text) == figure


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("9 - Medium", ("9", "Medium"), id="the word behind"),
        pytest.param("High (16)", ("16", "High"), id="the word before"),
        pytest.param("12", None, id="no word"),
        pytest.param("9 months", None, id="another word"),
    ],
)
def test_rated_score(text: str, read: tuple[str, str] | None) -> None:
    """A score and its rating are told apart."""
    assert rated_score(text) == read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("7.7-", -7.7, id="a minus behind"),
        pytest.param("£1,200.00-", -1200.0, id="pounds"),
        pytest.param("-4-", None, id="two of them"),
        pytest.param("12-15", None, id="a range"),
    ],
)
def test_minus_behind(text: str, value: float | None) -> None:
    """A minus right behind a figure is one, and a range is no figure."""
    read = read_number(text)
    assert (read.value if read else None) == value


@pytest.mark.parametrize(
    ("text", "graded"),
    [
        pytest.param("AA+", True, id="credit"),
        pytest.param("Achieved", True, id="a word"),
        pytest.param("aa", False, id="small letters"),
        pytest.param("Under review", False, id="no result"),
    ],
)
def test_graded(text: str, graded: bool) -> None:
    """Results that are never figures are known by their words."""
    assert is_graded(text) is graded
