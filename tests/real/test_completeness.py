"""Whether the whole of each real paper was read: its pages, and the letters on them."""

from __future__ import annotations

from collections import Counter

import pypdfium2 as pdfium

from tests.real.conftest import Papers

_STRUCK = {("Printed_minutes_09th-Jan", page) for page in (6, 7, 8, 9)}
"""Pages whose missing letters a council struck through."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def test_every_paper_is_read(papers: Papers) -> None:
    """No paper fails, and each becomes a document."""
    assert papers.report.reasons == {}
    assert set(papers.report.outcomes) == {"added"}


def test_pages_read_and_reported_are_all_pages(papers: Papers) -> None:
    """Each page of the file is a page of the database; one without words has a finding that says so."""
    for key, path, count in papers.db.execute("SELECT id, path, pages FROM documents WHERE path LIKE '%.pdf'"):
        numbers = [row[0] for row in papers.db.execute("SELECT number FROM pages WHERE document_id = ?", (key,))]
        with pdfium.PdfDocument(papers.folder / path) as file:
            assert (path, count, sorted(numbers)) == (path, len(file), list(range(1, len(file) + 1)))
    silent = papers.db.execute(
        "SELECT d.path, p.number FROM pages p JOIN documents d ON d.id = p.document_id "
        "WHERE trim(p.text) = '' AND NOT EXISTS (SELECT 1 FROM findings f "
        "WHERE f.document_id = d.id AND f.page = p.number "
        "AND f.code IN ('page-empty', 'page-needs-ocr', 'page-unreadable'))"
    ).fetchall()
    assert [tuple(row) for row in silent] == []


def test_letters_kept_are_the_letters_on_the_page(papers: Papers) -> None:
    """Every letter that pdfium finds on a page is in its text, unless it is hidden (and reported) or struck through."""
    on_page = kept = 0
    faults = []
    for key, path in papers.db.execute("SELECT id, path FROM documents WHERE path LIKE '%.pdf'").fetchall():
        texts = dict(papers.db.execute("SELECT number, text FROM pages WHERE document_id = ?", (key,)).fetchall())
        with pdfium.PdfDocument(papers.folder / path) as file:
            for number in range(1, len(file) + 1):
                there, ours = _letters(file[number - 1].get_textpage().get_text_range()), _letters(texts[number])
                missing, invented = sum((there - ours).values()), sum((ours - there).values())
                on_page, kept = on_page + sum(there.values()), kept + sum(there.values()) - missing
                if invented or missing > _reported(papers, key, path, number):
                    faults.append((path, number, missing, invented))
    assert faults == []
    assert on_page > 500_000
    assert kept / on_page >= 0.997


def test_tables_read_in_another_way_are_not_called_unrecognised(papers: Papers) -> None:
    """A decision notice's form, a board's list of people and an agenda's table are not reported as unread."""
    told = {
        path
        for (path,) in papers.db.execute(
            "SELECT d.path FROM findings f JOIN documents d ON d.id = f.document_id WHERE f.code = 'table-unrecognised'"
        )
    }
    read = ("src-bcc-0023", "src-bcc-0035", "Transparency_Board_Minutes_08", "TB_5_1_-", "Minutes_of_Open_Data")
    assert [path for path in told if any(name in path for name in read)] == []


def _reported(papers: Papers, document: str, path: str, number: int) -> int:
    """How many letters may be missing from the page: all of a struck amendment, those that a finding counts."""
    if any(name in path and page == number for name, page in _STRUCK):
        return 600
    found = papers.db.execute(
        "SELECT message FROM findings WHERE document_id = ? AND page = ? AND code = 'hidden-text'", (document, number)
    ).fetchone()
    return int(found[0].split(" holds ")[1].split()[0]) if found else 0


def _letters(text: str) -> Counter[str]:
    """Letters and digits; a raised figure, which we write as "¹", is to pdfium a small 1."""
    plain = text.translate(_RAISED).casefold()
    return Counter(letter for letter in plain if letter.isalpha() or letter.isdecimal())
