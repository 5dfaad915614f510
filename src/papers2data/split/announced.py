"""Agendas that do not call themselves so: told by words that call a meeting and the business listed under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers2data.model import Document, Paper, Table
from papers2data.split.entries import read_entries
from papers2data.split.fronts import title
from papers2data.split.lines import Line
from papers2data.split.meeting import front_of, read_meeting
from papers2data.split.phrases import found, paper_phrases

_FRONT = 30
_ITEMS, _USUAL = 3, 2
"""An agenda lists so many items, and so many that every meeting has."""
_ITEM = re.compile(r"(?:agenda )?items?|subject|topic|title|description|business", re.IGNORECASE)
_WHO_AND_WHEN = re.compile(
    r"(?:lead|presenter|presented by|led by|time|timings?|papers?|purpose|enclosures?|report author)\b.{0,12}",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:actions?|decisions?|discussion|minutes?|notes?|outcomes?|status|resolved)\b", re.IGNORECASE)


def as_agenda(document: Document, papers: list[Paper], lines: Sequence[Line]) -> list[Paper]:
    """The papers, where a lone one of no known kind that calls a meeting and lists its business is an agenda."""
    if len(papers) != 1 or papers[0].kind not in ("other", "letter"):
        return papers
    called = any(found(paper_phrases().summons, line.printed) for line in lines[:_FRONT])
    tabled = any(isinstance(block, Table) and _lists_business(block) for block in document.blocks[:_FRONT])
    if not (called or tabled):
        return papers
    entries = read_entries(document, 0, len(document.blocks))
    usual = sum(found(paper_phrases().business, entry.title) is not None for entry in entries)
    if len(entries) < _ITEMS or usual < _USUAL:
        return papers
    meeting = read_meeting(front_of(lines))
    return [replace(papers[0], kind="agenda", title=title("agenda", lines[:20], meeting))]


def _lists_business(table: Table) -> bool:
    """True for a table with a column of items and one of who leads on them or when, and none of what was said."""
    grid = table.grid()
    heads = [cell.text.strip() for cell in grid[0] if cell] if grid else []
    if any(_SAID.fullmatch(head) for head in heads):
        return False
    return any(_ITEM.fullmatch(head) for head in heads) and any(_WHO_AND_WHEN.fullmatch(head) for head in heads)
