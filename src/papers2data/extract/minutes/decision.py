"""A decision as read from minutes, with what stands around it: who moved it, how the vote went, its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers2data.extract.minutes.clauses import ClauseList, is_intro
from papers2data.extract.minutes.motions import proposal, seconding
from papers2data.extract.minutes.phrases import Outcome, minute_phrases
from papers2data.extract.minutes.sentences import sentences
from papers2data.extract.minutes.votes import NO_VOTES, Votes, read_votes
from papers2data.split.lines import Line

_ASKS = re.compile(r"\b(?:be|is|are)\s+(?!asked|recommended|invited|requested)(?:\w+ly\s+)?\w+(?:ed|en)\b", re.I)
_LEADS = re.compile(r"\b(?:subject to|for the following reasons?|following conditions)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """A clause that was decided, or a motion that fell.

    ``parent`` is a place among the item's decisions. ``intro`` holds the words that lead into the clause. ``owner`` and
    ``due`` are printed apart from the text (action points); None elsewhere. ``task`` says that it is an action point.
    ``group`` counts the openings ("RESOLVED …") of the item: clauses of one group were decided together.
    ``proposed`` says that the item only puts it forward ("RECOMMENDED that …").
    """

    text: str
    outcome: Outcome
    lines: tuple[Line, ...]
    clause: str = ""
    reference: str = ""
    parent: int | None = None
    intro: str = ""
    mover: str = ""
    seconder: str = ""
    votes: Votes = NO_VOTES
    owner: str | None = None
    due: str | None = None
    task: bool = False
    group: int = 0
    amendment: bool = False
    proposed: bool = False


def decisions_of(found: ClauseList, base: Decision, offset: int) -> list[Decision]:
    """A decision for each clause, and one for the words that lead into them where they ask for something themselves."""
    leads = (
        bool(found.intro)
        and bool(found.clauses)
        and (_ASKS.search(found.intro) is not None or _LEADS.search(found.intro) is not None)
    )
    decisions = [replace(base, text=found.intro)] if leads else []
    if found.intro and not found.clauses:
        return [replace(base, text=found.intro)] if not is_intro(found.intro) else []
    shift = offset + len(decisions)
    for clause in found.clauses:
        parent = clause.parent + shift if clause.parent is not None else offset if leads else None
        above = found.clauses[clause.parent].text if clause.parent is not None else ""
        intro = f"{found.intro} {above}".strip()
        decisions.append(
            replace(base, text=clause.text, clause=clause.path, lines=clause.lines, parent=parent, intro=intro)
        )
    return decisions


def without_asides(text: str) -> tuple[str, list[str]]:
    """The text without its last sentences where these only say who moved it and how the vote went, and these."""
    parts = sentences(text)
    asides: list[str] = []
    while len(parts) > 1 and minute_phrases().actions.aside.match(parts[-1]):
        asides.append(parts.pop())
    return (" ".join(parts), asides[::-1]) if asides else (text, [])


def asides_after(lines: Sequence[Line]) -> list[str]:
    """The lines right after a decision that only say who moved it and how the vote went."""
    asides = []
    for line in lines:
        if line.row is not None or line.heading or not minute_phrases().actions.aside.match(line.text):
            break
        asides.append(line.text)
    return asides


def with_asides(decision: Decision, texts: Sequence[str], line: Line) -> Decision:
    """The decision with mover, seconder and votes that the texts name."""
    for text in texts:
        motion = proposal(text, line)
        if motion is not None:
            decision = replace(decision, mover=motion.mover, seconder=motion.seconder or decision.seconder)
        elif second := seconding(text):
            decision = replace(decision, seconder=second)
        decision = replace(decision, votes=decision.votes | read_votes(text))
    return decision
