"""Tesseract's hOCR as words with their baselines, type sizes and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TypeAlias

from lxml import etree
from lxml import html as lxml_html

from papers2data.readers.ocr.seen import SeenRule, SeenWord

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_LIKE_RULES = re.compile(r"[|_\-–—=~.'’‘\[\]{}()/\\!:;,]+")
_SAME_SIZE = 0.2
"""Share by which the measured sizes of one type differ from line to line."""
_TYPE_SHARE = 0.92
"""Type size to the height from descender to ascender that tesseract measures."""
_Element: TypeAlias = etree._Element


def words_in(hocr: bytes, dpi: int, rules: Sequence[SeenRule]) -> list[SeenWord]:
    """The words in reading order as tesseract has it; strokes that are pieces of ruled lines are left out."""
    root = lxml_html.document_fromstring(hocr, parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True))
    words: list[SeenWord] = []
    for number, line in enumerate(root.find_class("ocr_line") + _others(root)):
        words += (word for word in _line(line, number, 72 / dpi) if not _is_rule(word, rules))
    return _with_even_sizes(words)


def _others(root: _Element) -> list[_Element]:
    """The lines that tesseract takes for headings, captions and floating text."""
    return [e for name in ("ocr_header", "ocr_caption", "ocr_textfloat") for e in root.find_class(name)]


def _line(line: _Element, number: int, scale: float) -> Iterator[SeenWord]:
    title = line.get("title") or ""
    box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
    if box is None:
        return
    left, bottom = int(box[1]), int(box[4])
    slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
    height = float(size[1]) if size else float(int(box[4]) - int(box[2]))
    for word in line.find_class("ocrx_word"):
        said, place = word.get("title") or "", None
        text = "".join(word.itertext()).strip()
        place, sure = _BOX.search(said), _CONFIDENCE.search(said)
        if not text or place is None:
            continue
        x0, top, x1, low = (int(part) for part in place.groups())
        at = bottom + offset + slope * ((x0 + x1) / 2 - left)
        confidence = float(sure[1]) if sure else 0.0
        yield SeenWord(
            text, x0 * scale, top * scale, max(x1, x0 + 1) * scale, max(low, top + 1) * scale, at * scale,
            height * scale * _TYPE_SHARE, confidence, number,
        )  # fmt: skip


def _is_rule(word: SeenWord, rules: Sequence[SeenRule]) -> bool:
    """True for signs without a letter that lie on a ruled line."""
    if not _LIKE_RULES.fullmatch(word.text):
        return False
    return any(_on_rule(word, rule) for rule in rules)


def _on_rule(word: SeenWord, rule: SeenRule) -> bool:
    if rule.top == rule.bottom:
        return word.top - 1 <= rule.top <= word.bottom + 1 and word.x0 < rule.x1 and rule.x0 < word.x1
    return word.x0 - 2 <= rule.x0 <= word.x1 + 2 and word.top < rule.bottom and rule.top < word.bottom


def _with_even_sizes(words: list[SeenWord]) -> list[SeenWord]:
    """The words with sizes in whole points, and one size for all that are about as big as most."""
    if not words:
        return []
    body = median(word.size for word in words for _ in word.text)
    return [
        word._replace(size=float(round(body if abs(word.size - body) <= _SAME_SIZE * body else word.size)) or 1.0)
        for word in words
    ]
