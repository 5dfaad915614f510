"""The subject of a clause: what stands before its verb."""

from __future__ import annotations

import re

from papers2data.extract.status_lines.noun_phrases import MEASURED, is_clear, tidy
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said
from papers2data.extract.status_lines.unstated import bound_start

_TO_FIGURE = re.compile(r"\s(?:from|of|by|to)\s(?:[a-z]+\s){0,3}[-+]?£?\d")
_PARENTHESIS = re.compile(r",\s(?:which|who|at|with|such as|including|excluding|by|for|in)\b.*")


def before(said: Said, start: int, end: int) -> str | None:
    """The noun phrase that opens the tokens ``start`` to ``end``; what commas set apart in it is left out."""
    text = said.doc[after_period(said, start, end) : end].text.strip()
    if text.endswith(","):
        text = text.rstrip(",").rpartition(",")[0] or text
    return tidy(_PARENTHESIS.sub("", text))


def in_front(said: Said, number: Number) -> str | None:
    """The subject of the clause: what stands before its first verb, or after "there has been an increase in"."""
    start, _ = said.clause(number.first)
    start = _after_and(said, after_that(said, start, number.first), number.first)
    if (which := _before_which(said, start, number.first)) is not None:
        return which
    text = said.doc[after_period(said, start, number.first) : number.first].text
    if " - " in text or " – " in text:  # "Community pathway - average of 20 weeks"
        head, tail = re.split(r" [-–] ", text)[0], re.split(r" [-–] ", text)[-1]
        if not _has_verb(text) and not re.match(r"\d", tail):
            return tidy(head)
    there = phrases().patterns.there.match(phrases().patterns.lead.sub("", text))
    if there:
        rest = phrases().patterns.lead.sub("", text)[there.end() :]
        return tidy(_TO_FIGURE.split(rest.split(",")[0].split(" (")[0])[0])
    words = _without_lead(text).split()
    verb = _verb(words)
    if verb is None:  # "Current performance, at 19%, …"
        split = str.rpartition if words[-1:] == ["at"] else str.partition
        head, comma, tail = split(" ".join(words), ",")
        return tidy(head) if comma and len(tail.split()) <= 2 else None
    if words[verb].lower().strip(",") in phrases().agents or any(
        w.lower() in phrases().agents for w in words[verb + 1 : verb + 3]
    ):
        return None
    return tidy(_PARENTHESIS.sub("", " ".join(words[:verb])))


def of_clause_before(said: Said, number: Number) -> str | None:
    """The absence of "absence is at its highest, although at 4% is still below the target"."""
    start, _ = said.clause(number.first)
    words = [token.lower_ for token in said.doc[start : bound_start(said, number)]]
    if not start or not words or words[-1] != "at" or not set(words[:-1]) <= phrases().clause_openers | {","}:
        return None
    first, _ = said.clause(start - 1) if start > 1 else (0, 0)
    verb = next((t.i for t in said.doc[first:start] if t.lower_ in phrases().finite), None)
    return before(said, first, verb) if verb is not None else None


def after_that(said: Said, start: int, end: int) -> int:
    """The first token behind the last "showed that" or "noted that", ``start`` where there is none."""
    for at in reversed(range(start + 1, end)):
        if said.doc[at].lower_ == "that" and (
            said.doc[at - 1].text == ","
            or said.doc[at - 1].lower_.endswith(("ed", "ws", "w", "te", "nd", "id", "es", "ts"))
        ):
            return at + 1
    return start


def after_period(said: Said, start: int, end: int) -> int:
    """The first token behind "over the 12 months to June" or "in quarter 3" at the start, where no comma follows."""
    opening = said.doc[start : min(start + 4, end)]
    at = next((t.i for t in opening if t.i in said.periods), None)
    led = at == start or said.doc[start].lower_ in phrases().prepositions
    if at is None or not led or at + 1 >= end:
        return start
    return at + 1 if said.doc[at + 1].lower_ in ("the", "a", "an", "our", "its", "we") else start


def _after_and(said: Said, start: int, end: int) -> int:
    """The first token of the last clause of "pay is the main worry and the overspend has grown by"."""
    for at in reversed(range(start + 1, end - 2)):
        joined = said.doc[at].lower_ == "and" and said.doc[at + 1].lower_ in ("the", "this", "our", "its", "a")
        if joined and any(t.lower_ in phrases().finite for t in said.doc[start:at]):
            return at + 1 if any(t.lower_ in phrases().finite for t in said.doc[at + 1 : end]) else start
    return start


def _before_which(said: Said, start: int, end: int) -> str | None:
    """The budget of "mention was made of the parks budget which was forecast to overspend by"."""
    tokens = said.doc[start:end]
    which = next((t.i for t in reversed(tokens) if t.lower_ in ("which", "that") and t.i + 1 < end), None)
    if which is None or which <= start + 1 or said.doc[which + 1].lower_ not in phrases().finite:
        return None
    if any(t.lower_ in phrases().finite for t in said.doc[which + 2 : end]):
        return None
    opened = next((t.i for t in reversed(said.doc[start:which]) if t.lower_ in ("the", "a", "an", "its", "our")), None)
    if opened is None or any(t.lower_ in phrases().all_verbs or t.text == "," for t in said.doc[opened:which]):
        return None
    led = opened > start and said.doc[opened - 1].lower_ in ("to", "in", "on", "of", "with", "by")
    phrase = tidy(said.doc[opened:which].text) if led else None
    return phrase if is_clear(phrase) else None


def _verb(words: list[str]) -> int | None:
    """The place of the verb that the words before it are the subject of."""
    flat = ["" if word == "May" else word.lower().strip(",") for word in words]  # the month
    start = 0
    is_measured = MEASURED.match(" ".join(words)) is not None
    if is_measured:  # "the number of plans issued in time rose", "of pupils being placed": not the plans' own verb
        start = next((i + 1 for i, word in enumerate(flat) if word.endswith("ed") and _verb_after(flat, i + 1)), 0)
        ahead = ["", *flat[:-1]]
        flat = [
            "" if word == "being" and last not in phrases().finite else word
            for last, word in zip(ahead, flat, strict=True)
        ]
    finite = next((i for i, word in enumerate(flat) if word in phrases().finite), None)
    if finite and finite > 1 and flat[finite - 1] == "to" and flat[finite - 2].startswith("continue"):
        finite -= 2
    relative = next((i for i, word in enumerate(flat) if word in ("who", "which", "that")), None)
    if finite is not None and relative is not None and relative < finite:
        return (_verb_behind(flat, relative) if is_measured else None) or relative
    return (
        finite
        if finite is not None
        else next((i for i, word in enumerate(flat) if i >= start and word in phrases().verbs), None)
    )


def _verb_behind(words: list[str], relative: int) -> int | None:
    """The verb of "the number of people who asked for help has risen by": the last one, behind the people's own."""
    verbs = [i for i, word in enumerate(words) if i > relative and word in phrases().finite | phrases().verbs]
    begins = [i for i in verbs if i - 1 not in verbs]
    return begins[-1] if len(begins) > 1 else None


def _verb_after(words: list[str], start: int) -> bool:
    return any(word in phrases().all_verbs for word in words[start:])


def _has_verb(text: str) -> bool:
    return any(word in phrases().all_verbs for word in text.lower().split())


def _without_lead(text: str) -> str:
    patterns, last = phrases().patterns, None
    while text != last:
        last = text
        text = patterns.adverbial.sub("", patterns.lead.sub("", text).strip()).strip()
    return text
