"""Planned milestones from lists such as "Key milestones for the next year include:"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papers2data.extract.found import Found, paper_at, paper_id, record
from papers2data.extract.lists.items import Item, items_from, runs
from papers2data.extract.lists.words import MilestoneWords, any_in, any_whole, list_words, without
from papers2data.model import Document, Paper, Paragraph, Record, Scalar
from papers2data.values.dates import Found as FoundDate
from papers2data.values.dates import find_dates

_TITLE = 100
"""Characters above which a numbered line is a paragraph and no title."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone's name without its date, and the date at its end or beginning, None where it has none."""

    name: str
    due: FoundDate | None


@dataclass(slots=True)
class _Place:
    """Where the reading stands: the heading above, and whether a section of programmes is open."""

    heading: Paragraph | None = None
    in_programmes: bool = False
    numbered: bool = False

    def enter(self, heading: Paragraph, words: MilestoneWords) -> None:
        if any_in(words.programmes, heading.text):
            self.in_programmes, self.numbered = True, False
        elif self.in_programmes and self.numbered and not _has_number(heading):
            self.in_programmes = False
        elif self.in_programmes and _has_number(heading):
            self.numbered = True
        self.heading = heading


def read_milestones(document: Document, papers: tuple[Paper, ...]) -> Found:
    """A record for each item of each list of planned milestones."""
    words = list_words().milestones
    found: list[Record] = []
    for first, end in runs(document, papers):
        for programme, items in _lists(document, first, end, words):
            found += [_record(document, papers, item, programme, words) for item in items]
    return Found(tuple(found))


def _lists(
    document: Document, first: int, end: int, words: MilestoneWords
) -> Iterator[tuple[str | None, tuple[Item, ...]]]:
    """(programme, items) of every list of planned milestones."""
    place = _Place()
    for index in range(first, end):
        block = document.blocks[index]
        if not isinstance(block, Paragraph):
            continue
        if _introduces(block, place, words):  # a heading "Key milestones" too: the programme above stays in force
            yield _programme(place, words), items_from(document, index + 1, end)
        elif block.kind == "heading" or (place.in_programmes and _is_title(document, index, end)):
            place.enter(block, words)


def _introduces(block: Paragraph, place: _Place, words: MilestoneWords) -> bool:
    """True where the paragraph's last sentence (all of a heading) leads to a list of planned milestones."""
    sentence = re.split(r"(?<=[.;])\s+(?=[A-Z])", block.text.strip())[-1].rstrip(" :")
    if any_in(words.against, sentence) or not (block.kind == "heading" or block.text.rstrip().endswith(":")):
        return False
    if any_whole(words.introduce, sentence):
        return True
    return _under_programme(place, words) and any_whole(words.introduce_in_programme, sentence)


def _is_title(document: Document, index: int, end: int) -> bool:
    """True for a short numbered line with running text below it, as "02 Remodelling the front door" is."""
    block, after = document.blocks[index], document.blocks[index + 1] if index + 1 < end else None
    if not isinstance(block, Paragraph) or not isinstance(after, Paragraph):
        return False
    numbered = re.fullmatch(r"\(?\d{1,2}[.)]?", block.marker) is not None
    return numbered and len(block.text) <= _TITLE and block.text[-1].isalnum() and after.kind != "item"


def _under_programme(place: _Place, words: MilestoneWords) -> bool:
    """True in a section of programmes, below the heading of one of them."""
    if place.heading is None or not place.in_programmes or any_in(words.programmes, place.heading.text):
        return False
    return _has_number(place.heading) or any_in(words.programme, place.heading.text)


def _has_number(heading: Paragraph) -> bool:
    return bool(heading.marker) or re.match(r"\d{1,2}[.)]?\s", heading.text) is not None


def _programme(place: _Place, words: MilestoneWords) -> str | None:
    if place.heading is None or any_whole(words.no_programme, place.heading.text.rstrip(" :")):
        return None
    return without(words.programme_label, place.heading.text).rstrip(" :") or None


def read_milestone(text: str, words: MilestoneWords | None = None) -> Milestone:
    """The milestone that an item of a list names: "Open the hub by March 2019" is due in March 2019.

    Only a date at the item's end or beginning is its due date; "from 2019" in the middle of it is not.
    """
    words = words or list_words().milestones
    dates = find_dates(text)
    if not dates:
        return Milestone(_tidy(text), None)
    last, first = dates[-1], dates[0]
    if re.fullmatch(r"\s*[)\].;,]*\s*", text[last.end :]) and (lead := _lead(words.due_lead, text[: last.start])):
        return Milestone(_tidy(text[:lead]), last)
    tail = next((m for p in words.due_tail if (m := p.match(text[first.end :]))), None)
    if tail and any_whole(words.due_open, text[: first.start]) and len(dates) == 1:
        return Milestone(_tidy(text[first.end + tail.end() :]), first)
    return Milestone(_tidy(text), None)


def _lead(patterns: Iterable[re.Pattern[str]], before: str) -> int | None:
    """Where the words that lead to the date begin; None where none do or nothing would be left of the name."""
    found = next((m for pattern in patterns if (m := pattern.search(before))), None)
    return found.start() if found and before[: found.start()].strip() else None


def _tidy(text: str) -> str:
    return text.strip().rstrip(";,").removesuffix("; and").rstrip()


def _record(
    document: Document, papers: tuple[Paper, ...], item: Item, programme: str | None, words: MilestoneWords
) -> Record:
    milestone = read_milestone(item.paragraph.text, words)
    paper, due = paper_at(papers, item.block), milestone.due
    values: dict[str, Scalar] = {
        "paper_id": None if paper is None else paper_id(document, paper),
        "kind": "milestone",
        "programme": programme,
        "name": milestone.name,
        "basis": "planned",
        "due_text": due.text if due else None,
        "due_start": _iso(due.range.start) if due else None,
        "due_end": _iso(due.range.end) if due else None,
        "narrative": "\n".join(p.text for p in item.nested) or None,
    }
    return record("milestone_readings", f"b{item.block}", values, item.paragraph.span, item.paragraph.text)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
