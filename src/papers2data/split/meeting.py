"""Which meeting a paper is of: its body, day, time and place, from the lines at its front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import zip_longest

from papers2data.split.lines import Line, answered
from papers2data.split.phrases import found, paper_phrases
from papers2data.split.places import place_in, without_days_and_times
from papers2data.values.dates import find_dates, read_time

_SMALL = frozenset(
    ("and", "of", "the", "for", "in", "on", "at", "to", "a", "an", "with", "cum", "upon", "under", "by", "next", "le")
)
_CUT = re.compile(
    r",\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|"
    r"\s+(?:held|will be|to be|which|on|at|in)\s|\s+[-–—]\s|[–—]\s|[:;]|\s*,?\s+\(?\d|\s+\(item\b|"
    r"\s+(?:agm\s+)?(?:meeting|minutes|agenda|date|decisions(?!\s+(?:\w+\s+)?(?:committee|panel|board)))\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|held|date)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:next|previous|last|adjourned)\b|\bpublished\b|\bdated?:", re.IGNORECASE)
_ADDRESSED = re.compile(r"^(?:report )?to:?\s", re.IGNORECASE)
_WORD_MEETING = re.compile(r"\s+meeting$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:meeting|minutes)\b.*\bheld\b", re.IGNORECASE)
_TITLED = re.compile(
    r"(?P<body>[A-Z].{2,100}?)\s*[-–—,]\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}(?:st|nd|rd|th)?\s)|"
    r"meeting:\s*\d{1,2}/\d{1,2}/\d{4}\s+[-–]|\d{1,2}/\d{1,2}/\d{4}\s+[-–]\s",
    re.IGNORECASE,
)
"""A line that is the name of a body and a day: no sentence on a meeting says better when it was."""
_DATE_LABEL = re.compile(r"^(?:date|meeting date|date of meeting)\s*:", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d\s*(?:[-–]\s*\d{1,2}[:.]\d\d)?,?\s+(?=\d)")
_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{2})(?![\d.])")
_FRONT_ENDS = re.compile(
    r"^(?:(?:[\w ]{0,40}(?:members|councillors))?\s*(?:present)?|membership|attend(?:ees|ance)|in attendance|apologies|"
    r"panel|board|purpose of (?:the )?report|recommendations?|contents|contact details|items?|"
    r"no\.?\s+item)\b\W*(?:\(|:|$)|^\d{1,4}(?:[./]\d{1,4})?\.?$",
    re.IGNORECASE,
)
_SENTENCE = 160
"""A longer line is a paragraph, and a day in it is one that it tells of."""
_NEAR = 3
"""A day under a line with the word "meeting" is the meeting's among so many lines, or where that line says "held"."""
_TOP = 4
"""Among its first lines a front has no numbered item that holds a day: "2" is what is left of "2nd meeting"."""
_TOO_GENERAL = frozenset(
    ("committee", "panel", "board", "group", "forum", "trust", "partnership", "commission", "network", "authority")
)
_GENERAL_COUNCIL = re.compile(r"(?:(?:full|the|parish|town|community) )?council", re.IGNORECASE)
"""What a council is called where its name stands elsewhere."""
_PAPER_OF = re.compile(
    r"^(?:(?:the )?(?:draft |confirmed |approved )?(?:minutes?|notes|agenda|summons|record|proceedings|meeting)\s+"
    r"(?:of|for)\s+)+(?:(?:a|an|the)\s+)?(?:meeting of (?:the )?)?|"
    r"^(?:minutes? )?(?:extracts?|ex[ce]\w{2,5}) from\s+(?:the\s+)?",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\b(?:decisions?|notice|record|report|by|to|of|for)\b", re.IGNORECASE)
_KINDS = r"(?:public|extraordinary|ordinary|annual|special|monthly|virtual|remote|open)"
_KIND = re.compile(
    rf"^the\s+(?:next|last|following)\s+|"
    rf"^(?:(?:(?:an?|the)\s+)?(?:{_KINDS}\s+)+|an?\s+)(?=(?:[\w'’&.-]+\s+){{0,5}}council$|board$|parish meeting$)|"
    rf"^{_KINDS},\s+",
    re.IGNORECASE,
)
"""What sort of meeting it was, printed before the name of the body."""
_AT_END = re.compile(r"\s+(?:a\.?g\.?m\.?|annual general)$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?<=\w)[.,]?\s+(?=(?:members )?(?:present|attendance|apologies|in attendance|membership)\s*:)", re.IGNORECASE
)
_HOUSE = re.compile(
    r"\b(?:association|homes|housing|school|academy|college|university|hospital|charity|society|federation|limited|ltd|"
    r"fund|pension scheme|borough|district|county|city)$",
    re.IGNORECASE,
)
"""Whose committee the next heading names, and no part of that name."""
_DECIDED = re.compile(
    r"\b(?:date of (?:the )?decision|decision date|decisions? (?:taken|made)(?: on)?\s+(?=\w*\d|\w+day))", re.I
)
_ANNOUNCED = re.compile(
    r"\bnext\b.{0,60}\bmeeting\b.{0,90}\b(?:will be held|will take place|is to be held|to be held|is on|is)\b",
    re.IGNORECASE,
)
"""A notice that calls the next meeting; among the first lines of a paper, it is the paper's own."""
_BROKEN = re.compile(r"\b(?:at|on|in|held|of|the)$", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_PREMISES = re.compile(
    r"\b(?:chambers?|rooms?|halls?|offices?|house|suite|centre|library|building|headquarters|guildhall|court|teams|zoom)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?)\s*(?:-|–|to)\s*\d{1,2}[.:]?\d*\s*(?:[ap]\.?m\.?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as a paper's front states it; "" where it does not. ``date`` is ISO 8601, ``time`` HH:MM."""

    body: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    kind: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def id(self) -> str | None:
        """A readable name, such as "audit-committee-2024-04-15"; None where body or date is unknown."""
        if not self.body or not self.date:
            return None
        return f"{re.sub(r'[^a-z0-9]+', '-', self.body.casefold().replace('&', ' and ')).strip('-')}-{self.date}"


def front_of(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first numbered one, the list of those present or the paper's first section."""
    front: list[Line] = []
    for line in lines[:40]:
        numbered = line.marker[:1].isdigit() and line.text[:1].isalpha() and line.row is None
        if front and (_FRONT_ENDS.search(line.text) or (numbered and not (len(front) < _TOP and one_day(line.text)))):
            break
        front.append(line)
    return front


def read_meeting(front: Sequence[Line]) -> Meeting:
    """The meeting that the lines at a paper's front name."""
    front = _whole(front)
    texts = [line.printed for line in front]
    body = next(_bodies(front), "")
    day, at = _day(texts)
    around = texts[at : at + 3] if at is not None else []
    met = [t for t in texts if "meeting" in t.casefold()]
    kind = next(
        (k for t in met for k in paper_phrases().meeting_kinds if re.search(rf"\b{k}\b.*\bmeeting\b", t, re.I)), ""
    )
    used = tuple(
        line for line in front if (body and body.casefold() in line.text.casefold()) or line.text in around[:1]
    )
    return Meeting(body, day.isoformat() if day else "", _time(around), _place(front, at), kind.casefold(), used)


def _whole(front: Sequence[Line]) -> list[Line]:
    """The lines, with a label and its answer in the next cell as one, and the two halves of a heading too."""
    whole: list[Line] = []
    for one in answered(front):
        line = replace(one, text=_PEOPLE.split(one.text, maxsplit=1)[0])
        last = whole[-1] if whole else None
        if last is not None and last.heading and line.heading and _BROKEN.search(last.text) and not line.marker:
            whole[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            whole.append(line)
    return whole


def body_name(text: str) -> str:
    """The name of a meeting's body in a title, with capitals only where a name has them; "" where there is none."""
    name = _AT_END.sub("", _KIND.sub("", _PAPER_OF.sub("", re.sub(r"\s+", " ", text).strip(" .,:;-–"))))
    if not name or found(paper_phrases().no_body, name) or not name[0].isalpha() or not _ends_in_body(name):
        return ""
    if name.casefold() in _TOO_GENERAL or name[0].islower() or _told(name):
        return ""
    return _capitals(name) if name.upper() == name else name


def _bodies(front: Sequence[Line]) -> Iterator[str]:
    """Names of bodies, the surest first: after words such as "meeting of", then lines that are a name.

    A name that a line gives in full ("Public Sector Oversight Board") goes before its end ("Oversight Board").
    """
    named = list(_names(front))
    full = [_in_full(name, named) for name in named]
    yield from (name for name in full if not _GENERAL_COUNCIL.fullmatch(name))
    yield from named


def _in_full(name: str, named: Sequence[str]) -> str:
    if name.casefold().endswith("council"):
        return name
    ends = [other for other in named if other.casefold().endswith(f" {name.casefold()}")]
    return next((other for other in ends if not _PAPER.search(other[: -len(name)])), name)


def _names(front: Sequence[Line]) -> Iterator[str]:
    texts = list(_joined(front))
    labelled = (match for text in texts if (match := found(paper_phrases().body_label, text)))
    yield from (match["name"].strip(" .") for match in labelled if not re.search(r"\d", match["name"]))
    for after in paper_phrases().body_after:
        for text in texts:
            for match in after.finditer(text):
                rest = text[match.end() :]
                if name := body_name(_CUT.split(rest, maxsplit=1)[0]) or body_name(_whole_name(rest)):
                    yield name
    titles = _joined([line for line in front if line.row is None])
    lines = [name for text in titles if (name := body_name(_title(text)))]
    yield from reversed(lines[:2])
    for before in paper_phrases().body_before:
        for text in texts:
            if (ahead := before.search(text)) and (
                name := body_name(re.sub(r"^the\s+", "", text[: ahead.start()], flags=re.I))
            ):
                yield name


def _whole_name(text: str) -> str:
    """The words of a label's answer that names a body after a dash, "Wexcombe Trust Ltd - Board Meeting"."""
    name = _WORD_MEETING.sub("", text.strip())
    return name if re.search(r"\s[-–—]\s", name) and not re.search(r"[\d:;]", name) else ""


def _joined(front: Sequence[Line]) -> Iterator[str]:
    """Each line, and each heading with the heading after it, since a name can break over two."""
    for line, after in zip_longest(front, front[1:]):
        yield line.text
        whole = _ends_in_body(line.text) or _HOUSE.search(line.text) is not None
        if after is not None and line.heading and after.heading and not whole:
            yield f"{line.text} {after.text}"


def _title(text: str) -> str:
    head = _CUT.split(text, maxsplit=1)[0]
    return head if len(head.split()) <= 12 else ""


def _told(name: str) -> bool:
    """True for words that tell something: a name has small letters only in its small words and in what it is."""
    small = _SMALL | {part for word in paper_phrases().body_words for part in word.split()}
    return any(word[0].islower() and word not in small for word in name.split())


@cache
def _body_end() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in paper_phrases().body_words)
    return re.compile(rf"\b(?:{words})(?:\s+(?:for|of)\s+[A-Z][\w&'’, -]+)?$", re.IGNORECASE)


def _ends_in_body(name: str) -> bool:
    return _body_end().search(name) is not None and len(name.split()) <= 16


def _capitals(name: str) -> str:
    words = ["-".join(p if p in _SMALL else p.capitalize() for p in w.split("-")) for w in name.lower().split()]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def _day(texts: Sequence[str]) -> tuple[date | None, int | None]:
    """The meeting's day and the place of its line: after "Date:", in a sentence on the meeting, or the first day."""
    days = [(one_day(text), i, text) for i, text in enumerate(texts)]
    known = [(day, i, text) for day, i, text in days if day is not None]
    addressed = [k for k in known if _ADDRESSED.match(k[2]) and len(k[2]) < 160]
    titled = [k for k in known if (match := _TITLED.match(k[2])) and (not match["body"] or body_name(match["body"]))]
    sure = [k for k in known if _MEETING.search(k[2]) and not _ISSUED.search(k[2])]
    near = [
        k
        for k in known
        if k[1]
        and len(k[2]) < 60
        and _MEETING.search(texts[k[1] - 1])
        and one_day(texts[k[1] - 1]) is None
        and (k[1] < _NEAR or _HELD.search(texts[k[1] - 1]))
    ]
    labelled = [k for k in known if _DATE_LABEL.search(k[2])]
    decided = [k for k in known if _DECIDED.search(k[2])]
    plain = [k for k in known if not re.search(r"\bnext\b", k[2], re.IGNORECASE) and len(k[2]) < _SENTENCE]
    announced = [k for k in known if _ANNOUNCED.search(k[2]) and not any(p[1] < k[1] for p in plain)]
    for choice in (
        decided,
        addressed,
        titled,
        near[:1],
        [k for k in sure if not _DATE_LABEL.search(k[2])],
        labelled,
        announced,
        plain,
    ):
        if choice:
            return choice[0][0], choice[0][1]
    return None, None


def one_day(text: str) -> date | None:
    """The day that a line names first, also behind the time of day; None where it names none."""
    text = _CLOCK.sub("", text)
    days = [d for d in find_dates(text) if d.range.start and d.range.start == d.range.end]
    figures = _FIGURES.search(text)
    if figures and (not days or figures.start() < days[0].start):
        day, month, year = (int(part) for part in figures.groups())
        try:
            return date(2000 + year, month, day)
        except ValueError:
            return None
    return days[0].range.start if days else None


def _time(texts: Sequence[str]) -> str:
    for text in texts:
        if len(text) < 500 and (time := read_time(_UNTIL.sub(r"at \1", text))):
            return time
    return ""


def _place(front: Sequence[Line], at: int | None) -> str:
    texts = [line.printed for line in front]
    for text in texts:
        if venue := found(paper_phrases().venue, text):
            return venue["place"].strip(" .")
    for text in texts:
        if place := place_in(text):
            return place
    after = front[at + 1 : at + 3] if at is not None else []
    address = next((line.text for line in after if _POSTCODE.search(line.text) and len(line.text) < 120), "")
    return address or next((line.text for line in after[:1] if _is_premises(line)), "")


def _is_premises(line: Line) -> bool:
    """True for a line that is a name with a hall or room in it and nothing else."""
    names = line.short and len(line.text.split()) <= 10 and ":" not in line.text and not _ends_in_body(line.text)
    return names and _PREMISES.search(line.text) is not None and without_days_and_times(line.text) == line.text
