"""A list in the order of blocks: its items, and what stands below each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papers2data.extract.found import paper_at
from papers2data.model import Document, Paper, PaperKind, Paragraph

NO_PLANS: frozenset[PaperKind] = frozenset({"agenda", "minutes", "decision_notice", "work_programme"})
"""Kinds of paper whose lists are neither plans nor data sets."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item: the index of its block, the paragraph, and the paragraphs nested below it."""

    block: int
    paragraph: Paragraph
    nested: tuple[Paragraph, ...] = ()


def items_from(document: Document, first: int, end: int) -> tuple[Item, ...]:
    """The items of the list whose first item is the block ``first``; it ends with any other block or marker."""
    opening = document.blocks[first] if first < end else None
    if not isinstance(opening, Paragraph) or opening.kind != "item":
        return ()
    items: list[Item] = []
    for index in range(first, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or block.kind != "item":
            break
        if block.level > opening.level:
            items[-1] = Item(items[-1].block, items[-1].paragraph, (*items[-1].nested, block))
        elif block.level == opening.level and _form(block.marker) == _form(opening.marker):
            items.append(Item(index, block))
        else:
            break
    return tuple(items)


def _form(marker: str) -> str:
    """What kind of marker it is: "1." and "12." are of one form, "a)" and "•" of others."""
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "1", marker))


def runs(document: Document, papers: tuple[Paper, ...]) -> Iterator[tuple[int, int]]:
    """Half-open runs of blocks that may hold plans: papers of the right kind, or all where there are no papers."""
    if not papers:
        yield 0, len(document.blocks)
        return
    start = 0
    while start < len(document.blocks):
        index = paper_at(papers, start)
        end = start + 1
        while end < len(document.blocks) and paper_at(papers, end) == index:
            end += 1
        if index is None or papers[index].kind not in NO_PLANS:
            yield start, end
        start = end
