"""Risks as their registers tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, Value, number, place, some, text
from papers2data.check.speech import on_words


@dataclass(frozen=True, slots=True)
class RiskTold:
    """What one register says of one risk; ``report`` is the id of the register in ``reports``."""

    place: Place
    risk: str
    likelihood: float | None
    impact: float | None
    score: float | None
    rag: str = ""
    as_at: str | None = None
    period_start: str | None = None
    report: str = ""

    def on(self) -> str:
        """As in "for July–September 2020", or as the register has it."""
        return on_words(self.period_start, self.as_at, self.place.paper)


def risks(db: sqlite_utils.Database) -> list[RiskTold]:
    """What registers say, in the order of their days."""
    return list(_risks(db))


def _risks(db: sqlite_utils.Database) -> Iterator[RiskTold]:
    rows = db.conn.execute(
        f"SELECT {PLACE}, coalesce(r.reference || ' ', '') || coalesce(r.title, r.description), r.risk_id, "  # noqa: S608
        "r.likelihood, r.impact, r.score, r.rag, rep.as_at, "
        "CASE WHEN d.period_end = rep.as_at THEN d.period_start END, rep.id "
        "FROM risk_readings_current r JOIN documents d ON d.id = r.document_id "
        "LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'risk_readings' "
        "WHERE rep.repeats IS NULL ORDER BY coalesce(rep.as_at, ''), r.id"
    )
    return map(_of_row, rows)


def _of_row(row: tuple[Value, ...]) -> RiskTold:
    name, risk, likelihood, impact, score, rag, as_at, start, report = row[COLUMNS:]
    return RiskTold(
        place=place("risk_readings", row, text(name)),
        risk=text(risk),
        likelihood=_figure(likelihood),
        impact=_figure(impact),
        score=_figure(score),
        rag=text(rag),
        as_at=some(as_at),
        period_start=some(start),
        report=text(report),
    )


def _figure(value: Value) -> float | None:
    """The number; None also for words ("Likely")."""
    try:
        return number(value)
    except ValueError:
        return None
