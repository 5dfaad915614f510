"""One page: its tables, and the paragraphs around them, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.layout.pages.carry import Carried
from papers2data.layout.pages.footnotes import Footnote, footnotes_of, without_footnotes
from papers2data.layout.pages.found import Placed, tables_on
from papers2data.layout.pages.furniture import PageLines
from papers2data.layout.pages.lines import Line, turned_lines
from papers2data.layout.pages.order import columns_of
from papers2data.layout.pages.paragraphs import PageParagraph, lines_to_paragraphs
from papers2data.layout.pages.tables import PageTable
from papers2data.readers.pdf.arrows import is_drawn

PageBlock = PageParagraph | PageTable


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The blocks of a page in reading order, and the lines that are furniture."""

    source: PageLines
    blocks: tuple[PageBlock, ...]

    @property
    def carried(self) -> Carried | None:
        """What is known of the table that ends the page and so may go on; None where something else ends it."""
        last = next((block for block in reversed(self.blocks) if not isinstance(block, Footnote)), None)
        return Carried(last.xs[0], last.xs[-1], last.gaps) if isinstance(last, PageTable) else None


def lay_out_page(page: PageLines, carried: Carried | None = None) -> PageLayout:
    """The blocks of one page; ``carried`` is the table that ended the page before."""
    flow, notes = without_footnotes(page.lines, page.raw.rules, page.raw.height)
    placed, rest = tables_on(replace(page, lines=tuple(flow)) if notes else page, carried)
    # arrows that were drawn say something in a table's cell; between paragraphs they are a diagram's
    rest = [line for line in rest if not all(is_drawn(word) for word in line.words)]
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
    return PageLayout(page, (*blocks, *footnotes_of(notes, page.raw.number)))


def _paragraphs(lines: Sequence[Line], number: int) -> list[PageParagraph]:
    return [paragraph for column in columns_of(lines) for paragraph in lines_to_paragraphs(column, number)]


def _bands(lines: Sequence[Line], placed: Sequence[Placed]) -> list[tuple[list[Line], Placed | None]]:
    """The lines above each thing that stands apart with that thing, and last the lines below them all."""
    bands: list[tuple[list[Line], Placed | None]] = []
    rest = list(lines)
    for thing in sorted(placed, key=lambda p: (round(p[0][1]), p[0][0])):
        middle = thing[0][1] + 1
        bands.append(([line for line in rest if line.baseline < middle], thing))
        rest = [line for line in rest if line.baseline >= middle]
    bands.append((rest, None))
    return bands
