"""Budgets that are forecast to be overspent, and savings that are to fall short: once a paper, in its totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers2data.check.figures import decimals
from papers2data.check.question import Question, question
from papers2data.check.rows.budgets import Amount, BudgetRow
from papers2data.check.speech import listed, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

BUDGETS = ("annual_budget", "revised_budget", "current_budget", "budget", "revised")

FORECASTS = ("forecast", "forecast_outturn", "outturn", "projected_outturn")

MOST = 3
"""Totals that are named."""

_TOTAL = re.compile(r"\b(?:grand |sub[ -]?)?total\b|^\W+|\W+$|^sub$", re.IGNORECASE)
"""What the name of a total says besides what it adds up."""


@dataclass(frozen=True, slots=True)
class _Off:
    """A total that is off by ``by``, a share of ``planned``; all three in the table's unit."""

    row: BudgetRow
    planned: Amount
    forecast: Amount
    by: float

    @property
    def share(self) -> float:
        """What it is off by, of what was planned."""
        return self.by / abs(self.planned.value)

    def money(self, value: float) -> str:
        """A figure of the table without its sign, with the table's unit."""
        number = f"{abs(value):,.{decimals(self.forecast.printed)}f}"
        unit = self.planned.unit or self.forecast.unit
        return f"£{number}{ {'£': '', '£000': 'k'}.get(unit, unit[1:]) }" if unit.startswith("£") else number


def overspent(tables: Sequence[Sequence[BudgetRow]]) -> Iterator[Question]:
    """One question for a paper with a total forecast above its budget: the largest, and the others most over."""
    off = [each for rows in tables for row in rows if row.is_total and (each := _over(row)) is not None]
    if not off:
        return
    whole = max(off, key=lambda each: each.planned.value)
    if whole.share < wording().thresholds.overspent_share:
        return
    words = {
        "name": _name(whole.row) or "The total",
        "forecast": whole.money(whole.forecast.value),
        "budget": whole.money(whole.planned.value),
        "by": whole.money(whole.by),
        "share": _percent(whole.share),
        "more": _most(off, whole),
    }
    finding = Finding("forecast-over-budget", say("forecast-over-budget", **words))
    yield question(finding, whole.forecast.place, whole.planned.value, whole.forecast.value)


def savings_short(tables: Sequence[Sequence[BudgetRow]]) -> Iterator[Question]:
    """One question for a paper whose tables of savings have totals forecast below their target."""
    off = [each for rows in tables for row in rows if row.is_total and (each := _short(row)) is not None]
    off = sorted((each for each in off if each.share >= wording().thresholds.savings_share), key=lambda o: -o.by)
    if not off:
        return
    said = [
        f"{_name(each.row)} {each.money(each.forecast.value)} of {each.money(each.planned.value)} "
        f"({_percent(each.share)} short)".strip()
        for each in _apart(off)[:MOST]
    ]
    finding = Finding("savings-short", say("savings-short", parts=listed(said)))
    first = off[0]
    yield question(finding, first.forecast.place, first.planned.value, first.forecast.value)


def _over(row: BudgetRow) -> _Off | None:
    """How far a total is over its budget; None where it is not, or where the row prints no variance that agrees."""
    planned = next((row.amounts[name] for name in BUDGETS if name in row.amounts), None)
    forecast = next((row.amounts[name] for name in FORECASTS if name in row.amounts), None)
    variance = row.amounts.get("variance")
    if (
        planned is None
        or forecast is None
        or variance is None
        or planned.value <= 0
        or _units_differ(planned, forecast)
    ):
        return None
    by = forecast.value - planned.value
    if by <= 0 or abs(abs(variance.value) - by) > 0.02 * by + 0.11:
        return None
    return _Off(row, planned, forecast, abs(variance.value))


def _short(row: BudgetRow) -> _Off | None:
    """How far a total of savings is below its target; savings are printed with a minus, or said to be so."""
    planned, forecast = row.amounts.get("target"), row.amounts.get("forecast")
    if planned is None or forecast is None or _units_differ(planned, forecast) or "%" in planned.unit:
        return None
    are_savings = (planned.value < 0 and forecast.value <= 0) or "saving" in row.label().casefold()
    by = abs(planned.value) - abs(forecast.value)
    return _Off(row, planned, forecast, by) if are_savings and by > 0 else None


def _units_differ(a: Amount, b: Amount) -> bool:
    return bool(a.unit and b.unit and a.unit != b.unit) or a.period != b.period


def _most(off: Sequence[_Off], whole: _Off) -> str:
    """The other totals with a name that are most over, "" where there are none."""
    rest = [each for each in off if each.planned.value < whole.planned.value and _name(each.row)]
    parts = _apart(sorted(rest, key=lambda each: -each.by))[:MOST]
    said = [f"{_name(each.row)} ({each.money(each.by)}, {_percent(each.share)})" for each in parts]
    return f" Other totals that are over: {listed(said)}." if said else ""


def _apart(off: Sequence[_Off]) -> list[_Off]:
    """Each total once: tables repeat the one that they go on from."""
    seen: set[tuple[float, float]] = set()
    kept = []
    for each in off:
        if (each.planned.value, each.forecast.value) not in seen:
            seen.add((each.planned.value, each.forecast.value))
            kept.append(each)
    return kept


def _name(row: BudgetRow) -> str:
    """What a total adds up: its name without "Total", else its group where it is no grand total; "" for neither."""
    name = _TOTAL.sub("", " ".join(row.name.split())).strip()
    if not name and "grand" not in row.name.casefold():
        name = " ".join(row.group.split())
    return named(name) if name else ""


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%" if share < 0.1 else f"{100 * share:.0f}%"
