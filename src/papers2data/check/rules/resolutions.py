"""Resolutions that were due: nothing came back, or it came late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papers2data.check.question import Question, question
from papers2data.check.rows.resolutions import Asked
from papers2data.check.speech import day_words, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding


def unanswered(clauses: Iterable[Asked]) -> Iterator[Question]:
    """Clauses that were due by the last meeting of the same body that has papers here, and what became of them."""
    for clause in clauses:
        if wording().words.not_deadline.search(clause.due_text):
            continue
        words = {
            "name": named(clause.place.name),
            "label": f" ({clause.label})" if clause.label else "",
            "meeting": day_words(clause.meeting),
            "due": clause.due_text.strip(),
            "last": day_words(clause.last_meeting) if clause.last_meeting else "",
            "answered": day_words(clause.answered) if clause.answered else "",
        }
        if clause.state == "overdue" and not clause.tracked and _has_met_since(clause):
            nothing = Finding("resolution-nothing-came-back", say("resolution-nothing-came-back", **words))
            yield question(nothing, clause.place, clause.due_end)
        elif clause.state == "came back late" and clause.answered and clause.action in wording().words.brought_back:
            late = Finding("resolution-came-back-late", say("resolution-came-back-late", **words))
            yield question(late, clause.place, clause.due_end, clause.answered)


def _has_met_since(clause: Asked) -> bool:
    """True where papers of a meeting are here that could have had it: the very one, where it was due at a meeting."""
    last = clause.last_meeting
    if not clause.is_held and wording().words.at_meeting.search(clause.due_text):
        return False
    return last is not None and last > clause.meeting and last >= (clause.due_start or clause.due_end)
