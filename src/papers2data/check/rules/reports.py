"""Reports of one day that tell different things of one milestone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.speech import due_words, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

DONE = ("complete", "cancelled")


def same_day(history: Sequence[Told]) -> Iterator[Question]:
    """Pairs of reports of one day from different papers, where the due date or being finished differs."""
    told = [each for each in history if each.is_told() and each.as_at]
    for first, second in combinations(told, 2):
        if first.as_at != second.as_at or first.place.document_id == second.place.document_id:
            continue
        said = _due_differs(first, second) or _status_differs(first, second)
        if said:
            words = {
                "name": named(second.name),
                "on": second.on(),
                "first": said[0],
                "second": said[1],
                "place": second.place.beside(first.place),
            }
            finding = Finding("reports-disagree", say("reports-disagree", **words))
            yield question(finding, second.place, *said)


def _due_differs(first: Told, second: Told) -> tuple[str, str] | None:
    if not first.due_end or not second.due_end or first.status in DONE or second.status in DONE:
        return None
    apart = abs((date.fromisoformat(first.due_end) - date.fromisoformat(second.due_end)).days)
    overlap = (first.due_start or first.due_end) <= second.due_end and (
        second.due_start or second.due_end
    ) <= first.due_end
    if overlap or apart < wording().thresholds.slip_days:
        return None
    return f"due {due_words(first.due_start, first.due_end)}", f"due {due_words(second.due_start, second.due_end)}"


def _status_differs(first: Told, second: Told) -> tuple[str, str] | None:
    """One says that it is finished or on track, the other that it is open or in trouble."""
    one, other = _standing(first), _standing(second)
    if not one or not other or one == other or {one, other} in ({"open", "well"}, {"open", "trouble"}):
        return None
    return f"“{first.said()}”", f"“{second.said()}”"


def _standing(told: Told) -> str:
    if told.status in DONE:
        return "done"
    if told.status == "on_track":
        return "well"
    if told.status in wording().words.concerned:
        return "trouble"
    return "open" if told.status in ("in_progress", "not_started") else ""
