"""Definitions of indicators from lists under headings such as "Core data set"."""

from __future__ import annotations

from collections.abc import Iterator

from papers2data.extract.found import Found, paper_at, paper_id, record
from papers2data.extract.lists.items import Item, items_from, runs
from papers2data.extract.lists.words import IndicatorWords, any_in, any_whole, list_words, without
from papers2data.model import Document, Paper, Paragraph, Record


def read_indicators(document: Document, papers: tuple[Paper, ...]) -> Found:
    """A record for each indicator of each list, in the section that it is printed under."""
    words = list_words().indicators
    found: list[Record] = []
    for first, end in runs(document, papers):
        for section, items in _lists(document, first, end, words):
            found += [_record(document, papers, item, section) for item in items]
    return Found(tuple(found))


def _lists(document: Document, first: int, end: int, words: IndicatorWords) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """(section, items) of every list below a heading of indicators, until a heading leads to something else."""
    section: Paragraph | None = None
    done = first
    for index in range(first, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or index < done:
            continue
        if any_whole(words.introduce, block.text.rstrip(" :")) and block.kind != "item" and not _opens(block, words):
            continue
        if block.kind == "heading":
            section = block if _opens(block, words) or (section and _leads_on(document, index, end, words)) else None
        elif block.kind == "item" and section is not None:
            items = items_from(document, index, end)
            done = index + len(items) + sum(len(item.nested) for item in items)
            if _are_indicators(items, words):
                yield without(words.section_label, section.text), items
        else:
            section = None


def _opens(block: Paragraph, words: IndicatorWords) -> bool:
    return block.kind == "heading" and any_in(words.headings, block.text)


def _leads_on(document: Document, heading: int, end: int, words: IndicatorWords) -> bool:
    """True where a list stands below the heading, with no more than an introducing sentence between."""
    for block in document.blocks[heading + 1 : end]:
        if not isinstance(block, Paragraph):
            return False
        if block.kind == "item":
            return True
        if not any_whole(words.introduce, block.text.rstrip(" :")):
            return False
    return False


def _are_indicators(items: tuple[Item, ...], words: IndicatorWords) -> bool:
    """True for a list of short names, enough of which name a measure."""
    texts = [item.paragraph.text for item in items]
    if len(texts) < 2 or any(len(text) > words.longest or ". " in text for text in texts):
        return False
    return sum(any_in(words.measure, text) for text in texts) >= words.share * len(texts)


def _record(document: Document, papers: tuple[Paper, ...], item: Item, section: str) -> Record:
    paper = paper_at(papers, item.block)
    return record(
        "kpi_definitions",
        f"b{item.block}",
        {
            "paper_id": None if paper is None else paper_id(document, paper),
            "section": section,
            "name": item.paragraph.text.rstrip(" ;,"),
        },
        item.paragraph.span,
        item.paragraph.text,
    )
