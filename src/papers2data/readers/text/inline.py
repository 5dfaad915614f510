"""Markdown's inline marks taken out of text, keeping what they say of the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_AUTO_LINK = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
_TAG = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|span|br|p|div|font|a|s|del|strike|ul|ol|li)\b[^>]*>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__", re.DOTALL)
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|<(?:s|del|strike)>(.+?)</(?:s|del|strike)>", re.DOTALL | re.IGNORECASE)
_GLUED = re.compile(r"(?<=[\w:;.!?)])(\*\*(?=\S)(?:(?!\*\*).)+?(?<=\S)\*\*)", re.DOTALL)
_AFTER = re.compile(r"(\*\*(?=\S)(?:(?!\*\*).)+?(?<=\S)\*\*)(?=\w)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inline:
    """Text without marks; ``bold`` and ``italic`` where the whole is so, ``lead`` its bold or underlined opening."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: str = ""


def unglue(text: str) -> str:
    """Text with a line end put back where a converter ran bold headings together ("2024**Agenda Item: 8****REPORT")."""
    if "**" not in text:
        return text
    text = text.replace("****", "**\n**")
    return _AFTER.sub(r"\1\n", _GLUED.sub(r"\n\1", text))


def inline(text: str) -> Inline:
    """``text`` without Markdown marks, tags, links' targets and struck-through words."""
    struck: list[str] = []

    def strike(match: re.Match[str]) -> str:
        struck.append(match[1] or match[2])
        return ""

    text = _STRUCK.sub(strike, text.strip())
    bold = _whole(_BOLD, text)
    text = _BOLD.sub(lambda m: m[1] or m[2], text)
    italic = _whole(_ITALIC, text.strip())
    text = _ITALIC.sub(r"\1", text)
    text = _AUTO_LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _ESCAPE.sub(r"\1", _TAG.sub("", text)) if "<" in text or "\\" in text else text
    return Inline(text.strip(), bold, italic, " ".join(struck))


def _whole(pattern: re.Pattern[str], text: str) -> bool:
    """True where marks of this kind cover every word of the text."""
    return bool(text) and bool(pattern.search(text)) and not re.search(r"\w", pattern.sub("", text))
