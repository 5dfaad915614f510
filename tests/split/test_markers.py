"""Numbers and letters at the start of a paragraph."""

from __future__ import annotations

import pytest

from papers2data.split.markers import Ordinal, is_date_number, ordinals, split_marker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1) Note it", ("1)", "Note it"), id="digit and bracket"),
        pytest.param("(a) Note it", ("(a)", "Note it"), id="letter in brackets"),
        pytest.param("iv. Note it", ("iv.", "Note it"), id="roman"),
        pytest.param("22.1 Paths", ("22.1", "Paths"), id="minute of an item"),
        pytest.param("1.That it be noted", ("1.", "That it be noted"), id="no space after the point"),
        pytest.param("2a. Permits", ("2a.", "Permits"), id="number with a letter"),
        pytest.param("• a bullet", ("•", "a bullet"), id="bullet"),
        pytest.param("o a hollow bullet", ("o", "a hollow bullet"), id="letter o as a bullet"),
        pytest.param("G. Shaw spoke", ("", "G. Shaw spoke"), id="a person's initial is no marker"),
        pytest.param("12.4% of homes", ("", "12.4% of homes"), id="a figure is no marker"),
        pytest.param("15.00 – 17.00", ("", "15.00 – 17.00"), id="a time is no marker"),
        pytest.param("(Item 4)", ("", "(Item 4)"), id="a note is no marker"),
    ],
)
def test_split_marker(text: str, expected: tuple[str, str]) -> None:
    """A marker is told from a figure, a time and an initial."""
    assert split_marker(text) == expected


def test_bare_number_only_where_asked() -> None:
    """A number without a point opens a heading, not a paragraph."""
    assert (split_marker("8 Work programme", bare=True), split_marker("8 Work programme")) == (
        ("8", "Work programme"),
        ("", "8 Work programme"),
    )


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        pytest.param("3.", (Ordinal("1.", 3),), id="digit"),
        pytest.param("B)", (Ordinal("a)", 2),), id="capital letters count as small ones"),
        pytest.param("(i)", (Ordinal("(a)", 9), Ordinal("(i)", 1)), id="i is a letter or a one"),
        pytest.param("(o)", (Ordinal("(a)", 15),), id="o in brackets is a letter"),
        pytest.param("22.3", (Ordinal("22.1", 3),), id="numbers within a number"),
        pytest.param("", (), id="none"),
    ],
)
def test_ordinals(marker: str, expected: tuple[Ordinal, ...]) -> None:
    """A marker says its style and its place in every list that it can belong to."""
    assert ordinals(marker) == expected


def test_day_of_a_date_is_no_marker() -> None:
    """A reader's "15" before "April 2024" is a day."""
    assert (is_date_number("15", "April 2024"), is_date_number("15", "Apply the policy")) == (True, False)
