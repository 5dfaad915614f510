"""Rows of a harbour that does not exist, made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from papers2data.check.question import Place, Question
from papers2data.check.rows.budgets import Amount, BudgetRow
from papers2data.check.rows.kpis import Figure
from papers2data.check.rows.milestones import Told
from papers2data.check.rows.programme import Item
from papers2data.check.rows.reports import Report
from papers2data.check.rows.risks import RiskTold
from papers2data.check.rows.statements import Statement

QUARTERS = {
    "q1": ("2020-04-01", "2020-06-30"),
    "q2": ("2020-07-01", "2020-09-30"),
    "q3": ("2020-10-01", "2020-12-31"),
    "q4": ("2021-01-01", "2021-03-31"),
}
"""Start and end of the quarters of 2020/21."""

SERIES = {
    f"{kind}-{quarter}": Report(
        f"{kind}-{quarter}", f"{quarter}.pdf", end, start, f"{kind}-q{number + 2}" if number < 3 else None
    )
    for kind in ("m", "k", "r")
    for number, (quarter, (start, end)) in enumerate(QUARTERS.items())
}
"""One report a quarter, each with the next, for milestones (m), indicators (k) and risks (r)."""


def at(
    table: str, record: str, name: str, document: str = "q1", page: int | None = 1, line: int | None = None
) -> Place:
    """A place in the paper of a quarter."""
    return Place((table, record), document, f"{document}.pdf", page, line, name)


def told(
    quarter: str,
    status: str | None = "on_track",
    due: tuple[str, str] | str | None = None,
    *,
    name: str = "Dredge the inner basin",
    narrative: str = "",
    printed: str = "",
    due_text: str = "",
    **more: str | bool | Place | None,
) -> Told:
    """What the report of a quarter says of a milestone; ``due`` is a range or a day."""
    start, end = QUARTERS[quarter]
    first, last = (due, due) if isinstance(due, str) else due or (None, None)
    made = Told(
        place=at("milestone_readings", f"{quarter}-{name}", name, quarter),
        milestone=name,
        kind="milestone",
        basis="reported",
        as_at=end,
        period_start=start,
        status=status,
        status_text=printed or (status or "").replace("_", " "),
        due_text=due_text or (last or ""),
        due_start=first,
        due_end=last,
        narrative=narrative or quarter,
        report=f"m-{quarter}",
        series="quays",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def figure(
    series: str,
    printed: str,
    *,
    quarter: str = "q2",
    name: str = "Berths inspected in time",
    document: str = "",
    table: str = "t0",
    row: int = 1,
    **more: str | bool | None,
) -> Figure:
    """A figure of an indicator, of the quarter before for "previous" and of the year before for "previous_year"."""
    number = printed.partition("(")[0].strip(" %£m").replace(",", "")
    period = QUARTERS[quarter]
    if series == "previous":
        period = QUARTERS[f"q{int(quarter[1]) - 1}"]
    elif series != "actual":
        period = ("2019-04-01", "2020-03-31")
    made = Figure(
        place=at("kpi_readings", f"{document or quarter}-{table}r{row}-{series}", name, document or quarter, 2),
        kpi=name,
        series=series,
        value=float(number) if number else None,
        printed=printed,
        unit="%" if "%" in printed else "",
        period_start=period[0],
        period_end=period[1],
        row=(f"{document or quarter}-{table}", row),
        report=f"k-{quarter}",
        as_at=QUARTERS[quarter][1],
    )
    return replace(made, **more)  # type: ignore[arg-type]


def statement(
    sentence: str, printed: str, series: str = "actual", *, place: str = "b1s0-0", **more: str | bool | None
) -> Statement:
    """A figure that a sentence of the second quarter's paper states."""
    found = re.search(r"[\d,.]+", printed)
    digits = found[0].replace(",", "") if found else "0"
    made = Statement(
        place=at("status_lines", f"q2-{place}", sentence, "q2"),
        sentence=sentence,
        paragraph=sentence,
        before=sentence,
        subject="",
        series=series,
        value=float(digits) * (1e6 if printed.endswith("m") else 1),
        printed=printed,
        unit="%" if "%" in printed else "£" if "£" in printed else "",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def budget(
    number: int, name: str, group: str = "", *, total: bool = False, unit: str = "£000", **printed: str
) -> BudgetRow:
    """A row of a budget table with what it prints for each measure; brackets are negatives."""
    amounts = {
        measure: Amount(at("budget_lines", f"r{number}-{measure}", name), _amount(words), words, unit)
        for measure, words in printed.items()
    }
    return BudgetRow(number, group, name, total, amounts)


def risk(quarter: str, likelihood: float, impact: float, score: float, name: str = "Silt", rag: str = "") -> RiskTold:
    """What the register of a quarter says of a risk."""
    start, end = QUARTERS[quarter]
    place = at("risk_readings", f"{quarter}-{name}", name, quarter)
    return RiskTold(place, name, likelihood, impact, score, rag, end, start, f"r-{quarter}")


def item(number: int, day: str, title: str = "") -> Item:
    """An item of a work programme."""
    return Item(at("work_items", f"w{number}", title or f"Item {number}"), day, day)


def codes(questions: Iterable[Question]) -> list[str]:
    """The codes, in their order."""
    return [each.finding.code for each in questions]


def messages(questions: Iterable[Question]) -> list[str]:
    """The sentences, in their order."""
    return [each.finding.message for each in questions]


def _amount(printed: str) -> float:
    digits = float(printed.strip("()").replace(",", ""))
    return -digits if printed.startswith("(") else digits
