"""Words that a person cannot see: white on white, of no size, off the page, clipped, painted over."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
_NO_CLIP: _Rect = (-math.inf, -math.inf, math.inf, math.inf)


class _Verdict(NamedTuple):
    """What holds for all words of a text object: why it is hidden ("" if it is not), and what each word must pass."""

    reason: str
    clip: _Rect | None
    order: int
    same_colour: bool
    may_be_covered: bool


def set_apart(placed: Placed, drawn: Drawn, frame: Frame) -> tuple[list[Word], list[Word], Counter[str]]:
    """The visible words, the hidden ones, and the hidden letters counted by reason."""
    words = placed.words
    judged = _judged(placed, drawn, frame)
    covered = sum(len(words[place].text) for place, reason in judged.items() if reason == "overprinted")
    if covered and covered > _MOST_COVERED * len("".join([word.text for word in words])):
        judged = {place: reason for place, reason in judged.items() if reason != "overprinted"}
    if not judged:
        return words, [], Counter()
    reasons: Counter[str] = Counter()
    for place, reason in judged.items():
        reasons[reason] += len(words[place].text)
    shown = [word for place, word in enumerate(words) if place not in judged]
    return shown, [words[place] for place in sorted(judged)], reasons


def _judged(placed: Placed, drawn: Drawn, frame: Frame) -> dict[int, str]:
    """The places of the words that cannot be seen, with why."""
    words, places = placed.words, placed.places
    if not words:
        return {}
    scan = any(p.kind == "image" and _area(p) > _SCAN_SHARE * frame.width * frame.height for p in drawn.pictures)
    tints = frozenset(fill.colour for fill in drawn.fills)
    verdicts = [
        _verdict(pointer, setting, drawn, frame, scan, tints)
        for pointer, setting in zip(placed.objects, placed.settings, strict=True)
    ]
    left, top, right, bottom = placed.boxes
    x, y = (left + right) / 2, (top + bottom) / 2
    off = ~((x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height))
    clips = np.array([verdict.clip or _NO_CLIP for verdict in verdicts])[places]
    clipped = ~_within(clips, x, y)
    asked = np.array([bool(v.reason) or v.same_colour or v.may_be_covered for v in verdicts])[places]
    judged = {}
    for place in np.flatnonzero(off | clipped | asked).tolist():
        verdict = verdicts[places[place]]
        reason = verdict.reason or ("off-page" if off[place] else "clipped" if clipped[place] else "")
        reason = reason or _painted(words[place], verdict, drawn)
        if reason:
            judged[place] = reason
    for place in _doubled(words, x, y):
        judged.setdefault(place, "duplicate")
    return judged


def _painted(word: Word, verdict: _Verdict, drawn: Drawn) -> str:
    """Why the paint around a word hides it, "" where it does not."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    if verdict.may_be_covered and _painted_over(verdict.order, x, y, drawn.fills):
        return "overprinted"
    if verdict.same_colour and _same_as_paper(word, verdict.order, x, y, drawn):
        return "white-on-white"
    return ""


def _doubled(words: Sequence[Word], x: NDArray[np.float64], y: NDArray[np.float64]) -> Iterator[int]:
    """The words that stand, to the point, where the same word stands already."""
    corners = x.astype(np.int64) * 10_000 + y.astype(np.int64)
    if len(np.unique(corners)) == len(corners):
        return
    keys = [(word[0], corner) for word, corner in zip(words, corners.tolist(), strict=True)]
    seen = set()
    for place, key in enumerate(keys):
        if key in seen:
            yield place
        seen.add(key)


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
    clip = clip_of(pointer, frame) if pointer and not reason else None
    return _Verdict(reason, clip, order, same and not invisible, covered and not invisible)


def _within(boxes: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each point whether the rectangle of its row holds it."""
    left, top, right, bottom = boxes.T
    inside: NDArray[np.bool_] = (left - 1 <= x) & (x <= right + 1) & (top - 1 <= y) & (y <= bottom + 1)
    return inside


def _painted_over(order: int, x: float, y: float, fills: Sequence[Fill]) -> bool:
    for x0, top, x1, bottom, _, drawn in reversed(fills):
        if drawn > order and x0 <= x <= x1 and top <= y <= bottom:
            return True
    return False


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
