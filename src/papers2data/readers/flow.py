"""What a reader of running text gives: blocks in reading order, before layout joins them over pages."""

from __future__ import annotations

from dataclasses import dataclass

from papers2data.model import Block, Finding, Page


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages, blocks and findings of a file without a fixed layout (text, Markdown, HTML, Word).

    ``tops`` holds the indices of blocks that open a page, where the source says so.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    tops: tuple[int, ...] = ()
    title: str = ""
