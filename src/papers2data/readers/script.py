"""A document's text as it is read off: each piece learns its place in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from papers2data.model import Page, Span


@dataclass(slots=True)
class Script:
    """Text that grows by paragraphs. ``page`` is the 1-based page that is being written, None without pages.

    Places are those in the pages' texts joined by line ends: ``line`` is the 1-based number of the paragraph.
    """

    page: int | None = None
    _pages: list[list[str]] = field(default_factory=lambda: [[]])
    _line: int = 0
    _end: int = 0

    def write(self, text: str, line: int | None = None) -> Span:
        """Adds a paragraph; its place. ``line`` is its line in the source where the source counts lines itself."""
        self._line += 1
        start = self._end
        self._end += len(text) + 1
        self._pages[-1].append(text)
        return Span(self.page, line=self._line if line is None else line, start=start, end=self._end - 1)

    def here(self) -> Span:
        """The place where the next paragraph would stand, of no length."""
        return Span(self.page, line=self._line + 1, start=self._end, end=self._end)

    def turn(self, pages: int = 1) -> None:
        """Opens the next page, or none where the document has no pages."""
        if self.page is None:
            return
        for _ in range(pages):
            self.page += 1
            self._pages.append([])

    def pages(self) -> tuple[Page, ...]:
        """The pages as written; one where the document has none."""
        return tuple(Page(number, "\n".join(lines)) for number, lines in enumerate(self._pages, 1))
