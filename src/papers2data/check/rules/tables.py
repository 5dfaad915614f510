"""Totals of tables that no layout reads as a budget: added up where other columns prove what they add up."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from papers2data.check.figures import decimals, rounding
from papers2data.check.question import Question, question
from papers2data.check.rows.cells import Cell, CellRow, CellTable
from papers2data.check.rules.sums import NOT_ADDED, ways_to_add
from papers2data.check.speech import named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

TELLING = 1000
"""A sum of so much or more proves by itself what a total adds up; of smaller ones two must agree."""


MOST = 2
"""How many times a wrong total may be off."""


def totals(table: CellTable, known: Container[tuple[str, int | None, float]] = ()) -> Iterator[Question]:
    """Totals that are not the sum of their rows; ``known`` are those asked already, as (document, page, value)."""
    columns = {column for row in table.rows for column in row.cells if _adds_up(table, column)}
    for place, total in enumerate(table.rows):
        if not total.is_total:
            continue
        own = sorted(column for column in total.cells if column in columns and total.cells[column].is_sure)
        ways = ways_to_add(table.rows, place)
        fits = {
            name: [c for c in own if total.cells[c].value and _comes_to(parts, c, total)]
            for name, parts in ways.items()
        }
        best = max(fits, key=lambda name: (len(fits[name]), -len(ways[name])), default="")
        if not best or not _is_proved(fits[best], own, total):
            continue
        for column in own:
            amount = total.cells[column]
            if any(_comes_to(parts, column, total) for parts in ways.values()):
                continue
            parts, at = ways[best], amount.place
            if (
                not _is_near(_sum(parts, column), amount.value)
                or not _is_whole(parts, column, fits[best])
                or (at.document_id, at.page, amount.value) in known
            ):
                continue
            yield _question(table, total, column, _sum(parts, column))


def _question(table: CellTable, total: CellRow, column: int, added: float) -> Question:
    amount = total.cells[column]
    digits = decimals(amount.printed)
    heading = table.headings.get(column, "")
    words = {
        "name": named(f"{total.name} ({total.group})" if total.group and total.group not in total.name else total.name),
        "measure": f"a figure under {named(heading)}" if heading else "a figure",
        "printed": amount.printed,
        "sum": f"{added:,.{digits}f}",
        "difference": f"{abs(added - amount.value):,.{digits}f}",
    }
    finding = Finding("total-mismatch", say("total-mismatch", **words))
    return question(finding, amount.place, str(column), amount.value, round(added, 6))


def _adds_up(table: CellTable, column: int) -> bool:
    heading = table.headings.get(column, "").casefold()
    if (
        "%" in heading
        or " per " in f" {heading} "
        or NOT_ADDED.search(heading)
        or not any(letter.isalpha() for letter in heading)
    ):
        return False  # a heading without letters is a row of figures, and the table was cut short
    return not any(column in row.cells and "%" in row.cells[column].printed for row in table.rows)


def _is_proved(fitting: Sequence[int], own: Sequence[int], total: CellRow) -> bool:
    """True where half of the columns or more are the sums of these rows, and that is no chance."""
    if len(fitting) < wording().thresholds.proved_totals * len(own):
        return False
    return len(fitting) >= 2 or any(abs(total.cells[column].value) >= TELLING for column in fitting)


def _is_whole(parts: Sequence[CellRow], column: int, proved: Sequence[int]) -> bool:
    """True where each row has a figure in the column, as it has in those that prove the sum."""
    return all(column in row.cells or not any(other in row.cells for other in proved) for row in parts) and not any(
        column in row.odd for row in parts
    )


def _is_near(added: float, printed: float) -> bool:
    """True for what a slip explains; a sum many times its total is one of averages or shares."""
    return abs(printed) / MOST <= abs(added) <= abs(printed) * MOST


def _comes_to(parts: Sequence[CellRow], column: int, total: CellRow) -> bool:
    """True where the rows come to the total, with or without what is printed with words behind it."""
    amount = total.cells[column]
    cells = _cells(parts, column)
    tolerance = rounding(amount.printed, *(cell.printed for cell in cells)) + 1e-9
    sure = sum(cell.value for cell in cells if cell.is_sure)
    # brackets and minus signs are left off totals, or off their rows
    return any(abs(abs(added) - abs(amount.value)) <= tolerance for added in (sure, _sum(parts, column)))


def _sum(parts: Sequence[CellRow], column: int) -> float:
    return sum(cell.value for cell in _cells(parts, column))


def _cells(parts: Sequence[CellRow], column: int) -> list[Cell]:
    return [row.cells[column] for row in parts if column in row.cells]
