"""Figures that a sentence states, each with its unit, period, series and what it is set against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papers2data.extract.status_lines import noun_phrases, subjects
from papers2data.extract.status_lines.comparisons import comparison
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.roles import MAIN, Role, roles
from papers2data.extract.status_lines.said import Number, Said
from papers2data.extract.status_lines.whens import When, whens

_BESIDE: tuple[Role, ...] = ("previous", "comparator", "change")
"""Figures that stand beside another."""


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """A figure of a sentence.

    ``value`` is None for a range; ``value_text`` has the words that bound it ("over 85%"). ``unit`` is "%", "£", a
    length of time or the one word counted, None for a bare number. ``series`` says whose or which figure it is.
    """

    value: float | None
    value_text: str
    unit: str | None
    series: Role
    subject: str | None
    when: When | None
    comparator: str | None
    number: Number


def figures(said: Said) -> Iterator[FigureSaid]:
    """The figures that the sentence states, in order."""
    if phrases().patterns.question.search(said.text):
        return
    kinds = roles(said)
    periods = whens(said, kinds)
    units = _units(said, kinds)
    subject: str | None = None
    for index, number in enumerate(said.numbers):
        kind = kinds[index]
        if kind == "none":
            continue
        own = _subject(said, number, kind, subject)
        if own is None and periods[index] is None and kind in MAIN:
            subject = None
            continue  # it says neither of what nor of when
        if kind not in _BESIDE:
            subject = own if kind in MAIN or _is_before(kinds, index) else None
        told = own or (_partners(said, index, kinds, subject) if _is_beside(said, index, kinds) else None)
        if told is None and periods[index] is None and kind in _BESIDE:
            continue
        yield FigureSaid(
            number.value,
            _text(said, number),
            units[index],
            _planned(own) if kind == "actual" and own else kind,
            told,
            periods[index],
            comparison(said, index, kinds, periods),
            number,
        )


def _subject(said: Said, number: Number, kind: Role, before: str | None) -> str | None:
    if [t.lower_ for t in said.doc[max(number.first - 2, 0) : number.first]] == ["of", "which"]:
        return None  # a part, whose name is not printed before it
    if kind in ("previous", "comparator") or (kind == "change" and before is not None):
        return None
    if kind in MAIN or kind == "change":
        return subjects.of_figure(said, number, change=kind == "change")
    near = [s for s in said.cues("SERIES") if s.id_ == kind and abs(number.first - s.end) <= 12]
    nearest = min(near, key=lambda s: abs(number.first - s.end)).text if near else ""
    named = noun_phrases.tidy(nearest) or nearest.removesuffix(" is")
    if kind == "target" and said.doc[number.end : number.end + 1].text == "of":  # "the ambition is for 100% of plans"
        return subjects.of_figure(said, number)
    if kind == "target" and (set_for := noun_phrases.set_for(said, number)) is not None:
        return f"target for {set_for}"
    if near and kind == "target" and named.lower().startswith("target"):
        named = noun_phrases.named(said, min(near, key=lambda s: abs(number.first - s.end)))
    whole = subjects.of_figure(said, number, change=True) or ""
    return whole if named.lower() in whole.lower() and not whole.lower().endswith("ally") else named or None


def _is_beside(said: Said, index: int, kinds: tuple[Role, ...]) -> bool:
    """True for a figure that shares the subject of the one that it stands beside: a change with no verb between."""
    if kinds[index] != "change" or not index:
        return kinds[index] in _BESIDE
    start = max(said.numbers[index - 1].end, said.clause(said.numbers[index].first)[0])
    comma = next((t.i for t in reversed(said.doc[start : said.numbers[index].first]) if t.text == ","), start)
    between = said.doc[comma : said.numbers[index].first]
    return all(token.lower_ not in phrases().finite for token in between)


def _planned(subject: str) -> Role:
    """The series that a subject itself names: "budget for borrowing", "planned savings"."""
    words = subject.lower().split()
    if words[0] in ("budget", "budgets"):
        return "budget"
    if words[-1] in ("target", "targets"):
        return "target"
    return "forecast" if words[0] in phrases().plans else "actual"


def _is_before(kinds: tuple[Role, ...], index: int) -> bool:
    """True for a series whose own earlier figure comes next: "the average is 56%, a fall from 57%"."""
    return kinds[index + 1 : index + 2] == ("previous",)


def _partners(said: Said, index: int, kinds: tuple[Role, ...], before: str | None) -> str | None:
    """The subject of the figure that this one is set beside: the one before, or the next."""
    if before is not None:
        return before
    after = next((i for i in range(index + 1, len(kinds)) if kinds[i] in MAIN), None)
    return subjects.of_figure(said, said.numbers[after]) if after is not None else None


def _text(said: Said, number: Number) -> str:
    """The figure as printed, with "just over" and the like before it."""
    start = number.first
    bounds = said.spans.get("BOUND", ())
    while (bound := next((s for s in bounds if s.end == start), None)) is not None:
        start = bound.start
    return said.text[said.doc[start].idx : number.last]


def _units(said: Said, kinds: tuple[Role, ...]) -> list[str | None]:
    """Units; of "from 36.8 weeks to 28.3" the bare figure takes the other's."""
    units = [number.unit or _counted(said, number) for number in said.numbers]
    for i in range(len(units) - 1):
        first, second = said.numbers[i], said.numbers[i + 1]
        if kinds[i] == "previous" and kinds[i + 1] in MAIN and (first.unit is None) != (second.unit is None):
            units[i] = units[i + 1] = first.unit or second.unit
    return units


def _counted(said: Said, number: Number) -> str | None:
    """The one word counted: "requests" of "1,368 requests for"; None where it is a longer phrase."""
    if number.end >= len(said.doc) or not said.doc[number.end].is_alpha:
        return None
    phrase = subjects.counted(said, number)
    return phrase if phrase and phrase.islower() and phrase.isalpha() else None
