"""Tables of sentences that nothing is drawn of: known by their headings, their rows by where cells begin again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from papers2data.layout.pages import LaidOut, lay_out
from papers2data.model import Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import PROSE, Sheet, wrapped, write

HEADINGS = ("Objective", "Action", "Who", "When", "Success criteria")
XS = (60.0, 165.0, 330.0, 410.0, 490.0, 600.0)
ROWS = [
    ("Boats that sail on time", "Ask the yard for a date by which the gearbox will be mended and tell members",
     "Harbour Master", "May 2031", "No sailing is lost in July"),
    ("", "Hire a second boat", "Clerk", "TBC", "A contract is signed before the season opens at Easter"),
    ("Piers that are safe", "Have divers look at the piles of the north pier and publish what they find there",
     "Piers Officer and Clerk", "12 June 2031", "Report published"),
    ("", "Close the steps in gales", "JB", "Ongoing", "No accident in the year"),
]  # fmt: skip
SECTION = "Theme 1: The harbour"


@dataclass(frozen=True, slots=True)
class Drawn:
    """How the table is drawn: white between rows, where cells stand in them, how headings are set."""

    gap: float = 0.0
    middle: bool = False
    bold: bool = True
    centred: bool = False
    sections: bool = False
    headings: Sequence[str] = HEADINGS
    size: float = 9.0

    def head(self, sheet: Sheet, y: float) -> float:
        """Writes the headings and gives the next baseline."""
        cells = [wrapped(text, b - a - 6, self.size) for text, a, b in zip(self.headings, XS, XS[1:], strict=False)]
        for x, end, cell in zip(XS, XS[1:], cells, strict=False):
            for i, text in enumerate(cell):
                place = (x + end - 6) / 2 if self.centred else x
                sheet.text(place, y + i * self._step, text, self.size, bold=self.bold, centre=self.centred)
        return y + max(map(len, cells)) * self._step + 2

    def rows(self, sheet: Sheet, y: float, rows: Sequence[Sequence[str]] = ROWS) -> float:
        """Writes rows and gives the next baseline."""
        for number, row in enumerate(rows):
            if self.sections and number % 2 == 0:
                sheet.text(XS[0], y, SECTION, self.size, bold=True)
                y += self._step + self.gap
            cells = [wrapped(text, b - a - 8, self.size) for text, a, b in zip(row, XS, XS[1:], strict=False)]
            high = max(map(len, cells))
            for x, cell in zip(XS, cells, strict=False):
                down = (high - len(cell)) / 2 if self.middle else 0
                for i, text in enumerate(cell):
                    sheet.text(x, y + (i + down) * self._step, text, self.size)
            y += high * self._step + self.gap
        return y

    @property
    def _step(self) -> float:
        return 1.18 * self.size

    def page(self, sheet: Sheet) -> None:
        """A paragraph, the table, and another paragraph."""
        y = self.rows(sheet, self.head(sheet, sheet.prose(60, 60, width=500) + 12))
        sheet.prose(60, y + 20, width=500)


def laid(path: Path, *pages: Callable[[Sheet], object]) -> LaidOut:
    """A file of those pages, laid out."""
    return lay_out(read_pdf(write(path / "a.pdf", *pages, size=(842, 595))))


def tables(found: LaidOut) -> list[Table]:
    """The tables among the blocks."""
    return [block for block in found.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[tuple[str, ...]]:
    """The texts of a table's cells by row, in one line each; "" where a cell of the left runs over."""
    return [
        tuple(" ".join(c.text.split()) if c and c.column == k else "" for k, c in enumerate(row))
        for row in table.grid()
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(Drawn(gap=6), id="white-between-rows"),
        pytest.param(Drawn(gap=14), id="an-empty-line-between-rows"),
        pytest.param(Drawn(), id="nothing-between-rows"),
        pytest.param(Drawn(bold=False), id="plain-headings"),
        pytest.param(Drawn(gap=4, centred=True), id="headings-centred-over-their-columns"),
        pytest.param(Drawn(middle=True), id="cells-at-half-the-height-of-their-row"),
        pytest.param(Drawn(middle=True, gap=6), id="cells-at-half-the-height-and-white-between-rows"),
        pytest.param(Drawn(gap=4, size=8), id="small-type"),
    ],
)  # fmt: skip
def test_sentences_under_known_headings_are_a_table(tmp_path: Path, drawn: Drawn) -> None:
    """Each sentence stands whole in its own row and column, and the paragraphs around the table stay text."""
    found = laid(tmp_path, drawn.page)
    (table,) = tables(found)
    assert texts(table) == [HEADINGS, *ROWS]
    assert table.header_rows == 1
    assert [block.text for block in found.blocks if not isinstance(block, Table)] == [PROSE, PROSE]


def test_a_heading_may_take_several_lines(tmp_path: Path) -> None:
    """A heading that is wrapped in its column is one heading."""
    headings = ("Objective", "Action", "Responsible officer", "Date for completion", "Success criteria")
    (table,) = tables(laid(tmp_path, Drawn(gap=4, headings=headings).page))
    assert texts(table) == [headings, *ROWS]


def test_a_title_across_the_columns_heads_the_rows_below_it(tmp_path: Path) -> None:
    """A bold line between rows is a row of its own over all columns."""
    (table,) = tables(laid(tmp_path, Drawn(sections=True).page))
    title = (SECTION, "", "", "", "")
    assert texts(table) == [HEADINGS, title, *ROWS[:2], title, *ROWS[2:]]
    assert [cell.column_span for cell in table.cells if cell.text == SECTION] == [5, 5]


def test_headings_without_room_between_them_are_two(tmp_path: Path) -> None:
    """Two known headings with no more than a space between them head a column each."""

    def page(sheet: Sheet) -> None:
        for x, text in zip((60, 250, 250 + stringWidth("Responsibility ", "Helvetica-Bold", 9), 390),
                           ("Task", "Responsibility", "Deadline", "Comments"), strict=True):  # fmt: skip
            sheet.text(x, 80, text, 9, bold=True)
        for y, row in ((94, ("Mend the crane", "Clerk", "June 2031", "Parts are on order")),
                       (108, ("Paint the shed", "JB", "TBC", "Waits for dry weather"))):  # fmt: skip
            for x, text in zip((60, 250, 317, 390), row, strict=True):
                sheet.text(x, y, text, 9)

    (table,) = tables(laid(tmp_path, page))
    assert texts(table)[:2] == [
        ("Task", "Responsibility", "Deadline", "Comments"),
        ("Mend the crane", "Clerk", "June 2031", "Parts are on order"),
    ]


@pytest.mark.parametrize("again", [True, False], ids=["headings-said-again", "headings-said-once"])
def test_sentences_go_on_over_a_page(tmp_path: Path, again: bool) -> None:
    """Rows on the next page belong to the table, with its headings said again or not."""
    drawn = Drawn(gap=4)

    def first(sheet: Sheet) -> None:
        drawn.rows(sheet, drawn.head(sheet, 420), ROWS[:2])

    def second(sheet: Sheet) -> None:
        drawn.rows(sheet, drawn.head(sheet, 60) if again else 60, ROWS[2:])

    (table,) = tables(laid(tmp_path, first, second))
    assert texts(table) == [HEADINGS, *ROWS]
    assert table.breaks == (3,)


def columns_of_prose(sheet: Sheet) -> None:
    """Three columns of a leaflet under headings of one word."""
    for x, head in ((60, "Who"), (310, "Action"), (560, "When")):
        sheet.text(x, 60, head, bold=True)
        sheet.prose(x, 75, f"{PROSE} {PROSE}", width=225)


def letterhead(sheet: Sheet) -> None:
    """The field names of a letter beside each other, one value below each."""
    for x, name, value in ((60, "Date", "3 May 2031"), (220, "Ask for", "Ann Oakes"), (400, "Telephone", "01234 5678")):
        sheet.text(x, 60, name)
        sheet.text(x, 73, value)
    sheet.prose(60, 100, width=600)


@pytest.mark.parametrize("page", [columns_of_prose, letterhead], ids=["columns-of-prose", "letterhead"])
def test_words_of_headings_over_prose_make_no_table(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Columns of running text are no table, whatever words stand over them."""
    assert tables(laid(tmp_path, page)) == []


def test_headings_over_rows_that_cannot_be_told_apart_are_reported(tmp_path: Path) -> None:
    """Where words stand in columns under known headings and no table is made of them, a finding quotes the headings."""

    def page(sheet: Sheet) -> None:
        y = replace(Drawn(), gap=0).head(sheet, 80)
        sheet.text(60, y, "Buy two fenders and ask whether they", 9)
        sheet.text(330, y, "Clerk", 9)
        sheet.prose(60, y + 30, width=600)

    found = laid(tmp_path, page)
    assert tables(found) == []
    (finding,) = [finding for finding in found.findings if finding.code == "table-not-parted"]
    assert "“Objective Action Who When Success criteria”" in finding.message
