"""What became of each file of an upload: what was read from it, what could not be read, what an officer would ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from papers2data.schema.load import schemas
from papers2data.site.asking import ask
from papers2data.site.cells import row_path
from papers2data.site.viewer.addresses import page_path
from papers2data.store.office.jobs import File, Job

MOST = 50
"""Findings of one file that are listed."""

SAID = {
    "waiting": "waits",
    "reading": "is being read",
    "added": "read",
    "replaced": "read anew",
    "unchanged": "was here already",
    "duplicate": "was here already",
    "unreadable": "could not be read",
    "refused": "not taken",
    "cancelled": "cancelled",
}
"""States of files, for people."""

TROUBLE = ("unreadable", "refused")
"""States of files that somebody must see to."""

LOCKED = "needs a password: give --password"
UNLOCK = (
    "needs a password. Open it, save or print it as a PDF without one, and add that; "
    "or read it in a terminal with papers2data ingest --password"
)
"""What a reader says to people at a terminal, and what can be done at this page."""

COLOURS = {"added": "green", "replaced": "green", "unreadable": "red", "refused": "red", "reading": "in_progress"}


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read as it stands; ``path`` leads to it, "" where it has no place."""

    code: str
    severity: str
    message: str
    path: str


@dataclass(frozen=True, slots=True)
class Report:
    """One file: ``records`` are counts by the table's title; ``path`` leads to the document, "" where there is none."""

    file: File
    said: str
    colour: str
    title: str
    path: str
    pages: int
    records: tuple[tuple[str, int], ...] = ()
    unread: tuple[Unread, ...] = ()
    questions: int = 0

    @property
    def reason(self) -> str:
        """Why it was not read, and what to do; "" where it was."""
        return self.file.reason.replace(LOCKED, UNLOCK)

    @property
    def is_trouble(self) -> bool:
        """True for what somebody must see to."""
        return self.file.state in TROUBLE


def told_of(reports: Sequence[Report]) -> list[tuple[str, str, int]]:
    """What became of the files: words, colour, and of how many of them, in the order of the first of each."""
    counts = Counter((report.said, report.colour) for report in reports)
    return [(said, colour, count) for (said, colour), count in counts.items()]


async def reports_of(site: Any, job: Job) -> list[Report]:
    """A report for each file of the upload, in its order."""
    return [await _report(site, file) for file in job.files]


async def _report(site: Any, file: File) -> Report:
    said, colour = SAID.get(file.state, file.state), COLOURS.get(file.state, "grey")
    document = await _document(site, file) if file.document_id else None
    if document is None:
        return Report(file, said, colour, "", "", 0)
    title, pages = document
    path = row_path("documents", str(file.document_id))
    if file.state not in ("added", "replaced", "unreadable"):
        return Report(file, said, colour, title, path, pages)
    records = tuple(await _records(site, str(file.document_id)))
    unread = tuple(each for each in await _unread(site, str(file.document_id)) if each.message != file.reason)
    questions = await _questions(site, str(file.document_id))
    return Report(file, said, colour, title, path, pages, records, unread, questions)


async def _document(site: Any, file: File) -> tuple[str, int] | None:
    sql = "SELECT coalesce(title, path), coalesce(pages, 0) FROM documents WHERE id = :id"
    found = await ask(site, lambda title, pages: (str(title), int(pages)), sql, {"id": file.document_id})
    return found[0] if found else None


async def _records(site: Any, document_id: str) -> list[tuple[str, int]]:
    sql = """
    SELECT record_table, count(DISTINCT record_id) FROM evidence
    WHERE document_id = :id AND record_table <> 'meetings' GROUP BY record_table ORDER BY 2 DESC
    """
    kinds = schemas().records

    def titled(table: str, count: int) -> tuple[str, int]:
        return (kinds[table].title if table in kinds else table), count

    return await ask(site, titled, sql, {"id": document_id})


async def _unread(site: Any, document_id: str) -> list[Unread]:
    sql = """
    SELECT code, severity, message, document_id, page, record_table, record_id FROM findings
    WHERE document_id = :id AND family = 'reading' AND status = 'open'
    ORDER BY severity = 'error' DESC, severity = 'warning' DESC, page, id LIMIT :most
    """

    def made(code: str, severity: str, message: str, *place: object) -> Unread:
        return Unread(code, severity, message, page_path(*place))

    return await ask(site, made, sql, {"id": document_id, "most": MOST})


async def _questions(site: Any, document_id: str) -> int:
    sql = "SELECT count(*) FROM findings WHERE document_id = :id AND family = 'scrutiny' AND status = 'open'"
    return (await ask(site, int, sql, {"id": document_id}))[0]
