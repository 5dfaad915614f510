"""Logs that name who is to act for most of what is open, and nobody for the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.speech import counted, listed, named, number_words
from papers2data.check.wording import say, wording
from papers2data.model import Finding

DONE = ("complete", "cancelled")

MOST = 3
"""Names that are told."""


def unassigned(histories: Iterable[Sequence[Told]]) -> Iterator[Question]:
    """One question for each log of which most rows name somebody, with the open ones that name nobody."""
    logs: dict[str, list[Told]] = defaultdict(list)
    for history in histories:
        for told in history:
            if told.is_told() and told.report:
                logs[told.report].append(told)
    limits = wording().thresholds
    for rows in logs.values():
        named_rows = [row for row in rows if row.lead]
        bare = [row for row in rows if not row.lead and row.status and row.status not in DONE]
        if len(bare) < limits.unassigned_least or len(named_rows) < limits.assigned_share * len(rows):
            continue
        still_open = sum(bool(row.status) and row.status not in DONE for row in rows)
        bare.sort(key=lambda row: (row.place.page or 0, row.place.line or 0, row.name))
        words = {
            "bare": number_words(len(bare)),
            "all": counted(still_open, "open row"),
            "names": listed([named(row.name) for row in bare[:MOST]]),
            "more": ", among them" if len(bare) > MOST else ":",
        }
        finding = Finding("actions-unassigned", say("actions-unassigned", **words))
        yield question(finding, bare[0].place, len(bare), still_open)
