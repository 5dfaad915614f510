"""People in lists: names, and what brackets, dashes and commas after a name say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from papers2data.extract.minutes.beside import apart_by_signs
from papers2data.extract.minutes.names import (
    apart,
    bare_name,
    is_courteous,
    is_name,
    is_post,
    is_staff,
    is_titled,
    office_first,
    without_title,
)
from papers2data.extract.minutes.phrases import Capacity, Presence, minute_phrases
from papers2data.split.phrases import found

_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_DASH = re.compile(r"\s+[-–—]\s+")
_RUN_ON = re.compile(r"\s+(?=[A-Z][\w'’.-]+\s+[A-Z][\w'’-]+\s+[-–—]\s)")
_AFTER_BRACKET = re.compile(r"(?<=\))\s+(?=[A-Z])")
_BEFORE_TITLE = re.compile(
    r"(?<=[\w)])(?<!\bfor)(?<!\bof)(?<!\bby)(?<!\band)(?<!\bthe)(?<!/)"
    r"(?<!\bCounty)(?<!\bBorough)(?<!\bDistrict)(?<!\bTown)(?<!\bParish)(?<!\bCity)"
    r"\s+(?=(?:Councillors?|Cllrs?|Alderm[ae]n)\b\.?\s+[A-Z]|"
    r"(?:(?:Parish|Town|Community|Deputy|Acting|Locum)\s+)*Clerk\b\s*[:–-]?\s+(?:Mrs?|Ms|Miss|Dr)?\.?\s*[A-Z][\w.'’-]*)"
)
"""Where the next column of a list begins: "Councillor" or "Clerk" after a name."""
_ALL_BEFORE = re.compile(r"(?:the\s+)?(?:councillors|cllrs|members|trustees|governors|directors)", re.IGNORECASE)
"""After names it says what all those before it are."""
_INITIALS = re.compile(
    r"[A-Z][A-Za-z]{0,2}[A-Z]{0,2}|(?:[A-Z]{2,5}\s+)?(?:for|from|until) (?:part of )?(?:the )?(?:item|meeting|minute).*"
)
_INNER = re.compile(r"(?P<head>[A-Z][\w'’&/ -]{2,40}?(?::|(?<=Representatives)|(?<=Representative)))\s+(?P<name>\S.*)")
"""A label of the paper's own inside a list, "Community representatives: U Daw"."""
_MESSRS = re.compile(r"^(?:messrs|mesdames|mmes)\b\.?\s+", re.IGNORECASE)
_AND = re.compile(r"^(?:and|&|together with|along with)\s+", re.IGNORECASE)
_WAS = re.compile(r"\s+(?:was|were)(?: also)? (?:in attendance|present)$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,}\s*\(")
"""A word in capitals that a bracket follows: of a list of whole names, the organisation of the one before."""
_LETTERS = 3
"""So many letters in brackets that the name does not begin with are an organisation's."""
_REASON = re.compile(r"\b(?:reasons?|business|illness|holiday|work)\b", re.IGNORECASE)
_EXCUSE = re.compile(
    r"(?:(?:other|personal|council|prior|family|work|business|on) )?"
    r"(?:reasons?|business|illness|ill|holiday|work|unwell|"
    r"sick(?:ness)?|leave|away|another meeting|commitments?)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:cllrs|councillors|aldermen)\b", re.IGNORECASE)
_CHAIRS = re.compile(r"\s+(?=(?:in the chair|presiding)\b)", re.IGNORECASE)
_CHAIRING = re.compile(r".*\bin the chair|presiding", re.IGNORECASE)
_END_OF_CHAIR = re.compile(r"\b(in the chair|presiding)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in a list. ``capacity`` and ``attendance`` are None where the entry itself does not say.

    ``councillor`` says that the entry gives the title, or stands after "Councillors"; ``elsewhere`` that the title
    names a council, "County Councillor".
    """

    name: str
    role: str | None = None
    capacity: Capacity | None = None
    attendance: Presence | None = None
    substitute_for: str | None = None
    councillor: bool = False
    elsewhere: bool = False


@dataclass(slots=True)
class _List:
    """What has been read of a list, and what its words so far say of those who follow."""

    substitutes: bool
    surnames: bool
    people: list[Person]
    post: str = ""
    several: bool = False
    titled: bool = False
    courteous: bool = False
    capacity: Capacity | None = None


def read_people(text: str, *, substitutes: bool = False, surnames: bool = False) -> list[Person]:
    """The people that a list names, in order; [] where it names none.

    ``substitutes`` reads "A for B" as A standing in for B. ``surnames`` takes a lone word for a name, as after "Cllrs".
    """
    text = apart_by_signs(text.replace("\u2010", "-").replace("\u2011", "-"))
    surnames = surnames or re.match(r"(?:cllrs|councillors|messrs)\b", text, re.IGNORECASE) is not None
    state = _List(substitutes, surnames, [])
    for group in _groups(_said_of_chair(text)):
        entries = list(_entries(group))
        for at, entry in enumerate(entries):
            _take(state, entry, followed=at + 1 < len(entries), opens=at == 0)
    return state.people


def _said_of_chair(text: str) -> str:
    """The text with "in the Chair" after a name in brackets."""
    outside = _CHAIRS.search(text)
    if outside is None or text.count("(", 0, outside.start()) != text.count(")", 0, outside.start()):
        return text
    after = _END_OF_CHAIR.sub(r"(\1)", text[outside.end() :], count=1)
    return text[: outside.end()] + after


def _take(state: _List, entry: str, *, followed: bool, opens: bool) -> None:
    """Takes in an entry: someone's name, a post before or after a name, or more of a post."""
    labels = minute_phrases().people
    if label := labels.inner_labels.match(entry):
        state.capacity, entry = "co-opted member" if label["coopted"] else "member", entry[label.end() :]
    elsewhere = labels.elsewhere.match(entry)
    entry = entry[elsewhere.end() :] if elsewhere else entry
    entry = _without_label(entry) if state.people else _MESSRS.sub("", entry)
    titled = is_titled(entry)
    if titled or is_courteous(entry):
        state.several = titled and _SEVERAL.match(entry) is not None
        state.surnames = state.surnames or state.several
    state.titled, state.courteous = state.titled or titled, is_courteous(entry)
    bare = without_title(entry)
    if match := labels.post_alone.fullmatch(bare):
        alone = not state.people or opens or state.people[-1].role is not None or match["the"] is not None
        if followed and alone:
            state.post = match["role"]
            return
        if match["the"] is not None and state.people:
            return
    if state.people and _ALL_BEFORE.fullmatch(entry):
        return
    surnames = state.surnames or titled or _after_surname(state)
    more = state.people and not opens and not surnames and _ACRONYM.match(bare)
    person = None if more else _person(bare, substitutes=state.substitutes, surnames=surnames)
    if person is not None:
        capacity = person.capacity or state.capacity
        role = person.role or (None if titled and is_staff(state.post) else state.post) or None
        councillor = titled or state.several or _after_surname(state)
        state.people.append(
            replace(person, role=role, capacity=capacity, councillor=councillor, elsewhere=elsewhere is not None)
        )
        state.post = ""
    elif (
        state.people
        and not found(minute_phrases().roles.nobody, entry)
        and not _own_initials(state.people[-1].name, entry)
    ):
        state.people[-1] = _more(state.people[-1], entry)


def _without_label(entry: str) -> str:
    """The entry without a label of the paper's own before its name."""
    inner = _INNER.fullmatch(entry)
    named = inner is not None and is_name(bare_name(_BRACKET.sub("", inner["name"]))) and not is_name(inner["head"])
    return _MESSRS.sub("", inner["name"] if inner is not None and named else entry)


def _after_surname(state: _List) -> bool:
    """True where the one before is a councillor known by the surname alone, and no "Mr" or the like follows."""
    return state.titled and bool(state.people) and " " not in state.people[-1].name and not state.courteous


def _groups(text: str) -> list[str]:
    """The list cut at semicolons that stand in no bracket."""
    depth, parts, start = 0, [], 0
    for match in re.finditer(r"[();]", text.strip()):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif depth <= 0:
            parts.append(text.strip()[start : match.start()])
            start = match.end()
    whole = (_AND.sub("", part.strip()) for part in (*parts, text.strip()[start:]))
    return [part for part in whole if part.strip(" .")]


def _entries(text: str) -> Iterator[str]:
    """A group cut at commas, "and", dashes of the next person, titles, and after brackets; not inside brackets."""
    whole = [
        part
        for run in _AFTER_BRACKET.split(text)
        for column in _columns(run)
        for piece in [apart(column)]
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


def _columns(text: str) -> list[str]:
    """The text cut before each "Councillor" that follows a name; not inside brackets."""
    cuts = [m for m in _BEFORE_TITLE.finditer(text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())]
    cuts = [m for m in cuts if not is_post(_words_before(text[: m.start()]))]
    cuts = [m for m in cuts if not _names_council(text, m)]
    starts, ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _names_council(text: str, cut: re.Match[str]) -> bool:
    """True where the lone word before "Cllr" says of what council: "Northshire Cllr A Finch"."""
    before = re.split(r"[,;()]|\s(?:and|&)\s", text[: cut.start()])[-1].strip()
    match = minute_phrases().people.elsewhere.match(f"{before} {text[cut.end() :]}")
    return match is not None and match.end() == len(before) + 1


def _words_before(text: str) -> str:
    """The words at the end of the text that may be a post of whoever follows; a dash gives them to the one before."""
    words = re.split(r"[,;()]|\s(?:and|&)\s", text)[-1]
    return "" if re.match(r"\s*[-–—]\s", words) else words


def _cut(text: str) -> list[str]:
    if len(_DASH.split(text)) == 2 and not re.search(r"[,;].*[-–—]", text) and not _others_follow(text):
        return [text]
    depth, parts, start = 0, [], 0
    for match in re.finditer(r"[()]|[,;](?=\s|$)|\s+(?:and|&)(?:\s+|$)", text):
        if match[0] in "()":
            depth += 1 if match[0] == "(" else -1
        elif depth <= 0 and not (match[0].strip() in ("and", "&") and _within_post(text, match.end())):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part for part in (*parts, text[start:]) if part.strip(" .")]


def _others_follow(text: str) -> bool:
    """True for "Cllr A Finch - Chair, Cllr B Oak": after the dash others are named with their titles."""
    parts = re.split(r"[,;]\s+|\s+(?:and|&)\s+", _DASH.split(text)[1])[1:]
    return any(is_titled(part) or is_courteous(part) for part in parts)


def _within_post(text: str, at: int) -> bool:
    """True where the words after an "and" go on with a post: "Police and Crime Commissioner (…)"."""
    closed = re.search(r"\(([^()]*)\)\s+(?:and|&)\s*$", text[:at])
    if closed and is_name(bare_name(closed[1])):
        return False
    after = re.split(r"[,;()]|\s+(?:and|&)\s", text[at:], maxsplit=1)[0].strip(" .")
    before = re.split(r"[,;()]", text[:at])[-1].strip()
    alone = minute_phrases().people.post_alone.fullmatch(after)
    named = is_name(before.removesuffix("and").strip()) or office_first(after) is not None
    goes_on = is_post(before) and not is_name(bare_name(after)) and not is_titled(after) and not is_courteous(after)
    return (is_post(after) or goes_on) and alone is None and not named


def _person(entry: str, *, substitutes: bool, surnames: bool) -> Person | None:
    roles = minute_phrases().roles
    if found(roles.nobody, entry):
        return None
    head, role = _before_dash(_WAS.sub("", entry))
    brackets = [b.strip() for b in _BRACKET.findall(head)]
    name = re.sub(r"\s+", " ", _BRACKET.sub(" ", head)).strip(" .")
    stands_for = (
        re.match(r"(?P<name>.+?)\s+(?:for|substituting for|replacing)\s+(?P<other>.+)$", name) if substitutes else None
    )
    other = ""
    if stands_for:
        name, other = stands_for["name"], stands_for["other"]
    if is_post(name) and not brackets and is_name(bare_name(role)) and not is_name(name):
        return Person(bare_name(role), name)
    if is_post(name) and len(brackets) == 1 and is_name(bare_name(brackets[0])):
        return Person(bare_name(brackets[0]), name)
    office = office_first(name)
    name = office[1] if office else bare_name(name)
    if not is_name(name, surnames=surnames or bool(brackets)):
        return None
    role = "" if roles.virtual.fullmatch(role) else _without_initials(name, role)
    role = ", ".join(filter(None, (office[0] if office else "", role)))
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


def _said(person: Person, bracket: str) -> Person:
    """The person with what a bracket after the name says."""
    roles = minute_phrases().roles
    own, _, rest = bracket.partition(",")
    if _own_initials(person.name, own.strip()):
        return _said(person, rest.strip()) if rest.strip() else person
    if roles.present.fullmatch(bracket):
        return replace(person, attendance="present")
    if roles.absent.fullmatch(bracket):
        return replace(person, attendance="absent")
    if roles.apologies.fullmatch(bracket):
        return replace(person, attendance="apologies")
    if _CHAIRING.fullmatch(bracket):
        person = replace(person, attendance=person.attendance or "present")
    if match := roles.substitute.fullmatch(bracket):
        return replace(person, capacity="substitute", substitute_for=bare_name(match["name"]))
    if roles.plain_substitute.fullmatch(bracket):
        return replace(person, capacity="substitute")
    if roles.virtual.fullmatch(bracket) or _is_initials(person.name, bracket) or roles.party.fullmatch(bracket):
        return person
    if bracket.casefold() in ("tbc", "") or _EXCUSE.fullmatch(bracket):
        return person
    return replace(person, role=f"{person.role}, {bracket}" if person.role else bracket)


def _own_initials(name: str, letters: str) -> bool:
    """True for the two letters or more that the name's words begin with, with or without its middle names."""
    words = [w for w in re.split(r"[\s'’-]+", bare_name(name)) if w[:1].isupper() and not is_courteous(f"{w} X")]
    firsts = "".join(word[0] for word in words)
    short = firsts[:1] + firsts[-1:]
    return len(letters) > 1 and letters.isupper() and letters in (firsts, short, name[:1] + firsts)


def _without_initials(name: str, role: str) -> str:
    """What stands after a name without the name's initials at its head, "AB, Chair"."""
    own = re.match(r"\(?([A-Z]{2,4})\)?(?:[\s,;–-]+|$)", role)
    rest = role[own.end() :] if own and _own_initials(name, own[1]) else role
    return rest[1:-1] if re.fullmatch(r"\([^()]*\)", rest) else rest


def _is_initials(name: str, bracket: str) -> bool:
    """True for "(HS)" after a name with these letters, a party's letter or two, "(for item 4)"; not for "(DCLG)".

    A name of "" has any initials.
    """
    if not _INITIALS.fullmatch(bracket):
        return False
    letters = {word[0].casefold() for word in re.findall(r"\w+", name)}
    strange = bracket.isalpha() and len(bracket) >= _LETTERS and bracket[0].casefold() not in letters
    return not (name and strange)


def _more(person: Person, entry: str) -> Person:
    """The person with more words of the post, "Minister of State, Home Office"."""
    bare = not _BRACKET.sub("", entry).strip(" .")
    brackets = [b.strip() for b in _BRACKET.findall(entry) if bare or _is_apart(b.strip())]
    words = _BRACKET.sub(lambda b: " " if bare or _is_apart(b[1].strip()) else b[0], entry).strip(" .")
    role = f"{person.role}, {words}" if person.role and words else person.role or words
    person = replace(person, role=role or None)
    for bracket in brackets:
        person = _said(person, bracket)
    return person


def _is_apart(bracket: str) -> bool:
    """True for a bracket that says something of the person and is no part of the post before it."""
    said = _said(Person("", ""), bracket)
    return said.role != bracket or minute_phrases().roles.chair.fullmatch(bracket) is not None
