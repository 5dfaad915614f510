"""The list of items that an agenda prints, with the pages of their papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers2data.model import Document, Paragraph, Span, Table, span_of
from papers2data.split.lettered import lettered, unnumbered
from papers2data.split.lines import Line, lines_of
from papers2data.split.numbering import Number, elect, numbers_of
from papers2data.split.phrases import found, paper_phrases
from papers2data.split.timed import timed_lines, timed_rows

_NUMBER = re.compile(r"(?P<number>\d{1,4}[a-z]?|\d{1,2}\.0)\s*[.)]?$", re.IGNORECASE)
_ROW_NUMBER = re.compile(
    r"(?:item\s+)?(?P<number>(?:[A-Z]{1,3}[./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[a-z]?)\s*[.)]?$", re.IGNORECASE
)
_PAGES = re.compile(r"\(?\bpages?:?\s*(?P<first>\d+)(?:\s*(?:-|–|to)\s*(?P<last>\d+))?\s*\)?", re.IGNORECASE)
_BARE_PAGES = re.compile(r"(?:pages?\s*)?(?P<first>\d{1,4})(?:\s*(?:-|–|to)\s*(?P<last>\d{1,4}))?", re.IGNORECASE)
_TRAILING = re.compile(r"\s+(?P<first>\d{1,4})\s*(?:-|–)\s*(?P<last>\d{1,4})\s*$")
_TIMES = re.compile(
    r"\s*\d{1,2}[.:]\d\d\s*(?:[ap]m)?(?:\s*(?:-|–|to)\s*\d{1,2}[.:]\d\d\s*(?:[ap]m)?)?\s*(?:\(\s*\d+\s*min\w*\.?\s*\))?\s*",
    re.IGNORECASE,
)
_HEADINGS = re.compile(
    r"(?:(?:agenda )?items?|no\.?|item no\.?|number|ref\.?|description|timings?|time|lead(?: officer)?|"
    r"presenter|presented by|led by|pages?|title|subject|topic|purpose|papers?|enclosures?)?",
    re.IGNORECASE,
)
_OPEN_TITLE = re.compile(r"(?:(?![:;]\s*[-–]?(?:\s|$)).)*\w", re.DOTALL)
"""A title that may go on: it opens no list with a colon and ends in a word."""
_LEADS = re.compile(r"lead(?: officer)?|presenter|presented by|led by|officer|owner|by|who|purpose", re.IGNORECASE)
_PLAIN = re.compile(r"\(?\d{1,3}[.):]?")
_SOON = 6
"""The next item of an agenda follows the author's line of one among so many lines."""
_GAP = 5
"""How far the numbers of two items that follow each other may lie apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of an agenda: printed pages are None where none are printed; ``row`` is that of a table.

    ``value`` is its number as one that counts where that is not all of it ("24/101"), else 0. ``last_block`` is the
    block that its title ends in where that is another than ``block``.
    """

    number: str
    title: str
    block: int
    span: Span
    row: int | None = None
    first_page: int | None = None
    last_page: int | None = None
    last_block: int | None = None
    value: int = 0


def read_entries(document: Document, first: int, last: int) -> tuple[Entry, ...]:
    """The items listed by the agenda that the blocks ``first`` to ``last`` (half-open) hold."""
    lines = lines_of(document, first, last)
    start = next((i for i, line in enumerate(lines) if found(paper_phrases().agenda, line.text)), None)
    lines = lines if start is None else lines[start + 1 :]
    bare = None if _has_markers(lines) else elect(lines, _unmarked(lines))
    entries: list[Entry] = []
    done: set[int] = set()
    for line in lines:
        block = document.blocks[line.block]
        if entries and not line.marker and found(paper_phrases().agenda_ends, line.text):
            break
        if isinstance(block, Table):
            new = _rows_of(line.block, block) if line.block not in done else ()
            done.add(line.block)
        elif entries and _goes_on(entries[-1], line):
            title, span = f"{entries[-1].title} {line.text}", span_of((entries[-1].span, line.span))
            entries[-1] = replace(entries[-1], title=title, span=span, last_block=line.block)
            continue
        elif (number := _bare(line, bare)) is not None:
            new = iter((_entry(number.text, number.title, line.block, block.span, number.value),))
        else:
            new = _from_line(line, block, entries)
        for entry in new:
            if _follows(entries, entry):
                entries.append(entry)
    if len(entries) > 1 and not (bare or "1")[0].isalpha():
        return tuple(entries)
    others = _without_numbers(lines, headed=start is not None)
    return others if len(others) > len(entries) else tuple(entries)


def item_authors(lines: Sequence[Line]) -> set[int]:
    """The blocks of lines such as "Report of the Director" that say under an item of an agenda who reports on it.

    Such a line stands close under an item's number, and the next number follows, or little of the paper.
    """
    numbered = [(at, int(line.marker.strip("().:"))) for at, line in enumerate(lines) if _PLAIN.fullmatch(line.marker)]
    values = dict(numbered)
    authors: set[int] = set()
    for at, line in enumerate(lines):
        own = next((values[before] for before in range(at - 1, max(at - 3, -1), -1) if before in values), None)
        if own is None or line.row is not None or not found(paper_phrases().report, line.text):
            continue
        if lines[at - 1].span.page == line.span.page and (
            len(lines) - at <= _SOON or any(values.get(after) == own + 1 for after in range(at + 1, at + _SOON))
        ):
            authors.add(line.block)
    return authors


def _without_numbers(lines: Sequence[Line], *, headed: bool) -> tuple[Entry, ...]:
    """The items of a list that has letters, or under "Agenda" bullets or nothing, where numbers would stand."""
    end = next((i for i, n in enumerate(lines) if not n.marker and found(paper_phrases().agenda_ends, n.text)), None)
    items = lettered(lines[:end]) or timed_lines(lines[:end]) or (unnumbered(lines[:end]) if headed else [])
    return tuple(
        replace(_entry(number, text, line.block, line.span), value=at)
        for at, (number, text, line) in enumerate(items, 1)
    )


def _has_markers(lines: Sequence[Line]) -> bool:
    return sum(bool(_NUMBER.fullmatch(line.marker)) and line.row is None for line in lines) > 1


def _unmarked(lines: Sequence[Line]) -> list[int]:
    return [at for at, line in enumerate(lines) if line.row is None and not line.marker]


def _bare(line: Line, style: str | None) -> Number | None:
    """The number without a mark that opens the line in the style of the list; None where it has none."""
    if style is None or line.marker or line.row is not None:
        return None
    return next((number for number in numbers_of(line) if number.style == style), None)


def _goes_on(entry: Entry, line: Line) -> bool:
    """True for a line set close under an item, in from its number: the rest of a title that layout took apart."""
    above, here = entry.span.boxes, line.span.boxes
    if not above or not here or above[-1].page != here[0].page or entry.row is not None:
        return False
    next_block = line.block == (entry.last_block or entry.block) + 1
    own = not line.marker and not line.heading and not found(paper_phrases().report, line.text)
    if not own or not next_block or not _OPEN_TITLE.fullmatch(entry.title):
        return False
    close = 0 <= here[0].top - above[-1].bottom + 0.15 * here[0].height < 0.3 * here[0].height
    return close and here[0].x0 > above[-1].x0 + 5


def _follows(entries: Sequence[Entry], entry: Entry) -> bool:
    if not entries:
        return bool(entry.title)
    before, number = _value(entries[-1]), _value(entry)
    same = (entries[-1].row is None) == (entry.row is None)
    return bool(entry.title) and same and before <= number <= before + _GAP


def _value(entry: Entry) -> int:
    return entry.value or int(re.sub(r"\D", "", entry.number.removesuffix(".0")) or 0)


def _from_line(line: Line, block: Paragraph, before: Sequence[Entry]) -> Iterator[Entry]:
    """The item that a line opens, and those whose numbers stand inside it, where layout could not tell them apart."""
    match = _NUMBER.fullmatch(line.marker)
    number, text = (match["number"] if match else ""), line.text
    bare = re.match(r"(?P<number>\d{1,4})\s+(?=[A-Z])", text) if before and not line.marker else None
    if bare is not None and int(bare["number"]) == _value(before[-1]) + 1:
        number, text = bare["number"], text[bare.end() :]
    while after := _inside(number or (before[-1].number if before and not line.marker else ""), text):
        if number:
            yield _entry(number, text[: after.start()], line.block, block.span)
        number, text = after["number"], text[after.end() :]
    if number:
        yield _entry(number, text, line.block, block.span)


def _inside(number: str, text: str) -> re.Match[str] | None:
    """The next item's number inside the text."""
    if not number.isdigit():
        return None
    return re.search(rf"\s(?P<number>{int(number) + 1})\.\s+(?=[A-Z])", text)


def _rows_of(index: int, table: Table) -> Iterator[Entry]:
    """The items that a table lists: rows with a number or, where none has one, rows with a time."""
    numbered = list(_from_table(index, table))
    yield from numbered
    if not numbered:
        for row, title, cell in timed_rows(table):
            yield replace(_entry("", title, index, cell.span), row=row)


def _from_table(index: int, table: Table) -> Iterator[Entry]:
    """A table's rows that begin with a number; a column of leads or times is no title."""
    grid = table.grid()
    skip: set[int] = set()
    counts = _counting_part([cell.text.strip() for cells in grid for cell in cells[:1] if cell])
    for row, cells in enumerate(grid):
        texts = [cell.text.strip() if cell else "" for cell in cells]
        if all(_HEADINGS.fullmatch(text) for text in texts):
            skip = {i for i, text in enumerate(texts) if _LEADS.fullmatch(text)}
            continue
        filled = [(i, text) for i, text in enumerate(texts) if text and i not in skip]
        match = _ROW_NUMBER.fullmatch(filled[0][1]) if len(filled) > 1 else None
        if match is None:
            continue
        rest = [text for _, text in filled[1:] if not _TIMES.fullmatch(text)]
        title = next((i for i, text in filled[1:] if not _TIMES.fullmatch(text)), filled[0][0])
        span = span_of(cell.span for i in (filled[0][0], title) if (cell := cells[i]) is not None)
        entry = _entry(
            match["number"], " ".join(rest[:1]), index, span, int(re.findall(r"\d+", match["number"])[counts])
        )
        pages = _BARE_PAGES.fullmatch(rest[-1].strip("() ")) if len(rest) > 1 else None
        if pages is not None:
            entry = replace(entry, first_page=int(pages["first"]), last_page=int(pages["last"] or pages["first"]))
        yield replace(entry, row=row, title=entry.title.split("\n")[0].strip())


def _counting_part(numbers: Sequence[str]) -> int:
    """Which part of numbers such as "01/24" goes up from row to row: the first one that is not the same in all."""
    parts = [re.findall(r"\d+", text) for text in numbers if _ROW_NUMBER.fullmatch(text)]
    width = min((len(own) for own in parts), default=1)
    return next((i for i in range(width) if len({own[i] for own in parts}) > 1), 0)


def _entry(number: str, text: str, block: int, span: Span, value: int = 0) -> Entry:
    text = _TIMES.sub("", text, count=1) if _TIMES.match(text) else text
    match = _PAGES.search(text) or _TRAILING.search(text)
    if match and match["last"] and int(match["last"]) < int(match["first"]):
        match = None  # "2023-24" is a year
    title = f"{text[: match.start()]} {text[match.end() :]}" if match else text
    title = "\n".join(re.sub(r"[ \t]+", " ", part).strip() for part in title.split("\n")).strip()
    entry = Entry(number, title, block, span, value=value)
    if match is None:
        return entry
    return replace(entry, first_page=int(match["first"]), last_page=int(match["last"] or match["first"]))
