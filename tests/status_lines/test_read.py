"""Status lines of a document as records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from papers2data.extract.status_lines import read_status_lines
from papers2data.model import Cell, Document, Paper, Paragraph, Source, Span, Table
from papers2data.readers.text import read_text
from papers2data.schema.load import schemas
from tests.status_lines.paper import SOURCE, body, document, heading, item


def test_record() -> None:
    """A figure becomes a row with its sentence, paper, page, period, and the characters that prove it."""
    text = "The quay is new. In 2023, 61% of repairs were on time."
    paper = Paper("report", "Repairs", 0, 1)
    found = read_status_lines(document(body(text, page=3, start=100)), (paper,))
    [row] = found.records
    wanted = {
        "page": 3,
        "paper_id": "000000000000-p0",
        "sentence": "In 2023, 61% of repairs were on time.",
        "subject": "repairs",
        "value": 61.0,
        "value_text": "61%",
        "unit": "%",
        "period_text": "2023",
        "period_start": "2023-01-01",
        "period_end": "2023-12-31",
        "comparator": None,
    }
    assert {name: row.values.get(name) for name in wanted} == wanted
    assert (row.table, row.place) == ("status_lines", "b0s1-0")
    assert (row.evidence[0].span.start, row.evidence[0].span.end) == (117, 154)
    assert row.evidence[0].quote == "In 2023, 61% of repairs were on time."


def test_whole_span_where_characters_differ() -> None:
    """A paragraph whose source holds marks that its text leaves out keeps its whole span."""
    text = "The roof is on track. It is new."
    marked = Paragraph(text, Span(line=4, start=10, end=10 + len(text) + 4), bold=True)
    [row] = read_status_lines(document(marked), ()).records
    assert (row.evidence[0].span.start, row.evidence[0].span.end) == (10, 46)


def test_only_declared_fields() -> None:
    """Rows hold no field that the declaration of the table does not know."""
    found = read_status_lines(document(body("The roof is on track, and 61% of tiles are laid.")), ())
    names = {name for row in found.records for name in row.values}
    assert names <= set(schemas().records["status_lines"].fields)


def test_prose_only() -> None:
    """Headings, tables, decisions, agendas and what stands under recommendations are left to others."""
    cell = Cell(0, 0, "The roof is on track for the spring.", Span())
    blocks = (
        heading("The roof is on track for the spring"),
        Table((cell,), 1, 1, Span()),
        heading("RECOMMENDATION/S"),
        item("agrees that £2m of the reserve is used for the roof", "1)"),
        heading("Information"),
        body("That £2m of the reserve be used for the roof."),
        body("61% of it"),
        body("The roof is on track for the spring."),
    )
    found = read_status_lines(Document(SOURCE, (), blocks), ())
    assert [row.place for row in found.records] == ["b7s0-0"]
    assert read_status_lines(Document(SOURCE, (), blocks), (Paper("agenda", "", 0, 8),)).records == ()


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        pytest.param(
            "In Quarter 3, 26% of boats were late.", ("Quarter 3", "2024-12-31"), id="the paper's own quarter"
        ),
        pytest.param("26% of boats were late in Q3.", ("Q3", "2024-12-31"), id="with a letter"),
        pytest.param("In Quarter 2, 26% of boats were late.", (None, None), id="another quarter"),
        pytest.param("In Quarter 3 2022/23, 26% of boats were late.", ("Quarter 3 2022/23", "2022-12-31"), id="a year"),
        pytest.param(
            "In Quarter 3, the number of people who asked for a berth (first time) fell to 36.",
            ("Quarter 3", "2024-12-31"),
            id="of the whole clause",
        ),
    ],
)
def test_quarter_without_a_year(sentence: str, period: tuple[str | None, str | None]) -> None:
    """A quarter that the paper's title dates has its days where a sentence names it alone; others have not."""
    paper = document(heading("Harbour performance report: Quarter 3 2024/25"), body(sentence))
    [row] = read_status_lines(paper, (Paper("report", "Harbour performance report: Quarter 3 2024/25", 0, 2),)).records
    assert (row.values.get("period_text"), row.values.get("period_end")) == period


def test_context_is_left_out() -> None:
    """A chapter on the economy is not the council's, down to the next heading of its rank."""
    blocks = (
        replace(heading("External Context"), level=2),
        replace(heading("Prices"), level=4),
        body("Inflation stands at 4.5%."),
        replace(heading("Our ferries"), level=2),
        body("Ferry punctuality stands at 81%."),
    )
    found = read_status_lines(Document(SOURCE, (), blocks), ())
    assert [row.values["value"] for row in found.records] == [81.0]


def test_torn_sentence() -> None:
    """What begins in small letters is the end of a sentence from another column, and is not read."""
    blocks = (body("reported delays have fallen from 22% to 20%. Ferry punctuality stands at 81%."),)
    found = read_status_lines(Document(SOURCE, (), blocks), ())
    assert [row.values["value"] for row in found.records] == [81.0]


def test_number_set_close() -> None:
    """A paragraph's number that no space parts from its first word is no part of the sentence."""
    [row] = read_status_lines(document(body("16.Ferry punctuality stands at 81%.")), ()).records
    assert (row.values["sentence"], row.values["subject"]) == ("Ferry punctuality stands at 81%.", "Ferry punctuality")


def test_real_pack(shared: Path) -> None:
    """A pack of 170 KB gives the figures that its performance report states, and no row without a value or status."""
    [path] = (shared / "corpus" / "seeds").glob("003*.txt")
    flow = read_text(path)
    found = read_status_lines(
        Document(Source(path.name, "0" * 64, 1, "text/plain", "text"), flow.pages, flow.blocks), ()
    )
    rows = [row.values for row in found.records]
    assert len({row.place for row in found.records}) == len(rows)
    assert all(row.get("status") or row.get("value_text") for row in rows)
    stated = {(row.get("value"), row.get("unit"), row.get("period_text")) for row in rows}
    assert {(89.0, "%", None), (83.6, "%", "last quarter"), (28.0, "%", "2023"), (4.5, "%", "2022")} <= stated
    assert {(3_000_000.0, "£", None), (2_900_000.0, "£", "period 9")} <= stated
