"""Two columns of words under bold headings: things with their date, place, state or owner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean

from papers2data.layout.pages.marks import marker_of
from papers2data.layout.pages.rows import Chunk, ChunkLine

_FEWEST_ROWS = 3
_LONGEST = 34
"""Letters of a cell's line; prose in two columns has more."""
_ALIGNED = 4.0
_PERSON = re.compile(r"(?:cllrs?|councillors?|mrs?|ms|miss|dr|sir|lady|lord|dame|rev|prof)\b", re.I)
_PEOPLE = re.compile(r"(?:present|apolog|absen|attend|member|officer|councillor|chair|also|in attendance)", re.I)
_CONTACT = re.compile(r"@|\bwww\.|\b0\d{2,4}[ )]+\d{3}")


def is_headed_pair(header: Sequence[ChunkLine], body: Sequence[Sequence[ChunkLine]], columns: int) -> bool:
    """True for rows that fill both of two columns below two bold headings, each over its own column.

    Names in two columns, and the addresses of two people beside each other, are none.
    """
    if columns != 2 or len(body) < _FEWEST_ROWS or not header or not all(line.line.bold for line in header):
        return False
    heads = header[-1].chunks
    cells = [[chunk for line in row for chunk in line.chunks] for row in body]
    flat = [chunk for row in cells for chunk in row]
    if [(c.first, c.last) for c in heads] != [(0, 0), (1, 1)] or any(c.text.endswith(":") for c in heads):
        return False
    if any(c.first != c.last for c in flat) or any({c.first for c in row} != {0, 1} for row in cells):
        return False
    if all(line.line.bold for row in body for line in row) or mean(len(c.text) for c in flat) > _LONGEST:
        return False
    if any(_CONTACT.search(c.text) for c in flat) or _lists_people(heads, cells) or _is_list(body):
        return False
    return all(_over(head, [c for c in flat if c.first == head.first]) for head in heads)


def _lists_people(heads: Sequence[Chunk], cells: Sequence[Sequence[Chunk]]) -> bool:
    """True for the names of people in both columns: two lists beside each other."""
    both = sum(all(_PERSON.match(chunk.text) for chunk in row) for row in cells)
    return both >= 0.5 * len(cells) or all(_PEOPLE.match(head.text) for head in heads)


def _is_list(body: Sequence[Sequence[ChunkLine]]) -> bool:
    return sum(bool(marker_of(row[0].line.words)) for row in body) > 0.6 * len(body)


def _over(head: Chunk, below: Sequence[Chunk]) -> bool:
    """True where a heading begins, ends or is centred with its column, or stands within its width."""
    left, right = min(c.words[0].x0 for c in below), max(c.words[-1].x1 for c in below)
    x0, x1 = head.words[0].x0, head.words[-1].x1
    return (x0 > left - _ALIGNED and x1 < right + _ALIGNED) or min(abs(x0 - left), abs(x1 - right)) < _ALIGNED
