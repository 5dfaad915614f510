"""Who was at a meeting, who sent apologies and who stood in for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from papers2data.extract.found import Found, paper_id, record
from papers2data.extract.minutes.apologies import Entry, item_apologies
from papers2data.extract.minutes.fronts import front_people, lines_in_columns, lines_unmarked
from papers2data.extract.minutes.items import items_of
from papers2data.extract.minutes.meetings import meeting_of
from papers2data.extract.minutes.people import Person
from papers2data.extract.minutes.phrases import Label, minute_phrases
from papers2data.model import Document, Finding, Paper, Record, Scalar
from papers2data.split.lines import Line, lines_of

_BOARD = re.compile(r"\b(?:board|group|partnership|forum|trust|network|panel|commission)$", re.IGNORECASE)
"""Bodies that may have no councillors."""
_LOCAL = re.compile(r"\b(?:parish|town|community)\b.*\bcouncil\b", re.IGNORECASE)
_COUNCIL = 3
"""So many councillors "in attendance" where nobody is "present" are those who sat."""
_AROUND = re.compile(r"in attendance|attendance|attending", re.IGNORECASE)
"""What a list says that may hold all who were there, or those who serve the members of another list."""
_LATE = re.compile(r"\b(?:late(?:ness)?|early)\b", re.IGNORECASE)


def read_attendance(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records of ``attendance`` from the lists at the front of minutes and notices and from their item on apologies."""
    records: list[Record] = []
    findings: list[Finding] = []
    seen: Counter[str] = Counter()
    for index, paper in enumerate(papers):
        if paper.kind not in ("minutes", "decision_notice"):
            continue
        lines = lines_of(document, paper.first, paper.last)
        meeting = meeting_of(document, paper)
        entries = _merged([*front_people(lines), *item_apologies(items_of(lines))])
        findings += [_columns_lost(line) for line in lines_in_columns(lines)]
        findings += [_unmarked(line) for line in lines_unmarked(lines)]
        if _BOARD.search(meeting.body) and not any(_is_councillor(entry.person) for entry in entries):
            entries = [_guest(entry) for entry in entries]
        if not any(_sat(entry) for entry in entries) and sum(_visits(entry) for entry in entries) >= _COUNCIL:
            entries = [_sitting(entry) if _visits(entry) else entry for entry in entries]
        if not any(_is_listed_present(entry) for entry in entries):
            entries = [_only_list(entry) for entry in entries]
        if _LOCAL.search(meeting.body):
            entries = [_elsewhere(entry) for entry in entries]
        records += [_record(entry, paper_id(document, index), meeting.id, seen) for entry in entries]
    return Found(tuple(records), tuple(findings))


def _columns_lost(line: Line) -> Finding:
    message = f"Lists of people stand side by side under “{line.text}”, and who stands in which cannot be told."
    return Finding("people-in-columns", message, line.span)


def _unmarked(line: Line) -> Finding:
    message = (
        f"“{line.printed}” has no sign for this meeting, or several, so that whether they were there is not known."
    )
    return Finding("people-in-columns", message, line.span)


def _is_councillor(person: Person) -> bool:
    return person.councillor or minute_phrases().roles.councillor.search(person.role or "") is not None


def _guest(entry: Entry) -> Entry:
    """The entry; someone "also present" at a board that names no councillor is no councillor of another body."""
    if entry.label.capacity != "other councillor" or entry.person.capacity is not None:
        return entry
    officer = minute_phrases().roles.officer.search(entry.person.role or "")
    return replace(entry, person=replace(entry.person, capacity="officer" if officer else "other"))


def _elsewhere(entry: Entry) -> Entry:
    """The entry; at a parish or town council a "County Councillor" is one of another council."""
    if not entry.person.elsewhere or entry.person.capacity is not None:
        return entry
    return replace(entry, person=replace(entry.person, capacity="other councillor"))


def _sat(entry: Entry) -> bool:
    return entry.label.attendance == "present" and _capacity(entry.person, entry.label) == "member"


def _visits(entry: Entry) -> bool:
    return entry.label.capacity == "officer" and _capacity(entry.person, entry.label) == "other councillor"


def _is_listed_present(entry: Entry) -> bool:
    return entry.label.attendance == "present" and not entry.label.single and entry.label.capacity != "officer"


def _only_list(entry: Entry) -> Entry:
    """The entry; those "in attendance" are the members where nobody is listed as present, but for an officer's post."""
    role = entry.person.role or ""
    if entry.label.single or not _AROUND.fullmatch(entry.head) or minute_phrases().roles.officer.search(role):
        return entry
    return entry if entry.person.capacity is not None or _is_councillor(entry.person) else _sitting(entry)


def _sitting(entry: Entry) -> Entry:
    """The entry of a councillor "in attendance" as a member's: so it is meant where no other list names members."""
    return replace(entry, person=replace(entry.person, capacity="member"))


def _record(entry: Entry, paper: str, meeting: str | None, seen: Counter[str]) -> Record:
    person = entry.person
    block = f"b{entry.block}"
    seen[block] += 1
    values: dict[str, Scalar] = {
        "paper_id": paper,
        "meeting_id": meeting,
        "name": person.name,
        "capacity": _capacity(person, entry.label),
        "role": person.role,
        "attendance": person.attendance or entry.label.attendance,
        "substitute_for": person.substitute_for,
    }
    place = block if seen[block] == 1 else f"{block}-{seen[block]}"
    return record("attendance", place, values, entry.span, entry.quote)


def _capacity(person: Person, label: Label) -> str:
    """What the entry says itself, then its label, then its post; a list of apologies is of members unless told."""
    roles = minute_phrases().roles
    if person.capacity is not None:
        return person.capacity
    role = person.role or ""
    if label.capacity == "member" and roles.serves.fullmatch(role):
        return "officer"
    if label.capacity in ("officer", "other") and (person.councillor or roles.councillor.search(role)):
        return "other councillor"
    if label.capacity == "other councillor" and role and not (person.councillor or roles.councillor.search(role)):
        return "officer" if roles.officer.search(role) else "other"
    if (label.capacity is None or label.officers) and roles.officer.search(f"{role} {person.name}"):
        return "officer"
    if label.capacity in (None, "member") and roles.coopted.search(role):
        return "co-opted member"
    return label.capacity or "member"


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each person once: what a later mention adds goes to the first."""
    kept: list[Entry] = []
    for entry in entries:
        at = next((i for i, other in enumerate(kept) if _one_person(other, entry)), None)
        if at is None:
            kept.append(entry)
            continue
        old = kept[at].person
        absent = (old.attendance or kept[at].label.attendance) == "absent"
        told = entry.person.attendance or entry.label.attendance
        substitute = entry.person.capacity == "substitute"
        kept[at] = replace(
            kept[at],
            person=replace(
                old,
                role=old.role or (entry.person.role if kept[at].label.attendance == entry.label.attendance else None),
                capacity="substitute" if substitute else old.capacity,
                attendance="apologies" if absent and told == "apologies" else old.attendance,
                substitute_for=old.substitute_for or entry.person.substitute_for,
            ),
        )
    return kept


def _one_person(kept: Entry, entry: Entry) -> bool:
    """True where both name one person; a bare surname's apologies are another's where its namesake was present."""
    left, right = kept.person, entry.person
    bare = len(_words(left.name)) != len(_words(right.name)) and len(_words(right.name)) == 1
    told = {left.attendance or kept.label.attendance, right.attendance or entry.label.attendance}
    if bare and told == {"present", "apologies"} and not _LATE.search(entry.quote):
        return False
    return _same(left.name, right.name, here=told == {"apologies"})


def _same(left: str, right: str, *, here: bool = False) -> bool:
    """True for one person's names: the same words, or courtesy, first letter and surname that do not differ.

    ``here`` says that both stand among those who sent apologies: there "Landy" is who was "Mr Amos Landy" before.
    """
    if {_GENDERS.get(_courtesy(left)), _GENDERS.get(_courtesy(right))} == {"m", "f"}:
        return False
    if _words(left) == _words(right):
        return True
    a, b = _words(left), _words(right)
    if not a or not b or a[-1] != b[-1]:
        return False
    if _courtesy(left) != _courtesy(right) and not (
        here and 1 in (len(a), len(b)) and "" in (_courtesy(left), _courtesy(right))
    ):
        return False
    return len(a) == 1 or len(b) == 1 or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    letters = minute_phrases().people.post_nominals
    words = [w.strip(".,").casefold() for w in re.split(r"\s+", name) if not letters.fullmatch(w.strip(".,"))]
    return tuple(w for w in words if w not in _COURTESIES)


def _courtesy(name: str) -> str:
    first = name.split()[0].strip(".").casefold() if name.split() else ""
    return first if first in _COURTESIES else ""


_COURTESIES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "rev", "revd")
)
_GENDERS = dict.fromkeys(("mr", "sir", "lord"), "m") | dict.fromkeys(("mrs", "ms", "miss", "dame", "lady"), "f")
