"""What is questioned about work programmes, resolutions, days and counts in the text."""

from __future__ import annotations

import pytest

from papers2data.check.rows.resolutions import Asked
from papers2data.check.rows.texts import PageText
from papers2data.check.rules.counts import Table, miscounted, tables_of
from papers2data.check.rules.days import wrong
from papers2data.check.rules.programme import out_of_order
from papers2data.check.rules.resolutions import unanswered
from tests.check.made import at, codes, figure, item, messages, risk, told


def test_a_year_off() -> None:
    """Items dated a year before their neighbours are questioned together, with the day that would stand in order."""
    days = ["2023-10-16", "2024-02-05", "2024-04-15", "2023-04-15", "2023-04-15", "2024-07-15"]
    assert messages(out_of_order([item(number, day) for number, day in enumerate(days)])) == [
        "“Item 3” and one more is planned for 2023-04-15, between 15 April 2024 and 15 July 2024: 15 April 2024 "
        "would stand "
        "in order."
    ]


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(["2023-10-16", "2024-02-05", "2024-04-15"], id="in order"),
        pytest.param(["2024-04-16", "2024-07-09", "2024-06-11"], id="a little out of order at the end"),
        pytest.param(["2024-04-16", "2023-04-16"], id="too few to tell"),
        pytest.param(["2024-07-01", "2023-02-01", "2024-06-01", "2022-01-01", "2024-01-01"], id="in no order at all"),
    ],
)
def test_dates_in_fair_order(days: list[str]) -> None:
    """A table in order, nearly in order, or in none has no date to be questioned."""
    assert codes(out_of_order([item(number, day) for number, day in enumerate(days)])) == []


def asked(
    state: str,
    *,
    tracked: int = 0,
    last: str | None = "2024-03-04",
    due_text: str = "by December 2023",
    action: str = "circulate",
    is_held: bool = False,
) -> Asked:
    """A clause that was due in December 2023."""
    place = at("resolutions", "r1", "That figures on berths be circulated.", "minutes", 4)
    return Asked(
        *(place, "2023/023, clause 2", "2023-09-18", "Harbour Board", due_text, "2023-12-01", "2023-12-31", state),
        *(tracked, last, "2024-03-04" if state == "came back late" else None, action, is_held),
    )


def test_nothing_came_back() -> None:
    """A clause that is due, and that no later paper answers, is questioned; so is one that was late."""
    assert messages(unanswered([asked("overdue")])) == [
        "On 18 September 2023 it was resolved (2023/023, clause 2): “That figures on berths be circulated”. It was due "
        "“by December 2023”, and nothing in the papers up to the meeting of 4 March 2024 answers it."
    ]
    assert codes(unanswered([asked("came back late")])) == ["resolution-came-back-late"]
    at_meeting = asked("overdue", due_text="at the December 2023 meeting", is_held=True)
    assert codes(unanswered([at_meeting])) == ["resolution-nothing-came-back"]


def test_what_is_not_due_yet() -> None:
    """A clause that came back, is tracked in a log, may begin only then, or had no meeting since is let be."""
    fine = [
        asked("came back on time"),
        asked("open"),
        asked("overdue", tracked=1),
        asked("overdue", due_text="From December 2023"),
        asked("overdue", last="2023-09-18"),
        asked("overdue", last="2023-11-27"),
        asked("overdue", last=None),
        asked("overdue", due_text="at the December 2023 meeting"),  # its papers are not here
        asked("came back late", action="arrange"),  # it may have been done in time, and reported later
    ]
    assert codes(unanswered(fine)) == []


def page(text: str, *, number: int | None = 1, ocr: bool = False) -> PageText:
    """A page of the second quarter's paper."""
    return PageText("q2-1", "q2", "q2.pdf", number, text, ocr)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "on Monday 15 April 2023 at 10.30",
            ["The paper names Monday 15 April 2023, but that day is a Saturday."],
            id="weekday of another year",
        ),
        pytest.param(
            "by the 31st of June 2023",
            ["The paper names 31st of June 2023, a day that does not exist."],
            id="no such day",
        ),
        pytest.param(
            "Tuesday, 30th\nFebruary 2024",
            ["The paper names Tuesday, 30th February 2024, a day that does not exist."],
            id="over a line",
        ),
        pytest.param("on Monday 15 April 2024, and again on Monday, 15th April 2024", [], id="right"),
        pytest.param("29 February 2024", [], id="leap day"),
        pytest.param("£31 June 2023", [], id="a price before a month"),
        pytest.param("12/31 June 2023", [], id="a number before a month"),
    ],
)
def test_days_in_the_text(text: str, said: list[str]) -> None:
    """A day that no calendar has, or with another day's name, is questioned."""
    assert messages(wrong([page(text)])) == said


def test_days_are_told_once_and_not_of_pictures() -> None:
    """A slip that a paper repeats is one question; a page read from a picture may be misread."""
    assert codes(wrong([page("Monday 15 April 2023\nMonday 15 April 2023")])) == ["weekday-mismatch"]
    assert codes(wrong([page("Monday 15 April 2023", ocr=True)])) == []


def test_lines_of_plain_text() -> None:
    """A file without pages tells the line."""
    (found,) = wrong([page("one\ntwo\non 31 April 2023", number=None)])
    assert (found.finding.span.page, found.finding.span.line) == (None, 3)


def tables() -> dict[str, Table]:
    """A paper with seven rated indicators, one of them red, three vital signs; three milestones and one risk."""
    colours = ["red", "green", "green", "amber", "amber", "amber", "amber"]
    figures = [figure("actual", "5", name=f"KPI {n}", rag=rag, is_vital=n < 3) for n, rag in enumerate(colours)]
    milestones = [told("q2", status, name=status) for status in ("on_track", "complete", "at_risk")]
    return tables_of(figures, milestones, [risk("q2", 1, 1, 1, rag="red")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Two of the eight indicators are red.",
            [
                "The text says “Two of the eight indicators are red”, but in the table of the same paper one of "
                "seven are red."
            ],
            id="both counts wrong",
        ),
        pytest.param(
            "Of the 7 measures, 3 are green.",
            [
                "The text says “Of the 7 measures, 3 are green”, but in the table of the same paper two of "
                "seven are green."
            ],
            id="the whole first",
        ),
        pytest.param("One of the seven indicators is rated red.", [], id="right"),
        pytest.param("Two out of three vital signs are green.", [], id="vital signs alone"),
        pytest.param("Two of the 38 indicators are red.", [], id="another table's count"),
        pytest.param("Two of the eight indicators are red or amber.", [], id="two ratings together"),
        pytest.param("Two of the eight indicators improved.", [], id="no rating"),
        pytest.param("One of three milestones is on track.", [], id="milestones, right"),
        pytest.param(
            "Two of three milestones are complete.",
            [
                "The text says “Two of three milestones are complete”, but in the table of the same paper one "
                "of three are complete."
            ],
            id="milestones, wrong",
        ),
        pytest.param("Two of three risks are red.", [], id="too few rows to tell"),
        pytest.param("Some of the seven indicators are red.", [], id="no number"),
    ],
)
def test_counts_in_the_text(text: str, said: list[str]) -> None:
    """A count in the text is held against the table where both speak of about as many things."""
    assert messages(miscounted([page(text)], tables())) == said


@pytest.mark.parametrize(
    ("printed", "text", "expected"),
    [
        pytest.param(("Green", "Green", "Red"), "Two of the three projects are green.", [], id="colours, right"),
        pytest.param(("Green", "Red", "Red"), "Two of the three projects are green.", ["count-mismatch"], id="wrong"),
        pytest.param(("Green", "Green", "Green"), "One of the three projects is red.", ["count-mismatch"], id="none"),
        pytest.param(("On Target", "Done", "Late"), "Two of the three projects are green.", [], id="words, no colours"),
        pytest.param(
            ("Green", "Complete", "Red"), "One of the three projects is green.", [], id="one without a colour"
        ),
    ],
)
def test_counts_of_colours(printed: tuple[str, ...], text: str, expected: list[str]) -> None:
    """Milestones that a paper rates in colours are counted by those, and only where it has colours at all."""
    told_of = [told("q2", "on_track", name=f"Project {n}", printed=word) for n, word in enumerate(printed)]
    assert codes(miscounted([page(text)], tables_of([], told_of, []))) == expected


def test_indicators_have_no_statuses() -> None:
    """A sentence that counts indicators by a status says nothing of a table of colours."""
    assert codes(miscounted([page("Two of the seven indicators are on track.")], tables())) == []


def test_a_summary_is_not_counted_again() -> None:
    """Indicators that a summary rates under other names count once, by the tables with their figures."""
    cards = [figure("actual", "5", name=f"KPI {n}", rag="green") for n in range(3)]
    summary = [figure("actual", "", name=f"The {n}th", rag="green", table="t9", row=n) for n in range(3)]
    said = [page("Two of the three indicators are green.")]
    assert "three of three" in messages(miscounted(said, tables_of([*cards, *summary], [], [])))[0]
    assert "three of three" in messages(miscounted(said, tables_of(summary, [], [])))[0]


def test_counts_without_a_table() -> None:
    """A paper without a table of ratings has nothing to hold its counts against."""
    assert codes(miscounted([page("Two of the eight indicators are red.")], {})) == []
