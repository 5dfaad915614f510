"""The number or bullet that opens a list item or a numbered heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.readers.pdf.raw import Word
from papers2data.readers.symbols import symbols_of

BULLETS = frozenset("•●○▪■□◦‣⁃➢➔→✓✔❑❖◆◇►▶–—-*·⦁∙➤❏o§\uf0b7\uf0a7\uf0d8\ufffd")
_WEAK_BULLETS = frozenset("-–—*o·→§")
_SURE_BULLETS = BULLETS - _WEAK_BULLETS
_ROMAN = r"(?=[ivxlcIVXLC])[xX]{0,3}(?:[iI][xXvV]|[vV]?[iI]{0,3})"
_NUMBER = re.compile(
    rf"^(?:\d{{1,4}}(?:\.\d{{1,3}}){{1,4}}\.?\)?|\d{{1,4}}[.)]|\(\d{{1,3}}\)|[A-Za-z][.)]|\([A-Za-z]{{1,2}}\)|"
    rf"\({_ROMAN}\)|{_ROMAN}[.)]|\d{{1,3}}[.:]?[A-Za-z]?[.)])$"
)
_BARE_NUMBER = re.compile(r"^\d{1,3}[a-zA-Z]?$")
_WORDS_AFTER = 0.9
"""Ems of space that make a bare number at the start of a line its marker ("7    Apologies")."""


def marker_of(words: Sequence[Word]) -> str:
    """The marker that opens a line, as printed; "" where none does, or where nothing but the marker stands there.

    A sign of a symbol font that nobody knows is a bullet ("•").
    """
    if len(words) < 2:
        return words[0].text if words and words[0].text in _SURE_BULLETS else ""
    first, second = words[0], words[1]
    if len(first.text) > 1 and first.text.isalpha():
        return ""  # as most lines begin
    gap = second.x0 - first.x1
    if len(first.text) == 1 and first.text not in BULLETS and symbols_of(first.style.font) is not None:
        return "•"
    if first.text in BULLETS:
        return first.text if first.text not in _WEAK_BULLETS or gap > 0.3 * first.style.size else ""
    if _NUMBER.match(first.text):
        return first.text
    if _BARE_NUMBER.match(first.text) and gap > _WORDS_AFTER * first.style.size:
        return first.text
    return ""


def is_bullet(marker: str) -> bool:
    """True for a bullet, false for a number or a letter."""
    return marker in BULLETS
