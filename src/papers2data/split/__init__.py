"""A pack becomes its papers: agenda, minutes, reports with their appendices, letters, programmes and notices."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from papers2data.model import Block, Document, Paper, PaperKind, Table
from papers2data.split.announced import as_agenda
from papers2data.split.entries import Entry, item_authors, read_entries
from papers2data.split.fronts import author, item_number, title
from papers2data.split.lines import Line, answered, lines_of
from papers2data.split.meeting import front_of, read_meeting
from papers2data.split.phrases import found, paper_phrases
from papers2data.split.recorded import as_minutes, is_page
from papers2data.split.starts import Start, find_starts

__all__ = ["split"]

_ALIKE = 0.55
"""How alike a paper's title and an agenda item's must be, from 0 to 1, for the paper to belong to the item."""
_WORDS = 4
"""A title of fewer words says too little to be found inside another."""
_AHEAD = 0.08
"""How much more alike than to any other item."""
_SHORT_REST = 8
_AUTHORED = ("report", "work_programme", "appendix", "other")
_LISTED = ("report", "minutes", "other")
_AGREE = 2
_FOLLOWS = ("appendix", "letter", "work_programme")


def split(document: Document) -> tuple[Paper, ...]:
    """The papers of the document in order, each block in one; a single paper of kind "other" where nothing is known."""
    lines = answered(lines_of(document))
    if is_page(lines):
        return _paged(document, as_minutes([_single(document, lines)], lines), ())
    authors = item_authors(lines)
    entries = tuple(e for e in read_entries(document, 0, _agenda_end(document, lines, authors)) if e.number)
    starts = _with_ends(document, lines, find_starts(document, lines, {e.block for e in entries} | authors))
    if starts and starts[0].block > 0:
        starts = _with_front(document, starts)
    papers = [_paper(document, start, last) for start, last in _ranges(document, starts)]
    if not papers:
        papers = [_single(document, lines)]
    papers = as_agenda(document, as_minutes(_with_summons(document, papers), lines), lines)
    return _paged(document, _numbered(document, papers, entries), entries)


def _with_summons(document: Document, papers: list[Paper]) -> list[Paper]:
    """The papers, with a letter that summons to a meeting as the front of the agenda that follows it."""
    if len(papers) < _AGREE or (papers[0].kind, papers[1].kind) != ("letter", "agenda"):
        return papers
    lines = answered(lines_of(document, papers[0].first, papers[1].last))
    called = any(found(paper_phrases().summons, n.printed) for n in lines if n.block < papers[0].last)
    if not called:
        return papers
    named = title("agenda", lines[:20], read_meeting(front_of(lines)))
    return [replace(papers[1], title=named, first=papers[0].first), *papers[2:]]


def _agenda_end(document: Document, lines: Sequence[Line], authors: set[int]) -> int:
    """The block before which an agenda's list must end: the first sign of another paper after "AGENDA"."""
    signs = find_starts(document, lines, authors)
    at = next((i for i, s in enumerate(signs) if s.kind == "agenda"), None)
    if at is None:
        return 0
    return next((s.block for s in signs[at + 1 :]), len(document.blocks))


def _with_ends(document: Document, lines: Sequence[Line], starts: list[Start]) -> list[Start]:
    """The starts, and an appendix's where a report has plainly ended and something untitled follows."""
    blocks = [line.block for line in lines]
    for line in lines:
        if not line.text.isupper() or not found(paper_phrases().report_end, line.text):
            continue
        holding = [s for s in starts if s.block <= line.block]
        following = bisect_right(blocks, line.block)
        after = lines[following] if following < len(lines) else None
        if holding and holding[-1].kind == "report" and after and all(s.block != after.block for s in starts):
            starts = sorted([*starts, Start("appendix", after.block, after)], key=lambda s: s.block)
    return starts


def _with_front(document: Document, starts: list[Start]) -> list[Start]:
    """The starts with what stands before the first: its own front where short, another paper where long."""
    first = starts[0]
    if first.block <= 12 or first.kind in ("agenda", "minutes"):
        return [replace(first, block=0), *starts[1:]]
    return [Start("appendix" if _labelled(document) else "other", 0, first.line), *starts]


def _labelled(document: Document) -> str:
    """The label "Appendix 2 – …" that stands at the head or foot of the first page; "" where none does."""
    first = (p.text.strip() for p in document.furniture if p.span.page in (None, 1))
    return next((text for text in first if paper_phrases().appendix.fullmatch(text)), "")


def _ranges(document: Document, starts: Sequence[Start]) -> list[tuple[Start, int]]:
    ends = [s.block for s in starts[1:]] + [len(document.blocks)]
    return list(zip(starts, ends, strict=False))


def _paper(document: Document, start: Start, last: int) -> Paper:
    lines = answered(lines_of(document, start.block, min(last, start.block + (40 if start.kind == "letter" else 20))))
    meeting = read_meeting(front_of(lines))
    named = title(start.kind, lines, meeting)
    if start.kind not in _AUTHORED:
        return Paper(start.kind, named, start.block, last)
    return Paper(start.kind, named, start.block, last, item_number(lines), author(lines))


def _single(document: Document, lines: Sequence[Line]) -> Paper:
    """The whole file as one paper: an appendix where its pages say so, a report where it states a purpose."""
    front = lines[:20]
    if front and found(paper_phrases().work_programme, front[0].text) and front[0].short:
        return Paper("work_programme", front[0].text, 0, len(document.blocks))
    purposes = any(found(paper_phrases().report_purpose, line.text) for line in lines[:60])
    labelled = _labelled(document)
    kind: PaperKind = "report" if purposes else "appendix" if labelled else "other"
    first = next((line.printed for line in front if line.row is None and (line.heading or line.bold)), labelled)
    return Paper(
        kind,
        _full_label(labelled) or title("report", front, read_meeting([])) or first,
        0,
        len(document.blocks),
        item_number(front),
        author(front),
    )


def _full_label(labelled: str) -> str:
    """The label of an appendix where it names more than its letter."""
    match = paper_phrases().appendix.fullmatch(labelled)
    return labelled if match and len(match["rest"].strip(" :–-")) > _SHORT_REST else ""


def _numbered(document: Document, papers: list[Paper], entries: Sequence[Entry]) -> list[Paper]:
    """The papers with item numbers: printed, of the agenda item with the same title, or of the paper they belong to."""
    own = [p.item_number or (_item_of(p, entries) if p.kind in _LISTED else "") for p in papers]
    own = _by_pages(document, papers, own, entries)
    numbered: list[Paper] = []
    for paper, number in zip(papers, own, strict=True):
        if not number and paper.kind in _FOLLOWS and numbered and numbered[-1].kind in ("report", *_FOLLOWS):
            number = numbered[-1].item_number
        title = paper.title or next((e.title for e in entries if e.number == number), "")
        numbered.append(replace(paper, item_number=number, title=title))
    return numbered


def _by_pages(
    document: Document, papers: Sequence[Paper], numbers: Sequence[str], entries: Sequence[Entry]
) -> list[str]:
    """The numbers, with those of papers that begin where the agenda says an item's do.

    The agenda's pages and the file's may differ by a number that the papers already known must agree on.
    """
    begins = [_pages(document.blocks[p.first : p.last])[0] for p in papers]
    printed = {e.number: e.first_page for e in entries if e.first_page is not None}
    known = [(at, printed[n]) for at, n in zip(begins, numbers, strict=True) if at is not None and n in printed]
    shifts = {at - page for at, page in known}
    if len(known) < _AGREE or len(shifts) != 1:
        return list(numbers)
    shift = shifts.pop()
    items = {page + shift: number for number, page in printed.items()}
    return [
        number or (items.get(at, "") if at is not None and paper.kind in _LISTED else "")
        for paper, number, at in zip(papers, numbers, begins, strict=True)
    ]


def _item_of(paper: Paper, entries: Sequence[Entry]) -> str:
    if paper.kind == "minutes":
        items = [e.number for e in entries if re.match(r"(?:to .{0,40})?minutes\b", e.title, re.IGNORECASE)]
        return items[0] if len(items) == 1 else ""
    held = [e.number for e in entries if _holds(f"{paper.author} {paper.title}", e.title)]
    if len(held) == 1:
        return held[0]
    ranked = sorted(((_likeness(paper.title, e.title), e.number) for e in entries), reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return ""
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _AHEAD else ""


def _holds(printed: str, title: str) -> bool:
    """True where the paper's front has every word of the item's title, which has a few at least."""
    words = set(re.findall(r"\w+", title.casefold()))
    return len(words) >= _WORDS and words <= set(re.findall(r"\w+", printed.casefold()))


def _likeness(left: str, right: str) -> float:
    a, b = (re.sub(r"\W+", " ", text.casefold()).strip() for text in (left, right))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _paged(document: Document, papers: Sequence[Paper], entries: Sequence[Entry]) -> tuple[Paper, ...]:
    """The papers with pages: those of the file, or where it has none those that the agenda prints for the item."""
    paged = []
    for i, paper in enumerate(papers):
        first, last = _pages(document.blocks[paper.first : paper.last])
        entry = next((e for e in entries if e.number == paper.item_number and e.first_page), None)
        if first is None and entry is not None and paper.kind != "agenda":
            own = [n for n, p in enumerate(papers) if p.item_number == paper.item_number and p.kind != "agenda"]
            first = entry.first_page if i == own[0] else None
            last = entry.last_page if i == own[-1] else None
        paged.append(replace(paper, first_page=first, last_page=last))
    return tuple(paged)


def _pages(blocks: Sequence[Block]) -> tuple[int | None, int | None]:
    numbers = [b.span.page for b in blocks if b.span.page is not None]
    numbers += [box.page for b in blocks for box in b.span.boxes]
    numbers += [b.last_page for b in blocks if isinstance(b, Table) and b.last_page is not None]
    return min(numbers, default=None), max(numbers, default=None)
