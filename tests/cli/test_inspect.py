"""``papers2data inspect``: what was understood of one paper, counted and drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Run
from tests.cli.papers import PAPER, UNKNOWN_TABLE
from tests.pdf.sheets import Sheet, write

LOG = (
    ("Date", "Action", "Owner", "Deadline", "Progress"),
    ("14/06/2023", "Oil the lock gates", "Ada Quay", "May 2024", "Complete"),
    ("09/08/2023", "Count the buoys", "Ben Mole", "June 2024", "On track"),
)
GREEN, BLUE, VIOLET, GREY = (0x2E, 0x8B, 0x57), (0x1B, 0x6C, 0xA8), (0x7A, 0x3E, 0x9D), (0x88, 0x88, 0x88)


def log(sheet: Sheet) -> None:
    """A page with a title and a table that a layout reads."""
    sheet.text(72, 40, "OFFICIAL", 8)
    sheet.text(72, 80, "Harbour Board Action Log, 14 February 2024", 14, bold=True)
    sheet.grid((50, 130, 290, 380, 460, 545), (110, 140, 170, 200), LOG, bold=1)
    sheet.text(72, 812, "OFFICIAL", 8)


def prose(sheet: Sheet) -> None:
    """A page with a paragraph only."""
    sheet.prose(72, 120)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF of two pages: a table, and a paragraph."""
    return write(tmp_path / "paper.pdf", log, prose)


def colours(path: Path) -> set[tuple[int, ...]]:
    """All colours of a picture."""
    with Image.open(path) as picture:
        return {colour for _, colour in picture.getcolors(1_000_000) or [] if isinstance(colour, tuple)}


def test_everything_is_accounted_for(run: Run, paper: Path) -> None:
    """Pages in are pages read and pages reported, letters on the pages are told beside letters kept."""
    lines = run("inspect", paper, "--no-pictures").stdout.splitlines()
    assert lines[:2] == ["reader    pdf/pdfium", "pages     2 in the file: 2 read, 0 reported as unread"]
    seen, kept = (int(word.replace(",", "")) for word in lines[2].split() if word.replace(",", "").isdigit())
    assert seen == kept == sum(len("".join(text.split())) for text in paper_texts())
    assert lines[3] == "blocks    1 heading, 1 paragraph, 1 table, 2 lines of furniture"
    assert "records   2 milestone_readings" in lines


def paper_texts() -> list[str]:
    """What is printed on the two pages."""
    from tests.pdf.sheets import PROSE

    return ["OFFICIAL" * 2, "Harbour Board Action Log, 14 February 2024", *(cell for row in LOG for cell in row), PROSE]


def test_tables_name_their_layouts(run: Run, paper: Path) -> None:
    """Each table stands with its pages, its size and the layout that reads it."""
    lines = run("inspect", paper, "--no-pictures").stdout.splitlines()
    assert lines[lines.index("Tables") + 1].split() == ["page", "1", "3", "×", "5", "action-log"]


def test_a_page_is_drawn(run: Run, paper: Path, tmp_path: Path) -> None:
    """``--page`` draws that page: its paragraphs green, cells blue, headings of the table violet, furniture grey."""
    result = run("inspect", paper, "--page", "1", "-o", tmp_path / "drawn.png")
    assert (result.exit_code, result.stderr) == (0, f"Drawn: {tmp_path / 'drawn.png'}\n")
    assert {GREEN, BLUE, VIOLET, GREY} <= colours(tmp_path / "drawn.png")


def test_every_page_is_drawn_into_a_folder(run: Run, paper: Path, tmp_path: Path) -> None:
    """Without ``--page`` every page has its picture, in a folder that is made if need be."""
    assert run("inspect", paper, "-o", tmp_path / "some" / "where").exit_code == 0
    pictures = sorted((tmp_path / "some" / "where").iterdir())
    assert [path.name for path in pictures] == ["paper-page-1.png", "paper-page-2.png"]
    assert BLUE in colours(pictures[0])
    assert colours(pictures[1]) & {GREEN, BLUE} == {GREEN}


def test_a_page_has_its_own_tables(run: Run, paper: Path, tmp_path: Path) -> None:
    """``--page`` lists the tables of that page only, and the picture is named for paper and page."""
    first, second = (json.loads(run("inspect", paper, "--json", "--page", page).stdout) for page in ("1", "2"))
    assert [table["layout"] for table in first["tables"]] == ["action-log"]
    assert (second["tables"], second["pages"], second["letters"]) == ([], 2, first["letters"])
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["paper-page-1.png", "paper-page-2.png"]


def test_a_page_lying_on_its_side_is_drawn_as_it_lies(run: Run, tmp_path: Path) -> None:
    """What was found on a page whose text runs upwards is drawn where it stands, not where it would if turned."""

    def upwards(sheet: Sheet) -> None:
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(100, -300, "Boats of the harbour, counted in the spring of the year")
        sheet.canvas.drawString(100, -330, "and again in the autumn when the visitors had gone home.")

    run("inspect", write(tmp_path / "side.pdf", upwards), "--page", "1", "-o", tmp_path / "side.png")
    with Image.open(tmp_path / "side.png") as picture:
        green = [xy for xy in places(picture) if picture.getpixel(xy) == GREEN]
    wide, high = (max(p[i] for p in green) - min(p[i] for p in green) for i in (0, 1))
    assert high > 4 * wide


def places(picture: Image.Image) -> list[tuple[int, int]]:
    """Every place of a picture."""
    return [(x, y) for x in range(picture.width) for y in range(picture.height)]


def test_text_is_told_but_not_drawn(run: Run, tmp_path: Path) -> None:
    """Of a text file everything is told that is told of a PDF, with lines for pages; and why there is no picture."""
    (tmp_path / "paper.md").write_text(PAPER.format(number=4), encoding="utf-8")
    result = run("inspect", "paper.md")
    assert result.stderr == "Nothing is drawn: only PDFs have pages that can be.\n"
    lines = result.stdout.splitlines()
    assert lines[1] == "pages     1 in the file: 1 read, 0 reported as unread"
    assert lines[lines.index("Tables") + 1].split() == ["line", "9", "3", "×", "4", "milestone-table"]


def test_findings_are_told(run: Run, tmp_path: Path) -> None:
    """What could not be read stands with its severity, its code and its place."""
    (tmp_path / "boats.md").write_text(UNKNOWN_TABLE, encoding="utf-8")
    lines = run("inspect", "boats.md").stdout.splitlines()
    finding = lines[lines.index("Findings") + 1].split()
    assert finding[:4] == ["warning", "table-unrecognised", "line", "3:"]
    assert lines[lines.index("Tables") + 1].split()[2:] == ["3", "×", "3", "no", "layout"]


def test_an_encrypted_paper_wants_its_password(run: Run, tmp_path: Path) -> None:
    """Without the password the program says so; with it, the paper is read and drawn."""
    write(tmp_path / "locked.pdf", log, password="quay")  # noqa: S106
    refused = run("inspect", "locked.pdf")
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "give --password" in refused.stderr
    assert run("inspect", "locked.pdf", "--password", "quay", "-o", "a.png").exit_code == 0
    assert BLUE in colours(tmp_path / "a.png")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        pytest.param(
            ["paper.pdf", "--page", "3"], 2, "paper.pdf has 2 pages, so there is no page 3", id="no such page"
        ),
        pytest.param(["paper.pdf", "-o", "a.png"], 2, "a.png can hold only one of 2 pages", id="one file, two pages"),
        pytest.param(["paper.pdf", "-o", "paper.pdf"], 3, "cannot be written", id="a file for a folder"),
        pytest.param(["missing.pdf"], 3, "missing.pdf cannot be read", id="no such file"),
        pytest.param(["pack.zip"], 3, "pack.zip is a ZIP file: unpack it", id="pack"),
    ],
)
def test_faults_of_the_call(run: Run, paper: Path, arguments: list[str], status: int, sentence: str) -> None:
    """What cannot be done is said in one sentence, with the status of its kind."""
    paper.with_name("pack.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    result = run("inspect", *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (status, 1)
    assert sentence in result.stderr


def test_a_scan_without_ocr_is_reported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is a picture counts as reported, not as read, where it cannot be recognised."""
    monkeypatch.setenv("PATH", "")
    Image.new("RGB", (595, 842), "#dddddd").save(tmp_path / "scan.jpg")
    write(tmp_path / "scan.pdf", prose, lambda sheet: sheet.canvas.drawImage(str(tmp_path / "scan.jpg"), 0, 0))
    lines = run("inspect", "scan.pdf", "--no-pictures").stdout.splitlines()
    assert lines[1] == "pages     2 in the file: 1 read, 1 reported as unread"
