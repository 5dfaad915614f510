"""Rows of budget tables with all their measures."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, text


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure: its value, how it is printed, and the period that it is of."""

    place: Place
    value: float
    printed: str
    unit: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One printed row; ``amounts`` by measure, those that can be read.

    Where one measure is printed of several periods, the period stands behind it ("amount 2031-32").
    """

    row: int
    group: str
    name: str
    is_total: bool
    amounts: dict[str, Amount] = field(default_factory=dict)

    def label(self) -> str:
        """Its name with its group; "the last row" of a table that prints no name."""
        shown = self.name or "Total"
        return f"{shown} ({self.group})" if self.group else shown


def budget_tables(db: sqlite_utils.Database) -> list[list[BudgetRow]]:
    """The rows of each table, from top to bottom."""
    tables: dict[str, dict[int, BudgetRow]] = {}
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.table_id, r.row, r.group_name, r.name, r.is_total, r.measure, r.value, r.value_text, "  # noqa: S608
        "r.unit, r.period_text FROM budget_lines r JOIN documents d ON d.id = r.document_id "
        "WHERE r.table_id IS NOT NULL AND r.value IS NOT NULL ORDER BY d.path, r.table_id, r.row, r.id"
    )
    several = {
        (table, measure)
        for table, measure in db.conn.execute(
            "SELECT table_id, measure FROM budget_lines WHERE table_id IS NOT NULL "
            "GROUP BY 1, 2 HAVING count(DISTINCT coalesce(period_text, '')) > 1"
        )
    }
    for found in rows:
        table, line, group, name, total, measure, value, printed, unit, period = found[COLUMNS:]
        row = tables.setdefault(table, {}).setdefault(line, BudgetRow(line, text(group), text(name), bool(total)))
        amount = Amount(
            place("budget_lines", found, f"{text(group)} {text(name)}".strip()),
            value,
            text(printed),
            text(unit),
            text(period),
        )
        row.amounts[f"{measure} {amount.period}" if (table, measure) in several else measure] = amount
    return [[lines[number] for number in sorted(lines)] for lines in tables.values()]
