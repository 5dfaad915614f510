"""A briefing as Markdown, as a web page and as a Word file: the same lines, and papers that mean harm stay text."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
import sqlite_utils

from papers2data.briefing.compose import brief
from papers2data.briefing.markdown import markdown
from papers2data.briefing.page import page
from papers2data.briefing.parts import Briefing, Chart, Curve, Line, Section, Source, clean
from papers2data.briefing.write import write
from papers2data.errors import UsageError

HARM = "<script>alert(1)</script> [pier](javascript:x) *bold* \x1b[2J\u202e\x00"

VOID = {"meta", "link", "br", "line", "circle", "polyline"}


class Tags(HTMLParser):
    """Elements and attributes as a browser reads them, and which elements were not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element, which must be closed again."""
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element that closes itself."""
        self.names.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Fails where another element is open."""
        assert self.open.pop() == tag


@pytest.fixture
def harmful() -> Briefing:
    """A briefing in which everything that a paper prints means harm."""
    source = Source("d", HARM, f"papers/{HARM}.pdf", 2, None, f'https://council.example/"onclick="x{HARM}')
    bad = Source("e", HARM, "b.txt", None, 7, "javascript:alert(1)")
    curve = Curve(HARM, (("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-09-30")))
    figures = Curve("figure", (("2024-03-31", 81.0), ("2024-06-30", 84.5)))
    target = Curve("target", (("2024-03-31", 90.0), ("2024-06-30", 90.0)))
    return Briefing(
        HARM,
        (HARM,),
        (HARM,),
        (Section("slipped", "Slipped", (Line(HARM, HARM, (source, bad)),), HARM), Section("new", "New")),
        (curve,),
        (Chart(HARM, "%", (figures, target)),),
    )


def test_page_holds_nothing_but_text(harmful: Briefing) -> None:
    """On the web page no element, attribute or address comes from a paper, but for the address it was published at."""
    text = page(harmful)
    tags = Tags(text)
    assert tags.open == []
    assert "script" not in tags.names
    assert [name for name, _ in tags.attributes if name.startswith("on")] == []
    assert {value.partition(":")[0] for name, value in tags.attributes if name in ("href", "src")} == {"https"}
    assert re.search("[\x00-\x09\x0b-\x1f\u202e]", text) is None


def test_page_needs_nothing_else(harmful: Briefing) -> None:
    """The page loads nothing: styles and pictures are inside it, and its policy forbids the rest."""
    tags = Tags(page(harmful))
    assert [name for name in tags.names if name in ("link", "img", "iframe", "object", "use", "image")] == []
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in tags.attributes
    assert tags.names.count("svg") == 2


def test_markdown_holds_nothing_but_text(harmful: Briefing) -> None:
    """In Markdown what papers print can be neither element, link nor emphasis; empty sections are left out."""
    text = markdown(harmful)
    assert "<" not in text
    assert {address.partition(":")[0] for address in re.findall(r"(?<!\\)\]\(([^)]*)\)", text)} == {"https"}
    assert "## New" not in text
    assert "\n- **&lt;script>alert(1)&lt;/script> \\[pier\\](javascript:x) \\*bold\\*" in text


def test_word_file_can_be_read_back(harmful: Briefing, tmp_path: Path) -> None:
    """The Word file holds the headings and lines, with characters that no such file may hold replaced."""
    write(harmful, tmp_path / "brief.docx")
    file = docx.Document(str(tmp_path / "brief.docx"))
    headings = [each.text for each in file.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert headings == ["In short", "Slipped", "How due dates slipped", "Indicators over time", "The papers"]
    pictures = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert pictures[0] == "Due dates as forecast in each report: a line that rises has slipped"
    assert pictures[1].endswith("81, 84.5")
    (line,) = [each for each in file.paragraphs if "b.txt, line 7" in each.text and each.runs[0].bold]
    assert line.text.startswith("<script>alert(1)</script> [pier](javascript:x) *bold* \ufffd[2J\ufffd\ufffd")


@pytest.mark.parametrize("name", ["brief.md", "brief.html", "brief.docx"])
def test_same_lines_in_every_form(corpus: sqlite_utils.Database, tmp_path: Path, name: str) -> None:
    """Each form has each line of the briefing with its source, and is the same when written again."""
    found = brief(corpus, meeting=("Select", "4 March 2024"))
    write(found, tmp_path / name)
    path = tmp_path / name
    if name.endswith(".docx"):
        said = "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    else:
        said = re.sub(r"<[^>]*>|\\|&#\d+;|&amp;", "", path.read_text(encoding="utf-8"))
    missing = [
        line.text
        for part in found.sections
        for line in part.lines
        if re.sub(r"[\\'&*]", "", clean(line.text)) not in re.sub(r"['&*]", "", said)
        or line.sources[0].words() not in said
    ]
    assert missing == []
    if not name.endswith(".docx"):
        before = path.read_bytes()
        write(found, path)
        assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="Debian's chromium is not installed")
def test_browser_draws_the_page(corpus: sqlite_utils.Database, tmp_path: Path) -> None:
    """A real browser reads the page as it was meant: its charts, and each section's lines."""
    found = brief(corpus)
    write(found, tmp_path / "brief.html")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}"]
    told = subprocess.run(["chromium", *flags, (tmp_path / "brief.html").as_uri()], capture_output=True, text=True)
    assert told.stdout.count("<svg ") == 1 + len(found.charts)
    assert told.stdout.count("<polyline ") >= len(found.slips) + len(found.charts)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        pytest.param("brief.pdf", "end its name with .md, .html or .docx", id="unknown form"),
        pytest.param("brief", "end its name with .md, .html or .docx", id="no form"),
        pytest.param("nowhere/brief.md", "cannot be written", id="no such folder"),
    ],
)
def test_files_that_cannot_be_written(harmful: Briefing, tmp_path: Path, name: str, advice: str) -> None:
    """A file that can't be written is a fault of the call, and leaves nothing behind."""
    with pytest.raises(UsageError, match=re.escape(advice)):
        write(harmful, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
