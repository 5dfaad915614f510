"""Work programmes that tell a resolution again: found to be the same, whatever the spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlite_utils
from rapidfuzz import fuzz

from papers2data.link.asks import Clause
from papers2data.link.phrases import key_of
from papers2data.link.words import words
from papers2data.values.dates import find_dates

_CLAUSES = re.compile(r"(?:^|\n|(?<=[.:;])\s)\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\)?)\s+", re.IGNORECASE)

SURE = 85.0
"""Per cent of equal characters from which two texts are one."""


@dataclass(frozen=True, slots=True)
class Retold:
    """A row of a work programme that tells ``clause`` again."""

    clause: str
    work_item: str
    title: str
    text: str
    score: float


def retellings(db: sqlite_utils.Database, clauses: Sequence[Clause]) -> list[Retold]:
    """Each clause that a work programme tells again, with the row that does."""
    by_word: dict[str, list[Clause]] = defaultdict(list)
    keys = {clause.id: key_of(clause.text) for clause in clauses}
    for clause in clauses:
        for word in set(keys[clause.id].split()):
            by_word[word].append(clause)
    found: dict[tuple[str, str], Retold] = {}
    rows = db.conn.execute(
        "SELECT w.id, w.title, coalesce(w.purpose, ''), coalesce(w.resolutions, ''), w.meeting_date "
        "FROM work_items w ORDER BY w.id"
    )
    for name, title, purpose, resolutions, meeting in rows:
        for text, when in _told(purpose, resolutions, meeting or ""):
            best = _best(text, when, by_word, keys)
            if best is not None:
                clause, score = best
                found.setdefault((clause.id, name), Retold(clause.id, name, title or "", text, score))
    return list(found.values())


def _told(purpose: str, resolutions: str, meeting: str) -> Iterator[tuple[str, str]]:
    """(text of a clause, month of its meeting as 2023-06 or "") that the row tells."""
    for match in words().phrases.follow.retold.finditer(purpose):
        days = [found.range.end for found in find_dates(match["when"]) if found.range.end]
        yield match["text"].strip(), days[0].isoformat()[:7] if days else ""
    for part in _CLAUSES.split(resolutions):
        if len(part.split()) > 4:
            yield part.strip(), meeting[:7]


def _best(text: str, when: str, by_word: dict[str, list[Clause]], keys: dict[str, str]) -> tuple[Clause, float] | None:
    """The clause that the text tells; None where none is near enough, or where two are equally near."""
    key = key_of(text)
    told = sorted(set(key.split()), key=lambda word: (len(by_word.get(word, ())) or 10**9, word))[:4]
    likely = {clause.id: clause for word in told for clause in by_word.get(word, ())}
    scored = []
    for clause in likely.values():
        if when and clause.date and clause.date[:7] != when:
            continue
        own = keys[clause.id]
        score = float(fuzz.ratio(own, key))
        if min(len(own), len(key)) > 40:  # told in part, or with more around it
            score = max(score, float(fuzz.partial_ratio(own, key)) - 5)
        if score >= SURE:
            scored.append((score, clause))
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    if not scored or (
        len(scored) > 1 and scored[0][0] == scored[1][0] and keys[scored[0][1].id] != keys[scored[1][1].id]
    ):
        return None
    return scored[0][1], scored[0][0] / 100
