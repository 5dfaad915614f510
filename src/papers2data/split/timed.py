"""Items of an agenda that have a time of day, and no number, before their titles.

10.15 Welcome                | Timing        |          | Lead  |
10.25 Minutes                | 14:00 – 14:05 | Welcome  | Chair |
10.45 Woodland grants        | 14:05 – 14:20 | Minutes  | Clerk |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from papers2data.model import Cell, Table
from papers2data.split.lettered import Listed
from papers2data.split.lines import Line

_CLOCK = r"\d{1,2}(?:[.:]\d\d\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)"
_MINUTES = r"\(?\s*\d{1,3}\s*min(?:ute)?s?\.?\s*\)?"
_TIME = re.compile(rf"(?:{_CLOCK}(?:\s*(?:-|–|to)\s*{_CLOCK})?|{_MINUTES})(?:\s*{_MINUTES})?", re.IGNORECASE)
_ITEM = re.compile(r"(?:agenda )?items?|subject|topic|title|description|business|activity|session", re.IGNORECASE)
_TIMING = re.compile(r"timings?|times?|start(?: time)?|when", re.IGNORECASE)
_LEAST = 3
_MOSTLY = 0.6


def timed_lines(lines: Sequence[Line]) -> list[Listed]:
    """The lines that a time opens and whose times go up; [] where fewer than three do."""
    listed: list[Listed] = []
    last = 0
    for line in lines:
        match = _TIME.match(line.printed) if line.row is None else None
        title = line.printed[match.end() :].lstrip(" -–:.") if match else ""
        if match is None or not title[:1].isalpha() or not title[0].isupper():
            continue
        now = _minutes(match[0])
        if now >= last or now + 12 * 60 >= last:
            listed.append(("", title, line))
            last = now
    return listed if len(listed) >= _LEAST else []


def timed_rows(table: Table) -> Iterator[tuple[int, str, Cell]]:
    """The rows of a table that has a column of times: row, title and the title's cell; nothing for another table."""
    grid = table.grid()
    rows = [[cell.text.strip() if cell else "" for cell in cells] for cells in grid]
    width = max((len(row) for row in rows), default=0)
    times = next((c for c in range(width) if _is_times([row[c] for row in rows if c < len(row)])), None)
    title = None if times is None else _title_column(rows, times)
    if times is None or title is None:
        return
    for at, row in enumerate(rows):
        cell = grid[at][title] if title < len(row) else None
        if cell is not None and cell.row == at and row[title] and _TIME.fullmatch(row[times]):
            yield at, row[title].split("\n")[0].strip(), cell


def _is_times(cells: Sequence[str]) -> bool:
    """True for a column of times, under a heading or none."""
    told = [text for text in cells if text and not _TIMING.fullmatch(text)]
    return len(told) >= _LEAST and sum(_TIME.fullmatch(text) is not None for text in told) >= _MOSTLY * len(told)


def _title_column(rows: Sequence[Sequence[str]], times: int) -> int | None:
    """The column headed "Item" or the like, else the one beside the times; None where there is none."""
    named = [c for c, text in enumerate(rows[0]) if _ITEM.fullmatch(text) and c != times]
    beside = [c for c in range(times + 1, len(rows[0])) if any(row[c] for row in rows[1:])]
    return next(iter([*named, *beside]), None)


def _minutes(text: str) -> int:
    """Minutes since midnight of the first time that the text holds; 0 where it holds none."""
    match = re.match(r"(\d{1,2})(?:[.:](\d\d))?", text)
    return int(match[1]) * 60 + int(match[2] or 0) if match else 0
