"""The second engine, pdfplumber: slower, for files that pdfium cannot open and for cross-checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from papers2data.readers.pdf import fonts
from papers2data.readers.pdf.drawn import THIN
from papers2data.readers.pdf.marks import marked
from papers2data.readers.pdf.raw import Fill, Picture, RawPage, Rule, Style, Word

_FAULTS = (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What pdfminer raises on damaged files; it has no one class for them."""


def page_count(path: Path, password: str | None) -> int:
    """How many pages pdfplumber finds; 0 where it cannot open the file either."""
    try:
        with pdfplumber.open(path, password=password or "") as file:
            return len(file.pages)
    except (OSError, AssertionError, *_FAULTS):
        return 0


def read_pages(path: Path, password: str | None, last: int) -> Iterator[RawPage]:
    """The first ``last`` pages in order; one that cannot be read has its ``error`` set."""
    with pdfplumber.open(path, password=password or "") as file:
        for number, page in enumerate(file.pages[:last], 1):
            try:
                yield _page(page, number)
            except (AssertionError, *_FAULTS) as error:
                yield RawPage(number, 0.0, 0.0, error=f"the page is damaged ({type(error).__name__})")
            finally:
                page.close()


def _page(page: Any, number: int) -> RawPage:
    left, top = page.bbox[0], page.bbox[1]
    words = [
        _word(found, left, top)
        for found in page.extract_words(
            x_tolerance_ratio=0.2, y_tolerance=2, extra_attrs=["fontname", "size", "upright"], use_text_flow=True
        )
    ]
    words, rules = marked(words, list(_rules(page, left, top)))[0], list(_rules(page, left, top))
    width, height = float(page.width), float(page.height)
    shown = [w for w in words if w.text and 0 <= w.x0 <= width and 0 <= w.top <= height and w.style.size >= 1]
    pictures = [
        Picture(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top, "image") for i in page.images
    ]
    return RawPage(
        number,
        width,
        height,
        tuple(shown),
        tuple(rules),
        tuple(_fills(page, left, top)),
        tuple(pictures),
        rotation=page.rotation or 0,
        letters=sum(len(w.text) for w in words),
    )


def _word(found: dict[str, Any], left: float, top: float) -> Word:
    name, size = fonts.family(str(found["fontname"])), float(found["size"])
    style = Style(name, round(size, 2), fonts.is_bold(name, 0, 0), fonts.is_italic(name, 0), None)
    text = fonts.readable(str(found["text"]), name)
    x0, y0, x1, y1 = found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top
    angle = 0 if found.get("upright", True) else 270
    return Word(text, x0, y0, x1, y1, y1 - 0.22 * size if not angle else x1 - 0.22 * size, style, angle)


def _rules(page: Any, left: float, top: float) -> Iterator[Rule]:
    for edge in page.edges:
        if edge["object_type"] == "rect_edge" and edge.get("fill") and not edge.get("stroke"):
            continue
        x0, y0, x1, y1 = edge["x0"] - left, edge["top"] - top, edge["x1"] - left, edge["bottom"] - top
        yield Rule(x0, y0, x1, y0) if edge["orientation"] == "h" else Rule(x0, y0, x0, y1)


def _fills(page: Any, left: float, top: float) -> Iterator[Fill]:
    for rect in page.rects:
        colour = _colour(rect.get("non_stroking_color")) if rect.get("fill") else None
        if colour and min(rect["width"], rect["height"]) > THIN:
            yield Fill(rect["x0"] - left, rect["top"] - top, rect["x1"] - left, rect["bottom"] - top, colour)


def _colour(value: object) -> str | None:
    if not isinstance(value, (tuple, list)) or not all(isinstance(v, (int, float)) for v in value):
        return None
    parts = [min(max(float(v), 0.0), 1.0) for v in value]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        parts = [(1 - c) * (1 - parts[3]) for c in parts[:3]]
    return "#" + "".join(f"{round(v * 255):02x}" for v in parts) if len(parts) == 3 else None
