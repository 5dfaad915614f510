"""How minutes and agendas number their items: "5.", "45/24", "24/25-031", "C.17", "P24/102", "Minute 12".

A number is read with each of its parts as the one that counts; the paper's own lines show which part that is, since
it goes up from one to the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.split.lines import Line
from papers2data.split.markers import ordinals

_PLAIN_STYLES = frozenset(("1", "1.", "1:", "1)"))
_NUMBER = re.compile(
    r"(?P<word>(?:minute|min|item|agenda item)\b\.?\s*(?:no\.?\s*|number\s*)?)?"
    r"(?P<number>[A-Z]{0,5}[./ -]?\d{1,4}(?:\s?[/.-]\s?\d{1,4}){0,3}[a-z]?)"
    r"(?P<close>[.:)]|\s*[:–-](?=\s))?\s+(?P<title>\S.*)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-Z0-9‘’“\"'(]")
_NO_ITEM = re.compile(
    r"\d{1,2}\s?[-–]\s?\d{1,2}\s+(?:providers?|partnership|education|year|learners?|sector)\b|"
    r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}\b|"
    r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d+[.:]\d\d\s*(?:am|pm)\b",
    re.I,
)
_YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)[/-](?:20)?(?P<second>\d\d)\b(?![/-])")
_RUN_IN = re.compile(
    r"(?P<title>[A-Z][^.:;?!]{2,70}?)\s*:\s*[-–]?\s*(?=\S|$)|"
    r"(?P<brief>[A-Z][^.:;?!–]{2,60}?)(?:\s[-–]|(?<=[a-z)]{2})\.)\s+(?=[A-Z£\d‘“\"'])"
)
_BRIEF = 8
"""A title that runs in without a colon has at most so many words."""
_MINUTE = 30
"""A number as high as this counts a council's minutes, not the clauses of a list."""
_FAR = 7
"""Numbers of items that follow each other lie at most so far apart."""
_LONG = 90


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the part that counts: ``style`` is the rest of it, ``value`` that part; printed as ``text``."""

    style: str
    value: int
    text: str
    title: str


def numbers_of(line: Line) -> tuple[Number, ...]:
    """What the number that opens the line can be; () where none does."""
    if line.printed.startswith("*"):
        line = replace(line, text=line.printed.lstrip("* "), marker="")
    if line.marker and not re.search(r"[./-]\d", line.marker):
        return tuple(
            Number(o.style, o.number, line.marker.strip("().:"), line.text)
            for o in ordinals(line.marker)
            if o.style in _PLAIN_STYLES
        )
    match = _NUMBER.fullmatch(line.printed)
    if match is None or not _TITLE.match(match["title"]) or _NO_ITEM.match(line.printed) or _is_year(line.printed):
        return ()
    number, close = re.sub(r"\s", "", match["number"]), (match["close"] or "").strip()
    digits = list(re.finditer(r"\d+", number))
    if number.isdigit() and match["word"] is None:
        return (Number(f"1{close}", int(number), number, match["title"]),)
    if number.endswith(".0") and len(digits) == 2:
        return (Number("1.0", int(digits[0][0]), number, match["title"]),)
    word = (match["word"] or "").split()[:1]
    styles = [f"{''.join(word).casefold()}{number[: d.start()]}#{number[d.end() :]}" for d in digits]
    return tuple(
        Number(style, int(d[0]), number, match["title"])
        for style, d in sorted(zip(styles, digits, strict=True), key=lambda pair: -pair[1].start())
    )


def is_candidate(line: Line, *, plain: bool) -> bool:
    """True for a heading, or with ``plain`` for any line that could be a title."""
    if line.row is not None or not line.text:
        return False
    return line.heading or (plain and line.short and len(line.text) <= _LONG and line.text[-1] not in ";:,")


def _is_year(text: str) -> bool:
    """True for "2023/24 …", false for "2022/41 …", the forty-first minute of a year."""
    years = _YEARS.match(text)
    return years is not None and (int(years["first"]) + 1) % 100 == int(years["second"])


def run_in(line: Line, *, low: bool = False) -> tuple[str, str] | None:
    """The title that a numbered paragraph opens with, "2460. Ash Lane: the clerk …", and the rest; None for another.

    Numbers of clauses are none, but where ``low`` is true.
    """
    numbers = numbers_of(line) if line.row is None else ()
    match = _RUN_IN.match(numbers[0].title) if numbers else None
    if match is None:
        return None
    title, rest = (match["title"] or match["brief"]).strip(), numbers[0].title[match.end() :].strip()
    high = any(number.value >= _MINUTE or _is_sure(number.style) for number in numbers)
    brief = match["brief"] is None or len(title.split()) <= _BRIEF
    return (title, rest) if brief and (high or low) else None


def elect(lines: Sequence[Line], candidates: Sequence[int], *, least: int = 2) -> str | None:
    """The style in which the most of the candidate lines follow each other; None where ``least`` of them never do.

    One line is enough for a number that no list of clauses has, "24/25-031".
    """
    values: dict[str, list[int]] = defaultdict(list)
    for at in candidates:
        for number in numbers_of(lines[at]):
            values[number.style].append(number.value)
    lengths = {style: _chain(found) for style, found in values.items()}
    best = max(lengths, key=lambda style: lengths[style], default=None)
    if best is None:
        return None
    return best if lengths[best] >= least or _is_sure(best) else None


def _is_sure(style: str) -> bool:
    return re.search(r"\d[/-]#|^(?:minute|item)", style) is not None


def follows(last: int, value: int) -> bool:
    """True where an item with this number can come after the last one (0 for none)."""
    return not last or last <= value <= last + _FAR


def _chain(values: Sequence[int]) -> int:
    length, last = 0, 0
    for value in values:
        if not last or last < value <= last + _FAR:
            length, last = length + 1, value
    return length
