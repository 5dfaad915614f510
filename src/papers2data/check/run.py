"""All rules over a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import sqlite_utils

from papers2data.check.keep import keep_questions
from papers2data.check.question import Question
from papers2data.check.rows.budgets import budget_tables
from papers2data.check.rows.kpis import figures
from papers2data.check.rows.matrices import shifts
from papers2data.check.rows.milestones import histories
from papers2data.check.rows.programme import programmes
from papers2data.check.rows.reports import reports
from papers2data.check.rows.risks import risks as rows_of_risks
from papers2data.check.rules import comings, due, kpis, matrices, programme, raised, risks, statuses, sums
from papers2data.store.connection import writing


def check_all(db: sqlite_utils.Database) -> int:
    """Finds out anew what an officer would question, and tells how many findings that makes.

    Rows must be linked. What people decided on a finding stays while the finding stays. One transaction; raises
    StoreError.
    """
    with writing(db):
        return keep_questions(db, (each for rule in RULES for each in rule(db)))


def _milestones(db: sqlite_utils.Database) -> Iterator[Question]:
    told, papers = histories(db), reports(db)
    for history in told:
        yield from due.overdue(history)
        yield from due.moved(history)
        yield from statuses.changed(history)
        yield from statuses.unchanged(history)
        yield from raised.impossible(history)
    yield from comings.dropped(told, papers)
    yield from comings.appeared(told, papers)


def _kpis(db: sqlite_utils.Database) -> Iterator[Question]:
    found = figures(db)
    rows = kpis.in_rows(found)
    yield from kpis.restated(found)
    yield from kpis.against_arrow(rows)
    yield from kpis.against_target(rows)
    yield from kpis.vanished(found, reports(db))


def _sums(db: sqlite_utils.Database) -> Iterator[Question]:
    for rows in budget_tables(db):
        yield from sums.arithmetic(rows)
    for stages in shifts(db):
        yield from matrices.differences(stages)


def _risks(db: sqlite_utils.Database) -> Iterator[Question]:
    told = rows_of_risks(db)
    yield from risks.scores(told)
    yield from risks.grown(told)
    yield from risks.left(told, reports(db))


def _programmes(db: sqlite_utils.Database) -> Iterator[Question]:
    for items in programmes(db):
        yield from programme.out_of_order(items)


RULES: tuple[Callable[[sqlite_utils.Database], Iterator[Question]], ...] = (
    _milestones,
    _kpis,
    _sums,
    _risks,
    _programmes,
)
"""The rules, by what they look at."""
