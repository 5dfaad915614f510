"""Whether two texts of one item say the same thing."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TELLING = re.compile(r"(?<=\s)[A-Z][\w’'-]+|\d[\d,./]*")
_LONG, _ALIKE = 30, 0.85
"""A text tells another again where it holds its words, so many characters at least, or is so much alike."""


def names_and_figures(text: str) -> set[str]:
    """The words with a capital that do not open the text, and the figures."""
    return set(_TELLING.findall(text))


def retells(text: str, other: str) -> bool:
    """True where both texts say one thing; never where each has a name or a figure that the other lacks."""
    here, there = names_and_figures(text), names_and_figures(other)
    return not (here - there and there - here) and _alike(_flat(text), _flat(other))


def _alike(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if len(short) >= _LONG and short in long:
        return True
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _flat(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
