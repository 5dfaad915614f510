"""What the letters of a symbol font stand for: arrows, ticks, bullets."""

from __future__ import annotations

import re

_SYMBOLIC = re.compile(r"wingdings ?([23])?|webdings|^symbol|dingbats", re.IGNORECASE)

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

_LEVEL, _RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISE, _LOWER = str.maketrans(_LEVEL, _RAISED), str.maketrans(_RAISED, _LEVEL)


def raised(text: str) -> str:
    """The text with its figures as raised ones: "1" is "¹"."""
    return text.translate(_RAISE)


def level(text: str) -> str:
    """The text with its raised figures as plain ones: "¹" is "1"."""
    return text.translate(_LOWER)


def symbols_of(name: str) -> dict[int, str] | None:
    """What the codes of a symbol font stand for; None for a font of letters."""
    match = _SYMBOLIC.search(name)
    if match is None:
        return None
    if match[0].lower().startswith("wingdings"):
        return {"2": _WINGDINGS_2, "3": _WINGDINGS_3}.get(match[1] or "", _WINGDINGS)
    return {"webdings": _WEBDINGS, "symbol": _SYMBOL}.get(match[0].lower(), _DINGBATS)


def as_printed(text: str, font: str) -> str:
    """The text as the font shows it; a letter that no table knows is kept, and a font of letters changes nothing."""
    symbols = symbols_of(font)
    if symbols is None:
        return text
    return "".join(symbols.get(ord(letter) & 0xFF, letter) if _is_code(letter) else letter for letter in text)


def _is_code(letter: str) -> bool:
    """True for a code of the font itself, or of the private area that stands for it."""
    return ord(letter) < 0x100 or 0xF000 <= ord(letter) <= 0xF0FF
