"""Which period each figure of a sentence is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.roles import MAIN, Role, runs_before_respectively
from papers2data.extract.status_lines.said import Number, Said

_LEADS = frozenset({"in", "during", "for", "at", "of", "over", "year", "end", "throughout", "by"})
_ELSEWHERE = frozenset({",", "(", "which", "who", "that", "whose", "where", "to"})
_BASES = frozenset({"from", "since", "on", "than", "until", "before", "after"})


@dataclass(frozen=True, slots=True)
class When:
    """A period as printed; the days are None where the words alone don't give them ("last quarter")."""

    text: str
    start: date | None
    end: date | None


def whens(said: Said, roles: tuple[Role, ...]) -> tuple[When | None, ...]:
    """The period of each figure, None where the sentence gives it none.

    The period that follows a figure is its own; one before it holds for the next figure that is no comparison.
    """
    places = _places(said)
    taken: set[int] = set()
    found: list[When | None] = []
    for index, number in enumerate(said.numbers):
        after = _after(said, number, _edge(said, index, roles), places)
        if after is not None:
            taken.add(after)
        found.append(places[after] if after is not None else None)
    for index, number in enumerate(said.numbers):
        if found[index] is None and roles[index] != "none":
            before = _before(said, index, number, roles[index], places, taken)
            found[index] = places[before] if before is not None else _framing(said, number, roles[index], places)
    for run in runs_before_respectively(said):
        shared = next((found[i] for i in run if found[i] is not None), None)
        for i in run:
            found[i] = found[i] or shared
    return tuple(found)


def _framing(said: Said, number: Number, role: Role, places: dict[int, When]) -> When | None:
    """The period of "In quarter 3, the number of people who asked for help (first time) fell to": of all its clause."""
    first = next(iter(places), None)
    if first is None or role not in MAIN | {"change"} or said.doc[0].lower_ not in _LEADS:
        return None
    is_frame = all(t.lower_ in ("the", "end", "of") for t in said.doc[1:first]) and said.doc[first + 1].text == ","
    return places[first] if is_frame and first < number.first < said.clause(first)[1] else None


def _places(said: Said) -> dict[int, When]:
    """Periods by the token that they begin at, relative ones ("last quarter") among them."""
    places = {s.start: When(s.text, None, None) for s in said.cues("RELATIVE")}
    exact = {i: When(said.doc[i].text, p.start, p.end) for i, p in said.periods.items()}
    return dict(sorted((places | exact).items()))


def _edge(said: Said, index: int, roles: tuple[Role, ...]) -> int:
    """The end of what can belong to the figure: the next figure, a comparison or the end of its clause."""
    number = said.numbers[index]
    ends = [said.clause(number.end)[1]] if number.end < len(said.doc) else [len(said.doc)]
    ends += [n.first for n, role in zip(said.numbers, roles, strict=True) if n.first >= number.end and role != "none"]
    ends += [s.start for s in said.cues("COMPARE") if s.start >= number.end]
    return min(ends)


def _after(said: Said, number: Number, edge: int, places: dict[int, When]) -> int | None:
    """The period behind the figure: directly, or the only one of the clause after "in", "during" or "at"."""
    behind = [i for i in places if number.end <= i < max(edge, number.end + 1)]
    if not behind:
        return None
    between = [t.lower_ for t in said.doc[number.end : behind[0]]]
    if any(word in _BASES for word in between[-2:]):
        return None
    if all(word in phrases().period_gap for word in between):
        return behind[0]
    lead = _lead(said, behind[0])
    plain = not any(word in _ELSEWHERE for word in between)
    led = lead in _LEADS or (places[behind[0]].start is None and len(between) <= 3)
    return behind[0] if len(behind) == 1 and led and plain else None


def _compared(said: Said, place: int) -> bool:
    """True for the period that a figure is compared with: "against the same point last year, 85 …"."""
    earlier = any(s.id_ == "previous" and s.start == place for s in said.cues("RELATIVE"))
    return earlier or any(0 <= place - s.end <= 3 for s in said.cues("COMPARE"))


def _inside_clause(said: Said, start: int, place: int) -> bool:
    """True for a period that belongs to a clause about something else: "writers that began in 2023 cleared 450"."""
    words = {token.lower_ for token in said.doc[start:place]}
    return bool(words & {"who", "that", "which", "whose", "where", "since", "following", "after", "with", "until"})


def _names(said: Said, place: int, number: Number) -> bool:
    """True for a period that is part of a name ("in the 2024/25 budget") or set off by a later comma."""
    after = said.doc[place + 1]
    adjective = said.doc[place - 1].lower_ == "the" and after.is_alpha and place > 0
    between = said.doc[place + 1 : number.first].text
    aside = "," in between[1:] or "(" in between
    return aside or (adjective and after.lower_ not in phrases().all_verbs | phrases().prepositions | {"the", "a"})


def _in_brackets(said: Said, place: int, number: Number) -> bool:
    """True for a period in brackets that close before the figure."""
    depth = 0
    for token in said.doc[place : number.first]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
    return depth < 0


def _lead(said: Said, place: int) -> str:
    """The word before a period and its article."""
    at = place - 1
    while at >= 0 and said.doc[at].lower_ in ("the", "end", "of", "month") and said.doc[at - 1].lower_ != "number":
        at -= 1
    return said.doc[at].lower_ if at >= 0 else ""


def _before(said: Said, index: int, number: Number, role: Role, places: dict[int, When], taken: set[int]) -> int | None:
    """The period in front of the figure, not before the figure before it."""
    start = said.numbers[index - 1].end if index else 0
    start = max(start, said.clause(number.first)[0])
    free = [i for i in places if start <= i < number.first and i not in taken and not _in_brackets(said, i, number)]
    if not free:
        return None
    if role not in MAIN | {"change"}:  # only between the comparator's own words and its figure
        cues = said.cues("SERIES") + said.cues("COMPARE")
        own = sorted(s.end for s in cues if start <= s.start < number.first)
        free = [i for i in free if own and i >= own[-1]]
        start = own[-1] if own else start
    else:
        free = [i for i in free if not _compared(said, i)]
    free = [i for i in free if not _inside_clause(said, start, i) and not _inside_clause(said, i, number.first)]
    led = [i for i in free if (_lead(said, i) in _LEADS or i == 0) and not _names(said, i, number)]
    return led[-1] if led else None
