"""Definitions of indicators from lists in running text."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.extract.lists import read_lists
from papers2data.model import Document, Paragraph, Source
from papers2data.readers.text import read_text
from tests.status_lines.paper import body, document, heading, item


def names(*blocks: Paragraph) -> list[tuple[object, object]]:
    """(section, name) of the indicators that the blocks hold."""
    records = read_lists(document(*blocks), ()).records
    return [(r.values["section"], r.values["name"]) for r in records if r.table == "kpi_definitions"]


ROADS = (item("Percentage of roads in fair condition"), item("Number of potholes filled;"), item("Lamps lit at night"))
HEADINGS = [
    pytest.param("Core Data Set", id="core-data-set"),
    pytest.param("Key performance indicators", id="key-performance-indicators"),
    pytest.param("Key measures", id="key-measures"),
]


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text: str) -> None:
    """A heading of indicators opens a list of them and is their section where no other stands below it."""
    assert names(heading(text), *ROADS) == [
        (text, "Percentage of roads in fair condition"),
        (text, "Number of potholes filled"),
        (text, "Lamps lit at night"),
    ]


def test_sections_over_pages() -> None:
    """Sections go on below an introducing sentence that is printed again, and lose their label."""
    found = names(
        heading("Core Data Set"),
        body("To know if services work we need to understand that:"),
        heading("Our Commitments - Roads are sound"),
        *ROADS[:2],
        body("To know if services work we need to understand that:"),
        heading("Ambition 2: Streets are quiet"),
        item("Rate of complaints about noise"),
        item("Average time to answer one"),
    )
    assert [section for section, _ in found] == ["Roads are sound", "Roads are sound", *["Streets are quiet"] * 2]


def test_end_of_the_data_set() -> None:
    """A heading that leads to something else ends the list, and prose is no indicator."""
    assert names(heading("Core Data Set"), heading("Contact"), body("Write to us."), *ROADS) == []
    prose = (item("The number of potholes fell. It is good.", "1."), item("The rate of noise rose. It is bad.", "2."))
    assert names(heading("Key performance indicators"), *prose) == []
    assert names(heading("Core Data Set"), item("The hall"), item("The depot")) == []


def test_real_strategy(shared: Path) -> None:
    """A strategy's core data set gives 67 indicators, as printed, in two sections."""
    [path] = (shared / "corpus" / "seeds").glob("002*.txt")
    flow = read_text(path)
    found = read_lists(Document(Source(path.name, "0" * 64, 1, "text/plain", "text"), flow.pages, flow.blocks), ())
    rows = [row.values for row in found.records if row.table == "kpi_definitions"]
    sections = [row["section"] for row in rows]
    assert len(rows) == 67
    assert (sections.count("Families prosper and achieve their potential"), len(set(sections))) == (19, 2)
