"""Agenda items and meetings."""

from __future__ import annotations

from papers2data.extract.found import Found, paper_id, record
from papers2data.extract.minutes.meetings import OF_A_MEETING, meeting_of
from papers2data.model import Document, Paper, Record, Scalar, span_of
from papers2data.split.entries import Entry, read_entries
from papers2data.split.lines import lines_of
from papers2data.split.meeting import Meeting
from papers2data.split.phrases import found, paper_phrases

_FIRST_CHOICE = ("minutes", "report", "other", "work_programme", "appendix", "letter")


def read_agenda(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records of ``agenda_items`` with their printed pages, and of ``meetings`` for each paper that is of one."""
    records: list[Record] = []
    meetings: dict[str, Record] = {}
    for paper in papers:
        if paper.kind not in OF_A_MEETING:
            continue
        meeting = meeting_of(document, paper)
        if meeting.id is not None and (meeting.id not in meetings or paper.kind == "minutes"):
            meetings[meeting.id] = _meeting(meeting.id, meeting, paper)
        entries = _entries(document, paper)
        records += [_item(document, papers, meeting, entry) for entry in entries]
    return Found((*meetings.values(), *records))


def _entries(document: Document, paper: Paper) -> tuple[Entry, ...]:
    """The paper's printed list of items; minutes seldom carry one."""
    return read_entries(document, paper.first, paper.last) if paper.kind == "agenda" or _lists(document, paper) else ()


def _lists(document: Document, paper: Paper) -> bool:
    """True where minutes print their agenda under that heading."""
    return any(found(paper_phrases().agenda, line.text) for line in lines_of(document, paper.first, paper.first + 20))


def _meeting(place: str, meeting: Meeting, paper: Paper) -> Record:
    status = "held" if paper.kind in ("minutes", "decision_notice") else None
    values: dict[str, Scalar] = {
        "body": meeting.body,
        "date": meeting.date,
        "time": meeting.time or None,
        "place": meeting.place or None,
        "kind": meeting.kind or None,
        "status": status,
    }
    quote = " · ".join(line.text for line in meeting.lines) or paper.title
    return record("meetings", place, values, span_of(line.span for line in meeting.lines), quote)


def _item(document: Document, papers: tuple[Paper, ...], meeting: Meeting, entry: Entry) -> Record:
    place = f"b{entry.block}" if entry.row is None else f"b{entry.block}r{entry.row}"
    values: dict[str, Scalar] = {
        "number": entry.number or None,
        "title": entry.title.rstrip(" :") or entry.title,
        "first_page": entry.first_page,
        "last_page": entry.last_page,
        "paper_id": _paper_of(document, papers, entry.number),
        "meeting_id": meeting.id,
    }
    return record("agenda_items", place, values, entry.span, f"{entry.number} {entry.title}")


def _paper_of(document: Document, papers: tuple[Paper, ...], number: str) -> str | None:
    """The id of the item's first paper, a report or minutes before what belongs to it."""
    own = [
        i for i, paper in enumerate(papers) if number and paper.item_number == number and paper.kind in _FIRST_CHOICE
    ]
    best = min(own, key=lambda i: (_FIRST_CHOICE.index(papers[i].kind), i), default=None)
    return None if best is None else paper_id(document, best)
