"""Actions whose own dates cannot be: raised after the log was written, or due long before they were raised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.speech import day_words, due_words, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding


def impossible(history: Sequence[Told]) -> Iterator[Question]:
    """Each impossible date once, however many papers repeat it."""
    seen: set[str] = set()
    for told in history:
        found = _after_its_log(told) or _after_its_due_date(told)
        if found and told.raised and told.raised not in seen:
            seen.add(told.raised)
            words = {"name": named(told.name), "raised": day_words(told.raised), "against": found}
            yield question(Finding("date-impossible", say("date-impossible", **words)), told.place, told.raised)


def _after_its_log(told: Told) -> str:
    if told.raised and told.as_at and told.raised > told.as_at:
        return f"the paper is of {day_words(told.as_at)}"
    return ""


def _after_its_due_date(told: Told) -> str:
    if not (told.raised and told.due_end):
        return ""
    allowed = timedelta(days=wording().thresholds.raised_after_due_days)
    if date.fromisoformat(told.raised) - date.fromisoformat(told.due_end) > allowed:
        return f"it was due {due_words(told.due_start, told.due_end)}"
    return ""
