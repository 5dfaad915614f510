"""People in lists: names, and what brackets, dashes and commas after a name say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers2data.extract.minutes.phrases import Capacity, Presence, minute_phrases
from papers2data.split.phrases import found

_NAME_WORD = r"(?:[A-Z][\w'’.-]*|d[aeiou]|van|von|der|den|ap|al|bin|ibn|O['’][A-Z]\w+)"
_COURTESY = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Prof|Professor|Rev|Revd|Canon|PCSO|PC|Sgt|Inspector)\.?"
)
_PERSON = re.compile(
    rf"(?:{_COURTESY}\s+)*(?:{_NAME_WORD}\s+){{1,4}}{_NAME_WORD}(?:\s+of\s+[A-Z]\w+)?$|(?:{_COURTESY}\s+)+{_NAME_WORD}$"
)
_ORGANISATION = re.compile(
    r"\b(?:office|ministry|department|council|board|services?|university|house|agency|nhs|trust|team|hmrc|no\.?\s?10|ltd|limited|"
    r"committee|panel|society|association|justice|police|companies|group|bank|college|school|institute|partnership|borough|london|"
    r"enterprise|skills|innovation|government|public|press|members?|councillors|officers?|items?|agenda|minutes|meeting)\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z][a-z][\w'’-]+"
_PAIR = re.compile(rf"(?P<first>{_WORD}\s+{_WORD})\s+(?P<second>{_WORD}\s+{_WORD})")
"""Four whole words are two names: no office, no title and no initial is among them."""
_NAME_AND_POST = re.compile(rf"(?P<name>[A-Z][a-z][\w'’-]*\s+{_WORD})\s+(?P<post>[A-Z][\w'’&]*(?:\s+[\w'’&]+){{0,5}})")
_COLUMN = 3
_TITLES = re.compile(r"^(?:(?:councillors?|cllrs?|clr|ald(?:erman)?)\.?\s+)+", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_DASH = re.compile(r"\s+[-–—]\s+")
_RUN_ON = re.compile(r"\s+(?=[A-Z][\w'’.-]+\s+[A-Z][\w'’-]+\s+[-–—]\s)")
_AFTER_BRACKET = re.compile(r"(?<=\))\s+(?=[A-Z])")
_INITIALS = re.compile(
    r"[A-Z][A-Za-z]{0,2}[A-Z]{0,2}|(?:[A-Z]{2,5}\s+)?(?:for|from|until) (?:part of )?(?:the )?(?:item|meeting|minute).*"
)
_REASON = re.compile(r"\b(?:reasons?|business|illness|holiday|work)\b", re.IGNORECASE)
_POST_FIRST = re.compile(r"^(?:the\s+)?(?P<role>(?:parish |town |acting |deputy )?clerk|secretary)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a list. ``capacity`` and ``attendance`` are None where the entry itself does not say."""

    name: str
    role: str | None = None
    capacity: Capacity | None = None
    attendance: Presence | None = None
    substitute_for: str | None = None


def read_people(text: str, *, substitutes: bool = False, surnames: bool = False) -> list[Person]:
    """The people that a list names, in order; [] where it names none.

    ``substitutes`` reads "A for B" as A standing in for B. ``surnames`` takes a lone word for a name, as after "Cllrs".
    """
    surnames = surnames or re.match(r"(?:cllrs|councillors|messrs)\b", text, re.IGNORECASE) is not None
    titled = _TITLES.match(text.strip()) is not None
    people: list[Person] = []
    post = ""
    for entry in _entries(_TITLES.sub("", text.strip())):
        if match := _POST_FIRST.match(entry):
            post = match["role"]
            continue
        title, titled = titled or _TITLES.match(entry) is not None, False
        person = _person(entry, substitutes=substitutes, surnames=surnames or title)
        if person is not None:
            people.append(replace(person, role=person.role or post or None))
            post = ""
        elif people and not found(minute_phrases().roles.nobody, entry):
            people[-1] = _more(people[-1], entry)
    return people


def _apart(text: str) -> str:
    """The text with a comma between two names that stand side by side, as columns leave them."""
    letters = minute_phrases().people.post_nominals.pattern
    text = re.sub(rf"(?<=\s)({letters})\s+(?=[A-Z][a-z])", r"\1, ", text)
    pair = _PAIR.fullmatch(re.sub(rf"\s+{letters}$", "", _BRACKET.sub("", text).strip()))
    if pair and not _ORGANISATION.search(text) and not re.match(_COURTESY + r"\s", text):
        second = text.index(pair["second"].split()[0], len(pair["first"]))
        return f"{text[:second].rstrip()}, {text[second:]}"
    return text


def with_posts_apart(texts: Sequence[str]) -> list[str]:
    """Lines of a list of people in two columns, name and post, whose gap was lost: the post is put in brackets.

    A list is one of three lines or more, each of a first name, a surname and more words, of which some are an office.
    """
    matches = [_NAME_AND_POST.fullmatch(text) for text in texts]
    told = [m for m in matches if m is not None and (_ORGANISATION.search(m["post"]) or _is_post(m["post"]))]
    if len(texts) < _COLUMN or not told or not all(matches):
        return list(texts)
    return [f"{m['name']} ({m['post']})" for m in matches if m is not None]


def _is_post(text: str) -> bool:
    roles = minute_phrases().roles
    return roles.chair.fullmatch(text) is not None or roles.officer.search(text) is not None


def bare_name(name: str) -> str:
    """The name without "Councillor" and without a comma before letters such as MBE."""
    letters = minute_phrases().people.post_nominals.pattern
    name = re.sub(rf",\s*(?={letters}\b)", " ", name)
    return re.sub(r"\s+", " ", _TITLES.sub("", name)).strip(" .,;:*–-")


def _entries(text: str) -> Iterator[str]:
    """The list cut at commas, semicolons, "and", dashes of the next person, and after brackets; not inside brackets."""
    whole = [
        part
        for run in _AFTER_BRACKET.split(text)
        for piece in [_apart(run)]
        for part in (_RUN_ON.split(piece) if len(_DASH.findall(piece)) > 1 else [piece])
    ]
    letters = minute_phrases().people.post_nominals
    for piece in whole:
        kept = ""
        for part in _cut(piece):
            if kept and letters.fullmatch(part.strip(" .")):
                kept = f"{kept}, {part.strip()}"
                continue
            if kept:
                yield kept
            kept = part.strip(" .")
        if kept:
            yield kept


def _cut(text: str) -> list[str]:
    if len(_DASH.split(text)) == 2 and not re.search(r"[,;].*[-–—]", text):
        return [text]
    depth, parts, start = 0, [], 0
    for match in re.finditer(r"[()]|[,;](?=\s|$)|\s+(?:and|&)(?:\s+|$)", text):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif depth <= 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [part for part in (*parts, text[start:]) if part.strip(" .")]


def _person(entry: str, *, substitutes: bool, surnames: bool) -> Person | None:
    roles = minute_phrases().roles
    if found(roles.nobody, entry):
        return None
    head, role = _before_dash(entry)
    brackets = [b.strip() for b in _BRACKET.findall(head)]
    name = re.sub(r"\s+", " ", _BRACKET.sub(" ", head)).strip(" .")
    stands_for = (
        re.match(r"(?P<name>.+?)\s+(?:for|substituting for|replacing)\s+(?P<other>.+)$", name) if substitutes else None
    )
    other = ""
    if stands_for:
        name, other = stands_for["name"], stands_for["other"]
    name = bare_name(name)
    if not _is_name(name, surnames or bool(brackets)):
        return None
    person = Person(name, None if _REASON.search(role) else role or None)
    if other:
        person = replace(person, capacity="substitute", substitute_for=bare_name(other))
    for bracket in brackets:
        person = _said(person, bracket)
    return person


def _before_dash(entry: str) -> tuple[str, str]:
    """The entry before and after its first dash that stands in no bracket."""
    for dash in _DASH.finditer(entry):
        if entry.count("(", 0, dash.start()) == entry.count(")", 0, dash.start()):
            return entry[: dash.start()].strip(), entry[dash.end() :].strip(" .")
    return entry, ""


def _is_name(name: str, surnames: bool) -> bool:
    letters = minute_phrases().people.post_nominals.pattern
    plain = re.sub(rf"(?:\s+{letters})+$", "", name)
    if surnames and re.fullmatch(r"[A-Z][\w'’-]+", plain):
        return True
    return _PERSON.fullmatch(plain) is not None and _ORGANISATION.search(plain) is None


def _said(person: Person, bracket: str) -> Person:
    """The person with what a bracket after the name says."""
    roles = minute_phrases().roles
    if roles.absent.fullmatch(bracket):
        return replace(person, attendance="absent")
    if roles.apologies.fullmatch(bracket):
        return replace(person, attendance="apologies")
    if match := roles.substitute.fullmatch(bracket):
        return replace(person, capacity="substitute", substitute_for=bare_name(match["name"]))
    if roles.plain_substitute.fullmatch(bracket):
        return replace(person, capacity="substitute")
    if roles.virtual.fullmatch(bracket) or _INITIALS.fullmatch(bracket) or bracket.casefold() == "tbc":
        return person
    return replace(person, role=f"{person.role}, {bracket}" if person.role else bracket)


def _more(person: Person, entry: str) -> Person:
    """The person with more words of the post, "Minister of State, Home Office"."""
    brackets = [b.strip() for b in _BRACKET.findall(entry)]
    words = _BRACKET.sub(" ", entry).strip(" .")
    role = f"{person.role}, {words}" if person.role and words else person.role or words
    person = replace(person, role=role or None)
    for bracket in brackets:
        person = _said(person, bracket)
    return person
