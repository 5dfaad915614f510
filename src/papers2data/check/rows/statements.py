"""Figures in sentences, with the paragraph that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import COLUMNS, PLACE, place, some, text

REACH = 500
"""Letters before a sentence that may say what it speaks of."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that a sentence states.

    ``paragraph`` is its paragraph up to the end of the sentence, ``before`` the same with what stands above, both cut
    where they are long. ``kpi`` is the indicator that it was linked to, "" for none. ``period`` is the period as
    printed. ``is_minuted`` says that minutes tell it, which speak of the papers of an earlier meeting.
    """

    place: Place
    sentence: str
    paragraph: str
    subject: str
    series: str
    value: float
    printed: str
    unit: str = ""
    period_start: str | None = None
    period_end: str | None = None
    kpi: str = ""
    before: str = ""
    is_minuted: bool = False
    period: str = ""


def statements(db: sqlite_utils.Database) -> dict[str, list[Statement]]:
    """The figures in the text of each document, from its beginning."""
    found: dict[str, list[Statement]] = {}
    for each in _statements(db):
        found.setdefault(each.place.document_id, []).append(each)
    return found


def _statements(db: sqlite_utils.Database) -> Iterator[Statement]:
    rows = db.conn.execute(
        f"SELECT {PLACE}, r.sentence, r.subject, r.series, r.value, r.value_text, r.unit, r.period_start, "  # noqa: S608
        "r.period_end, r.period_text, r.kpi_id, coalesce(a.kind, d.kind) = 'minutes', p.text FROM status_lines r "
        "JOIN documents d ON d.id = r.document_id LEFT JOIN papers a ON a.id = r.paper_id "
        "LEFT JOIN pages p ON p.document_id = r.document_id AND p.number = coalesce(r.page, 1) "
        "WHERE r.value IS NOT NULL AND r.series IS NOT NULL ORDER BY d.path, r.page, r.rowid"
    )
    for row in rows:
        sentence, subject, series, value, printed, unit, start, end, period, kpi, minuted, page = row[COLUMNS:]
        paragraph, before = _around(text(page), text(sentence))
        yield Statement(
            place=place("status_lines", row, text(sentence)),
            sentence=text(sentence),
            paragraph=paragraph,
            subject=text(subject),
            series=text(series),
            value=float(value),
            printed=text(printed),
            unit=text(unit),
            period_start=some(start),
            period_end=some(end),
            kpi=text(kpi),
            before=before,
            period=text(period),
            is_minuted=bool(minuted),
        )


def _around(page: str, sentence: str) -> tuple[str, str]:
    """The sentence's paragraph up to its end, and the same with what stands above; where not found, the sentence."""
    at = page.find(sentence)
    if at < 0:
        return sentence, sentence
    end = at + len(sentence)
    opens = max(page.rfind("\n", 0, at) + 1, at - REACH)
    return page[opens:end], page[max(0, at - 2 * REACH) : end]
