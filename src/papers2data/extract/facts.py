"""What is true of a document as a whole: its title, kind, meeting and reporting period."""

from __future__ import annotations

import re

from papers2data.extract.minutes.meetings import pack_meeting
from papers2data.extract.periods import reporting_period, title_of
from papers2data.model import Document, Paper, Paragraph, Scalar
from papers2data.split.meeting import body_name
from papers2data.split.phrases import found, paper_phrases

_DATED = ("agenda", "minutes", "decision_notice", "report")
"""Kinds whose front names the meeting's day; the date on any other may be its day of issue."""
_REPORTS = ("report", "appendix", "other", "work_programme")


def document_facts(document: Document, papers: tuple[Paper, ...]) -> dict[str, Scalar]:
    """Title, kind, body, meeting_date, period_text, period_start and period_end; None for what is not stated.

    A pack counts as an agenda and takes the meeting of its agenda. Dates are ISO 8601. The period is the one in the
    title, else in a line of the front, else in the name of the file.
    """
    meeting = pack_meeting(document, papers)
    body = meeting.body or _appropriate_body(document)
    kind = "agenda" if any(paper.kind == "agenda" for paper in papers) else papers[0].kind if papers else "other"
    period = reporting_period(document, papers, meeting.date) if kind in _REPORTS else None
    return {
        "title": title_of(document, papers) or None,
        "kind": kind,
        "body": body or None,
        "meeting_date": (meeting.date if kind in _DATED and (body or kind != "report") else "") or None,
        "period_text": period.text if period else None,
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
    }


def _appropriate_body(document: Document) -> str:
    """The body that a report names as the right one to consider it."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (match := found(paper_phrases().body_before, block.text)):
            return body_name(re.sub(r"^(?:.*\.\s+)?the\s+", "", block.text[: match.start()], flags=re.IGNORECASE))
    return ""
