"""Words that a person cannot see: white on white, of no size, off the page, clipped, painted over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from papers2data.readers.pdf import native
from papers2data.readers.pdf.clips import clip_of
from papers2data.readers.pdf.drawn import Drawn
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Fill, Picture, Word
from papers2data.readers.pdf.words import Placed, Setting

_SMALLEST = 1.0
"""Points: type below this size cannot be read."""
_INVISIBLE, _CLIP_ONLY = 3, 7
_MOST_COVERED = 0.3
"""Share of a page's letters: when more seem painted over, what covers them is not what it seems."""
_SCAN_SHARE = 0.5
"""Share of the page: invisible text over a picture this big is a scan's text layer, which is meant to be read."""
_Rect = tuple[float, float, float, float]


class _Verdict(NamedTuple):
    """What holds for all words of a text object: why it is hidden ("" if it is not), and what each word must pass."""

    reason: str
    clip: _Rect | None
    order: int
    same_colour: bool
    may_be_covered: bool


def set_apart(placed: Sequence[Placed], drawn: Drawn, frame: Frame) -> tuple[list[Word], list[Word], Counter[str]]:
    """The visible words, the hidden ones, and the hidden letters counted by reason."""
    judged = list(_judged(placed, drawn, frame))
    if not any(reason for _, reason in judged):
        return [word for word, _ in judged], [], Counter()
    letters = sum(len(word.text) for word, _ in judged)
    covered = sum(len(word.text) for word, reason in judged if reason == "overprinted")
    trusted = covered <= _MOST_COVERED * letters
    shown: list[Word] = []
    hidden: list[Word] = []
    reasons: Counter[str] = Counter()
    for word, reason in judged:
        if reason and (trusted or reason != "overprinted"):
            hidden.append(word)
            reasons[reason] += len(word.text)
        else:
            shown.append(word)
    return shown, hidden, reasons


def _judged(placed: Sequence[Placed], drawn: Drawn, frame: Frame) -> Iterator[tuple[Word, str]]:
    scan = any(p.kind == "image" and _area(p) > _SCAN_SHARE * frame.width * frame.height for p in drawn.pictures)
    width, height = frame.width, frame.height
    verdicts: dict[int, _Verdict] = {}
    tints = frozenset(fill.colour for fill in drawn.fills)
    seen: set[tuple[str, int]] = set()
    for word, pointer, setting in placed:
        verdict = verdicts.get(pointer)
        if verdict is None:
            verdict = verdicts[pointer] = _verdict(pointer, setting, drawn, frame, scan, tints)
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        reason = verdict.reason
        if not reason:
            if not (0 <= x <= width and 0 <= y <= height):
                reason = "off-page"
            elif verdict.clip is not None and not _within(verdict.clip, x, y):
                reason = "clipped"
            elif verdict.may_be_covered and _painted_over(verdict.order, x, y, drawn.fills):
                reason = "overprinted"
            elif verdict.same_colour and _same_as_paper(word, verdict.order, x, y, drawn):
                reason = "white-on-white"
        key = (word.text, int(x) * 10_000 + int(y))
        if key in seen:
            reason = reason or "duplicate"
        else:
            seen.add(key)
        yield word, reason


def _verdict(pointer: int, setting: Setting, drawn: Drawn, frame: Frame, scan: bool, tints: frozenset[str]) -> _Verdict:
    invisible = setting.mode == _INVISIBLE
    reason = ""
    if setting.style.size < _SMALLEST:
        reason = "zero-size"
    elif setting.mode == _CLIP_ONLY or (invisible and not scan):
        reason = "invisible"
    elif setting.alpha == 0 and not invisible:
        reason = "white-on-white"
    order = drawn.text_order.get(pointer, 0)
    colour = setting.style.colour
    same = colour is not None and (_pale(colour) or colour in tints)
    covered = order > 0 and bool(drawn.fills) and drawn.fills[-1].order > order
    clip = clip_of(native.as_object(pointer), frame) if pointer and not reason else None
    return _Verdict(reason, clip, order, same and not invisible, covered and not invisible)


def _within(box: _Rect, x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _painted_over(order: int, x: float, y: float, fills: Sequence[Fill]) -> bool:
    return any(f.order > order and _holds(f, x, y) for f in reversed(fills))


def _same_as_paper(word: Word, order: int, x: float, y: float, drawn: Drawn) -> bool:
    """True where the letters have the colour of what lies under them."""
    under = max((f for f in drawn.fills if _lies_under(f, order, x, y)), key=lambda f: f.order, default=None)
    image = max((p.order for p in drawn.pictures if _lies_under(p, order, x, y)), default=-1)
    if image > (under.order if under is not None else -1):
        return False
    return _distance(word.style.colour or "#000000", under.colour if under is not None else "#ffffff") < 12


def _lies_under(thing: Fill | Picture, order: int, x: float, y: float) -> bool:
    return (not order or thing.order < order) and _holds(thing, x, y)


@lru_cache(maxsize=1024)
def _pale(colour: str) -> bool:
    return all(int(colour[i : i + 2], 16) >= 0xF0 for i in (1, 3, 5))


def _distance(a: str, b: str) -> int:
    return max(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))


def _holds(box: Fill | Picture, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _area(box: Picture) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
