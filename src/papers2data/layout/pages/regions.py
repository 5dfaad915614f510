"""Runs of lines that look like the rows of a table that no rules wall in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.figures import LEADING, is_amount, is_leader
from papers2data.layout.pages.lines import Line, line_of, pieces
from papers2data.layout.pages.marks import marker_of
from papers2data.readers.pdf.raw import Word

_PIECE = 0.95
"""Ems: a wider space parts two cells of a line."""
_MARKER = 9.0
"""Ems: what stands further behind a marker is the next column, not the text that the marker opens."""
_STEP = 2.6
"""Ems from one baseline to the next within a table; a rule may part them further."""
_NEAR, _WIDER = 0.4, 1.4
"""Ems before an amount that stands close behind its label, and how many times as wide as other spaces that is."""
_MOST_SINGLES = 3
_WRAP_STEP = 1.45
_SAME_ENDS = 6.0
_FEWEST_DOTS = 3
_REMEMBERED = 512
"""Lines whose rows are kept, more than a page has: each kind of table asks for them again."""
_SIGNS_BEFORE, _SIGNS_AFTER = (
    frozenset(("$", "£", "€", "US$", "£m", "(", "-$", "($")),
    frozenset(("%", ")", "%)", "pp")),
)
_SIGNS = _SIGNS_BEFORE | _SIGNS_AFTER


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its ``parts``: the phrases that wide spaces set apart, dot leaders and list marker left out."""

    line: Line
    parts: tuple[Line, ...]

    @property
    def tabular(self) -> bool:
        """True for a line of two phrases or more."""
        return len(self.parts) > 1


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that may be a table. ``rules`` are the level rules and edges of shaded bands along them."""

    rows: tuple[Row, ...]
    rules: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Rules that begin and end together; rows between the first and the last of them belong to one table."""

    rules: tuple[Edge, ...]
    first: int
    last: int


@lru_cache(maxsize=_REMEMBERED)
def row_of(line: Line) -> Row:
    """The line as a row of phrases."""
    words = _with_signs(_without_leaders(line.words))
    if not words:
        return Row(line, (line,))
    bare = line if len(words) == len(line.words) else line_of(words)
    parts = [amount for piece in pieces(bare, _PIECE) for amount in _by_amount(piece)]
    near = len(parts) > 1 and parts[1].x0 - parts[0].x1 < _MARKER * bare.size
    if near and len(parts[0].words) == 1 and marker_of(bare.words[:2]):
        parts = [line_of([*parts[0].words, *parts[1].words]), *parts[2:]]
    return Row(bare, tuple(parts))


def _by_amount(piece: Line) -> list[Line]:
    """The phrase, cut between amounts that stand next to each other: two of them are two cells, however close."""
    if len(piece.words) < 2 or not piece.words[-1].text[-1:].isdigit():
        return [piece]
    amounts = [is_amount(word.text) for word in piece.words]
    cuts = [i for i in range(1, len(amounts)) if amounts[i - 1] and amounts[i]]
    if not cuts:
        return [piece]
    return [line_of(piece.words[a:b]) for a, b in pairwise([0, *cuts, len(amounts)])]


def _without_leaders(words: Sequence[Word]) -> list[Word]:
    if not LEADING.search("".join([word.text[:1] for word in words])):
        return list(words)
    dots = sum(word.text in (".", "..") for word in words) >= _FEWEST_DOTS
    return [word for word in words if not is_leader(word.text) and not (dots and word.text in (".", ".."))]


def _with_signs(words: list[Word]) -> list[Word]:
    """The words with signs put to their figures: a "$" at the left edge of a column and its number are one phrase."""
    if _SIGNS.isdisjoint([word.text for word in words]):
        return words
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        before = last is not None and last.text in _SIGNS_BEFORE and word.text[0] in "0123456789.,(-–"
        after = last is not None and word.text in _SIGNS_AFTER and last.text[-1].isdigit()
        if last is not None and (before or after):
            joined[-1] = last._replace(
                text=last.text + word.text,
                x1=word.x1,
                top=min(last.top, word.top),
                bottom=max(last.bottom, word.bottom),
            )
        else:
            joined.append(word)
    return joined


def regions_of(lines: Sequence[Line], level: Sequence[Edge]) -> list[Region]:
    """The runs of lines that may be tables, from the top of the page down."""
    rows = _with_near_amounts([row_of(line) for line in lines])
    frame_at = _frames(rows, level)
    regions: list[Region] = []
    run: list[Row] = []
    held: list[bool] = []
    frame: _Frame | None = None
    for i, row in enumerate(rows):
        inside = frame_at.get(i)
        if run and (_ends_before(row, run, held) if inside is None else inside is not frame and frame is not None):
            regions += _trimmed(run, held, level)
            run, held = [], []
        frame = inside
        if row.tabular or run or inside:
            run.append(row)
            held.append(inside is not None)
    return regions + _trimmed(run, held, level)


def _with_near_amounts(rows: list[Row]) -> list[Row]:
    """The rows, each of one phrase cut before an amount that stands right under or over amounts of the next rows."""
    for order in (range(len(rows) - 2, -1, -1), range(1, len(rows))):
        for i in order:
            beside = rows[i + 1] if order.step < 0 else rows[i - 1]
            if not rows[i].tabular and beside.tabular and _ends_with_amount_over(rows[i], beside):
                words = rows[i].line.words
                rows[i] = Row(rows[i].line, (line_of(words[:-1]), line_of(words[-1:])))
    return rows


def _ends_with_amount_over(row: Row, beside: Row) -> bool:
    """True where the last word is an amount, ends where the other row's does, and is set off from the words before."""
    words, other = row.line.words, beside.parts[-1]
    if len(words) < 2 or not is_amount(words[-1].text) or not is_amount(other.words[-1].text) or len(other.words) > 1:
        return False
    if abs(words[-1].x1 - other.x1) > 1 or abs(row.line.baseline - beside.line.baseline) > _STEP * row.line.size:
        return False
    *spaces, room = (b.x0 - a.x1 for a, b in pairwise(words))
    return room > max(_NEAR * row.line.size, _WIDER * max(spaces[1:], default=0.0))


def _frames(rows: Sequence[Row], level: Sequence[Edge]) -> dict[int, _Frame]:
    """The frame that holds each row, by the row's index."""
    held: dict[int, _Frame] = {}
    for rules in rule_groups(level):
        inside = [i for i, row in enumerate(rows) if _between(row.line, rules) and i not in held]
        if inside and _tabular_enough([rows[i] for i in inside]):
            frame = _Frame(tuple(rules), inside[0], inside[-1])
            held |= dict.fromkeys(inside, frame)
    return held


def rule_groups(level: Sequence[Edge]) -> list[list[Edge]]:
    """Level rules that begin and end together, as the rules of one table do: two or more, from the top down."""
    groups: list[list[Edge]] = []
    for edge in sorted(level):
        for group in groups:
            if abs(group[0].start - edge.start) <= _SAME_ENDS and abs(group[0].end - edge.end) <= _SAME_ENDS:
                group.append(edge)
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) >= 2 and group[0].length > 40]


def _between(line: Line, rules: Sequence[Edge]) -> bool:
    middle = (line.top + line.bottom) / 2
    along = min(line.x1, rules[0].end) - max(line.x0, rules[0].start)
    return rules[0].at < middle < rules[-1].at and along > 0.5 * (line.x1 - line.x0)


def _tabular_enough(rows: Sequence[Row]) -> bool:
    return sum(row.tabular for row in rows) >= max(1, 0.5 * len(rows))


def _ends_before(row: Row, run: Sequence[Row], held: Sequence[bool]) -> bool:
    """True where a row of no frame is no more part of the run: too far below, prose, or one single line too many."""
    if row.line.baseline - run[-1].line.baseline > _STEP * max(row.line.size, run[-1].line.size):
        return True
    if row.tabular:
        return False
    singles = 1
    for before, framed in zip(reversed(run), reversed(held), strict=True):
        if before.tabular or framed:
            break
        singles += 1
    return singles > _MOST_SINGLES or _is_prose(row, run)


def _is_prose(row: Row, run: Sequence[Row]) -> bool:
    """True for a line as wide as all columns together: text between tables, not a row's label."""
    left, right = min(r.line.x0 for r in run), max(r.line.x1 for r in run)
    return row.line.x1 - row.line.x0 > 0.75 * (right - left) and len(row.line.words) > 6


def _wraps(row: Row, above: Row, run: Sequence[Row]) -> bool:
    """True for a line that goes on with a cell beyond the first column of the last tabular row."""
    step = row.line.baseline - above.line.baseline
    full = next((other for other in reversed(run) if other.tabular), None)
    if full is None or step > _WRAP_STEP * row.line.size or row.tabular:
        return False
    x0, x1 = row.line.x0, row.line.x1
    after = max(other.parts[0].x1 for other in run if other.tabular and len(other.parts) == len(full.parts))
    if any(abs(x0 - part.x0) < 2 for part in full.parts[1:]):
        return True
    # A centred or right-aligned line lies within the width that its column has in the rows above.
    return x0 > after and any(part.x0 - 2 < x0 and x1 < part.x1 + 2 for other in run for part in other.parts[1:])


def _trimmed(run: Sequence[Row], held: Sequence[bool], level: Sequence[Edge]) -> list[Region]:
    last = len(run)
    while last and not run[last - 1].tabular and not held[last - 1]:
        last -= 1
    while last and last < len(run) and _wraps(run[last], run[last - 1], run[:last]):
        last += 1
    rows = run[:last]
    if sum(row.tabular for row in rows) < 2:
        return []
    top, bottom = rows[0].line.top - 4, rows[-1].line.bottom + 4
    left, right = min(r.line.x0 for r in rows), max(r.line.x1 for r in rows)
    along = [
        e for e in level if top <= e.at <= bottom and min(e.end, right) - max(e.start, left) > 0.05 * (right - left)
    ]
    return [Region(tuple(rows), tuple(along))]
