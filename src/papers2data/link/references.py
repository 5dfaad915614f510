"""Reports that say in their own text that they answer what a meeting decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sqlite_utils

from papers2data.link.answers import Answer
from papers2data.link.words import words
from papers2data.values.dates import find_dates

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])|\n\s*\n")

LONGEST = 600
"""Characters of a sentence; what is longer is a table."""


def referring(db: sqlite_utils.Database, answers: Sequence[Answer]) -> dict[int, list[tuple[str, str]]]:
    """(day or month of the meeting, sentence) by the place of the agenda item or report whose paper says so."""
    found: dict[int, list[tuple[str, str]]] = {}
    for number, answer in enumerate(answers):
        if answer.paper_id and answer.kind in ("agenda_item", "report"):
            said = list(_sentences(_text(db, answer.paper_id)))
            if said:
                found[number] = said
    return found


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    for match in words().phrases.follow.refers.finditer(text):
        start = max(text.rfind(".", 0, match.start()), text.rfind("\n\n", 0, match.start())) + 1
        stop = _SENTENCE.search(text, match.end())
        sentence = " ".join(text[start : stop.start() if stop else match.end() + 80].split())
        if len(sentence) > LONGEST:
            continue
        for date in find_dates(sentence):
            if date.range.start and date.range.end:
                whole = date.range.start == date.range.end
                yield (date.range.start.isoformat() if whole else date.range.end.isoformat()[:7]), sentence


def _text(db: sqlite_utils.Database, paper_id: str) -> str:
    """The text of a paper: its pages, or its lines where the document has no pages."""
    row = db.conn.execute(
        "SELECT p.document_id, p.first_page, p.last_page, p.first_line, p.last_line, d.pages FROM papers p "
        "JOIN documents d ON d.id = p.document_id WHERE p.id = ?",
        (paper_id,),
    ).fetchone()
    if row is None:
        return ""
    document, first, last, first_line, last_line, pages = row
    sql = "SELECT text FROM pages WHERE document_id = ? AND (? IS NULL OR number BETWEEN ? AND ?) ORDER BY number"
    whole = pages is None or first is None
    text = "\n\n".join(r[0] for r in db.conn.execute(sql, (document, None if whole else first, first, last or first)))
    if whole and first_line is not None:
        return "\n".join(text.split("\n")[first_line - 1 : last_line])
    return text
