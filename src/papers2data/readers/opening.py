"""What opens a paragraph: the number, letter or bullet that was typed before its text, and how a heading looks."""

from __future__ import annotations

import re

BULLET = "•"
"""What stands for every bullet, whatever sign the file draws."""

_ROMAN = r"(?=[ivxlc])x{0,3}(?:ix|iv|v?i{0,3})"
_MARKER = re.compile(
    rf"\s*(?:(?P<bullet>[•●○▪■□◦‣⁃➢➔❑❖◆◇►▶⦁∙➤❏*·–—-])\s+(?=\S)"
    rf"|(?P<mark>\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}[.)]?|\d{{1,3}}[.)]|\(\d{{1,3}}\)|[a-z][.)]|\([a-z]{{1,2}}\)|\({_ROMAN}\)"
    rf"|{_ROMAN}[.)])\s+(?=\S)"
    rf"|(?P<number>\d{{1,3}})(?:\t\s*|\s{{2,}})(?=[A-Z]))",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\s*\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:,|-|–|\b(?:and|of|the|for|to|in|on|with|by|or|a|an|at|from))$", re.IGNORECASE)
_SPACES = re.compile(r"[\s\xa0]+")
_MOST_HEADING = 200
_CAPITALS = 0.8


def one_line(text: str) -> str:
    """The text with each run of spaces, tabs and line ends as one space."""
    return _SPACES.sub(" ", text).strip()


def split_marker(text: str) -> tuple[str, str]:
    """The typed marker that opens the text, as printed ("" for none, "•" for any bullet), and the text after it.

    A figure is no marker ("4.5 million" is told by its missing gap only where the file keeps tabs), nor is a date.
    """
    match = None if _DAY.match(text) else _MARKER.match(text)
    if match is None or _is_figure(match, text):
        return "", text
    return (BULLET if match["bullet"] else match["mark"] or match["number"]), text[match.end() :]


def _is_figure(match: re.Match[str], text: str) -> bool:
    """True for a decimal that begins a sentence: "2.5 per cent …"."""
    mark = match["mark"] or ""
    return bool(re.fullmatch(r"\d+\.\d+", mark)) and "\t" not in match[0] and text[match.end()].islower()


def looks_like_heading(text: str, marker: str, *, bold: bool) -> bool:
    """True for a short line that is all bold or all capitals, as typed headings are."""
    if marker == BULLET or not re.search(r"[A-Za-z]", text) or len(text) > _MOST_HEADING or _OPEN_END.search(text):
        return False
    if bold:
        return True
    if marker.endswith(")"):
        return False
    letters = re.sub(r"[^A-Za-z]", "", text)
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)
