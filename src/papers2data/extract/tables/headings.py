"""The headings of a table, one per column, however many rows they take.

| Key Performance Indicator | Aldermarsh |          | Comparators |        over two rows, merged cells spread:
|                           | Current    | Previous | National    |   ──▶  ("Aldermarsh", "Current") …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from papers2data.model import Cell, Table

DEEPEST = 3
"""The most rows that headings take."""

LOWEST = 6
"""The rows at the top in which headings may begin; titles and fields of a card may stand above them."""

LONGEST = 160
"""Characters of a heading at most; what is longer is a sentence of the table."""

_TORN = re.compile(r"(?<=[a-z]{3}) (?=[a-z]{1,2}(?:\s|$)(?!\s?(?:of|to|in|on|by|is|at)\b))")
"""Where a narrow column broke a word with no hyphen ("Forecas t")."""

_BLANKS = re.compile(r"\s+")
_BEFORE_SIGN = re.compile(r"\s+(?=[?.,:;)])")
_FIGURE = re.compile(r"[(+-]?\s?£?\s?[+-]?(?!(?:19|20)\d\d$)\d[\d,]*(?:\.\d+)?\s?(?:%|[km]n?)?\)?", re.IGNORECASE)
_UNIT = re.compile(r"\(?(?:£(?:m|k|000s?|'000s?)?|%|no\.?|days|weeks)\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column: ``levels`` from the outermost to the innermost, without repeats; () for none.

    ``own`` is False where the words are those of a cell that runs over from the column at the left.
    """

    column: int
    levels: tuple[str, ...]
    own: bool = True

    @property
    def readings(self) -> tuple[str, ...]:
        """What it can be called: its innermost words, then with the levels above, on either side; torn words whole."""
        return _readings(self.levels)


@dataclass(frozen=True, slots=True)
class Headings:
    """One way to read a table's headings: they take the rows ``first`` to ``first + depth`` (half-open).

    ``units`` says that their last row holds nothing but units.
    """

    first: int
    depth: int
    headings: tuple[Heading, ...]
    units: bool = False


def heading_readings(table: Table) -> list[Headings]:
    """Every way to read the table's headings that makes sense, shallow ones first."""
    grid = table.grid()[: LOWEST + DEEPEST]
    known = {id(cell): _text(cell) for row in grid for cell in row}
    texts = [[known[id(cell)] for cell in row] for row in grid]
    ways = []
    for first in range(min(LOWEST, table.rows)):
        for depth in range(1, DEEPEST + 1):
            if first + depth <= table.rows:
                rows, said = grid[first : first + depth], texts[first : first + depth]
                if depth > 1 and (_is_lone(rows[-1]) or _holds_figures(said[-1])):
                    continue
                if first and depth == 1 and _holds_figures(said[0]):
                    continue  # a total below the headings is none of them
                units = depth > 1 and _is_units(said[-1])
                columns = tuple(Heading(c, _levels(said, c), _is_own(rows, said, c)) for c in range(table.columns))
                ways.append(Headings(first, depth, columns, units))
    return ways


def without_headings(table: Table) -> Headings:
    """The way to read a table that has no headings at all."""
    return Headings(0, 0, tuple(Heading(column, ()) for column in range(table.columns)))


def _is_lone(row: list[Cell | None]) -> bool:
    """True for a row with one text only, which is a title or a group and no heading."""
    return len({id(cell) for cell in row if cell is not None and cell.text.strip()}) <= 1


def _holds_figures(texts: Sequence[str]) -> bool:
    """True for a row with figures under its headings, which is a row of the table."""
    return sum(bool(_FIGURE.fullmatch(text)) for text in texts[1:]) > 0.5 * sum(bool(text) for text in texts[1:])


def _is_units(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return bool(said) and all(_UNIT.fullmatch(text) for text in said)


def _levels(rows: Sequence[Sequence[str]], column: int) -> tuple[str, ...]:
    """Texts of the column from the top; a blank cell of an upper row takes the words of the merged cell at its left."""
    levels: list[str] = []
    for depth, row in enumerate(rows):
        text = row[column]
        if not text and depth < len(rows) - 1:
            text = _spread(row, column)
        if text and (not levels or levels[-1] != text):
            levels.append(text)
    return tuple(levels)


def _is_own(rows: Sequence[Sequence[Cell | None]], texts: Sequence[Sequence[str]], column: int) -> bool:
    for row, said in zip(reversed(rows), reversed(texts), strict=True):
        if said[column]:
            cell = row[column]
            return cell is None or cell.column == column
    return True


def _spread(row: Sequence[str], column: int) -> str:
    """The nearest words at the left, where columns right of the first one stand under a merged heading."""
    return next((row[left] for left in range(column - 1, 0, -1) if row[left]), "")


@lru_cache(maxsize=8192)
def _readings(levels: tuple[str, ...]) -> tuple[str, ...]:
    joined = [" ".join(levels[i:]) for i in range(len(levels) - 1, -1, -1)]
    turned = [" ".join(reversed(levels[-2:]))] if len(levels) > 1 else []  # "Budget" over "Original"
    said = [text for text in (*joined, *turned) if len(text) <= LONGEST]
    return tuple(dict.fromkeys((*said, *(_TORN.sub("", text) for text in said))))


def _text(cell: Cell | None) -> str:
    text = _BLANKS.sub(" ", cell.text.replace("• ", " ")) if cell else ""
    return _BEFORE_SIGN.sub("", text).strip().rstrip(":*").strip()
