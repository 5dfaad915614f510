"""Decisions told in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from papers2data.extract.minutes.clauses import read_clauses
from papers2data.extract.minutes.decision import Decision, decisions_of, with_asides
from papers2data.extract.minutes.items import Item
from papers2data.extract.minutes.motions import proposal, result_of
from papers2data.extract.minutes.phrases import Outcome, minute_phrases
from papers2data.extract.minutes.sentences import formal_in, sentences
from papers2data.extract.minutes.told import is_bare, is_pronoun, is_reported, told_outcome
from papers2data.split.lines import Line

Place = tuple[int, int | None, int | None]
"""A paragraph, or a cell of a table, by block, row and column."""
_STUB = re.compile(
    r"(?::|\b(?:that|to|as follows|the following)|"
    r"^(?:it was|they|members|councillors|trustees|governors|(?:the )?(?:\w+ )?(?:committee|council|board|panel))"
    r"(?: \w+)? (?:agreed|resolved|decided|approved|noted))$",
    re.I,
)
"""Words that only open what is decided, where that could not be read after them."""
_EARLIER = re.compile(
    r"\bat (?:the|its|a|an) (?:last|previous|earlier) (?:\w+ )?meeting\b.{0,40}\b(?:agreed|resolved)\b|"
    r"\bhad (?:\w+ ){0,2}(?:agreed|approved|decided|resolved|adopted|accepted)\b|"
    r"\b(?:had|has|have) been (?:agreed|noted|approved)\b",
    re.IGNORECASE,
)
"""Decided before; "the application has been accepted" may be what this meeting did."""
_VOTED = re.compile(r"\b\d+ votes? (?:to|for)\b|\bvoted \d+ to \d+|\((?:prop|moved)", re.IGNORECASE)
"""Words of a decision that say themselves who moved it or how the vote went."""
_CLOSING = re.compile(r"(?:(?P<noted>noted)|agreed|approved|accepted)\.?", re.IGNORECASE)


def place_of(line: Line) -> Place:
    """The paragraph or cell that the line stands in."""
    return line.block, line.row, line.column


@dataclass(frozen=True, slots=True)
class House:
    """How a paper tells its decisions: ``few`` of them in formal words, ``loose`` where it has no action points either.

    ``body`` is the meeting's, "" where unknown.
    """

    few: bool
    loose: bool
    body: str = ""


def plain_decisions(item: Item, told: Set[Place], house: House) -> list[Decision]:
    """The decisions that the item's own sentences state, but for the places that have ``told`` theirs already."""
    decisions: list[Decision] = []
    sole = not told and not any(proposal(line.text, line) for line in item.lines) and not _moved(item)
    at = 0
    while at < len(item.lines):
        line = item.lines[at]
        used = 1 + _points_made(item.lines, at)
        if place_of(line) not in told and not minute_phrases().actions.opens.match(line.text):
            opening = _opens_clauses(item.lines, at, house)
            if opening is not None:
                *_, last = sentences(line.text)
                found = read_clauses(line, f"{last.rstrip(' :;-–')}:", item.lines[at + 1 :], _stops)
                base = Decision("", opening, (line,), group=at + 1)
                decisions += [_by_action(d) for d in decisions_of(found, base, len(decisions))] if found.clauses else []
                used += found.used
            else:
                found_here = _sentences(item, at, house, sole=sole)
                decisions += _with_next(found_here, item.lines[at + 1 :])
        at += used
    return decisions


def _moved(item: Item) -> bool:
    """True where the item's title itself puts something forward."""
    return bool(item.lines) and proposal(item.title, item.lines[0]) is not None


def _points_made(lines: Sequence[Line], at: int) -> int:
    """How many points of a discussion follow the line that says that they were made."""
    if not minute_phrases().limits.points.search(lines[at].text):
        return 0
    listed = 0
    for line in lines[at + 1 :]:
        if not line.marker or line.heading or line.row is not None:
            break
        listed += 1
    return listed


def _with_next(decisions: list[Decision], lines: Sequence[Line]) -> list[Decision]:
    """The decisions, the last with mover and votes where the next line says no more than these."""
    if decisions and lines and minute_phrases().actions.aside.match(lines[0].text):
        return [*decisions[:-1], with_asides(decisions[-1], [lines[0].text], lines[0])]
    return decisions


def _opens_clauses(lines: Sequence[Line], at: int, house: House) -> Outcome | None:
    """The outcome of words that open clauses: always, or where they end in a colon and a list follows."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    colon = line.text.rstrip(" -–").endswith(":") and formal_in(line.text) is None
    listed = colon and after is not None and (bool(after.marker) or _is_clause(after))
    plain = minute_phrases().plain
    opening = next((p for p in plain if p.pattern.match(line.text) and (p.opens or (listed and not p.closing))), None)
    if opening is not None:
        return opening.outcome
    last = sentences(line.text)[-1] if listed else ""
    return told_outcome(last, house.body, passive=False, noted=False) if last else None


def _is_clause(line: Line) -> bool:
    """True for a paragraph that can only be what a colon before it opens: in small letters, or "That …", "To …"."""
    return line.row is None and not line.heading and (line.text[:1].islower() or line.text.startswith(("That ", "To ")))


def _sentences(item: Item, at: int, house: House, *, sole: bool) -> list[Decision]:
    """The decisions of a line's sentences; one that only says who moved the last or how the vote went goes to it."""
    line = item.lines[at]
    parts = sentences(line.text)
    decisions: list[Decision] = []
    for number, sentence in enumerate(parts):
        if number == len(parts) - 1 and (bare := _bare_outcome(parts, line)) is not None:
            return [*decisions, bare]
        last = at == len(item.lines) - 1 and number == len(parts) - 1
        place = _Standing(last=last, alone=len(parts) == 1, sole=sole)
        if decisions and minute_phrases().actions.aside.match(sentence):
            decisions[-1] = with_asides(decisions[-1], [sentence], line)
        elif decision := _sentence(item, line, sentence, house, place):
            put = parts[number - 1 : number] if number else []
            if is_pronoun(sentence) and put and "pologies" not in put[0]:
                decision = replace(decision, text=f"{put[0]} {sentence}")
            elif is_pronoun(sentence) and put:
                continue
            decision = with_asides(decision, put, line) if _only_puts(put, line) else decision
            decisions.append(with_asides(decision, [sentence], line) if _VOTED.search(sentence) else decision)
    return decisions


def _only_puts(parts: Sequence[str], line: Line) -> bool:
    """True for a sentence before a decision that says who put it forward and not in which words."""
    motion = proposal(parts[0], line) if parts else None
    return motion is not None and not motion.words and bool(motion.seconder)


def _bare_outcome(parts: Sequence[str], line: Line) -> Decision | None:
    """What a paragraph that closes in "Noted" or "Agreed" alone tells: its other words were noted or agreed."""
    match = _CLOSING.fullmatch(parts[-1])
    if match is None or len(parts) < 2 or formal_in(parts[-1]) is not None:
        return None
    return Decision(" ".join(parts[:-1]), "noted" if match["noted"] else "agreed", (line,))


def _by_action(decision: Decision) -> Decision:
    """The decision, with the outcome that its verb says: what the committee "noted" was noted, the rest agreed."""
    noted = re.match(r"(?:that\s+)?(?:to\s+)?not(?:e|es|ed)\b", decision.text, re.IGNORECASE)
    return replace(decision, outcome="noted" if noted else decision.outcome)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a sentence stands: ``last`` of its item, ``alone`` in its paragraph, ``sole`` without formal decisions."""

    last: bool
    alone: bool
    sole: bool


def _sentence(item: Item, line: Line, sentence: str, house: House, place: _Standing) -> Decision | None:
    actions = minute_phrases().actions
    if _EARLIER.search(sentence) or formal_in(sentence) is not None or _STUB.search(sentence):
        return None
    for plain in minute_phrases().plain:
        fits = (place.last or not plain.closing) and (place.alone or not plain.whole) and (place.sole or not plain.sole)
        match = (
            plain.pattern.search(sentence) if fits and not plain.opens and (house.loose or not plain.loose) else None
        )
        if match is not None and not is_reported(sentence[: match.start()]):
            return Decision(_worded(item, sentence), plain.outcome, (line,))
    fate = not place.sole and (result_of(sentence) is not None or actions.aside.match(sentence) is not None)
    if not fate and (outcome := told_outcome(sentence, house.body, passive=house.few, noted=house.loose)):
        return Decision(_worded(item, sentence), outcome, (line,))
    if house.loose and (match := actions.asked.search(sentence)):
        return Decision(sentence, "agreed", (line,), owner=re.sub(r"^the ", "", match["owner"], flags=re.IGNORECASE))
    return None


def _worded(item: Item, sentence: str) -> str:
    """The sentence, under the item's title where it says no more than "Approved" or "Agreed and signed"."""
    bare = len(sentence.split()) <= 2 or is_bare(sentence)
    return f"{item.title}: {sentence}" if bare and item.title else sentence


def _stops(line: Line) -> bool:
    return formal_in(line.text) is not None or minute_phrases().actions.opens.match(line.text) is not None
