"""Plain text and Markdown, in the shapes that converters leave."""

from __future__ import annotations

from pathlib import Path

from papers2data.readers.flow import Flow
from papers2data.readers.text.blocks import to_blocks
from papers2data.readers.text.decode import decode
from papers2data.readers.text.lines import to_lines, to_pages


def read_text(path: Path) -> Flow:
    """Pages and blocks of a text file. Raises InputError where it is empty or holds no text."""
    text, findings = decode(path.read_bytes())
    blocks = tuple(to_blocks(to_lines(text)))
    pages = [block.span.page for block in blocks]
    tops = tuple(i for i, page in enumerate(pages) if i and page is not None and page != pages[i - 1])
    return Flow(to_pages(text), blocks, findings, tops)
