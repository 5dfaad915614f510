"""Tables of PDF pages: walled in by rules, parted by level rules or bands, aligned only, over pages, on their side."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from papers2data.layout.pages import lay_out
from papers2data.model import Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import PROSE, Sheet, wrapped, write

XS = [60.0, 220.0, 320.0, 420.0, 530.0]
ROWS = [
    ["Service", "Budget", "Forecast", "Variance"],
    ["Ferries", "1,200", "1,340", "140"],
    ["Piers and slips", "310", "295", "(15)"],
    ["Harbour lights", "95", "95", "0"],
    ["Total", "1,605", "1,730", "125"],
]


def tables(path: Path, *pages: Callable[[Sheet], object], size: tuple[float, float] = (595, 842)) -> list[Table]:
    """The tables of a file of those pages."""
    found = lay_out(read_pdf(write(path / "a.pdf", *pages, size=size)))
    return [block for block in found.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    """The texts of a table's grid, "" where there is no cell."""
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def written(sheet: Sheet, rows: Sequence[Sequence[str]], top: float = 120, step: float = 18, bold: int = 1) -> None:
    """Writes rows at the columns' places: the first column from the left, figures to the right."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            right = c > 0
            sheet.text(XS[c] + (90 if right else 4), top + step * r, text, 10, bold=r < bold, right=right)


def heights(count: int, top: float = 100, step: float = 20) -> list[float]:
    """The heights of the rules of so many rows."""
    return [top + step * i for i in range(count + 1)]


def test_a_ruled_table_has_its_cells_headings_and_fills(tmp_path: Path) -> None:
    """Each cell has the words between its walls, its box, and the colour behind it."""
    (table,) = tables(
        tmp_path, lambda s: s.grid(XS, heights(5), ROWS, bold=1, fills={(1, 3): "#ff0000", (2, 3): "#ffc000"})
    )
    assert texts(table) == ROWS
    assert table.header_rows == 1
    assert [cell.text for cell in table.cells if cell.is_header] == ROWS[0]
    assert [(cell.text, cell.fill) for cell in table.cells if cell.fill] == [("140", "#ff0000"), ("(15)", "#ffc000")]
    (box,) = next(cell for cell in table.cells if cell.text == "1,340").span.boxes
    assert (round(box.x0), round(box.top), round(box.x1), round(box.bottom)) == (320, 120, 420, 140)


def aligned(sheet: Sheet) -> None:
    """Words in columns and nothing else."""
    sheet.prose(60, 60)
    written(sheet, ROWS)
    sheet.prose(60, 260)


def level_rules(sheet: Sheet) -> None:
    """A rule under the heading and each row."""
    written(sheet, ROWS)
    for i in range(5):
        sheet.rule(60, 125 + 18 * i, 530, 125 + 18 * i)


def three_rules(sheet: Sheet) -> None:
    """Rules over and under the heading and under the last row."""
    written(sheet, ROWS)
    for y in (107, 125, 198):
        sheet.rule(60, y, 530, y)


def shaded_bands(sheet: Sheet) -> None:
    """Every second row is shaded."""
    for i in (1, 3):
        sheet.fill(60, 107 + 18 * i, 530, 125 + 18 * i, "#e6e7e9")
    written(sheet, ROWS)


def open_sides(sheet: Sheet) -> None:
    """Inner walls and level rules, without the outer walls."""
    for y in heights(5):
        sheet.rule(60, y, 530, y)
    for x in XS[1:-1]:
        sheet.rule(x, 100, x, 200)
    written(sheet, ROWS, 114, 20)


def outer_frame(sheet: Sheet) -> None:
    """A frame around aligned words."""
    written(sheet, ROWS)
    for y in (104, 205):
        sheet.rule(56, y, 534, y)
    for x in (56, 534):
        sheet.rule(x, 104, x, 205)


def shaded_heading(sheet: Sheet) -> None:
    """A dark bar behind white headings, and rules in short pieces, one over each column."""
    sheet.fill(60, 106, 530, 126, "#1f3864")
    for c, text in enumerate(ROWS[0]):
        sheet.text(XS[c] + (90 if c else 4), 120, text, 10, bold=True, colour="#ffffff", right=c > 0)
    written(sheet, ROWS[1:], 138, bold=0)
    for i in range(5):
        for a, b in itertools.pairwise(XS):
            sheet.rule(a + 1, 126 + 18 * i, b - 1, 126 + 18 * i)


@pytest.mark.parametrize(
    "page",
    [aligned, level_rules, three_rules, shaded_bands, open_sides, outer_frame, shaded_heading],
    ids=lambda page: page.__name__,
)
def test_a_table_is_the_same_table_whatever_is_drawn_of_it(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """With no rules, some rules or shaded rows, the same words give the same cells and headings."""
    (table,) = tables(tmp_path, page)
    assert texts(table) == ROWS
    assert table.header_rows == 1


def test_headings_on_two_levels_span_their_columns(tmp_path: Path) -> None:
    """A heading over two columns covers both, and one beside it covers both levels."""

    def page(sheet: Sheet) -> None:
        sheet.grid([60, 200], [100, 140], [["Measure"]], bold=1)
        sheet.grid([200, 400], [100, 120], [["County"]], bold=1)
        sheet.grid([200, 300, 400], [120, 140], [["Now", "Before"]], bold=1)
        sheet.grid([60, 200, 300, 400], [140, 160, 180], [["Late boats", "3%", "4%"], ["Full boats", "51%", "47%"]])

    (table,) = tables(tmp_path, page)
    assert texts(table) == [
        ["Measure", "County", "County"],
        ["Measure", "Now", "Before"],
        ["Late boats", "3%", "4%"],
        ["Full boats", "51%", "47%"],
    ]  # fmt: skip
    spans = {c.text: (c.row_span, c.column_span) for c in table.cells}
    assert (spans["Measure"], spans["County"], spans["Now"]) == ((2, 1), (1, 2), (1, 1))
    assert table.header_rows == 2


def test_headings_on_two_levels_are_found_without_rules(tmp_path: Path) -> None:
    """A phrase over two columns of figures is their common heading."""

    def page(sheet: Sheet) -> None:
        sheet.text(343, 100, "Crossings last year", 10, bold=True, centre=True)
        written(
            sheet,
            [
                ["Route", "Planned", "Run"],
                ["North pier", "1,204", "1,188"],
                ["South pier", "960", "871"],
                ["Bar", "52", "40"],
            ],
        )

    (table,) = tables(tmp_path, page)
    assert texts(table)[1:] == [
        ["Route", "Planned", "Run"],
        ["North pier", "1,204", "1,188"],
        ["South pier", "960", "871"],
        ["Bar", "52", "40"],
    ]
    (over,) = [cell for cell in table.cells if cell.text == "Crossings last year"]
    assert (over.column, over.column_span) == (1, 2)


def test_cells_over_several_lines_are_whole(tmp_path: Path) -> None:
    """Wrapped lines of a cell are one text; its paragraphs and bullets stay lines of their own."""
    notes = "\n".join([*wrapped("The gearbox came late from the yard.", 90, 9), "• Hire a boat", "• Pay the yard"])

    (table,) = tables(
        tmp_path, lambda s: s.grid([60, 160, 262], [100, 120, 200], [["Boat", "Notes"], ["Tern", notes]], bold=1)
    )
    assert texts(table)[1] == ["Tern", "The gearbox came late from the yard.\n• Hire a boat\n• Pay the yard"]


def test_lines_of_text_cells_without_rules_are_one_row(tmp_path: Path) -> None:
    """In a table with level rules, the text between two rules is one row, however its cells are centred."""

    def page(sheet: Sheet) -> None:
        long = wrapped(PROSE, 200, 9)
        y = 100.0
        sheet.rule(60, y, 530, y)
        for name, figure, count in (("Ferries", "97.5", 4), ("Piers", "21.2", 3), ("Lights", "3.0", 2)):
            height = 14 * count + 8
            sheet.text(64, y + height / 2 + 3, name, 9)
            sheet.text(240, y + height / 2 + 3, figure, 9, right=True)
            for i in range(count):
                sheet.text(300, y + 14 + 14 * i, long[i], 9)
            y += height
            sheet.rule(60, y, 530, y)

    (table,) = tables(tmp_path, page)
    assert [row[:2] for row in texts(table)] == [["Ferries", "97.5"], ["Piers", "21.2"], ["Lights", "3.0"]]
    assert [len(row[2].split()) > 8 for row in texts(table)] == [True, True, True]


def test_a_bold_or_underlined_opening_is_the_lead(tmp_path: Path) -> None:
    """The title that opens a cell in bold is kept as its lead."""

    def page(sheet: Sheet) -> None:
        sheet.grid([60, 300, 400], [100, 130, 160], [["", "2024"], ["Repairs to the quay", "2025"]])
        sheet.text(64, 112, "New ferry:", 9, bold=True)
        sheet.text(116, 112, "a second boat", 9)

    (table,) = tables(tmp_path, page)
    assert [(c.text, c.lead) for c in table.cells if c.column == 0] == [
        ("New ferry: a second boat", "New ferry:"), ("Repairs to the quay", "")
    ]  # fmt: skip


def many(first: int, count: int) -> list[list[str]]:
    """Rows that differ."""
    return [[f"Scheme {n}", f"{n},100", f"{n},250", "150"] for n in range(first, first + count)]


@pytest.mark.parametrize("repeated", [True, False], ids=["headings said again", "no headings on the second page"])
@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "level rules"])
def test_a_table_over_two_pages_is_one(tmp_path: Path, repeated: bool, ruled: bool) -> None:
    """Rows of the next page follow, repeated headings are dropped, and the row that opens the page is remembered."""

    def page(rows: list[list[str]], bold: int) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            if ruled:
                sheet.grid(XS, heights(len(rows)), rows, bold=bold)
                return
            written(sheet, rows, 114, 20, bold)
            for y in heights(len(rows))[1:]:
                sheet.rule(60, y, 530, y)

        return draw

    second = many(6, 4)
    found = tables(
        tmp_path,
        page([ROWS[0], *many(1, 5)], 1),
        page([ROWS[0], *second] if repeated else second, 1 if repeated else 0),
    )
    assert [texts(table) for table in found] == [[ROWS[0], *many(1, 9)]]
    assert (found[0].breaks, found[0].span.page, found[0].last_page, found[0].header_rows) == ((6,), 1, 2, 1)


def test_a_different_table_on_the_next_page_stays_apart(tmp_path: Path) -> None:
    """Columns at the same places with other headings are another table."""
    other = [["Risk", "Likely", "Severe", "Score"], ["Storm", "3", "4", "12"]]
    found = tables(
        tmp_path,
        lambda s: s.grid(XS, heights(5), ROWS, bold=1),
        lambda s: s.grid(XS, heights(2), other, bold=1, fills={(0, 0): "#dddddd"}),
    )
    assert [texts(table) for table in found] == [ROWS, other]


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    """Two ruled tables beside each other are not one."""

    def page(sheet: Sheet) -> None:
        sheet.grid([60, 160, 260], heights(3), [["Boat", "Age"], ["Tern", "12"], ["Gull", "30"]], bold=1)
        sheet.grid([320, 420, 520], heights(3), [["Pier", "Length"], ["North", "80"], ["South", "95"]], bold=1)

    assert [texts(table)[1] for table in tables(tmp_path, page)] == [["Tern", "12"], ["North", "80"]]


def test_headings_on_their_side_are_read(tmp_path: Path) -> None:
    """Words turned to fit a narrow column are its heading."""

    def page(sheet: Sheet) -> None:
        sheet.grid(
            [60, 200, 230, 260],
            [100, 180, 200, 220],
            [["Member", "", ""], ["Mr Reed", "1", "2"], ["Ms Sand", "3", "4"]],
            bold=1,
        )
        for x, text in ((219, "Meetings held"), (249, "Attended")):
            sheet.canvas.saveState()
            sheet.canvas.translate(x, sheet.height - 176)
            sheet.canvas.rotate(90)
            sheet.canvas.drawString(0, 0, text)
            sheet.canvas.restoreState()

    (table,) = tables(tmp_path, page)
    assert texts(table)[0] == ["Member", "Meetings held", "Attended"]


def test_a_page_on_its_side_is_read_upright_and_its_boxes_lie_on_the_page(tmp_path: Path) -> None:
    """A landscape table drawn sideways on an upright page has its cells, with boxes where a person sees them."""

    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(595, 0)
        sheet.canvas.rotate(90)
        Sheet(sheet.canvas, 595).grid(XS, heights(5), ROWS, bold=1)

    (table,) = tables(tmp_path, page)
    assert texts(table) == ROWS
    (box,) = next(cell for cell in table.cells if cell.text == "1,340").span.boxes
    assert (round(box.x0), round(box.top), round(box.x1), round(box.bottom)) == (120, 422, 140, 522)


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    """A box of one cell is read as its paragraphs."""
    assert tables(tmp_path, lambda s: s.grid([60, 530], [90, 150], [["\n".join(wrapped(PROSE, 440, 9))]])) == []


def test_a_label_and_its_value_are_a_table(tmp_path: Path) -> None:
    """A front page of labels with colons, each before its value, keeps them together."""
    rows = [["Report to:", "Ferry Panel"], ["Date:", "4 March 2024"], ["Author:", "Harbour Master"], ["Wards:", "All"]]

    def page(sheet: Sheet) -> None:
        for i, (label, value) in enumerate(rows):
            sheet.text(72, 100 + 20 * i, label, bold=True)
            sheet.text(190, 100 + 20 * i, value)

    (table,) = tables(tmp_path, page)
    assert texts(table) == rows


def test_labels_over_ruled_rows_belong_to_them_however_far_apart(tmp_path: Path) -> None:
    """The first labels of a front page are in its table, though only its last rows have rules between them."""
    rows = [
        ["Report to:", "Ferry Panel"],
        ["Date:", "4 March"],
        ["Author:", "Clerk"],
        ["Key decision", "Yes"],
        ["Exempt", "No"],
    ]

    def page(sheet: Sheet) -> None:
        for i, (label, value) in enumerate(rows):
            sheet.text(72, 100 + 24.5 * i, label, bold=True)
            sheet.text(190, 100 + 24.5 * i, value)
        for i in range(3):
            sheet.rule(66, 160 + 24.5 * i, 500, 160 + 24.5 * i)

    (table,) = tables(tmp_path, page)
    assert texts(table) == rows


def test_the_caption_stands_above_its_table(tmp_path: Path) -> None:
    """A line that begins with "Table 2" just above a table is its caption."""

    def page(sheet: Sheet) -> None:
        sheet.text(60, 92, "Table 2 – Ferry budget", bold=True)
        sheet.grid(XS, heights(5), ROWS, bold=1)

    (table,) = tables(tmp_path, page)
    assert table.caption == "Table 2 – Ferry budget"


@pytest.mark.parametrize("place", [0, 1, 3])
def test_an_amount_close_behind_a_long_label_is_in_its_column(tmp_path: Path, place: int) -> None:
    """A label that nearly reaches the amounts keeps its row in the table, whichever row it is."""
    rows = [("Ferries", "80.0"), ("Piers", "7.4"), ("Lights and buoys", "7.5")]
    rows.insert(place, ("Grant from the harbour fund for twelve years", "360.0"))

    def page(sheet: Sheet) -> None:
        for i, (label, amount) in enumerate(rows):
            sheet.text(100, 120 + 15 * i, label)
            sheet.text(100 + stringWidth(rows[place][0], "Helvetica", 10) + 30, 120 + 15 * i, amount, right=True)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [list(row) for row in rows]


def test_a_caption_between_two_tables_is_the_lower_ones(tmp_path: Path) -> None:
    """A caption that stands above the next table does not name the one that ends just over it."""

    def page(sheet: Sheet) -> None:
        sheet.grid(XS, heights(5), ROWS, bold=1)
        sheet.text(60, 212, "Figure 2 – Ferries by pier", bold=True)
        sheet.grid(XS, heights(5, 225), ROWS, bold=1)

    assert [table.caption for table in tables(tmp_path, page)] == ["", "Figure 2 – Ferries by pier"]


def leaders(sheet: Sheet) -> None:
    """Leaders from each label to its figures, and signs set apart from their numbers."""
    for r, (label, *figures) in enumerate([["Service", "Budget", "Forecast", "Share"], *LEADERS]):
        y = 100 + 16 * r
        sheet.text(60, y, label + ("." * (44 - len(label)) if r else ""), 9, bold=not r)
        for c, figure in enumerate(figures):
            if figure.startswith("£"):
                sheet.text(280 + 90 * c, y, "£", 9)
                figure = figure[1:]
            sheet.text(340 + 90 * c, y, figure, 9, right=True)


LEADERS = [
    ["Ferries", "£1,200", "£1,340", "54.0"], ["Piers and slips", "310", "295", "12.1"], ["Lights", "95", "95", "3.9"],
    ["Total", "£1,605", "£1,730", "70.0"],
]  # fmt: skip


def test_leaders_and_signs_are_no_columns(tmp_path: Path) -> None:
    """Dots that lead to a figure belong to no cell, and a sign at the edge of a column belongs to its figure."""
    (table,) = tables(tmp_path, leaders)
    assert [[text.replace(" ", "") for text in row] for row in texts(table)] == [
        ["Service", "Budget", "Forecast", "Share"], *[[text.replace(" ", "") for text in row] for row in LEADERS]
    ]  # fmt: skip


def test_wrapped_labels_and_group_titles_are_told_apart(tmp_path: Path) -> None:
    """A label over two lines is one cell; a title over indented labels is a row of its own."""

    def page(sheet: Sheet) -> None:
        y = 100
        for label, indent, figures in (
            ("Boats", 0, ("2022", "2023")),
            ("Public services:", 0, ()),
            ("Ferries across the harbour and", 10, ()),
            ("to the outer islands", 18, ("1,200", "1,310")),
            ("Pilot boats", 10, ("14", "15")),
            ("Private hire:", 0, ()),
            ("Yachts", 10, ("210", "198")),
            ("Dinghies", 10, ("95", "101")),
        ):
            sheet.text(60 + indent, y, label, 9, bold=y == 100)
            for c, figure in enumerate(figures):
                sheet.text(320 + 80 * c, y, figure, 9, bold=y == 100, right=True)
            y += 13

    (table,) = tables(tmp_path, page)
    assert [row[0] for row in texts(table)] == [
        "Boats", "Public services:", "Ferries across the harbour and to the outer islands", "Pilot boats",
        "Private hire:", "Yachts", "Dinghies",
    ]  # fmt: skip


def test_a_table_in_one_column_of_a_page_is_found(tmp_path: Path) -> None:
    """Prose beside a table is no part of it."""

    def page(sheet: Sheet) -> None:
        sheet.prose(60, 80, PROSE + " " + PROSE, 220)
        sheet.prose(320, 80, PROSE, 220)
        for r, row in enumerate(ROWS):
            for c, text in enumerate(row):
                x = 320 + (0 if c == 0 else 60 + 50 * c)
                sheet.text(x, 200 + 14 * r, text, 8, bold=r == 0, right=c > 0)

    (table,) = tables(tmp_path, page)
    assert texts(table) == ROWS


def test_a_row_cut_by_the_page_stands_apart_from_the_heading_above_it(tmp_path: Path) -> None:
    """Where the rest of a cut row follows a repeated heading without a rule, heading and rest are told apart."""

    def page(rows: list[list[str]], rules: list[int]) -> Callable[[Sheet], None]:
        def draw(sheet: Sheet) -> None:
            for r, row in enumerate(rows):
                for c, text in enumerate(row):
                    sheet.text([60, 220, 320][c], 114 + 20 * r, text, 10, bold=row[0] == "Project")
            for r in rules:
                sheet.rule(60, 120 + 20 * r, 530, 120 + 20 * r)

        return draw

    head = ["Project", "Variance", "Detail"]
    first = [head, ["Quay", "12", "New piles"], ["Slip", "7", "Stone came late"], ["Pier", "9", "The crane was out"]]
    second = [head, ["", "", "of use in May"], ["Light", "3", "New lamp"], ["Buoy", "2", "Painted"]]
    (table,) = tables(tmp_path, page(first, [0, 1, 2]), page(second, [1, 2, 3]))
    assert texts(table) == [*first, *second[1:]]
    assert table.breaks == (4,)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_words_under_a_cells_box_are_the_cells(tmp_path: Path, rotation: int) -> None:
    """Cutting a cell's box out of the picture of the page, as seen, gives a picture with that cell's words in it."""
    path = write(tmp_path / "a.pdf", lambda s: s.grid(XS, heights(5), ROWS, bold=1), rotation=rotation)
    (table,) = [block for block in lay_out(read_pdf(path)).blocks if isinstance(block, Table)]
    file = pypdfium2.PdfDocument(path)
    picture = file[0].render(scale=1).to_pil().convert("L")
    file.close()
    assert texts(table) == ROWS
    for cell in table.cells:
        (box,) = cell.span.boxes
        inside = picture.crop((round(box.x0) + 2, round(box.top) + 2, round(box.x1) - 2, round(box.bottom) - 2))
        dark = sum(value < 128 for value in inside.tobytes())
        assert dark > 4 * len(cell.text.replace(" ", "")), cell.text


def bars(sheet: Sheet) -> None:
    """Level rules from the top of a wide page on, coloured bars after the labels, and one row of figures."""
    for y in (20, 60, 96, 150):
        sheet.rule(24, y, 818, y)
    for x, lines in ((288, ["2024", "Target"]), (360, ["Forecas", "t"]), (430, ["Differ", "ence"]), (500, ["Unmet"])):
        for n, line in enumerate(lines):
            sheet.text(x, 40 + 12 * n, line, 9, bold=True, right=True)
    sheet.fill(205, 60, 219, 96, "#647d33")
    for n, line in enumerate(["Fewer ferries in the winter months,", "with a smaller crew on the early", "boats"]):
        sheet.text(40, 70 + 11 * n, line, 9)
    for x, figure in ((288, "-621.0"), (360, "-"), (430, "621.0"), (500, "621.0")):
        sheet.text(x, 81, figure, 9, right=True)
    sheet.lines(228, 108, wrapped(PROSE, 540, 9)[:3], 9, 12)


def test_a_bar_of_colour_parts_labels_from_figures(tmp_path: Path) -> None:
    """A label beside a bar is a column of its own, however few rows there are; a torn heading is one word."""
    (table,) = tables(tmp_path, bars, size=(842, 595))
    assert texts(table)[0] == ["", "2024 Target", "Forecast", "Differ ence", "Unmet"]
    label = "Fewer ferries in the winter months, with a smaller crew on the early boats"
    assert texts(table)[1] == [label, "-621.0", "-", "621.0", "621.0"]
    assert [cell.column_span for cell in table.cells if cell.row == 2] == [1, 4]


def test_two_tables_with_rules_of_their_own_are_both_found(tmp_path: Path) -> None:
    """Lines below one table's last rule that stand between the rules of the next belong to the next."""

    def page(sheet: Sheet) -> None:
        for top, right in ((100, 530), (200, 518)):
            written(sheet, ROWS[:4], top)
            for i in range(5):
                sheet.rule(60, top - 13 + 18 * i, right, top - 13 + 18 * i)
        sheet.text(60, 182, "Capital", 12, bold=True)

    assert [texts(table) for table in tables(tmp_path, page)] == [ROWS[:4], ROWS[:4]]


def placed(
    sheet: Sheet, xs: Sequence[float], rows: Sequence[Sequence[str]], top: float = 120, *, gap: float = 6,
    centred: bool = False,
) -> float:  # fmt: skip
    """Writes rows of cells over several lines, the first row bold, and gives the height below them."""
    for r, row in enumerate(rows):
        cells = [cell.split("\n") for cell in row]
        most = max(map(len, cells))
        for x, lines in zip(xs, cells, strict=True):
            off = (most - len(lines)) / 2 if centred and r else 0
            for n, line in enumerate(lines):
                sheet.text(x, top + 11 * (n + off), line, 9, bold=not r)
        top += 11 * most + gap
    return top


SURVEYS = [
    ["Survey", "Lead officer", "What was asked", "By"],
    ["Riders", "Ada Bell", "Whether the timetable suits\nthose who change at the pier", "4 May 2024"],
    ["Crews", "Tom Reed", "Hours of rest, the state of the\ncabin, and how long trips\ntake in winter", "1 June 2024"],
    ["Traders", "Ada Bell", "The price of freight", "9 July 2024"],
    ["Visitors", "Sal Wray", "What they came for, and whether\nthey would come again", "2 August 2024"],
]  # fmt: skip


@pytest.mark.parametrize("centred", [False, True], ids=["from the top", "at half height"])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 1, 3, 2)], ids=["text within", "text last"])
def test_wrapped_cells_without_rules_are_whole(tmp_path: Path, centred: bool, order: tuple[int, ...]) -> None:
    """Lines of one cell stay together, whether cells begin together or stand at half their row's height."""
    rows = [[row[i] for i in order] for row in SURVEYS]
    xs = [60, 130, 220, 400] if order[2] == 2 else [60, 130, 220, 310]

    def page(sheet: Sheet) -> None:
        sheet.prose(60, 50)
        sheet.prose(60, placed(sheet, xs, rows, centred=centred) + 14)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [[cell.replace("\n", " ") for cell in row] for row in rows]
    assert table.header_rows == 1


def test_two_columns_of_words_under_bold_headings_are_a_table(tmp_path: Path) -> None:
    """Things with their date need neither rules nor figures where both columns are headed."""
    rows = [
        ["Stage", "Due"],
        ["Survey of the bed", "May 2024"],
        ["Tenders", "July 2024"],
        ["First pile", "October 2024"],
    ]
    (table,) = tables(tmp_path, lambda s: placed(s, [60, 220], rows))
    assert texts(table) == rows


def names(sheet: Sheet) -> None:
    """Those who were present, in two columns."""
    rows = [
        "Members|Substitutes",
        "Cllr Ada Bell|Cllr Tom Reed",
        "Cllr Ian Fox|Cllr Sal Wray",
        "Cllr Jo Dee|Cllr Al May",
    ]
    placed(sheet, [60, 300], [row.split("|") for row in rows])


def addresses(sheet: Sheet) -> None:
    """Two people to ask, beside each other."""
    rows = [
        "Report author|Director",
        "Ada Bell|Tom Reed",
        "Harbour Master|Head of Transport",
        "01234 567890|01234 567891",
    ]
    placed(sheet, [60, 300], [row.split("|") for row in rows])


def asides(sheet: Sheet) -> None:
    """Initials in the margin beside what they are to do."""
    y = 80.0
    for owner in ("AB", "TR", "SW"):
        y = sheet.prose(60, y, PROSE[:150], 380) + 4
        sheet.text(500, y - 16.5, owner, bold=True)


@pytest.mark.parametrize("page", [names, addresses, asides], ids=lambda page: page.__name__)
def test_words_beside_each_other_are_no_table(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Names in two columns, two addresses, and initials in the margin are no tables."""
    assert tables(tmp_path, page) == []


FERRIES = [
    ["Ferries", "Trips", "Late"], ["Tern", "1,204", "12"], ["Gull and Skua", "960", "4"], ["Auk", "52", "0"],
    ["Total", "2,216", "16"],
]  # fmt: skip
PIERS = [["Piers", "Length", "Cost"], ["North pier", "80", "£1,200"], ["South", "95", "£310"], ["Bar", "12", "£95"]]


def half(
    sheet: Sheet, x: float, rows: Sequence[Sequence[str]], top: float = 130, step: float = 14, rules: Sequence[int] = ()
) -> None:
    """Writes a table 220 points wide, with rules over the rows named."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            sheet.text(x + (80 + 60 * c if c else 0), top + step * r, text, 9, bold=not r, right=c > 0)
    for r in rules:
        sheet.rule(x, top - 9 + step * r, x + 205, top - 9 + step * r)


def beside(sheet: Sheet) -> None:
    """One of them ends first."""
    half(sheet, 50, FERRIES)
    half(sheet, 320, PIERS)


def beside_titled(sheet: Sheet) -> None:
    """Each has a title."""
    sheet.text(50, 112, "What sails", 10, bold=True)
    sheet.text(320, 112, "What it sails from", 10, bold=True)
    half(sheet, 50, FERRIES[:4])
    half(sheet, 320, PIERS)


def beside_ruled(sheet: Sheet) -> None:
    """Each has level rules of its own."""
    half(sheet, 50, FERRIES, rules=range(6))
    half(sheet, 320, PIERS, rules=range(5))


def beside_stepped(sheet: Sheet) -> None:
    """Their rows are not level."""
    half(sheet, 50, FERRIES)
    half(sheet, 320, PIERS, 134, 16)


@pytest.mark.parametrize(
    "page", [beside, beside_titled, beside_ruled, beside_stepped], ids=lambda page: page.__name__.partition("_")[2]
)
def test_tables_without_walls_side_by_side_are_two(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """A gutter through all rows parts two tables where each half is headed and labelled for itself."""
    found = tables(tmp_path, page)
    assert [texts(table)[:4] for table in found] == [FERRIES[:4], PIERS]
    assert [table.header_rows for table in found] == [1, 1]


def test_remarks_behind_a_wide_space_belong_to_their_rows(tmp_path: Path) -> None:
    """Words and figures to the right of a gutter that continue the rows on its left are no table of their own."""
    units = [["Unit", "2024"], ["Trips", "4"], ["Metres", "5"], ["Trips", "6"], ["", ""]]

    def page(sheet: Sheet) -> None:
        half(sheet, 50, FERRIES)
        half(sheet, 360, units)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [[*a, *b] for a, b in zip(FERRIES, units, strict=True)]


def test_a_table_in_a_cell_is_a_table_of_its_own_too(tmp_path: Path) -> None:
    """What stands in a cell's table is the cell's text, and a table after the one that holds it."""

    def page(sheet: Sheet, name: str, rows: list[list[str]]) -> None:
        sheet.grid([60, 160, 500], [100, 125, 240], [["Scheme", "Detail"], [name, "Spend by year"]], bold=1)
        sheet.grid([180, 300, 420], [150, 170, 190, 210], rows, bold=1)

    first = [["Year", "£000"], ["2024", "310"], ["2025", "95"]]
    second = [["Stage", "Ends"], ["Design", "May"], ["Works", "June"]]
    found = tables(tmp_path, lambda s: page(s, "Quay", first), lambda s: page(s, "Slip", second))
    outer, inner, other = map(texts, found)
    assert [row[0] for row in outer] == ["Scheme", "Quay", "Slip"]
    assert outer[1][1].split() == ["Spend", "by", "year", "Year", "£000", "2024", "310", "2025", "95"]
    assert (inner, other) == (first, second)
    assert [(table.span.page, table.header_rows) for table in found] == [(1, 1), (1, 1), (2, 1)]


def boxed_heading(sheet: Sheet) -> None:
    """Walls around the headings only, level rules under the rows."""
    written(sheet, ROWS)
    for x in XS:
        sheet.rule(x, 107, x, 125)
    for i in range(6):
        sheet.rule(60, 107 + 18 * i, 530, 107 + 18 * i)


def uprights_only(sheet: Sheet) -> None:
    """Upright rules between the columns, in a frame, and none between the rows."""
    written(sheet, ROWS)
    for x in XS:
        sheet.rule(x, 104, x, 205)
    for y in (104, 205):
        sheet.rule(60, y, 530, y)


def dashes(sheet: Sheet) -> None:
    """Dotted lines of short dashes under the rows."""
    written(sheet, ROWS)
    for i in range(5):
        for x in range(60, 530, 4):
            sheet.rule(x, 125 + 18 * i, x + 2, 125 + 18 * i)


def under_figures(sheet: Sheet) -> None:
    """Short rules under the headings and over the totals of the columns with figures."""
    written(sheet, ROWS)
    for x in XS[1:-1]:
        for y in (125, 179):
            sheet.rule(x + 30, y, x + 92, y)


def shaded_cells(sheet: Sheet) -> None:
    """Each cell shaded by itself."""
    for r in range(5):
        for a, b in itertools.pairwise(XS):
            sheet.fill(a, 107 + 18 * r, b - 1, 124 + 18 * r, "#1f3864" if not r else "#dbe5f1" if r % 2 else "#eef3fa")
    written(sheet, ROWS)


@pytest.mark.parametrize(
    "page", [boxed_heading, uprights_only, dashes, under_figures, shaded_cells], ids=lambda page: page.__name__
)
def test_a_partly_drawn_table_is_the_same_table(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Walls around some cells, rules along some columns and shades behind some cells change nothing."""
    (table,) = tables(tmp_path, page)
    assert texts(table) == ROWS
    assert table.header_rows == 1


@pytest.mark.parametrize("columns", [2, 3], ids=["two columns", "three columns"])
def test_shaded_rows_of_words_are_rows(tmp_path: Path, columns: int) -> None:
    """Bands of shade part rows of wrapped words, and the bold row above them heads the columns."""
    rows = [
        ["Stage", "What happens", "Who"],
        ["Design", "Drawings are made and\nshown to the islands", "Ada Bell"],
        ["Tender", "Three yards are asked", "Tom Reed"],
        ["Works", "Piles are driven in\nthe summer", "Sal Wray"],
    ]
    rows = [row[:columns] for row in rows]

    def page(sheet: Sheet) -> None:
        for top, bottom, colour in ((100, 119, "#1f3864"), (119, 149, "#e6eef7"), (166, 196, "#e6eef7")):
            sheet.fill(60, top, 530, bottom, colour)
        placed(sheet, [64, 160, 400][:columns], rows, 112)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [[cell.replace("\n", " ") for cell in row] for row in rows]


def test_a_label_over_two_lines_heads_both_rows_beside_it(tmp_path: Path) -> None:
    """Where rules part the rows, a label that fills its line and goes on is one label of the two amounts beside it."""
    names = ["Ferries", "Piers", "Lights", "Cranes", "Gulls", "Buoys"]
    rows = [["Project", "Year", "Amount"], *([name, "24-25", f"0.{i}"] for i, name in enumerate(names))]
    long = ["Landing stages for the outer harbour door to door", "Journeys"]
    rows[3:3] = [[long[0], "24-25", "0.017"], [long[1], "24-25", "-0.015"]]

    def page(sheet: Sheet) -> None:
        for i, row in enumerate(rows):
            for x, text in zip((60, 320, 400), row, strict=True):
                sheet.text(x, 112 + 14 * i, text, bold=i == 0)
            if row[0] != long[0]:
                sheet.rule(60, 116 + 14 * i, 500, 116 + 14 * i)

    (table,) = tables(tmp_path, page)
    assert texts(table)[2:6] == [rows[2], [" ".join(long), *rows[3][1:]], [" ".join(long), *rows[4][1:]], rows[5]]


def test_a_rule_under_a_heading_says_which_columns_it_heads(tmp_path: Path) -> None:
    """A heading off the middle of its columns still heads those that the rule under it runs along."""
    rows = [["Route", "Planned", "Run", "Planned", "Run"], ["North", "1,204", "1,188", "900", "870"],
            ["South", "960", "871", "800", "790"], ["Bar", "52", "40", "50", "45"]]  # fmt: skip

    def page(sheet: Sheet) -> None:
        for x0, x1, text in ((195, 312, "Last year"), (365, 482, "This year")):
            sheet.text(x0 + 50, 100, text, bold=True)
            sheet.rule(x0, 104, x1, 104)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                sheet.text([60, 230, 310, 400, 480][c], 118 + 16 * r, text, bold=not r, right=c > 0)
        for y in (122, 170):
            sheet.rule(60, y, 482, y)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [["Route", "Last year", "Last year", "This year", "This year"], *rows]
    assert table.header_rows == 2


def test_headings_on_their_side_head_columns_without_walls(tmp_path: Path) -> None:
    """Words turned upwards over columns that only level rules cross are those columns' headings."""
    rows = [["Mr Reed", "1", "2", "0"], ["Ms Sand", "3", "4", "1"], ["Dr Bell", "5", "5", "2"]]

    def page(sheet: Sheet) -> None:
        sheet.text(60, 170, "Member", 9, bold=True)
        for i, text in enumerate(("Meetings", "Attended", "Sent a note")):
            sheet.canvas.saveState()
            sheet.canvas.translate(226 + 40 * i, sheet.height - 170)
            sheet.canvas.rotate(90)
            sheet.canvas.drawString(0, 0, text)
            sheet.canvas.restoreState()
        for r, row in enumerate(rows):
            for x, text in zip((60, 222, 262, 302), row, strict=True):
                sheet.text(x, 190 + 18 * r, text, 9)
        for y in (176, 194, 212, 230):
            sheet.rule(60, y, 330, y)

    (table,) = tables(tmp_path, page)
    assert texts(table) == [["Member", "Meetings", "Attended", "Sent a note"], *rows]
    assert table.header_rows == 1
