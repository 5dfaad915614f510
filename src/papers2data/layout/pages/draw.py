"""What was understood of pages, drawn over their pictures, for people who want to know why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from papers2data.errors import UsageError
from papers2data.geometry import Box
from papers2data.layout.pages.document import lay_out
from papers2data.model import Block, Paragraph, Table
from papers2data.readers.pdf import RawDocument
from papers2data.readers.pdf.raw import RawPage

_WORD, _RULE, _FURNITURE, _HIDDEN = "#9db4c0", "#e4572e", "#888888", "#b00020"
_CELL, _HEADER, _PARAGRAPH = "#1b6ca8", "#7a3e9d", "#2e8b57"
_A4 = (595.0, 842.0)
SCALE = 1.5
"""Pixels a point."""


class _Sheet:
    """The picture of one page, to be drawn on in points."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self.picture, self.scale = picture, scale
        self.pen = ImageDraw.Draw(picture)

    def box(self, x0: float, top: float, x1: float, bottom: float, colour: str, width: int = 1) -> None:
        left, upper, right, lower = (value * self.scale for value in (x0, top, x1, bottom))
        self.pen.rectangle((left, upper, max(right, left), max(lower, upper)), outline=colour, width=width)

    def boxes(self, boxes: Iterable[Box], colour: str, width: int = 1) -> None:
        for box in boxes:
            self.box(box.x0, box.top, box.x1, box.bottom, colour, width)

    def number(self, place: int, at: Box, colour: str) -> None:
        self.pen.text((at.x0 * self.scale + 2, at.top * self.scale - 11), str(place), fill=colour)


def draw(raw: RawDocument, number: int, target: Path, *, scale: float = SCALE) -> Path:
    """The PNG written to ``target``: page ``number`` (1-based) of a document that is laid out for it.

    Raises UsageError for a page that the document does not have.
    """
    laid = lay_out(raw)
    return next(draw_pages(raw, laid.blocks, laid.furniture, {number: target}, scale=scale))


def draw_pages(
    raw: RawDocument,
    blocks: Iterable[Block],
    furniture: Iterable[Paragraph],
    targets: Mapping[int, Path],
    *,
    scale: float = SCALE,
) -> Iterator[Path]:
    """The PNGs as they are written: each page of ``targets`` (1-based) with what was found on it.

    Words are pale blue, rules orange, cells blue, headings of tables violet, paragraphs green, furniture grey, hidden
    words red; paragraphs and tables have their place in the page's reading order. Raises UsageError for a page that
    the document does not have.
    """
    beyond = next((number for number in sorted(targets) if not 1 <= number <= raw.page_count), None)
    if beyond is not None:
        raise UsageError(f"{raw.path.name} has {raw.page_count} pages, so there is no page {beyond}")
    on_page = _by_page(blocks)
    sheets = _by_page(furniture)
    last = max(targets, default=0)
    for page in raw.pages():
        if page.number in targets:
            found = on_page.get(page.number, [])
            yield _drawn(raw, page, found, sheets.get(page.number, []), targets[page.number], scale)
        if page.number >= last:
            return


def _by_page(blocks: Iterable[Block]) -> dict[int, list[Block]]:
    """The blocks of each page, in order; one that runs over pages stands on each of them."""
    pages: dict[int, list[Block]] = {}
    for block in blocks:
        for number in sorted({box.page for box in block.span.boxes}):
            pages.setdefault(number, []).append(block)
    return pages


def _drawn(
    raw: RawDocument, page: RawPage, blocks: Iterable[Block], furniture: Iterable[Block], target: Path, scale: float
) -> Path:
    sheet = _Sheet(_picture(raw, page, scale), scale)
    _draw_source(sheet, page)
    for line in furniture:
        sheet.boxes(_here(line.span.boxes, page.number), _FURNITURE, 2)
    for place, block in enumerate(blocks, 1):
        _draw_block(sheet, block, place, page.number)
    sheet.picture.save(target, format="PNG")
    return target


def _picture(raw: RawDocument, page: RawPage, scale: float) -> Image.Image:
    """The page as a person sees it; a blank sheet where pdfium cannot draw it."""
    try:
        with pypdfium2.PdfDocument(raw.path, password=raw.password) as file:
            picture: Image.Image = file[page.number - 1].render(scale=scale).to_pil().convert("RGB")
            return picture
    except pypdfium2.PdfiumError:
        width, height = page.width or _A4[0], page.height or _A4[1]
        return Image.new("RGB", (round(width * scale), round(height * scale)), "white")


def _draw_source(sheet: _Sheet, page: RawPage) -> None:
    for word in page.words:
        sheet.box(word.x0, word.top, word.x1, word.bottom, _WORD)
    for word in page.hidden:
        sheet.box(word.x0, word.top, word.x1, word.bottom, _HIDDEN)
    for rule in page.rules:
        ends = (rule.x0, rule.top, rule.x1, rule.bottom)
        sheet.pen.line([value * sheet.scale for value in ends], fill=_RULE)


def _draw_block(sheet: _Sheet, block: Block, place: int, page: int) -> None:
    colour = _CELL if isinstance(block, Table) else _PARAGRAPH
    boxes = _here(block.span.boxes, page)
    sheet.boxes(boxes, colour, 2)
    sheet.number(place, boxes[0], _PARAGRAPH)
    for cell in block.cells if isinstance(block, Table) else ():
        sheet.boxes(_here(cell.span.boxes, page), _HEADER if cell.is_header else _CELL)


def _here(boxes: Iterable[Box], page: int) -> list[Box]:
    return [box for box in boxes if box.page == page]
