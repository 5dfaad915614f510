"""People listed at the front of minutes and notices, under labels, in columns and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from papers2data.extract.minutes.apologies import Entry, front_apologies, stood_in, without_stand_ins
from papers2data.extract.minutes.beside import apart_by_signs
from papers2data.extract.minutes.items import numbered_titles
from papers2data.extract.minutes.names import is_courteous, is_titled, with_posts_apart
from papers2data.extract.minutes.people import Person, read_people
from papers2data.extract.minutes.phrases import Label, Presence, minute_phrases
from papers2data.extract.minutes.rosters import people_of_tables
from papers2data.extract.minutes.sentences import sentences
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals
from papers2data.split.meeting import body_name
from papers2data.split.numbering import numbers_of

_ITEM_NOTE = re.compile(r"^\(\s*item\s+\w+\s*\)", re.IGNORECASE)
_INNER_LABEL = re.compile(
    r"(?<!also)(?<!other)(?<!members)(?<!councillors)(?<!officers)(?<!others)(?<!colleagues)(?<!guests)(?<!staff)\s+"
    r"(?=(?:apologies(?: for absence)?|in attendance|also present|present|absent|officers(?: present)?|substitutes?|"
    r"secretariat|(?:(?:parish|town|community|deputy|acting|locum) )*clerk)\s*:)",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:was|were|had|has|have|been|received|declared|reported|none|no|noted)\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[A-Z][\w /()]{1,40}:|(?:item|minute|agenda item)(?: no\.?| number)?", re.IGNORECASE)
_PLAIN = re.compile(r"[^,;:().–]{5,80}")
_MARK = re.compile(
    r"(?P<what>\b(?:absent|absence|apolog(?:y|ies))[\w ]{0,40}?\b(?:marked|shown|indicated|denoted)) "
    r"(?:with|by)(?: an?)? ['‘“\"](?P<mark>\w{1,2})['’”\"]",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"(?P<head>[^:(]{4,60})\(\s*(?P<role>(?:in the )?chair(?:man|person|woman)?)\s*:\s*(?P<name>[^()]{3,60})\)"
    r"\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
"""A label that names who was in the chair: "Members present (Chair: Cllr A Finch): Cllr B Oak"."""
_COUNCILLORS = re.compile(r"\b(?:councillors|cllrs|aldermen)\b", re.IGNORECASE)
_BARE_LABEL = re.compile(
    r"(?P<head>(?i:(?:those |there were |also |members |councillors |cllrs )?"
    r"(?:present|in attendance|attending|attended|absent)"
    r"(?: were| was| also)?|apologies(?: for absence)?))[,.]?\s+(?=[A-Z])(?!(?:AND|OR|FOR|FROM|OF)\b)"
)
"""A label with nothing between it and the first name, "PRESENT  Cllr A Finch"."""
_GROUPS = re.compile(
    r"\b(?:council|board|committee|panel|forum|trust(?:ees)?|governors|members?|staff|officers?|public|parents?|residents?|tenants?|"
    r"consultants?|guests?|representatives|directors|community|parish|employers?|executive)\b",
    re.IGNORECASE,
)
"""What a heading over some of the people calls them."""
_STAFF = re.compile(r"\b(?:staff|officers?|executive directors)\b", re.IGNORECASE)
_HEADS = re.compile(
    r"(?:(?:names?|roles?|titles?|posts?|positions?|organisations?|initials|job title)\b[\s/]*){2,5}", re.IGNORECASE
)
"""The headings of a list in columns whose gaps were lost."""
_GROUP = 40
_SHORT = 60
_LISTS = 2
_FRONT = 80
_LONG = 320
"""A paragraph longer than this without a label is no list of people."""


@dataclass(slots=True)
class _Front:
    """What the lists at the front have said so far: the label in force, that of each column, and what signs mean."""

    marks: Mapping[str, Presence]
    label: Label | None = None
    post: str = ""
    listed: bool = False
    surnames: bool = False
    over: bool = False
    columns: dict[int, Label] = field(default_factory=dict)

    def names(self, line: Line, text: str) -> tuple[Label | None, str]:
        """The label that the text stands under and the part of it that may be names."""
        new, rest = _label(text)
        if new is not None:
            self.label, self.post, self.listed = new, _post(new, text), False
            self.surnames = _COUNCILLORS.search(text.removesuffix(rest)) is not None
            if line.column is not None:
                self.columns[line.column] = new
        current = self.columns.get(line.column, self.label) if line.column is not None else self.label
        if new is None and not line.marker and (inner := _group(rest)):
            return current, inner
        return current, rest

    def ends(self, line: Line, text: str, rest: str) -> bool:
        """True for a line that is no list of people."""
        if _label(text)[0] is not None or rest != text or _HEADS.fullmatch(text.strip()):
            return False
        return bool(_OTHER_LABEL.fullmatch(text.strip())) or (line.row is None and not _lists_people(line, rest))


def front_people(lines: Sequence[Line]) -> Iterator[Entry]:
    """People listed before the first item."""
    state, lost = _Front(_marks(lines)), False
    for at, line in enumerate(lines := _rejoined(_before_items(lines))):
        if _is_item(lines, at):
            return
        lost = _heads_columns(line) or (lost and _label(line.text)[0] is None)
        if lost:
            state.label = None
            continue
        if line.row is None:
            state.columns.clear()
        if (group := _group_heading(lines, at)) is not None:
            state.label = group if group.capacity != "member" or state.label is None else state.label
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
        current, rest = state.names(line, text)
        if current is None and rest == text and is_titled(rest) and line.short and read_people(rest):
            current = state.label = _members()
        if current is None or not rest:
            continue
        if state.ends(line, text, rest):
            if number:
                continue
            state.over, state.label = state.listed, None
            return
        if current.attendance == "apologies":
            yield from stood_in(line, rest)
            rest = without_stand_ins(rest)
        people = _marked(state.marks, rest, substitutes=current.capacity == "substitute", surnames=state.surnames)
        for person in people:
            state.listed = True
            held = replace(person, role=person.role or state.post or None) if current is state.label else person
            yield Entry(held, current, line.span, line.block, rest)


def _parts(line: Line) -> list[str]:
    """The line cut before each label inside it, and at the ends of its sentences where it opens with a label."""
    labelled = line.row is None and _label(line.text)[0] is not None
    parts = sentences(line.text) if labelled or front_apologies(line, line.text) else [line.text]
    return [text for part in parts for text in _INNER_LABEL.split(part)]


def _group_heading(lines: Sequence[Line], at: int) -> Label | None:
    """The label of the names under a heading of the paper's own, "Council" or "Staff"; None for other lines."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    text = line.text.strip(" :")
    if after is None or line.row is not None or len(text) > _GROUP or _label(line.text)[0] is not None:
        return None
    sure = line.heading or line.bold or line.text.rstrip().endswith(":")
    named = body_name(text) and not _GROUPS.fullmatch(text)
    if not sure or line.marker or not _GROUPS.search(text) or named or not _is_roll(after):
        return None
    if _STAFF.search(text):
        return next(label for label in minute_phrases().attendance if label.capacity == "officer")
    return _members()


def _is_roll(line: Line) -> bool:
    """True for a line that is names and nothing else: several, or one with a title, a post or nothing beside it."""
    people = read_people(line.text)
    named = sum(len(person.name) + len(person.role or "") for person in people)
    return bool(people) and not line.marker and _label(line.text)[0] is None and 2 * named > len(line.text)


def lines_in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first item that head several lists side by side whose columns were lost."""
    return [line for line in _before_items(lines)[:_FRONT] if _heads_columns(line)]


def _heads_columns(line: Line) -> bool:
    """True for "Present: Apologies:", labels of lists and nothing between them."""
    heads = [head.strip() for head in line.text.split(":")]
    return line.row is None and len(heads) > _LISTS and not heads[-1] and all(_known(head) for head in heads[:-1])


def _before_items(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first numbered item; one whose title is a label ("1/24 Present") opens a list too."""
    front = list(lines)
    for at, title in numbered_titles(lines):
        label = _label(title)[0]
        if label is None or label.attendance != "present":
            return front[:at]
        whole = next((n.title for n in numbers_of(front[at]) if n.title.startswith(title)), title)
        front[at] = replace(front[at], text=whole, marker="", heading=False)
    return front


def _group(text: str) -> str:
    """The names after a label of the paper's own, "Academies: Ms R Singh"; "" where it is followed by none."""
    head, colon, rest = text.partition(":")
    people = read_people(rest)
    if colon and people and minute_phrases().roles.party.fullmatch(head.strip()):
        return rest.strip()
    sure = len(people) > 1 or (people and (is_titled(rest) or is_courteous(rest.strip())))
    return rest.strip() if colon and len(head) < _SHORT and not read_people(head) and sure else ""


def _marks(lines: Sequence[Line]) -> dict[str, Presence]:
    """What signs before or after a name mean, where the front says that those absent "are marked with an 'A'"."""
    marks: dict[str, Presence] = {}
    for line in lines[:_FRONT]:
        for match in _MARK.finditer(line.text):
            marks[match["mark"]] = "apologies" if re.search("apolog", match["what"], re.IGNORECASE) else "absent"
    return marks


def _marked(marks: Mapping[str, Presence], text: str, *, substitutes: bool, surnames: bool) -> list[Person]:
    """The people of a list, with what a sign before the name says of the one who follows it."""
    sign, _, rest = text.partition(" ")
    if marks and sign in marks and (people := read_people(rest, substitutes=substitutes, surnames=surnames)):
        return [replace(people[0], attendance=marks[sign]), *people[1:]]
    return read_people(text, substitutes=substitutes, surnames=surnames)


def _members() -> Label:
    return next(label for label in minute_phrases().attendance if label.capacity == "member")


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the posts in brackets where runs of them are a list in two columns whose gap was lost."""
    whole: list[Line] = []
    run: list[Line] = []
    told = [replace(line, text=apart_by_signs(line.text)) for line in people_of_tables(lines[:_FRONT])]
    for line in [*told, None]:
        if (
            line is not None
            and line.row is None
            and not line.heading
            and not line.marker
            and _PLAIN.fullmatch(line.text)
        ):
            run.append(line)
            continue
        texts = with_posts_apart([one.text for one in run])
        whole += [replace(one, text=text) for one, text in zip(run, texts, strict=True)]
        run = []
        whole += [line] if line is not None else []
    return [*whole, *lines[_FRONT:]]


def _post(label: Label, text: str) -> str:
    """The post that a label such as "Education Representatives" gives to those under it, "" for other labels."""
    return text.partition(":")[0].strip(" -–.*").removesuffix("s") if label.names_post else ""


def _lists_people(line: Line, text: str) -> bool:
    """False for the first line after the lists that speaks in sentences or is a title."""
    people = read_people(text) or read_people(text, substitutes=True)
    if len(text) > _LONG and (len(people) < 2 or _SAYING.search(text)):
        return False
    return bool(people) or (line.short and not line.heading) or _label(text)[0] is not None


def _is_item(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after is not None and _ITEM_NOTE.match(after.text):
        return True
    number = ordinals(line.marker)
    return line.row is None and line.heading and bool(number) and number[0].kind[:1].isdigit()


def _label(text: str) -> tuple[Label | None, str]:
    """The label that the text begins with or is, and what follows it; (None, text) where there is none."""
    if (chaired := _CHAIRED.fullmatch(text)) and (label := _known(chaired["head"].strip())):
        return label, f"{chaired['name']} ({chaired['role']}), {chaired['rest']}"
    for mark in (":", ";", "–", "-"):
        head, found, rest = text.partition(mark)
        if found and (label := _known(head.strip(" -–.*").strip())):
            return label, rest.lstrip(" :;-–").strip()
    if len(text) < _SHORT and (label := _known(text.strip(" -–.*"))):
        return label, ""
    bare = _BARE_LABEL.match(text)
    if bare and (label := _known(bare["head"])) and read_people(text[bare.end() :]):
        return label, text[bare.end() :]
    return None, text


def _known(text: str) -> Label | None:
    plain = re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)$", "", text)).strip()
    return next((label for label in minute_phrases().attendance if label.label.fullmatch(plain)), None)
