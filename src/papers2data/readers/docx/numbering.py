"""The numbers and bullets that Word prints before paragraphs and does not store with them.

    w:p ── numId, ilvl ──▶ w:num ──▶ w:abstractNum ──▶ w:lvl: "%1.%2" in decimals, letters, Roman numerals

Lists of one abstract numbering count on together; one with a start of its own starts again (ECMA-376 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from papers2data.readers.docx.names import Element, attribute, child, children, local, number, switch
from papers2data.readers.docx.styles import Styles
from papers2data.readers.opening import BULLET

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_MOST = 32_767
_LINKS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` holds "%1" for the number of level 1; ``restart`` the level that resets it."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Use:
    """A ``w:num``: its list, and the starts and levels that it sets for itself."""

    list_id: str
    starts: dict[int, int]
    levels: dict[int, Level]


@dataclass(frozen=True, slots=True)
class Marker:
    """What opens a paragraph ("3.", "(a)", "•") and how deep in its list it stands, 0 the outermost."""

    text: str
    level: int


class Numbering:
    """Counts a document's lists; paragraphs must be asked for in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {attribute(e, "abstractNumId"): e for e in children(root) if local(e) == "abstractNum"}
        self._uses = {attribute(e, "numId"): _use(e) for e in children(root) if local(e) == "num"}
        self._lists: dict[str, _List] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, properties: Element | None, style_id: str, inherited: Element | None) -> Marker | None:
        """The marker of the next paragraph; None for one outside all lists. Each call counts one on."""
        own = child(properties, "numPr")
        chosen = own if own is not None and child(own, "numId") is not None else inherited
        use_id = attribute(child(chosen, "numId"))
        use = self._uses.get(use_id)
        if use is None or use_id == "0":
            return None
        held = self._list(use.list_id, _LINKS)
        level = number(child(own, "ilvl"))
        if level is None:
            level = next((n for n, at in held.levels.items() if style_id and at.style == style_id), None)
        if level is None:
            level = number(child(inherited, "ilvl")) or 0
        return self._next(use_id, use, held, level)

    def _list(self, list_id: str, links: int) -> _List:
        if list_id not in self._lists:
            element = self._abstract.get(list_id)
            linked = attribute(child(element, "numStyleLink"))
            use = self._uses.get(attribute(child(self._styles.numbering_of(linked), "numId"))) if linked else None
            if use is not None and use.list_id != list_id and links:
                return self._list(use.list_id, links - 1)
            self._lists[list_id] = _List({n: at for e in children(element) for n, at in _level(e)})
        return self._lists[list_id]

    def _next(self, use_id: str, use: _Use, held: _List, depth: int) -> Marker:
        levels = held.levels | use.levels
        level = levels.get(depth, Level())
        if depth in use.starts and (use_id, depth) not in self._begun:
            held.counts.pop(depth, None)
        self._begun.add((use_id, depth))
        start = use.starts.get(depth, level.start)
        held.counts[depth] = min(held.counts.get(depth, start - 1) + 1, _MOST)
        for deeper in [n for n in held.counts if n > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or 0 <= depth < restart:
                del held.counts[deeper]
        return Marker(_printed(level, levels, held.counts), depth)


def _use(element: Element) -> _Use:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in children(element):
        if local(override) == "lvlOverride":
            depth, start = number(override, "ilvl") or 0, number(child(override, "startOverride"))
            if start is not None:
                starts[depth] = start
            levels.update(at for e in children(override) for at in _level(e))
    return _Use(attribute(child(element, "abstractNumId")), starts, levels)


def _level(element: Element) -> list[tuple[int, Level]]:
    """The level that a ``w:lvl`` declares, with its depth; nothing for other elements."""
    if local(element) != "lvl":
        return []
    start = number(child(element, "start"))
    level = Level(
        format=attribute(child(element, "numFmt")) or "decimal",
        text=attribute(child(element, "lvlText")),
        start=1 if start is None else start,
        legal=bool(switch(child(element, "isLgl"))),
        restart=number(child(element, "lvlRestart")),
        style=attribute(child(element, "pStyle")),
    )
    return [(number(element, "ilvl") or 0, level)]


def _printed(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return BULLET

    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        of = levels.get(depth, Level())
        return printed(counts.get(depth, of.start), "decimal" if level.legal else of.format)

    return _PLACE.sub(place, level.text).strip()


def printed(count: int, style: str) -> str:
    """A number in one of Word's number formats; decimal for the formats that committee papers never use."""
    if style in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if style == "upperRoman" else _roman(count)
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "ordinal":
        ending = "th" if 10 < count % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters
