"""Minutes as their items: a number, a title and the lines that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from papers2data.extract.minutes.names import bare_name, is_name
from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.extract.minutes.sentences import formal_in, sentences
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals
from papers2data.split.meeting import body_name
from papers2data.split.numbering import Number, elect, follows, is_candidate, numbers_of, run_in
from papers2data.split.phrases import found, paper_phrases

_ITEM_NOTE = re.compile(r"^\(\s*item\s+(?P<number>\w+)\s*\)\s*(?P<rest>.*)$", re.IGNORECASE)
_ITEM_TITLE = re.compile(r"^(?:agenda )?item\s+(?P<number>\d+\w?)\s*[:.–-]\s*(?P<title>.+)$", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"\d{1,3}[a-z]?\.?|[A-Z]{0,4}[./ ]?\d{1,4}(?:[/.-]\d{1,4}){1,2}")
_TITLE = 80
_SOON = 12
_TOLD = 2
"""So many titles that run in, and one more, show that low numbers are those of items."""
_MANY = 4
"""So many numbered titles in a row outweigh a lone one that is set as a heading."""
_FRONT = 6
"""The name of the body stands among so many lines at the front."""
_NO_TITLE = re.compile(
    r"^(?:(?:the )?meeting (?:ended|closed)|that\b|[\W_\d]*$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^(?:chair(?:man|person)?|signed|dated?)[\W_]*$", re.IGNORECASE)
"""Where the chair signs; with a number before it, it is an item's title."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the minutes: the agenda's number where minutes print one beside their own, "" where there is none.

    ``head`` is the line of its title; None for an item without one.
    """

    number: str
    title: str
    lines: tuple[Line, ...]
    head: Line | None = None


@dataclass(frozen=True, slots=True)
class _Opening:
    """An item's opening line, or lines: ``value`` is its number as one that counts, 0 where it has none.

    ``rest`` says that the line goes on with the item's first sentences.
    """

    number: str
    title: str
    used: int
    value: int = 0
    rest: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """How items are numbered: None for minutes without numbered items. ``plain``: their titles are no headings.

    ``rows`` is the style of the numbers in a table's first column. ``low`` says that paragraphs with low numbers
    open with their items' titles: "3. Hedges: the clerk …".
    """

    style: str | None = None
    plain: bool = False
    rows: str = "1"
    low: bool = False


def _as_title(cell: Line) -> Line:
    """A cell that holds a number alone as the line that it opens."""
    return replace(cell, row=None, column=None, marker="", text=f"{cell.printed.rstrip('.')} Item")


def items_of(lines: Sequence[Line]) -> tuple[Item, ...]:
    """The items in order; what stands before the first one is an item without number and title."""
    lines = _unrolled(lines)
    style = _style(lines)
    items: list[Item] = []
    number, title, start, at, last = "", "", 0, 0, 0
    head: Line | None = None
    while at < len(lines):
        opening = _opening(lines, at, style, last, after_title=at == start)
        if opening is None:
            at += 1
            continue
        items.append(Item(number, title, _without_title(lines[start:at], title), head))
        head = lines[at]
        number, title, start = opening.number, opening.title, at if opening.rest else at + opening.used
        at += opening.used
        last = opening.value or last
    items.append(Item(number, title, _without_title(lines[start:], title), head))
    return tuple(item for item in items if item.title or item.lines)


def _restarts(lines: Sequence[Line], at: int, number: Number) -> bool:
    """True where the number begins another count, of the next meeting in the file: the one after it follows soon."""
    soon = (n for line in lines[at + 1 : at + _SOON] for n in numbers_of(line))
    return any(n.style == number.style and n.value == number.value + 1 for n in soon)


def _without_title(lines: Sequence[Line], title: str) -> tuple[Line, ...]:
    """The item's lines, the first without the number and title that it opens with."""
    told = run_in(lines[0], low=True) if lines else None
    if told is None or told[0] != title:
        return tuple(lines)
    return (replace(lines[0], marker="", text=told[1]), *lines[1:])


def numbered_titles(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The places of lines that can open a numbered item, with its title."""
    lines = _unrolled(lines)
    style = _style(lines)
    for at in range(len(lines)):
        opening = _opening(lines, at, style, 0, after_title=False)
        if opening is not None and opening.value:
            yield at, opening.title


def _unrolled(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, without the numbers of names that stand in a numbered list of people."""
    under, whole = False, list(lines)
    for at, line in enumerate(lines):
        if _is_list_of_people(line.text):
            under = True
        elif under and line.marker and line.row is None and is_name(bare_name(re.sub(r"\([^()]*\)", "", line.text))):
            whole[at] = replace(line, marker="", heading=False)
        else:
            under = False
    return whole


def _style(lines: Sequence[Line]) -> _Style:
    """How the items are numbered: as headings are, else as short lines are."""
    headings = [at for at, line in enumerate(lines) if is_candidate(line, plain=False) and _is_title(line)]
    if style := elect(lines, headings):
        return _Style(style)
    titles = [at for at, line in enumerate(lines) if is_candidate(line, plain=True) and _is_title(line)]
    plain = elect(lines, _apart(lines, titles), least=_MANY)
    for at in headings:
        if numbers := numbers_of(lines[at]):
            same = any(number.style == plain for number in numbers) or _is_next_to(lines, titles, numbers)
            plain = plain or numbers[0].style
            return _Style(plain, plain=True) if same else _Style(numbers[0].style)
    cells = [_as_title(line) for line in lines if line.column == 0 and _NUMBER_CELL.fullmatch(line.printed)]
    if cells:
        return _Style(rows=elect(cells, range(len(cells))) or "1")
    told = [at for at, line in enumerate(lines) if run_in(line, low=True) is not None]
    both = _apart(lines, sorted({*titles, *told}))
    low = sum(at in told for at in both) >= _TOLD and elect(lines, both, least=_TOLD + 1) is not None
    return _Style(elect(lines, both if low else _apart(lines, titles)), plain=True, low=low)


def _is_next_to(lines: Sequence[Line], titles: Sequence[int], numbers: Sequence[Number]) -> bool:
    """True where a short line has the number before or after one of these, in the same style."""
    others = {(n.style, n.value) for at in titles for n in numbers_of(lines[at])}
    return any((n.style, n.value + step) in others for n in numbers for step in (-1, 1))


def _apart(lines: Sequence[Line], titles: Sequence[int]) -> list[int]:
    """The titles without those that follow each other as the clauses of a list do."""
    return [at for at in titles if not _is_listed(lines, at)]


def _is_listed(lines: Sequence[Line], at: int) -> bool:
    """True for a numbered line next to another with a number, or under words that open a list."""
    before = lines[at - 1] if at else None
    if before is None:
        return False
    formal = formal_in(before.text)
    opens = before.text.rstrip(" -–").endswith((":", ";")) or (formal is not None and not formal.rest)
    next_ones = {(o.style, o.number + 1) for o in ordinals(before.marker)}
    goes_on = any((o.style, o.number) in next_ones for o in ordinals(lines[at].marker))
    titled = is_candidate(before, plain=True) or run_in(before, low=True) is not None
    return opens or (goes_on and (not titled or (not before.short and _is_listed(lines, at - 1))))


def _is_title(line: Line) -> bool:
    return _can_be_title(line.text, bool(line.marker))


@lru_cache(4_096)
def _can_be_title(text: str, marked: bool) -> bool:
    front = not marked and found(paper_phrases().minutes, text) and not found(paper_phrases().no_minutes, text)
    return (
        bool(text)
        and not front
        and not _NO_TITLE.match(text)
        and (marked or not _SIGNED.match(text))
        and formal_in(text) is None
    )


def _opening(lines: Sequence[Line], at: int, style: _Style, last: int, *, after_title: bool) -> _Opening | None:
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and (note := _ITEM_NOTE.match(after.text)) and not note["rest"]:
        numbers = numbers_of(line)
        return _Opening(note["number"], line.text, 2, numbers[0].value if numbers else 0)
    if line.row is None and (told := _told_in(lines, at, style, last)) is not None:
        return told
    if line.row is None and not _is_title(line) and not _ITEM_TITLE.match(line.text):
        return None
    if line.row is not None:
        return _row_opening(line, after, last, style.rows) if style.style is None else None
    if (line.heading or line.bold or line.short) and (match := _ITEM_TITLE.match(line.text)):
        return _Opening(match["number"], match["title"], 1, int(re.sub(r"\D", "", match["number"])))
    if style.style is not None and is_candidate(line, plain=style.plain):
        listed = style.plain and not after_title and _is_listed(lines, at)
        for number in numbers_of(line):
            again = style.plain and number.value == last
            if number.style == style.style and follows(last, number.value) and not listed and not again:
                return _Opening(number.text, number.title, 1, number.value)
    if not line.heading:
        return None
    unnumbered = not line.marker and (style.style is None or not last) and not (at < _FRONT and body_name(line.text))
    return _Opening("", line.text.rstrip(":"), 1) if unnumbered and not _is_list_of_people(line.text) else None


def _told_in(lines: Sequence[Line], at: int, style: _Style, last: int) -> _Opening | None:
    """The opening of an item whose title stands at the head of its first paragraph; None for other lines."""
    told = None if lines[at].heading else run_in(lines[at], low=style.low and not _is_listed(lines, at))
    if told is None or not _can_be_title(told[0], bool(lines[at].marker)):
        return None
    choices = [n for n in numbers_of(lines[at]) if n.value != last]
    chosen = next((n for n in choices if follows(last, n.value) or _restarts(lines, at, n)), None)
    if chosen is None or not (style.style in (None, chosen.style) or style.plain):
        return None
    return _Opening(chosen.text, told[0], 1, chosen.value, rest=bool(told[1]))


def _row_opening(line: Line, after: Line | None, last: int, style: str) -> _Opening | None:
    """An item in a table: its number alone in the first column, its title in the next."""
    if line.column != 0 or not _NUMBER_CELL.fullmatch(line.printed) or after is None or after.row != line.row:
        return None
    number = next((n for n in numbers_of(_as_title(line)) if n.style == style), None)
    if number is None or after.column == 0 or not follows(last, number.value):
        return None
    head, mark, rest = _title_and_rest(after.text)
    return _Opening(number.text, head if mark else after.text, 1 if rest else 2, number.value)


def _title_and_rest(text: str) -> tuple[str, str, str]:
    """The title of a cell and what follows it in the same paragraph: after a colon, or a first short sentence."""
    head, mark, rest = text.partition(":")
    parts = sentences(text)
    if len(parts) > 1 and len(parts[0]) < min(len(head), _TITLE):
        return parts[0].rstrip(" ."), ".", " ".join(parts[1:])
    return head, mark, rest.strip()


def _is_list_of_people(text: str) -> bool:
    bare = text.strip(" :-–")
    return any(label.label.fullmatch(bare) for label in minute_phrases().attendance if not label.single)
