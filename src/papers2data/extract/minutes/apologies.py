"""People who sent apologies and those who stood in for them, from sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers2data.extract.minutes.items import Item
from papers2data.extract.minutes.labels import label_of
from papers2data.extract.minutes.names import bare_name
from papers2data.extract.minutes.people import Person, read_people
from papers2data.extract.minutes.phrases import Label, minute_phrases
from papers2data.extract.minutes.sentences import sentences
from papers2data.model import Span
from papers2data.split.lines import Line

_APOLOGIES = re.compile(
    r"\bapolog(?:y|ies)\b(?:(?!\bapolog)[^.])*?\b(?:from|by|of|for)\s+(?!absence\b)(?P<names>.+?)\.?$", re.IGNORECASE
)
_ALSO = re.compile(
    r"^(?:also|(?:were )?(?:received|accepted|given|noted|sent)(?: and (?:accepted|noted|approved))?)"
    r"\s+(?:from|by|for)\s+"
    r"(?P<names>.+?)\.?$|^(?P<who>.+?)\s+(?:had\s+|has\s+|have\s+)?(?:apologised|(?:sent|gave|given|tendered)\s+"
    r"(?:(?:his|her|their)\s+)?apologies)\b",
    re.IGNORECASE,
)
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
_EXCUSED = re.compile(
    r"\s+(?:due to|owing to|because of|on account of|who (?:was|were|is|are|had|has)|"
    r"as (?:he|she|they) (?:was|were|is|are|had|has))\s+(?!substitut|replac)[^,;()]*?"
    r"(?=\s+and\s+(?-i:[A-Z])|[,;(]|\.?$)",
    re.IGNORECASE,
)
"""Why someone is away."""
_AS_SUBSTITUTE = re.compile(
    r"^(?P<name>.{4,60}?)\s+(?:attended|was (?:present|in attendance))\s+as\s+(?:a\s+|his\s+|her\s+|their\s+)?"
    r"substitutes?(?:\s+for\s+(?P<other>[^.]+))?\.?$",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:was|were|had|has|have|been|received|declared|reported|none|no|noted)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:to receive )?apologies(?: for absence)?(?:\s*:|\s+[-–—]|\.)\s*(?P<names>[A-Z].+)$", re.IGNORECASE
)
"""A title that goes on with the names, "Apologies: Cllr A Finch"."""
_OPENS = re.compile(r"(?:there (?:were|was) )?(?:an? )?apolog(?:y|ies)\b[^:]*$", re.IGNORECASE)
_SENT = re.compile(
    r"(?P<who>[A-Z][^:;.]{3,120}?)\s+(?:(?:had|has|have)\s+)?(?:sent|gave|given|tendered)\s+(?:\w+\s+)?apologies\b.*"
)
_TITLE = 60
_LONG = 320
"""A sentence longer than this is no list of people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with the label that the list stands under, and where; ``head`` is the label as printed, "" for none."""

    person: Person
    label: Label
    span: Span
    block: int
    quote: str
    head: str = ""


def item_apologies(items: Sequence[Item]) -> Iterator[Entry]:
    """People named under the item on apologies, and those who stood in for them."""
    label, substitute = _apology_labels()
    for item in items:
        if not re.search(r"\bapolog", item.title[:_TITLE], re.IGNORECASE):
            continue
        if item.head is not None and (named := _TITLED.match(item.title)):
            yield from _told(item.head, named["names"], label, substitute)
        for line in item.lines:
            if (other := label_of(line.text)[0]) is not None and other.attendance != "apologies":
                continue
            told = [entry for sentence in sentences(line.text) for entry in _told(line, sentence, label, substitute)]
            if not told and len(line.text) > _TITLE:
                break
            yield from told


def front_apologies(line: Line, text: str) -> Iterator[Entry]:
    """People whom a sentence of the front, in the words of ``text``, names as having sent apologies."""
    label, substitute = _apology_labels()
    for sentence in sentences(text):
        sent = _SENT.fullmatch(sentence)
        if (_OPENS.match(sentence) and _APOLOGIES.search(sentence)) or (sent and read_people(sent["who"])):
            yield from _told(line, sentence, label, substitute)


def stood_in(line: Line, names: str) -> Iterator[Entry]:
    """Those whom a list of people who are away names as standing in for them."""
    for absent in _SUBSTITUTED.finditer(names):
        before = read_people(names[: absent.start()])
        other = before[-1].name if before else None
        name = absent["name"] or absent["sub"] or absent["other"]
        person = Person(bare_name(name), capacity="substitute", attendance="present", substitute_for=other)
        yield Entry(person, _apology_labels()[1], line.span, line.block, names)


def without_stand_ins(names: str) -> str:
    """The list without those who stood in for the people of it."""
    return _SUBSTITUTED.sub("", names)


def _apology_labels() -> tuple[Label, Label]:
    labels = minute_phrases().attendance
    apologies = next(label for label in labels if label.attendance == "apologies")
    return apologies, next(label for label in labels if label.capacity == "substitute")


def _told(line: Line, sentence: str, label: Label, substitute: Label) -> Iterator[Entry]:
    if match := _AS_SUBSTITUTE.match(sentence):
        other = bare_name(match["other"]) if match["other"] else None
        person = Person(bare_name(match["name"]), capacity="substitute", attendance="present", substitute_for=other)
        yield Entry(person, substitute, line.span, line.block, sentence)
        return
    match = _APOLOGIES.search(sentence) or _ALSO.match(sentence)
    names = (
        next(filter(None, match.groupdict().values()), "")
        if match
        else ""
        if _SAYING.search(sentence) or len(sentence) > _LONG
        else sentence
    )
    names = re.sub(r"^apologies\s*:\s*", "", names, flags=re.IGNORECASE)
    yield from stood_in(line, names)
    for person in read_people(_EXCUSED.sub("", without_stand_ins(names))):
        yield Entry(person, label, line.span, line.block, sentence)
