"""Web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers2data.errors import InputError, UnreadableError
from papers2data.model import Block, Paragraph, Table
from papers2data.readers.flow import Flow
from papers2data.readers.html import document as html_document
from papers2data.readers.html import read_html


def flow_of(html: str | bytes, folder: Path) -> Flow:
    """The page saved and read."""
    path = folder / "page.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read_html(path)


def said(blocks: tuple[Block, ...]) -> list[tuple[str, int, str, str]]:
    """Kind, level, marker and text of the paragraphs."""
    return [(b.kind, b.level, b.marker, b.text) for b in blocks if isinstance(b, Paragraph)]


def table_in(html: str, folder: Path) -> Table:
    """The one table of a page."""
    (table,) = (block for block in flow_of(html, folder).blocks if isinstance(block, Table))
    return table


def test_headings_paragraphs_and_lists(tmp_path: Path) -> None:
    """Headings have their level, list items their printed number and nesting."""
    html = (
        "<h2>Resolved</h2><p>That the plan be</p><ol type=a start=3><li>noted;</li><li value=7>sent on:"
        "<ul><li>in <b>May</b></li></ul></li></ol><ol style='list-style-type: lower-roman'><li>one</li></ol>"
    )
    assert said(flow_of(html, tmp_path).blocks) == [
        ("heading", 2, "", "Resolved"),
        ("body", 0, "", "That the plan be"),
        ("item", 0, "c.", "noted;"),
        ("item", 0, "g.", "sent on:"),
        ("item", 1, "•", "in May"),
        ("item", 0, "i.", "one"),
    ]


def test_line_breaks_part_paragraphs(tmp_path: Path) -> None:
    """Clauses set under one another with line breaks are paragraphs with their typed numbers."""
    html = "<p>It was agreed:<br>1) to note it;<br/>(b) to pay.</p>"
    assert said(flow_of(html, tmp_path).blocks) == [
        ("body", 0, "", "It was agreed:"),
        ("item", 0, "1)", "to note it;"),
        ("item", 0, "(b)", "to pay."),
    ]


SITE = """<!doctype html><html><head><title>Agenda - Saltmere Council</title><style>p {{color: red}}</style></head>
<body>
<div id="cookie-banner">We use cookies</div><a class="skip-link" href="#c">Skip</a>
<header><a href="/">Home</a></header><nav><a>Bins</a><a>Parks</a></nav>
<script>document.write("<p>no</p>")</script>
<div class="wrap"><div class="breadcrumb"><a>Home</a></div>{}</div>
<footer>Tell us what you think</footer></body></html>"""


def test_the_site_around_is_furniture(tmp_path: Path) -> None:
    """Menus, banners and footers are set apart, scripts and styles vanish, and the paper stays."""
    flow = flow_of(SITE.format("<h1>Minutes</h1><p>Ann Lee took the chair.</p>"), tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["Minutes", "Ann Lee took the chair."]
    assert flow.title == "Minutes"
    assert [p.text for p in flow.furniture] == [
        "We use cookies",
        "Skip",
        "Home",
        "Bins Parks",
        "Tell us what you think",
    ]


def test_links_in_the_paper_stay(tmp_path: Path) -> None:
    """A list of members is text though each name is a link; a menu that opens the content is not."""
    names = "".join(f"<li><a href=/{n}>Councillor {n}</a></li>" for n in ("Lee", "Ray", "Day"))
    menu = "<ul><li><a>Agendas</a></li><li><a>Members</a></li><li><a>Calendar</a></li></ul>"
    flow = flow_of(
        SITE.format(f"{menu}<h1>Minutes</h1><p>Present</p><ul>{names}</ul><p>It began at ten.</p>"), tmp_path
    )
    texts = [b.text for b in flow.blocks if isinstance(b, Paragraph)]
    assert texts == ["Minutes", "Present", "Councillor Lee", "Councillor Ray", "Councillor Day", "It began at ten."]
    assert "Agendas Members Calendar" in [p.text for p in flow.furniture]


def test_what_browsers_do_not_show_is_left_out(tmp_path: Path) -> None:
    """Hidden elements are no text, and a finding counts their letters."""
    flow = flow_of("<p>Seen</p><p style='display: none'>unseen</p><div hidden>too</div>", tmp_path)
    assert [b.text for b in flow.blocks if isinstance(b, Paragraph)] == ["Seen"]
    assert [(f.code, f.message) for f in flow.findings] == [
        ("hidden-text", "The page holds 9 letters that cannot be seen; they are left out.")
    ]


def test_struck_words_are_apart(tmp_path: Path) -> None:
    """Struck-through words, by element and by style, are kept apart from the text."""
    (block,) = flow_of(
        "<p>Pay <s>£5</s> <span style='text-decoration:line-through'>£6</span> <ins>£7</ins></p>", tmp_path
    ).blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.struck) == ("Pay £7", "£5£6")


def test_table_spans_fills_and_header_rows(tmp_path: Path) -> None:
    """Cells know their spans, colours and headings; the caption is the table's own."""
    html = (
        "<table><caption>Table 1 – Votes</caption><thead><tr><th rowspan=2>Name</th><th colspan=2>Vote</th></tr>"
        "<tr><th>For</th><th>Against</th></tr></thead>"
        "<tr><td><b>Lee</b> of Northway</td><td bgcolor=red></td><td style='background:#0f0'>1</td></tr></table>"
    )
    table = table_in(html, tmp_path)
    assert (table.rows, table.columns, table.header_rows, table.caption) == (3, 3, 2, "Table 1 – Votes")
    assert [(c.text, c.row, c.column, c.row_span, c.column_span, c.fill, c.lead) for c in table.cells] == [
        ("Name", 0, 0, 2, 1, None, "Name"),
        ("Vote", 0, 1, 1, 2, None, "Vote"),
        ("For", 1, 1, 1, 1, None, "For"),
        ("Against", 1, 2, 1, 1, None, "Against"),
        ("Lee of Northway", 2, 0, 1, 1, None, "Lee"),
        ("", 2, 1, 1, 1, "#ff0000", ""),
        ("1", 2, 2, 1, 1, "#00ff00", ""),
    ]


def test_spans_never_leave_the_grid(tmp_path: Path) -> None:
    """A cell that claims a billion columns or rows ends where its table ends."""
    table = table_in(
        "<table><tr><td colspan=99999 rowspan=9999999>a</td><td>b</td></tr><tr><td>c</td></tr></table>", tmp_path
    )
    assert (table.rows, table.columns) == (2, 400)
    assert table.cells[0].row_span <= 2


def test_nested_table_is_a_table_of_its_own(tmp_path: Path) -> None:
    """A table in a cell follows the one around it, and its words stand in its own cells only."""
    html = (
        "<table><tr><th>Ref</th><th>Progress</th></tr><tr><td>1</td><td>So far"
        "<table><tr><td>Calls</td><td>7</td></tr></table></td></tr></table>"
    )
    outer, inner = (b for b in flow_of(html, tmp_path).blocks if isinstance(b, Table))
    assert [c.text for c in outer.cells] == ["Ref", "Progress", "1", "So far"]
    assert [c.text for c in inner.cells] == ["Calls", "7"]


def test_items_laid_out_in_a_table_are_paragraphs(tmp_path: Path) -> None:
    """Minutes that a site sets in a table of numbers and texts are numbered headings and their paragraphs."""
    html = (
        "<table><tr><td>12.</td><td><p><b>Bus routes</b></p><p>Members asked why.</p></td></tr>"
        "<tr><td><p>13.</p></td><td><p><b>Bridges</b></p><p>It was noted.</p></td></tr></table>"
    )
    assert said(flow_of(html, tmp_path).blocks) == [
        ("heading", 0, "12.", "Bus routes"),
        ("body", 0, "", "Members asked why."),
        ("heading", 0, "13.", "Bridges"),
        ("body", 0, "", "It was noted."),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param('<meta charset="windows-1252"><p>£5 – café</p>'.encode("cp1252"), "£5 – café", id="as it says"),
        pytest.param('<meta charset="iso-8859-1"><p>“£5”</p>'.encode("cp1252"), "“£5”", id="Latin 1 is Windows 1252"),
        pytest.param('<meta charset="iso-8859-1"><p>£5</p>'.encode(), "£5", id="a stale label on UTF-8"),
        pytest.param("<p>£5</p>".encode(), "£5", id="UTF-8 unsaid"),
        pytest.param("<p>£5</p>".encode("utf-16"), "£5", id="UTF-16 with its mark"),
        pytest.param(b'<?xml version="1.0" encoding="utf-8"?><html><body><p>yes</p></body></html>', "yes", id="XHTML"),
        pytest.param('<meta charset="nonsense"><p>£5</p>'.encode(), "£5", id="an unknown name"),
    ],
)
def test_encodings(tmp_path: Path, raw: bytes, text: str) -> None:
    """A page is read in the encoding it says, as browsers understand that."""
    (block,) = flow_of(raw, tmp_path).blocks
    assert isinstance(block, Paragraph)
    assert block.text == text


def test_bytes_that_cannot_be_read_are_a_finding(tmp_path: Path) -> None:
    """Bytes without a meaning are shown as such and counted."""
    flow = flow_of(b'<meta charset="utf-8"><p>caf\xe9</p>', tmp_path)
    assert [f.message for f in flow.findings] == ["1 characters could not be read as utf-8; they are shown as \ufffd."]


@pytest.mark.parametrize("html", ["", " \n", "<html><body><script>x</script></body></html>", "<!-- -->"])
def test_pages_without_text_say_so(tmp_path: Path, html: str) -> None:
    """A page that shows nothing is no paper, and the message says so."""
    with pytest.raises(InputError):
        flow_of(html, tmp_path)


def test_deep_pages_are_read(tmp_path: Path) -> None:
    """A page that never closes its tags is read; one too deep for any parser says so."""
    assert flow_of("<div>" * 1_500 + "deep", tmp_path).pages[0].text == "deep"
    flow = flow_of("<p>top</p>" + "<div>" * 10_000 + "deep", tmp_path)
    assert [(f.code, flow.pages[0].text) for f in flow.findings] == [("text-missing", "top")]


def test_giant_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page over the limit of size is refused before it is read."""
    monkeypatch.setattr(html_document, "MOST_BYTES", 10)
    with pytest.raises(UnreadableError):
        flow_of("<p>more than ten bytes</p>", tmp_path)


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    """A block's line is its line in the page's source, and its characters those of the page's text."""
    flow = flow_of("<p>One</p>\n\n<p>Two</p>", tmp_path)
    span = flow.blocks[1].span
    assert span.line == 3
    assert flow.pages[0].text[span.start : span.end] == "Two"
