"""What became of what was asked for: answers in later papers, when each was due, and whether it came back."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlite_utils

from papers2data.link.answers import Answer, answers_of
from papers2data.link.asks import Clause, Topic, clauses_of, copies_of, topic_of
from papers2data.link.decisions import Decided
from papers2data.link.occasions import Occasion, answered, occasions_of
from papers2data.link.phrases import in_words, key_of, marked
from papers2data.link.references import referring
from papers2data.link.retold import Retold, retellings
from papers2data.link.weights import Weights

ENOUGH = 0.65
"""The least score of a follow-up."""

TOLD = 1.5
"""The least weight of the words that an answer must share with the clause itself."""

LONG = 100
"""Letters from which a title is cut in a reason."""

LONGEST = timedelta(days=550)
"""How long after the meeting, or after it was due, something is still taken for an answer."""

KEPT = 8
"""Follow-ups of each kind that are kept for a clause, the first by date."""

ORDER = {"agenda_item": 0, "report": 1, "resolution": 2, "action": 3, "work_item": 4}


@dataclass(frozen=True, slots=True)
class Followup:
    """An answer to a clause; ``answers`` is False where it is only planned or told again."""

    clause: Clause
    answer: Answer
    score: float
    reason: str
    answers: bool


def write_followups(db: sqlite_utils.Database, weights: Weights, decided: Sequence[Decided]) -> None:
    """Makes ``followups``, ``due_occasions`` and the links of resolutions anew."""
    clauses = clauses_of(db)
    copies = copies_of(clauses)
    own = [clause for clause in clauses if clause.id not in copies]
    told = retellings(db, own)
    answers = list(answers_of(db, weights))
    found = _decided(_followups(db, own, answers, told, weights), own, answers, decided)
    _write_links(db, clauses, copies, told)
    _write(db, own, found)


def _followups(
    db: sqlite_utils.Database,
    clauses: Sequence[Clause],
    answers: Sequence[Answer],
    told: Sequence[Retold],
    weights: Weights,
) -> list[Followup]:
    retold: dict[str, set[str]] = defaultdict(set)
    for each in told:
        retold[each.clause].add(each.work_item)
    of_others = {each.work_item for each in told}
    rows = {answer.id: answer for answer in answers if answer.kind == "work_item"}
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, answer in enumerate(answers):
        for stem in answer.stems:
            by_stem[stem].append(number)
    refers = referring(db, answers)
    found: list[Followup] = []
    for clause in clauses:
        if not clause.asks or not clause.date:
            continue
        topic = topic_of(clause, weights)
        for number in _likely(topic, by_stem, weights):
            answer = answers[number]
            if answer.id not in of_others and _could(clause, answer):
                found += _judged(clause, topic, answer, weights)
        again = sorted(name for name in retold[clause.id] if name in rows)
        found += [Followup(clause, rows[name], 0.95, "It tells the resolution again.", False) for name in again]
        found += _referring(clause, topic, refers, answers, weights)
    return _single(found)


def _likely(topic: Topic, by_stem: Mapping[str, list[int]], weights: Weights) -> list[int]:
    """Answers that share enough telling words with the clause."""
    shared: Counter[int] = Counter()
    for stem in sorted(topic.own):
        for number in by_stem.get(stem, ()):
            shared[number] += weights.weight(stem)  # type: ignore[assignment]
    least = min(TOLD, 0.9 * weights.total(topic.own))
    return sorted(number for number, weight in shared.items() if weight >= least and weight > 0)


def _could(clause: Clause, answer: Answer) -> bool:
    """True where the answer came after the meeting, not too late, and to the same body."""
    if answer.date <= clause.date or (answer.kind == "work_item" and answer.document_id == clause.document_id == ""):
        return False
    last = date.fromisoformat(max(clause.due_end or clause.date, clause.date)) + LONGEST
    if answer.date > last.isoformat():
        return False
    one, other = key_of(clause.body), key_of(answer.body)
    return not one or not other or one == other or clause.action == "refer"


def _judged(clause: Clause, topic: Topic, answer: Answer, weights: Weights) -> Iterator[Followup]:
    known = topic.own | topic.around
    least_asked = weights.total(topic.own & answer.stems) / max(weights.total(topic.own), 0.01)
    least_told = weights.total(known & answer.stems) / max(weights.total(answer.stems), 0.01)
    score = 0.5 * least_asked + 0.5 * least_told
    if score < ENOUGH:
        return
    answers = _answers(clause, answer)
    shared = sorted(topic.own & answer.stems, key=lambda stem: (-weights.weight(stem), stem))[:5]
    listed = in_words(", ".join(map(marked, shared)), clause.text, answer.title)
    reason = f"{_says(answer)} “{_short(answer.title)}” has its words: {listed}."
    yield Followup(clause, answer, min(score, 0.99), reason, answers)


def _short(title: str) -> str:
    """The title, cut at a word where it is long."""
    return title if len(title) <= LONG else f"{title[:LONG].rpartition(' ')[0].rstrip(' ,;:')} …"


def _answers(clause: Clause, answer: Answer) -> bool:
    """A row of a work programme answers only what asks for such a row."""
    if answer.kind == "work_item":
        return clause.action in ("schedule", "consider")
    return answer.kind != "action" or answer.complete


def _says(answer: Answer) -> str:
    return {
        "agenda_item": "The agenda item",
        "report": "The report",
        "work_item": "The work programme's item",
        "resolution": "The item of later minutes",
        "action": "The action",
    }[answer.kind]


def _referring(
    clause: Clause,
    topic: Topic,
    refers: Mapping[int, Sequence[tuple[str, str]]],
    answers: Sequence[Answer],
    weights: Weights,
) -> Iterator[Followup]:
    """Reports that say themselves that they answer what the clause's meeting decided."""
    for number, sentences in refers.items():
        answer = answers[number]
        if not _could(clause, answer):
            continue
        for day, sentence in sentences:
            if day not in (clause.date, clause.date[:7]):
                continue
            near = (topic.own | topic.around) & answer.stems
            share = weights.total(near) / max(weights.total(answer.stems), 0.01)
            if share >= 0.4 and weights.total(topic.own & answer.stems) >= 0.5:
                yield Followup(
                    clause, answer, min(0.7 + 0.29 * share, 0.99), f"The paper says so: “{sentence[:200]}”", True
                )
                break


def _single(found: Iterable[Followup]) -> list[Followup]:
    """One follow-up for each clause and paper: an agenda item rather than its report, the surest of several."""
    best: dict[tuple[str, str, str], Followup] = {}
    for each in sorted(found, key=lambda f: (ORDER[f.answer.kind], -f.score, f.answer.id)):
        place = (
            each.answer.document_id if each.answer.kind in ("agenda_item", "report", "resolution") else each.answer.id
        )
        day = each.answer.date if each.answer.kind in ("agenda_item", "report", "resolution") else "row"
        key = (each.clause.id, day, "" if day != "row" else place)
        if key not in best:
            best[key] = each
    counts: Counter[tuple[str, str]] = Counter()
    kept = []
    for each in sorted(best.values(), key=lambda f: (f.clause.id, f.answer.date, ORDER[f.answer.kind], f.answer.id)):
        counts[each.clause.id, each.answer.kind] += 1
        if counts[each.clause.id, each.answer.kind] <= KEPT:
            kept.append(each)
    return kept


def _decided(
    found: list[Followup], clauses: Sequence[Clause], answers: Sequence[Answer], decided: Sequence[Decided]
) -> list[Followup]:
    """With people's word in place of the program's."""
    by_clause = {clause.id: clause for clause in clauses}
    by_answer = {answer.id: answer for answer in answers}
    for word in decided:
        ends = (word.left, word.right) if word.left in by_clause else (word.right, word.left)
        found = [each for each in found if (each.clause.id, each.answer.id) != ends]
        if word.same and ends[0] in by_clause and ends[1] in by_answer:
            found.append(Followup(by_clause[ends[0]], by_answer[ends[1]], 1.0, f"{word.said}.", True))
    return found


def _write(db: sqlite_utils.Database, clauses: Sequence[Clause], found: Sequence[Followup]) -> None:
    db.conn.execute("DELETE FROM due_occasions")
    db.conn.execute("DELETE FROM followups")
    db.conn.executemany(
        "INSERT INTO followups (id, resolution_id, kind, record_id, document_id, page, date, score, answers, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(f"{f.clause.id}-{f.answer.id}", f.clause.id, f.answer.kind, f.answer.id, f.answer.document_id),
                *(f.answer.page, f.answer.date, round(f.score, 3), int(f.answers), f.reason),
            )
            for f in found
        ],
    )
    held = _meetings(db)
    last = max((day for days in held.values() for day in days), default="")
    by_clause: dict[str, list[Followup]] = defaultdict(list)
    open_days: dict[str, list[str]] = defaultdict(list)
    for each in found:
        if each.answers:
            by_clause[each.clause.id].append(each)
        elif each.answer.kind == "action":
            open_days[each.clause.id].append(each.answer.date)
    rows: list[tuple[object, ...]] = []
    for clause in clauses:
        if clause.asks:
            own = held.get(key_of(clause.body), [])
            # what another body's papers go on to say does not make it overdue
            end = max(own) if clause.body and own else last
            rows += _due_rows(clause, by_clause[clause.id], open_days[clause.id], own, end)
    db.conn.executemany(
        "INSERT INTO due_occasions (id, resolution_id, number, due_start, due_end, passed, answered_on, followup) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _due_rows(
    clause: Clause, found: Sequence[Followup], open_days: Sequence[str], held: Sequence[str], last: str
) -> Iterator[tuple[object, ...]]:
    occasions = occasions_of(clause, last, held)
    days = {_done_by(f, occasions, open_days): f"{f.clause.id}-{f.answer.id}" for f in reversed(found)}
    for number, (occasion, day) in enumerate(zip(occasions, answered(occasions, list(days)), strict=True), start=1):
        met = any(occasion.start <= meeting <= occasion.end and meeting > clause.date for meeting in held)
        is_month = occasion.start[:7] == occasion.end[:7]
        passed = occasion.end < last or (met and is_month)
        yield (
            *(f"{clause.id}-{number}", clause.id, number, occasion.start, occasion.end, int(passed), day),
            days.get(day or ""),
        )


def _done_by(found: Followup, occasions: Sequence[Occasion], open_days: Sequence[str]) -> str:
    """The day of the answer; of a log that has it done, the due day, unless a log after that had it open still.

    A log says that a thing was done by its day, and not on it.
    """
    if found.answer.kind == "action":
        for occasion in occasions:
            if occasion.end < found.answer.date and not any(day > occasion.end for day in open_days):
                return occasion.end
    return found.answer.date


def _meetings(db: sqlite_utils.Database) -> dict[str, list[str]]:
    """The days of the meetings of each body whose papers are here."""
    held: dict[str, list[str]] = defaultdict(list)
    sql = "SELECT DISTINCT coalesce(body, ''), meeting_date FROM documents WHERE meeting_date IS NOT NULL ORDER BY 1, 2"
    for body, day in db.conn.execute(sql):
        held[key_of(body)].append(day)
    return held


def _write_links(
    db: sqlite_utils.Database, clauses: Sequence[Clause], copies: Mapping[str, str], told: Sequence[Retold]
) -> None:
    text = {clause.id: re.sub(r"\s+", " ", clause.text) for clause in clauses}
    copied = "The same clause in another copy of the minutes."
    again = "A work programme tells the resolution again."
    rows = [
        (f"resolution-{copy}-{kept}", copy, kept, text[copy], text[kept], 1.0, copied) for copy, kept in copies.items()
    ]
    rows += [
        (
            *(f"resolution-{each.work_item}-{each.clause}", each.work_item, each.clause, each.text),
            *(text[each.clause], round(each.score, 3), again),
        )
        for each in told
    ]
    db.conn.execute("DELETE FROM links WHERE kind = 'resolution'")
    db.conn.executemany(
        "INSERT INTO links (id, kind, outcome, left, right, left_name, right_name, left_entity, right_entity, score, "
        "reason) VALUES (?1, 'resolution', 'linked', ?2, ?3, ?4, ?5, ?3, ?3, ?6, ?7)",
        sorted(rows),
    )
