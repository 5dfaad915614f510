"""What a font's name and flags say: bold, italic, and what the letters of a symbol font stand for."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|[-,]bd|semibd|demi(?!-?light)", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,](?:it|bdit)\b", re.IGNORECASE)
_SYMBOLIC = re.compile(r"wingdings ?([23])?|webdings|^symbol|dingbats", re.IGNORECASE)
_BOLD_WEIGHT, _ITALIC_FLAG, _FORCE_BOLD_FLAG = 600, 1 << 6, 1 << 18

# What people type with symbol fonts in committee papers; codes as in the font, without the U+F000 of the private area.
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA2: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDB: "⇐", 0xDC: "➔", 0xDD: "⇑", 0xDE: "⇓", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖",
    0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xF4: "⇳", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "•", 0x99: "○", 0xA2: "■",
    0xA3: "□",
}  # fmt: skip
_WINGDINGS_3 = {
    0x21: "→", 0x22: "←", 0x23: "↑", 0x24: "↓", 0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x6A: "↖", 0x6B: "↗",
    0x6C: "↙", 0x6D: "↘", 0x6E: "↔", 0x6F: "↕", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶",
    0x76: "◁", 0x77: "▷", 0x7D: "▶", 0x84: "◀", 0xC7: "◀", 0xC8: "▶", 0xC9: "▲", 0xCA: "▼",
}  # fmt: skip
_WEBDINGS = {
    0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBC: "…", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
    0x44: "Δ", 0x53: "Σ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
}  # fmt: skip
_DINGBATS = {
    0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0x6C: "●", 0x6E: "■", 0x6F: "❏", 0x73: "▲",
    0x74: "▼", 0x75: "◆", 0xD5: "→", 0xE0: "➠",
}  # fmt: skip
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


def symbols_of(name: str) -> dict[int, str] | None:
    """What the codes of a symbol font stand for; None for a font of letters."""
    match = _SYMBOLIC.search(name)
    if match is None:
        return None
    if match[0].lower().startswith("wingdings"):
        return {"2": _WINGDINGS_2, "3": _WINGDINGS_3}.get(match[1] or "", _WINGDINGS)
    return {"webdings": _WEBDINGS, "symbol": _SYMBOL}.get(match[0].lower(), _DINGBATS)


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
