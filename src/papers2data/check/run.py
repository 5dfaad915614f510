"""All rules over a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import sqlite_utils

from papers2data.check.keep import keep_questions
from papers2data.check.question import Question
from papers2data.check.rows.budgets import BudgetRow, budget_tables
from papers2data.check.rows.cells import cell_tables
from papers2data.check.rows.kpis import Figure, figures
from papers2data.check.rows.matrices import shifts
from papers2data.check.rows.milestones import histories
from papers2data.check.rows.programme import programmes
from papers2data.check.rows.recommendations import recommendations
from papers2data.check.rows.reports import reports
from papers2data.check.rows.resolutions import asked_for
from papers2data.check.rows.risks import risks as rows_of_risks
from papers2data.check.rows.statements import statements
from papers2data.check.rows.texts import page_texts
from papers2data.check.rows.votes import votes
from papers2data.check.rules import (
    changes,
    claims,
    comings,
    counts,
    days,
    due,
    forecasts,
    kpis,
    matrices,
    money,
    owners,
    programme,
    raised,
    ratings,
    recommended,
    resolutions,
    risks,
    sentences,
    statuses,
    sums,
    trends,
)
from papers2data.check.rules import reports as reports_rules
from papers2data.check.rules import tables as tables_rules
from papers2data.check.rules import votes as votes_rules
from papers2data.store.connection import writing
from papers2data.store.waiting import Waiting, note_waiting, waiting


def check_all(db: sqlite_utils.Database) -> int:
    """Finds out anew what an officer would question, and tells how many findings that makes.

    Rows must be linked. What another document takes the place of is not questioned, so that each question stands once.
    What people decided on a finding stays while the finding stays. One transaction; raises StoreError.
    """
    with writing(db):
        left = {row[0] for row in db.conn.execute("SELECT id FROM documents WHERE superseded_by IS NOT NULL")}
        found = (each for rule in RULES for each in rule(db))
        count = keep_questions(db, (each for each in found if each.place.document_id not in left))
        if waiting(db) is not Waiting.LINKS:
            note_waiting(db, Waiting.NOTHING)
        return count


def _milestones(db: sqlite_utils.Database) -> Iterator[Question]:
    told, papers = histories(db), reports(db)
    for history in told:
        yield from due.overdue(history)
        yield from due.moved(history)
        yield from statuses.changed(history)
        yield from statuses.unchanged(history)
        yield from raised.impossible(history)
        yield from reports_rules.same_day(history)
    yield from comings.dropped(told, papers)
    yield from comings.appeared(told, papers)
    yield from owners.unassigned(told)


def _kpis(db: sqlite_utils.Database) -> Iterator[Question]:
    found = figures(db)
    rows = kpis.in_rows(found)
    yield from kpis.restated(found)
    yield from kpis.against_arrow(
        rows, {page.document_id for page in page_texts(db) if kpis.is_key_of_trends(page.text)}
    )
    yield from kpis.against_target(rows)
    yield from kpis.vanished(found, reports(db))
    yield from ratings.rated(rows)
    yield from ratings.eased(rows)
    yield from ratings.behind(rows)


def _texts(db: sqlite_utils.Database) -> Iterator[Question]:
    printed: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures(db):
        printed[figure.place.document_id].append(figure)
    told = statements(db)
    for document in sorted({*printed, *told}):
        yield from claims.disagreements(printed[document], told.get(document, []))
        yield from sentences.contradictions(told.get(document, []))


def _sums(db: sqlite_utils.Database) -> Iterator[Question]:
    told = statements(db)
    papers: dict[str, list[list[BudgetRow]]] = defaultdict(list)
    wrong: set[tuple[str, int | None, float]] = set()
    for rows in budget_tables(db):
        for each in sums.arithmetic(rows):
            wrong.add((each.place.document_id, each.place.page, float(each.facts[1])))
            yield each
        document = next(amount.place.document_id for row in rows for amount in row.amounts.values())
        papers[document].append(rows)
        yield from money.contradicted(rows, told.get(document, []))
    for tables in papers.values():
        yield from forecasts.overspent(tables)
        yield from forecasts.savings_short(tables)
    for table in cell_tables(db):
        yield from tables_rules.totals(table, wrong)
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


def _pages(db: sqlite_utils.Database) -> Iterator[Question]:
    told = [each for history in histories(db) for each in history]
    tables = counts.tables_of(figures(db), told, rows_of_risks(db))
    yield from counts.miscounted(page_texts(db), tables)
    yield from days.wrong(page_texts(db))
    yield from trends.against_figures(page_texts(db))
    yield from changes.miscalculated(page_texts(db))


def _resolutions(db: sqlite_utils.Database) -> Iterator[Question]:
    yield from resolutions.unanswered(asked_for(db))
    yield from votes_rules.outcomes(votes(db))
    yield from recommended.twice(recommendations(db))


RULES: tuple[Callable[[sqlite_utils.Database], Iterator[Question]], ...] = (
    _milestones,
    _kpis,
    _texts,
    _sums,
    _risks,
    _programmes,
    _resolutions,
    _pages,
)
"""The rules, by what they look at."""
