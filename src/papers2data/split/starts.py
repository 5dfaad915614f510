"""Where papers begin: the signs that a new one opens, gathered into one start each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers2data.model import Document, PaperKind, Table
from papers2data.split.lines import Line
from papers2data.split.meeting import body_name, one_day
from papers2data.split.phrases import found, paper_phrases
from papers2data.values.dates import find_dates

_ITEM_NOTE = re.compile(r"^\(item\s+\w+\)", re.IGNORECASE)
_ITEM_TITLE = re.compile(r"agenda item(?: no\.?| number)?\s*(?P<number>\d{1,3})\s*[:.–-]\s*\S", re.IGNORECASE)
_DATE_ONLY = re.compile(r"^(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+,?\s+\d{4}\.?$", re.IGNORECASE)
_LABELS, _LABELS_AT_TOP = 3, 2
"""So many labels ("From:", "To:") make a report's front; fewer at the top of a file, where nothing else is expected."""
_NEAR = 8
"""Signs of one report's front stand within this many lines of each other."""


@dataclass(frozen=True, slots=True)
class Start:
    """A paper's first block and what kind of paper its signs say it is; ``line`` is the line that says so."""

    kind: PaperKind
    block: int
    line: Line


def find_starts(document: Document, lines: Sequence[Line], listed: set[int]) -> list[Start]:
    """The starts of papers in order; ``listed`` holds the blocks of the agenda's list, which open nothing."""
    signs = [sign for sign in _signs(document, lines) if sign.block not in listed]
    starts: list[Start] = []
    for sign in signs:
        if starts and _same_front(starts[-1], sign, lines):
            continue
        if sign.kind == "appendix" and starts and _label(starts[-1].line) == _label(sign.line):
            continue
        starts.append(_opened(document, sign, lines, starts[-1].block if starts else -1))
    return [start for i, start in enumerate(starts) if i == 0 or start.block > starts[i - 1].block]


def _signs(document: Document, lines: Sequence[Line]) -> Iterator[Start]:
    for at, line in enumerate(lines):
        kind = _kind(document, lines, at)
        if kind is not None:
            yield Start(kind, line.block, line)


def _kind(document: Document, lines: Sequence[Line], at: int) -> PaperKind | None:
    """The kind of paper that the line opens; None for a line that opens none."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    phrases, text = paper_phrases(), line.text
    if (line.marker and not line.marker.startswith("•")) or (after is not None and _ITEM_NOTE.match(after.text)):
        return None
    if line.row is not None:
        return "report" if line.block < 3 and found(phrases.report, text) and len(text) < 120 else None
    if len(text) > 250:
        return None
    if found(phrases.agenda, text):
        return "agenda"
    if _is_minutes(line, after) or _is_minutes_title(lines, at):
        return "minutes"
    if found(phrases.decision_notice, text) and (line.heading or line.bold or len(text) < 60) and line.short:
        return "decision_notice"
    if phrases.letter.search(text):
        return "letter"
    if _is_report(lines, at):
        return "report"
    if line.heading and found(phrases.work_programme, text) and _table_follows(document, line.block):
        return "work_programme"
    return "appendix" if _is_appendix(document, lines, at) else None


def _is_minutes(line: Line, after: Line | None) -> bool:
    phrases, first = paper_phrases(), paper_phrases().minutes_pair[0]
    if first.search(line.text) and after is not None and phrases.minutes_pair[1].search(after.text):
        return True
    broken = after is not None and line.heading and after.heading
    text = f"{line.text} {after.text}" if broken and after is not None else line.text
    return not found(phrases.no_minutes, text) and found(phrases.minutes, text) is not None


def _is_minutes_title(lines: Sequence[Line], at: int) -> bool:
    """True for a heading that is "MINUTES" alone beside the name of the body and the day of the meeting."""
    line = lines[at]
    if not line.heading or line.marker or not paper_phrases().minutes_title.fullmatch(line.text.strip(" :.")):
        return False
    near = [n for n in lines[max(at - 3, 0) : at + 4] if n is not line and n.row is None and n.short]
    dated = any(one_day(n.text) for n in near)
    return dated and any(body_name(n.text) for n in near if n.heading or n.bold)


def _days(line: Line) -> frozenset[str]:
    return frozenset(
        d.range.start.isoformat() for d in find_dates(line.text) if d.range.start == d.range.end and d.range.start
    )


def _is_report(lines: Sequence[Line], at: int) -> bool:
    """True for "Report of …" and the like, and for a front of labels ("From:", "To:", "Subject:")."""
    line, phrases = lines[at], paper_phrases()
    if _is_item(lines, at):
        return False
    if found(phrases.report, line.text):
        return line.short or ((line.heading or line.bold) and not line.text.endswith("."))
    if not phrases.report_labels[0].search(line.text) and not phrases.report_labels[1].search(line.text):
        return False
    near = lines[at : at + _NEAR]
    found_labels = sum(any(label.search(n.text) for n in near) for label in phrases.report_labels)
    return found_labels >= (_LABELS_AT_TOP if at < _NEAR else _LABELS)


def _is_item(lines: Sequence[Line], at: int) -> bool:
    """True for "Agenda item 2: Bank account" where the item before it or after it stands near, as in a list."""
    match = _ITEM_TITLE.match(lines[at].text)
    if match is None:
        return False
    near = (_ITEM_TITLE.match(line.text) for line in lines[max(at - _NEAR, 0) : at + _NEAR + 1])
    return any(other and abs(int(other["number"]) - int(match["number"])) == 1 for other in near)


def _table_follows(document: Document, block: int) -> bool:
    return any(isinstance(b, Table) for b in document.blocks[block + 1 : block + 4])


def _is_appendix(document: Document, lines: Sequence[Line], at: int) -> bool:
    """True for a heading "Appendix 2 – …" that opens a page, or stands alone where the source has no pages."""
    line, phrases = lines[at], paper_phrases()
    label = phrases.appendix.search(line.text)
    alone = label is not None and not label["rest"].strip(" :–-") and any(n.heading for n in lines[at + 1 : at + 2])
    if label is None or not line.short or not (line.heading or line.bold or (alone and at == 0)):
        return False
    near = [*lines[max(at - 5, 0) : at], *lines[at + 1 : at + 2]]
    if any(found(phrases.appendix_lists, n.text) or phrases.appendix.search(n.text) for n in near):
        return False
    before = lines[at - 1] if at else None
    return before is None or line.span.page is None or before.span.page != line.span.page


def _label(line: Line) -> str:
    match = paper_phrases().appendix.search(line.text)
    return match["label"].casefold() if match else line.text.casefold()


def _same_front(start: Start, sign: Start, lines: Sequence[Line]) -> bool:
    """True where the sign belongs to the front of the paper that has just begun."""
    if start.kind == sign.kind == "minutes" and _days(start.line) and _days(sign.line):
        return _days(start.line) == _days(sign.line)
    if start.kind == "letter" or sign.kind in ("letter", "appendix"):
        return False
    if start.kind == sign.kind == "report" and start.line.span.page != sign.line.span.page:
        return False
    between = [line for line in lines if start.line.block <= line.block < sign.block]
    if start.kind == sign.kind:
        return len(between) < _NEAR or (sign.kind == "agenda")
    same = {
        ("decision_notice", "report"),
        ("report", "decision_notice"),
        ("report", "work_programme"),
    }
    return len(between) < _NEAR and (start.kind, sign.kind) in same


def _opened(document: Document, sign: Start, lines: Sequence[Line], floor: int) -> Start:
    """The start moved back to the first line of its front: a date, the council's name, a letter's head."""
    before = [line for line in lines if floor < line.block < sign.block]
    block = sign.block
    limit = 16 if sign.kind == "letter" else 4
    for line in reversed(before[-limit:]):
        if not _belongs(sign, line) or (sign.line.span.page is not None and line.span.page != sign.line.span.page):
            break
        block = line.block
    if sign.kind == "agenda" and not floor + 1:
        block = 0
    return replace(sign, block=block)


def _belongs(sign: Start, line: Line) -> bool:
    if line.row is not None or found(paper_phrases().report_end, line.text):
        return False
    if sign.kind == "letter":
        return len(line.text) <= 160 and not line.text.endswith(".")
    if _DATE_ONLY.match(line.text) or found(paper_phrases().report, line.text):
        return True
    return sign.line.span.page is not None and (line.heading or line.bold) and line.short
