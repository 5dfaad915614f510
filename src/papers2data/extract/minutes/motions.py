"""Motions and amendments: who moved and seconded them, their words, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.extract.minutes.votes import Votes
from papers2data.split.lines import Line
from papers2data.split.phrases import found

Result = Literal["carried", "lost", "withdrawn", "agreed"]

_LONGEST = 1500
"""No sentence that puts forward a motion is longer, in characters."""
_LEAD = re.compile(
    r"^(?:(?:that\s+)?(?:the|a|an)\s+)?(?:following\s+)?(?:substantive\s+)?(?:motion|amendment|recommendation|alteration)s?\b"
    r"(?:\s+to\s+[^:“\"]*?)?(?:\s+as follows|\s+that|\s*$|\s*[:;,])+\s*",
    re.IGNORECASE,
)
_SECONDED = re.compile(r"^(?:and\s+)?seconded by [^.;]{3,60}?,?\s+(?=(?:that|to|an?|the)\b)", re.IGNORECASE)
_SECONDED_AFTER = re.compile(
    r",?\s+(?:and\s+)?seconded (?:by |(?=Cllr|Councillor|Mrs?\b|Ms\b|Miss\b|Dr\b))[^.;:]{3,60}\.?$", re.IGNORECASE
)
_FATE = re.compile(r"(?:was|and was|fell|and fell)\b", re.IGNORECASE)
_RESULT_TAIL = re.compile(
    r",?\s+and (?:it|this) was (?:agreed|carried)(?: unanimously)?(?:,? with [^.]*)?\.?$", re.IGNORECASE
)
_NOBODY = ("the", "a", "an", "it", "this", "that", "and", "was", "were")
_STOPS = re.compile(r"(?:(?<=\bCllr)|(?<=\bCllrs)|(?<=\bMr)|(?<=\bMrs)|(?<=\bMs)|(?<=\bDr)|(?<=\b[A-Z]))\.\s*(?=[A-Z])")
_OPEN = re.compile(
    r"(?:\bthat|\bfollows|\bmotion|\bamendment|\bresolves?|[:;])\W*$|\bfollowing (?:motion|amendment)", re.IGNORECASE
)


@dataclass(slots=True)
class Motion:
    """A motion or amendment as it is being read; ``result`` is None until its fate is told.

    ``before`` is what was said right before "Proposed by …, seconded by …" where that says nothing else.
    """

    line: Line
    amendment: bool
    mover: str
    seconder: str = ""
    words: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    name: str = ""
    votes: Votes = field(default_factory=Votes)
    result: Result | None = None
    open: bool = False
    before: str = ""

    @property
    def text(self) -> str:
        """The motion's words; where they are not printed what was said before it, else its name."""
        return "\n".join(self.words).strip(' “”"') or self.before or self.name

    def take(self, line: Line) -> None:
        """The line as part of the motion's words."""
        self.words.append(line.printed)
        self.lines.append(line)


def proposal(sentence: str, line: Line) -> Motion | None:
    """The motion that a sentence puts forward; None for a sentence that does not."""
    sentence = without_stops(sentence)
    match = found(minute_phrases().motions.proposed, sentence) if len(sentence) <= _LONGEST else None
    if match is None:
        return None
    groups = match.groupdict()
    if groups["mover"].casefold().strip() in _NOBODY:
        return None
    rest = _RESULT_TAIL.sub("", (groups.get("rest") or "").strip(" ,"))
    what = (groups.get("what") or "").strip()
    amendment = minute_phrases().motions.amendment.search(f"{what} {rest[:60]}") is not None
    words = _LEAD.sub("", rest).strip(" :")
    words = "" if words.casefold().strip(" .:;,") in ("", "that", "as follows") else words
    motion = Motion(line, amendment, person(groups["mover"]), person(groups.get("seconder") or ""), name=what)
    if second := found(minute_phrases().motions.seconded, rest):
        motion.seconder = motion.seconder or person(second["seconder"])
        words = "" if words.startswith("which was") else _SECONDED_AFTER.sub("", _SECONDED.sub("", words))
    if _FATE.match(words):
        return motion
    if words:
        motion.words.append(words)
    motion.open = not words or _OPEN.search(sentence) is not None
    return motion


def seconding(sentence: str) -> str:
    """Who seconds, in a sentence that only says so; "" otherwise."""
    match = found(minute_phrases().motions.seconded, without_stops(sentence))
    return person(match["seconder"]) if match else ""


def without_stops(sentence: str) -> str:
    """The sentence without the full stops of titles and initials before a name: "Cllr J Finch"."""
    return _STOPS.sub(" ", sentence)


def result_of(sentence: str) -> Result | None:
    """What the sentence says became of a motion; None where it says nothing of the kind."""
    words = minute_phrases().motions
    if words.lost.search(sentence) or words.cast_against.search(sentence):
        return "lost"
    if words.withdrawn.search(sentence):
        return "withdrawn"
    if words.carried.search(sentence) or words.cast_for.search(sentence):
        return "carried"
    return "agreed" if words.agreed.search(sentence) else None


def concerned(motions: Sequence[Motion], sentence: str) -> Motion | None:
    """The motion that a result is of: the last amendment, the last motion, or the first where it says "substantive"."""
    waiting = [m for m in motions if m.result is None]
    if not waiting:
        return None
    if minute_phrases().motions.amendment.search(sentence) and not re.search(
        r"\bas amended\b", sentence, re.IGNORECASE
    ):
        return next((m for m in reversed(waiting) if m.amendment), None)
    plain = [m for m in waiting if not m.amendment]
    if re.search(r"\bsubstantive\b", sentence, re.IGNORECASE):
        return plain[0] if plain else None
    if re.search(r"\b(?:motion|recommendations?|proposal|resolution)\b", sentence, re.IGNORECASE):
        return plain[-1] if plain else None
    return waiting[-1]


def person(name: str) -> str:
    """A name without "Councillor" and without what is no part of it."""
    bare = re.sub(r"\s+and$", "", re.sub(r"\s+", " ", name).strip(" ,.;:"))
    bare = re.split(r"\s+(?:and|as|in|on|that|with|at)\s", bare, maxsplit=1)[0]
    head, comma, tail = bare.partition(",")
    if comma and not minute_phrases().people.post_nominals.fullmatch(tail.strip()):
        bare = head
    return minute_phrases().people.titles.sub("", bare).strip()
