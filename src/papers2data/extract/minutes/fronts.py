"""People listed at the front of minutes and notices, under labels, in columns and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from papers2data.extract.minutes.apologies import Entry, front_apologies, stood_in, without_stand_ins
from papers2data.extract.minutes.items import numbered_titles
from papers2data.extract.minutes.labels import known_label, label_of, members, officers, post_of
from papers2data.extract.minutes.names import (
    is_courteous,
    is_post,
    is_side_by_side,
    is_titled,
)
from papers2data.extract.minutes.people import Person, read_people
from papers2data.extract.minutes.phrases import Label, Presence, minute_phrases
from papers2data.extract.minutes.restored import HEADS, rejoined
from papers2data.extract.minutes.rosters import legend, unmarked_people, unread_registers
from papers2data.extract.minutes.sentences import sentences
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals
from papers2data.split.meeting import body_name
from papers2data.split.numbering import numbers_of

_ITEM_NOTE = re.compile(r"^\(\s*item\s+\w+\s*\)", re.IGNORECASE)
_INNER_LABEL = re.compile(
    r"(?<!also)(?<!other)(?<!members)(?<!councillors)(?<!officers)(?<!others)(?<!colleagues)(?<!guests)(?<!staff)\s+"
    r"(?=(?:apologies(?: for absence)?|in attendance|also present|present|absent|officers(?: present)?|substitutes?|"
    r"secretariat|(?:county|district|dist\.?|borough|cty\.?) (?:councillor|cllr)s?|"
    r"(?:(?:parish|town|community|deputy|acting|locum) )*clerk)\s*:)",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:was|were|had|has|have|been|received|declared|reported|none|no|noted)\b", re.IGNORECASE)
_DOING = re.compile(r"\b(?:propos|second|agree|approv|resolv|sign|confirm|elect|accept)(?:ed|es|ing)\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[A-Z][\w /()]{1,40}:|(?:item|minute|agenda item)(?: no\.?| number)?", re.IGNORECASE)
_MARK = re.compile(
    r"(?P<what>\b(?:absent|absence|apolog(?:y|ies))[\w ]{0,40}?\b(?:marked|shown|indicated|denoted)) "
    r"(?:with|by)(?: an?)? ['‘“\"](?P<mark>\w{1,2})['’”\"]",
    re.IGNORECASE,
)
_COUNCILLORS = re.compile(r"\b(?:councillors|cllrs|aldermen)\b", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"(?:welcome[\w ,&/]*)?(?:(?:present|attendance|attendees|in attendance)[ ,]+(?:and|&|/) apologies\b.*|"
    r"apologies[\w ,]* (?:and|&|/) (?:present|attendance|attendees))",
    re.IGNORECASE,
)
"""The title of an item that lists who was there and who was not."""
_GROUPS = re.compile(
    r"\b(?:council|board|committee|panel|forum|trust(?:ees)?|governors|members?|staff|officers?|public|parents?|residents?|tenants?|"
    r"consultants?|guests?|representatives|directors|community|parish|employers?|executive)\b",
    re.IGNORECASE,
)
"""What a heading over some of the people calls them."""
_OWN_GROUP = re.compile(
    r"(?!(?:apolog|welcome|introduc|minutes|agenda|item|date|declar)\w*\b)[A-Z][A-Za-z'’&/ -]{3,40}"
)
"""What a heading inside a list may call a part of it."""
_NO_GROUP = re.compile(
    r"(?:venue|location|place|address|date|time|subject|title|organisation|project|re|"
    r"contact|enquir\w+|tel\w*|e-?mail|author|report|prepared|distribution|circulation|cop(?:y|ies)|cc|next|quorum)\b",
    re.IGNORECASE,
)
"""What is no group of people but a fact of the meeting."""
_STAFF = re.compile(r"\b(?:staff|officers?|executive directors)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(messrs|mmes|dist|cty)\.", re.IGNORECASE)
_GROUP = 40
_SHORT = 60
_LISTS = 2
_FRONT = 80
_LONG = 320
"""A paragraph longer than this without a label is no list of people."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What a line stands under: its label, the post that the label gives, and the words that may be names.

    ``head`` is the label as printed.
    """

    label: Label | None
    post: str
    rest: str
    head: str = ""


@dataclass(slots=True)
class _Front:
    """What the lists at the front have said so far: the label in force, that of each column, and what signs mean.

    ``marks`` may stand before a name or after it, the ``signs`` of a register, which may be initials, only after it.

    ``asked`` is a line such as "Chaired by:", which the next cell or line answers.
    """

    marks: Mapping[str, Presence]
    signs: Mapping[str, Presence]
    label: Label | None = None
    post: str = ""
    head: str = ""
    listed: bool = False
    surnames: bool = False
    over: bool = False
    columns: dict[int, Label] = field(default_factory=dict)
    asked: Line | None = None

    def under(self, line: Line, text: str) -> _Stand:
        """What the text stands under."""
        new, rest = label_of(text)
        asked, self.asked = self.asked, None
        if new is not None and new.single:
            self.asked = line if not rest and _asks(line) else None
            return self._single(new, text, rest, line)
        if new is None and asked is not None and _answers(asked, line):
            label = label_of(asked.text)[0]
            if label is not None and read_people(text):
                return self._single(label, asked.text, text, line)
        if new is not None:
            self.label, self.post, self.listed = new, post_of(new, text), False
            self.head = text.removesuffix(rest).strip(" :-–")
            self.surnames = _COUNCILLORS.search(text.removesuffix(rest)) is not None
            nested = label_of(rest)[0] if new.attendance == "present" else None
            if nested is not None and not nested.single:
                return self.under(line, rest)
            if line.column is not None:
                self.columns[line.column] = new
        current = self.columns.get(line.column, self.label) if line.column is not None else self.label
        post = self.post if current is self.label else ""
        if new is None and not line.marker and (inner := _group(rest, listing=current is not None)):
            return _Stand(current, post, inner, rest.removesuffix(inner))
        return _Stand(current, post, rest, self.head if current is self.label else "")

    def _single(self, label: Label, head: str, rest: str, line: Line) -> _Stand:
        """The one person of a label, who is listed where a list has begun or the front is a table of its facts."""
        listing = self.label is not None or line.row is not None or label.post
        named = len(rest) < _SHORT and len(read_people(rest)) == 1 and not _DOING.search(rest)
        return _Stand(label if listing and named else None, post_of(label, head), rest)

    def ends(self, line: Line, text: str, rest: str) -> bool:
        """True for a line that is no list of people."""
        if label_of(text)[0] is not None or rest != text or HEADS.fullmatch(text.strip()):
            return False
        return bool(_OTHER_LABEL.fullmatch(text.strip())) or (line.row is None and not _lists_people(line, rest))


def front_people(lines: Sequence[Line]) -> Iterator[Entry]:
    """People listed before the first item."""
    state, lost = _Front(_marks(lines), legend(lines[:_FRONT])), False
    for at, line in enumerate(lines := rejoined(_before_items(lines))):
        if _is_item(lines, at):
            return
        lost = _heads_columns(line) or (lost and _opens_list(line) is None)
        if lost:
            state.label = None
            continue
        if line.row is None:
            state.columns.clear()
        if (group := _group_heading(lines, at, state.label)) is not None:
            state.label = group
            continue
        yield from _listed(state, line)
        if state.over:
            return


def _listed(state: _Front, line: Line) -> Iterator[Entry]:
    """The people of one line; ``state.over`` is set by a line that shows the lists to have ended."""
    for number, text in enumerate(_parts(line)):
        if line.row is None and (told := list(front_apologies(line, text))):
            yield from told
            continue
        stand = state.under(line, text)
        current, rest = stand.label, stand.rest
        if current is None and line.short and _GROUPS.fullmatch(stand.head.strip(" :")):
            current = state.label = members()
        if current is None and rest == text and is_titled(rest) and line.short and read_people(rest):
            current = state.label = members()
        fact = line.row is None and _NO_GROUP.match(text) and ":" in text[:_GROUP]
        if current is None or not rest or fact:
            continue
        if state.ends(line, text, rest):
            if number:
                continue
            state.over, state.label = state.listed, None
            return
        if current.attendance == "apologies":
            yield from stood_in(line, rest)
            rest = without_stand_ins(rest)
        people = _marked(state, rest, substitutes=current.capacity == "substitute")
        for person in people:
            state.listed = True
            elsewhere = person.elsewhere or minute_phrases().people.elsewhere.match(stand.head) is not None
            person = replace(person, role=person.role or stand.post or None, elsewhere=elsewhere)
            yield Entry(person, current, line.span, line.block, rest, stand.head)


def _answers(asked: Line, line: Line) -> bool:
    """True for the next cell of the row that asked, or for the line after one that is in no table."""
    return asked.row == line.row and (asked.row is None or asked.block == line.block)


def _asks(line: Line) -> bool:
    """True for a label alone that the next cell of its row, or the next line, answers."""
    return line.column == 0 if line.row is not None else line.text.rstrip().endswith(":")


def _parts(line: Line) -> list[str]:
    """The line cut before each label inside it, and at the ends of its sentences where it opens with a label."""
    labelled = line.row is None and label_of(line.text)[0] is not None
    text = _SHORTENED.sub(r"\1", line.text)
    parts = sentences(text) if labelled or front_apologies(line, text) else [text]
    return [text for part in parts for text in _INNER_LABEL.split(part)]


def _group_heading(lines: Sequence[Line], at: int, label: Label | None) -> Label | None:
    """The label of the names under a heading of the paper's own, "Council" or "Staff"; None for other lines.

    Under a label in force any short heading over names is one, "Headteachers": it changes nothing but where its word
    says that they are staff.
    """
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    text = line.text.strip(" :")
    if after is None or line.row is not None or line.marker or len(text) > _GROUP or label_of(line.text)[0] is not None:
        return None
    sure = line.heading or line.bold or line.text.rstrip().endswith(":")
    if not sure or read_people(line.text) or not _is_roll(after, listing=label is not None):
        return None
    if _GROUPS.search(text) and (_GROUPS.fullmatch(text) or not body_name(text)):
        return officers() if _STAFF.search(text) else label or members()
    return label if _OWN_GROUP.fullmatch(text) else None


def _is_roll(line: Line, *, listing: bool) -> bool:
    """True for a line that is names and nothing else: several, or one with a title, a post or nothing beside it."""
    text = (_group(line.text, listing=True) if listing else "") or line.text
    people = read_people(text)
    named = sum(len(person.name) + len(person.role or "") for person in people)
    return bool(people) and not line.marker and label_of(line.text)[0] is None and 2 * named > len(text)


def lines_in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first item that head lists side by side of which nobody can tell who was there.

    Their columns were lost, or none of them is shown to be this meeting's.
    """
    front = _before_items(lines)[:_FRONT]
    headed = [line for line in front if _heads_columns(line)]
    return [*headed, *_run_together(front), *unread_registers(front)]


def lines_unmarked(lines: Sequence[Line]) -> list[Line]:
    """The names before the first item that a table lists without telling whether they were there."""
    return list(unmarked_people(_before_items(lines)[:_FRONT]))


def _run_together(front: Sequence[Line]) -> Iterator[Line]:
    """The lines of lists in which names stand side by side so that nobody can tell where one ends."""
    listing = False
    for line in front:
        label, rest = label_of(line.text)
        together = line.row is None and is_side_by_side(rest)
        if together and (listing or label is not None):
            yield line
        listing = line.row is None and (label is not None or (listing and (together or bool(read_people(rest)))))


def _heads_columns(line: Line) -> bool:
    """True for "Present: Apologies:", labels of lists and nothing between them."""
    heads = [head.strip() for head in line.text.split(":")]
    return line.row is None and len(heads) > _LISTS and not heads[-1] and all(known_label(head) for head in heads[:-1])


def _before_items(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first numbered item; one whose title is a label ("1/24 Present") opens a list too."""
    front = list(lines)
    for at, title in numbered_titles(lines):
        if _ATTENDANCE.fullmatch(title.strip(" :")):
            front[at] = replace(front[at], text="Attendance:", marker="", heading=False)
            continue
        label = label_of(title)[0]
        if label is None or label.single or label.attendance != "present":
            return front[:at]
        whole = next((n.title for n in numbers_of(front[at]) if n.title.startswith(title)), title)
        front[at] = replace(front[at], text=whole, marker="", heading=False)
    return front


def _group(text: str, *, listing: bool) -> str:
    """The names after a label of the paper's own, "Academies: Ms R Singh"; "" where it is followed by none.

    ``listing`` says that a list has begun: in it one plain name is enough, "Secondary: Ian Croft".
    """
    head, colon, rest = text.partition(":")
    people = read_people(rest)
    if colon and people and minute_phrases().roles.party.fullmatch(head.strip()):
        return rest.strip()
    whole = listing and len(people) == 1 and rest.strip(" .").startswith(people[0].name) and not _NO_GROUP.match(head)
    sure = len(people) > 1 or whole or (people and (is_titled(rest) or is_courteous(rest.strip())))
    return rest.strip() if colon and len(head) < _SHORT and not read_people(head) and sure else ""


def _marks(lines: Sequence[Line]) -> dict[str, Presence]:
    """What signs before or after a name mean, where the front says that those absent "are marked with an 'A'"."""
    marks: dict[str, Presence] = {}
    for line in lines[:_FRONT]:
        for match in _MARK.finditer(line.text):
            marks[match["mark"]] = "apologies" if re.search("apolog", match["what"], re.IGNORECASE) else "absent"
    return marks


def _marked(state: _Front, text: str, *, substitutes: bool) -> list[Person]:
    """The people of a list, with what a sign before or after the name says of the first of them."""
    before, _, rest = text.partition(" ")
    first, _, after = text.strip().rpartition(" ")
    for told, names in ((state.marks.get(before), rest), ({**state.signs, **state.marks}.get(after), first)):
        if told and (people := read_people(names, substitutes=substitutes, surnames=state.surnames)):
            return [replace(people[0], attendance=told), *people[1:]]
    return read_people(text, substitutes=substitutes, surnames=state.surnames)


def _lists_people(line: Line, text: str) -> bool:
    """False for the first line after the lists that speaks in sentences or is a title."""
    people = read_people(text) or read_people(text, substitutes=True)
    if len(text) > _LONG and (len(people) < 2 or _SAYING.search(text)):
        return False
    return bool(people) or (line.short and (not line.heading or is_post(text))) or label_of(text)[0] is not None


def _opens_list(line: Line) -> Label | None:
    """The label of a list that the line opens; None for the label of one person too."""
    label = label_of(line.text)[0]
    return None if label is None or label.single else label


def _is_item(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and _ITEM_NOTE.match(after.text):
        return True
    number = ordinals(line.marker)
    return line.row is None and line.heading and bool(number) and number[0].kind[:1].isdigit()
