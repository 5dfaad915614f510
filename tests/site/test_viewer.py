"""The page behind each fact: its picture, the place on it, its text, and no other file."""

from __future__ import annotations

import hashlib
import io
import re
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.viewer.marks import MOST, joined, marked_text, ranges_of_quotes
from papers2data.site.viewer.originals import Originals
from tests.cli.sample import HARM
from tests.site.conftest import Get

FIRST = "/papers/milestone_readings.json?_shape=array&_size=1"


def _reading(office: Get, where: str) -> dict[str, object]:
    rows: list[dict[str, object]] = office(f"{FIRST}&{where}").json()
    return rows[0]


def test_page_of_a_fact(office: Get) -> None:
    """A fact read from a PDF is shown on the picture of its page, in a box, with its words marked in the text."""
    row = _reading(office, "page__notnull=1&status_text=On+Target")
    text = office(page_path(row["document_id"], row["page"], "milestone_readings", row["id"])).text
    assert f'<image href="/page/{row["document_id"]}/{row["page"]}.png"' in text
    assert len(re.findall(r'<rect class="box"', text)) >= 1
    marked = " ".join(re.findall(r"<mark[^>]*>([^<]+)</mark>", text))
    assert str(row["name"]) in " ".join(marked.split())
    assert "On Target" in marked


def test_passage_of_a_text(office: Get) -> None:
    """A fact read from a file without pages has its passage marked in the text, and the address leads to it."""
    row = _reading(office, "page__isnull=1")
    path = page_path(row["document_id"], None, "milestone_readings", row["id"])
    assert path.endswith("#passage")
    text = office(path).text
    (marked,) = re.findall(r'<mark id="passage">([^<]+)</mark>', text)
    assert str(row["name"]).split()[0] in marked
    assert "<image" not in text


def test_both_page_numbers(office: Get) -> None:
    """A page says its number in the file and the number printed on it, and leads to the pages beside it."""
    sql = "/papers/pages.json?_shape=array&label__notnull=1&number=2&_size=1"
    (page,) = office(sql).json()
    text = office(f"/page/{page['document_id']}/2").text
    assert re.search(r"Page 2 of \d+ in the file; the page number printed on it is " + page["label"], text)
    assert f'<a href="/page/{page["document_id"]}/1" rel="prev">' in text


def test_every_table_links_to_the_page(office: Get) -> None:
    """From each row that was read from a paper, one click leads to the page with the row's words marked."""
    for table in (
        "milestone_readings",
        "kpi_readings",
        "resolutions",
        "milestone_history",
        "kpi_series",
        "status_lines",
    ):
        text = office(f"/papers/{table}").text
        links = re.findall(r'<td class="col-page[^>]*><a href="([^"]+)">', text)
        assert links
        assert [link for link in links if "record=" not in link] == []
        answer = office(links[0])
        assert answer.status_code == 200
        assert "<mark" in answer.text


def test_the_file_opens_at_the_page(office: Get) -> None:
    """The link to a PDF itself opens it at the page that is shown."""
    row = _reading(office, "page__notnull=1")
    text = office(page_path(row["document_id"], row["page"])).text
    assert f'<a href="/original/{row["document_id"]}#page={row["page"]}">' in text


def test_source_leads_to_the_page(office: Get) -> None:
    """A record's id alone is enough to come to its page."""
    row = _reading(office, "page__notnull=1")
    answer = office("/source/milestone_readings", id=str(row["id"]))
    assert answer.status_code == 302
    assert answer.headers["location"] == page_path(row["document_id"], row["page"], "milestone_readings", row["id"])


def test_picture(office: Get) -> None:
    """A page's picture is a PNG of the page, and is at hand in 150 ms once it was drawn."""
    row = _reading(office, "page__notnull=1")
    path = f"/page/{row['document_id']}/{row['page']}.png"
    answer = office(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(answer.content)).size[0] > 1000
    started = time.perf_counter()
    office(path)
    assert time.perf_counter() - started < 0.15


def test_the_file_itself(office: Get) -> None:
    """The file is given as it was read; what is no PDF is never shown by the browser itself."""
    pdf, text = _reading(office, "page__notnull=1"), _reading(office, "page__isnull=1")
    answer = office(f"/original/{pdf['document_id']}")
    assert hashlib.sha256(answer.content).hexdigest().startswith(str(pdf["document_id"]))
    assert answer.headers["content-type"] == "application/pdf"
    answer = office(f"/original/{text['document_id']}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    "path",
    [
        "/page/nothing/1",
        "/page/nothing/1.png",
        "/page/nothing/99999999999999999999999",
        "/page/%2e%2e%2fetc/1",
        "/original/nothing",
        "/original/..%2f..%2fetc%2fpasswd",
        "/source/milestone_readings?id=nothing",
        "/source/sqlite_master?id=1",
        "/source/milestone_readings",
    ],
)
def test_what_there_is_not(office: Get, path: str) -> None:
    """Addresses of what there is not, or of what must not be given, are 404."""
    answer = office(path)
    if answer.status_code == 302:  # to the same address in another spelling
        answer = office(answer.headers["location"])
    assert answer.status_code == 404


def test_without_the_papers(get: Get) -> None:
    """Where the file is not at hand the page says so, and shows the text with the words marked and escaped."""
    (row,) = get("/papers/milestone_readings.json?_shape=array&_size=1&name__contains=Paint").json()
    path = page_path(row["document_id"], row["page"], "milestone_readings", row["id"])
    text = get(path).text
    assert "The file is not in the folder of papers" in text
    assert "names that folder with <code>--papers</code>" in text
    assert "<image" not in text
    assert get(path.partition("?")[0] + ".png").status_code == 404
    assert get(f"/original/{row['document_id']}").status_code == 404


def test_harmful_text_of_a_page(get: Get) -> None:
    """A page's text is escaped, also where it is marked."""
    (page,) = get("/papers/pages.json?_shape=array&text__contains=script").json()
    text = get(f"/page/{page['document_id']}/{page['number']}").text
    assert HARM not in text
    assert "&lt;script&gt;" in text
    odd = get(f"/page/{page['document_id']}/1?record=milestone_readings:{HARM}&zoom={HARM}").text
    assert HARM not in odd
    assert "so that nothing is marked" in odd


def _papers(folder: Path) -> Path:
    papers = folder / "papers"
    (papers / "2024").mkdir(parents=True)
    (papers / "2024" / "minutes.pdf").write_bytes(b"minutes")
    (folder / "secret.txt").write_bytes(b"secret")
    with zipfile.ZipFile(papers / "pack.zip", "w") as pack:
        pack.writestr("inner/agenda.pdf", b"agenda")
    return papers


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        pytest.param("2024/minutes.pdf", b"minutes", "minutes.pdf", id="a paper"),
        pytest.param("2024/minutes.pdf", b"other", None, id="a paper that was changed since"),
        pytest.param("../secret.txt", b"secret", None, id="a step upwards"),
        pytest.param("2024/../../secret.txt", b"secret", None, id="steps upwards inside"),
        pytest.param("link.txt", b"secret", None, id="a link that leads out"),
        pytest.param("linked/secret.txt", b"secret", None, id="a folder that leads out"),
        pytest.param("{outside}/secret.txt", b"secret", None, id="a path from the root"),
        pytest.param("pack.zip/inner/agenda.pdf", b"agenda", f"{_sha(b'agenda')}.pdf", id="a member of a pack"),
        pytest.param("pack.zip/../../secret.txt", b"secret", None, id="a step out of a pack"),
        pytest.param("2024", b"", None, id="a folder"),
        pytest.param("", b"", None, id="no name"),
        pytest.param("a\0b", b"", None, id="a NUL"),
        pytest.param("x" * 5000, b"", None, id="a name that is too long"),
    ],
)
def test_originals(tmp_path: Path, name: str, content: bytes, found: str | None) -> None:
    """A file is found by its name in the folder and its content, and never outside the folder."""
    papers = _papers(tmp_path)
    (papers / "link.txt").symlink_to(tmp_path / "secret.txt")
    (papers / "linked").symlink_to(tmp_path)
    originals = Originals(papers)
    path = originals.find([name.replace("{outside}", str(tmp_path))], _sha(content))
    assert (path.name if path else None) == found
    assert path is None or path.read_bytes() == content
    originals.close()
    assert Originals(None).find([name], _sha(content)) is None


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        pytest.param("two berths", ["two\nberths"], id="over a line's end"),
        pytest.param("Dredge | June | Late", ["Dredge", "June", "Late"], id="cells of a row"),
        pytest.param("berths sunk", [], id="words that are not there"),
        pytest.param("works begun", ["works • begun"], id="a list's mark left out"),
        pytest.param("no", [], id="not there"),
        pytest.param(" ", [], id="nothing"),
    ],
)
def test_ranges_of_quotes(quote: str, found: list[str]) -> None:
    """A quote's words are found however the page parts them."""
    text = "Let two\nberths. Dredge   June   Late\nworks • begun"
    ranges = ranges_of_quotes(text, [quote])
    assert [text[start:end] for start, end in ranges] == found


def test_marked_text() -> None:
    """Passages are marked, all text is escaped, and passages that overlap are one."""
    assert str(marked_text("a<b> c & d", joined([(1, 4), (3, 6)], 10))) == (
        'a<mark id="passage">&lt;b&gt; c</mark> &amp; d'
    )
    assert joined([(-5, 2), (8, 99), (4, 4)], 10) == [(0, 2), (8, 10)]


def test_a_very_long_text_is_cut_around_the_passage() -> None:
    """Of a text that is too long for a page, the part around the passage is shown."""
    text = "x" * MOST + "here" + "y" * MOST
    shown = str(marked_text(text, [(MOST, MOST + 4)]))
    assert '<mark id="passage">here</mark>' in shown
    assert len(shown) < MOST + 100
    assert (shown[:3], shown[-3:]) == ("… x", "y …")


def test_pages_are_named() -> None:
    """A page is named by its number in the file, and by the printed one where that differs."""
    assert [page_said(3), page_said(3, "3"), page_said(3, "1"), page_said(None)] == [
        "page 3",
        "page 3",
        "page 3 (printed 1)",
        "in the text",
    ]
    assert page_path("ab/c", 2, "kpi_readings", "x y&z") == "/page/ab%2Fc/2?record=kpi_readings%3Ax+y%26z"
