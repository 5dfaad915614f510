"""Word files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from papers2data.errors import UnreadableError
from papers2data.model import Paragraph, Table
from papers2data.readers.docx import read_docx
from papers2data.readers.docx.numbering import printed
from tests.formats.word import append, blocks_of, body, flow_of, numbered, paragraphs, repacked, tables, with_list


def test_headings_by_style_by_outline_and_by_look(tmp_path: Path) -> None:
    """A heading is what Word's styles or outline levels call one, and what is typed all bold or all capitals."""
    document = docx.Document()
    document.add_heading("Background", level=2)
    append(document, '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Options</w:t></w:r></w:p>')
    document.add_paragraph().add_run("Financial matters").bold = True
    document.add_paragraph("LEGAL MATTERS")
    document.add_paragraph("The plan was sound.")
    found = [(p.kind, p.level, p.text) for p in paragraphs(blocks_of(document, tmp_path))]
    assert found == [
        ("heading", 2, "Background"),
        ("heading", 3, "Options"),
        ("heading", 0, "Financial matters"),
        ("heading", 0, "LEGAL MATTERS"),
        ("body", 0, "The plan was sound."),
    ]


def test_title_style_names_the_document(tmp_path: Path) -> None:
    """The paragraph in the style that Word keeps for titles is the document's title."""
    document = docx.Document()
    document.add_heading("Bus Services Review", level=0)
    assert flow_of(document, tmp_path).title == "Bus Services Review"


def test_numbers_as_word_counts_them(tmp_path: Path) -> None:
    """Numbers that Word prints and does not store come out as printed: levels, letters, Romans, bullets, restarts."""
    document = docx.Document()
    with_list(document, starts='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    for level in (0, 1, 1, 2, 2, 3, 4, 0, 1):
        append(document, numbered("text", level))
    append(document, numbered("text", 0, use=51))
    append(document, numbered("text", 0, use=51))
    found = [(p.marker, p.level) for p in paragraphs(blocks_of(document, tmp_path))]
    assert found == [
        ("1.", 0),
        ("1.1", 1),
        ("1.2", 1),
        ("(a)", 2),
        ("(b)", 2),
        ("i)", 3),
        ("•", 4),
        ("2.", 0),
        ("2.1", 1),
        ("7.", 0),
        ("8.", 0),
    ]


def test_list_styles_number_their_paragraphs(tmp_path: Path) -> None:
    """A paragraph that is in a list only by its style has that list's bullet."""
    document = docx.Document()
    document.add_paragraph("roads", style="List Bullet")
    document.add_paragraph("bridges", style="List Number")
    assert [p.marker for p in paragraphs(blocks_of(document, tmp_path))] == ["•", "1."]


@pytest.mark.parametrize(
    ("count", "style", "text"),
    [
        pytest.param(27, "lowerLetter", "aa", id="letters begin again doubled"),
        pytest.param(4, "upperRoman", "IV", id="Roman capitals"),
        pytest.param(49, "lowerRoman", "xlix", id="Roman with two subtractions"),
        pytest.param(3, "decimalZero", "03", id="leading zero"),
        pytest.param(12, "ordinal", "12th", id="the twelfth is no 12nd"),
        pytest.param(1, "none", "", id="a level without a number"),
        pytest.param(5, "chicago", "5", id="an unknown format is decimal"),
    ],
)
def test_number_formats(count: int, style: str, text: str) -> None:
    """Each number format prints as Word prints it."""
    assert printed(count, style) == text


@pytest.mark.parametrize(
    ("typed", "marker", "text"),
    [
        pytest.param("(a)\tthat it be noted", "(a)", "that it be noted", id="letter and tab"),
        pytest.param("4.2 Members asked why.", "4.2", "Members asked why.", id="number with a point"),
        pytest.param("2.5 per cent of it", "", "2.5 per cent of it", id="a decimal is no number of a paragraph"),
        pytest.param("5\tApologies", "5", "Apologies", id="bare number and tab"),
        pytest.param("5 Members came.", "", "5 Members came.", id="bare number in a sentence"),
        pytest.param("12 May 2031", "", "12 May 2031", id="a date"),
        pytest.param("– a dash", "•", "a dash", id="dash as bullet"),
    ],
)
def test_typed_markers(tmp_path: Path, typed: str, marker: str, text: str) -> None:
    """A number that someone typed is told from figures and dates that open a sentence."""
    document = docx.Document()
    document.add_paragraph(typed)
    (block,) = paragraphs(blocks_of(document, tmp_path))
    assert (block.marker, block.text) == (marker, text)


def test_struck_words_are_apart(tmp_path: Path) -> None:
    """Struck-through words are kept apart from the text, in paragraphs and out of cells."""
    document = docx.Document()
    paragraph = document.add_paragraph("The Cabinet ")
    paragraph.add_run("refuses ").font.strike = True
    paragraph.add_run("approves the plan.")
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run("May").font.strike = True
    table.cell(0, 0).paragraphs[0].add_run("June")
    first, grid = blocks_of(document, tmp_path)
    assert isinstance(first, Paragraph)
    assert (first.text, first.struck) == ("The Cabinet approves the plan.", "refuses")
    assert isinstance(grid, Table)
    assert grid.cells[0].text == "June"


def test_look_of_the_whole_paragraph(tmp_path: Path) -> None:
    """Bold, italic and underlined are said where all words are so, also by style."""
    document = docx.Document()
    document.add_paragraph().add_run("Why was it late?").italic = True
    document.add_paragraph().add_run("Resolved that it be noted.").underline = True
    half = document.add_paragraph("Half ")
    half.add_run("bold").bold = True
    found = [(p.bold, p.italic, p.underlined) for p in paragraphs(blocks_of(document, tmp_path))]
    assert found == [(False, True, False), (False, False, True), (False, False, False)]


def test_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    """Names set under one another with line breaks are paragraphs of their own."""
    document = docx.Document()
    document.add_paragraph("Ann Lee (Chairman)\nBo Ray\nCy Day")
    assert [p.text for p in paragraphs(blocks_of(document, tmp_path))] == ["Ann Lee (Chairman)", "Bo Ray", "Cy Day"]


def test_table_spans_fills_and_header_rows(tmp_path: Path) -> None:
    """Merged cells know their spans, filled ones their colour, and repeated rows are headings."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for cell, text in zip(table.rows[0].cells, ("Project", "Design", "Build"), strict=True):
        cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "North road"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "May 2031"
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{table._tbl.nsmap['w']}}}tblHeader", {}))
    shading = table.cell(2, 1)._tc.get_or_add_tcPr()
    name = f"{{{table._tbl.nsmap['w']}}}"
    shading.append(shading.makeelement(f"{name}shd", {f"{name}val": "clear", f"{name}fill": "FFC000"}))
    (found,) = tables(blocks_of(document, tmp_path))
    assert (found.rows, found.columns, found.header_rows) == (3, 3, 1)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.fill, c.is_header) for c in found.cells] == [
        ("Project", 0, 0, 1, 1, None, True),
        ("Design", 0, 1, 1, 1, None, True),
        ("Build", 0, 2, 1, 1, None, True),
        ("North road", 1, 0, 2, 1, None, False),
        ("May 2031", 1, 1, 1, 2, None, False),
        ("", 2, 1, 1, 1, "#ffc000", False),
        ("", 2, 2, 1, 1, None, False),
    ]


def test_cells_keep_their_lines_leads_and_lists(tmp_path: Path) -> None:
    """A cell's paragraphs are its lines, list items have their markers, and the bold opening is its lead."""
    document = docx.Document()
    table = document.add_table(1, 2)
    cell = table.cell(0, 0)
    cell.paragraphs[0].add_run("New school").bold = True
    cell.paragraphs[0].add_run(" opens in May")
    cell.add_paragraph("hall", style="List Bullet")
    cell.add_paragraph("field", style="List Bullet")
    (found,) = tables(blocks_of(document, tmp_path))
    assert found.cells[0].text == "New school opens in May\n• hall\n• field"
    assert found.cells[0].lead == "New school"


def test_nested_table_is_a_table_of_its_own(tmp_path: Path) -> None:
    """A table in a cell follows the table around it and stands within its characters."""
    document = docx.Document()
    cell = document.add_table(1, 2).cell(0, 1)
    cell.text = "See below"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Calls", "7"
    outer, nested = tables(blocks_of(document, tmp_path))
    assert [c.text for c in outer.cells] == ["", "See below"]
    assert [c.text for c in nested.cells] == ["Calls", "7"]


def test_frame_of_one_cell_is_no_table(tmp_path: Path) -> None:
    """A box drawn around text with a table of one cell is text."""
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "The Committee is asked to note the report."
    (block,) = blocks_of(document, tmp_path)
    assert isinstance(block, Paragraph)


TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">The fee is </w:t></w:r>'
    '<w:del w:id="1" w:author="A"><w:r><w:delText>£5</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="A"><w:r><w:t>£7</w:t></w:r></w:ins></w:p>'
)


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    """Insertions are text, deletions are not, and a finding counts both."""
    document = docx.Document()
    append(document, TRACKED)
    end = '<w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>'
    append(document, f'<w:p>{end}<w:r><w:t xml:space="preserve">It was </w:t></w:r></w:p>')
    append(document, "<w:p><w:r><w:t>agreed.</w:t></w:r></w:p>")
    flow = flow_of(document, tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["The fee is £7", "It was agreed."]
    assert [(f.code, f.severity, f.message) for f in flow.findings] == [
        (
            "tracked-changes",
            "info",
            "Tracked changes are read as accepted: 1 insertion kept, 2 deletions left out.",
        )
    ]


def test_deleted_rows_are_left_out(tmp_path: Path) -> None:
    """A table row whose deletion is tracked is no row."""
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    deleted = '<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
    (table,) = tables(body(f"<w:tbl>{row.format('', 'kept')}{row.format(deleted, 'gone')}</w:tbl>", tmp_path))
    assert [cell.text for cell in table.cells] == ["kept", ""]


def test_hidden_words_are_left_out_and_counted(tmp_path: Path) -> None:
    """Words that Word hides are no text, and a finding says how many letters they have."""
    document = docx.Document()
    paragraph = document.add_paragraph("Seen ")
    paragraph.add_run("unseen").font.hidden = True
    flow = flow_of(document, tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["Seen"]
    assert [(f.code, f.message) for f in flow.findings] == [
        ("hidden-text", "The document holds 6 letters that cannot be seen; they are left out.")
    ]


def test_comments_are_reported(tmp_path: Path) -> None:
    """A comment in the margin is counted and is no text."""
    document = docx.Document()
    run = document.add_paragraph("The plan").runs[0]
    document.add_comment(run, text="Is this right?", author="A", initials="A")
    flow = flow_of(document, tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["The plan"]
    assert [f.code for f in flow.findings] == ["comments"]


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    """What runs on every page is set apart from the text."""
    document = docx.Document()
    document.add_paragraph("The plan was sound.")
    document.sections[0].header.paragraphs[0].text = "Saltmere Town Council"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    flow = flow_of(document, tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["The plan was sound."]
    assert [p.text for p in flow.furniture] == ["Saltmere Town Council", "Page 1"]


BOX = (
    '<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>In the box</w:t>'
    "</w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
    "<w:t>In the box</w:t>"
    "</w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    """A text box follows the paragraph it hangs on, once, though Word stores it twice."""
    assert [p.text for p in paragraphs(body(BOX, tmp_path))] == ["Before", "In the box"]


def test_content_controls_and_fields_are_read(tmp_path: Path) -> None:
    """Text in content controls, links and the results of fields is text; a field's instruction is not."""
    xml = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Chosen</w:t></w:r></w:p></w:sdtContent></w:sdt>\n"
        '<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:t xml:space="preserve"> May</w:t></w:r></w:p>'
    )
    assert [p.text for p in paragraphs(body(xml, tmp_path))] == ["Chosen", "link May"]


def test_symbols_are_what_their_font_shows(tmp_path: Path) -> None:
    """An arrow of a symbol font is an arrow, as a sign and as a letter of a run."""
    xml = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E9"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t></w:r></w:p>'
    )
    assert [p.text for p in paragraphs(body(xml, tmp_path))] == ["↑✓"]


def test_pages_only_where_word_noted_them(tmp_path: Path) -> None:
    """Blocks know their page where Word noted the pages of its last layout; a typed break alone numbers nothing."""
    noted = "<w:p><w:r><w:t>One</w:t></w:r></w:p>\n<w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>"
    assert [p.span.page for p in paragraphs(body(noted, tmp_path))] == [1, 2]
    document = docx.Document()
    document.add_paragraph("One").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Two")
    flow = flow_of(document, tmp_path)
    assert [page.number for page in flow.pages] == [1]
    assert [block.span.page for block in flow.blocks] == [None, None]
    assert flow.tops == (1,)


def test_row_over_two_pages_turns_once(tmp_path: Path) -> None:
    """A row whose cells both run over a page turns one page, not two."""
    cell = "<w:tc><w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p></w:tc>"
    xml = f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>\n<w:p><w:r><w:t>After</w:t></w:r></w:p>"
    assert [block.span.page for block in body(xml, tmp_path)] == [1, 2]


def test_places_lead_back_to_the_page_text(tmp_path: Path) -> None:
    """A paragraph's characters are those of the page's text."""
    document = docx.Document()
    document.add_paragraph("First.")
    document.add_paragraph("Second.", style="List Number")
    flow = flow_of(document, tmp_path)
    second = flow.blocks[1].span
    assert flow.pages[0].text[second.start : second.end] == "1. Second."
    assert second.line == 2


def test_document_of_pictures_says_so(tmp_path: Path) -> None:
    """A file that holds pictures and no text ends in a finding, not in silence."""
    (tmp_path / "dot.gif").write_bytes(
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,"
        b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
    )
    document = docx.Document()
    document.add_picture(str(tmp_path / "dot.gif"))
    (finding,) = flow_of(document, tmp_path).findings
    assert finding.message == "The document holds 1 picture and no text: save it as PDF, so that OCR can read it."


def saved(folder: Path) -> Path:
    """A sound Word file."""
    path = folder / "paper.docx"
    document = docx.Document()
    document.add_paragraph("The plan was sound.")
    document.save(str(path))
    return path


def test_entities_are_refused(tmp_path: Path) -> None:
    """A document type declaration, through which XML reads other files, is refused before any parser sees it."""
    path = saved(tmp_path)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml")
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    repacked(path, {"word/document.xml": xml.replace(b"?>", b"?>" + entity, 1).replace(b"The plan", b"&x;")})
    with pytest.raises(UnreadableError, match=r"paper\.docx: its part word/document\.xml declares entities"):
        read_docx(path)


def test_bombs_are_refused_before_they_unpack(tmp_path: Path) -> None:
    """A package that would unpack to hundreds of times its size is refused by its list of contents."""
    path = repacked(saved(tmp_path), {"word/media/image1.png": b"\0" * (40 << 20)})
    with pytest.raises(UnreadableError, match="would unpack to 40 MiB"):
        read_docx(path)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[: len(raw) // 2], id="cut off"),
        pytest.param(lambda raw: b"", id="empty"),
        pytest.param(lambda raw: raw[:200] + bytes(200) + raw[400:], id="overwritten"),
    ],
)
def test_damaged_files_end_in_a_sentence(tmp_path: Path, damage: object) -> None:
    """Damage is said in a sentence that names the file."""
    path = saved(tmp_path)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(UnreadableError, match=r"paper\.docx: it is damaged"):
        read_docx(path)


def test_broken_xml_ends_in_a_sentence(tmp_path: Path) -> None:
    """A part that is no XML is said in a sentence that tells what to do."""
    path = repacked(saved(tmp_path), {"word/document.xml": b"<w:document>"})
    with pytest.raises(UnreadableError, match="open it in Word and save it again"):
        read_docx(path)
