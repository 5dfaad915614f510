"""Sentences of one paper that give different figures for the same thing and period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from papers2data.check.figures import differ
from papers2data.check.question import Question, question
from papers2data.check.rows.statements import Statement
from papers2data.check.speech import named, period_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding


def contradictions(statements: Sequence[Statement]) -> Iterator[Question]:
    """Figures for the same subject, in the same words, and the same printed period."""
    known: dict[tuple[str, str, str | None, str], Statement] = {}
    told: dict[tuple[str, str, str | None, str], set[float]] = defaultdict(set)
    for each in statements:
        subject = " ".join(each.subject.casefold().split())
        if not each.period_end or each.series not in ("actual", "previous", "comparator") or not _is_exact(each):
            continue
        if len(subject.split()) < wording().thresholds.subject_words:
            continue
        key = (subject, each.unit, each.period_start, each.period_end)
        first = known.setdefault(key, each)
        # one sentence with other figures is a formula, said of one thing after another
        if _form(first) == _form(each) or each.value in told[key]:
            continue
        if differ(first.value, first.printed, each.value, each.printed):
            told[key].add(each.value)
            words = {
                "name": f"{named(each.subject)} in {period_words(each.period_start, each.period_end)}",
                "first": each.printed,
                "second": first.printed,
                "place": each.place.beside(first.place),
            }
            finding = Finding("figures-disagree-in-text", say("figures-disagree-in-text", **words))
            yield question(finding, each.place, first.value, each.value)


def _form(statement: Statement) -> str:
    """The sentence without its figures."""
    return re.sub(r"\d[\d.,]*", "#", statement.sentence)


def _is_exact(statement: Statement) -> bool:
    return wording().words.approximate.search(statement.printed) is None
