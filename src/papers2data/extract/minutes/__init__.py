"""What meetings decided: resolutions clause by clause, from minutes and decision notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from papers2data.extract.found import Found, paper_id, record
from papers2data.extract.minutes.actions import actions_of, left_to_someone, with_action_list
from papers2data.extract.minutes.asks import (
    action_of,
    has_verb,
    responsible_of,
    without_margin,
)
from papers2data.extract.minutes.decision import Decision
from papers2data.extract.minutes.decisions import formal_decisions
from papers2data.extract.minutes.dues import Calendar, DueDate, due_of, in_calendar, next_meeting, printed_due
from papers2data.extract.minutes.items import Item, items_of
from papers2data.extract.minutes.meetings import meeting_of
from papers2data.extract.minutes.notices import notice_items
from papers2data.extract.minutes.pages import said_lines
from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.extract.minutes.plain import House, place_of, plain_decisions
from papers2data.extract.minutes.retelling import retells
from papers2data.extract.minutes.roll import roll_of
from papers2data.model import Document, Finding, Paper, Record, Scalar, Table, span_of
from papers2data.split.lines import lines_of

__all__ = ["read_minutes"]

_RECORDS = re.compile(r"(?:it was )?(?:RESOLVED|Resolved|AGREED|Decisions?\s*:|DECISIONS?\s*:)")
"""Words that open what was decided."""
_ACTIONS = ("action-list", "action-log", "action-owners")
"""Layouts whose rows are actions already."""
_FORMAL = 3
"""A paper with so many formal decisions tells in plain words what was said, not what was decided."""


def read_minutes(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records of ``resolutions``: one for each clause, and one for each motion or amendment that fell.

    An action point is an action to follow as well: it gives a record of ``milestone_readings`` too.
    """
    seen: Counter[str] = Counter()
    records: list[Record] = []
    findings: list[Finding] = []
    for index, paper in enumerate(papers):
        if paper.kind not in ("minutes", "decision_notice"):
            continue
        meeting = meeting_of(document, paper)
        when = _calendar(document, paper, meeting.date)
        decided = list(_decided(document, paper, meeting.body))
        findings += [] if any(decisions for _, decisions in decided) else _unread(document, paper)
        unnumbered = not any(item.number for item, _ in decided)
        for item, decisions in decided:
            places = [_place(decision, seen) for decision in decisions]
            for decision, place in zip(decisions, places, strict=True):
                values = _values(document, decision, decisions, places, when)
                own: dict[str, Scalar] = {
                    "paper_id": paper_id(document, index),
                    "meeting_id": meeting.id,
                    "item_number": item.number or (_own_number(decision) if unnumbered else None),
                    "item_title": item.title or None,
                }
                span = span_of(line.span for line in decision.lines)
                quote = " | ".join(filter(None, (decision.text, decision.due)))
                records.append(record("resolutions", place, {**own, **values}, span, quote))
                if decision.task:
                    action = _action_values(values, meeting.date, own["paper_id"])
                    records.append(record("milestone_readings", f"a{place}", action, span, quote))
    return Found(tuple(records), tuple(findings))


def _own_number(decision: Decision) -> str | None:
    """The number of the paragraph that tells the decision, in a paper whose items have no titles."""
    number = re.fullmatch(r"(\d{1,3})[.)]", decision.lines[0].marker)
    return number[1] if number and not decision.clause else None


def _calendar(document: Document, paper: Paper, day: str) -> Calendar:
    """The days that the paper prints of its meeting and the next."""
    lines = lines_of(document, paper.first, paper.last)
    return Calendar(date.fromisoformat(day), next_meeting(lines, day)) if day else Calendar()


def _unread(document: Document, paper: Paper) -> list[Finding]:
    """The finding on a paper that records decisions of which none was read; [] for minutes that name none."""
    lines = lines_of(document, paper.first, paper.last)
    said = next((line for line in lines if _RECORDS.match(line.text)), None)
    if not lines or (said is None and paper.kind == "minutes"):
        return []
    message = "The paper records decisions, and none could be read from it."
    return [Finding("decisions-unread", message, (said or lines[0]).span)]


def _decided(document: Document, paper: Paper, body: str) -> Iterator[tuple[Item, list[Decision]]]:
    """Each item with its decisions, action points last."""
    lines = lines_of(document, paper.first, paper.last)
    if paper.kind == "decision_notice":
        yield from notice_items(lines)
        return
    items = items_of(with_action_list(said_lines(lines)))
    formal = [formal_decisions(item) for item in items]
    few = sum(d.outcome != "fell" for own in formal for d in own) < _FORMAL
    roll = roll_of(lines)
    tabled = {at for at, block in enumerate(document.blocks) if isinstance(block, Table) and block.layout in _ACTIONS}
    actions = [actions_of(_without(item, tabled), roll) for item in items]
    numbered = sum(bool(d.reference) for own in formal for d in own) >= minute_phrases().limits.numbered
    # only where actions are labelled does a house tell its decisions by them; names in a margin may mean anything
    labels = (minute_phrases().actions.opens.match(line.text) for item in items for line in item.lines)
    many = sum(label is not None for label in labels) >= minute_phrases().limits.actions
    house = House(few, few and not many, body)
    for item, stated, tasks in zip(items, formal, actions, strict=True):
        told = {place_of(line) for d in stated for line in d.lines}
        plain = [] if numbered or (stated and not house.loose) else plain_decisions(item, told, house)
        left = left_to_someone(_without(item, tabled), roll, _blocks([*stated, *tasks])) if few and not numbered else []
        tasks, others = [*tasks, *left], [*stated, *tasks, *left]
        plain = [one for one in plain if not any(retells(one.text, other.text) for other in others)]
        if stated or plain or tasks:
            yield item, _in_order([*stated, *plain, *tasks])


def _without(item: Item, blocks: Set[int]) -> Item:
    """The item without the tables whose rows are read as records already."""
    return replace(item, lines=tuple(line for line in item.lines if line.block not in blocks)) if blocks else item


def _blocks(decisions: Sequence[Decision]) -> set[int]:
    return {line.block for decision in decisions for line in decision.lines}


def _in_order(decisions: list[Decision]) -> list[Decision]:
    """The decisions in the order of the paper; parents stand before their clauses and keep them."""
    order = sorted(range(len(decisions)), key=lambda i: (decisions[i].lines[0].block, i))
    places = {old: new for new, old in enumerate(order)}
    return [
        replace(decisions[i], parent=None if (parent := decisions[i].parent) is None else places[parent]) for i in order
    ]


def _place(decision: Decision, seen: Counter[str]) -> str:
    """The block's number, counted on where several decisions stand in one block."""
    block = f"b{decision.lines[0].block}"
    seen[block] += 1
    return block if seen[block] == 1 else f"{block}-{seen[block]}"


def _values(
    document: Document, decision: Decision, decisions: Sequence[Decision], places: Sequence[str], when: Calendar
) -> dict[str, Scalar]:
    text, margin = without_margin(decision.text)
    decision = replace(decision, text=text, owner=decision.owner or margin)
    action = action_of(decision.text, decision.intro)
    asks = decision.task or decision.outcome in ("deferred", "referred")
    due = printed_due(decision.due) if decision.due else due_of(decision.text, action, asks=asks)
    due = DueDate() if decision.outcome in ("fell", "noted") else in_calendar(due, when, decision.text)
    votes, parent = decision.votes, decision.parent
    return {
        "reference": decision.reference or None,
        "clause": decision.clause,
        "parent_id": None if parent is None else f"{document.source.document_id}-{places[parent]}",
        "text": decision.text,
        "outcome": decision.outcome,
        "action": "note" if decision.outcome == "noted" else action or _parents_action(decision, decisions) or "other",
        "responsible": None if decision.outcome == "fell" else decision.owner or responsible_of(decision.text),
        "due_text": due.text,
        "due_start": due.start,
        "due_end": due.end,
        "votes_for": votes.for_,
        "votes_against": votes.against,
        "abstentions": votes.abstentions,
        "mover": decision.mover or None,
        "seconder": decision.seconder or None,
    }


def _action_values(values: dict[str, Scalar], date: str, paper: Scalar) -> dict[str, Scalar]:
    """The fields of an action as its minutes set it: the words without the date that closes them."""
    name, due = str(values["text"]).rstrip(" ."), values["due_text"]
    if isinstance(due, str) and name.endswith(due.rstrip(" .")):
        name = name[: -len(due.rstrip(" ."))].rstrip(" ,;-(")
    return {
        "paper_id": paper,
        "kind": "action",
        "basis": "planned",
        "name": name,
        "lead": values["responsible"],
        "raised": date or None,
        **{field: values[field] for field in ("due_text", "due_start", "due_end")},
    }


def _parents_action(decision: Decision, decisions: Sequence[Decision]) -> str | None:
    """The action of the clause that this one is part of, for a clause without a verb of its own."""
    parent = decision.parent
    if parent is None or has_verb(decision.text):
        return None
    return action_of(decisions[parent].text, decisions[parent].intro)
