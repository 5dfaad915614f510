"""Text as lines, each knowing its number, its place in characters and its page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papers2data.model import Page, Span

_PIPE_ROW = re.compile(r"^\s*(?:[-*]\s+)?\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|?[\s:|+\t=-]*-{2,}[\s:|+\t=-]*\|?\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end: ``number`` is 1-based, ``start`` a character offset, ``page`` None without form feeds."""

    text: str
    number: int
    start: int
    page: int | None

    @property
    def end(self) -> int:
        """The character after its last one."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """True where there is nothing on it."""
        return not self.text.strip()

    @property
    def is_rule(self) -> bool:
        """True for a line of dashes that a converter draws under headings."""
        return bool(_RULE.match(self.text)) and self.text.count("-") >= 3

    @property
    def is_row(self) -> bool:
        """True for a row of a table: cells set apart by tabs or pipes."""
        return ("\t" in self.text.strip("\n") and bool(self.text.strip())) or bool(_PIPE_ROW.match(self.text))

    @property
    def cells(self) -> list[str]:
        """The row's cells as they stand."""
        if _PIPE_ROW.match(self.text):
            inner = re.sub(r"^\s*(?:[-*]\s+)?\|", "", self.text).rstrip().removesuffix("|")
            return [cell.replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]
        return self.text.split("\t")


def span(first: Line, last: Line | None = None) -> Span:
    """The place of the lines from ``first`` to ``last``."""
    return Span(page=first.page, line=first.number, start=first.start, end=(last or first).end)


def to_lines(text: str) -> list[Line]:
    """Lines of ``text``; form feeds open pages, and without any the pages are unknown."""
    paged = "\f" in text.strip("\f\n ")
    page = 1 if paged else None
    lines, start = [], 0
    for number, raw in enumerate(text.split("\n"), start=1):
        feeds = raw.count("\f")
        if feeds and page is not None and start:
            page += feeds
        lines.append(Line(raw.replace("\f", " ").rstrip() if feeds else raw, number, start, page))
        start += len(raw) + 1
    return lines


def to_pages(text: str) -> tuple[Page, ...]:
    """The pages between form feeds; one page where there are none."""
    parts = text.strip("\f\n ").split("\f") if "\f" in text.strip("\f\n ") else [text]
    return tuple(Page(number, part.strip("\n")) for number, part in enumerate(parts, start=1))
