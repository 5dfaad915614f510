"""Tables of shapes met in budget books, action plans and logs of bodies that nobody had tuned for."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from papers2data.layout.pages import lay_out
from papers2data.model import Table
from papers2data.readers.pdf import read_pdf
from tests.pdf.sheets import Sheet, write

NAVY, SKY, ICE = "#005eb8", "#cfd5ea", "#e9ebf5"


def tables_of(path: Path) -> list[Table]:
    """The tables of a PDF."""
    return [block for block in lay_out(read_pdf(path)).blocks if isinstance(block, Table)]


def texts_of(table: Table) -> list[list[str]]:
    """The texts by row, each cell's where it begins and "<" where it goes on."""
    rows = [["<"] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text.replace("\n", " ")
    return rows


def test_shaded_headings_with_no_rule_below_them_are_a_row_of_their_own(tmp_path: Path) -> None:
    """The edge between headings in one colour and a group's title in another parts two rows, as a rule would."""
    xs, ys = [60, 260, 360, 440, 540], [100, 130, 160, 190, 220]

    def draw(sheet: Sheet) -> None:
        for a, b in pairwise(xs):
            sheet.fill(a, ys[0], b, ys[1], NAVY)
            for i in (2, 3):
                sheet.fill(a, ys[i], b, ys[i + 1], (ICE, SKY)[i % 2])
        sheet.fill(xs[0], ys[1], xs[-1], ys[2], SKY)
        for y in (ys[0], *ys[2:]):
            sheet.rule(xs[0], y, xs[-1], y)
        for x in xs:
            inner = x not in (xs[0], xs[-1])
            sheet.rule(x, ys[0], x, ys[1] + 2 if inner else ys[-1])
            sheet.rule(x, ys[2], x, ys[-1])
        for x, text in zip(xs, ("What we will do", "Led by", "When", "Measure"), strict=False):
            sheet.text(x + 4, 118, text, 9, bold=True, colour="#ffffff")
        sheet.text(64, 148, "Ferries that sail on time, in every season and on every tide:", 9)
        for y, row in (
            (178, ("Hire a second boat", "Ruth Anders", "May", "Trips")),
            (208, ("Mend", "Lee", "June", "Days")),
        ):
            for x, text in zip(xs, row, strict=False):
                sheet.text(x + 4, y, text, 9)

    (table,) = tables_of(write(tmp_path / "plan.pdf", draw))
    assert texts_of(table) == [
        ["What we will do", "Led by", "When", "Measure"],
        ["Ferries that sail on time, in every season and on every tide:", "<", "<", "<"],
        ["Hire a second boat", "Ruth Anders", "May", "Trips"],
        ["Mend", "Lee", "June", "Days"],
    ]
    assert table.header_rows == 1


def _template(sheet: Sheet) -> None:
    """A spreadsheet's sheet: shaded headings and totals without rules, ruled rows between them."""
    xs = [40, 130, 300, 350, 400, 520]
    sheet.fill(40, 100, 520, 124, "#963634")
    sheet.fill(40, 164, 520, 176, "#963634")
    for top in (124, 176):
        for y in (top, top + 20, top + 40):
            sheet.rule(40, y, 520, y)
        for x in xs:
            sheet.rule(x, top, x, top + 40)
    heads = ((42, "Category"), (132, "Description of the change"), (316, "2031-32"), (366, "2032-33"), (402, "Service"))
    for x, text in heads:
        sheet.text(x, 110, text, 8, bold=True, colour="#ffffff")
    for x in (328, 378):
        sheet.text(x, 120, "£000s", 6, bold=True, colour="#ffffff")
    rows = (
        (138, "Fares", "More trips", "1.5", "2.0", "Ferries"),
        (158, "Fares", "Fewer dogs", "-0.5", "0.0", "Ferries"),
        (190, "Piers", "New planks", "7.0", "0.0", "Harbour"),
        (210, "Piers", "Paint", "3.0", "1.0", "Harbour"),
    )
    for y, kind, what, this, then, service in rows:
        for x, text in ((42, kind), (132, what), (402, service)):
            sheet.text(x, y, text, 8)
        sheet.text(348, y, this, 8, right=True)
        sheet.text(398, y, then, 8, right=True)
    sheet.text(42, 172, "TOTAL OF ALL CHANGES TO THE FARES", 8, bold=True, colour="#ffffff")
    sheet.text(348, 172, "1.0", 8, bold=True, colour="#ffffff", right=True)
    sheet.text(398, 172, "2.0", 8, bold=True, colour="#ffffff", right=True)


def test_shaded_headings_and_totals_join_the_ruled_parts_of_one_table(tmp_path: Path) -> None:
    """Bands that stand on and between ruled parts are rows: each heading over its column, each figure in its own."""
    (table,) = tables_of(write(tmp_path / "template.pdf", _template))
    assert texts_of(table) == [
        ["Category", "Description of the change", "2031-32 £000s", "2032-33 £000s", "Service"],
        ["Fares", "More trips", "1.5", "2.0", "Ferries"],
        ["Fares", "Fewer dogs", "-0.5", "0.0", "Ferries"],
        ["TOTAL OF ALL CHANGES TO THE FARES", "<", "1.0", "2.0", ""],
        ["Piers", "New planks", "7.0", "0.0", "Harbour"],
        ["Piers", "Paint", "3.0", "1.0", "Harbour"],
    ]
    assert table.header_rows == 1


def test_shading_that_ends_within_a_cell_parts_no_row(tmp_path: Path) -> None:
    """Only where shading of another colour follows does the end of a shaded strip make two rows of one."""

    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 260, 500], [100, 140, 180], [["Pledge", "State"], ["Hire a boat", "Done"]], bold=1)
        sheet.fill(260.5, 140.5, 499.5, 160, "#8db4e2")
        sheet.text(264, 152, "Done", 9)

    (table,) = tables_of(write(tmp_path / "strip.pdf", draw))
    assert [row[0] for row in texts_of(table)] == ["Pledge", "Hire a boat"]


def test_headings_of_two_columns_with_no_wall_between_them_are_two(tmp_path: Path) -> None:
    """Headings over a part of the grid that only has walls below them are cut at those, a year over each figure."""
    xs = [60, 200, 250, 300, 420]

    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 150, 170):
            sheet.rule(60, y, 420, y)
        for x in xs:
            sheet.rule(x, 130 if x in (250, 300) else 100, x, 170)
        for x, text in ((64, "Change"), (212, "2031-32"), (262, "2032-33"), (304, "Service Area")):
            sheet.text(x, 114, text, 9, bold=True)
        for y, row in ((144, ("More trips", "1.5", "2.0", "Ferries")), (164, ("Planks", "7.0", "0.5", "Harbour"))):
            for x, text in zip((64, 220, 270, 304), row, strict=True):
                sheet.text(x, y, text, 9)

    (table,) = tables_of(write(tmp_path / "open.pdf", draw))
    assert texts_of(table)[0] == ["Change", "2031-32", "2032-33", "Service Area"]


def test_a_heading_over_two_named_columns_stays_one(tmp_path: Path) -> None:
    """A phrase over two columns is not cut where the row below names both, however its words stand."""
    xs = [60, 200, 280, 360]

    def draw(sheet: Sheet) -> None:
        for y in (100, 120, 140, 160):
            sheet.rule(60, y, 360, y)
        for x in xs:
            sheet.rule(x, 120 if x == 280 else 100, x, 160)
        sheet.text(243, 114, "2031-32", 9)
        sheet.text(282, 114, "Final", 9)
        for y, row in ((134, ("Grant", "Town", "Nation")), (154, ("Ferries", "5.0", "70.0"))):
            for x, text in zip(xs, row, strict=False):
                sheet.text(x + 4, y, text, 9)

    (table,) = tables_of(write(tmp_path / "over.pdf", draw))
    assert texts_of(table)[0][1:] == ["2031-32 Final", "<"]


def _plan(sheet: Sheet) -> None:
    """A plan whose rules part blocks of years: three columns of figures in each, and several rows in each band."""
    for y in (100, 230, 250):
        sheet.rule(40, y, 540, y)
    for x in (40, 190, 390, 540):
        sheet.rule(x, 100, x, 250)
    for middle, year in ((115, "2031-32"), (465, "2032-33")):
        sheet.text(middle, 112, year, 9, bold=True, centre=True)
        for x, text in ((middle - 30, "Core"), (middle + 20, "Extra"), (middle + 72, "Total")):
            sheet.text(x, 126, text, 9, right=True)
            sheet.text(x, 138, "£000s", 9, right=True)
    rows = (("Ferries", 1), ("Piers", 2), ("Buoys", 3), ("Dredging", 4), ("Pilots", 5), ("TOTAL", 15))
    for place, (label, value) in enumerate(rows):
        y = 160 + 14 * place if label != "TOTAL" else 243
        sheet.text(194, y, label, 9)
        for middle in (115, 465):
            for x, part in ((middle - 30, value), (middle + 20, 0.5 * value), (middle + 72, 1.5 * value)):
                sheet.text(x, y, f"{part:,.1f}", 9, right=True)


def test_rules_that_part_blocks_of_years_leave_columns_and_rows_to_be_told_by_alignment(tmp_path: Path) -> None:
    """Each year stands over its three columns, and each line of figures is a row, though no rule parts either."""
    (table,) = tables_of(write(tmp_path / "plan.pdf", _plan))
    rows = texts_of(table)
    assert table.columns == 7
    years = {cell.text: (cell.column, cell.column_span) for cell in table.cells if cell.text.startswith("203")}
    assert years == {"2031-32": (0, 3), "2032-33": (4, 3)}
    assert rows[1][:3] == ["Core £000s", "Extra £000s", "Total £000s"]
    assert rows[2] == ["1.0", "0.5", "1.5", "Ferries", "1.0", "0.5", "1.5"]
    assert rows[-1] == ["15.0", "7.5", "22.5", "TOTAL", "15.0", "7.5", "22.5"]
    assert table.header_rows == 2


def test_headings_a_space_apart_that_end_with_their_columns_are_two(tmp_path: Path) -> None:
    """Right-aligned headings of neighbouring columns are cut where each ends with its figures."""

    def draw(sheet: Sheet) -> None:
        for y in (100, 140, 300, 314):
            sheet.rule(60, y, 500, y)
        for y, texts in (
            (116, ("", "2031-32", "against the plan", "")),
            (130, ("Saving", "Target", "now", "Variance")),
        ):
            for x, text in zip((60, 320, 400, 490), texts, strict=True):
                sheet.text(x, y, text, 10, bold=True, right=x > 60)
        for place in range(11):
            y = 156 + 14 * place if place < 10 else 310
            sheet.text(60, y, f"Change number {place} to the boats", 10)
            for x, figure in ((320, "-1,040.5"), (400, "0.0"), (490, "1,040.5")):
                sheet.text(x, y, figure, 10, right=True)

    (table,) = tables_of(write(tmp_path / "savings.pdf", draw))
    heads = [" ".join(filter(None, column)) for column in zip(*texts_of(table)[: table.header_rows], strict=True)]
    assert [head.replace("< ", "") for head in heads] == [
        "Saving",
        "2031-32 Target",
        "against the plan now",
        "Variance",
    ]
    assert texts_of(table)[table.header_rows] == ["Change number 0 to the boats", "-1,040.5", "0.0", "1,040.5"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param(
            [["", "31.3.31", "31.3.32"], ["", "£m", "£m"], ["Total debt", "1,268.3", "1,304.8"],
             ["Loans", "178.5", "225.1"], ["Leases", "27.8", "26.6"], ["Bonds", "1.0", "2.0"]],
            2, id="a bold total under the headings",
        ),
        pytest.param(
            [["Table 1", "2031-32 Plans", "2032-33 Plans"], ["", "£m", "£m"], ["Spending", "25,865", "63,550"],
             ["Taxes", "1,160", "24,005"]],
            2, id="years with a word, and units below them",
        ),
    ],
)  # fmt: skip
def test_headings_end_where_amounts_begin(tmp_path: Path, rows: list[list[str]], count: int) -> None:
    """A label with amounts is no heading, bold as it may be; a row of units is one, plain as it may be."""
    bold = 3 if len(rows) > 4 else 0

    def draw(sheet: Sheet) -> None:
        sheet.grid([60, 200, 300, 400], [100 + 20 * i for i in range(len(rows) + 1)], rows, bold=bold)

    (table,) = tables_of(write(tmp_path / "heads.pdf", draw))
    assert table.header_rows == count


def test_amounts_on_every_line_are_columns_however_close(tmp_path: Path) -> None:
    """Two amounts with less room between them than between phrases are two cells."""

    def draw(sheet: Sheet) -> None:
        sheet.prose(60, 60)
        rows = [("CORE", "151,171.3", "113,024.4"), ("EXTERNAL", "48,960.3", "38,698.8")]
        rows.append(("TOTAL", "200,131.6", "74,325.6"))
        for place, (label, *amounts) in enumerate(rows):
            sheet.text(60, 200 + 14 * place, label, 9)
            for x, text in zip((400, 445.5), amounts, strict=True):
                sheet.text(x, 200 + 14 * place, text, 9, right=True)

    (table,) = tables_of(write(tmp_path / "totals.pdf", draw))
    assert texts_of(table)[-1] == ["TOTAL", "200,131.6", "74,325.6"]
