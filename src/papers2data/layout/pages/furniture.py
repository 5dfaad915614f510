"""Running heads, footers and page numbers, told by where they stand, by repetition nearby, and by form.

Only the pages around a page are compared: a pack binds papers that each have a running head of their own.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from papers2data.layout.pages.edges import Edge, joined
from papers2data.layout.pages.lines import Line, pieces, turned_lines, words_to_lines
from papers2data.layout.pages.turn import Turn, upright
from papers2data.readers.pdf.raw import RawPage

WINDOW = 6
"""Pages before and after a page in which its heads and footers are looked for."""
_EDGE = 0.14
"""Share of the page's height, at its top and at its bottom, where furniture may stand."""
_MOST_LINES = 5
_SAME_HEIGHT = 8.0
_LONGEST = 120
"""Characters of a running head or foot at most; what is longer and comes back is the paper's own words."""
_WATERMARK = 40.0
_BORDER = 0.8
"""Share of the page's height from which on an upright rule may be a border around the page."""
_COLUMNS = 3
"""Pieces of a line that stand apart like the headings of columns."""
_OVERLAP, _STACKED_STEP = 0.85, 2.6
_CLOSE, _ALIGNED_STEP, _PIECE = 1.7, 2.6, 0.95
"""Ems: a step between two lines of one table at most (of aligned ones), and the space between two of its columns."""
_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|\[( ]*(?:page|p\.|pg\.?)?[\s|:]*(?P<n>\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\]) ]*)$",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(r"\bpage\s+(\d{1,4}|[ivxlc]{1,6})\b(?:\s+of\s+\d{1,4})?\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page with its level words as lines; ``furniture`` are those that belong to the sheet, not to the paper.

    ``raw`` is the page with its text upright, ``turn`` leads back to how it lies. ``numbers`` are the page numbers
    printed in the furniture.
    """

    raw: RawPage
    turn: Turn
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near an edge: ``form`` is its text without figures, ``rank`` its place counted from that edge.

    ``inner`` is the next line towards the middle of the page, ``outside`` is true where that one stands in a ruled
    table and this one does not.
    """

    line: Line
    form: str
    at_top: bool
    rank: int
    inner: Line | None
    outside: bool = False


class _Held(NamedTuple):
    raw: RawPage
    turn: Turn
    lines: list[Line]
    edges: list[_Edge]


def _side_lines(raw: RawPage) -> list[Line]:
    """Lines on their side at the page's edge, and those in the huge letters of a watermark."""
    level = 0.08
    return [
        line
        for line in turned_lines(raw.words)
        if line.size > _WATERMARK
        or line.x1 < level * raw.width
        or line.x0 > (1 - level) * raw.width
        or line.bottom < level * raw.height
        or line.top > (1 - level) * raw.height
    ]


def without_furniture(pages: Iterable[RawPage]) -> Iterator[PageLines]:
    """The pages in order with their furniture apart; holds no more than a window of them at a time."""
    before: deque[list[_Edge]] = deque(maxlen=WINDOW)
    ahead: deque[_Held] = deque()
    for seen in pages:
        raw, turn = upright(seen)
        lines = words_to_lines(raw.words)
        ahead.append(_Held(raw, turn, lines, _edges(raw, lines)))
        if len(ahead) > WINDOW:
            yield _next(before, ahead)
    while ahead:
        yield _next(before, ahead)


def _next(before: deque[list[_Edge]], ahead: deque[_Held]) -> PageLines:
    raw, turn, lines, edges = ahead.popleft()
    others = [*reversed(before)], [held.edges for held in ahead]
    before.append(edges)
    taken = _furniture(edges, *others)
    if len(taken) == len(lines) and all(len(held.edges) == len(held.lines) for held in ahead):
        taken = [line for line in taken if printed_number(line.text)]  # short pages of a line or two are no furniture
    numbers = tuple(n for line in taken if (n := printed_number(line.text)))
    gone = set(map(id, taken))
    taken += _side_lines(raw)
    return PageLines(raw, turn, tuple(line for line in lines if id(line) not in gone), tuple(taken), numbers)


def _edges(raw: RawPage, lines: Sequence[Line]) -> list[_Edge]:
    top, bottom = _EDGE * raw.height, (1 - _EDGE) * raw.height
    heads = [line for line in lines if line.bottom <= top][:_MOST_LINES]
    feet = [line for line in reversed(lines) if line.top >= bottom and line not in heads][:_MOST_LINES]
    walls = _walls(raw)
    downward = {id(line): following for line, following in pairwise(lines)}
    upward = {id(following): line for line, following in pairwise(lines)}
    return [
        _Edge(line, _form(line.text), at_top, rank, inner.get(id(line)), _is_outside(line, inner.get(id(line)), walls))
        for at_top, group, inner in ((True, heads, downward), (False, feet, upward))
        for rank, line in enumerate(group)
        if not _in_table(line, inner.get(id(line)), walls)
    ]


def _walls(raw: RawPage) -> list[Edge]:
    """The upright rules of a page but those of a border around it."""
    upright = joined(Edge(rule.x0, rule.top, rule.bottom) for rule in raw.rules if not rule.horizontal)
    return [e for e in upright if e.length < _BORDER * raw.height or _is_met(e, raw)]


def _is_met(upright: Edge, raw: RawPage) -> bool:
    """True where a level rule ends on the upright one between its ends, as in a table and not in a border."""
    return any(
        min(abs(rule.x0 - upright.at), abs(rule.x1 - upright.at)) < 3 and upright.start + 5 < rule.top < upright.end - 5
        for rule in raw.rules
        if rule.horizontal
    )


def _in_table(line: Line, inner: Line | None, walls: Sequence[Edge]) -> bool:
    """True for a line in a ruled table that goes on towards the middle of the page: a heading said again."""
    if inner is None:
        return False
    low, high = sorted((line.baseline, inner.baseline))
    beside = [e.at for e in walls if e.start < low and e.end > high - 0.5 * line.size]
    return any(x <= line.x0 for x in beside) and any(x >= line.x1 for x in beside)


def _is_outside(line: Line, inner: Line | None, walls: Sequence[Edge]) -> bool:
    """True where the walls of a ruled table stand around the next line and end before this one."""
    if inner is None:
        return False
    at, before = (inner.top + inner.bottom) / 2, (line.top + line.bottom) / 2
    beside = [e.at for e in walls if e.start < at < e.end and not e.start < before < e.end]
    return any(x <= inner.x0 for x in beside) and any(x >= inner.x1 for x in beside)


def _form(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).lower().split())


def _furniture(
    edges: Sequence[_Edge], before: Sequence[Sequence[_Edge]], ahead: Sequence[Sequence[_Edge]]
) -> list[Line]:
    taken: list[Line] = []
    ends = {edge.form for edge in edges if edge.rank == 0 and edge.at_top}
    ends &= {edge.form for edge in edges if edge.rank == 0 and not edge.at_top}
    for at_top in (True, False):
        side = [edge for edge in edges if edge.at_top is at_top]
        count = 0
        while count < len(side) and (
            _repeats(side[count], before, ahead)
            or _is_page_number(side[count])
            or (side[count].rank == 0 and side[count].form in ends)  # a marking that both opens and closes the page
        ):
            count += 1
        stacked = _overlap([edge.line for edge in side[:count]])
        around = () if _has_columns(side[:count]) else (*before, *ahead)
        while count and _belongs_to_table(side[count - 1], stacked, around):
            count -= 1
        taken += [edge.line for edge in side[:count]]
    return taken


def _has_columns(edges: Sequence[_Edge]) -> bool:
    """True where one of the lines has words that stand apart like the headings of columns."""
    return any(len(pieces(edge.line, _PIECE)) >= _COLUMNS for edge in edges)


def _overlap(lines: Sequence[Line]) -> bool:
    """True where lines stand in each other's height, as headings centred in their cells do."""
    return any(abs(a.baseline - b.baseline) < _OVERLAP * max(a.size, b.size) for a, b in pairwise(lines))


def _belongs_to_table(edge: _Edge, stacked: bool, around: Iterable[Sequence[_Edge]]) -> bool:
    """True where a repeated line stands close to columns of words: headings of a table that runs over pages.

    A foot outside the walls of a table is none of it, nor is a head that stands over something else on a page
    ``around``; one that only ever stands over tables is their title.
    """
    if edge.inner is None or (_is_page_number(edge) and edge.form != "#"):
        return False
    if edge.outside and not edge.at_top:
        return False
    if edge.outside and any(_stands_elsewhere(edge, other) for page in around for other in page):
        return False
    return _is_close(edge, stacked)


def _stands_elsewhere(edge: _Edge, other: _Edge) -> bool:
    """True for the same line over something that is no table."""
    return _alike(edge, other) and not (other.outside or _is_close(other))


def _is_close(edge: _Edge, stacked: bool = False) -> bool:
    """True for a line close to columns of words, or over three that it is aligned with."""
    if edge.inner is None:
        return False
    step = abs(edge.line.baseline - edge.inner.baseline) / max(edge.line.size, edge.inner.size)
    own, inner = pieces(edge.line, _PIECE), pieces(edge.inner, _PIECE)
    if step < (_STACKED_STEP if stacked else _CLOSE):
        return stacked or len(own) > 1 or len(inner) > 1
    aligned = sum(any(abs(a.x0 - b.x0) < 3 or abs(a.x1 - b.x1) < 3 for b in inner) for a in own)
    return step < _ALIGNED_STEP and len(own) >= _COLUMNS and aligned >= 2


def _repeats(edge: _Edge, before: Sequence[Sequence[_Edge]], ahead: Sequence[Sequence[_Edge]]) -> bool:
    """True where the line stands at the same height on the neighbouring pages, or on every second one."""
    if edge.form in ("", "#"):
        return False
    hits = [[any(_alike(edge, other) for other in page) for page in side] for side in (before, ahead)]
    found = sum(map(sum, hits))
    pages = sum(map(len, hits))
    near = sum(sum(side[:2]) for side in hits)
    if any(_same(edge, other) for side in (before, ahead) for page in side[:1] for other in page):
        return True
    if pages <= 2:
        return found == pages and pages > 0 and (pages > 1 or len(edge.form) < 60)
    return near >= 1 and found >= 2


def _same(edge: _Edge, other: _Edge) -> bool:
    """True where the next page begins or ends with the very same words in the very same place."""
    return (
        edge.rank == other.rank == 0
        and edge.at_top is other.at_top
        and edge.line.text == other.line.text
        and len(edge.form) < _LONGEST
        and abs(edge.line.baseline - other.line.baseline) < 1
        and abs(edge.line.x0 - other.line.x0) < 1
    )


def _alike(edge: _Edge, other: _Edge) -> bool:
    return (
        edge.form == other.form
        and edge.at_top is other.at_top
        and abs(edge.line.baseline - other.line.baseline) <= _SAME_HEIGHT
    )


def _is_page_number(edge: _Edge) -> bool:
    match = _PAGE_NUMBER.match(edge.line.text.strip())
    return match is not None and edge.rank <= 2


def printed_number(text: str) -> str | None:
    """The page number that a head or foot prints ("Page 3 of 9" gives "3"); None where it prints none."""
    text = text.strip()
    match = _PAGE_NUMBER.match(text)
    if match:
        return match["n"]
    named = _NAMED_NUMBER.search(text)
    return named[1] if named else None


def page_labels(numbers: Sequence[Sequence[str]], labels: Sequence[str | None]) -> list[str | None]:
    """The printed number of each page.

    Where a page prints two, as a paper within a pack does, it is the one whose count runs on over most pages. Where it
    prints none, it is the file's own label, None where that has none either.
    """
    votes: Counter[int] = Counter()
    for index, found in enumerate(numbers):
        votes.update({int(n) - index for n in found if n.isdigit()})
    chosen: list[str | None] = []
    for index, found in enumerate(numbers):
        best = max(found, key=lambda n: votes[int(n) - index] if n.isdigit() else 0, default=None)
        chosen.append(best if best is not None else labels[index])
    return chosen
