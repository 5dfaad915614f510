"""Milestones, indicators and risks by words of their names."""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlite_utils
from rapidfuzz import fuzz

from papers2data.check.speech import named
from papers2data.errors import UsageError
from papers2data.link.stems import stem

KINDS = (
    ("milestone", "milestones", "milestone_readings", "milestone_id", "name", "reference"),
    ("indicator", "kpis", "kpi_readings", "kpi_id", "name", "section"),
    ("risk", "risks", "risk_readings", "risk_id", "title", "reference"),
)

NEAR = 75.0
"""Per cent of likeness from which a name may have been meant."""


@dataclass(frozen=True, slots=True)
class Named:
    """A milestone (or action), an indicator or a risk."""

    kind: str
    id: str
    name: str


def named_by(db: sqlite_utils.Database, words: str) -> list[Named]:
    """Those whose name in any paper has all the words or forms of them, the closest first; or the one with this id.

    Raises UsageError, with the names that come nearest, where there is none.
    """
    known = _names(db)
    given = _words(words)
    found = {thing: name for thing, names in known.items() for name in names if given and _has_all(name, given)}
    exact = [thing for thing in known if thing.id == words.strip()]
    if exact:
        return exact
    if not found:
        raise UsageError(f"nothing in the papers is called {words!r}: {_meant(words, known)}")
    return sorted(found, key=lambda thing: (-fuzz.ratio(words.casefold(), found[thing].casefold()), thing.id))


def _names(db: sqlite_utils.Database) -> dict[Named, list[str]]:
    known: dict[Named, list[str]] = {}
    for kind, table, readings, link, column, beside in KINDS:
        called = f"coalesce(r.{beside} || ' ', '') || coalesce(r.{column}, '')"
        sql = (
            f"SELECT DISTINCT e.id, e.{column}, {called} FROM {table} e "  # noqa: S608
            f"LEFT JOIN {readings} r ON r.{link} = e.id ORDER BY e.id, 3"
        )
        for name, title, in_paper in db.conn.execute(sql):
            # a stage's own name says nothing; its entity is called after the project too
            known.setdefault(Named(kind, name, title or ""), [title or ""]).append(in_paper)
    return known


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _has_all(name: str, given: list[str]) -> bool:
    there = _words(name)
    return all(any(word.startswith(each) or stem(word) == stem(each) for word in there) for each in given)


def _meant(words: str, known: dict[Named, list[str]]) -> str:
    """The names whose words come nearest to those given."""
    given = _words(words)
    names = sorted({" ".join(name.split()) for names in known.values() for name in names if name})
    near = sorted(((_likeness(given, name), name) for name in names), key=lambda each: (-each[0], each[1]))
    found = [name for likeness, name in near[:3] if likeness >= NEAR]
    if found:
        return f"did you mean {' or '.join(dict.fromkeys(map(named, found)))}?"
    return "'papers2data export milestones' and 'papers2data export kpis' list the names"


def _likeness(given: list[str], name: str) -> float:
    """Per cent that each word given is like the nearest word of the name, on average."""
    there = _words(name)
    if not given or not there:
        return 0.0
    return sum(max(fuzz.ratio(word, each) for each in there) for word in given) / len(given)
