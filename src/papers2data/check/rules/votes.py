"""Decisions whose outcome is not what the printed votes make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papers2data.check.question import Question, question
from papers2data.check.rows.votes import Vote
from papers2data.check.speech import named
from papers2data.check.wording import say
from papers2data.model import Finding

WON = ("carried", "resolved", "agreed")


def outcomes(votes: Iterable[Vote]) -> Iterator[Question]:
    """Decisions that were carried with more votes against than for, or lost with more for; ties have a casting vote."""
    seen: set[tuple[str, str, int, int]] = set()
    for vote in votes:
        won = vote.outcome in WON
        key = (vote.place.document_id, vote.item, vote.ayes, vote.noes)
        if vote.ayes == vote.noes or won == (vote.ayes > vote.noes) or key in seen:
            continue
        seen.add(key)
        words = {
            "name": named(vote.place.name),
            "outcome": "carried" if won else "lost",
            "ayes": str(vote.ayes),
            "noes": str(vote.noes),
        }
        finding = Finding("outcome-contradicts-votes", say("outcome-contradicts-votes", **words))
        yield question(finding, vote.place, vote.outcome, vote.ayes, vote.noes)
