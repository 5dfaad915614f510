"""Tables that plain text prints with nothing but spaces, told by figures or words that stand below each other.

Reserve            Opening    Closing        two spaces or more part the cells of a line; the columns are where the
Play equipment    4,500.00   6,000.00   ──▶  lines with figures have words, and a heading belongs to the column that
Election costs    2,250.00   3,000.00        it stands over, or to several
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers2data.model import Cell, Span, Table
from papers2data.readers.text.lines import Line

_PART = re.compile(r"\S+(?: \S+)*")
_FIGURE = re.compile(r"[-–+(]*\s?£?\s?[-–(]?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s?(?:%|[km]n?)?\)?-?", re.IGNORECASE)
_AMOUNT = re.compile(r"£|%|\d,\d{3}|\.\d|^[-–(]\s?\d")
"""What tells a figure of a table from the number of a page or of an item."""
_NOTHING = re.compile(r"[-–—]+|n/?a|nil|tbc", re.IGNORECASE)
_FEWEST = 3
_LONGEST_TITLE = 60
_LONGEST_HEADING = 5
_PERSON = re.compile(r"(?:cllr|councillor|mr|mrs|ms|miss|dr|sir|dame|lord|lady|ald(?:erman)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a line with no more than one space between them: ``start`` and ``end`` are characters of the line."""

    start: int
    end: int
    text: str

    @property
    def is_figure(self) -> bool:
        """True for an amount, a count or a share."""
        return bool(_FIGURE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    parts: tuple[_Part, ...]

    @property
    def has_figures(self) -> bool:
        """True where a figure stands behind other words."""
        return any(part.is_figure for part in self.parts[1:])


Columns = tuple[tuple[int, int], ...]
"""The first character of each column, and the one after its last."""


def aligned(lines: Sequence[Line]) -> Iterator[list[Line] | Table]:
    """The lines in their order, those that print a table in aligned columns as that table."""
    loose: list[Line] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        columns = _columns(run) if len(run) >= _FEWEST else ()
        if not columns:
            loose.append(lines[at])
            at += 1
            continue
        if loose:
            yield loose
        yield _table(run, columns)
        loose, at = [], at + next(i for i, line in enumerate(lines[at:], 1) if line is run[-1].line)
    if loose:
        yield loose


def _run(lines: Sequence[Line], first: int) -> list[_Row]:
    """The rows that may make up a table from this line on: lines of several parts, with titles of groups in between."""
    run: list[_Row] = []
    held: list[_Row] = []
    blanks = 0
    for line in lines[first:]:
        if line.blank:
            blanks += 1
            if blanks > 1 or not run:
                break
            continue
        row = _Row(line, tuple(_Part(m.start(), m.end(), m[0]) for m in _PART.finditer(line.text.expandtabs(1))))
        several = len(row.parts) > 1
        if (not run and not several) or line.page != lines[first].page or (blanks and not several and held):
            break
        if several:
            run += [*held, row]
            held = []
        elif len(row.parts[0].text) <= _LONGEST_TITLE and len(held) < 2:
            held.append(row)
        else:
            break
        blanks = 0
    return run


def _columns(run: Sequence[_Row]) -> Columns:
    """Where the columns stand; () where the rows are no table."""
    several = [row for row in run if len(row.parts) > 1]
    figured = [row for row in several if row.has_figures]
    if len(several) < _FEWEST:
        return ()
    if len(figured) >= 2 and len(figured) >= 0.4 * len(several):
        columns = _covered(figured)
        amounts = [part.text for row in figured for part in row.parts[1:] if part.is_figure]
        telling = sum(bool(_AMOUNT.search(text)) for text in amounts)
        enough = len(columns) > 2 or 2 * telling > len(amounts)
        return columns if len(columns) > 1 and enough and telling and _fits(figured, columns) else ()
    columns = _covered(several)
    return columns if len(columns) > 2 and len(several) == len(run) and _is_worded(several, columns) else ()


def _covered(rows: Sequence[_Row]) -> Columns:
    """The stretches of a line in which any of the rows has words."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((part.start, part.end) for row in rows for part in row.parts):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def _fits(rows: Sequence[_Row], columns: Columns) -> bool:
    """True where no two parts of a row stand in one column, and figures stand below figures."""
    for row in rows:
        places = [_place(part, columns)[0] for part in row.parts]
        if len(set(places)) < len(places):
            return False
    behind = [part for row in rows for part in row.parts[1:] if not _NOTHING.fullmatch(part.text)]
    return 2 * sum(part.is_figure for part in behind) >= len(behind)


def _is_worded(rows: Sequence[_Row], columns: Columns) -> bool:
    """True for a table of words: short headings over columns in which every cell begins at the same place."""
    head = rows[0].parts
    if len(head) != len(columns) or any(
        len(part.text.split()) > _LONGEST_HEADING or not part.text[:1].isupper() or part.text.endswith((":", "."))
        for part in head
    ):
        return False
    parts = [part for row in rows for part in row.parts]
    if any(_PERSON.match(part.text) for part in head):
        return False
    starts = {start for start, _ in columns}
    full = sum(len(row.parts) == len(columns) for row in rows)
    return all(part.start in starts for part in parts) and 2 * full > len(rows)


def _place(part: _Part, columns: Columns) -> tuple[int, int]:
    """The column that the part stands in, and how many it runs over."""
    over = [i for i, (start, end) in enumerate(columns) if part.start <= (start + end) / 2 < part.end]
    if len(over) > 1:
        return over[0], len(over)
    shared = [min(part.end, end) - max(part.start, start) for start, end in columns]
    return max(range(len(columns)), key=lambda i: shared[i]), 1


def _placed(row: _Row, columns: Columns) -> list[tuple[int, int, list[_Part]]]:
    """The row's cells: column, columns run over, parts.

    A heading that leans over its neighbour's column has the next where that one is free.
    """
    places = [_place(part, columns) for part in row.parts]
    cells: list[tuple[int, int, list[_Part]]] = []
    for i, (part, (place, over)) in enumerate(zip(row.parts, places, strict=True)):
        taken = cells[-1][0] + cells[-1][1] - 1 if cells else -1
        free = places[i + 1][0] if i + 1 < len(places) else len(columns)
        if place <= taken and taken + 1 < free:
            place, over = taken + 1, 1
        if place <= taken:
            cells[-1][2].append(part)
        else:
            cells.append((place, over, [part]))
    return cells


def _table(run: Sequence[_Row], columns: Columns) -> Table:
    cells = tuple(
        Cell(
            number,
            place,
            " ".join(part.text for part in parts),
            _at(row.line, parts),
            column_span=over if len(row.parts) > 1 else 1,
        )
        for number, row in enumerate(run)
        for place, over, parts in _placed(row, columns)
    )
    first, last = run[0].line, run[-1].line
    whole = Span(page=first.page, line=first.number, start=first.start, end=last.end)
    return Table(cells, len(run), len(columns), whole, last_page=last.page)


def _at(line: Line, parts: Sequence[_Part]) -> Span:
    return Span(page=line.page, line=line.number, start=line.start + parts[0].start, end=line.start + parts[-1].end)
