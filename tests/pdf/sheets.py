"""Draws small PDF files for the tests, with places counted from the top left of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
PROSE = (
    "The committee heard that the ferry had been out of service for most of the winter, as the new gearbox came late "
    "from the yard and had to be sent back twice before it would fit. Members asked whether the summer timetable was "
    "at risk and were told that a second boat would be hired for the busiest weeks of the year at a fixed price."
)


class Sheet:
    """One page to draw on."""

    def __init__(self, canvas: Canvas, height: float) -> None:
        self.canvas, self.height = canvas, height

    def text(
        self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False, colour: str = "#000000",
        font: str = "", right: bool = False, centre: bool = False,
    ) -> None:  # fmt: skip
        """Writes one line whose baseline is ``y`` below the top."""
        self.canvas.setFont(font or ("Helvetica-Bold" if bold else "Helvetica"), size)
        self.canvas.setFillColor(HexColor(colour))
        draw = self.canvas.drawRightString if right else self.canvas.drawCentredString if centre else None
        (draw or self.canvas.drawString)(x, self.height - y, text)

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 10, step: float = 12.5) -> float:
        """Writes lines below each other and gives the baseline that would come next."""
        for text in texts:
            self.text(x, y, text, size)
            y += step
        return y

    def prose(self, x: float, y: float, text: str = PROSE, width: float = 440, size: float = 10) -> float:
        """Writes text wrapped to a width and gives the baseline that would come next."""
        return self.lines(x, y, wrapped(text, width, size), size)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """Draws a line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> None:
        """Fills a rectangle."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], *, bold: int = 0,
        fills: dict[tuple[int, int], str] | None = None,
    ) -> None:  # fmt: skip
        """Draws a ruled table with the texts at the left of its cells; a text may have several lines."""
        for (i, k), colour in (fills or {}).items():
            self.fill(xs[k], ys[i], xs[k + 1], ys[i + 1], colour)
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                for n, line in enumerate(cell.split("\n")):
                    self.text(xs[c] + 4, ys[r] + 12 + 12 * n, line, 9, bold=r < bold)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text as lines no wider than ``width`` in Helvetica."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write(
    path: Path, *pages: Callable[[Sheet], object], size: tuple[float, float] = A4, rotation: int = 0,
    crop: tuple[float, float, float, float] | None = None, password: str = "",
) -> Path:  # fmt: skip
    """Writes a PDF with a page for each function and gives its path."""
    encryption = StandardEncryption(password, ownerPassword="owner", canPrint=1) if password else None
    sheet_size = size if rotation % 180 == 0 else (size[1], size[0])  # reportlab turns the sheet with the page
    canvas = Canvas(str(path), pagesize=sheet_size, encrypt=encryption, invariant=1)
    for draw in pages:
        if crop is not None:
            canvas.setCropBox(crop)
        if rotation:
            canvas.setPageRotation(rotation)
        draw(Sheet(canvas, size[1]))
        canvas.showPage()
    canvas.save()
    return path
