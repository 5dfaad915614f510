"""RAG ratings, arrows and ticks from words, letters, signs and fills."""

from __future__ import annotations

import colorsys
import re
from typing import Literal

__all__ = ["ARROWS", "Direction", "Rag", "is_graded", "rag_of_fill", "read_direction", "read_flag", "read_rag"]

Direction = Literal["up", "down", "same"]
Rag = Literal["red", "amber", "green", "blue", "grey"]

_RAG_WORDS: dict[str, Rag] = {
    "red": "red",
    "amber": "amber",
    "yellow": "amber",
    "orange": "amber",
    "green": "green",
    "blue": "blue",
    "grey": "grey",
    "gray": "grey",
}
_RAG_LETTERS: dict[str, Rag] = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_RAG_SIGNS: dict[str, Rag] = {
    "\U0001f534": "red",
    "\U0001f7e5": "red",
    "\U0001f7e0": "amber",
    "\U0001f7e7": "amber",
    "\U0001f7e1": "amber",
    "\U0001f7e8": "amber",
    "\U0001f7e2": "green",
    "\U0001f7e9": "green",
    "\U0001f535": "blue",
    "\U0001f7e6": "blue",
}
_DRESS = frozenset(["rag", "rating", "rated", "status", "overall", "is"])
_WORDS = re.compile(r"[a-z]+")
_OPENS = re.compile(r"[^a-z]*(?P<rag>red|amber|yellow|orange|green|blue|gr[ea]y)\s*[-:(,;–—]", re.IGNORECASE)

PALE = 0.16
"""Saturation (HSV, 0 to 1) below which a fill is a tint of a heading and no rating; Excel's "Good" green has 0.17."""
DARK = 0.25
"""Brightness (HSV, 0 to 1) below which a fill counts as black."""
NEUTRAL = 0.08
"""Saturation below which a fill is a grey; it rates as "grey" between a brightness of 0.3 and 0.8."""

_HUES: tuple[tuple[int, int, Rag], ...] = (
    (0, 18, "red"),
    (18, 66, "amber"),
    (74, 170, "green"),
    (185, 255, "blue"),
    (345, 361, "red"),
)
"""Hues in degrees; between them lie lime, teal, purple and pink, which no rating owns."""

_FILL = re.compile(r"#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")

# U+F0DF to U+F0F3 are Wingdings' arrows, which arrive as private characters
_UP = "↑⇑⇧⬆⭡▲△⏶🔺🔼🡅🡩🡱🡹↗⇗⬀⬈🡕🡥🡭🡽\uf0e1\uf0e9\uf0f1\uf0e4\uf0ec\uf0f6"
_DOWN = "↓⇓⇩⬇⭣▼▽⏷🔻🔽🡇🡫🡳🡻↘⇘⬂⬊🡖🡦🡮🡾\uf0e2\uf0ea\uf0f2\uf0e6\uf0ee\uf0f8"
_SAME = "↔⇔⬌⭤⟷⬄→⇒⇨➡⭢➔➜►▶▷🡆🡪🡲🡺\uf0e0\uf0e8\uf0f0\uf0f3"
_LEFT = "←⇐⇦⬅⭠◄◀◁🡄🡨🡰🡸\uf0df\uf0e7\uf0ef"
_ARROWS: dict[str, Direction] = {
    **dict.fromkeys(_UP, "up"),
    **dict.fromkeys(_DOWN, "down"),
    **dict.fromkeys(_SAME, "same"),
}
ARROWS = _UP + _DOWN + _SAME + _LEFT
"""Every sign that counts as an arrow."""

_DIRECTION_WORDS: dict[str, Direction] = {
    **dict.fromkeys(("up", "increase", "increased", "increasing", "higher", "rising", "upward", "upwards"), "up"),
    **dict.fromkeys(
        ("down", "decrease", "decreased", "decreasing", "lower", "falling", "downward", "downwards"), "down"
    ),
    **dict.fromkeys(
        ("same", "no change", "nochange", "unchanged", "static", "stable", "level", "flat", "steady", "="), "same"
    ),
}

_TRUE = frozenset(["y", "yes", "true", "✓", "✔", "☑", "✅", "√", "\uf0fc", "\uf0fe"])
_FALSE = frozenset(["n", "no", "false", "✗", "✘", "❌", "☐", "\uf0fb", "\uf0a8"])

_GRADE = re.compile(
    r"(?-i:AAA|AA|A|BBB|BB|B|CCC)\s?[+-]?(?:mmf)?|(?-i:Aaa|Aa[1-3]|A[1-3]|Baa[1-3])|"
    r"(?:not |partly |partially |fully )?(?:achieved|met|passed|compliant|complied)|"
    r"(?:un)?(?:limited|qualified|modified)|yes|no|good|outstanding|inadequate|requires improvement|satisfactory",
    re.IGNORECASE,
)


def is_graded(text: str) -> bool:
    """True for a result that papers give in words or letters and never in figures: "AA+", "Achieved", "Unlimited"."""
    return _GRADE.fullmatch(" ".join(text.split()).strip(" .*")) is not None


def read_rag(text: str) -> Rag | None:
    """The rating that a cell shows by word, letter or coloured sign; None where it shows none or two ("Red/Amber").

    "G", "Green", "Green ●", "RAG: Green" and "Green - work goes on" are green; yellow and orange are amber. A letter
    counts only alone.
    """
    signs = {_RAG_SIGNS[c] for c in text if c in _RAG_SIGNS}
    words = _WORDS.findall(text.lower())
    if len(words) == 1 and words[0] in _RAG_LETTERS:
        signs.add(_RAG_LETTERS[words[0]])
        return signs.pop() if len(signs) == 1 else None
    shown = signs | {_RAG_WORDS[w] for w in words if w in _RAG_WORDS}
    plain = all(w in _RAG_WORDS or w in _DRESS for w in words)
    if len(shown) != 1 or not (plain or _OPENS.match(text)):
        return None
    return shown.pop()


def rag_of_fill(fill: str) -> Rag | None:
    """The rating of a background "#rrggbb" by its hue; None for white, black, pale tints and hues that rate nothing."""
    found = _FILL.fullmatch(fill.strip())
    if found is None:
        return None
    red, green, blue = (int(part, 16) / 255 for part in found.groups())
    hue, saturation, brightness = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < NEUTRAL:
        return "grey" if 0.3 <= brightness <= 0.8 else None
    if saturation < PALE or brightness < DARK:
        return None
    return next((rag for low, high, rag in _HUES if low <= hue * 360 < high), None)


def read_direction(text: str) -> Direction | None:
    """The direction that a cell prints, as an arrow among anything or as a word alone; None for none or two of them.

    Arrows that slope count by their rise; "→", "◄►" and "↔" are the same. Words of performance ("Improving") say
    nothing of a direction.
    """
    pointed = {_ARROWS[c] for c in text if c in _ARROWS}
    if pointed:
        return pointed.pop() if len(pointed) == 1 else None
    if any(c in _LEFT for c in text):
        return None
    word = " ".join(text.lower().replace("-", " ").split()).strip(" .*()")
    return _DIRECTION_WORDS.get(word)


def read_flag(text: str) -> bool | None:
    """True for "Y", "Yes" or a tick, False for "N", "No" or a cross; None for anything else.

    A letter x and a crossed box (☒) mean yes in some forms and no in others, so they are None.
    """
    word = text.strip().lower().rstrip(".*\ufe0f").strip()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None
