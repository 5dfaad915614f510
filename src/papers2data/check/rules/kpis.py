"""Indicators: figures printed otherwise later, arrows and ratings that don't fit, indicators that vanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from papers2data.check.figures import differ
from papers2data.check.question import Question, question
from papers2data.check.rows.kpis import Figure
from papers2data.check.rows.reports import Report
from papers2data.check.rules.comings import missing_from, things_in
from papers2data.check.speech import named, period_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding

OWN = ("actual", "previous", "previous_year")
"""Series that hold the council's own figures."""


def restated(figures: Iterable[Figure]) -> Iterator[Question]:
    """Figures of a period that a later paper prints otherwise than the paper before that gave it.

    What a paper gives for a time still to come is a plan, and a newer plan takes nothing back.
    """
    known: dict[tuple[str, str | None, str], Figure] = {}
    for figure in figures:
        if figure.value is None or figure.period_end is None or figure.series not in OWN or _is_planned(figure):
            continue
        key = (figure.kpi, figure.period_start, figure.period_end)
        first = known.get(key)
        if first is not None and first.value is not None and _is_restated(first, figure):
            message = say(
                "kpi-restated",
                name=named(figure.place.name),
                period=period_words(figure.period_start, figure.period_end),
                value=figure.shown(),
                first=first.shown(),
                place=figure.place.beside(first.place),
            )
            facts = (figure.period_end, first.value, figure.value)
            yield question(Finding("kpi-restated", message), figure.place, *facts)
        if first is None or first.place.document_id != figure.place.document_id:
            known[key] = figure


def against_arrow(rows: Iterable[Sequence[Figure]], trends: Container[str] = ()) -> Iterator[Question]:
    """Arrows that fit neither what the figure did nor what that means.

    ``trends`` are documents that say that their arrows show more than one step: there two figures prove nothing. Nor
    do they against an arrow that says "no change"; a third figure may.
    """
    for row in rows:
        actual = _of(row, "actual")
        before = [each for each in (_of(row, "previous"), _of(row, "previous_year")) if each is not None]
        if actual is None or not before or not actual.direction or actual.place.document_id in trends:
            continue
        if any(_arrow_fits(actual, each) for each in before) or (actual.direction == "same" and len(before) < 2):
            continue
        previous = before[0]
        words = {
            "name": named(actual.place.name),
            "direction": {"same": "no change"}.get(actual.direction, actual.direction),
            "previous": previous.shown(),
            "value": actual.shown(),
        }
        finding = Finding("direction-contradicts-values", say("direction-contradicts-values", **words))
        yield question(finding, actual.place, actual.direction, previous.value, actual.value)


def is_key_of_trends(page: str) -> bool:
    """True where a page says that its arrows come from several periods, such as "by regression over two years"."""
    return wording().words.trend.search(page) is not None


def against_target(rows: Iterable[Sequence[Figure]]) -> Iterator[Question]:
    """Ratings that don't fit target and floor where a row prints all of them."""
    for row in rows:
        actual, target, floor = _of(row, "actual"), _of(row, "target"), _of(row, "floor")
        if actual is None or target is None or not actual.rag:
            continue
        good = _good(actual, target, floor)
        said = good and _misrated(actual, target, floor, good)
        if said:
            words = {"name": named(actual.place.name), "rag": actual.rag, "value": actual.shown(), "against": said}
            finding = Finding("rag-contradicts-target", say("rag-contradicts-target", **words))
            yield question(finding, actual.place, actual.rag, actual.value, target.value)


def vanished(figures: Sequence[Figure], reports: Mapping[str, Report]) -> Iterator[Question]:
    """Indicators that one report has, and the next of its series lacks."""
    told = [figure for figure in figures if figure.series == "actual"]
    told_in = things_in((figure.report, figure.kpi) for figure in told)
    last = {figure.kpi: figure for figure in told if figure.report}
    for figure in last.values():
        later = missing_from(figure.report, figure.kpi, reports, told_in, told_in)
        if later is not None:
            report = reports[figure.report]
            words = {
                "name": named(figure.place.name),
                "on": report.on(),
                "value": figure.shown() or "without a figure",
                "later": later.on(),
            }
            finding = Finding("kpi-no-longer-reported", say("kpi-no-longer-reported", **words))
            yield question(finding, figure.place, figure.as_at, later.as_at)


def in_rows(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures of each printed row."""
    found: dict[tuple[tuple[str, int], str], list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.row, figure.kpi].append(figure)
    return list(found.values())


def _is_planned(figure: Figure) -> bool:
    return bool(figure.as_at and figure.period_start and figure.period_start > figure.as_at)


def _is_restated(first: Figure, later: Figure) -> bool:
    if first.value is None or later.value is None or first.place.document_id == later.place.document_id:
        return False
    same_unit = (first.unit or later.unit) == (later.unit or first.unit)
    return (
        same_unit
        and (first.as_at or "") < (later.as_at or "")
        and differ(first.value, first.printed, later.value, later.printed)
    )


def _of(row: Sequence[Figure], series: str) -> Figure | None:
    return next((figure for figure in row if figure.series == series and figure.value is not None), None)


def _arrow_fits(actual: Figure, before: Figure) -> bool:
    """True where the arrow can be meant for this change, as a figure's or as a performance's."""
    change = (actual.value or 0.0) - (before.value or 0.0)
    limits = wording().thresholds
    if actual.direction == "same":
        size = max(abs(actual.value or 0.0), abs(before.value or 0.0))
        return abs(change) < limits.same_arrow_points or abs(change) < limits.same_arrow_share * size
    if not differ(actual.value or 0.0, actual.printed, before.value or 0.0, before.printed):
        return True  # what is equal as printed may have moved behind the last decimal
    return actual.good != "high" or (change > 0) == (actual.direction == "up")


def _good(actual: Figure, target: Figure, floor: Figure | None) -> str:
    """Whether high or low is good; a floor below the target shows it too. "" where nothing tells."""
    if actual.good in ("high", "low"):
        return actual.good
    if floor is None or floor.value is None or target.value is None or floor.value == target.value:
        return ""
    return "high" if floor.value < target.value else "low"


def _misrated(actual: Figure, target: Figure, floor: Figure | None, good: str) -> str:
    """What the rating contradicts, in words; "" for nothing."""
    met, held = _meets(actual, target, good), floor is not None and _meets(actual, floor, good)
    if actual.rag == "red" and met:
        return f"meets the target of {target.shown()}"
    if actual.rag == "red" and held and floor is not None:
        return f"is not beyond the floor of {floor.shown()}"
    if actual.rag == "green" and not met and _is_exact(actual, target):
        return f"misses the target of {target.shown()}"
    if actual.rag == "amber" and floor is not None and met:
        return f"meets the target of {target.shown()}"
    if actual.rag == "amber" and floor is not None and not held:
        return f"is beyond the floor of {floor.shown()}"
    return ""


def _meets(actual: Figure, limit: Figure, good: str) -> bool:
    if actual.value is None or limit.value is None:
        return False
    if not differ(actual.value, actual.printed, limit.value, limit.printed):
        return True
    return (actual.value > limit.value) == (good == "high")


def _is_exact(actual: Figure, target: Figure) -> bool:
    """True where the target is missed by more than a tolerance that councils allow for green."""
    size = max(abs(target.value or 0.0), 1e-9)
    return abs((actual.value or 0.0) - (target.value or 0.0)) > wording().thresholds.green_share * size
