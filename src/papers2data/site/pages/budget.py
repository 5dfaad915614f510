"""``/budget``: the tables of budget papers, measures side by side, and whether printed totals add up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from papers2data.check.figures import rounding
from papers2data.check.rules.sums import adds_up, ways_to_add
from papers2data.site.asking import allow, ask, given, holding, place_in_list
from papers2data.site.feeds.listing import listed
from papers2data.site.pages.offered import TITLE, bodies, offered
from papers2data.site.pages.sourced import Sourced
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.words import period, titled

TABLES = ("budget_lines", "documents", "tables", "findings")

MOST = 10
"""Printed tables on a page."""

LINES = 300
"""Papers that a single line is followed through."""

MEASURES = (
    "annual_budget",
    "baseline",
    "revised",
    "target",
    "actual",
    "delivered",
    "forecast",
    "variance",
    "variance_percent",
    "previous_variance",
    "change_in_variance",
    "opening_balance",
    "movement",
    "closing_balance",
)
"""Columns in the order in which they are read; others follow as printed."""

SHEET = "coalesce(b.table_id, b.document_id)"

SHEETS = """
SELECT {sheet} AS sheet, b.document_id, d.title, d.path, d.body, d.meeting_date, d.period_start, d.period_end,
  max(b.period_text), min(b.page), t.caption, count(*) OVER (), sum(count(*)) OVER ()
FROM budget_lines b JOIN documents d ON d.id = b.document_id LEFT JOIN tables t ON t.id = b.table_id
WHERE {condition} GROUP BY sheet
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, d.path, min(b.page), min(b.rowid) LIMIT {most} OFFSET {start}
"""

FIGURES = """
SELECT b.id, {sheet} AS sheet, b.row, coalesce(b.group_name, ''), coalesce(b.name, ''), coalesce(b.is_total, 0),
  b.measure, coalesce(b.period_text, ''), b.value, coalesce(b.value_text, ''), coalesce(b.unit, ''), b.reference, b.rag,
  b.note, b.document_id, b.page, f.id IS NOT NULL
FROM budget_lines b LEFT JOIN findings f ON f.record_table = 'budget_lines' AND f.record_id = b.id
  AND f.code = 'total-mismatch' AND coalesce(f.status, 'open') = 'open'
WHERE {sheet} IN (SELECT value FROM json_each(:sheets)) GROUP BY b.id ORDER BY b.rowid
"""

ASKED = """
SELECT {sheet}, f.message, f.severity FROM findings f JOIN budget_lines b ON b.id = f.record_id
WHERE f.record_table = 'budget_lines' AND f.family = 'scrutiny' AND coalesce(f.status, 'open') = 'open'
  AND {sheet} IN (SELECT value FROM json_each(:sheets)) ORDER BY f.id
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed table: where it stands and what it is about; the whole list has ``every`` tables, so many figures."""

    id: str
    document_id: str
    title: str | None
    file: str
    body: str | None
    meeting_date: str | None
    period_start: str | None
    period_end: str | None
    period_text: str | None
    page: int | None
    caption: str | None
    every: int
    figures: int

    @property
    def document(self) -> str:
        """What the paper is called."""
        return titled(self.title, self.file)

    @property
    def when(self) -> str:
        """The period as printed beside its figures, else the paper's."""
        return self.period_text or period(self.period_start, self.period_end) or ""

    @property
    def path(self) -> str:
        """The page that it begins on."""
        return page_path(self.document_id, self.page)

    @property
    def place(self) -> str:
        """How that page is named."""
        return page_said(self.page)


@dataclass(frozen=True, slots=True)
class Amount(Sourced):
    """One printed figure; ``is_doubted`` where the rows that it adds up come to something else."""

    STANDS: ClassVar = ("budget_lines", "id")

    id: str
    sheet: str
    row: int | None
    group: str
    name: str
    is_total: int
    measure: str
    period: str
    value: float | None
    printed: str
    unit: str
    reference: str | None
    rag: str | None
    note: str | None
    document_id: str
    page: int | None
    is_doubted: int


@dataclass(frozen=True, slots=True)
class Sum:
    """What rows come to, and how far rounding alone may take that from a printed total."""

    value: float
    slack: float

    def is_near(self, amount: Amount) -> bool:
        """True where the printed figure can be this sum."""
        return amount.value is not None and abs(self.value - amount.value) <= self.slack + 1e-9


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row; ``sums`` are what the rows that a total covers come to, where that is known.

    ``amounts`` are by measure; where a table prints one measure of several periods, the period stands behind it.
    """

    group: str
    name: str
    is_total: bool
    amounts: dict[str, Amount]
    sums: dict[str, Sum] = field(default_factory=dict)

    @property
    def first(self) -> Amount:
        """The figure that leads to the row's place."""
        return next(iter(self.amounts.values()))

    def adds_up(self, measure: str) -> bool | None:
        """True where a printed total is the sum of its rows, False where a finding denies it, None where unknown."""
        if measure not in self.sums:
            return None
        amount = self.amounts[measure]
        return False if amount.is_doubted else self.sums[measure].is_near(amount) or None


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table with its rows, the measures that are its columns, and what to ask about it."""

    sheet: Sheet
    rows: list[Row]
    measures: list[str]
    unit: str
    asked: list[tuple[str, str]]

    @property
    def has(self) -> set[str]:
        """What at least one of its rows prints beside its figures."""
        return {name for name in ("rag", "note") if any(getattr(row.first, name) for row in self.rows)}


async def page(request: Any, datasette: Any) -> Any:
    """The tables, or one line through all papers where the address names one."""
    await allow(datasette, request, *TABLES)
    asked = given(request, "words", "committee", "paper", "group", "line", "of", "from")
    start = place_in_list(asked["from"])
    made = await _tables(datasette, asked, LINES if asked["line"] else MOST, start)

    async def amounts(most: int) -> list[Amount]:
        every = [_narrowed(table, asked) for table in await _tables(datasette, asked, most)]
        return [amount for table in every for row in table.rows for amount in row.amounts.values()]

    groups = "SELECT DISTINCT group_name FROM budget_lines WHERE group_name <> '' ORDER BY 1"
    context = {
        "asked": asked,
        "tables": [_narrowed(table, asked) for table in made],
        "line_measures": _measures(row for table in made for row in table.rows if _is_line(row, asked)),
        "count": made[0].sheet.every if made else 0,
        "start": start,
        "most": MOST,
        "bodies": await bodies(datasette, "budget_lines"),
        "offered": await offered(datasette, "budget_lines", asked["paper"], asked["committee"]),
        "groups": await ask(datasette, str, groups),
        "is_narrowed": any(asked[name] for name in ("words", "committee", "paper", "group")),
    }
    figures = made[0].sheet.figures if made else 0
    return await listed(datasette, request, "budget.html", context, Amount, amounts, figures)


async def _tables(site: Any, asked: dict[str, str], most: int, start: int = 0) -> list[Table]:
    """So many of the tables that hold what is asked, with all their rows."""
    condition, params = _condition(asked)
    sheets = await ask(site, Sheet, SHEETS.format(sheet=SHEET, condition=condition, most=most, start=start), params)
    named = {"sheets": json.dumps([sheet.id for sheet in sheets])}
    amounts = await ask(site, Amount, FIGURES.format(sheet=SHEET), named)
    told = await ask(site, _three, ASKED.format(sheet=SHEET), named)
    return tables(sheets, amounts, told)


def tables(sheets: Sequence[Sheet], amounts: Sequence[Amount], told: Sequence[tuple[str, str, str]]) -> list[Table]:
    """The tables in the order of ``sheets``, their rows as printed."""
    by_sheet: dict[str, list[Amount]] = defaultdict(list)
    for each in amounts:
        by_sheet[each.sheet].append(each)
    made = []
    for sheet in sheets:
        rows = with_sums(rows_of(by_sheet[sheet.id]))
        units = {each.unit for each in by_sheet[sheet.id] if each.unit and each.unit != "%"}
        asked = [(message, severity) for name, message, severity in told if name == sheet.id]
        made.append(Table(sheet, rows, _measures(rows), ", ".join(sorted(units)), asked))
    return made


def rows_of(amounts: Sequence[Amount]) -> list[Row]:
    """The rows of one table, in their order."""
    periods: dict[str, set[str]] = defaultdict(set)
    for each in amounts:
        periods[each.measure].add(each.period)
    found: dict[tuple[int | None, str, str], Row] = {}
    for each in amounts:
        row = found.setdefault((each.row, each.group, each.name), Row(each.group, each.name, bool(each.is_total), {}))
        column = f"{each.measure} {each.period}".rstrip() if len(periods[each.measure]) > 1 else each.measure
        row.amounts.setdefault(column, each)
    return list(found.values())


def with_sums(rows: Sequence[Row]) -> list[Row]:
    """The rows, each total with the sums of the rows that it covers.

    Which those are is not printed: of all ways to add, it is the one that gives most of its figures; where none gives
    any, nothing is known.
    """
    made = []
    for number, row in enumerate(rows):
        best: dict[str, Sum] = {}
        if row.is_total:
            tried = [_added(row, parts) for parts in ways_to_add(rows, number).values()]
            best = max(tried, key=lambda sums: _right(row, sums), default={})
        made.append(Row(row.group, row.name, row.is_total, row.amounts, best if _right(row, best) else {}))
    return made


def _added(total: Row, parts: Sequence[Row]) -> dict[str, Sum]:
    sums = {}
    for measure, amount in total.amounts.items():
        added = [row.amounts[measure] for row in parts if measure in row.amounts]
        values = [each.value for each in added if each.value is not None]
        if adds_up(measure, amount.unit) and amount.value is not None and values:
            sums[measure] = Sum(sum(values), rounding(amount.printed, *(each.printed for each in added)))
    return sums


def _right(total: Row, sums: dict[str, Sum]) -> int:
    """How many of the total's figures, other than noughts, the sums give."""
    return sum(each.is_near(total.amounts[measure]) for measure, each in sums.items() if total.amounts[measure].value)


def _measures(rows: Iterable[Row]) -> list[str]:
    found = {column: amount.measure for row in rows for column, amount in row.amounts.items()}
    known = {name: place for place, name in enumerate(MEASURES)}
    return sorted(found, key=lambda column: known.get(found[column], len(MEASURES)))


def _condition(asked: dict[str, str]) -> tuple[str, dict[str, object]]:
    """What a table must hold, in which all that the address says is a parameter."""
    conditions = ["b.measure IS NOT NULL"]
    params: dict[str, object] = dict(asked)
    if asked["line"]:
        conditions += ["b.name = :line", "coalesce(b.group_name, '') = :of"]
    conditions += ["b.document_id = :paper"] if asked["paper"] else []
    conditions += ["b.group_name = :group"] if asked["group"] else []
    conditions += ["d.body = :committee"] if asked["committee"] else []
    text = "coalesce(b.name, '') || ' ' || coalesce(b.group_name, '') || ' ' || " + TITLE
    held, told = holding(text, asked["words"])
    conditions += held
    params |= told
    return " AND ".join(conditions), params


def _narrowed(table: Table, asked: dict[str, str]) -> Table:
    """The table with the rows that were asked for; totals keep the sums of all rows."""
    words = asked["words"].casefold().split()
    title = f"{table.sheet.title or ''} {table.sheet.file}"
    rows = [
        row
        for row in table.rows
        if all(word in f"{row.name} {row.group} {title}".casefold() for word in words)
        and asked["group"] in ("", row.group)
        and (not asked["line"] or _is_line(row, asked))
    ]
    return Table(table.sheet, rows, table.measures, table.unit, table.asked)


def _is_line(row: Row, asked: dict[str, str]) -> bool:
    return row.name == asked["line"] and row.group == asked["of"]


def _three(one: str, two: str, three: str) -> tuple[str, str, str]:
    return one, two, three
