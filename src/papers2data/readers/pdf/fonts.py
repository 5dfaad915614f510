"""What a font's name and flags say, and its letters as a person reads them."""

from __future__ import annotations

import re

from papers2data.readers.symbols import symbols_of

_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|[-,]bd|semibd|demi(?!-?light)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,](?:it|bdit)\b", re.IGNORECASE)
_BOLD_WEIGHT, _ITALIC_FLAG, _FORCE_BOLD_FLAG = 600, 1 << 6, 1 << 18

_PRIVATE_BULLETS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0A8: "□",
    0xF06F: "□",
    0xF02D: "-",
    0xF0E0: "→",
}
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\x1f": "fi"}
    | dict.fromkeys(["\xad", "\ufeff", "\u200b"], "")
)
_CONTROL = re.compile("[\x00-\x01\x03-\x1f\uffff]")
_NEEDS_CARE = re.compile("[\xad\u200b\ufeff\ufb00-\ufb06\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x01\x03-\x1f]")


def family(name: str) -> str:
    """The font's name without the tag of a subset ("ABCDEF+")."""
    return _PREFIX.sub("", name)


def is_bold(name: str, weight: int, flags: int) -> bool:
    """True where the name says so, or, for a name that says nothing, the weight or the flags."""
    return bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or bool(flags & _FORCE_BOLD_FLAG)


def is_italic(name: str, flags: int) -> bool:
    """True where the name or the flags say so."""
    return bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)


def needs_care(text: str) -> bool:
    """True for text with ligatures, soft hyphens, control characters or letters of the private area."""
    return bool(_NEEDS_CARE.search(text.replace("\r", "").replace("\n", "")))


def readable(text: str, font: str) -> str:
    """The text with ligatures taken apart, soft hyphens dropped and symbols as the arrows and ticks that they show.

    A letter of the private area that no table knows is kept as it is, and one that the file gives no meaning is the
    replacement character U+FFFD, so that nothing is lost. U+001F is "fi", where subsets of some fonts put it.
    """
    symbols = symbols_of(font)
    if symbols is not None:
        text = "".join(_symbol(letter, symbols) for letter in text)
    if not _NEEDS_CARE.search(text):
        return text
    text = "".join(_PRIVATE_BULLETS.get(ord(letter), letter) for letter in text.translate(_LIGATURES))
    return _CONTROL.sub("\ufffd", text)


def _symbol(letter: str, symbols: dict[int, str]) -> str:
    code = ord(letter)
    if 0xF000 <= code <= 0xF0FF:
        return symbols.get(code - 0xF000, letter)
    return symbols.get(code, letter) if code < 0x100 else letter
