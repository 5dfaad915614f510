"""Minutes as their items: a number, a title and the lines that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.extract.minutes.sentences import formal_in
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals
from papers2data.split.meeting import body_name
from papers2data.split.phrases import found, paper_phrases

_ITEM_NOTE = re.compile(r"^\(\s*item\s+(?P<number>\w+)\s*\)\s*(?P<rest>.*)$", re.IGNORECASE)
_ITEM_TITLE = re.compile(r"^(?:agenda )?item\s+(?P<number>\d+\w?)\s*[:.–-]\s*(?P<title>.+)$", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"\d{1,3}[a-z]?\.?")
_FAR = 7
"""Numbers of items that follow each other lie at most so far apart."""
_FRONT = 6
"""The name of the body stands among so many lines at the front."""
_NO_TITLE = re.compile(
    r"^(?:(?:chair(?:man|person)?|signed|dated?)[\W_]*$|(?:the )?meeting (?:ended|closed)|that\b|[\W_\d]*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the minutes: the agenda's number where minutes print one beside their own, "" where there is none."""

    number: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Opening:
    number: str
    title: str
    used: int


def items_of(lines: Sequence[Line]) -> tuple[Item, ...]:
    """The items in order; what stands before the first one is an item without number and title."""
    style = _style(lines)
    items: list[Item] = []
    number, title, start, at, last = "", "", 0, 0, 0
    while at < len(lines):
        opening = _opening(lines, at, style, last)
        if opening is None:
            at += 1
            continue
        items.append(Item(number, title, tuple(lines[start:at])))
        number, title, at = opening.number, opening.title, at + opening.used
        last = _value(lines[at - opening.used]) or last
        start = at
    items.append(Item(number, title, tuple(lines[start:])))
    return tuple(item for item in items if item.title or item.lines)


def _style(lines: Sequence[Line]) -> str | None:
    """How the numbers of item headings are written ("1", "1."); None in minutes without numbered headings."""
    for at, line in enumerate(lines):
        number = ordinals(line.marker)
        style = number[0].style if number else ""
        if line.heading and (style in ("1", "1.", "1:", "1)") or style.startswith("1/")) and _is_title(lines, at):
            return number[0].style
    return None


def _is_title(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    front = (
        found(paper_phrases().minutes, line.text)
        and not found(paper_phrases().no_minutes, line.text)
        and not line.marker
    )
    return bool(line.text) and not front and not _NO_TITLE.match(line.text) and formal_in(line.text) is None


def _opening(lines: Sequence[Line], at: int, style: str | None, last: int) -> _Opening | None:
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and (note := _ITEM_NOTE.match(after.text)) and not note["rest"]:
        return _Opening(note["number"], line.text, 2)
    if not _is_title(lines, at) and line.row is None:
        return None
    if line.row is not None:
        return _row_opening(line, after, last) if style is None else None
    if (line.heading or line.bold) and (match := _ITEM_TITLE.match(line.text)):
        return _Opening(match["number"], match["title"], 1)
    if not line.heading:
        return None
    own = ordinals(line.marker)
    if style is not None and own and own[0].style == style and (not last or last <= own[0].number <= last + _FAR):
        return _Opening(line.marker.strip("().:"), line.text, 1)
    unnumbered = not line.marker and (style is None or not last) and not (at < _FRONT and body_name(line.text))
    return _Opening("", line.text.rstrip(":"), 1) if unnumbered and not _is_list_of_people(line.text) else None


def _row_opening(line: Line, after: Line | None, last: int) -> _Opening | None:
    """An item in a table: its number alone in the first column, its title in the next."""
    if line.column != 0 or not _NUMBER_CELL.fullmatch(line.printed) or after is None or after.row != line.row:
        return None
    number = int(re.sub(r"\D", "", line.printed))
    if after.column == 0 or not last <= number <= last + _FAR:
        return None
    head, colon, rest = after.text.partition(":")
    return _Opening(str(number), head if colon else after.text, 1 if rest.strip() else 2)


def _value(line: Line) -> int:
    digits = re.sub(r"\D", "", line.marker.partition("/")[0]) or (
        re.sub(r"\D", "", line.text) if line.row is not None else ""
    )
    return int(digits) if digits else 0


def _is_list_of_people(text: str) -> bool:
    bare = text.strip(" :-–")
    return any(label.label.fullmatch(bare) for label in minute_phrases().attendance)
