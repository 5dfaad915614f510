"""Totals that no word names: the last row of a table or of a group that is the sum of the rows above it.

| Adults                | 1,204.1 |  8.2 |
| Children              |   302.6 | -1.4 |
| Directorates position | 1,506.7 |  6.8 |  ──▶  a total, since both of its figures add up
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from papers2data.model import Record

_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 2
_ROUNDING = 0.5
"""Units of the last printed place by which each of the figures that are added may be off."""


def with_totals(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records, with ``is_total`` set in those of a row that is the sum of its group, or of all, in every column.

    Records of tables that know no totals come back as they are.
    """
    rows = [list(made) for _, made in groupby(records, key=lambda one: one.values.get("row"))]
    done: list[Record] = []
    for place, made in enumerate(rows):
        last = place + 1 == len(rows) or _group(rows[place + 1]) != _group(made)
        plain = [row for row in rows[:place] if not row[0].values.get("is_total")]
        ways = [[row for row in plain if _group(row) == _group(made)], plain if place + 1 == len(rows) else []]
        total = last and made[0].values.get("is_total") is False and any(_adds_up(made, way) for way in ways)
        done += [replace(one, values={**one.values, "is_total": True}) for one in made] if total else made
    return tuple(done)


def _group(row: Sequence[Record]) -> object:
    return row[0].values.get("group_name")


def _adds_up(total: Sequence[Record], rows: Sequence[Sequence[Record]]) -> bool:
    """True where each figure of the row but shares is the sum of those above it, and there are several to prove it."""
    if len(rows) < _FEWEST_ROWS:
        return False
    proved = 0
    for one in total:
        value = one.values.get("value")
        parts = [other.values for row in rows for other in row if _column(other) == _column(one)]
        figures = [part["value"] for part in parts if isinstance(part.get("value"), float)]
        if not isinstance(value, float) or one.values.get("unit") == "%":
            continue
        added = sum(figure for figure in figures if isinstance(figure, float))
        if len(figures) < _FEWEST_ROWS or abs(added - value) > _tolerance(one, len(figures)):
            return False
        proved += value != 0
    return proved >= _FEWEST_COLUMNS


def _column(record: Record) -> tuple[object, ...]:
    return record.values.get("measure"), record.values.get("period_text"), record.values.get("unit")


def _tolerance(record: Record, count: int) -> float:
    """What rounding of so many figures may make, by the places that the total is printed with."""
    decimals = str(record.values.get("value_text")).partition(".")[2]
    places = sum(letter.isdigit() for letter in decimals)
    return 1e-6 if places > 1 else float(_ROUNDING * 10**-places * (count + 1)) + 1e-9  # pence are not rounded
