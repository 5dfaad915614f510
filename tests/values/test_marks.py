"""RAG ratings, arrows and ticks."""

from __future__ import annotations

import pytest

from papers2data.values.marks import rag_of_fill, read_direction, read_flag, read_rag


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Green", "green", id="word"),
        pytest.param("AMBER", "amber", id="capitals"),
        pytest.param("R", "red", id="letter"),
        pytest.param("Yellow", "amber", id="yellow"),
        pytest.param("Green ●", "green", id="word-and-circle"),
        pytest.param("🟢", "green", id="coloured-circle"),
        pytest.param("🔴 R", "red", id="circle-and-letter-agree"),
        pytest.param("🔴 G", None, id="circle-and-letter-disagree"),
        pytest.param("RAG: Red", "red", id="with-a-label"),
        pytest.param("Amber - awaiting a decision", "amber", id="with-a-reason"),
        pytest.param("Red/Amber", None, id="two-colours"),
        pytest.param("A green light was given", None, id="narrative"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_rating_is_read(text: str, expected: str | None) -> None:
    """A cell that shows one colour is that rating; two colours or a narrative are none."""
    assert read_rag(text) == expected


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        pytest.param("#ff0000", "red", id="pure-red"),
        pytest.param("#C00000", "red", id="dark-red"),
        pytest.param("#FFC7CE", "red", id="spreadsheet-bad"),
        pytest.param("#ffc000", "amber", id="office-gold"),
        pytest.param("#ffff00", "amber", id="yellow"),
        pytest.param("#ED7D31", "amber", id="office-orange"),
        pytest.param("#00b050", "green", id="office-green"),
        pytest.param("#92d050", "green", id="light-green"),
        pytest.param("#C6EFCE", "green", id="spreadsheet-good"),
        pytest.param("#0070c0", "blue", id="blue"),
        pytest.param("#808080", "grey", id="grey"),
        pytest.param("#ffffff", None, id="white"),
        pytest.param("#000000", None, id="black"),
        pytest.param("#d9d9d9", None, id="pale-grey"),
        pytest.param("#d9e2f3", None, id="tint-of-a-heading"),
        pytest.param("#7030a0", None, id="purple"),
        pytest.param("red", None, id="not-a-fill"),
    ],
)
def test_a_fill_rates_by_its_hue(fill: str, expected: str | None) -> None:
    """A full fill rates by its hue; white, black, pale tints and other hues rate nothing."""
    assert rag_of_fill(fill) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("↑", "up", id="arrow-up"),
        pytest.param("⬇", "down", id="heavy-down"),
        pytest.param("▲ 2.3", "up", id="triangle-with-figure"),
        pytest.param("↗", "up", id="sloping"),
        pytest.param("↔", "same", id="both-ways"),
        pytest.param("→", "same", id="right"),
        pytest.param("◄►", "same", id="two-triangles"),
        pytest.param("←", None, id="left-alone"),
        pytest.param("\uf0e9", "up", id="wingdings-up"),
        pytest.param("\uf0ea", "down", id="wingdings-down"),
        pytest.param("\uf0e7\uf0e8", "same", id="wingdings-left-and-right"),
        pytest.param("↑ ↓", None, id="two-directions"),
        pytest.param("No change", "same", id="words"),
        pytest.param("Increased", "up", id="increased"),
        pytest.param("Improving", None, id="performance-is-no-direction"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_direction_is_read(text: str, expected: str | None) -> None:
    """An arrow or a word for one direction reads as that direction."""
    assert read_direction(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Y", True, id="letter"),
        pytest.param("yes", True, id="word"),
        pytest.param("✓", True, id="tick"),
        pytest.param("✔\ufe0f", True, id="tick-as-picture"),
        pytest.param("\uf0fc", True, id="wingdings-tick"),
        pytest.param("N", False, id="no"),
        pytest.param("✗", False, id="cross"),
        pytest.param("x", None, id="letter-x-means-both"),
        pytest.param("☒", None, id="crossed-box-means-both"),
        pytest.param("", None, id="empty"),
        pytest.param("Maybe", None, id="other"),
    ],
)
def test_a_flag_is_read(text: str, expected: bool | None) -> None:
    """Yes and no are read in letters, words and ticks; what forms use both ways is None."""
    assert read_flag(text) is expected
