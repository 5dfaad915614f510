"""Blocks joined over pages as if no footnotes stood between them, each page's footnotes put back after its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papers2data.layout.pages.footnotes import Footnote
from papers2data.layout.pages.join import JoinedTable, Run, joined_blocks
from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.tables import PageTable


def joined_around_notes(blocks: Iterable[PageParagraph | PageTable]) -> Iterator[Run]:
    """The runs of the blocks that are no footnotes; the footnotes of a page follow the last run that begins on it."""
    flow: list[PageParagraph | PageTable] = []
    notes: list[Footnote] = []
    for block in blocks:
        if isinstance(block, Footnote):
            notes.append(block)
        else:
            flow.append(block)
    notes.reverse()
    for run in joined_blocks(flow):
        begins = run.parts[0].page if isinstance(run, JoinedTable) else run[0].page
        while notes and notes[-1].page < begins:
            yield (notes.pop(),)
        yield run
    yield from ((note,) for note in reversed(notes))
