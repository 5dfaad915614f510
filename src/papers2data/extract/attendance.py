"""Who was at a meeting, who sent apologies and who stood in for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from papers2data.extract.found import Found, paper_id, record
from papers2data.extract.minutes.items import Item, items_of
from papers2data.extract.minutes.meetings import meeting_of
from papers2data.extract.minutes.names import bare_name, is_courteous, is_titled, with_posts_apart
from papers2data.extract.minutes.people import Person, read_people
from papers2data.extract.minutes.phrases import Label, Presence, minute_phrases
from papers2data.extract.minutes.rosters import people_of_tables
from papers2data.extract.minutes.sentences import sentences
from papers2data.model import Document, Paper, Record, Scalar, Span
from papers2data.split.lines import Line, lines_of
from papers2data.split.markers import ordinals

_ITEM_NOTE = re.compile(r"^\(\s*item\s+\w+\s*\)", re.IGNORECASE)
_INNER_LABEL = re.compile(
    r"(?<!also)(?<!other)(?<!members)(?<!councillors)(?<!officers)(?<!others)(?<!colleagues)(?<!guests)(?<!staff)\s+"
    r"(?=(?:apologies(?: for absence)?|in attendance|also present|present|absent|officers(?: present)?|substitutes?|"
    r"secretariat)\s*:)",
    re.IGNORECASE,
)
_APOLOGIES = re.compile(
    r"\bapolog(?:y|ies)\b(?:(?!\bapolog)[^.])*?\b(?:from|by|of|for)\s+(?!absence\b)(?P<names>.+?)\.?$", re.IGNORECASE
)
_ALSO = re.compile(r"^also\s+from\s+(?P<names>.+?)\.?$", re.IGNORECASE)
_NAMED = r"(?P<{}>(?-i:[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*))"
_SUBSTITUTED = re.compile(
    r",?\s+\(?(?:who\s+(?:was|were|had been)\s+)?(?:substituted|replaced)\s+by\s+"
    + _NAMED.format("name")
    + r"\)?|\s*\((?:substitute|sub)(?:d by)?[\s:–-]+(?!for\b)"
    + _NAMED.format("sub")
    + r"\)|,?\s*(?:\(|with\s+)"
    + _NAMED.format("other")
    + r"\s+(?:was |is |attend(?:ed|ing)\s+)?(?:as\s+(?:a\s+|the\s+|his\s+|her\s+|their\s+)?)?"
    r"(?:substitut(?:e|ing|ed)|deputising|in (?:his|her|their) place)\)?",
    re.IGNORECASE,
)
_AS_SUBSTITUTE = re.compile(
    r"^(?P<name>.{4,60}?)\s+(?:attended|was (?:present|in attendance))\s+as\s+(?:a\s+|his\s+|her\s+|their\s+)?"
    r"substitutes?(?:\s+for\s+(?P<other>[^.]+))?\.?$",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:was|were|had|has|have|been|received|declared|reported|none|no|noted)\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[A-Z][\w /()]{1,40}:|(?:item|minute|agenda item)(?: no\.?| number)?", re.IGNORECASE)
_PLAIN = re.compile(r"[^,;:().–]{5,80}")
_LATE = re.compile(r"\b(?:late(?:ness)?|early)\b", re.IGNORECASE)
_MARK = re.compile(
    r"(?P<what>\b(?:absent|absence|apolog(?:y|ies))[\w ]{0,40}?\b(?:marked|shown|indicated|denoted)) "
    r"(?:with|by)(?: an?)? ['‘“\"](?P<mark>\w{1,2})['’”\"]",
    re.IGNORECASE,
)
_SHORT = 60
_FRONT = 80
_LONG = 320
"""A paragraph longer than this without a label is no list of people."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A person with the label that the list stands under, and where."""

    person: Person
    label: Label
    span: Span
    block: int
    quote: str


def read_attendance(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records of ``attendance`` from the lists at the front of minutes and notices and from their item on apologies."""
    records: list[Record] = []
    seen: Counter[str] = Counter()
    for index, paper in enumerate(papers):
        if paper.kind not in ("minutes", "decision_notice"):
            continue
        lines = lines_of(document, paper.first, paper.last)
        meeting = meeting_of(document, paper).id
        entries = _merged([*_front(lines), *_apologies(items_of(lines))])
        records += [_record(entry, paper_id(document, index), meeting, seen) for entry in entries]
    return Found(tuple(records))


def _record(entry: _Entry, paper: str, meeting: str | None, seen: Counter[str]) -> Record:
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
    if label.capacity in ("officer", "other") and (person.councillor or roles.councillor.search(role)):
        return "other councillor"
    if (label.capacity is None or label.officers) and roles.officer.search(f"{role} {person.name}"):
        return "officer"
    if label.capacity in (None, "member") and roles.coopted.search(role):
        return "co-opted member"
    return label.capacity or "member"


@dataclass(slots=True)
class _Front:
    """What the lists at the front have said so far: the label in force, that of each column, and what signs mean."""

    marks: Mapping[str, Presence]
    label: Label | None = None
    post: str = ""
    listed: bool = False
    columns: dict[int, Label] = field(default_factory=dict)

    def names(self, line: Line, text: str) -> tuple[Label | None, str]:
        """The label that the text stands under and the part of it that may be names."""
        new, rest = _label(text)
        if new is not None:
            self.label, self.post, self.listed = new, _post(new, text), False
            if line.column is not None:
                self.columns[line.column] = new
        current = self.columns.get(line.column, self.label) if line.column is not None else self.label
        if new is None and not line.marker and (inner := _group(rest)):
            return current, inner
        return current, rest

    def ends(self, line: Line, text: str, rest: str) -> bool:
        """True for a line that is no list of people."""
        if _label(text)[0] is not None or rest != text:
            return False
        return bool(_OTHER_LABEL.fullmatch(text.strip())) or (line.row is None and not _lists_people(line, rest))


def _front(lines: Sequence[Line]) -> Iterator[_Entry]:
    """People listed before the first item."""
    state = _Front(_marks(lines))
    for at, line in enumerate(lines := _rejoined(lines)):
        if _is_item(lines, at):
            return
        if line.row is None and (told := list(_front_apologies(line))):
            yield from told
            continue
        if line.row is None:
            state.columns.clear()
        for text in _INNER_LABEL.split(line.text):
            current, rest = state.names(line, text)
            if current is None or not rest:
                continue
            if state.ends(line, text, rest):
                if state.listed:
                    return
                state.label = None
                break
            for person in _marked(state.marks, rest, substitutes=current.capacity == "substitute"):
                state.listed = True
                held = replace(person, role=person.role or state.post or None) if current is state.label else person
                yield _Entry(held, current, line.span, line.block, rest)


def _group(text: str) -> str:
    """The names after a label of the paper's own, "Academies: Ms R Singh"; "" where it is followed by none."""
    head, colon, rest = text.partition(":")
    people = read_people(rest)
    sure = len(people) > 1 or (people and (is_titled(rest) or is_courteous(rest.strip())))
    return rest.strip() if colon and len(head) < _SHORT and not read_people(head) and sure else ""


def _marks(lines: Sequence[Line]) -> dict[str, Presence]:
    """What signs before or after a name mean, where the front says that those absent "are marked with an 'A'"."""
    marks: dict[str, Presence] = {}
    for line in lines[:_FRONT]:
        for match in _MARK.finditer(line.text):
            marks[match["mark"]] = "apologies" if re.search("apolog", match["what"], re.IGNORECASE) else "absent"
    return marks


def _marked(marks: Mapping[str, Presence], text: str, *, substitutes: bool) -> list[Person]:
    """The people of a list, with what a sign before the name says of the one who follows it."""
    sign, _, rest = text.partition(" ")
    if marks and sign in marks and (people := read_people(rest, substitutes=substitutes)):
        return [replace(people[0], attendance=marks[sign]), *people[1:]]
    return read_people(text, substitutes=substitutes)


def _front_apologies(line: Line) -> Iterator[_Entry]:
    """People whom a sentence of the front names as having sent apologies."""
    label, substitute = _apology_labels()
    for sentence in sentences(line.text):
        if re.match(r"(?:an? )?apolog(?:y|ies)\b[^:]*$", sentence, re.IGNORECASE) and _APOLOGIES.search(sentence):
            yield from _told(line, sentence, label, substitute)


def _apology_labels() -> tuple[Label, Label]:
    labels = minute_phrases().attendance
    apologies = next(label for label in labels if label.attendance == "apologies")
    return apologies, next(label for label in labels if label.capacity == "substitute")


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the posts in brackets where runs of them are a list in two columns whose gap was lost."""
    whole: list[Line] = []
    run: list[Line] = []
    for line in [*people_of_tables(lines[:_FRONT]), None]:
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
    head, colon, rest = text.partition(":")
    bare = head.strip(" -–.*").strip()
    if (colon or len(text) < 60) and (label := _known(bare if colon else text.strip(" -–.*"))):
        return label, rest.lstrip(" -–").strip() if colon else ""
    return None, text


def _known(text: str) -> Label | None:
    plain = re.sub(r"\s+", " ", text)
    return next((label for label in minute_phrases().attendance if label.label.fullmatch(plain)), None)


def _apologies(items: Sequence[Item]) -> Iterator[_Entry]:
    """People named under the item on apologies, and those who stood in for them."""
    label, substitute = _apology_labels()
    for item in items:
        if not re.search(r"\bapolog", item.title[:_SHORT], re.IGNORECASE):
            continue
        for line in item.lines:
            for sentence in sentences(line.text):
                yield from _told(line, sentence, label, substitute)


def _told(line: Line, sentence: str, label: Label, substitute: Label) -> Iterator[_Entry]:
    if match := _AS_SUBSTITUTE.match(sentence):
        other = bare_name(match["other"]) if match["other"] else None
        person = Person(bare_name(match["name"]), capacity="substitute", attendance="present", substitute_for=other)
        yield _Entry(person, substitute, line.span, line.block, sentence)
        return
    match = _APOLOGIES.search(sentence) or _ALSO.match(sentence)
    names = match["names"] if match else "" if _SAYING.search(sentence) or len(sentence) > _LONG else sentence
    names = re.sub(r"^apologies\s*:\s*", "", names, flags=re.IGNORECASE)
    for absent in _SUBSTITUTED.finditer(names):
        before = read_people(names[: absent.start()])
        other = before[-1].name if before else None
        name = absent["name"] or absent["sub"] or absent["other"]
        person = Person(bare_name(name), capacity="substitute", attendance="present", substitute_for=other)
        yield _Entry(person, substitute, line.span, line.block, sentence)
    for person in read_people(_SUBSTITUTED.sub("", names)):
        yield _Entry(person, label, line.span, line.block, sentence)


def _merged(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries, each person once: what a later mention adds goes to the first."""
    kept: list[_Entry] = []
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


def _one_person(kept: _Entry, entry: _Entry) -> bool:
    """True where both name one person; a bare surname's apologies are another's where its namesake was present."""
    left, right = kept.person, entry.person
    bare = len(_words(left.name)) != len(_words(right.name)) and len(_words(right.name)) == 1
    told = {left.attendance or kept.label.attendance, right.attendance or entry.label.attendance}
    if bare and told == {"present", "apologies"} and not _LATE.search(entry.quote):
        return False
    return _same(left.name, right.name)


def _same(left: str, right: str) -> bool:
    """True for one person's names: the same words, or courtesy, first letter and surname that do not differ."""
    if {_GENDERS.get(_courtesy(left)), _GENDERS.get(_courtesy(right))} == {"m", "f"}:
        return False
    if _words(left) == _words(right):
        return True
    a, b = _words(left), _words(right)
    if not a or not b or a[-1] != b[-1] or _courtesy(left) != _courtesy(right):
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
