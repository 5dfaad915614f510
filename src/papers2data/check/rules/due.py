"""Due dates: passed while all is said to be well, passed without a new one, put off, given up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.rules.beside import before_each
from papers2data.check.speech import due_words, named, ordinal_words, span_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding

DONE = ("complete", "cancelled")


def overdue(history: Sequence[Told]) -> Iterator[Question]:
    """Reports of a milestone that was due before the day they speak of and is not finished."""
    for told in history:
        late = _days_late(told)
        if late is None or told.due_end is None or told.status is None:
            continue
        words = {
            "name": named(told.name),
            "status": told.said(),
            "on": told.on(),
            "due": due_words(told.due_start, told.due_end),
            "late": span_words(late),
        }
        if told.status == "on_track":
            finding = Finding("overdue-on-track", say("overdue-on-track", **words))
        else:
            finding = Finding("overdue", say("overdue", **words))
        yield question(finding, told.place, told.due_end, told.status, told.as_at)


def moved(history: Sequence[Told]) -> Iterator[Question]:
    """Each time that the due date of a milestone was put off, with how often that makes, or was given up."""
    times = 0
    dated = [told for told in history if _is_dated(told) or _gives_up(told)]
    for before, told in before_each(dated):
        if not told.is_told() or not before.due_end or told.status in DONE:
            continue
        words = {
            "name": named(told.name),
            "before": _bare(due_words(before.due_start, before.due_end)),
            "on": told.on(),
            "place": told.place.beside(before.place),
        }
        if told.due_end is None:
            if before.status in DONE:
                continue
            lost = Finding("due-date-lost", say("due-date-lost", now=told.due_text, **words))
            yield question(lost, told.place, before.due_end)
        elif _is_later(before, told):
            times += 1
            words["now"] = due_words(told.due_start, told.due_end)
            words["slip"] = span_words(_days(before.due_end, told.due_end))
            words["often"] = "" if times == 1 else f" It is the {ordinal_words(times)} time that it is put off."
            slip = Finding("due-slipped", say("due-slipped", **words))
            yield question(slip, told.place, before.due_end, told.due_end)


def _days_late(told: Told) -> int | None:
    """Days between the due date and the day of the report; None where it was not late, or nothing can be said."""
    if not told.is_told() or told.status in (*DONE, "unknown") or not told.due_end or not told.as_at:
        return None
    late = _days(told.due_end, told.as_at)
    return late if late > 0 and _is_dated(told) else None


def _is_dated(told: Told) -> bool:
    """False also for "from May 2019": work may begin then."""
    return told.due_end is not None and wording().words.not_deadline.search(told.due_text) is None


def _gives_up(told: Told) -> bool:
    return told.due_end is None and wording().words.no_date.search(told.due_text) is not None


def _is_later(before: Told, told: Told) -> bool:
    """True where the new due date is later, and not only printed less exactly ("June 2020", then "2020")."""
    if before.due_end is None or told.due_end is None:
        return False
    if _days(before.due_end, told.due_end) < wording().thresholds.slip_days:
        return False
    return told.due_start is None or told.due_start > before.due_end or not _is_one_period(told.due_start, told.due_end)


def _is_one_period(start: str, end: str) -> bool:
    """True for a month, a quarter or a year; "May 2020 October 2020" is none, but a date and the one it became."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return months in (1, 12) or (months == 3 and first.month % 3 == 1)


def _bare(due: str) -> str:
    return due.removeprefix("in ").removeprefix("on ").removeprefix("by ")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
