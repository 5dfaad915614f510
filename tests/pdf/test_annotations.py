"""What people put on a page after it was made."""

from __future__ import annotations

from pathlib import Path

from papers2data.layout.pages import LaidOut, lay_out
from papers2data.model import Paragraph
from papers2data.readers.pdf import read_pdf
from papers2data.readers.pdf.raw import RawPage
from tests.pdf.sheets import Sheet, write


def form(sheet: Sheet) -> None:
    """A declaration of interests, filled in."""
    fields = sheet.canvas.acroForm
    sheet.text(72, 100, "Councillor:")
    fields.textfield(name="who", value="Ada Marsh", x=150, y=738, width=200, height=18)
    sheet.text(72, 140, "Interest declared:")
    fields.checkbox(name="declared", checked=True, x=180, y=698, size=14)
    sheet.text(72, 180, "Left the room:")
    fields.checkbox(name="left", checked=False, x=180, y=658, size=14)
    sheet.text(72, 220, "Ward:")
    fields.choice(name="ward", value="Quay", options=["Quay", "Mill"], x=150, y=616, width=100, height=18)


def noted(sheet: Sheet) -> None:
    """A page with text set on it and a note beside it."""
    sheet.text(72, 100, "The ferry sails on Monday.")
    sheet.canvas.textAnnotation("Is this still so?", (500, 700, 520, 720))
    sheet.canvas.freeTextAnnotation("Agreed by the chair", (72, 600, 300, 620))


def read(path: Path) -> tuple[RawPage, LaidOut]:
    """The only page of a file, and the file laid out."""
    raw = read_pdf(path)
    (page,) = raw.pages()
    return page, lay_out(raw)


def test_a_form_says_what_was_filled_in(tmp_path: Path) -> None:
    """The values of fields and the ticks of boxes stand in the text beside what asks for them."""
    page, laid = read(write(tmp_path / "a.pdf", form))
    text = [f"{b.marker} {b.text}".strip() for b in laid.blocks if isinstance(b, Paragraph)]
    assert " ".join(text) == "Councillor: Ada Marsh Interest declared: ☑ Left the room: ☐ Ward: Quay"
    assert page.filled_in == 5
    assert {word.style.font for word in page.words if word.text in ("Ada", "☑", "Quay")} == {"form field"}
    assert [found.code for found in laid.findings] == ["filled-in"]


def test_what_is_filled_in_stands_in_its_field(tmp_path: Path) -> None:
    """A field's words lie within it."""
    page, _ = read(write(tmp_path / "a.pdf", form))
    (ada,) = [word for word in page.words if word.text == "Ada"]
    assert 150 <= ada.x0 < ada.x1 < 350
    assert 842 - 756 <= ada.top < ada.bottom <= 842 - 738


def test_a_note_is_reported_and_free_text_is_read(tmp_path: Path) -> None:
    """Text that was set on the page belongs to it; a note beside it does not, and is quoted."""
    page, laid = read(write(tmp_path / "a.pdf", noted))
    assert [word.text for word in page.words][-4:] == ["Agreed", "by", "the", "chair"]
    assert page.notes == ("Is this still so?",)
    assert [(found.code, "Is this still so?" in found.message) for found in laid.findings] == [
        ("filled-in", False),
        ("page-notes", True),
    ]
