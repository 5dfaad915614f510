"""What stands on a PDF page: words and where, rules, fills, and what a person cannot see."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from papers2data.errors import UnreadableError
from papers2data.layout.pages import lay_out
from papers2data.readers.pdf import read_pdf
from papers2data.readers.pdf.fonts import readable
from papers2data.readers.pdf.raw import RawPage, Word
from tests.pdf.sheets import PROSE, Sheet, write


def only_page(path: Path) -> RawPage:
    """The page of a file of one page."""
    (page,) = read_pdf(path).pages()
    return page


def word(page: RawPage, text: str) -> Word:
    """The only word of that text."""
    (found,) = [w for w in page.words if w.text == text]
    return found


def near(found: Word, x: float, baseline: float) -> bool:
    """True where the word begins there."""
    return abs(found.x0 - x) < 1 and abs(found.baseline - baseline) < 1


def test_a_word_has_its_place_type_and_colour(tmp_path: Path) -> None:
    """A word is found where it was written, with its size, weight and colour."""
    path = write(tmp_path / "a.pdf", lambda s: s.text(72, 100, "Ferry", 14, bold=True, colour="#aa0000"))
    found = word(only_page(path), "Ferry")
    assert near(found, 72, 100)
    assert found.top < 92 < 98 < found.bottom <= 105
    assert (found.style.font, found.style.size, found.style.bold) == ("Helvetica-Bold", 14.0, True)
    assert found.style.colour == "#aa0000"


@pytest.mark.parametrize(
    ("rotation", "box"),
    [(0, (72, 91, 95, 102)), (90, (740, 72, 751, 95)), (180, (500, 740, 523, 751)), (270, (91, 500, 102, 523))],
    ids=["upright", "turned right", "upside down", "turned left"],
)
def test_places_are_those_of_the_page_as_seen(tmp_path: Path, rotation: int, box: tuple[int, int, int, int]) -> None:
    """Whatever /Rotate says, a word's box lies where a person sees the word."""
    path = write(tmp_path / "a.pdf", lambda s: s.text(72, 100, "Ferry"), rotation=rotation)
    page = only_page(path)
    found = word(page, "Ferry")
    assert (round(page.width), round(page.height)) == ((595, 842) if rotation % 180 == 0 else (842, 595))
    assert tuple(map(round, (found.x0, found.top, found.x1, found.bottom))) == box
    assert found.angle == rotation


def test_places_count_from_the_crop_box(tmp_path: Path) -> None:
    """Points count from the corner of the visible page, not of the sheet behind it."""
    path = write(tmp_path / "a.pdf", lambda s: s.text(172, 150, "Ferry"), crop=(100, 50, 500, 792))
    page = only_page(path)
    assert (round(page.width), round(page.height)) == (400, 742)
    assert near(word(page, "Ferry"), 72, 100)


def hidden_page(sheet: Sheet) -> None:
    """A page with every kind of text that cannot be seen."""
    sheet.text(72, 100, "seen")
    sheet.text(72, 120, "white", colour="#ffffff")
    sheet.text(72, 140, "tiny", 0.2)
    sheet.text(-300, 160, "outside")
    sheet.text(72, 180, "covered")
    sheet.fill(60, 165, 200, 190, "#dddddd")
    sheet.fill(60, 195, 200, 215, "#1f3864")
    sheet.text(72, 208, "reversed", colour="#ffffff")
    clip = sheet.canvas.beginPath()
    clip.rect(60, sheet.height - 240, 10, 15)
    sheet.canvas.saveState()
    sheet.canvas.clipPath(clip, stroke=0)
    sheet.text(72, 235, "clipped")
    sheet.canvas.restoreState()
    ghost = sheet.canvas.beginText(72, sheet.height - 260)
    ghost.setTextRenderMode(3)
    ghost.textOut("ghost")
    sheet.canvas.drawText(ghost)


def test_text_that_nobody_sees_is_set_apart_with_its_reason(tmp_path: Path) -> None:
    """White, tiny, outside, covered, clipped and invisible words are no text; white on dark blue is."""
    page = only_page(write(tmp_path / "a.pdf", hidden_page))
    assert [w.text for w in page.words] == ["seen", "reversed"]
    assert page.hidden_counts == {
        "white-on-white": 5, "zero-size": 4, "off-page": 7, "overprinted": 7, "clipped": 7, "invisible": 5,
    }  # fmt: skip
    assert page.letters == sum(page.hidden_counts.values()) + len("seenreversed")


def test_a_minus_that_is_not_drawn_is_its_figures(tmp_path: Path) -> None:
    """A sign in the file just before a figure, set like it, is read with it and told of; one before a word is not."""

    def draw(sheet: Sheet) -> None:
        for y, figure in ((100, "1,655"), (120, "Total")):
            sheet.canvas.saveState()
            ghost = sheet.canvas.beginText(72, sheet.height - y)
            ghost.setFont("Helvetica", 10)
            ghost.setTextRenderMode(3)
            ghost.textOut("-")
            sheet.canvas.drawText(ghost)
            sheet.canvas.restoreState()
            sheet.text(78, y, figure)

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert [w.text for w in page.words] == ["-1,655", "Total"]
    assert (page.unseen_signs, page.hidden_counts) == (("-1,655",), {"invisible": 1})


def test_the_text_layer_of_a_scan_is_text(tmp_path: Path) -> None:
    """Invisible words over a picture of the page are what OCR read, and are kept."""
    Image.new("RGB", (60, 80), "#eeeeee").save(tmp_path / "scan.png")

    def draw(sheet: Sheet) -> None:
        sheet.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
        layer = sheet.canvas.beginText(72, 700)
        layer.setTextRenderMode(3)
        layer.textOut("scanned words")
        sheet.canvas.drawText(layer)

    assert [w.text for w in only_page(write(tmp_path / "a.pdf", draw)).words] == ["scanned", "words"]


def test_a_thin_rule_through_words_strikes_them_and_one_below_underlines_them(tmp_path: Path) -> None:
    """Struck and underlined words are marked, and the marks are no rules of a table."""

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "keep strike keep")
        sheet.rule(96.5, 97, 120.3, 97)
        sheet.text(72, 130, "Heading here")
        sheet.rule(72, 131.2, 111, 131.2)
        sheet.rule(60, 200, 500, 200)

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert [(w.text, w.struck, w.underlined) for w in page.words] == [
        ("keep", False, False), ("strike", True, False), ("keep", False, False),
        ("Heading", False, True), ("here", False, False),
    ]  # fmt: skip
    assert [round(rule.top) for rule in page.rules] == [200]


def test_words_part_at_an_upright_rule_and_at_a_wide_gap(tmp_path: Path) -> None:
    """Letters that touch across a cell's wall are two words, though the file has no space between them."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(72, 700, "1230")
        sheet.rule(83.1, sheet.height - 720, 83.1, sheet.height - 690)

    assert [w.text for w in only_page(write(tmp_path / "a.pdf", draw)).words] == ["12", "30"]


def test_rules_and_fills_are_told_apart(tmp_path: Path) -> None:
    """Thin filled rectangles are rules, as Word draws them; thick ones are fills with their colour."""

    def draw(sheet: Sheet) -> None:
        sheet.fill(72, 100, 300, 100.6, "#000000")
        sheet.fill(72, 120, 300, 150, "#ffc000")
        sheet.canvas.rect(72, sheet.height - 200, 100, 30, stroke=1, fill=0)

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert [(round(f.x0), round(f.top), round(f.x1), round(f.bottom), f.colour) for f in page.fills] == [
        (72, 120, 300, 150, "#ffc000")
    ]
    assert sorted(round(rule.top) for rule in page.rules if rule.horizontal) == [100, 170, 200]
    assert sorted(round(rule.x0) for rule in page.rules if not rule.horizontal) == [72, 172]


def test_strips_of_changing_colour_are_one_fill(tmp_path: Path) -> None:
    """A gradient drawn as strips is no stack of rules."""

    def draw(sheet: Sheet) -> None:
        for i in range(20):
            sheet.fill(72, 100 + 2.5 * i, 200, 102.5 + 2.5 * i, f"#{40 + 8 * i:02x}5f6f")

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert (len(page.rules), len(page.fills)) == (0, 1)


def test_a_gradient_ends_at_the_cells_above_and_below_it(tmp_path: Path) -> None:
    """A cell in one colour keeps it, though the strips of the next cell's gradient touch it."""

    def draw(sheet: Sheet) -> None:
        sheet.fill(72, 100, 130, 160, "#b85808")
        for i in range(20):
            sheet.fill(72, 160 + 3 * i, 130, 163 + 3 * i, f"#{40 + 8 * i:02x}5f6f")
        sheet.fill(72, 220, 130, 300, "#1f497d")

    found = [(round(f.top), round(f.bottom), f.colour) for f in only_page(write(tmp_path / "a.pdf", draw)).fills]
    assert sorted(found) == [(100, 160, "#b85808"), (160, 220, "#785f6f"), (220, 300, "#1f497d")]


def test_shaded_rows_of_a_table_are_no_gradient(tmp_path: Path) -> None:
    """Rows that touch in many colours stay fills of their own, and white words on the dark ones can be seen."""
    colours = ("#a6a6a6", "#ffffff", "#235f6f", "#fefefe", "#b7dee8", "#ffffff", "#95b3d7")

    def draw(sheet: Sheet) -> None:
        for i, colour in enumerate(colours):
            sheet.fill(72, 100 + 15 * i, 500, 115 + 15 * i, colour)
        sheet.rule(72, 100, 500, 100, 1)
        sheet.text(80, 142, "Roads and Bridges", 10, bold=True, colour="#ffffff")

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert [fill.colour for fill in page.fills] == list(colours)
    assert [word.text for word in page.words] == ["Roads", "and", "Bridges"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("ﬁnance oﬃce", "Calibri", "finance office"),
        ("co\xadoperate", "Calibri", "cooperate"),
        ("\uf0e9", "Wingdings", "↑"),
        ("\uf0ea", "Wingdings-Regular", "↓"),
        ("\uf0fc", "ABCDEF+Wingdings", "✓"),
        ("g", "Wingdings3", "→"),
        ("\uf0b7", "SymbolMT", "•"),
        ("\uf0b7", "Calibri", "•"),
        ("½D", "SegoeUISymbol", "½D"),
        ("\ue123", "Calibri", "\ue123"),
        ("Con\x1frmed", "Myriad", "Confirmed"),
        ("a\x03b", "Calibri", "a\ufffdb"),
    ],
    ids=[
        "ligatures", "soft hyphen", "Wingdings arrow", "Wingdings by another name", "Wingdings tick", "Wingdings 3",
        "Symbol bullet", "private bullet in a plain font", "a font that is only named symbol", "unknown letter is kept",
        "fi without a name", "a letter without meaning",
    ],
)  # fmt: skip
def test_letters_are_made_readable(text: str, font: str, expected: str) -> None:
    """Ligatures, soft hyphens and the letters of symbol fonts become what a person reads."""
    assert readable(text, font) == expected


def test_labels_outline_and_links_are_read(tmp_path: Path) -> None:
    """Bookmarks lead to their page, and links to their address or page."""
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry("Agenda", "one", 0)
    canvas.linkURL("https://example.org/papers", (72, 700, 200, 720))
    canvas.showPage()
    canvas.bookmarkPage("two")
    canvas.addOutlineEntry("Minutes", "two", 1)
    canvas.showPage()
    canvas.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert [(e.title, e.level, e.page) for e in document.outline] == [("Agenda", 0, 1), ("Minutes", 1, 2)]
    first = next(document.pages())
    assert [(link.url, round(link.x0)) for link in first.links] == [("https://example.org/papers", 72)]


def test_pages_are_read_up_to_the_limit(tmp_path: Path) -> None:
    """A page limit stops the reading, and the document still says how many pages there are."""
    document = read_pdf(write(tmp_path / "a.pdf", *[lambda s: s.text(72, 72, "x")] * 4), page_limit=2)
    assert (document.page_count, [page.number for page in document.pages()]) == (4, [1, 2])


def test_a_file_that_is_no_pdf_says_so(tmp_path: Path) -> None:
    """A text file with a PDF's name is refused with its name and the reason."""
    (tmp_path / "a.pdf").write_text("Minutes of the ferry panel")
    with pytest.raises(UnreadableError, match=r"a\.pdf: it is damaged or no PDF"):
        read_pdf(tmp_path / "a.pdf")


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    """Without the password the message names the option; with it the words are read."""
    right, wrong = "tide", "ebb"
    path = write(tmp_path / "a.pdf", lambda s: s.text(72, 72, "secret"), password=right)
    with pytest.raises(UnreadableError, match="it needs a password: give --password"):
        read_pdf(path)
    with pytest.raises(UnreadableError, match="the password is wrong"):
        read_pdf(path, password=wrong)
    assert [w.text for page in read_pdf(path, password=right).pages() for w in page.words] == ["secret"]


def test_both_engines_read_the_same_words(tmp_path: Path) -> None:
    """pdfplumber, the second engine, gives the words of pdfium at the same places."""
    path = write(tmp_path / "a.pdf", lambda s: s.prose(72, 100, PROSE))
    (first,), (second,) = read_pdf(path).pages(), read_pdf(path, engine="pdfplumber").pages()
    assert [w.text for w in first.words] == [w.text for w in second.words]
    assert all(abs(a.x0 - b.x0) < 1 and abs(a.x1 - b.x1) < 1 for a, b in zip(first.words, second.words, strict=True))
    assert all(abs(a.baseline - b.baseline) < 2 for a, b in zip(first.words, second.words, strict=True))


def test_a_frame_drawn_as_a_filled_ring_covers_nothing(tmp_path: Path) -> None:
    """A rectangle with a hole is a border of four rules, and the words within it are seen."""

    def draw(sheet: Sheet) -> None:
        sheet.text(100, 130, "inside")
        ring = sheet.canvas.beginPath()
        ring.rect(80, sheet.height - 160, 200, 60)
        ring.rect(81, sheet.height - 159, 198, 58)
        sheet.canvas.drawPath(ring, stroke=0, fill=1, fillMode=0)

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert [w.text for w in page.words] == ["inside"]
    assert (len(page.fills), sorted(round(r.top) for r in page.rules if r.horizontal)) == (0, [100, 160])


def test_a_rectangle_both_filled_and_drawn_is_a_fill_with_rules(tmp_path: Path) -> None:
    """A cell drawn in one go has its background and its walls."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFillColorRGB(1, 0, 0)
        sheet.canvas.rect(72, 600, 100, 30, stroke=1, fill=1)

    page = only_page(write(tmp_path / "a.pdf", draw))
    assert ([f.colour for f in page.fills], len(page.rules)) == (["#ff0000"], 4)


def test_the_pages_of_a_long_pack_come_in_order(tmp_path: Path) -> None:
    """A pack of more pages than pdfium is given at once is read whole, each page once."""
    path = write(tmp_path / "a.pdf", *[lambda s, n=n: s.text(72, 100, f"Page-{n}") for n in range(1, 121)])
    pages = list(read_pdf(path).pages())
    assert [page.number for page in pages] == list(range(1, 121))
    assert [page.words[0].text for page in pages] == [f"Page-{n}" for n in range(1, 121)]


def test_struck_words_are_reported(tmp_path: Path) -> None:
    """A page with struck-through words has a finding that counts and quotes them."""

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "That the")
        sheet.text(112, 100, "old grey boat be hired.")
        sheet.rule(112, 97, 148, 97)

    laid = lay_out(read_pdf(write(tmp_path / "a.pdf", draw)))
    assert [(f.code, f.message) for f in laid.findings] == [
        ("struck-text", "Page 1: 2 words are struck through and left out: “old grey”.")
    ]
