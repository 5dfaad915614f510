"""Pages whose text lies on its side: turned upright to be read, and what was found turned back to where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from papers2data.geometry import Box
from papers2data.model import Block, Paragraph, Span
from papers2data.readers.pdf.raw import Fill, Picture, RawPage, Rule, Word

_MOSTLY = 0.6
"""Share of a page's letters that must lie the same way for the page to be read that way."""
_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """How far the text is turned clockwise (0, 90, 180, 270), and the size of the page as seen, in points."""

    angle: int
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page lies once its text is upright."""
        if self.angle == 90:
            return y, self.width - x
        if self.angle == 180:
            return self.width - x, self.height - y
        return (self.height - y, x) if self.angle == 270 else (x, y)

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright text lies on the page."""
        if self.angle == 90:
            return self.width - y, x
        if self.angle == 180:
            return self.width - x, self.height - y
        return (y, self.height - x) if self.angle == 270 else (x, y)

    def box(self, box: Box) -> Box:
        """The box where it stands on the page."""
        if not self.angle:
            return box
        (ax, ay), (bx, by) = self.back(box.x0, box.top), self.back(box.x1, box.bottom)
        return Box(box.page, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def upright(raw: RawPage) -> tuple[RawPage, Turn]:
    """The page with most of its text level, and the turn that leads back."""
    if not any(word.angle for word in raw.words):
        return raw, Turn(0, raw.width, raw.height)
    weights: Counter[int] = Counter()
    for word in raw.words:
        weights[word.angle] += len(word.text)
    angle, most = weights.most_common(1)[0] if weights else (0, 0)
    turn = Turn(angle if most >= _MOSTLY * weights.total() else 0, raw.width, raw.height)
    return (_turned(raw, turn), turn) if turn.angle else (raw, turn)


def turned_back(block: Block, turns: Mapping[int, Turn]) -> Block:
    """A block with its boxes where they stand on the pages as seen; ``turns`` by page number."""
    if not any(turns[box.page].angle for box in block.span.boxes):
        return block
    if isinstance(block, Paragraph):
        return replace(block, span=_span(block.span, turns))
    cells = tuple(replace(cell, span=_span(cell.span, turns)) for cell in block.cells)
    return replace(block, cells=cells, span=_span(block.span, turns))


def _span(span: Span, turns: Mapping[int, Turn]) -> Span:
    return replace(span, boxes=tuple(turns[box.page].box(box) for box in span.boxes))


def _turned(raw: RawPage, turn: Turn) -> RawPage:
    side = turn.angle % 180 != 0
    return replace(
        raw,
        width=raw.height if side else raw.width,
        height=raw.width if side else raw.height,
        words=tuple(_word(word, turn) for word in raw.words),
        hidden=tuple(_word(word, turn) for word in raw.hidden),
        rules=tuple(_rule(rule, turn) for rule in raw.rules),
        fills=tuple(Fill(*_rect(fill[:4], turn), *fill[4:]) for fill in raw.fills),
        pictures=tuple(Picture(*_rect(picture[:4], turn), *picture[4:]) for picture in raw.pictures),
    )


def _rect(rect: _Rect, turn: Turn) -> _Rect:
    (ax, ay), (bx, by) = turn.point(rect[0], rect[1]), turn.point(rect[2], rect[3])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _word(word: Word, turn: Turn) -> Word:
    x0, top, x1, bottom = _rect((word.x0, word.top, word.x1, word.bottom), turn)
    level = word.angle % 180 == 0
    x, y = turn.point(word.x0, word.baseline) if level else turn.point(word.baseline, word.top)
    angle = (word.angle - turn.angle) % 360
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom, angle=angle, baseline=y if angle % 180 == 0 else x)


def _rule(rule: Rule, turn: Turn) -> Rule:
    x0, top, x1, bottom = _rect((rule.x0, rule.top, rule.x1, rule.bottom), turn)
    return rule._replace(x0=x0, top=top, x1=x1, bottom=bottom)
