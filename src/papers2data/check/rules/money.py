"""Sums in the text beside the budget table of the same paper: how a variance stands now, and how it stood before.

"the underspend grew from £0.5m in period 9 to £0.7m" against a row with the variance (680) and the one before (185)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from papers2data.check.figures import decimals
from papers2data.check.question import Question, question
from papers2data.check.rows.budgets import Amount, BudgetRow
from papers2data.check.rows.statements import Statement
from papers2data.check.speech import counted, named
from papers2data.check.subjects import Names
from papers2data.check.wording import say, wording
from papers2data.model import Finding

UNITS = {"£": 1.0, "£000": 1e3, "£m": 1e6, "£bn": 1e9}

_SCALE = re.compile(r"\d\s*(?P<unit>bn|billion|m|million|k|thousand)\b", re.IGNORECASE)

SCALES = {"b": 1e9, "m": 1e6, "k": 1e3, "t": 1e3}

NOW = ("actual", "forecast")

THEN = ("previous", "comparator")

Miss = tuple[Statement, BudgetRow]


def contradicted(rows: Sequence[BudgetRow], statements: Sequence[Statement]) -> Iterator[Question]:
    """One question for a table whose earlier variances are not those of the text, though its present ones are."""
    labels = {str(row.row): row.group if row.is_total else row.name for row in rows if _is_compared(row)}
    names = Names(labels)
    by_row = {str(row.row): row for row in rows}
    right, missed = 0, list[Miss]()
    for told in _sentences(statements):
        row = _row_of(told, names, by_row)
        then = next((each for each in told if each.series in THEN), None)
        if row is None or then is None:
            continue
        if _is(row.amounts["previous_variance"], then):
            right += 1
        else:
            missed.append((then, row))
    if missed and right < len(missed):
        yield _question(missed)


def _question(missed: Sequence[Miss]) -> Question:
    then, row = missed[0]
    amount = row.amounts["previous_variance"]
    words = {
        "name": named(row.label()),
        "text": then.printed,
        "period": then.period or "the period before",
        "table": f"{amount.printed} ({amount.unit})",
        "place": then.place.beside(amount.place),
        "more": f" {counted(len(missed) - 1, 'more row').capitalize()} of the table differ so."
        if len(missed) > 1
        else "",
    }
    finding = Finding("text-contradicts-budget", say("text-contradicts-budget", **words))
    return question(finding, then.place, then.value, amount.value, len(missed))


def _is_compared(row: BudgetRow) -> bool:
    measured = {"variance", "previous_variance"} <= set(row.amounts)
    return measured and bool(row.group or row.name) and row.amounts["variance"].value != 0


def _sentences(statements: Sequence[Statement]) -> list[list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        if each.unit == "£" and wording().words.approximate.search(each.printed) is None:
            found[each.place.record[1].rpartition("-")[0]].append(each)
    return list(found.values())


def _row_of(told: Sequence[Statement], names: Names, rows: Mapping[str, BudgetRow]) -> BudgetRow | None:
    """The one row that the sentence names and whose variance it gives; None where none or several."""
    sure = wording().thresholds.name_sure
    found = [
        rows[key]
        for key in names.words
        if names.covered(key, told[0].sentence) >= sure
        and any(each.series in NOW and _is(rows[key].amounts["variance"], each) for each in told)
    ]
    return found[0] if len(found) == 1 else None


def _is(amount: Amount, statement: Statement) -> bool:
    """True where both can be one sum, over or under; the text rounds."""
    scale = UNITS.get(amount.unit)
    if scale is None:
        return True  # without a unit nothing can be said
    found = _SCALE.search(statement.printed)
    rounded = SCALES[found["unit"][0].lower()] if found else 1.0
    tolerance = 0.5 * rounded * 0.1 ** decimals(statement.printed) + 0.5 * scale * 0.1 ** decimals(amount.printed)
    return abs(abs(amount.value) * scale - abs(statement.value)) <= tolerance
