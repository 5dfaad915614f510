"""Tables over page breaks: lines said again above a part, rows that begin anew, headings that only seem to be ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from papers2data.layout.pages import LaidOut, lay_out
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import Sheet, write

XS = [60.0, 130.0, 330.0, 430.0, 530.0]
HEADS = ["No", "Service", "Budget", "Forecast"]
TOP, STEP = 120.0, 24.0


def laid_out(path: Path, *pages: Callable[[Sheet], object]) -> LaidOut:
    """What a file of those pages is made of."""
    return lay_out(read_pdf(write(path / "a.pdf", *pages)))


def tables(found: LaidOut) -> list[list[list[str]]]:
    """The texts of each table's rows."""
    blocks = [block for block in found.blocks if isinstance(block, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in blocks]


def ruled(sheet: Sheet, rows: Sequence[Sequence[str]], bold: int = 0, *, closed: bool = True) -> None:
    """Draws a table at the top of the page, with no rule along its first row unless it is ``closed``."""
    ys = [TOP + STEP * i for i in range(len(rows) + 1)]
    for y in ys if closed else ys[1:]:
        sheet.rule(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.rule(x, ys[0], x, ys[-1])
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            sheet.text(XS[c] + 4, ys[r] + 14, text, 9, bold=r < bold)


def titled(line: str, rows: Sequence[Sequence[str]], bold: int = 1) -> Callable[[Sheet], None]:
    """A page with a line above a table."""

    def draw(sheet: Sheet) -> None:
        sheet.text(XS[0], 100, line, 9)
        ruled(sheet, rows, bold)

    return draw


FIRST = [HEADS, ["1", "Ferries", "1.2", "1.4"], ["2", "Piers", "0.3", "0.3"]]
THEN = [HEADS, ["3", "Lights", "0.1", "0.1"], ["4", "Cranes", "0.5", "0.6"]]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param("All figures in £m", "All figures in £m", id="unit"),
        pytest.param("Table 2: Harbour services", "Table 2: Harbour services (continued)", id="caption-continued"),
        pytest.param("Table 2: Harbour services", "Table 2: Harbour services – cont’d", id="caption-contd"),
    ],
)
def test_a_line_said_again_above_a_part_does_not_part_a_table(tmp_path: Path, first: str, again: str) -> None:
    """A unit or caption that stands above each part is said once, and the parts are one table."""

    def opening(sheet: Sheet) -> None:
        sheet.text(XS[0], 60, "The harbour's budget stands as follows.", 9)
        titled(first, FIRST)(sheet)

    found = laid_out(tmp_path, opening, titled(again, THEN))
    assert tables(found) == [[*FIRST, *THEN[1:]]]
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)][1:] == [first]
    assert again in [line.text for line in found.furniture]


def test_another_line_above_the_next_table_keeps_it_apart(tmp_path: Path) -> None:
    """What stands under a title of its own is another table, though its headings are the same."""
    found = laid_out(tmp_path, titled("Table 2: Harbour services", FIRST), titled("Table 3: Town services", THEN))
    assert tables(found) == [FIRST, THEN]


def test_headings_broken_into_two_rows_are_the_same_headings(tmp_path: Path) -> None:
    """A page that breaks the headings into more rows than the page before says the same."""
    first = [["No", "Service", "Budget 2031", "Forecast 2031"], *FIRST[1:]]
    then = [["No", "Service", "Budget", "Forecast"], ["", "", "2031", "2031"], *THEN[1:]]
    found = laid_out(tmp_path, lambda s: ruled(s, first, 1), lambda s: ruled(s, then, 2))
    assert tables(found) == [[*first, *THEN[1:]]]


def test_a_torn_row_at_a_page_top_is_no_heading(tmp_path: Path) -> None:
    """Words over figures at a page's top are the rest of a row where they go on with a sentence."""
    first = [HEADS, ["1", "Ferries", "1.2", "1.4"], ["2", "Piers and the slips", "0.3", "0.3"]]
    then = [["", "of the outer basin", "", ""], ["3", "Lights", "0.1", "0.1"]]
    found = laid_out(tmp_path, lambda s: ruled(s, first, 1), lambda s: ruled(s, then, closed=False))
    assert tables(found) == [[*first[:2], ["2", "Piers and the slips of the outer basin", "0.3", "0.3"], then[1]]]


@pytest.mark.parametrize(
    ("last", "next_row", "one"),
    [
        pytest.param(["13", "Rosa Hale", "", ""], ["14", "Edie Stone", "", ""], False, id="next-number"),
        pytest.param(["", "Rosa Hale", "", ""], ["R14", "Edie Stone", "", ""], False, id="reference"),
        pytest.param(["North", "Rosa Hale", "", ""], ["South", "Edie Stone", "", ""], False, id="label-of-its-own"),
        pytest.param(["A", "Lights", "0.1", ""], ["", "Cranes", "0.5", ""], False, id="two-figures"),
        pytest.param(["13", "Repairs to", "", ""], ["", "the mole", "", ""], True, id="nothing-in-the-first"),
        pytest.param(["Piers and", "Repairs", "", ""], ["slips", "to the mole", "", ""], True, id="goes-on"),
    ],
)
def test_a_row_over_a_page_break_is_one_row_or_two(
    tmp_path: Path, last: list[str], next_row: list[str], one: bool
) -> None:
    """Without a rule at the page's top, numbers, labels and figures tell a new row from the rest of the last one."""
    closing = ["99", "Total", "9.9", "9.9"]
    (table,) = tables(
        laid_out(
            tmp_path,
            lambda s: ruled(s, [HEADS, ["1", "Ferries", "1.2", "1.4"], last], 1),
            lambda s: ruled(s, [next_row, closing], closed=False),
        )
    )
    whole = [f"{a} {b}".strip() for a, b in zip(last, next_row, strict=True)]
    assert table[2:-1] == ([whole] if one else [last, next_row])


@pytest.mark.parametrize(
    ("opening", "apart"),
    [
        pytest.param(["Ref", "Vessel", "Built", "Berth"], True, id="names-of-columns"),
        pytest.param(["Ref", "Vessel", "2031", "2032"], True, id="years"),
        pytest.param(["", "Town services", "", ""], False, id="title-of-a-group"),
        pytest.param(["", "All services", "2.1", "2.3"], False, id="total"),
        pytest.param(["7", "and the rest of the mole", "see below", "none"], False, id="goes-on"),
    ],
)
def test_headings_part_a_table_from_one_that_has_none(tmp_path: Path, opening: list[str], apart: bool) -> None:
    """Bold names of the columns at a page's top begin a table of their own, also where the one above has no names."""
    first = [["1", "Ferries", "1.2", "1.4"], ["2", "Piers", "0.3", "0.3"], ["3", "Slips", "0.1", "0.1"]]
    then = [opening, ["4", "Lights", "0.1", "0.1"], ["5", "Cranes", "0.5", "0.6"]]
    found = laid_out(tmp_path, lambda s: ruled(s, first), lambda s: ruled(s, then, 1))
    assert tables(found) == ([first, then] if apart else [[*first, *then]])


@pytest.mark.parametrize(
    ("row", "again"),
    [
        pytest.param(["No", "Service", "Budget", "Forecast"], True, id="said-again"),
        pytest.param(["NO", "Service", "Budget", "Forecast"], True, id="in-capitals"),
        pytest.param(["No", "Service", "Budget", "Outturn"], False, id="other-words"),
        pytest.param(["No", "", "", ""], False, id="one-of-them"),
    ],
)
def test_headings_said_again_within_a_table_are_headings(tmp_path: Path, row: list[str], again: bool) -> None:
    """A row that says the headings once more, under the title of the next group, is no row of values."""
    rows = [*FIRST, ["", "Outer basin", "", ""], row, *THEN[1:]]
    (table,) = [b for b in laid_out(tmp_path, lambda s: ruled(s, rows, 1)).blocks if isinstance(b, Table)]
    headed = sorted({cell.row for cell in table.cells if cell.is_header})
    assert headed == ([0, 4] if again else [0])


def test_a_running_head_just_above_a_table_does_not_part_it(tmp_path: Path) -> None:
    """What repeats at the top of the pages is furniture, however close below it the walls of a table begin."""

    def page(top: str, rows: Sequence[Sequence[str]], bold: int = 0) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.text(297, 64, "Harbour Parish Council", 16, centre=True)
            if top:
                sheet.text(XS[0], 85, top, 9)
            ys = [(100.0 if top else 70.0) + STEP * i for i in range(len(rows) + 1)]
            sheet.grid(XS, ys, rows, bold=bold)

        return draw

    first = page("Risks as reviewed in May", FIRST, 1)
    (table,) = tables(laid_out(tmp_path, first, page("", THEN[1:]), page("", [["5", "Gulls", "0.1", "0.2"]] * 3)))
    assert [row[0] for row in table] == ["No", "1", "2", "3", "4", "5", "5", "5"]


def test_a_title_over_each_part_of_a_table_is_its_title(tmp_path: Path) -> None:
    """What stands just above the walls on every page is no running head: it is kept, once."""
    title = "Appendix F: Harbour spending"

    def page(rows: Sequence[Sequence[str]]) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            sheet.text(XS[0], 64, title, 14, bold=True)
            sheet.grid(XS, [70.0 + STEP * i for i in range(len(rows) + 1)], rows, bold=1)

        return draw

    found = laid_out(tmp_path, page(FIRST), page(THEN), page([HEADS, ["5", "Gulls", "0.1", "0.2"]]))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [title]
    assert [row[0] for row in tables(found)[0]] == ["No", "1", "2", "3", "4", "5"]


def test_headings_above_the_walls_are_no_running_head(tmp_path: Path) -> None:
    """Words that stand apart like headings of columns are no running head, though once they stand over a note."""

    def page(rows: Sequence[Sequence[str]], note: str = "") -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            for x, words in zip(XS, HEADS, strict=False):
                sheet.text(x + 2, 60, words, 9, bold=True)
            sheet.text(XS[len(HEADS) - 1] + 2, 71, "(forecast)", 9, bold=True)
            if note:
                sheet.text(XS[0], 130, note, 10)
            else:
                sheet.grid(XS, [72.0 + STEP * i for i in range(len(rows) + 1)], rows)

        return draw

    found = laid_out(tmp_path, page(FIRST[1:]), page([], "No more entries were made in this year."), page(THEN[1:]))
    heads = [block.text for block in found.blocks if isinstance(block, Paragraph) and "Forecast" in block.text]
    assert heads == ["No Service Budget Forecast (forecast)"] * 2


def test_a_row_alone_at_the_foot_of_a_page_is_the_first_of_the_table_that_goes_on(tmp_path: Path) -> None:
    """A line whose phrases begin where the columns of the next page's table do is that table's first row."""
    rows = [
        ("Ferry", "Note the forecast of the year", "See section 3"),
        ("Piers", "Note the state of the piers", "See section 4"),
        ("Slip", "Agree the budget of the slipway", "See section 6"),
        ("Crane", "Agree who looks after the crane", "See annex 2"),
    ]

    def first(sheet: Sheet) -> None:
        sheet.prose(60, 60)
        row(sheet, 780, rows[0])

    def second(sheet: Sheet) -> None:
        for place, texts in enumerate(rows[1:]):
            row(sheet, 60 + 20 * place, texts)

    def row(sheet: Sheet, y: float, texts: tuple[str, ...]) -> None:
        for x, text in zip((60, 110, 380), texts, strict=True):
            sheet.text(x, y, text)

    found = lay_out(read_pdf(write(tmp_path / "a.pdf", first, second)))
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert [tuple(cell.text if cell else "" for cell in line) for line in table.grid()] == rows
    assert (table.span.page, table.last_page, table.breaks) == (1, 2, (1,))
