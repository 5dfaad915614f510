"""The choice of papers that a list is narrowed to: years of packs are more than a form can hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask
from papers2data.site.words import period, titled

MOST = 200
"""Papers to choose from; the others are found by their committee or by words of their title."""

COLUMNS = "d.id, d.title, d.path, d.period_start, d.period_end, d.meeting_date"

NEWEST = """
SELECT {columns} FROM documents d
WHERE EXISTS (SELECT 1 FROM {table} r WHERE r.document_id = d.id) AND (:body = '' OR d.body = :body)
ORDER BY coalesce(d.meeting_date, d.period_end, '') DESC, d.added_at DESC, d.path LIMIT {most}
"""

TITLE = "coalesce(d.title, '') || ' ' || d.path"
"""SQL for the words by which a paper is found: the file's name is shown where the title says nothing."""

ONE = "SELECT {columns} FROM documents d WHERE d.id = :paper"

BODIES = """
SELECT DISTINCT d.body FROM documents d
WHERE d.body <> '' AND EXISTS (SELECT 1 FROM {table} r WHERE r.document_id = d.id) ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Offered:
    """Papers as what is asked and what is shown, the newest first; ``is_cut`` where there are more of them."""

    papers: list[tuple[str, str]]
    is_cut: bool


async def offered(site: Any, table: str, paper: str, body: str) -> Offered:
    """The papers of the body ("" for all) that rows of ``table`` were read from, and the ``paper`` asked for."""
    newest = NEWEST.format(columns=COLUMNS, table=table, most=MOST + 1)
    found = await ask(site, _paper, newest, {"body": body})
    papers = found[:MOST]
    if paper and paper not in dict(papers):
        papers += await ask(site, _paper, ONE.format(columns=COLUMNS), {"paper": paper})
    return Offered(papers, len(found) > MOST)


async def bodies(site: Any, table: str) -> list[str]:
    """The bodies whose papers rows of ``table`` were read from."""
    return await ask(site, str, BODIES.format(table=table))


def _paper(
    name: str, title: str | None, file: str, start: str | None, end: str | None, meeting: str | None
) -> tuple[str, str]:
    when = period(start, end) or period(meeting, meeting)
    return name, f"{titled(title, file)[:90]}{f' ({when})' if when else ''}"
