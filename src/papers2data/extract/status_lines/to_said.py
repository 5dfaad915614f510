"""A sentence of text to a sentence with its figures, periods and cues found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from papers2data.extract.phrase_file import phrase_path, read_patterns
from papers2data.extract.status_lines.cues import Cues
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said
from papers2data.extract.status_lines.sentences import english
from papers2data.values.numbers import FoundQuantity, find_quantities
from papers2data.values.periods import FoundPeriod, Period, find_own_quarter, find_periods

_RULERS = {
    "statuses": {"STATUS", "DOUBT"},
    "figures": {
        "SERIES",
        "RELATIVE",
        "COMPARE",
        "CHANGE",
        "AIM",
        "BOUND",
        "RANGE",
        "COUNT",
        "MEASURE",
        "LIMIT",
        "DOUBT",
    },
}
_OFTEN = re.compile(r"[\s-]*(?:monthly|weekly|yearly|daily|hourly)\b", re.IGNORECASE)
_LAST_DAY = 31
_TIMES = frozenset({"days", "weeks", "months", "years", "hours"})


@cache
def _cues() -> dict[str, Cues]:
    """The cues of statuses and those of figures: few sentences need both."""
    patterns = read_patterns(phrase_path("status_lines.jsonl"))
    return {
        name: Cues(english(), [pattern for pattern in patterns if pattern["label"] in labels])
        for name, labels in _RULERS.items()
    }


def to_said(text: str, own: Period | None = None) -> Said | None:
    """The sentence with what stands in it; None where nothing in it can state a status or a figure.

    ``own`` is the period that the whole paper is about: "in Quarter 3" says no year where the title has said it.
    """
    quantities = [
        q
        for q in find_quantities(text)
        if not (_is_adjective(q, text) or _is_name(q) or _is_bounded(q, text) or _is_day(q, text))
    ]
    may_state_status = phrases().may_state_status(text)
    if not quantities and not may_state_status:
        return None
    found = find_periods(text)
    if own is not None:
        dated = {p.start for p in found}
        found = (*found, *(p for p in find_own_quarter(text, own) if p.start not in dated))
    doc = english().make_doc(text)
    _mark(doc, quantities, found)
    words = [token.lower_ for token in doc]
    cues: list[Span] = _cues()["statuses"].found(doc, words) if may_state_status else []
    if quantities:
        cues += _cues()["figures"].found(doc, words)
    spans = _by_label(cues)
    by_place = {q.start: q for q in quantities}
    marked = [t for t in doc if t.ent_type_] if quantities or found else []
    numbers = [
        Number(t.i, t.i + 1, by_place[t.idx].end, by_place[t.idx].quantity.value, by_place[t.idx].quantity.unit)
        for t in marked
        if t.ent_type_ == "FIGURE"
    ]
    relative = spans.get("RELATIVE", ())
    numbers = [n for n in numbers if not any(s.start <= n.first < s.end for s in relative)]
    periods = {p.start: p.period for p in found}
    by_token = {t.i: periods[t.idx] for t in marked if t.ent_type_ == "PERIOD"}
    figures = tuple(_rates(doc, _ranges(numbers, spans.get("RANGE", ()))))
    longest = {label: tuple(filter_spans(found)) for label, found in spans.items()}
    return Said(text, doc, figures, by_token, spans, longest, tuple(_breaks(words)))


def _by_label(spans: Iterable[Span]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.label_, []).append(span)
    return {label: tuple(dict.fromkeys(held)) for label, held in found.items()}


def _breaks(words: Sequence[str]) -> Iterator[int]:
    """The tokens that end a clause; "education, health, and care plans" is one phrase."""
    verb_since = False
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        opener = word == "," and after in phrases().clause_openers and (after != "and" or verb_since)
        if opener or word in (";", ":"):
            verb_since = False
            yield place
        verb_since = verb_since or word in phrases().all_verbs


def _is_adjective(found: FoundQuantity, sentence: str) -> bool:
    """True for the size of something else: "20-week plan", "5 month wait", "16- and 17-year-olds"."""
    text = found.quantity.text.rstrip()
    if "-" in text[1:] or text.endswith("-") or _OFTEN.match(sentence, found.end):
        return True
    singular = found.quantity.unit in _TIMES and not text.lower().endswith("s")
    return singular and found.quantity.value != 1


def _is_bounded(found: FoundQuantity, text: str) -> bool:
    """True behind a sign such as ">", where the figure is a limit."""
    return text[: found.start].rstrip().endswith(("<", ">", "≤", "≥"))


def _is_day(found: FoundQuantity, sentence: str) -> bool:
    """True for the day of "the meeting held on 22 September"."""
    in_month = found.quantity.unit is None and found.quantity.value <= _LAST_DAY
    return in_month and phrases().patterns.day.match(sentence, found.end) is not None


def _is_name(found: FoundQuantity) -> bool:
    """True for a bare year and for the heading of a column, "£000"."""
    return re.fullmatch(r"(?:19|20)\d\d|£0{2,}", found.quantity.text.strip()) is not None


def _mark(doc: Doc, quantities: list[FoundQuantity], periods: tuple[FoundPeriod, ...]) -> None:
    """Makes one token of each figure and each period, of that entity type."""
    places = [(q.start, q.end, "FIGURE") for q in quantities] + [(p.start, p.end, "PERIOD") for p in periods]
    spans = []
    for start, end, label in places:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and span.start_char == start:
            spans.append(span)
    kept = filter_spans(spans)
    with doc.retokenize() as retokenizer:
        for span in kept:
            retokenizer.merge(span, attrs={"ENT_TYPE": span.label_})


def _ranges(numbers: list[Number], places: tuple[Span, ...]) -> Iterator[Number]:
    """Figures, with "between 58 and 59" as one that has no single value."""
    at = 0
    while at < len(numbers):
        pair = numbers[at : at + 2]
        alike = len(pair) == 2 and (None in (pair[0].unit, pair[1].unit) or pair[0].unit == pair[1].unit)
        over = [s for s in places if alike and s.start <= pair[0].first and s.end == pair[1].end]
        if over and not _follows_from(over[0]):
            yield Number(max(s.start for s in over), pair[1].end, pair[1].last, None, pair[1].unit or pair[0].unit)
            at += 2
        else:
            yield pair[0]
            at += 1


def _follows_from(span: Span) -> bool:
    """True for "from 12 to 15" and "by 3 to 15", which are a change and no range."""
    before = span.doc[max(0, span.start - 3) : span.start]
    return span[0].lower_ != "between" and any(t.lower_ in ("from", "by", "up", "down") for t in before)


def _rates(doc: Doc, numbers: Iterator[Number]) -> Iterator[Number]:
    """Figures, with the base of a rate as the unit of the one before: "85 entrants per 100,000"."""
    held: Number | None = None
    for number in numbers:
        per = held is not None and doc[number.first - 1].lower_ == "per" and number.first - held.end <= 4
        if per and held and re.fullmatch(r"10{0,2},?000", doc[number.first].text):
            held = replace(held, unit=held.unit or f"per {doc[number.first].text}")
            continue
        if held:
            yield held
        held = number
    if held:
        yield held
