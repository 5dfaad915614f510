"""Days, periods and spans in words."""

from __future__ import annotations

import pytest

from papers2data.check.speech import (
    due_words,
    listed,
    named,
    on_words,
    ordinal_words,
    paper_words,
    period_words,
    span_words,
)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param("2020-07-01", "2020-09-30", "July–September 2020", id="quarter"),
        pytest.param("2020-02-01", "2020-02-29", "February 2020", id="month of a leap year"),
        pytest.param("2019-04-01", "2020-03-31", "2019/20", id="financial year"),
        pytest.param("2020-01-01", "2020-12-31", "2020", id="calendar year"),
        pytest.param("2019-09-01", "2020-08-31", "the academic year 2019/20", id="academic year"),
        pytest.param("2018-04-01", "2020-03-31", "April 2018–March 2020", id="two years"),
        pytest.param("2020-07-03", "2020-09-30", "3 July 2020 to 30 September 2020", id="broken months"),
        pytest.param(None, "2020-03-31", "31 March 2020", id="only an end"),
        pytest.param("2020-03-31", "2020-03-31", "31 March 2020", id="one day"),
    ],
)
def test_periods(start: str | None, end: str, words: str) -> None:
    """A period is named as a person would name it."""
    assert period_words(start, end) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param("2019-12-01", "2019-12-31", "in December 2019", id="month"),
        pytest.param("2020-06-01", "2020-06-01", "on 1 June 2020", id="day"),
        pytest.param("2021-01-01", "2021-12-31", "in 2021", id="year"),
        pytest.param("2018-01-01", "2020-12-31", "by 31 December 2020", id="years"),
        pytest.param(None, "2020-06-01", "on 1 June 2020", id="no start"),
    ],
)
def test_due_dates(start: str | None, end: str, words: str) -> None:
    """A due date is told as exactly as it was printed."""
    assert due_words(start, end) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "one day"),
        (12, "twelve days"),
        (44, "44 days"),
        (45, "one month"),
        (213, "seven months"),
        (730, "two years"),
    ],
)
def test_spans(days: int, words: str) -> None:
    """A span is told in days, months or years, whichever a person would choose."""
    assert span_words(days) == words


def test_when_a_report_is_of() -> None:
    """A report is for a period, on a day, or known by its file alone."""
    assert on_words("2020-07-01", "2020-09-30", "b.pdf") == "for July–September 2020"
    assert on_words(None, "2020-09-30", "b.pdf") == "on 30 September 2020"
    assert on_words(None, None, "b.pdf") == "in b.pdf"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        pytest.param("Action log", "“Action log”", id="a title"),
        pytest.param("Minutes, Board, 2024-02-05", "“Minutes, Board, 5 February 2024”", id="with a day"),
        pytest.param("Drawing 2024-99-05", "“Drawing 2024-99-05”", id="with what is no day"),
        pytest.param("", "b.pdf", id="none"),
        pytest.param(None, "b.pdf", id="none known"),
    ],
)
def test_paper_words(title: str | None, said: str) -> None:
    """A paper is called by its title with its days in words, and by its file where it has none."""
    assert paper_words(title, "a/b.pdf") == said


def test_long_names_are_cut_at_a_word() -> None:
    """A long name keeps its beginning, and its full stop goes."""
    assert named("Dredge the\ninner basin.") == "“Dredge the inner basin”"
    cut = named("Dredge the inner basin " * 10)
    assert len(cut) < 116
    assert cut.endswith(" …”")


def test_lists() -> None:
    """The last part of a list is joined with "and"."""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(2, "second", id="a word"),
        pytest.param(8, "8th", id="beyond the words"),
        pytest.param(12, "12th", id="twelfth"),
        pytest.param(21, "21st", id="ends in one"),
        pytest.param(113, "113th", id="ends in thirteen"),
    ],
)
def test_ordinals(number: int, words: str) -> None:
    """An ordinal has the ending that its last figures ask for."""
    assert ordinal_words(number) == words
