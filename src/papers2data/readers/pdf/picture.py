"""A page as a picture, for people to look at."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2

from papers2data.errors import UnreadableError

_MOST_PIXELS = 16_000_000
"""A3 at 250 dots an inch; bigger sheets are drawn with fewer dots."""


def page_png(path: Path, number: int, scale: float, password: str | None = None) -> bytes:
    """Page ``number`` (1-based) as a person sees it, as a PNG with ``scale`` dots a point.

    Raises UnreadableError for a file that cannot be opened, and for a page that is damaged or that there is not.
    """
    try:
        file = pypdfium2.PdfDocument(path, password=password)
    except (FileNotFoundError, pypdfium2.PdfiumError) as error:
        raise UnreadableError(f"{path.name}: it is damaged, locked or no PDF, so its pages cannot be drawn") from error
    try:
        if not 1 <= number <= len(file):
            raise UnreadableError(f"{path.name} has {len(file)} pages, so there is no page {number}")
        page = file[number - 1]
        points = max(page.get_width() * page.get_height(), 1.0)
        picture = page.render(scale=min(scale, (_MOST_PIXELS / points) ** 0.5)).to_pil()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{path.name}: page {number} is damaged and cannot be drawn") from error
    finally:
        file.close()
    written = io.BytesIO()
    # pages have few colours; the best packing would take longer than the drawing
    picture.convert("RGB").save(written, format="PNG", compress_level=3)
    return written.getvalue()
