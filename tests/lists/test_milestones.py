"""Planned milestones from lists in running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.extract.lists import read_lists
from papers2data.extract.lists.milestones import read_milestone
from papers2data.model import Document, Paper, Paragraph, Source
from papers2data.readers.text import read_text
from tests.status_lines.paper import body, document, heading, item

ITEMS = [
    pytest.param("Open the hub by March 2019", ("Open the hub", "March 2019", "2019-03-31"), id="by-month"),
    pytest.param(
        "Open the hub by the end of March 2019.", ("Open the hub", "March 2019", "2019-03-31"), id="by-end-of"
    ),
    pytest.param("Open the hub (Autumn 2024)", ("Open the hub", "Autumn 2024", "2024-11-30"), id="brackets"),
    pytest.param("Open the hub – Q1 2020-21", ("Open the hub", "Q1 2020-21", "2020-06-30"), id="dash-and-quarter"),
    pytest.param("Open the hub, due 1 June 2020;", ("Open the hub", "1 June 2020", "2020-06-01"), id="due-day"),
    pytest.param("March 2019: open the hub", ("open the hub", "March 2019", "2019-03-31"), id="date-first"),
    pytest.param("By March 2019, open the hub", ("open the hub", "March 2019", "2019-03-31"), id="by-date-first"),
    pytest.param(
        "Add places from 2019 onwards. £2m is to be spent by 2020",
        ("Add places from 2019 onwards. £2m is to be spent", "2020", "2020-12-31"),
        id="only-the-last-date-is-due",
    ),
    pytest.param("Add places from 2019", ("Add places from 2019", None, None), id="from-is-no-due-date"),
    pytest.param(
        "Review the 2018 plan for depots", ("Review the 2018 plan for depots", None, None), id="year-in-a-name"
    ),
    pytest.param("Raise the number of depots; ", ("Raise the number of depots", None, None), id="no-date"),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_item(text: str, expected: tuple[str, str | None, str | None]) -> None:
    """The date at an item's end or beginning is when it is due, and leaves its name."""
    found = read_milestone(text)
    due = found.due
    assert (found.name, due.text if due else None, str(due.range.end) if due else None) == expected


def names(*blocks: Paragraph) -> list[tuple[object, object]]:
    """(programme, name) of the milestones that the blocks hold."""
    records = read_lists(document(*blocks), ()).records
    return [(r.values["programme"], r.values["name"]) for r in records if r.table == "milestone_readings"]


INTRODUCED = [
    pytest.param("Key milestones for the next year include:", id="key-milestones-include"),
    pytest.param("The milestones for 2024/25 are:", id="milestones-are"),
    pytest.param("It began well. Our main deliverables over the year will be:", id="last-sentence-counts"),
]


@pytest.mark.parametrize("text", INTRODUCED)
def test_introduced(text: str) -> None:
    """Words that speak of milestones or deliverables make the list below them milestones of the heading above."""
    assert names(heading("Quiet Streets", "01"), body(text), item("Open the hub"), item("Close the depot")) == [
        ("Quiet Streets", "Open the hub"),
        ("Quiet Streets", "Close the depot"),
    ]


NOT_INTRODUCED = [
    pytest.param("The milestones achieved last year were:", id="past"),
    pytest.param("The programme has the following components:", id="components"),
    pytest.param("Milestones are set out below. The risks are:", id="last-sentence-is-of-something-else"),
    pytest.param("This includes the following activity:", id="activity-without-a-section-of-programmes"),
]


@pytest.mark.parametrize("text", NOT_INTRODUCED)
def test_not_introduced(text: str) -> None:
    """Other lists are no milestones."""
    assert names(heading("Quiet Streets", "01"), body(text), item("Open the hub")) == []


def test_activity_of_a_programme() -> None:
    """In a section of programmes, the activity listed for one of them is planned too, until the section ends."""
    found = names(
        heading("Programmes"),
        item("Quiet Streets", "01"),
        body("Streets are to be quiet."),
        body("This includes the following activity:"),
        item("Open the hub"),
        item("Warm Homes", "02"),
        body("Homes are reviewed, which includes the following activity:"),
        item("Insulate the depot"),
        heading("Staffing"),
        body("This includes the following activity:"),
        item("Hire a clerk"),
    )
    assert found == [("Quiet Streets", "Open the hub"), ("Warm Homes", "Insulate the depot")]


def test_heading_of_milestones() -> None:
    """A heading "Key milestones" leaves the programme above it in force."""
    assert names(heading("Programme 2: Warm Homes"), heading("Key milestones"), item("Insulate the depot")) == [
        ("Warm Homes", "Insulate the depot")
    ]


def test_headings_of_any_report() -> None:
    """Under a heading such as "Information" a milestone belongs to no programme."""
    assert names(heading("Information"), body("Key milestones are:"), item("Open the hub")) == [(None, "Open the hub")]


def test_end_of_a_list() -> None:
    """A list ends where the markers change, and nested items stay with the one above."""
    blocks = (
        item("Key milestones for the year include:", "7."),
        item("Open the hub", "a)"),
        item("with a lift", "i)", level=1),
        item("Close the depot", "b)"),
        item("Members are asked to note this.", "8."),
    )
    records = read_lists(document(heading("Quiet Streets"), *blocks), ()).records
    assert [(r.values["name"], r.values["narrative"]) for r in records] == [
        ("Open the hub", "with a lift"),
        ("Close the depot", None),
    ]


def test_record() -> None:
    """A milestone is a planned reading with its paper, its due days and the item as evidence."""
    blocks = (heading("Quiet Streets"), body("Key milestones are:"), item("Open the hub by March 2019"))
    [row] = read_lists(document(*blocks), (Paper("report", "", 0, 3),)).records
    assert (row.table, row.place, row.evidence[0].quote) == ("milestone_readings", "b2", "Open the hub by March 2019")
    wanted = {"paper_id": "000000000000-p0", "kind": "milestone", "basis": "planned", "due_start": "2019-03-01"}
    assert {name: row.values[name] for name in wanted} == wanted


def test_no_plans_in_minutes() -> None:
    """Minutes and agendas plan nothing."""
    blocks = (heading("Quiet Streets"), body("Key milestones are:"), item("Open the hub"))
    assert read_lists(document(*blocks), (Paper("minutes", "", 0, 3),)).records == ()


def test_real_strategy(shared: Path) -> None:
    """A strategy's prose lists give 21 planned milestones of four programmes, seven of them with a date."""
    [path] = (shared / "corpus" / "seeds").glob("002*.txt")
    flow = read_text(path)
    found = read_lists(Document(Source(path.name, "0" * 64, 1, "text/plain", "text"), flow.pages, flow.blocks), ())
    rows = [row.values for row in found.records if row.table == "milestone_readings"]
    counts: dict[object, int] = {}
    for row in rows:
        counts[row["programme"]] = counts.get(row["programme"], 0) + 1
    assert list(counts.values()) == [5, 4, 8, 4]
    assert [row["due_end"] for row in rows if row["due_end"]] == [
        "2019-03-31", "2019-03-31", "2019-04-30", "2019-05-31", "2019-10-31", "2020-01-31", "2020-12-31",
    ]  # fmt: skip
