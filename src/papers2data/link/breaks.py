"""Where an indicator is not quite what it was: its name gained a condition, its unit changed, or the paper says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import sqlite_utils

from papers2data.link.words import words

_WORD = re.compile(r"[^\W_]+")

Reading = tuple[str, str, str, str, str]
"""(id, indicator, name, unit, note)"""


def write_breaks(db: sqlite_utils.Database) -> None:
    """Makes the table ``kpi_breaks`` anew; indicators and reports must be linked."""
    db.conn.execute("DELETE FROM kpi_breaks")
    rows: list[Reading] = db.conn.execute(
        "SELECT r.id, r.kpi_id, r.name, coalesce(r.unit, ''), coalesce(r.note, '') FROM kpi_readings_current r "
        "LEFT JOIN reports rep ON rep.source = coalesce(r.paper_id, r.document_id) AND rep.kind = 'kpi_readings' "
        "WHERE r.kpi_id IS NOT NULL AND r.series = 'actual' AND rep.repeats IS NULL "
        "ORDER BY r.kpi_id, coalesce(rep.as_at, ''), r.document_id, r.id"
    ).fetchall()
    db.conn.executemany(
        "INSERT INTO kpi_breaks (id, kpi_id, reading, before, reason) VALUES (?, ?, ?, ?, ?)",
        [(new[0], new[1], new[0], old[0], reason) for old, new, reason in _breaks(rows)],
    )


def _breaks(rows: Sequence[Reading]) -> Iterator[tuple[Reading, Reading, str]]:
    for old, new in pairwise(rows):
        if old[1] == new[1]:
            reasons = [*_name(old[2], new[2]), *_unit(old[3], new[3]), *_note(old[4], new[4])]
            if reasons:
                yield old, new, f"{'; '.join(reasons)}."


def _name(old: str, new: str) -> Iterator[str]:
    if any(name.count("(") != name.count(")") for name in (old, new)):
        return  # a name that was cut off says nothing of what it lacks
    before, now = _flat(old), _flat(new)
    gained = [word for word in now if word not in before]
    lost = [word for word in before if word not in now]
    if gained:
        yield f"the name gains “{' '.join(gained)}”"
    if lost:
        yield f"the name loses “{' '.join(lost)}”"


def _unit(old: str, new: str) -> Iterator[str]:
    if old and new and old != new:
        yield f"the unit changes from {old} to {new}"


def _note(old: str, new: str) -> Iterator[str]:
    if new and new != old and words().phrases.redefined.search(new):
        yield f"the paper says: “{new[:120]}”"


def _flat(name: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", name).casefold())
