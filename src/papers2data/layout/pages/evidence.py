"""Whether aligned lines are a table: figures, headings, rules and short cells speak for it, prose and lists against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean

from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.figures import is_figure
from papers2data.layout.pages.marks import marker_of
from papers2data.layout.pages.rows import ChunkLine

_Row = Sequence[ChunkLine]
_FULL, _FULL_ENOUGH = 0.4, 0.6
_PAGES = re.compile(r"^\(?(?:pages?\s*)?(\d{1,4})(?:\s*[-–—]\s*\d{1,4})?\)?$", re.IGNORECASE)
_SHORT_CELL = 34
"""Letters on a line of a cell; prose in columns has more."""


def is_table(header: Sequence[ChunkLine], body: Sequence[_Row], columns: int, rules: Sequence[Edge]) -> bool:
    """True where the rows under the heading lines are a table of ``columns`` columns."""
    if columns < 2 or len(body) < 2:
        return False
    if _share_filled(body, columns) < _FULL or _is_contents(body, columns):
        return False
    if not header and len(rules) < 2 and (len(body) < 3 or _share_filled(body, columns) < _FULL_ENOUGH):
        return False
    if _figure_columns(body, columns):
        return True
    if _is_key_value(body, columns):
        return True
    parted = len({round(rule.at / 3) for rule in rules}) >= 3
    letters = [len(chunk.text) for row in body for line in row for chunk in line.chunks]
    if columns >= 3 and len({round(rule.at / 3) for rule in rules}) >= max(3, 0.6 * len(body)):
        return True
    if columns >= 3:
        return mean(letters) <= _SHORT_CELL and (len(body) >= 3 or parted) and not _is_list(body)
    return parted and bool(header) and not _is_list(body)


def _share_filled(body: Sequence[_Row], columns: int) -> float:
    """The share of places with words among the rows that have more than a label."""
    full = [len(set().union(*(line.columns() for line in row))) for row in body if any(len(n.chunks) > 1 for n in row)]
    return mean(full) / columns if full else 0.0


def _figure_columns(body: Sequence[_Row], columns: int) -> list[int]:
    """The columns after the first that hold figures in most of their rows."""
    found = []
    for column in range(1, columns):
        cells = [c for row in body for line in row for c in line.chunks if c.first == c.last == column]
        figures = sum(c.figure for c in cells)
        if figures >= 2 and figures >= 0.55 * len(cells) and any(is_figure(c.text) for c in cells):
            found.append(column)
    return found


def _is_contents(body: Sequence[_Row], columns: int) -> bool:
    """True for titles with page numbers that never fall: a contents page, or an agenda with its pages."""
    if columns > 3:
        return False
    last = [line.chunks[-1] for row in body for line in row if line.chunks[-1].last == columns - 1]
    numbers = [int(match[1]) for c in last if (match := _PAGES.match(c.text))]
    if len(numbers) < max(3, 0.8 * len(last)) or numbers != sorted(numbers):
        return False
    titles = [max(len(c.text) for c in line.chunks) for row in body for line in row]
    return len(set(numbers)) > 2 and mean(titles) > 12 and len(last) >= 0.5 * len(body) and numbers[-1] < 2000


def _is_key_value(body: Sequence[_Row], columns: int) -> bool:
    """True for labels with a colon, or in bold, each before its value."""
    if columns != 2 or len(body) < 3:
        return False
    keys = [" ".join(c.text for line in row for c in line.chunks if c.first == 0) for row in body]
    keys = [key for key in keys if key]
    if len(keys) < 0.7 * len(body):
        return False
    if len({key.split()[0].lower() for key in keys}) <= 0.5 * len(keys):
        return False  # "Section 1:", "Section 2:" number a list of contents
    return sum(key.endswith(":") for key in keys) >= 0.6 * len(keys) and mean(map(len, keys)) < 40


def _is_list(body: Sequence[_Row]) -> bool:
    opened = sum(bool(marker_of(row[0].line.words)) for row in body)
    return opened > 0.6 * len(body)
