"""What is true of a document as a whole: its title, kind, meeting and reporting period."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from papers2data.extract.minutes.meetings import pack_meeting
from papers2data.extract.periods import FRONT, front_period
from papers2data.model import Document, Paper, Paragraph, Scalar
from papers2data.split.lines import lines_of
from papers2data.split.meeting import body_name
from papers2data.split.phrases import found, paper_phrases
from papers2data.values.periods import Period

_DATED = ("agenda", "minutes", "decision_notice", "report")
"""Kinds whose front names the meeting's day; the date on any other may be its day of issue."""
_MONTH = 31
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
        "title": _title(document, papers) or None,
        "kind": kind,
        "body": body or None,
        "meeting_date": (meeting.date if kind in _DATED and (body or kind != "report") else "") or None,
        "period_text": period.text if period else None,
        "period_start": period.start.isoformat() if period else None,
        "period_end": period.end.isoformat() if period else None,
    }


def _title(document: Document, papers: tuple[Paper, ...]) -> str:
    lead = next((paper for paper in papers if paper.kind == "agenda"), papers[0] if papers else None)
    return (lead.title if lead else "") or document.title


def _appropriate_body(document: Document) -> str:
    """The body that a report names as the right one to consider it."""
    for block in document.blocks:
        if isinstance(block, Paragraph) and (match := found(paper_phrases().body_before, block.text)):
            return body_name(re.sub(r"^(?:.*\.\s+)?the\s+", "", block.text[: match.start()], flags=re.IGNORECASE))
    return ""


def reporting_period(document: Document, papers: tuple[Paper, ...], met: str = "") -> Period | None:
    """The period in the title, at the front or in the file's name, the surest first; a date of issue is no period.

    A month in the file's name in which the meeting was held (``met``, ISO 8601) is the month of the meeting.
    """
    front = [line for line in lines_of(document, 0, FRONT) if line.row is None and line.short]
    name = re.sub(r"[_+]+", " ", PurePosixPath(document.source.path).stem)
    places = ([_title(document, papers)], [line.text for line in front if line.heading or line.bold])
    stated = next((period for lines in places if (period := front_period(lines))), None)
    named = front_period([name])
    return stated or (None if named is None or _holds(named, met) else named)


def _holds(period: Period, day: str) -> bool:
    """True for a month or less that the day, ISO 8601, is in."""
    return period.start.isoformat() <= day <= period.end.isoformat() and (period.end - period.start).days <= _MONTH
