"""All pages of a document as one run of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers2data.geometry import Box
from papers2data.layout.pages.captions import with_captions
from papers2data.layout.pages.carry import Carried
from papers2data.layout.pages.cut_row import row_before
from papers2data.layout.pages.furniture import PageLines, page_labels, without_furniture
from papers2data.layout.pages.headers import headings_again
from papers2data.layout.pages.headings import Sizes, heading_level
from papers2data.layout.pages.hyphens import Vocabulary
from papers2data.layout.pages.join import JoinedTable, Run
from papers2data.layout.pages.notes import joined_around_notes
from papers2data.layout.pages.page import PageBlock, PageLayout, lay_out_page
from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.reading import letters_kept, page_findings, page_of, text_of
from papers2data.layout.pages.tables import PageTable
from papers2data.layout.pages.turn import Turn, turned_back
from papers2data.model import Block, Cell, Finding, Page, Paragraph, Span, Table, span_of
from papers2data.readers.pdf import RawDocument


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A laid-out PDF: pages, blocks in reading order, what belongs to the sheets, and what could not be read.

    ``letters`` counts the letters that can be seen, ``kept`` those of them in blocks or furniture.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...] = ()
    findings: tuple[Finding, ...] = ()
    letters: int = 0
    kept: int = 0


def lay_out(raw: RawDocument) -> LaidOut:
    """The document's pages as blocks in reading order."""
    pages: list[Page] = []
    sources: list[tuple[tuple[str, ...], str | None]] = []
    blocks: list[PageBlock] = []
    furniture: list[Paragraph] = []
    findings: list[Finding] = []
    vocabulary, sizes = Vocabulary(), Sizes()
    letters = kept = 0
    carried: Carried | None = None
    turns: dict[int, Turn] = {}
    before: PageLines | None = None
    for lines in without_furniture(raw.pages()):
        layout = lay_out_page(lines, carried)
        carried = layout.carried
        vocabulary.add(lines.raw.words)
        sizes.add(layout.blocks)
        seen, held = letters_kept(layout)
        findings += page_findings(layout, seen, held)
        pages.append(page_of(layout, text_of(layout)))
        sources.append((lines.numbers, lines.raw.label))
        furniture += _furniture(lines)
        turns[lines.raw.number] = lines.turn
        if row := _row_at_its_foot(before, blocks, layout):
            blocks[-1] = replace(row, words=())
        before = lines
        blocks += [replace(b, words=()) if isinstance(b, PageTable) else b for b in layout.blocks]
        letters, kept = letters + seen, kept + held
    marks = page_labels([numbers for numbers, _ in sources], [label for _, label in sources])
    pages = [
        replace(page, label=label, text=vocabulary.mended(page.text)) for page, label in zip(pages, marks, strict=True)
    ]
    runs = list(joined_around_notes(blocks))
    furniture += _said_again(runs, turns)
    done = tuple(turned_back(block, turns) for block in _blocks(runs, _margin(blocks), sizes, vocabulary))
    return LaidOut(tuple(pages), done, tuple(furniture), tuple(findings), letters, kept)


def _row_at_its_foot(before: PageLines | None, blocks: list[PageBlock], layout: PageLayout) -> PageTable | None:
    """The last line of the page ``before`` as the first row of the table that opens this one; None where it is none."""
    first, last = layout.blocks[:1], blocks[-1:]
    if before is None or not before.lines or not first or not last:
        return None
    (table,), (paragraph,) = first, last
    if not isinstance(table, PageTable) or not isinstance(paragraph, PageParagraph) or paragraph.lines > 1:
        return None
    line = max(before.lines, key=lambda line: line.baseline)
    alone = paragraph.page == before.raw.number and paragraph.box[1] - 1 <= line.baseline <= paragraph.box[3] + 1
    return row_before(line, before.raw.number, table) if alone else None


def _furniture(page: PageLines) -> list[Paragraph]:
    number = page.raw.number
    boxes = [page.turn.box(Box(number, line.x0, line.top, line.x1, line.bottom)) for line in page.furniture]
    return [
        Paragraph(line.text, Span(number, (box,)), size=line.size)
        for line, box in zip(page.furniture, boxes, strict=True)
    ]


def _said_again(runs: list[Run], turns: dict[int, Turn]) -> Iterator[Paragraph]:
    """The lines that stand again above the parts of a table: they belong to the sheets, as its headings there do."""
    for run in runs:
        for line in run.again if isinstance(run, JoinedTable) else ():
            box = turns[line.page].box(Box(line.page, *line.box))
            yield Paragraph(line.text, Span(line.page, (box,)), size=line.style.size)


def _blocks(runs: list[Run], margin: float, sizes: Sizes, vocabulary: Vocabulary) -> tuple[Block, ...]:
    ranks = sizes.ranks()
    done: list[Block] = []
    for run in runs:
        if isinstance(run, JoinedTable):
            nested = [JoinedTable((inner,), inner) for part in run.parts for inner in part.nested]
            done += [_table(table, vocabulary) for table in (run, *nested)]
        else:
            done.append(_paragraph(run, sizes, ranks, vocabulary, margin))
    return tuple(with_captions(done))


def _paragraph(
    run: tuple[PageParagraph, ...],
    sizes: Sizes,
    ranks: dict[tuple[float, bool], int],
    vocabulary: Vocabulary,
    margin: float,
) -> Paragraph:
    first = run[0]
    level = heading_level(first, sizes, ranks) if len(run) == 1 else 0
    text = vocabulary.mended(" ".join(part.text for part in run))
    indent = 0 if level else _nesting(first, margin)
    return Paragraph(
        text=text,
        span=span_of(Span(part.page, (Box(part.page, *part.box),)) for part in run),
        kind="heading" if level else "item" if first.marker else "body",
        level=level or indent,
        marker=first.marker,
        bold=all(part.bold for part in run),
        italic=first.style.italic,
        underlined=all(part.underlined for part in run),
        size=first.style.size,
        struck=vocabulary.mended(" ".join(filter(None, (part.struck for part in run)))),
    )


def _nesting(paragraph: PageParagraph, margin: float) -> int:
    """How deep a list item is set in, in steps of about a third of an inch from the left margin."""
    left = margin if abs(paragraph.left - margin) < 90 else paragraph.left
    return max(0, round((paragraph.box[0] - left) / 26)) if paragraph.marker else 0


def _margin(blocks: list[PageBlock]) -> float:
    """The x where most paragraphs of the document begin or would: its left margin in points."""
    lefts = Counter(round(b.left) for b in blocks if isinstance(b, PageParagraph) and b.lines > 1)
    often = [left for left, count in lefts.items() if count >= 0.1 * lefts.total()]
    return float(min(often, default=min(lefts, default=0)))


def _table(run: JoinedTable, vocabulary: Vocabulary) -> Table:
    whole = run.whole
    cells = tuple(_mended(cell, vocabulary) for cell in whole.cells)
    if again := headings_again(cells, whole.header_rows):
        cells = tuple(replace(cell, is_header=True) if cell.row in again else cell for cell in cells)
    spans = [Span(part.page, (Box(part.page, *part.box),)) for part in run.parts]
    return Table(
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        rows=whole.rows,
        columns=whole.columns,
        span=span_of(spans),
        last_page=run.parts[-1].page,
        header_rows=whole.header_rows,
        caption=whole.caption,
        breaks=run.breaks,
    )


def _mended(cell: Cell, vocabulary: Vocabulary) -> Cell:
    text = vocabulary.mended(cell.text)
    return cell if text == cell.text else replace(cell, text=text, lead=vocabulary.mended(cell.lead))


__all__ = ["LaidOut", "lay_out"]
