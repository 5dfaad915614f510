"""The clauses of a resolution or a recommendation, with their paths: 1, 2, 2(a), 2(b), 3."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from papers2data.split.lines import Line
from papers2data.split.markers import Ordinal, ordinals, path_part

_INLINE = re.compile(r"(?:(?<=\s)|(?<=[:;,])|^)(?P<marker>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\))\s+")
_COMPOSITE = re.compile(r"\(?(\d{1,3})\s?\(?([a-z])[).]+")
_ORDER = re.compile(r"(?:(?i:to) )?[A-Z]{4,}\s+\w")
_TITLE = 80
"""Characters of a section's title, at most."""
_INTRO = re.compile(
    r"[:;]\s*[-–]?$|\b(?:to|that|following|is asked)$|\b(?:agreed?|resolved?|decided?|recommend(?:ed)?) to \w+$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:^|(?<=\s))(?P<marker>\(?(?:1|a|i)[.)])\s+(?=[A-Z])")
_BODY_ONLY = re.compile(
    r"^that\s+(?:the\s+)?[^.]{3,90}\b(?:committee|council|panel|board|cabinet|authority|connectivity)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as printed without its marker: ``path`` is "" for one without, ``parent`` a place in the same list."""

    path: str
    text: str
    lines: tuple[Line, ...]
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class ClauseList:
    """Clauses, the words that lead into them, and how many lines they took."""

    clauses: tuple[Clause, ...]
    intro: str
    used: int


@dataclass(slots=True)
class _Level:
    ordinal: Ordinal
    path: str
    index: int


@dataclass(slots=True)
class _Reading:
    """What has been read so far: clauses and the levels of numbering that are open."""

    clauses: list[Clause] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)

    def continues(self, marker: str) -> bool:
        """True where the marker follows one of the open levels."""
        return any(
            o.style == level.ordinal.style and o.number == level.ordinal.number + 1
            for o in ordinals(marker)
            for level in self.levels
        )

    def add(self, line: Line) -> None:
        """The line as a clause at the level that its marker belongs to."""
        line = replace(line, text=line.text.removeprefix(f"{line.marker} ").removeprefix(f"({line.marker} "))
        composite = _COMPOSITE.fullmatch(line.marker)
        if composite:
            self.levels = []
            self.clauses.append(Clause(f"{composite[1]}({composite[2]})", line.text, (line,)))
            return
        ordinal, depth = self._place(line.marker)
        self.levels = self.levels[:depth]
        parent = self.levels[-1] if self.levels else None
        part = path_part(line.marker, ordinal)
        path = f"{parent.path}{part if part[0] in '(•' else f'({part})'}" if parent else part.strip("()")
        self.levels.append(_Level(ordinal, path, len(self.clauses)))
        self.clauses.append(Clause(path, line.text, (line,), parent.index if parent else None))

    def _place(self, marker: str) -> tuple[Ordinal, int]:
        """The marker's ordinal and how many levels stand above it."""
        choices = ordinals(marker) or (Ordinal(marker, 1),)
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth].ordinal
            for choice in choices:
                if choice.style == level.style and choice.style == "•":
                    return Ordinal("•", level.number + 1), depth
                if choice.style == level.style and choice.number == level.number + 1:
                    return choice, depth
        styles = {level.ordinal.style for level in self.levels}
        fresh = next((c for c in reversed(choices) if c.number == 1 and c.style not in styles), None)
        if fresh is not None:
            return fresh, len(self.levels)
        for depth, open_level in enumerate(self.levels):
            again = next((c for c in choices if c.style == open_level.ordinal.style), None)
            if again is not None:
                return again, depth
        first = choices[0]
        return (Ordinal("•", 1) if first.style == "•" else first), len(self.levels)

    def extend(self, line: Line) -> None:
        """The line as more of the last clause."""
        last = self.clauses[-1]
        self.clauses[-1] = replace(last, text=f"{last.text} {line.text}", lines=(*last.lines, line))


def read_clauses(opening: Line, rest: str, lines: Sequence[Line], stops: Callable[[Line], bool]) -> ClauseList:
    """The clauses that ``rest`` (what follows the opening words on their line) and the ``lines`` after it hold.

    The list ends at a line for which ``stops`` is true, at the number that follows the opening line's own, at the
    numbered title of another section, and at a paragraph without a number that the numbering does not go on after.
    """
    whole = rest.strip()
    if inline := inline_clauses(opening, whole):
        return inline
    reading, intro, at = _Reading(), whole, 0
    if first := _first_of_list(opening, whole, lines[:1]):
        intro = whole[: len(whole) - len(first.printed)].strip()
        reading.add(first)
    elif whole and not is_intro(whole):
        return ClauseList((Clause("", whole, (opening,)),), "", 0)
    own = {(o.style, o.number + 1) for o in ordinals(opening.marker) if o.style != "•"}
    while at < len(lines) and not stops(lines[at]):
        line = lines[at]
        if line.marker:
            if not reading.continues(line.marker) and (
                any((o.style, o.number) in own for o in ordinals(line.marker)) or (reading.clauses and _is_title(line))
            ):
                break
            reading.add(line)
        elif not reading.clauses:
            if not is_intro(line.text):
                if line.heading and _numbered_after(lines, at, stops):
                    intro = f"{intro} {line.text}".strip()
                else:
                    return _unnumbered(lines, at, intro, stops)
            else:
                intro = f"{intro} {line.text}".strip()
        elif not _goes_on(reading, lines, at, stops):
            break
        elif not (line.heading or line.text.endswith(":")):
            reading.extend(line)
        at += 1
    return ClauseList(tuple(reading.clauses), intro, at)


def _first_of_list(opening: Line, text: str, after: Sequence[Line]) -> Line | None:
    """The first clause, where it stands on the opening's own line and the next line goes on with the second."""
    for mark in _FIRST.finditer(text):
        wanted = {(o.style, o.number + 1) for o in ordinals(mark["marker"])}
        if after and any((o.style, o.number) in wanted for o in ordinals(after[0].marker)):
            return replace(opening, marker=mark["marker"], text=re.sub(r"\s+", " ", text[mark.end() :]))
    return None


def _is_title(line: Line) -> bool:
    """True for the heading of a section ("1. Introduction"), false for a clause that is set like one."""
    return line.heading and len(line.text) <= _TITLE and line.text.rstrip()[-1:] not in ".;,:"


def is_intro(text: str) -> bool:
    """True for words that only lead into clauses: "that the Committee:", "that Cabinet agree to:"."""
    return _INTRO.search(text.strip()) is not None or _BODY_ONLY.match(text.strip()) is not None


def inline_clauses(line: Line, text: str) -> ClauseList | None:
    """Clauses that run on in one paragraph, "… (1) be noted; (2) be approved"; None where there are not two."""
    marks = list(_INLINE.finditer(text))
    chain: list[re.Match[str]] = []
    for mark in marks:
        found = ordinals(mark["marker"])
        wanted = len(chain) + 1
        same = not chain or any(o.style == p.style for o in found for p in ordinals(chain[0]["marker"]))
        if same and any(o.number == wanted for o in found):
            chain.append(mark)
    if len(chain) < 2:
        return None
    ends = [mark.start() for mark in chain[1:]] + [len(text)]
    clauses = [
        Clause(mark["marker"].strip("()"), text[mark.end() : end].strip(), (line,))
        for mark, end in zip(chain, ends, strict=True)
    ]
    return ClauseList(tuple(clauses), text[: chain[0].start()].strip(), 0)


def _numbered_after(lines: Sequence[Line], at: int, stops: Callable[[Line], bool]) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and not stops(after) and any(o.number == 1 for o in ordinals(after.marker))


def _goes_on(reading: _Reading, lines: Sequence[Line], at: int, stops: Callable[[Line], bool]) -> bool:
    """True where the numbering goes on after a line without a number."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and not stops(after) and bool(after.marker) and reading.continues(after.marker)


def _unnumbered(lines: Sequence[Line], at: int, intro: str, stops: Callable[[Line], bool]) -> ClauseList:
    """One paragraph, and those after it that begin with "That" or "To", or in small letters as it does."""
    clauses = [Clause("", lines[at].text, (lines[at],))]
    small = lines[at].text[:1].islower()
    at += 1
    while at < len(lines) and not stops(lines[at]) and not lines[at].marker and _is_alike(lines[at].text, small):
        clauses.append(Clause("", lines[at].text, (lines[at],)))
        at += 1
    return ClauseList(tuple(clauses), intro, at)


def _is_alike(text: str, small: bool) -> bool:
    return text.startswith(("That ", "To ")) or (small and text[:1].islower())


def with_orders(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a bullet before each paragraph without a number that opens with an order: "APPROVE the plan"."""
    return [replace(line, marker="•") if _is_order(line) else line for line in lines]


def _is_order(line: Line) -> bool:
    return not line.marker and line.row is None and not line.heading and _ORDER.match(line.text) is not None
