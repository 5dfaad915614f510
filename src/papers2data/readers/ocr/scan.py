"""One scanned page: rendered, turned upright, read."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image

from papers2data.readers.ocr import tesseract
from papers2data.readers.ocr.hocr import words_in
from papers2data.readers.ocr.picture import render, rules_in, skew_of, turned
from papers2data.readers.ocr.seen import SeenRule, SeenWord, Turn

DPI = 300
"""Dots an inch at which pages are read: what tesseract was trained for, also where the scan has fewer."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """What is seen on a page: words and ruled lines on the upright page, and how it was turned."""

    turn: Turn
    words: tuple[SeenWord, ...] = ()
    rules: tuple[SeenRule, ...] = ()

    @property
    def confidence(self) -> float:
        """The mean confidence of its letters, 0 to 100; 0 for a page without words."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0


def read_scan(path: Path, password: str | None, index: int, *, seconds: float = 120, dpi: int = DPI) -> ScannedPage:
    """The page ``index`` (0-based) of a PDF, within ``seconds``. Raises OcrError."""
    until = time.monotonic() + seconds
    try:
        picture, dpi, width, height = render(path, password, index, dpi)
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise tesseract.OcrError(f"the page cannot be drawn ({error})") from error
    quarter = tesseract.quarter_turn(picture, dpi, until - time.monotonic())
    page = _read(picture, Turn(width, height, quarter or 0), dpi, until)
    if quarter is None and page.words and page.confidence < 50:  # too few letters to tell which way is up: try
        others = [_read(picture, Turn(width, height, turn), dpi, until) for turn in (90, 270)]
        page = max([page, *others], key=lambda p: p.confidence)
    return page


def _read(picture: Image.Image, turn: Turn, dpi: int, until: float) -> ScannedPage:
    upright = turned(picture, turn.quarter, 0)
    skew = skew_of(upright)
    upright = turned(upright, 0, skew)
    rules = rules_in(upright, dpi)
    words = words_in(tesseract.hocr_of(upright, dpi, until - time.monotonic()), dpi, rules)
    return ScannedPage(Turn(turn.width, turn.height, turn.quarter, skew), tuple(words), tuple(rules))
