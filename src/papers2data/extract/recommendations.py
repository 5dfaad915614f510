"""What reports ask a committee to decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from papers2data.extract.found import Found, paper_id, record
from papers2data.extract.minutes.clauses import Clause, read_clauses, with_orders
from papers2data.model import Document, Paper, Record, Scalar, span_of
from papers2data.split.lines import Line, lines_of
from papers2data.split.markers import ordinals

_KINDS = ("report", "other")
_HEADING = re.compile(
    r"(?:draft |officer |summary of |list of )?recommendations?(?:\s*/\s*s|\s*\(s\))?"
    # to anybody, but only for those who decide: a chapter may tell of recommendations for keeping floods away
    r"(?:\s+to\s+[\w ,&-]{3,60}|\s+for\s+(?:[\w ,&-]{0,40}\b)?(?:council|cabinet|committee|executive|board|panel|forum|"
    r"governors|members|meeting|assembly|authority|decision|approval|consideration|action|noting)|\s*(?:/|and|&)\s*(?:decisions?|proposals?|reasons?))?\s*[:.–-]*",
    re.IGNORECASE,
)
_NOT_THESE = re.compile(r"\breasons?\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*\s*)?[|:]\s*")
_MARKER_CELL = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)]?", re.IGNORECASE)
_INLINE = re.compile(r"(?:draft )?recommendations?(?:\s*/\s*s|\s*\(s\))?\s*[:–-]\s+(?P<text>\S.*)$", re.IGNORECASE)
_PROPOSED = re.compile(r"\bproposed record of decision\b", re.IGNORECASE)
_DECISION = re.compile(r"(?:proposed )?decisions?\s*:\s*(?P<text>.*)$", re.IGNORECASE)
_TOP = 4
_LIST = 80
"""A list of recommendations ends within so many lines."""
_SIGNED = re.compile(
    r"(?:reasons?(?:\(s\))? for|background|(?:report |lead )?authors?|contacts?|"
    r"(?:report |lead |contact )?(?:officers?|details))\b[^.]{0,40}:?$",
    re.IGNORECASE,
)
"""What follows the last recommendation: why, and who wrote the report."""
_VERBS = r"agrees?|approves?|notes?|endorses?|considers?|receives?|delegates?|authori[sz]es?"
_ASKS = re.compile(
    rf"\bthat\b|\b(?:is|are) (?:asked|recommended|invited|requested)\b|\brecommends?\b|^to\b|^(?:{_VERBS})\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(?:asked|recommended|invited|requested)(?: (?:to|that))?\s*:$", re.IGNORECASE)
"""Words that lead to a list, whose clauses were told before where these stand alone."""
_ORDERS = re.compile(rf"(?:that|to|{_VERBS})\b", re.IGNORECASE)


def read_recommendations(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records of ``recommendations``: one for each clause under a report's heading, each text once in a paper."""
    records: list[Record] = []
    seen: Counter[str] = Counter()
    for index, paper in enumerate(papers):
        if paper.kind not in _KINDS:
            continue
        told: set[str] = set()
        lines = _with_rows(lines_of(document, paper.first, paper.last))
        for clause in _clauses(lines, formal=paper.kind == "other"):
            words = re.sub(r"\W+", " ", clause.text.casefold()).strip()
            if words in told or _LEAD.search(clause.text):
                continue
            told.add(words)
            records.append(_record(document, paper, index, clause, seen))
    return Found(tuple(records))


def _record(document: Document, paper: Paper, index: int, clause: Clause, seen: Counter[str]) -> Record:
    block = f"b{clause.lines[0].block}"
    seen[block] += 1
    values: dict[str, Scalar] = {
        "paper_id": paper_id(document, index),
        "item_number": paper.item_number or None,
        "number": clause.path or None,
        "text": clause.text,
    }
    place = block if seen[block] == 1 else f"{block}-{seen[block]}"
    return record("recommendations", place, values, span_of(line.span for line in clause.lines), clause.text)


def _clauses(lines: Sequence[Line], *, formal: bool) -> Iterator[Clause]:
    """The clauses under each heading; ``formal`` takes only those that ask a body for something.

    What a proposed record of decision gives as its decision is asked for too.
    """
    proposed = any(_PROPOSED.search(line.text) for line in lines[:_TOP])
    for at, line in enumerate(lines):
        decision = _DECISION.match(line.text) if proposed else None
        rest = decision["text"] if decision else _opened(line)
        if rest is None or (line.row is not None and line.column != 0):
            continue
        found = read_clauses(line, rest, with_orders(_without_subheads(lines[at + 1 :])), partial(_stops, line))
        if (
            formal
            and decision is None
            and not any(_ASKS.search(text) for text in (found.intro, *(c.text for c in found.clauses[:1])))
        ):
            continue
        yield from found.clauses


def _without_subheads(lines: Sequence[Line]) -> list[Line]:
    """The lines without the headings that part one list of clauses: (a), (b), "Council tax", (c).

    A report may number all its paragraphs in one: behind a heading, "2." is a clause only where it asks for something.
    """
    kept: list[Line] = []
    last = {("", 0)}
    for at, line in enumerate(lines[:_LIST]):
        here = {(o.style, o.number) for o in ordinals(line.marker)}
        after = {(o.style, o.number) for n in lines[at + 1 : at + 2] for o in ordinals(n.marker)}
        begins = bool(kept) and kept[-1].text.endswith(":") and any(number == 1 for _, number in after)
        goes_on = any((style, number - 1) in last for style, number in after if number > 1)
        counted = any(o.kind == "1" for n in lines[at + 1 : at + 2] for o in ordinals(n.marker))
        asks = not counted or any(_ORDERS.match(n.text) for n in lines[at + 1 : at + 2])
        if line.heading and not line.marker and (begins or (goes_on and asks)):
            continue
        kept.append(line)
        last = here or last
    return [*kept, *lines[_LIST:]]


def _with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines; a table's row that begins with a number alone is a numbered line, with the words of its next cell."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if line.column == 0 and _MARKER_CELL.fullmatch(line.printed):
            whole.append(replace(line, marker=line.printed, text=""))
        elif (
            last is not None
            and line.row is not None
            and line.row == last.row
            and last.block == line.block
            and last.column == 0
        ):
            if not last.text:
                whole[-1] = replace(last, text=line.text, span=line.span)
        else:
            whole.append(line)
    return [
        replace(line, row=None, column=None) if line.column == 0 and line.marker and line.text else line
        for line in whole
    ]


def _opened(line: Line) -> str | None:
    """What follows the word on its line, "" for a heading; None for a line that opens no recommendations."""
    text = _NUMBERED.sub("", line.text.strip())
    if _NOT_THESE.search(text):
        return None
    if _HEADING.fullmatch(text) and (line.heading or line.bold or len(line.text) < 40):
        return ""
    match = _INLINE.match(text)
    return match["text"] if match else None


def _stops(heading: Line, line: Line) -> bool:
    """True for the next section: a heading, a table, or the number that follows the heading's own."""
    if line.row is not None or (line.short and _SIGNED.match(line.text) is not None):
        return True
    own = {(o.style, o.number + 1) for o in ordinals(heading.marker)}
    return line.heading and (not line.marker or any((o.style, o.number) in own for o in ordinals(line.marker)))
