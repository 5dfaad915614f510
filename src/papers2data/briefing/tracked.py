"""What was resolved to come back, and what became of it, seen from one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import sqlite_utils

from papers2data.briefing.parts import Line, Section, Source, section, source_of
from papers2data.check.speech import counted, day_words, due_words, on_words, span_words
from papers2data.model import Scalar

SQL = """
SELECT t.resolution_id, coalesce(t.body, ''), t.meeting_date, coalesce(t.item_title, ''), coalesce(t.reference, ''),
  coalesce(t.clause, ''), t.text, t.due_end, t.state, t.first_followup, d.id, coalesce(d.title, ''), d.path, t.page,
  (SELECT min(e.line) FROM evidence e WHERE e.record_table = 'resolutions' AND e.record_id = t.resolution_id),
  coalesce(d.source_url, ''), (SELECT max(m.date) FROM meetings m WHERE m.body = t.body)
FROM resolution_tracker t JOIN documents d ON d.id = t.document_id
"""

AHEAD = 120
"""Days to look ahead for what is due back next: about two meetings of a committee."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A later paper or row that speaks of a resolution, and why it is thought so.

    ``counts`` is False where it only plans the answer or tells the resolution again. ``kind`` is the table's word for
    what it is. ``is_dated`` is False where the paper prints no day, and ``date`` is the first that it can be of.
    """

    date: str | None
    counts: bool
    reason: str
    source: Source
    kind: str = ""
    is_dated: bool = True

    def on(self) -> str:
        """``on 14 February 2024``, or ``in`` a file whose day is not printed."""
        return on_words(None, self.date if self.is_dated else None, self.source.paper)


@dataclass(frozen=True, slots=True)
class Time:
    """One time at which something is due; ``passed`` where a meeting of the body was held in it, or it is over."""

    start: str | None
    end: str
    passed: bool
    answered: str | None

    def is_missed(self, day: str) -> bool:
        """True where nothing came by ``day``, though the time was over or a meeting held in it."""
        if self.answered and self.answered <= day:
            return False
        return self.end < day or (self.passed and (self.start or self.end) <= day)


@dataclass(frozen=True, slots=True)
class Ask:
    """A clause that asks for something; ``state`` is the tracker's word for what became of it."""

    id: str
    body: str
    meeting: str | None
    item: str
    reference: str
    clause: str
    text: str
    due: str | None
    state: str
    first_followup: str | None
    source: Source
    last_meeting: str | None = None
    answers: tuple[Answer, ...] = ()
    times: tuple[Time, ...] = ()

    @property
    def name(self) -> str:
        """``2023/014, clause 2``, else the title of its item."""
        clause = f"clause {self.clause}" if self.clause else ""
        return ", ".join(part for part in (self.reference or self.item, clause) if part) or "An action"

    def seen_on(self, day: str) -> str:
        """``day``, or the last meeting of the committee that any paper tells of, where that is earlier.

        What was due after it may have come back in papers that are not here.
        """
        return min(day, self.last_meeting or day)

    def back_by(self, day: str) -> Answer | None:
        """The first answer up to ``day``, None where there is none."""
        return next((each for each in self.answers if each.counts and each.date and each.date <= day), None)

    def open_in_log(self, day: str) -> Answer | None:
        """The last action log up to ``day`` that has it, where that has it open; None where none has."""
        logs = [each for each in self.answers if each.kind == "action" and (each.date or "") <= day]
        return logs[-1] if logs and not logs[-1].counts else None

    def was_open_between(self, due: str, day: str) -> bool:
        """True where an action log after the one day and before the other has it open."""
        logs = (each for each in self.answers if each.kind == "action" and not each.counts)
        return any(due < (each.date or "") < day for each in logs)

    def missed_by(self, day: str) -> Time | None:
        """The first time at which it was due by ``day`` and did not come back."""
        return next((time for time in self.times if time.is_missed(day)), None)

    def next_after(self, day: str) -> Time | None:
        """The next time at which it is due."""
        ahead = (time for time in self.times if time.end >= day and not time.is_missed(day))
        return next((time for time in ahead if not (time.answered and time.answered <= day)), None)


def asks(db: sqlite_utils.Database) -> list[Ask]:
    """All clauses that ask for something, in the tracker's order, with what answers each."""
    found: dict[str, list[Answer]] = {}
    rows = db.conn.execute(
        "SELECT f.resolution_id, f.date, coalesce(f.answers, 1), coalesce(f.reason, ''), f.kind, "
        "NOT (f.kind = 'action' AND EXISTS (SELECT 1 FROM reports rep WHERE rep.document_id = f.document_id "
        "AND rep.as_at IS NULL AND rep.not_before = f.date)), d.id, coalesce(d.title, ''), d.path, f.page, NULL, "
        "coalesce(d.source_url, '') FROM followups f JOIN documents d ON d.id = f.document_id ORDER BY f.date, f.id"
    )
    for resolution, day, counts, reason, kind, dated, *place in rows:
        answer = Answer(day, bool(counts), reason, source_of(place), kind, bool(dated))
        found.setdefault(resolution, []).append(answer)
    times: dict[str, list[Time]] = {}
    sql = (
        "SELECT resolution_id, due_start, due_end, passed, answered_on FROM due_occasions WHERE due_end IS NOT NULL "
        "ORDER BY due_end, id"
    )
    for resolution, start, due, passed, answered in db.conn.execute(sql):
        times.setdefault(resolution, []).append(Time(start, due, bool(passed), answered))
    return [_ask(row, found.get(row[0], []), times.get(row[0], [])) for row in db.conn.execute(SQL)]


def resolution_sections(told: list[Ask], day: str, since: str) -> list[Section]:
    """What is overdue on ``day``, what is due next, and what came back after ``since``."""
    asked = [each for each in told if not each.meeting or each.meeting <= day]
    late = [line for each in asked if (line := _overdue(each, day))]
    soon = [line for each in asked if (line := _due_next(each, day))]
    back = [line for each in asked if (line := _came_back(each, day, since))]
    open_ = sum(each.due is None and not each.back_by(day) for each in asked)
    have = "has" if open_ == 1 else "have"
    without = f"{counted(open_, 'further request').capitalize()} without a date {have} no answer in the papers."
    note = without if open_ else ""
    return [
        section("resolutions_overdue", "Resolutions that have not come back", late),
        section("resolutions_due", "Resolutions due back next", soon, note),
        section("resolutions_back", "Resolutions that came back", back),
    ]


def _overdue(ask: Ask, day: str) -> Line | None:
    seen = ask.seen_on(day)
    time = ask.missed_by(seen)
    if time is None:
        return None
    late = _days(time.end, seen)
    later = f", {span_words(late)} later" if late > 0 else ""
    due = f"was due {due_words(time.start, time.end)}"
    log = ask.open_in_log(seen)
    if log is not None:
        return _line(ask, f"{due}, and an action log has it as still open {log.on()}.", late, log.source)
    return _line(ask, f"{due}; nothing was found up to {day_words(seen)}{later}.", late)


def _due_next(ask: Ask, day: str) -> Line | None:
    last = (date.fromisoformat(day) + timedelta(days=AHEAD)).isoformat()
    seen = ask.seen_on(day)
    time = ask.next_after(seen)
    if time is None or (time.start or time.end) > last:
        return None
    end = f"; the papers of this committee end on {day_words(seen)}" if time.end < day else ""
    return _line(ask, f"is due {due_words(time.start, time.end)}{end}.", -_days(seen, time.end))


def _came_back(ask: Ask, day: str, since: str) -> Line | None:
    told = [each for each in ask.answers if each.counts and each.date and each.date <= day]
    # logs go on listing what is done: only the first tells that it came back
    logs = [each for each in told if each.kind == "action"]
    fresh = (each for each in told if each not in logs[1:] and since < (each.date or ""))
    answer = next(fresh, None)
    if answer is None or not answer.date:
        return None
    due = next((time.end for time in ask.times if time.answered == answer.date), ask.due)
    when = _in_time(ask, answer, due) if due else ""
    return _line(ask, f"came back {answer.on()}{when}{_why(answer.reason)}.", 0, answer.source)


def _in_time(ask: Ask, answer: Answer, due: str) -> str:
    """How it lies to the due date; "" where that is open: a log says that a thing was done by its day, not on it."""
    if answer.date is not None and answer.date > due:
        if answer.kind == "action":
            return ", late" if ask.was_open_between(due, answer.date) else ""
        return f", {span_words(_days(due, answer.date))} late"
    return ", on time" if answer.is_dated else ""


def _why(reason: str) -> str:
    """The reason in brackets, without the single words that follow a colon at its end."""
    said, colon, detail = reason.rstrip(".").rpartition(": ")
    said = said if colon and "”" not in detail else reason.rstrip(".")
    return f" ({said[:1].lower()}{said[1:]})" if said else ""


def _line(ask: Ask, text: str, size: float, *more: Source) -> Line:
    met = f"({ask.body}, {day_words(ask.meeting)}) " if ask.body and ask.meeting else ""
    said = " ".join(ask.text.split()).rstrip(".")
    sources = {source.words(): source for source in (ask.source, *more)}
    return Line(ask.name, f"{met}“{said}” {text}", tuple(sources.values()), ask.id, "", size)


def _ask(row: tuple[Scalar, ...], answers: list[Answer], times: list[Time]) -> Ask:
    name, body, meeting, item, reference, clause, text, due, state, first = row[:10]
    return Ask(
        id=str(name),
        body=str(body),
        meeting=None if meeting is None else str(meeting),
        item=" ".join(str(item).split()),
        reference=str(reference),
        clause=str(clause),
        text=str(text),
        due=None if due is None else str(due),
        state=str(state),
        first_followup=None if first is None else str(first),
        source=source_of(row[10:16]),
        last_meeting=None if row[16] is None else str(row[16]),
        answers=tuple(answers),
        times=tuple(times) or ((Time(None, str(due), False, None if first is None else str(first)),) if due else ()),
    )


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
