"""One page: its tables, and the paragraphs around them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from papers2data.layout.pages.bullets import with_drawn_bullets
from papers2data.layout.pages.carry import Carried
from papers2data.layout.pages.footnotes import Footnote, footnotes_of, without_footnotes
from papers2data.layout.pages.found import Placed, tables_on
from papers2data.layout.pages.furniture import PageLines
from papers2data.layout.pages.headed import lone_headings
from papers2data.layout.pages.lines import Line, turned_lines
from papers2data.layout.pages.margins import paragraphs_with_margin
from papers2data.layout.pages.order import columns_of
from papers2data.layout.pages.paragraphs import PageParagraph, lines_to_paragraphs
from papers2data.layout.pages.tables import PageTable
from papers2data.readers.pdf.arrows import is_drawn

PageBlock = PageParagraph | PageTable
_NEW_PARAGRAPH = 1.6
"""Ems from one line to the next: more parts paragraphs."""
_WORDY = 4
"""Words on a line of running text, at least; a diagram's labels have fewer."""
_NARROWER = 20.0
"""Points that lines beside a box end before those over and under it."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The blocks of a page in reading order, the lines that are furniture, and headings whose table was not found."""

    source: PageLines
    blocks: tuple[PageBlock, ...]
    lone_headings: tuple[Line, ...] = ()

    @property
    def carried(self) -> Carried | None:
        """What is known of the table that ends the page and so may go on; None where something else ends it."""
        last = next((block for block in reversed(self.blocks) if not isinstance(block, Footnote)), None)
        return Carried(last.xs[0], last.xs[-1], last.gaps, last.worded) if isinstance(last, PageTable) else None


def lay_out_page(page: PageLines, carried: Carried | None = None) -> PageLayout:
    """The blocks of one page; ``carried`` is the table that ended the page before."""
    flow, notes = without_footnotes(page.lines, page.raw.rules, page.raw.height)
    placed, rest = tables_on(replace(page, lines=tuple(flow)) if notes else page, carried)
    # arrows that were drawn say something in a table's cell; between paragraphs they are a diagram's
    rest = [line for line in rest if not all(is_drawn(word) for word in line.words)]
    rest = with_drawn_bullets(rest, page.raw)
    blocks: list[PageBlock] = []
    for band, following in _bands(rest, placed):
        blocks += _paragraphs(band, page.raw.number)
        if following is not None:
            _, tables, lines = following
            for inner, table in _bands(lines, [(t.box, (t,), ()) for t in tables]):
                blocks += _paragraphs(inner, page.raw.number)
                blocks += table[1] if table is not None else ()
    held = {id(word) for _, tables, _ in placed for table in tables for word in table.words}
    held |= {id(word) for line in page.furniture for word in line.words}
    aside = turned_lines(word for word in page.raw.words if word.angle and id(word) not in held)
    blocks += [paragraph for line in aside for paragraph in lines_to_paragraphs([line], page.raw.number)]
    loose = [*rest, *(line for _, _, lines in placed for line in lines)]
    return PageLayout(page, (*blocks, *footnotes_of(notes, page.raw.number)), tuple(lone_headings(loose)))


def _paragraphs(lines: Sequence[Line], number: int) -> list[PageParagraph]:
    beside = paragraphs_with_margin(lines, number)
    if beside is not None:
        return beside
    return [paragraph for column in columns_of(lines) for paragraph in lines_to_paragraphs(column, number)]


def _bands(lines: Sequence[Line], placed: Sequence[Placed]) -> list[tuple[list[Line], Placed | None]]:
    """The lines above each thing that stands apart with that thing, and last the lines below them all."""
    bands: list[tuple[list[Line], Placed | None]] = []
    rest = list(lines)
    for thing in sorted(placed, key=lambda p: (round(p[0][1]), p[0][0])):
        middle = _place(thing, rest)
        *before, last = _by_width([line for line in rest if line.baseline < middle], thing)
        bands += [(run, None) for run in before]
        bands.append((last, thing))
        rest = [line for line in rest if line.baseline >= middle]
    bands.append((rest, None))
    return bands


def _place(thing: Placed, lines: Sequence[Line]) -> float:
    """The height at which a thing is read: its top, or for a box beside a paragraph the end of that paragraph."""
    (_, top, _, bottom), _, within = thing
    beside = [line for line in lines if top < line.baseline < bottom] if within else []
    if sum(len(line.words) for line in beside) < _WORDY * max(len(beside), 1):
        return top + 1
    last = beside[0]
    for line in lines:
        if line.baseline > last.baseline:
            if line.baseline - last.baseline > _NEW_PARAGRAPH * last.size:
                break
            last = line
    return last.baseline + 1


def _by_width(lines: Sequence[Line], thing: Placed) -> list[list[Line]]:
    """The lines in runs where a box that they make room for narrows some of them; one run where none does."""
    (left, top, _, bottom), _, within = thing
    beside = [line for line in lines if within and top - line.size < line.baseline < bottom + line.size]
    if not beside or max(n.x1 for n in beside) > left or max(n.x1 for n in lines) < left + _NARROWER:
        return [list(lines)]
    return [list(run) for _, run in groupby(lines, lambda line: any(line is other for other in beside))]
