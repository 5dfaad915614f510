"""Which figures of a sentence are a report: how something measured stands, and no other number.

sentence ── figures ──> each with its subject ── is it measured, and told as a fact? ──> what stays

A payment, a price, a sum resolved or announced, a length of time that measures nothing and a fact of the world are
figures as well, but none of them says how something stands. Where it is not sure, no line is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from papers2data.extract.status_lines.figures import FigureSaid
from papers2data.extract.status_lines.noun_phrases import is_clear
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.roles import MAIN
from papers2data.extract.status_lines.said import Said
from papers2data.extract.status_lines.unstated import word_before

_TIMES = frozenset({"days", "weeks", "months", "years", "hours"})
_OTHERS = frozenset({"national", "regional", "statistical_neighbours"})
"""Series of others than the council, which a sentence may tell alone: "below the national average for 2022 of 49%"."""
_BARE = re.compile(
    r"(?:(?:national|regional|england|english|local|annual|statutory|year-end|south east) )*"
    r"(?:targets?|averages?|figures?|benchmarks?|floor|(?:floor )?standards?|nationally|england)",
    re.IGNORECASE,
)
"""What says only whose figure it is, or what for: its series tells that."""
_NAME = 8
"""Words of a target's or a budget's own name, at most."""
_LONG_ENOUGH = 2
"""Words of a counted thing that says by itself what is counted: "new homes", not "horses"."""


def reported(said: Said, figures: Iterable[FigureSaid]) -> Iterator[FigureSaid]:
    """The figures worth a line, in order; none where two of them say different things of the same subject.

    What a figure is set against (a target, an earlier figure) stays where the figure itself does.
    """
    if _runs_together(said) or _is_fragment(said):
        return
    found = [figure for figure in figures if _is_clear(figure)]
    kept = [figure for figure in found if figure.series in MAIN | {"change"} and _is_reported(said, figure, found)]
    kept = [figure for place, figure in enumerate(kept) if not _repeats(figure, kept[:place])]
    for figure in found:
        if any(figure is one for one in kept) or (
            figure.series not in MAIN | {"change"} and _stands(said, figure, kept)
        ):
            yield _named_by(figure, kept)


def _named_by(figure: FigureSaid, kept: list[FigureSaid]) -> FigureSaid:
    """A figure called a mere "target" or "national average" has the subject of what the sentence sets against it."""
    subjects = {one.subject or "" for one in kept if one.unit == figure.unit and one.series in MAIN}
    subject = subjects.pop() if len(subjects) == 1 else ""
    # a name alone is that of a place: "At 13%, Harbourshire is in line with England"
    is_place = subject.istitle() and " " not in subject
    return (
        replace(figure, subject=subject)
        if subject and not is_place and _BARE.fullmatch(figure.subject or "")
        else figure
    )


def _stands(said: Said, figure: FigureSaid, kept: list[FigureSaid]) -> bool:
    """True for a figure that another is set against, and for one that says by itself what it is."""
    if any(one.unit == figure.unit and one.series in MAIN for one in kept):
        return True
    if figure.series in _OTHERS:
        return any(one.unit == figure.unit for one in kept) or figure.when is not None
    if figure.series in ("previous", "comparator") or not _names_itself(figure):
        return False
    return figure.unit != "£" or not _is_moved(said)


def _runs_together(said: Said) -> bool:
    """True for the row of a table whose figures no word parts."""
    return any(a.end == b.first for a, b in zip(said.numbers, said.numbers[1:], strict=False))


def _is_fragment(said: Said) -> bool:
    """True for an item of a list without a verb, unless it names a budget's figure or an average."""
    if said.doc[0].ent_type_ == "FIGURE" and not any(token.lower_ in phrases().all_verbs for token in said.doc):
        return True
    if said.text.rstrip('"’”) ').endswith((".", "?", "!")):
        return False
    if phrases().patterns.budgets.search(said.text) or "average" in said.text.lower():
        return False
    return not any(token.lower_ in phrases().all_verbs or token.lower_.endswith("ed") for token in said.doc)


def _is_clear(figure: FigureSaid) -> bool:
    return figure.subject is not None and (figure.series not in MAIN | {"change"} or is_clear(figure.subject))


def _names_itself(figure: FigureSaid) -> bool:
    """True for "savings target of £19m", which says what is aimed at; False for a bare "target of 5%"."""
    patterns = phrases().patterns
    subject = figure.subject or ""
    named = patterns.money.search(subject) or patterns.measure.search(subject)
    return subject.startswith("target for ") or (named is not None and 1 < len(subject.split()) <= _NAME)


def _repeats(figure: FigureSaid, earlier: list[FigureSaid]) -> bool:
    """True for another figure of a subject that has one: whose it is, the words don't tell."""
    mine = (figure.subject, figure.unit, figure.series)
    return any(
        mine == (one.subject, one.unit, one.series) and (one.when is None or one.when == figure.when) for one in earlier
    )


def _is_reported(said: Said, figure: FigureSaid, found: list[FigureSaid]) -> bool:
    patterns = phrases().patterns
    if patterns.supposed.search(said.text):
        return False
    if patterns.body.search(figure.subject or "") and not (figure.unit == "£" and patterns.spent.search(said.text)):
        return False
    if figure.unit == "%" and _is_aside(said, figure):
        return False
    compared = _is_compared(figure, found)
    if figure.unit == "£":
        return _is_money_reported(said, figure, compared=compared)
    if patterns.decided.search(said.text) or patterns.payment.search(said.text):
        return False
    if figure.unit in _TIMES:
        measured = f"{figure.subject} average" if "average of" in said.text.lower() else figure.subject or ""
        return compared or patterns.duration.search(measured) is not None
    words = set((figure.subject or "").lower().split())
    if patterns.measure.search(figure.subject or "") or words & phrases().ratings:
        return True
    if figure.unit == "%" or (figure.unit or "").startswith("per "):
        return compared or _is_share_of(said, figure)
    return compared or _is_counted(said, figure)


def _is_aside(said: Said, figure: FigureSaid) -> bool:
    """True for "(65% of the budget)", the share that another thing has of it."""
    number = figure.number
    opened = number.first > 0 and said.doc[word_before(said, number)].text == "("
    return opened and said.doc[number.end : number.end + 1].text == "of"


def _is_compared(figure: FigureSaid, found: list[FigureSaid]) -> bool:
    """True where the sentence sets the figure against another, or tells how it has moved."""
    if figure.series == "change" or figure.comparator:
        return True
    changes = any(one.series == "change" and one.subject == figure.subject for one in found)
    others = MAIN | {"change"}
    return changes or any(one.series not in others and one.unit == figure.unit for one in found)


def _is_money_reported(said: Said, figure: FigureSaid, *, compared: bool) -> bool:
    """True for what has been or will be spent, saved or held; False for what is paid, granted or decided."""
    patterns = phrases().patterns
    subject = figure.subject or ""
    budgets = patterns.budgets.search(said.text) is not None
    if _is_moved(said, told=budgets):
        return False
    if patterns.money.search(subject):
        return True
    weak = patterns.grants.search(subject) is not None
    compared = compared or patterns.measure.search(subject) is not None
    timed = figure.when is not None or patterns.standing.search(said.text) is not None
    told = budgets and (figure.series == "forecast" or patterns.spent.search(said.text) is not None)
    return (weak and (compared or timed)) or told


def _is_moved(said: Said, *, told: bool = False) -> bool:
    """True for money paid, decided on, or given by somebody; the last only where no word of a report is ``told``."""
    patterns = phrases().patterns
    if patterns.payment.search(said.text) or patterns.decided.search(said.text):
        return True
    return not told and patterns.granted.search(said.text) is not None


def _is_share_of(said: Said, figure: FigureSaid) -> bool:
    """True for a share of which the sentence says what it does or is: "76% of plans were issued", "stood at 5%"."""
    number = figure.number
    at = word_before(said, number)
    before = said.doc[at].lower_ if at >= 0 else ""
    after = [token.lower_ for token in said.doc[number.end :]]
    if after[:1] == ["of"]:
        if before in (phrases().prepositions | {"covering", "("}) - {"with"}:
            return False
        if before in phrases().agents:  # "the board issued just 4% of plans in time"
            return True
        verbs = phrases().states | phrases().all_verbs
        clause = said.doc[number.end : said.clause(number.end)[1]]
        return any(token.lower_ in verbs or token.lower_.endswith("ed") for token in clause)
    names = bool(after) and after[0].isalpha() and after[0] not in phrases().count_stops | phrases().clause_openers
    return (before in phrases().stand and not names) or figure.when is not None


def _is_counted(said: Said, figure: FigureSaid) -> bool:
    """True for a count of something that says what it is, within a period that the sentence names."""
    total = phrases().patterns.so_far.search(said.text) is not None
    within = total or phrases().patterns.within.search(said.text) is not None
    return within and (total or len((figure.subject or "").split()) >= _LONG_ENOUGH)
