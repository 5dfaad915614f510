"""A page's text with a fact's words marked in it; everything the paper says is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

MOST = 200_000
"""Characters of a text file that are shown at once; around the passage where there is one."""

_PART = 3
"""Letters that a cell of a row has at least to be looked for."""

_BETWEEN = "[\\s•●▪◦‣·\uf0b7]+"
"""What may stand between two words of a quote: quotes leave out the marks before the points of a list."""

Range = tuple[int, int]
"""First character, and the one after the last."""


def ranges_of_quotes(text: str, quotes: Iterable[str]) -> list[Range]:
    """Where ``quotes`` stand in ``text``; the cells of a row, which quotes part by " | ", are found one by one."""
    found: list[Range] = []
    for quote in quotes:
        whole = _find(text, quote, 0, len(text))
        found += [whole] if whole else _cells(text, quote.split(" | "))
    return joined(found, len(text))


def joined(ranges: Iterable[Range], length: int) -> list[Range]:
    """The ranges in order, without overlaps and within the text."""
    kept: list[Range] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in ranges):
        if kept and start <= kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        elif start < end:
            kept.append((start, end))
    return kept


def marked_text(text: str, ranges: Sequence[Range]) -> Markup:
    """The text as HTML, the first passage with the id "passage"; a very long text is cut around it."""
    start, end = _window(len(text), ranges)
    parts = ["… " if start else ""]
    place = start
    for number, (first, last) in enumerate(ranges):
        if first >= end:
            break
        name = ' id="passage"' if number == 0 else ""
        parts += [str(escape(text[place:first])), f"<mark{name}>", str(escape(text[first:last])), "</mark>"]
        place = last
    parts += [str(escape(text[place:end])) if place < end else "", " …" if end < len(text) else ""]
    return Markup("".join(parts))  # noqa: S704


def _window(length: int, ranges: Sequence[Range]) -> Range:
    if length <= MOST:
        return 0, length
    first = ranges[0][0] if ranges else 0
    start = max(0, min(first - MOST // 2, length - MOST))
    return start, start + MOST


def _cells(text: str, cells: Sequence[str]) -> list[Range]:
    """Cells of a row: the longest one tells where the row is, the others are looked for near it."""
    longest = max(cells, key=len)
    anchor = _find(text, longest, 0, len(text))
    if anchor is None or len(cells) == 1:
        return [anchor] if anchor else []
    reach = 2 * sum(map(len, cells)) + 200
    near = max(0, anchor[0] - reach), min(len(text), anchor[1] + reach)
    others = [_find(text, cell, *near) for cell in cells if cell is not longest and len(cell) >= _PART]
    return [anchor, *(other for other in others if other)]


def _find(text: str, quote: str, start: int, end: int) -> Range | None:
    """Where the words of ``quote`` stand, however they are parted into lines; None where they don't."""
    words = quote.split()
    if not words:
        return None
    match = re.compile(_BETWEEN.join(map(re.escape, words))).search(text, start, end)
    return match.span() if match else None
