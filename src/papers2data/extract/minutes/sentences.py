"""Sentences of minutes, and the words by which one of them states a formal decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from papers2data.extract.minutes.phrases import Outcome, minute_phrases

_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[A-Z“‘\"(£\d])")
_NO_END = re.compile(
    r"(?:\b(?:cllrs?|mr|mrs|ms|dr|prof|rev|revd|st|no|nos|approx|hon|cc|para|paras|s|p|pp|vs|etc|inc|ltd|dept|fig|ref|prop|sec)"
    r"|\b[A-Z]|\b(?:e\.g|i\.e|a\.m|p\.m))\.$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^\s*(?:[(\[]\s*(?:no\.?\s*)?(?P<ref>[A-Z]{0,6}[\s.-]?\d{1,5}(?:\s?[/.-]\s?[\w]{1,6})+|[A-Z]{1,6}\d{1,5}|\d{2,5})\s*[)\]]"
    r"|(?P<bare>[A-Z]{0,6}\d{2,4}/\d{1,4}[a-z]?)\b)",
)

_AND = re.compile(
    r"(?<=[a-z),]),?\s+and\s+(?:(?:also|then)\s+)?(?=(?:AGREED|APPROVED|NOTED|RESOLVED)\s+(?:that|to|the)\b)"
)
_ALL = re.compile(
    r"^\(?(?:unanimously|nem\.? con\.?)\)?[\s.:–-]*$|^\((?:unanimously|nem\.? con\.?)\)\s*[:–-]?\s*", re.I
)


@dataclass(frozen=True, slots=True)
class Formal:
    """A formal decision's opening: its outcome, its number ("" where none) and what follows in the paragraph.

    ``lead`` holds the words before it; ``proposes`` says that it is none where the item then decides. ``opening`` is
    the opening as printed.
    """

    outcome: Outcome
    reference: str
    rest: str
    lead: str = ""
    proposes: bool = False
    opening: str = ""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; "Cllr." and initials end none."""
    parts: list[str] = []
    start = 0
    for end in _END.finditer(text):
        head = text[start : end.start()]
        if _NO_END.search(head.rstrip("\"”’')")):
            continue
        parts.append(text[start : end.end()].strip())
        start = end.end()
    return [*parts, text[start:].strip()] if text[start:].strip() else parts


def two_outcomes(sentence: str) -> list[str]:
    """A sentence that tells two outcomes in capitals, "The Board NOTED … and AGREED …", as two; others as they are."""
    cut = _AND.search(sentence)
    if cut is None or formal_in(sentence) is None or formal_in(sentence[cut.end() :]) is None:
        return [sentence]
    return [sentence[: cut.start()], sentence[cut.end() :]]


@lru_cache(2_048)
def formal_in(text: str) -> Formal | None:
    """The formal decision that the text opens with; None where it opens with none."""
    for formal in minute_phrases().formal:
        match = formal.pattern.match(text)
        if match is None:
            continue
        groups = match.groupdict()
        rest = re.sub(r"^\s*:\s*(?=\d{2,4}/\d)", " ", text[match.end() :])
        reference = _REFERENCE.match(rest)
        if reference is not None:
            rest = rest[reference.end() :]
        number = (reference["ref"] or reference["bare"]) if reference else ""
        rest = re.sub(r"^[\s:;,./–—-]+|(?<=\w)\s+[–—-]$", "", rest)
        rest = _ALL.sub("", rest)
        proposes = formal.proposes and not groups.get("onward")
        return Formal(formal.outcome, re.sub(r"\s", "", number), rest, groups.get("lead") or "", proposes, match[0])
    return None
