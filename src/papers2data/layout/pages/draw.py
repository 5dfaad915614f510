"""What was understood of a page, drawn over its picture, for people who want to know why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from papers2data.errors import UsageError
from papers2data.layout.pages.carry import Carried
from papers2data.layout.pages.furniture import PageLines, without_furniture
from papers2data.layout.pages.page import PageLayout, lay_out_page
from papers2data.layout.pages.tables import PageTable
from papers2data.readers.pdf import RawDocument

_WORD, _RULE, _FURNITURE, _HIDDEN = "#9db4c0", "#e4572e", "#888888", "#b00020"
_CELL, _HEADER, _PARAGRAPH = "#1b6ca8", "#7a3e9d", "#2e8b57"
_SCALE = 1.5
_Rect = tuple[float, float, float, float]


def draw(raw: RawDocument, number: int, target: Path, *, scale: float = _SCALE) -> Path:
    """The PNG written to ``target``: page ``number`` (1-based) with what was found on it.

    Words are pale blue, rules orange, cells blue, headings of tables violet, paragraphs green with their place in
    reading order, furniture grey, hidden words red. Raises UsageError for a page that the document does not have.
    """
    layout = _layout(raw, number)
    file = pypdfium2.PdfDocument(raw.path, password=raw.password)
    try:
        picture = file[number - 1].render(scale=scale).to_pil().convert("RGB")
    finally:
        file.close()
    _draw_layout(picture, layout, scale)
    picture.save(target, format="PNG")
    return target


def _layout(raw: RawDocument, number: int) -> PageLayout:
    carried: Carried | None = None
    for lines in without_furniture(raw.pages()):
        layout = lay_out_page(lines, carried)
        if lines.raw.number == number:
            return layout
        carried = layout.carried
    raise UsageError(f"{raw.path.name} has {raw.page_count} pages, so there is no page {number}")


def _draw_layout(picture: Image.Image, layout: PageLayout, scale: float) -> None:
    pen = ImageDraw.Draw(picture)

    def box(rect: _Rect, colour: str, width: int = 1) -> None:
        x0, top, x1, bottom = (value * scale for value in rect)
        pen.rectangle((x0, top, max(x1, x0), max(bottom, top)), outline=colour, width=width)

    _draw_source(box, pen, layout.source, scale)
    for place, block in enumerate(layout.blocks, 1):
        box(block.box, _CELL if isinstance(block, PageTable) else _PARAGRAPH, 2)
        pen.text((block.box[0] * scale + 2, block.box[1] * scale - 11), str(place), fill=_PARAGRAPH)
        if isinstance(block, PageTable):
            for cell in block.cells:
                for found in cell.span.boxes:
                    box((found.x0, found.top, found.x1, found.bottom), _HEADER if cell.is_header else _CELL)


def _draw_source(box: Callable[..., None], pen: ImageDraw.ImageDraw, source: PageLines, scale: float) -> None:
    raw = source.raw
    for word in raw.words:
        box((word.x0, word.top, word.x1, word.bottom), _WORD)
    for word in raw.hidden:
        box((word.x0, word.top, word.x1, word.bottom), _HIDDEN)
    for rule in raw.rules:
        pen.line((rule.x0 * scale, rule.top * scale, rule.x1 * scale, rule.bottom * scale), fill=_RULE)
    for line in source.furniture:
        box((line.x0, line.top, line.x1, line.bottom), _FURNITURE, 2)
