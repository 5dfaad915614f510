"""Figures of performance indicators, as corrected; papers that repeat others count once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, Value, number, place, some, text
from papers2data.check.speech import on_words


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one indicator; ``row`` is the printed row it stands in, ``good`` is "high", "low" or "" if unknown.

    ``report`` is the id of its report in ``reports``, ``as_at`` the day that this speaks of.
    """

    place: Place
    kpi: str
    series: str
    value: float | None
    printed: str
    unit: str = ""
    period_start: str | None = None
    period_end: str | None = None
    rag: str = ""
    direction: str = ""
    good: str = ""
    note: str = ""
    is_vital: bool = False
    row: tuple[str, int] = ("", 0)
    report: str = ""
    as_at: str | None = None

    def on(self) -> str:
        """As in "for July–September 2020" or "on 14 February 2024", by its report."""
        return on_words(None, self.as_at, self.place.paper)

    def shown(self) -> str:
        """The figure as printed, without the period that some print in brackets behind it."""
        return self.printed.partition("(")[0].strip() or self.printed


def figures(db: sqlite_utils.Database) -> list[Figure]:
    """All figures that belong to an indicator, in the order of the reports."""
    return list(_figures(db))


def _figures(db: sqlite_utils.Database) -> Iterator[Figure]:
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.name, r.kpi_id, r.series, r.value, r.value_text, r.unit, r.period_start, r.period_end, "  # noqa: S608
        "r.rag, r.direction, coalesce(r.polarity, k.polarity), r.note, r.vital_sign, "
        "coalesce(r.table_id, r.document_id), r.row, rep.id, coalesce(rep.as_at, d.meeting_date, d.period_end) "
        "FROM kpi_readings_current r JOIN documents d ON d.id = r.document_id JOIN kpis k ON k.id = r.kpi_id "
        "LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'kpi_readings' "
        "WHERE rep.repeats IS NULL ORDER BY coalesce(rep.as_at, d.meeting_date, d.period_end, ''), r.id"
    )
    return map(_of_row, rows)


def _of_row(row: tuple[Value, ...]) -> Figure:
    name, kpi, series, value, printed, unit, start, end = row[COLUMNS : COLUMNS + 8]
    rag, direction, good, note, vital, table, line, report, as_at = row[COLUMNS + 8 :]
    return Figure(
        place=place("kpi_readings", row, text(name)),
        kpi=text(kpi),
        series=text(series),
        value=number(value),
        printed=text(printed),
        unit=text(unit),
        period_start=some(start),
        period_end=some(end),
        rag=text(rag),
        direction=text(direction),
        good=text(good),
        note=text(note),
        is_vital=bool(vital),
        row=(text(table), int(line or 0)),
        report=text(report),
        as_at=some(as_at),
    )
