"""The decisions of one item of the minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from papers2data.extract.minutes.clauses import inline_clauses, is_intro, read_clauses
from papers2data.extract.minutes.decision import Decision, asides_after, decisions_of, with_asides, without_asides
from papers2data.extract.minutes.items import Item
from papers2data.extract.minutes.motions import Motion, concerned, proposal, result_of, seconding
from papers2data.extract.minutes.phrases import Outcome, minute_phrases
from papers2data.extract.minutes.retelling import names_and_figures, retells
from papers2data.extract.minutes.sentences import Formal, formal_in, sentences, two_outcomes
from papers2data.extract.minutes.told import told_outcome
from papers2data.extract.minutes.votes import NO_VOTES, Votes, read_named_votes, read_vote_table, read_votes, tally
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals

_AMENDMENT = re.compile(r"(?:(?:first|second|third|further) )?amendment\s*\d*\s*:?", re.IGNORECASE)
"""A line that says what the next proposal is."""
_NEXT = re.compile(r"(?:(?:\w+ )?amendment\s*\d*\s*:?$|(?:proposed|moved|seconded)\s+by\b)", re.IGNORECASE)
"""Lines that no motion's words hold."""
_PUT = re.compile(r"\bput to (?:the|a) vote\b|\bvot(?:es?|ing) (?:was|were) as follows\b", re.IGNORECASE)
_OPENS_VERBS = re.compile(
    r"(?:that )?(?:the [\w&,'’ -]{3,90}|members|councillors)\s*[:;]?\s*[-–]?(?<=[:;–-])", re.IGNORECASE
)
_DONE = re.compile(
    r"(?:also |unanimously |formally )?(?:received and )?(?:noted|agreed|approved|endorsed|resolved|received|"
    r"considered|authori[sz]ed|adopted|supported|confirmed|recommended|delegated|accepted|ratified|requested|asked|granted)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\bapproved\W*$", re.IGNORECASE)
"""An opening whose own verb says what was done with what follows."""
_SAID_AGAIN = re.compile(r"\s+[-–—]\s+(?:unanimously )?(?:agreed|resolved|carried|approved)\.?$", re.IGNORECASE)
_REASONS = re.compile(
    r"reasons?\b(?: for (?:the |this )?(?:decision|recommendation)s?)?(?: made)?\s*(?:[:–-]|$)|"
    r"(?:alternative|other) options?\b.{0,40}?(?:[:–-]|$)",
    re.IGNORECASE,
)
"""What stands under a decision and is none."""


@dataclass(slots=True)
class _Reading:
    item: Item
    decisions: list[Decision] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    pending: Motion | None = None
    put: Motion | None = None
    voting: bool = False
    votes: Votes = NO_VOTES
    amending: bool = False
    heading: str = ""
    groups: int = 0


def formal_decisions(item: Item) -> list[Decision]:
    """The decisions that the item states in a formal way, and the motions that fell, in order."""
    state = _Reading(item)
    at = 0
    while at < len(item.lines):
        at += _line(state, at)
    _flush(state)
    return _without_retelling(_final(_decided(state.decisions)))


def _decided(decisions: list[Decision]) -> list[Decision]:
    """The decisions without what was only put forward before the item decided in other words."""
    last = max((i for i, d in enumerate(decisions) if d.group and not d.proposed), default=-1)
    kept = [i for i, d in enumerate(decisions) if not d.proposed or i > last]
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(decisions[i], parent=places.get(decisions[i].parent)) for i in kept]


def _final(decisions: list[Decision]) -> list[Decision]:
    """The decisions without carried amendments whose words a resolution of the item then gives."""
    resolved = any(d.group for d in decisions)
    kept = [i for i, d in enumerate(decisions) if not (resolved and d.amendment and d.outcome == "carried")]
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(decisions[i], parent=places.get(decisions[i].parent)) for i in kept]


def _line(state: _Reading, at: int) -> int:
    """Reads the line at ``at``; how many lines were used."""
    line = state.item.lines[at]
    if line.heading and not line.marker and formal_in(line.text) is None:
        state.heading = line.text
    state.amending = state.amending or _AMENDMENT.fullmatch(line.text.strip()) is not None
    if state.motions and state.motions[-1].open and not _ends_motion(state.motions[-1], line):
        state.motions[-1].take(line)
        return 1
    if state.motions:
        state.motions[-1].open = False
    left = state.item.lines[at:]
    if (table := read_vote_table(left) or read_named_votes(left)) is not None:
        waiting = state.put or _last_waiting(state)
        if waiting is not None:
            waiting.votes = waiting.votes | table.votes
        else:
            state.votes = state.votes | table.votes
        return table.used
    if _verbs_follow(state.item.lines, at):
        return _listed(state, at)
    parts = [part for sentence in sentences(line.text) for part in two_outcomes(sentence)]
    for number, sentence in enumerate(parts):
        formal = formal_in(sentence)
        if formal is not None and number + 1 < len(parts) and formal_in(parts[number + 1]) and _is_whole(formal):
            outcome = Decision(formal.rest, formal.outcome, (line,), reference=formal.reference)
            state.groups += 1
            state.decisions.append(replace(outcome, group=state.groups))
            continue
        if formal is not None:
            rest = " ".join([formal.rest, *parts[number + 1 :]]).strip()
            return _formal(state, at, replace(formal, rest=rest))
        if (opened := _OPENS_VERBS.match(sentence)) is not None and _inline(state, line, sentence[opened.end() :]):
            continue
        known = len(state.motions)
        _sentence(state, line, sentence)
        if len(state.motions) > known and minute_phrases().actions.aside.match(sentence):
            _remember(state, at, parts[number - 1] if number else "")
    return 1


def _remember(state: _Reading, at: int, before: str) -> None:
    """Notes what was said before "Proposed by …, seconded by …": that was moved, else what the item's title says.

    Where it tells a decision itself, those only moved that.
    """
    motion, last = state.motions[-1], state.item.lines[at - 1] if at else None
    above = "" if before or last is None or last.row is not None or last.heading else sentences(last.text)[-1]
    if told_outcome(before or above, "", passive=True, noted=True) is not None:
        return
    motion.before = before or above or state.item.title
    if above and last is not None and not motion.words:
        motion.lines = [last, *motion.lines]


def _is_whole(formal: Formal) -> bool:
    """True where the words of a formal decision are all there, and no clauses are to follow."""
    return bool(formal.rest) and not formal.proposes and not is_intro(formal.rest)


def _ends_motion(motion: Motion, line: Line) -> bool:
    words = minute_phrases().motions
    own = {(o.style, o.number + 1) for o in ordinals(motion.line.marker)}
    quoted = motion.words and motion.words[0][:1] in '“"' and motion.words[-1][-1:] in '”"'
    followed = any((o.style, o.number) in own for o in ordinals(line.marker))
    told = (
        words.talk.search(line.text)
        or _PUT.search(line.text)
        or formal_in(line.text)
        or (len(line.text) < 200 and result_of(line.text))
    )
    other = (proposal(line.text, line) is not None and not motion.words) or _NEXT.match(line.text) is not None
    bare = not motion.words and not motion.line.text.rstrip().endswith((":", ";", "that", "follows", "motion"))
    worded = line.text[:1] in '“"' or line.text.startswith("That ")
    aside = bare and not worded and "following" not in motion.line.text.casefold()
    return bool(followed or told or other or aside or quoted)


def _sentence(state: _Reading, line: Line, sentence: str) -> None:
    """Takes in what a sentence says of motions and votes."""
    words = minute_phrases().motions
    motion = proposal(sentence, line)
    if motion is not None:
        motion.amendment = motion.amendment or state.amending
        state.amending = False
        if not motion.amendment:
            _flush(state)
        motion.name = motion.name if len(motion.name.split()) > 2 else f"{state.heading or motion.name}"
        state.motions.append(motion)
    elif state.motions and not state.motions[-1].seconder and (second := seconding(sentence)):
        state.motions[-1].seconder = second
        state.motions[-1].open = not state.motions[-1].words
    put = words.put.search(sentence) is not None
    if put:
        state.voting = True
        named = (m for m in state.motions if m.result is None and m.mover and m.mover.split()[-1] in sentence)
        state.put = next(named, None)
        for waiting in state.motions:
            waiting.votes = Votes() if waiting.result is None else waiting.votes
    about = concerned(state.motions, sentence)
    counted = result_of(sentence) is not None and re.search(r"\d", sentence) is not None
    if about is not None and (state.voting or put or counted):
        waiting_one = about if result_of(sentence) else _last_waiting(state)
        if waiting_one is not None and len(sentence) < 400:
            waiting_one.votes = waiting_one.votes | read_votes(sentence)
    result = result_of(sentence)
    if about is None and not state.motions and result in ("lost", "carried") and words.told.search(sentence):
        told = tally(sentence, result)
        state.decisions.append(Decision(sentence, "fell" if result == "lost" else "carried", (line,), votes=told))
        return
    if not state.motions and len(sentence) < 400 and (result or put):
        state.votes = state.votes | read_votes(sentence)
    if (
        result is not None
        and about is not None
        and (motion is None or result == "agreed" or not motion.words or _carried_at_once(motion, sentence))
    ):
        _settle(state, about, result)


def _carried_at_once(motion: Motion, sentence: str) -> bool:
    """True for "A proposed that …, B seconded and it was carried"."""
    tail = re.search(r"\bcarried(?: unanimously)?\W*$", sentence) if motion.seconder else None
    return tail is not None or re.search(r"\band (?:it|this) was carried\b", sentence) is not None


def _last_waiting(state: _Reading) -> Motion | None:
    return next((m for m in reversed(state.motions) if m.result is None), None)


def _settle(state: _Reading, motion: Motion, result: str) -> None:
    """Notes a motion's fate: one that fell is told at once, one that was carried waits for its decision."""
    late = _last_waiting(state)
    votes = motion.votes | (late.votes if late is not None and late is not motion else Votes())
    state.voting = False
    if result == "withdrawn":
        motion.result = "withdrawn"
    elif result == "lost":
        motion.result = "lost"
        if motion.text:
            state.decisions.append(_moved(motion, "fell", votes))
    else:
        motion.result = "carried" if result == "carried" else "agreed"
        motion.votes = votes
        if not motion.amendment:
            state.pending = motion
        elif motion.text:
            state.decisions.append(_moved(motion, "carried", votes))


def _moved(motion: Motion, outcome: Outcome, votes: Votes) -> Decision:
    lines = tuple(motion.lines) or (motion.line,)
    base = Decision(motion.text, outcome, lines, mover=motion.mover, seconder=motion.seconder, votes=votes)
    return replace(base, amendment=motion.amendment)


def _flush(state: _Reading) -> None:
    """Tells a carried motion that no words of a decision followed."""
    motion, state.pending = state.pending, None
    if motion is not None and motion.text:
        state.decisions.append(_moved(motion, "carried" if motion.result == "carried" else "agreed", motion.votes))


def _formal(state: _Reading, at: int, formal: Formal) -> int:
    """Reads a formal decision with its clauses; how many lines were used."""
    item, line = state.item, state.item.lines[at]
    motion = state.pending or _put_forward(state, formal.rest)
    carried = state.pending is not None and state.pending.result == "carried"
    outcome: Outcome = "carried" if carried and formal.outcome == "agreed" else formal.outcome
    state.groups += 1
    base = Decision("", outcome, (line,), reference=formal.reference, group=state.groups, proposed=formal.proposes)
    rest, asides = without_asides(_SAID_AGAIN.sub("", formal.rest))
    votes = state.votes
    if motion is not None:
        motion.result = motion.result or "agreed"
        votes = motion.votes if motion in (state.pending, state.put) else Votes()
        base = replace(base, mover=motion.mover, seconder=motion.seconder)
    state.pending, state.votes = None, NO_VOTES
    found = read_clauses(line, rest, item.lines[at + 1 :], _stops)
    after = asides_after(item.lines[at + 1 + found.used :])
    base = with_asides(replace(base, votes=votes), [formal.lead, *asides, *after], line)
    decisions = decisions_of(found, base, len(state.decisions))
    if decisions:
        text, told = without_asides(decisions[-1].text)
        decisions = [with_asides(d, told, line) for d in [*decisions[:-1], replace(decisions[-1], text=text)]]
    verb = formal.opening if _APPROVED.search(formal.opening) else ""
    state.decisions += [replace(d, intro=d.intro or verb) for d in decisions]
    return 1 + found.used + len(after)


def _put_forward(state: _Reading, text: str) -> Motion | None:
    """The motion that a decision came of; of several the one whose words it repeats, None where it repeats none's."""
    waiting = [m for m in state.motions if m.result is None and not m.amendment]
    told = [m for m in waiting if m.words]
    if len(told) < 2 or not text:
        return waiting[-1] if waiting else None
    names = names_and_figures(text)
    shared = [len(names & names_and_figures(m.text)) for m in told]
    return told[shared.index(max(shared))] if shared.count(max(shared)) == 1 else None


def _verbs_follow(lines: Sequence[Line], at: int) -> bool:
    """True for "The Board:" before a list whose first clause begins with what the board did."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is None or not after.marker or _OPENS_VERBS.fullmatch(lines[at].text) is None:
        return False
    return _DONE.match(after.text) is not None


def _listed(state: _Reading, at: int) -> int:
    """Reads the clauses of such a list, each with the outcome that its verb says; how many lines were used."""
    line = state.item.lines[at]
    state.groups += 1
    found = read_clauses(line, line.text, state.item.lines[at + 1 :], lambda one: not one.marker and _stops(one))
    decisions = decisions_of(found, Decision("", "agreed", (line,), group=state.groups), len(state.decisions))
    state.decisions += [replace(d, outcome=_outcome_by_verb(d.text)) for d in decisions]
    return 1 + found.used


def _inline(state: _Reading, line: Line, text: str) -> bool:
    """Reads "The Board: (a) noted …; (b) approved …" within a paragraph; False where it is none."""
    found = inline_clauses(line, text.strip())
    if found is None or found.intro or not all(_DONE.match(clause.text) for clause in found.clauses):
        return False
    state.groups += 1
    clauses = tuple(replace(one, text=re.sub(r"[;,]?\s*(?:and)?$", "", one.text)) for one in found.clauses)
    base = Decision("", "agreed", (line,), group=state.groups)
    decisions = decisions_of(replace(found, clauses=clauses), base, len(state.decisions))
    state.decisions += [replace(d, outcome=_outcome_by_verb(d.text)) for d in decisions]
    return True


def _outcome_by_verb(text: str) -> Outcome:
    verb = (_DONE.match(text) or [""])[0].casefold()
    if "noted" in verb:
        return "noted"
    return "resolved" if "resolved" in verb else "agreed"


def _stops(line: Line) -> bool:
    """True for a line that no list of clauses holds: another decision, a motion, an action, the end of the meeting."""
    phrases = minute_phrases()
    if re.match(
        r"(?:the )?(?:meeting|chair(?:man|person)?\b.{0,20}) (?:closed|ended|finished|concluded|rose)\b|"
        r"chair(?:man|person)?\W*$",
        line.text,
        re.I,
    ):
        return True
    if phrases.actions.opens.match(line.text) or phrases.motions.talk.search(line.text):
        return True
    if _REASONS.match(line.text):
        return True
    return formal_in(line.text) is not None or (not line.marker and proposal(line.text, line) is not None)


def _without_retelling(decisions: list[Decision]) -> list[Decision]:
    """The decisions without those that a summary at the item's end tells again."""
    firsts: list[int] = []
    again: set[int] = set()
    for i, decision in enumerate(decisions):
        for j in firsts:
            other = decisions[j]
            if "fell" in (other.outcome, decision.outcome) or other.group == decision.group:
                continue
            if retells(decision.text, other.text):
                again.add(i)
                break
        else:
            firsts.append(i)
    parents = {decisions[i].parent for i in again}
    for parent in parents:
        if parent is not None and {i for i, d in enumerate(decisions) if d.parent == parent} <= again:
            again.add(parent)
    kept = [i for i in range(len(decisions)) if i not in again]
    places: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(decisions[i], parent=places.get(decisions[i].parent)) for i in kept]
