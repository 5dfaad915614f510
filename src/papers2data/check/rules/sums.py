"""The arithmetic of budget tables: totals and differences that a table gets right elsewhere, and wrong in one place.

What a total covers is not printed. So each way of adding up is tried (the rows of the group, the rows since the last
total, the subtotals above, all rows above), and one that gives at least one other column right is the table's own. A
figure is wrong only where no way of adding comes to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from papers2data.check.figures import decimals, rounding
from papers2data.check.question import Question, question
from papers2data.check.rows.budgets import Amount, BudgetRow
from papers2data.check.speech import named, with_article
from papers2data.check.wording import say, wording
from papers2data.model import Finding

ADDED = ("variance_percent",)
"""Measures that don't add up."""

NOT_ADDED = re.compile(r"average|rate|return|yield|ratio|life\b|percent|per_|index|score")
"""What the name of a measure says that does not add up."""

DIFFERENCES = (
    ("variance", "forecast", "annual_budget"),
    ("variance", "forecast", "target"),
    ("variance", "forecast", "revised"),
    ("variance", "actual", "annual_budget"),
    ("change_in_variance", "variance", "previous_variance"),
)
"""(difference, what it is taken of, what is taken off)."""


class Row(Protocol):
    """A printed row: what it stands under, and whether it adds up others."""

    @property
    def group(self) -> str:
        """The heading that it stands under, "" for none."""

    @property
    def is_total(self) -> bool:
        """True where it adds up others."""


Printed = TypeVar("Printed", bound=Row)

_LEVEL = 5
"""Totals of one level, at most, that a total of the next one adds up."""

Wrong = dict[tuple[int, str], float]
"""What a figure should be, by row and measure."""


def arithmetic(rows: Sequence[BudgetRow]) -> Iterator[Question]:
    """Figures of one table that contradict the rest of it; what one slip explains is said once."""
    wrong: Wrong = {}
    told = list(_differences(rows, wrong))
    for total, measure, parts in _covered(rows):
        amount = total.amounts[measure]
        added = _sum(parts, measure)
        if any(_comes_to(ways, measure, amount) for ways in (parts, *ways_to_add(rows, rows.index(total)).values())):
            continue
        mended = _sum(parts, measure, wrong)
        if abs(mended - amount.value) <= _tolerance(parts, measure, amount):
            continue  # a row that is wrong in itself explains it
        told = [each for each in told if not _explains(each, total, measure, added, rows)]
        words = {
            "name": named(total.label()),
            "measure": with_article(wording().words.measures.get(measure, measure.replace("_", " "))),
            "printed": amount.printed,
            "sum": _shown(added, amount.printed),
            "difference": _shown(abs(added - amount.value), amount.printed),
        }
        finding = Finding("total-mismatch", say("total-mismatch", **words))
        yield question(finding, amount.place, measure, amount.value, round(added, 6))
    yield from told


def _covered(rows: Sequence[BudgetRow]) -> Iterator[tuple[BudgetRow, str, list[BudgetRow]]]:
    """Each total's measures with the rows that they add up, where another measure proves it."""
    for place, total in enumerate(rows):
        if not total.is_total:
            continue
        measures = [name for name, amount in total.amounts.items() if adds_up(name, amount.unit)]
        fits = {name: _fitting(parts, total, measures) for name, parts in ways_to_add(rows, place).items()}
        best = max(fits, key=lambda name: len(fits[name]), default="")
        if not best or not _is_proved(len(fits[best]), len(measures)):
            continue
        parts = ways_to_add(rows, place)[best]
        yield from ((total, measure, parts) for measure in measures if any(measure in row.amounts for row in parts))


def adds_up(measure: str, unit: str) -> bool:
    """True for sums of money and numbers of things; False for shares, rates and averages."""
    return measure not in ADDED and unit != "%" and not NOT_ADDED.search(measure.casefold())


def ways_to_add(rows: Sequence[Printed], place: int) -> dict[str, list[Printed]]:
    """The rows that the total at ``place`` may cover, by what they are; at least two each."""
    above, total = rows[:place], rows[place]
    last = max((number for number, row in enumerate(above) if row.is_total), default=-1)
    plain = [row for row in above if not row.is_total]
    subtotals = [row for row in above if row.is_total]
    groups = {row.group for row in subtotals if row.group}
    ways = {
        "group": [row for row in plain if row.group == total.group] if total.group else [],
        "since": [row for row in above[last + 1 :] if not row.is_total],
        "all": plain,
        "subtotals": subtotals + [row for row in plain if row.group not in groups],
        "running": list(above[last:]) if last >= 0 else [],
        "totals": subtotals,
    }
    ways |= {f"last {count} totals": subtotals[-count:] for count in range(2, _LEVEL + 1) if count <= len(subtotals)}
    return {name: parts for name, parts in ways.items() if len(parts) > 1}


def _comes_to(parts: Sequence[BudgetRow], measure: str, amount: Amount) -> bool:
    return abs(_sum(parts, measure) - amount.value) <= _tolerance(parts, measure, amount)


def _fitting(parts: Sequence[BudgetRow], total: BudgetRow, measures: Sequence[str]) -> list[str]:
    """The measures that these rows add up to the total in; those that are nothing but noughts prove nothing."""
    found = []
    for measure in measures:
        amount = total.amounts[measure]
        if amount.value and _comes_to(parts, measure, amount):
            found.append(measure)
    return found


def _is_proved(fitting: int, measures: int) -> bool:
    return fitting >= 1 and fitting >= wording().thresholds.proved_totals * measures


def _differences(rows: Sequence[BudgetRow], wrong: Wrong) -> Iterator[Question]:
    """Rows in which a difference is not what the other rows of the table make it; fills ``wrong``."""
    for measure, minuend, subtrahend in DIFFERENCES:
        needed = (measure, minuend, subtrahend)
        whole = [row for row in rows if set(needed) <= set(row.amounts)]
        whole = [row for row in whole if len({row.amounts[name].period for name in needed}) == 1]
        signs = {sign: [row for row in whole if _fits(row, measure, minuend, subtrahend, sign)] for sign in (1, -1)}
        sign = max(signs, key=lambda one: len(signs[one]))
        right = signs[sign]
        telling = [row for row in right if row.amounts[measure].value]
        if len(telling) < 2 or len(right) < wording().thresholds.proved_share * len(whole):
            continue
        for row in (row for row in whole if row not in right):
            amount = row.amounts[measure]
            should = sign * (row.amounts[minuend].value - row.amounts[subtrahend].value)
            wrong[row.row, measure] = should
            names = wording().words.measures
            first, second = (minuend, subtrahend) if sign == 1 else (subtrahend, minuend)
            words = {
                "name": named(row.label()),
                "measure": with_article(names.get(measure, measure)),
                "printed": amount.printed,
                "first": f"{names.get(first, first)} {row.amounts[first].printed}",
                "second": f"{names.get(second, second)} {row.amounts[second].printed}",
                "should": _shown(should, amount.printed),
            }
            finding = Finding("variance-mismatch", say("variance-mismatch", **words))
            yield question(finding, amount.place, measure, amount.value, round(should, 6))


def _fits(row: BudgetRow, measure: str, minuend: str, subtrahend: str, sign: int) -> bool:
    amounts = [row.amounts[name] for name in (measure, minuend, subtrahend)]
    off = amounts[0].value - sign * (amounts[1].value - amounts[2].value)
    return abs(off) <= rounding(*(amount.printed for amount in amounts)) + 1e-9


def _sum(parts: Sequence[BudgetRow], measure: str, instead: Mapping[tuple[int, str], float] | None = None) -> float:
    known = instead or {}
    found = ((row, row.amounts.get(measure)) for row in parts)
    return sum(known.get((row.row, measure), amount.value) for row, amount in found if amount is not None)


def _tolerance(parts: Sequence[BudgetRow], measure: str, total: Amount) -> float:
    printed = [row.amounts[measure].printed for row in parts if measure in row.amounts]
    return rounding(total.printed, *printed) + 1e-9


def _explains(each: Question, total: BudgetRow, measure: str, added: float, rows: Sequence[BudgetRow]) -> bool:
    """True where the sum in place of the printed total makes the other finding on this row go away."""
    if each.place.record[1] not in {amount.place.record[1] for amount in total.amounts.values()}:
        return False
    mended = {name: amount.value for name, amount in total.amounts.items()} | {measure: added}
    for difference, minuend, subtrahend in DIFFERENCES:
        if measure in (difference, minuend, subtrahend) and {difference, minuend, subtrahend} <= set(mended):
            tolerance = rounding(*(total.amounts[name].printed for name in (difference, minuend, subtrahend)))
            if abs(abs(mended[difference]) - abs(mended[minuend] - mended[subtrahend])) <= tolerance * len(rows):
                return True
    return False


def _shown(value: float, like: str) -> str:
    """The value printed like the figure beside it."""
    return f"{value:,.{decimals(like)}f}"
