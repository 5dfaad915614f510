"""From words to paragraphs: furniture off, columns read one by one, sentences whole over page breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import HexColor

from papers2data.layout.pages import LaidOut, lay_out
from papers2data.layout.pages.draw import draw
from papers2data.layout.pages.marks import marker_of
from papers2data.model import Paragraph, Table
from papers2data.readers.pdf import read_pdf
from papers2data.readers.pdf.raw import Style, Word
from tests.pdf.sheets import PROSE, Sheet, wrapped, write


def laid_out(path: Path, *pages: Callable[[Sheet], object], size: tuple[float, float] = (595, 842)) -> LaidOut:
    """The layout of a file of those pages."""
    return lay_out(read_pdf(write(path / "a.pdf", *pages, size=size)))


def texts(found: LaidOut) -> list[str]:
    """The texts of the paragraphs in order."""
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def page_of_pack(number: int, body: str) -> Callable[[Sheet], None]:
    """A page with a running head, a number, and a paragraph of its own."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 40, f"Ferry Panel - item {number}", 9)
        sheet.prose(72, 120, body)
        sheet.text(297, 810, f"Page {number + 10} of 40", 9, centre=True)

    return page


def test_heads_feet_and_page_numbers_are_furniture(tmp_path: Path) -> None:
    """What repeats at the edge of neighbouring pages is no part of the paper, and the printed number is the label."""
    bodies = [f"Report {n}. {PROSE}" for n in range(1, 5)]
    found = laid_out(tmp_path, *(page_of_pack(n, body) for n, body in enumerate(bodies, 1)))
    assert texts(found) == bodies
    assert [page.label for page in found.pages] == ["11", "12", "13", "14"]
    assert [line.text for line in found.furniture[:2]] == ["Ferry Panel - item 1", "Page 11 of 40"]


def test_the_label_is_the_number_that_runs_on_through_the_pack(tmp_path: Path) -> None:
    """Where a paper within a pack has its own page number too, the pack's number is the label."""

    def page(pack: int, own: int) -> Callable[[Sheet], None]:
        def draw_page(sheet: Sheet) -> None:
            sheet.prose(72, 120, f"{pack}. {PROSE}")
            sheet.text(297, 800, str(own), 9, centre=True)
            sheet.text(540, 820, f"Page {pack}", 9, right=True)

        return draw_page

    found = laid_out(tmp_path, *(page(21 + n, own) for n, own in enumerate([1, 2, 3, 1, 2])))
    assert [p.label for p in found.pages] == ["21", "22", "23", "24", "25"]


def test_the_marking_that_opens_and_closes_a_single_page_is_furniture(tmp_path: Path) -> None:
    """The same words at the top and at the foot of a page are a marking."""

    def page(sheet: Sheet) -> None:
        sheet.text(297, 40, "OFFICIAL", centre=True)
        sheet.prose(72, 120)
        sheet.text(297, 810, "OFFICIAL", centre=True)

    found = laid_out(tmp_path, page)
    assert texts(found) == [PROSE]
    assert [line.text for line in found.furniture] == ["OFFICIAL", "OFFICIAL"]


def test_a_paragraph_that_runs_over_a_page_is_one(tmp_path: Path) -> None:
    """A sentence cut by a page break is whole again, with a box on each page."""
    lines = wrapped(PROSE, 440, 10)
    found = laid_out(tmp_path, lambda s: s.lines(72, 730, lines[:2]), lambda s: s.lines(72, 80, lines[2:]))
    assert texts(found) == [PROSE]
    assert [box.page for box in found.blocks[0].span.boxes] == [1, 2]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a plan for the resi-", "dents of the island", "a plan for the residents of the island"),
        ("the plan is long-", "term. It is a long-term plan", "the plan is long-term. It is a long-term plan"),
        ("papers from North-", "East Harbour were noted", "papers from North-East Harbour were noted"),
        ("Ask ada.finch@island.gov.u", "k or telephone", "Ask ada.finch@island.gov.uk or telephone"),
        ("Ask ada.finch@island.gov.uk", "or telephone", "Ask ada.finch@island.gov.uk or telephone"),
    ],
    ids=["a word cut at the line's end", "a hyphen that the document writes elsewhere", "a name", "a cut address",
         "a whole address"],
)  # fmt: skip
def test_words_cut_at_the_end_of_a_line_are_whole(tmp_path: Path, first: str, second: str, expected: str) -> None:
    """The hyphen of a line's end goes, unless it belongs to the word; an address cut anywhere is whole."""
    found = laid_out(tmp_path, lambda s: s.lines(72, 100, [first, second]))
    assert texts(found) == [expected]


def test_list_items_have_their_marker_and_depth(tmp_path: Path) -> None:
    """Numbers, letters and bullets open items; what is set in further lies deeper; wrapped lines stay with them."""

    def page(sheet: Sheet) -> None:
        sheet.prose(72, 100)
        sheet.text(72, 200, "1.")
        sheet.lines(98, 200, wrapped("That " + PROSE[:150], 400, 10))
        sheet.text(98, 240, "(a)")
        sheet.text(124, 240, "the boat be hired;")
        sheet.text(98, 260, "•")
        sheet.text(124, 260, "the yard be paid.")

    found = laid_out(tmp_path, page)
    items = [(b.marker, b.level, b.text[:12]) for b in found.blocks if isinstance(b, Paragraph) and b.kind == "item"]
    assert items == [("1.", 0, "That The com"), ("(a)", 1, "the boat be "), ("•", 1, "the yard be ")]


def dot(sheet: Sheet, x: float, y: float, side: float, colour: str) -> None:
    """Draws a dot."""
    sheet.canvas.setFillColor(HexColor(colour))
    sheet.canvas.circle(x + side / 2, sheet.height - y - side / 2, side / 2, stroke=0, fill=1)


def square(sheet: Sheet, x: float, y: float, side: float, colour: str) -> None:
    """Draws a square."""
    sheet.fill(x, y, x + side, y + side, colour)


@pytest.mark.parametrize(
    ("figure", "side", "colours", "marker"),
    [
        pytest.param(dot, 4, ["#000000"] * 3, "•", id="dots"),
        pytest.param(square, 4, ["#1f497d"] * 3, "•", id="squares"),
        pytest.param(square, 2, ["#000000"] * 3, "•", id="squares-as-small-as-rules-are-thick"),
        pytest.param(square, 6, ["#ff0000", "#ffbf00", "#00b050"], "", id="key-of-a-chart"),
        pytest.param(square, 30, ["#1f497d"] * 3, "", id="larger-than-the-type"),
    ],
)
def test_drawn_bullets_open_items(
    tmp_path: Path, figure: Callable[..., None], side: float, colours: list[str], marker: str
) -> None:
    """Figures alike at the left of lines are the bullets of a list, what else stands there is none."""
    said = ["the ferry be hired for the winter", "the yard be paid for the gearbox", "the summer timetable be kept"]

    def page(sheet: Sheet) -> None:
        sheet.prose(72, 100)
        for i, (text, colour) in enumerate(zip(said, colours, strict=True)):
            figure(sheet, 84 - side, 197 + 20 * i - side / 2, side, colour)
            sheet.text(90, 200 + 20 * i, text)

    found = laid_out(tmp_path, page)
    assert [(b.marker, b.text) for b in found.blocks if isinstance(b, Paragraph)][1:] == [(marker, t) for t in said]


def test_headings_are_told_by_size_and_weight(tmp_path: Path) -> None:
    """Larger type is a higher heading than bold type, and body text is none."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 80, "Ferry Panel", 18, bold=True)
        sheet.text(72, 120, "1. Apologies", 10, bold=True)
        sheet.prose(72, 140)
        sheet.text(72, 220, "2. Minutes", 10, bold=True)
        sheet.prose(72, 240)

    found = laid_out(tmp_path, page)
    kinds = [(b.kind, b.level, b.marker) for b in found.blocks if isinstance(b, Paragraph)]
    assert kinds == [("heading", 1, ""), ("heading", 2, "1."), ("body", 0, ""), ("heading", 2, "2."), ("body", 0, "")]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Prose in two columns is read down the left one first, and is no table."""
    left, right = PROSE, PROSE.replace("ferry", "bridge").replace("boat", "span")

    def page(sheet: Sheet) -> None:
        sheet.prose(60, 100, left, 220)
        sheet.prose(310, 100, right, 220)

    found = laid_out(tmp_path, page)
    assert texts(found) == [left, right]


def test_letter_spaced_headings_are_words(tmp_path: Path) -> None:
    """Letters set far apart, as in a title, are read as one word."""

    def page(sheet: Sheet) -> None:
        heading = sheet.canvas.beginText(200, sheet.height - 80)
        heading.setFont("Helvetica-Bold", 12)
        heading.setCharSpace(7)
        heading.textOut("MINUTES")
        sheet.canvas.drawText(heading)
        sheet.prose(72, 120)

    assert texts(laid_out(tmp_path, page))[0] == "MINUTES"


def test_struck_words_are_left_out_of_the_text_and_kept_beside_it(tmp_path: Path) -> None:
    """An amendment's struck words are no part of the sentence, but are not lost."""

    def page(sheet: Sheet) -> None:
        sheet.text(72, 100, "That the")
        sheet.text(112, 100, "old new boat be hired.")
        sheet.rule(112, 97, 125.3, 97)

    (block,) = laid_out(tmp_path, page).blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.struck) == ("That the new boat be hired.", "old")


def test_a_picture_without_text_needs_ocr(tmp_path: Path) -> None:
    """A scanned page is counted as a page, marked, and reported."""
    Image.new("RGB", (60, 80), "#cccccc").save(tmp_path / "scan.png")
    found = laid_out(tmp_path, lambda s: s.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842), lambda s: None)
    assert [page.needs_ocr for page in found.pages] == [True, False]
    assert [(f.code, f.span.page) for f in found.findings] == [("page-needs-ocr", 1), ("page-empty", 2)]


def test_no_letter_is_lost(tmp_path: Path) -> None:
    """All letters that can be seen are in blocks or furniture."""
    found = laid_out(tmp_path, *(page_of_pack(n, PROSE) for n in range(1, 4)))
    assert found.kept == found.letters > 700


def contents(sheet: Sheet) -> None:
    """A contents page with leaders."""
    for i, title in enumerate(
        ["Introduction to the plan", "The boats and their crews", "Money and risks", "What comes next"]
    ):
        sheet.text(72, 100 + 20 * i, title)
        sheet.text(250, 100 + 20 * i, "." * 60)
        sheet.text(520, 100 + 20 * i, str(2 + 3 * i), right=True)


def agenda(sheet: Sheet) -> None:
    """An agenda with the pages of its papers."""
    titles = ["Apologies for absence", "Minutes of the last meeting", "The ferry in winter", "Any other business"]
    for i, title in enumerate(titles):
        sheet.text(72, 100 + 20 * i, f"{i + 1}.")
        sheet.text(100, 100 + 20 * i, title)
        sheet.text(480, 100 + 20 * i, f"{1 + 4 * i} - {4 + 4 * i}")


def letterhead(sheet: Sheet) -> None:
    """A letter's address beside the sender's details."""
    for i, (left, right) in enumerate(
        [
            ("Mr A Sample", "Harbour House"),
            ("2 Quay Street", "Marsh Lane"),
            ("Saltham", "Direct line"),
            ("SA1 2BC", "E-mail"),
        ]
    ):
        sheet.text(72, 100 + 13 * i, left)
        sheet.text(400, 100 + 13 * i, right)


def chart(sheet: Sheet) -> None:
    """A line chart with its axes."""
    for i in range(6):
        sheet.text(80, 300 - 30 * i, str(20 * i), 8, right=True)
        sheet.rule(85, 297 - 30 * i, 400, 297 - 30 * i, 0.3)
        sheet.text(100 + 55 * i, 310, str(2015 + i), 8)
    for i in range(12):
        sheet.rule(90 + 25 * i, 290 - 7 * i - (i % 3) * 11, 115 + 25 * i, 283 - 7 * i - ((i + 1) % 3) * 11)


def signatures(sheet: Sheet) -> None:
    """The place to sign minutes."""
    sheet.prose(72, 100)
    sheet.text(72, 200, "Signed ..............................")
    sheet.text(350, 200, "Date ..............................")
    sheet.text(72, 230, "Chairman")
    sheet.text(350, 230, "Clerk")


def bullets(sheet: Sheet) -> None:
    """Bulleted items with text set in."""
    for i in range(6):
        sheet.text(72, 100 + 26 * i, "•")
        sheet.lines(108, 100 + 26 * i, wrapped(PROSE[20 * i : 20 * i + 110], 380, 10))


@pytest.mark.parametrize(
    "page", [contents, agenda, letterhead, chart, signatures, bullets], ids=lambda page: page.__name__
)
def test_no_table_is_invented(tmp_path: Path, page: Callable[[Sheet], None]) -> None:
    """Contents, agendas, addresses, charts, places to sign and lists are no tables."""
    assert [block for block in laid_out(tmp_path, page).blocks if isinstance(block, Table)] == []


def letters(*texts_: str) -> list[Word]:
    """Words one after the other with a plain space between."""
    style = Style("Helvetica", 10, False, False, "#000000")
    return [Word(t, 72 + 40 * i, 90, 109 + 40 * i, 102, 100, style) for i, t in enumerate(texts_)]


@pytest.mark.parametrize(
    ("first", "marker"),
    [
        ("1.", "1."), ("12.3", "12.3"), ("(a)", "(a)"), ("iv.", "iv."), ("(ii)", "(ii)"), ("2448.", "2448."),
        ("•", "•"), ("a)", "a)"), ("The", ""), ("2019", ""), ("I", ""), ("£3.", ""),
    ],
)  # fmt: skip
def test_markers(first: str, marker: str) -> None:
    """A number, a letter or a bullet marks an item; a word, a year or a sum does not."""
    assert marker_of(letters(first, "text")) == marker


def test_the_drawing_of_a_page_is_a_picture(tmp_path: Path) -> None:
    """What was understood is drawn over the page at the scale asked for."""
    path = write(tmp_path / "a.pdf", lambda s: s.grid([72, 200, 300], [100, 120, 140], [["a", "b"], ["c", "d"]]))
    picture = Image.open(draw(read_pdf(path), 1, tmp_path / "a.png", scale=1.0))
    assert picture.format == "PNG"
    assert abs(picture.width - 595) <= 1
    colours = {colour for _, colour in picture.getcolors(100_000) or []}
    assert (0x1B, 0x6C, 0xA8) in colours
