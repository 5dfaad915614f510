"""Counts in the text ("two of the eight vital signs are red") beside the table of the same paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.kpis import Figure
from papers2data.check.rows.milestones import Told
from papers2data.check.rows.risks import RiskTold
from papers2data.check.rows.texts import PageText
from papers2data.check.speech import number_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding

Table = dict[str, dict[str, str]]
"""For each kind of thing ("indicator", "vital", "milestone", "risk"): its rating or status by id.

Milestones have their statuses, and under "milestone in colours" the colours that are printed for them, "" for none.
"""

IN_COLOURS = "milestone in colours"

COLOURS = frozenset({"red", "amber", "green"})


def tables_of(figures: Iterable[Figure], told: Iterable[Told], risks: Iterable[RiskTold]) -> dict[str, Table]:
    """What the tables of each document rate; a summary of ratings is left out where the figures stand elsewhere."""
    found: dict[str, Table] = defaultdict(lambda: defaultdict(dict))
    rated = [figure for figure in figures if figure.series == "actual" and figure.rag]
    valued = {figure.row[0]: figure.place.document_id for figure in rated if figure.value is not None}
    for figure in rated:
        if figure.row[0] in valued or figure.place.document_id not in valued.values():
            document = found[figure.place.document_id]
            document["indicator"][figure.kpi] = figure.rag
            if figure.is_vital:
                document["vital"][figure.kpi] = figure.rag
    for each in told:
        if each.is_told() and each.status:
            document = found[each.place.document_id]
            document["milestone"][each.place.record[1]] = each.status
            document[IN_COLOURS][each.place.record[1]] = _colour(each.status_text)
    for risk in risks:
        if risk.rag:
            found[risk.place.document_id]["risk"][risk.place.record[1]] = risk.rag
    return found


def miscounted(pages: Iterable[PageText], tables: dict[str, Table]) -> Iterator[Question]:
    """Sentences whose count differs from the table, where the table has about as many things as they speak of."""
    for page in pages:
        if page.document_id not in tables:
            continue
        for pattern in wording().words.counted:
            for found in pattern.finditer(page.text):
                yield from _compared(page, found, tables[page.document_id])


def _compared(page: PageText, found: re.Match[str], table: Table) -> Iterator[Question]:
    some, every = _number(found["n"]), _number(found["all"])
    kind, what = _kind(found["what"]), _rating(found["rest"])
    things = _rated(table, kind, what)
    if some is None or every is None or not what or len(things) < wording().thresholds.counted_least:
        return
    if abs(every - len(things)) > wording().thresholds.counted_off * len(things):
        return
    real = things.count(what)
    if (some, every) == (real, len(things)):
        return
    printed = " ".join(found[0].split())
    words = {
        "printed": printed,
        "real": f"{number_words(real) if real else 'none'} of {number_words(len(things))}",
        "rating": what.replace("_", " "),
    }
    finding = Finding("count-mismatch", say("count-mismatch", **words))
    yield question(finding, page.place(found.start(), printed), real, len(things))


def _rated(table: Table, kind: str, what: str) -> list[str]:
    """The ratings of the things, none where the table rates them in another way than the sentence does."""
    in_colours = kind == "milestone" and what in COLOURS
    things = list(table.get(IN_COLOURS if in_colours else kind, {}).values())
    are_colours = not COLOURS.isdisjoint(things)
    return things if are_colours == (what in COLOURS) else []


def _colour(text: str) -> str:
    """The colour that a status is printed as, "" for none or several."""
    found = COLOURS.intersection(text.casefold().split())
    return next(iter(found)) if len(found) == 1 else ""


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else wording().words.numerals.get(word.casefold())


def _kind(what: str) -> str:
    return next((kind for kind, pattern in wording().words.kinds.items() if pattern.search(what)), "")


def _rating(rest: str) -> str:
    """The one rating or status that the sentence speaks of; "" where none or several."""
    found: Sequence[str] = [name for name, pattern in wording().words.ratings.items() if pattern.search(rest)]
    return found[0] if len(found) == 1 else ""
