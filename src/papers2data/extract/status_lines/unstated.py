"""Figures that state nothing by themselves: numbers in names, limits, ranks, and what another figure is made of."""

from __future__ import annotations

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said

_ENDS = frozenset({"top", "bottom", "best", "worst", "highest", "lowest", "deprived"})
_MOVES = frozenset({"rose", "rise", "up", "increased", "increase", "went", "from", "grew", "moved"})
_RANGES = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied"})
_OR_MORE = frozenset({"more", "above", "over", "less", "fewer", "below", "under", "greater", "higher", "lower"})
_UP_TO = 3


def states_nothing(said: Said, index: int) -> bool:
    """True for the number of a name, a rank, and a limit: "Wave 1", "the top 20%", "up to 5%", "£50,000 or more"."""
    number = said.numbers[index]
    if _is_numbered(said, number) or _ranks(said, number) or _bounds(said, number):
        return True
    closes = index > 0 and number.first > 0 and said.doc[said.numbers[index - 1].end].lower_ == "to"
    return closes and _bounds(said, said.numbers[index - 1])


def _is_numbered(said: Said, number: Number) -> bool:
    """True for the figure of a name: "Wave 1 tables"."""
    if number.unit is not None or not number.first:
        return False
    before = said.doc[number.first - 1]
    plain = said.in_bound(before.i) or before.lower_ in phrases().pronouns | {"the", "these", "a"}
    return before.is_alpha and (before.is_title or before.is_upper) and not plain


def _ranks(said: Said, number: Number) -> bool:
    """True for "the top 20% of councils", which ranks and counts nothing, and for "up to 5%", which only bounds."""
    before = [t.lower_ for t in said.doc[max(number.first - 2, 0) : number.first]]
    if before == ["up", "to"]:
        return number.first < _UP_TO or said.doc[number.first - _UP_TO].lower_ not in _MOVES
    return number.unit == "%" and bool(before) and before[-1] in _ENDS


def is_part(said: Said, index: int) -> bool:
    """True for what another figure is taken apart into: "£9m growth (£6m roads, £3m ferries)", "£9m including £6m"."""
    number = said.numbers[index]
    before = word_before(said, number)
    if before >= 0 and said.doc[before].lower_ in ("including", "comprising", "excluding"):
        return True
    opened = next((t.i for t in reversed(said.doc[: number.first]) if t.text in ("(", ")")), None)
    if opened is None or said.doc[opened].text == ")":
        return False
    close = next((t.i for t in said.doc[number.end :] if t.text == ")"), len(said.doc))
    inside = [n for n in said.numbers if opened < n.first < close]
    return len(inside) > 1 and any(n.first < opened for n in said.numbers)


def _bounds(said: Said, number: Number) -> bool:
    """True for "£50,000 or more" and "ranges from 2% to 5%", which state no figure of their own."""
    after = [t.lower_ for t in said.doc[number.end : number.end + 2]]
    before = [t.lower_ for t in said.doc[max(number.first - 2, 0) : number.first]]
    ranges = len(before) > 1 and before[0] in _RANGES and before[1] in ("from", "between")
    return ranges or (len(after) > 1 and after[0] == "or" and after[1] in _OR_MORE)


def is_place(said: Said, number: Number) -> bool:
    """True for "tables 6 and 7 above", which is no difference of 7."""
    return said.doc[number.end].lower_ in ("above", "below") if number.end < len(said.doc) else False


def set_beside(said: Said, index: int) -> bool:
    """True for "£1.2m (£0.9m period 7)"; False for a share or a part, "£9m (11%)", "£9m (£6m from rent)"."""
    number = said.numbers[index]
    close = next((t.i for t in said.doc[number.end :] if t.text == ")"), len(said.doc))
    series = {i for s in said.cues("SERIES") + said.cues("RELATIVE") for i in range(s.start, s.end)}
    rest = [t for t in said.doc[number.end : close] if t.i not in said.periods and t.i not in series]
    return number.unit == said.numbers[index - 1].unit and all(t.lower_ in phrases().period_gap for t in rest)


def word_before(said: Said, number: Number) -> int:
    """The token before the figure and the words that bound it ("to just over 5%" gives "to"); -1 at the start."""
    at = number.first - 1
    while at >= 0 and (said.in_bound(at) or said.doc[at].lower_ in ("the", "a", "its", "an")):
        at -= 1
    return at


def bound_start(said: Said, number: Number) -> int:
    """The first token of the figure and the words that bound it ("just over 5%")."""
    at = number.first
    while at > 0 and said.in_bound(at - 1):
        at -= 1
    return at
