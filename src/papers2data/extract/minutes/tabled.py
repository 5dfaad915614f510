"""Actions that minutes set in a table: whom initials mean and when "the next meeting" is, as the minutes tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from papers2data.extract.found import paper_id
from papers2data.extract.minutes.dues import Calendar, DueDate, in_calendar, next_meeting
from papers2data.extract.minutes.meetings import meeting_of
from papers2data.extract.minutes.roll import Roll, roll_of
from papers2data.model import Document, Paper, Record
from papers2data.split.lines import lines_of


def with_minutes_told(records: Sequence[Record], document: Document, papers: Sequence[Paper]) -> tuple[Record, ...]:
    """The records, actions of the document's minutes with the people and days that these minutes tell."""
    told: dict[str, tuple[Roll, Calendar]] = {}
    for index, paper in enumerate(papers):
        if paper.kind == "minutes":
            lines, day = lines_of(document, paper.first, paper.last), meeting_of(document, paper).date
            when = Calendar(date.fromisoformat(day), next_meeting(lines, day)) if day else Calendar()
            told[paper_id(document, index)] = (roll_of(lines), when)
    return tuple(_told(one, *told[place]) if (place := _paper(one)) in told else one for one in records)


def _paper(record: Record) -> str:
    """The paper of an action; "" for any other record."""
    values = record.values
    is_action = record.table == "milestone_readings" and values.get("kind") == "action"
    return str(values.get("paper_id") or "") if is_action else ""


def _told(record: Record, roll: Roll, when: Calendar) -> Record:
    values = dict(record.values)
    lead, due = values.get("lead"), values.get("due_text")
    if isinstance(lead, str):
        values["lead"] = roll.spelt_out(lead)
    if isinstance(due, str) and not values.get("due_start") and not values.get("due_end"):
        days = in_calendar(DueDate(due), when)
        values |= {"due_start": days.start, "due_end": days.end}
    return replace(record, values=values)
