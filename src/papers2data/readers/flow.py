"""What a reader of running text gives: blocks in reading order, before layout joins them over pages."""

from __future__ import annotations

from dataclasses import dataclass

from papers2data.model import Block, Finding, Page, Paragraph


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages, blocks and findings of a file without a fixed layout (text, Markdown, HTML, Word, Excel).

    ``tops`` holds the indices of blocks that open a page, where the source says so. ``furniture`` is what the source
    itself sets apart from its text: a Word file's headers and footers, a web page's menus.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    tops: tuple[int, ...] = ()
    title: str = ""
    furniture: tuple[Paragraph, ...] = ()
