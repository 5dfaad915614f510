"""What waits for a person, kind by kind; what was decided is left out at once, before links are made anew."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask, ask_one


@dataclass(frozen=True, slots=True)
class Kind:
    """One queue; ``asks`` is what a person is asked.

    In it are the findings of ``family`` ("" for proposed links) with one of ``codes``, or with any other where
    ``within`` is False.
    """

    name: str
    title: str
    asks: str
    codes: tuple[str, ...] = ()
    family: str = "reading"
    within: bool = True


_KINDS = (
    Kind("links", "Proposed links", "Do both speak of the same thing?", family=""),
    Kind("questions", "What an officer would question", "Is it to be followed up?", family="scrutiny", within=False),
    Kind(
        "values",
        "Values that could not be read",
        "What does the paper say?",
        ("value-unread", "value-presumed", "unfit-value"),
    ),
    Kind(
        "tables",
        "Tables that nothing recognised",
        "Does the table matter?",
        (
            "table-unrecognised",
            "table-ambiguous",
            "table-without-records",
            "row-without-start",
            "row-without-record",
            "row-unread",
        ),
    ),
    Kind(
        "scans",
        "Pages read badly or not at all",
        "Is the page read well enough?",
        (
            "unreadable",
            "page-unreadable",
            "page-needs-ocr",
            "ocr-low-confidence",
            "ocr-no-text",
            "text-missing",
            "no-text",
            "pages-left",
        ),
    ),
    Kind(
        "lost",
        "Decisions that contradict or lost their place",
        "Which decision still holds?",
        ("decisions-contradict", "decision-unattached", "correction-unattached"),
    ),
)

KINDS = (
    *_KINDS,
    Kind(
        "others",
        "Other things noticed while reading",
        "Does it matter?",
        tuple(code for kind in _KINDS for code in kind.codes),
        within=False,
    ),
)
"""The queues, the most rewarding first; each finding is in one of them."""

_UNDECIDED = """
outcome = 'proposed' AND NOT EXISTS (
    SELECT 1 FROM link_decisions d WHERE d.status = 'applies'
    AND ((d.left = links.left AND d.right = links.right) OR (d.left = links.right AND d.right = links.left))
)
"""

_OPEN = """
family = :family AND status = 'open' AND (code IN (SELECT value FROM json_each(:codes))) = :within AND NOT EXISTS (
    SELECT 1 FROM corrections c WHERE c.status = 'applies'
    AND c.record_table = findings.record_table AND c.record_id = findings.record_id
)
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two rows that may speak of the same thing; ``score`` is from 0 to 1."""

    id: str
    kind: str
    left: str
    right: str
    left_name: str
    right_name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could not be read as it stands."""

    id: str
    code: str
    severity: str
    message: str
    document_id: str | None
    page: int | None
    record_table: str | None
    record_id: str | None


def kind_named(name: str) -> Kind:
    """The queue with this name, which there is."""
    return next(kind for kind in KINDS if kind.name == name)


async def how_many(site: Any, kind: Kind) -> int:
    """How many wait in a queue."""
    if kind.family:
        found = await ask(site, int, f"SELECT count(*) FROM findings WHERE {_OPEN}", _codes(kind))  # noqa: S608
    else:
        found = await ask(site, int, f"SELECT count(*) FROM links WHERE {_UNDECIDED}")  # noqa: S608
    return found[0]


async def proposal(site: Any, start: int) -> Proposal | None:
    """The proposal that stands in this place of the queue, counted from 0; None past its end."""
    sql = f"""
    SELECT id, kind, left, right, left_name, right_name, coalesce(score, 0), coalesce(reason, '') FROM links
    WHERE {_UNDECIDED} ORDER BY score DESC, id LIMIT 1 OFFSET :start
    """  # noqa: S608
    return await ask_one(site, Proposal, sql, {"start": start})


async def finding(site: Any, kind: Kind, start: int) -> Finding | None:
    """The finding that stands in this place of the queue, counted from 0; None past its end."""
    sql = f"""
    SELECT id, code, severity, message, document_id, page, record_table, record_id FROM findings
    WHERE {_OPEN} ORDER BY severity = 'error' DESC, severity = 'warning' DESC, document_id, page, id
    LIMIT 1 OFFSET :start
    """  # noqa: S608
    return await ask_one(site, Finding, sql, {**_codes(kind), "start": start})


def _codes(kind: Kind) -> dict[str, object]:
    return {"family": kind.family, "codes": json.dumps(kind.codes), "within": kind.within}
