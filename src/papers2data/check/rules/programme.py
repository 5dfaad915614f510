"""Work programmes: a meeting's date that lies a year off those around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from papers2data.check.question import Question, question
from papers2data.check.rows.programme import Item
from papers2data.check.speech import day_words, named, number_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding


def out_of_order(items: Sequence[Item]) -> Iterator[Question]:
    """Dates of a table in order of meetings that would stand in order in the year before or after.

    One finding for all items that stand under the date.
    """
    runs = [(day, list(group)) for day, group in groupby(items, key=lambda item: item.day)]
    days = [date.fromisoformat(day) for day, _ in runs]
    if len(days) < 3:
        return
    for number, (_, group) in enumerate(runs):
        others = days[:number] + days[number + 1 :]
        before, after = days[:number][-1:], days[number + 1 :][:1]
        meant = _meant(days[number], before, after)
        if meant is None or not _is_sorted(others):
            continue
        more = f" and {number_words(len(group) - 1)} more" if len(group) > 1 else ""
        around = [day_words(day.isoformat()) for day in (*before, *after)]
        words = {
            "name": named(group[0].place.name) + more,
            "printed": group[0].printed,
            "around": f"between {around[0]} and {around[1]}" if len(around) == 2 else f"beside {around[0]}",
            "meant": day_words(meant.isoformat()),
        }
        finding = Finding("work-programme-date-out-of-order", say("work-programme-date-out-of-order", **words))
        yield question(finding, group[0].place, group[0].day, *around)


def _meant(day: date, before: Sequence[date], after: Sequence[date]) -> date | None:
    """The same day of another year, where that stands in order and the printed one does not."""
    if _stands(day, before, after):
        return None
    years = (day.year + 1, day.year - 1)
    shifted = [day.replace(year=year) for year in years if not (day.month == 2 and day.day == 29)]
    around = (*before, *after)
    nearer = [other for other in shifted if _stands(other, before, after) and _off(other, around) < _off(day, around)]
    return nearer[0] if nearer else None


def _off(day: date, around: Sequence[date]) -> int:
    """Days to the nearest date around."""
    return min(abs((day - other).days) for other in around)


def _stands(day: date, before: Sequence[date], after: Sequence[date]) -> bool:
    return all(day >= other for other in before) and all(day <= other for other in after)


def _is_sorted(days: Sequence[date]) -> bool:
    """True where the other dates run in order, but for a few."""
    pairs = list(pairwise(days))
    return sum(a <= b for a, b in pairs) >= wording().thresholds.sorted_share * len(pairs)
