"""Pages of committee systems as minutes: only what was said and decided, under items with number and title.

54.                                      54. Election of Chairman      (a heading)
Election of Chairman                     Councillor Poole proposed …
To elect a Chairman for the year.   →    RESOLVED …
Minutes:
Councillor Poole proposed …
RESOLVED …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from papers2data.split.lines import Line
from papers2data.split.phrases import found, paper_phrases

_SAID = re.compile(r"(?:minutes|(?P<decided>decisions?))\s*:$", re.IGNORECASE)
_UNSAID = re.compile(
    r"(?:purpose(?: of (?:the )?report)?|recommendations?|invited|wards? affected|additional documents|"
    r"supporting documents|background papers|media|share this item)\s*:?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:item\s+)?(\d{1,4}(?:[./]\d{1,4})?[a-z]?)\.?", re.IGNORECASE)
_MET = re.compile(
    r"(?:meeting:\s*)?\d{1,2}/\d{1,2}/\d{4}\s+[-–]\s+(?P<name>.+?)(?:\s+\(item\s+(?P<number>\w+)\))?", re.I
)
_ATTACHED = re.compile(r"\s+(?:pdf icon\s+)?PDF\s+\d+(?:\.\d+)?\s*[KM]B\b.*$")
_NUMBERS = 3
"""So many numbers alone on a line number the items that follow them."""


def said_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of minutes; of a committee system's page those that tell what was said, other papers' as they are."""
    page = bool(lines) and found(paper_phrases().page_heads, lines[0].text) is not None
    labelled = any(_is_label(line) for line in lines)
    alone = sum(_is_number(line) for line in lines) >= _NUMBERS
    if not (page or labelled or alone):
        return list(lines)
    whole = list(_titled(lines, page=page))
    return list(_said(whole)) if labelled else whole


def _is_label(line: Line) -> bool:
    return line.row is None and not line.marker and paper_phrases().minutes_label.match(line.text) is not None


def _is_number(line: Line) -> bool:
    return line.row is None and _NUMBER.fullmatch(line.printed) is not None


def _titled(lines: Sequence[Line], *, page: bool) -> Iterator[Line]:
    """The lines, with a number alone and the title after it as one heading, and a page's head as that of its item."""
    title, at = "", 0
    while at < len(lines):
        line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        at += 1
        if page and found(paper_phrases().page_heads, line.text) and after is not None and at == 1:
            title, met = _clean(after.text), _MET.fullmatch(after.text)
            known = [n for n in lines[:4] if _MET.fullmatch(n.text)]
            if not met and not known:
                yield replace(after, heading=True, text=title)
                at += 1
        elif page and (met := _MET.fullmatch(line.text)):
            number = met["number"] or ""
            name = title if number and title else met["name"]
            yield replace(line, heading=True, marker=f"{number}." if number else "", text=name)
        elif _is_number(line) and after is not None and after.short and not after.marker and after.row is None:
            yield replace(after, heading=True, marker=f"{line.printed.rstrip('.')}.", text=_clean(after.text))
            at += 1
        elif not (title and _clean(line.text) == title):
            yield replace(line, text=_clean(line.text))


def _clean(text: str) -> str:
    return _ATTACHED.sub("", text).strip()


def _said(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without those that stand under an item's title before "Minutes:", but for what is told as decided."""
    said = True
    for at, line in enumerate(lines):
        if line.heading and line.marker:
            said = not any(_is_label(n) for n in _until_next(lines[at + 1 :]))
            yield line
        elif match := _SAID.fullmatch(line.text):
            said = True
            if match["decided"]:
                yield line
        elif _UNSAID.fullmatch(line.text):
            said = False
        elif said:
            yield line


def _until_next(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.heading and line.marker:
            return
        yield line
