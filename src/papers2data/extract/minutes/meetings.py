"""The meetings that a document names, each paper with its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.model import Document, Paper
from papers2data.split.lines import Line, lines_of
from papers2data.split.meeting import Meeting, body_name, front_of, read_meeting
from papers2data.split.phrases import paper_phrases

OF_A_MEETING = ("agenda", "minutes", "decision_notice")


def meeting_of(document: Document, paper: Paper) -> Meeting:
    """The meeting that the paper's front names; "" in each field that it does not."""
    lines = lines_of(document, paper.first, min(paper.last, paper.first + (40 if paper.kind == "letter" else 24)))
    meeting = read_meeting(front_of(_under_salutation(lines) if paper.kind == "letter" else lines))
    known = meeting.body or not meeting.date or paper.kind not in OF_A_MEETING
    return meeting if known else replace(meeting, body=_running_body(document))


def _under_salutation(lines: Sequence[Line]) -> Sequence[Line]:
    """A letter's lines from its salutation on: above it stand those who write and those written to."""
    salutation = paper_phrases().letter
    return lines[next((at for at, line in enumerate(lines) if salutation.search(line.text)), len(lines)) :]


def _running_body(document: Document) -> str:
    """The body that a title repeated on every page names; "" where none does or they name several."""
    names = {name for paragraph in document.furniture if (name := body_name(paragraph.text))}
    return names.pop() if len(names) == 1 else ""


def pack_meeting(document: Document, papers: tuple[Paper, ...]) -> Meeting:
    """The meeting that the document as a whole is for: the agenda's, else the first named by a paper's front."""
    lead = next((paper for paper in papers if paper.kind == "agenda"), papers[0] if papers else None)
    return meeting_of(document, lead) if lead else Meeting()
