"""Where indicators stand: ratings that fell or stay red, targets made easier, figures far behind those of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.kpis import Figure
from papers2data.check.speech import listed, named, on_words, ordinal_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding

OTHERS = ("national", "statistical_neighbours", "regional")
"""Those whose figures stand beside the council's own."""

ORDER = {"green": 0, "amber": 1, "red": 2}


def rated(rows: Iterable[Sequence[Figure]]) -> Iterator[Question]:
    """Indicators whose rating fell, and those that stay red, each run of reports once.

    What was before is the rating that the row prints for it, or that of the report before.
    """
    for told in _by_kpi(rows):
        run: list[Sequence[Figure]] = []
        was = ""
        for row in told:
            now, before = _actual(row), _of(row, "previous")
            was = before.rag if before is not None and before.rag else was
            if now.rag in ORDER and was in ORDER and ORDER[now.rag] > ORDER[was]:
                yield _fallen(row, was)
            if now.rag == "red":
                run.append(row)
            else:
                yield from _red_again(run)
                run = []
            was = now.rag
        yield from _red_again(run)


def eased(rows: Iterable[Sequence[Figure]]) -> Iterator[Question]:
    """Targets that are easier than in the report before, which had the same one as all before it."""
    for told in _by_kpi(rows):
        known: list[Figure] = []
        for row in told:
            target = _of(row, "target")
            if target is None or target.value is None:
                continue
            good, before = _good(row), known[-1] if known else None
            if before is not None and before.value is not None and len({each.value for each in known}) == 1:
                easier = target.value < before.value if good == "high" else target.value > before.value
                if good and easier and before.unit == target.unit and not _counts_up(target):
                    words = {"name": named(target.place.name), "now": target.shown(), "was": before.shown()}
                    place = target.place.beside(before.place)
                    finding = Finding("kpi-target-eased", say("kpi-target-eased", place=place, **words))
                    yield question(finding, target.place, before.value, target.value)
            known.append(target)


def behind(rows: Iterable[Sequence[Figure]]) -> Iterator[Question]:
    """Indicators that are in their last report far worse than all whose figures stand beside them."""
    last: dict[str, Sequence[Figure]] = {}
    for row in rows:
        now = _of(row, "actual")
        if now is not None and now.value is not None and now.as_at:
            known = last.get(now.kpi)
            if known is None or (_actual(known).as_at or "") <= now.as_at:
                last[now.kpi] = row
    for row in last.values():
        now, good = _actual(row), _good(row)
        others = [each for name in OTHERS if (each := _of(row, name)) is not None and each.value]
        if not others or not good or any(not _is_far(now, each, good) for each in others):
            continue
        said = [f"{wording().words.series[each.series]} {each.shown()}" for each in others]
        words = {"name": named(now.place.name), "value": now.shown(), "on": _on(now), "others": listed(said)}
        finding = Finding("kpi-behind-others", say("kpi-behind-others", **words))
        yield question(finding, now.place, now.value, *(each.value for each in others))


def _is_far(now: Figure, other: Figure, good: str) -> bool:
    """True where the figure is worse than the other by the threshold's share of it, and of its unit."""
    if now.value is None or not other.value or (now.unit and other.unit and now.unit != other.unit):
        return False
    worse = other.value - now.value if good == "high" else now.value - other.value
    return worse >= wording().thresholds.behind_share * abs(other.value)


def _by_kpi(rows: Iterable[Sequence[Figure]]) -> list[list[Sequence[Figure]]]:
    """The rows of each indicator in the order of the reports, one for each day: the one with a figure."""
    best: dict[str, dict[str, Sequence[Figure]]] = defaultdict(dict)
    told = [row for row in rows if (now := _of(row, "actual")) is not None and now.rag and now.as_at]
    valued = {_actual(row).place.document_id for row in told if _actual(row).value is not None}
    for row in told:
        now = _actual(row)
        if now.as_at is None or (now.value is None and now.place.document_id in valued):
            continue  # a summary of ratings whose figures stand elsewhere
        known = best[now.kpi].get(now.as_at)
        if known is None or (_actual(known).value is None and now.value is not None):
            best[now.kpi][now.as_at] = row
    return [[days[day] for day in sorted(days)] for days in best.values()]


def _fallen(row: Sequence[Figure], was: str) -> Question:
    now, before = _actual(row), _of(row, "previous")
    words = {
        "name": named(now.place.name),
        "rag": now.rag,
        "was": was,
        "on": _on(now),
        "value": _said(row),
        "before": f"; it was {before.shown()} before" if before is not None and before.value is not None else "",
    }
    finding = Finding("kpi-rating-fell", say("kpi-rating-fell", **words))
    return question(finding, now.place, was, now.rag, now.as_at)


def _red_again(run: Sequence[Sequence[Figure]]) -> Iterator[Question]:
    """One question for a run of red ratings; the first of a run of one is what its own row prints of before."""
    if not run:
        return
    now, first = _actual(run[-1]), _actual(run[0])
    own = _of(run[0], "previous")
    times = len(run) + (own is not None and own.rag == "red")
    if times < 2:
        return
    words = {
        "name": named(now.place.name),
        "times": f"for the {ordinal_words(times)} time in a row",
        "on": _on(now),
        "value": _said(run[-1]),
    }
    finding = Finding("kpi-red-again", say("kpi-red-again", **words))
    yield question(finding, now.place, first.as_at, now.as_at)


def _on(now: Figure) -> str:
    """As in "for July–September 2020", by the period of the figure, else by the day of its report."""
    start, end = (now.period_start, now.period_end) if now.period_end else (None, now.as_at)
    return on_words(start, end, now.place.paper)


def _said(row: Sequence[Figure]) -> str:
    """As in ": 71% against a target of 85%"; "" where no figure is printed."""
    now, target = _actual(row), _of(row, "target")
    if now.value is None:
        return ""
    return f": {now.shown()}" + (f" against a target of {target.shown()}" if target is not None else "")


def _actual(row: Sequence[Figure]) -> Figure:
    return next(each for each in row if each.series == "actual")


def _of(row: Sequence[Figure], series: str) -> Figure | None:
    return next((each for each in row if each.series == series), None)


def _good(row: Sequence[Figure]) -> str:
    """Whether high or low is good, by the papers or by a floor below or above the target; "" where nothing tells."""
    now, target, floor = _actual(row), _of(row, "target"), _of(row, "floor")
    if now.good in ("high", "low"):
        return now.good
    if target is None or floor is None or None in (target.value, floor.value) or target.value == floor.value:
        return ""
    return "high" if (floor.value or 0.0) < (target.value or 0.0) else "low"


def _counts_up(target: Figure) -> bool:
    """True where a target grows with the year, and begins anew with the next."""
    return wording().words.span.search(target.place.name) is not None
