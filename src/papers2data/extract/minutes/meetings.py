"""The meetings that a document names, each paper with its own."""

from __future__ import annotations

from papers2data.model import Document, Paper
from papers2data.split.lines import lines_of
from papers2data.split.meeting import Meeting, front_of, read_meeting

OF_A_MEETING = ("agenda", "minutes", "decision_notice")


def meeting_of(document: Document, paper: Paper) -> Meeting:
    """The meeting that the paper's front names; "" in each field that it does not."""
    return read_meeting(front_of(lines_of(document, paper.first, min(paper.last, paper.first + 24))))


def pack_meeting(document: Document, papers: tuple[Paper, ...]) -> Meeting:
    """The meeting that the document as a whole is for: the agenda's, else the first named by a paper's front."""
    lead = next((paper for paper in papers if paper.kind == "agenda"), papers[0] if papers else None)
    return meeting_of(document, lead) if lead else Meeting()
