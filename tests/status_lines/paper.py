"""A paper of a few paragraphs, for the tests of what is read from running text."""

from __future__ import annotations

from papers2data.model import Document, Paragraph, Source, Span

SOURCE = Source("paper.txt", "0" * 64, 1, "text/plain", "text")


def document(*paragraphs: Paragraph) -> Document:
    """A document of those blocks."""
    return Document(SOURCE, (), paragraphs)


def body(text: str, *, page: int | None = None, start: int = 0) -> Paragraph:
    """A paragraph of running text whose characters stand in the source as they are."""
    return Paragraph(text, Span(page=page, line=1, start=start, end=start + len(text)))


def heading(text: str, marker: str = "") -> Paragraph:
    """A heading."""
    return Paragraph(text, Span(line=1), "heading", marker=marker)


def item(text: str, marker: str = "•", level: int = 0) -> Paragraph:
    """An item of a list."""
    return Paragraph(text, Span(line=1), "item", level=level, marker=marker)
