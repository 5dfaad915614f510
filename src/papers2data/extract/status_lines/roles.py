"""What each figure of a sentence is: the actual one, or what it is set against.

"Timeliness rose from 83% last quarter to 89%, against a target of 95%, an increase of 6 points."
                      previous            actual                target                change
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from spacy.tokens import Span

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said
from papers2data.extract.status_lines.unstated import is_part, is_place, set_beside, states_nothing, word_before

Role = Literal[
    "actual", "previous", "target", "floor", "national", "regional", "statistical_neighbours", "baseline", "budget",
    "comparator", "change", "forecast", "aim", "none",
]  # fmt: skip
"""The series that a figure belongs to. ``comparator`` is another figure of a kind that the words don't tell, ``change``
a difference, ``forecast`` what is expected, ``aim`` what is sought;
``none`` is a figure that states nothing (a limit, a supposition)."""

MAIN: frozenset[Role] = frozenset({"actual", "forecast", "aim"})
_AT = frozenset({",", "currently", "stands", "stood", "set", "is", "was", "now"})
_BARE = frozenset({None, "days", "weeks", "months", "years", "hours"})
_MOVED = frozenset(
    {
        "increased",
        "risen",
        "rose",
        "fell",
        "fallen",
        "decreased",
        "reduced",
        "grew",
        "grown",
        "dropped",
        "declined",
        "improved",
    }
)
_NEEDS = frozenset({"requirement", "need", "ask", "bid"})
_NO_AIMS = frozenset({"be", "have", "date", "the", "a", "its", "our", "their", "this", "that", "these"})
_NEAR = 8
"""Tokens between the words of a comparison and its figure, at most."""


def roles(said: Said) -> tuple[Role, ...]:
    """The role of each figure, in order; figures that state nothing get "none"."""
    first = tuple(_role(said, i) for i in range(len(said.numbers)))
    first = _respectively(said, first)
    first = tuple("none" if role in MAIN | {"change"} and is_part(said, i) else role for i, role in enumerate(first))
    kept = tuple(_with_cue(said, first))
    return tuple(role if _has_partner(said, i, kept) else "none" for i, role in enumerate(kept))


def _role(said: Said, index: int) -> Role:
    number, start = said.numbers[index], _window(said, index)
    clause, _ = said.clause(number.first)
    doubts = [s for s in said.cues("DOUBT") if s.id_ == "modal" and clause <= s.start < number.first]
    if doubts or said.over("LIMIT", number) or states_nothing(said, index):
        return "none"
    changes = [s for s in said.spans.get("CHANGE", ()) if s.start <= number.first and s.end >= number.end]
    if any(s.start != start or not index for s in changes):  # not "a £0.1m increase in underspend (£0.7m …"
        return "change" if number.unit or not is_place(said, number) else "none"
    series = _series(said, number, start)
    if series:
        return series
    compared = _compared(said, index, start)
    if compared:
        return compared
    if _moves_by(said, number):
        return "change"
    if number.unit == "pp" and number.first and said.doc[number.first - 1].lower_ in _MOVED:
        return "change"
    return _aim(said, number, clause)


def _window(said: Said, index: int) -> int:
    """The first token after the figure before."""
    return said.numbers[index - 1].end if index else 0


def _series(said: Said, number: Number, start: int) -> Role | None:
    gap = phrases().series_gap
    for span in said.cues("SERIES"):
        if span.start == number.end and span.id_ in ("target", "floor", "baseline"):  # "surpassing the 50% target"
            return cast(Role, span.id_)
        between = range(span.end, number.first)
        near = start <= span.start and span.end <= number.first
        if span.id_ == "budget" and _is_variance(said, span, number):
            continue
        if near and (_is_gap(said, between, gap) or _is_its_verb(said, between)):
            return cast(Role, span.id_)
        adverb = span.text.lower().endswith("ally")
        if adverb and (span.start == number.end or (near and span.start - said.clause(number.first)[0] <= 1)):
            return cast(Role, span.id_)
    return None


def _is_variance(said: Said, span: Span, number: Number) -> bool:
    """True for "the underspend of the school budgets is", which is no budget."""
    words = {"underspend", "overspend", "variance", "outturn"}
    return any(token.lower_ in words for token in said.doc[said.clause(number.first)[0] : span.start])


def _is_gap(said: Said, between: range, gap: frozenset[str]) -> bool:
    """True where the tokens only link a series to its figure; "at" does so after "currently" and the like."""
    for i in between:
        word = said.doc[i].lower_
        if word == "at" and said.doc[i - 1].lower_ not in _AT:
            return False
        if word == "," and said.doc[i + 1].lower_ not in ("currently", "at", "which", "now"):
            return False
        if word not in gap and i not in said.periods and not said.in_bound(i):
            return False
    return True


def _is_its_verb(said: Said, between: range) -> bool:
    """True for "(target) turnover figure is"."""
    words = [said.doc[i] for i in between if not said.in_bound(i)]
    links = bool(words) and words[-1].lower_ in ("is", "was", "are", "were")
    return links and len(words) <= 5 and all(t.is_alpha and t.lower_ not in phrases().all_verbs for t in words[:-1])


def _compared(said: Said, index: int, start: int) -> Role | None:
    """Whether it is "previous" or a "comparator", where the words before the figure set it against another."""
    number = said.numbers[index]
    at = word_before(said, number)
    opened = at > 0 and said.doc[at].lower_ == "from" and said.doc[at - 1].text == "("  # "£14m (from £16m in May)"
    if _pairs_on(said, index) or _turns(said, index) or (opened and index):
        return "previous"
    for span in reversed(said.cues("COMPARE")):
        between = said.doc[span.end : number.first] if span.end <= number.first else None
        if between is None or span.start < start or len(between) > _NEAR:
            continue
        if any(t.text in (",", ";", ".") or t.lower_ == "with" or t.lower_ in phrases().all_verbs for t in between):
            continue
        return "previous" if _is_earlier(said, span, number) else "comparator"
    bracket = word_before(said, number)
    if index and bracket >= 0 and said.doc[bracket].text == "(" and said.numbers[index - 1].end == bracket:
        return "comparator" if set_beside(said, index) else "none"
    dated = number.end < len(said.doc) and said.doc[number.end].lower_ in ("in", "at")
    if index and dated and bracket >= 0 and said.doc[bracket].text == "(":
        return "none"  # "the £9m underspend (£3m in quarter 2)": of another day, and of what is not said
    return None


def _is_earlier(said: Said, span: Span, number: Number) -> bool:
    last = span[-1].lower_
    relative = [
        s
        for s in said.cues("RELATIVE")
        if s.id_ == "previous"
        and number.end <= s.start <= number.end + _NEAR
        and all(token.lower_ in phrases().period_gap for token in said.doc[number.end : s.start])
    ]
    return last in ("from", "on", "upon", "over", "previously") or bool(relative)


def _pairs_on(said: Said, index: int) -> bool:
    """True for the first figure of "from 12 to 15"."""
    if index + 1 >= len(said.numbers):
        return False
    number, after = said.numbers[index], said.numbers[index + 1]
    before, joint = word_before(said, number), word_before(said, after)
    joined = said.doc[joint].lower_ == "to" and 0 <= joint - number.end <= _NEAR
    return before >= 0 and said.doc[before].lower_ == "from" and joined


def _turns(said: Said, index: int) -> bool:
    """True for the first figure of "36 weeks down to 28"."""
    number = said.numbers[index]
    words = [t.lower_ for t in said.doc[number.end : number.end + 2]]
    return words in (["down", "to"], ["up", "to"]) and index + 1 < len(said.numbers)


def _aim(said: Said, number: Number, clause: int) -> Role:
    if clause > 1 and said.doc[clause].lower_ in ("which", "so"):  # "the forecast position, which is an overspend of"
        clause = said.clause(clause - 1)[0]
    aims = [s for s in said.cues("AIM") if clause <= s.start < number.first and not _goes_on(said, s)]
    after = [t.lower_ for t in said.doc[number.end : number.end + 2]]
    if after == ["to", "be"]:
        return "forecast"
    met = {"met", "achieved", "exceeded", "missed", "surpassed", "delivered"}
    if _is_expected(said, number):
        return "forecast"
    if aims and not any(t.lower_ in met for t in said.doc[aims[-1].end : number.first]):
        return "aim" if aims[-1].id_ == "target" else "forecast"
    return "aim" if _is_sought(said, number) else "actual"


def _is_expected(said: Said, number: Number) -> bool:
    """True for "£80m of savings are forecast to be made"."""
    _, end = said.clause(number.end) if number.end < len(said.doc) else (0, number.end)
    end = min([end, *(n.first for n in said.numbers if n.first >= number.end)])
    cues = (s for s in said.cues("AIM") if s.id_ == "forecast" and number.end < s.start < end - 1)
    return any(said.doc[s.start - 1].lower_ in ("is", "are") and said.doc[s.end].lower_ == "to" for s in cues)


def _goes_on(said: Said, aim: Span) -> bool:
    """True for the "to be" of "satisfaction continues to be 96%"."""
    return aim[0].lower_ == "to" and aim.start > 0 and said.doc[aim.start - 1].lower_.startswith("continue")


def _is_sought(said: Said, number: Number) -> bool:
    """True for "the requirement to deliver £4m of savings", which are not yet there."""
    at = word_before(said, number)
    if at < 1 or not said.doc[at].is_alpha:
        return False
    word, before = said.doc[at].lower_, said.doc[at - 1].lower_
    return (word == "for" and before in _NEEDS) or (before == "to" and word not in _NO_AIMS | phrases().prepositions)


def _respectively(said: Said, found: tuple[Role, ...]) -> tuple[Role, ...]:
    """Roles with "the national and regional averages of 49% and 47% respectively" told apart, in order."""
    out = list(found)
    for run in runs_before_respectively(said):
        start = _window(said, run[0])
        cues = [s for s in said.cues("SERIES") if start <= s.start < said.numbers[run[0]].first]
        for at, i in enumerate(run):
            out[i] = cast(Role, cues[at].id_) if len(cues) == len(run) else "comparator"
    return tuple(out)


def runs_before_respectively(said: Said) -> Iterator[list[int]]:
    """The figures, by their index, that each "respectively" tells apart."""
    if "respectively" not in said.text.lower():
        return
    for token in said.doc:
        run = list(_run_before(said, token.i)) if token.lower_ == "respectively" else []
        if len(run) > 1:
            yield run


def _run_before(said: Said, place: int) -> Iterator[int]:
    """Figures joined by commas and "and" that end at the token."""
    run: list[int] = []
    edge = place
    for i in reversed(range(len(said.numbers))):
        between = said.doc[said.numbers[i].end : edge] if said.numbers[i].end <= edge else None
        if between is not None and all(t.lower_ in (",", "and", "&") for t in between):
            run.append(i)
            edge = said.numbers[i].first
    yield from reversed(run)


def _with_cue(said: Said, found: tuple[Role, ...]) -> Iterator[Role]:
    """Roles, with bare counts and lengths of time that nothing marks as a statement set to "none"."""
    for index, (number, role) in enumerate(zip(said.numbers, found, strict=True)):
        stated = number.unit not in _BARE or role not in MAIN or _moves_to(said, number)
        stated = stated or said.over("COUNT", number) or (number.unit is not None and said.over("MEASURE", number))
        closes = index > 0 and (_pairs_on(said, index - 1) or _turns(said, index - 1))
        yield role if stated or closes else "none"


def _moves_by(said: Said, number: Number) -> bool:
    """True for the figure of "waste fell again in 2031 by 2.4%"."""
    at = word_before(said, number)
    if at < 1 or said.doc[at].lower_ != "by":
        return False
    return any(token.lower_ in _MOVED for token in said.doc[max(said.clause(at)[0], at - _NEAR) : at])


def _moves_to(said: Said, number: Number) -> bool:
    """True for the last figure of "the number of plans rose to 412" and of "rose by 12 over the year to 412"."""
    at = word_before(said, number)
    if at < 1 or said.doc[at].lower_ != "to":
        return False
    return any(token.lower_ in _MOVED for token in said.doc[max(said.clause(at)[0], at - _NEAR) : at])


def _has_partner(said: Said, index: int, found: tuple[Role, ...]) -> bool:
    """False for a bare comparator that stands beside no figure of its own kind."""
    number, role = said.numbers[index], found[index]
    if number.unit not in _BARE or role not in ("comparator", "previous"):
        return True
    return any(found[i] in MAIN for i in (index - 1, index + 1) if 0 <= i < len(found))
