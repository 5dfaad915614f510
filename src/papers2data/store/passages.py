"""The words around a match, the page or line they stand on, and the paper that holds them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.store.query import terms

MARK_START, MARK_END = "\ue000", "\ue001"
"""What stands around a match in a snippet: no paper prints these, so text can be escaped before they are replaced."""

WORDS = 32
"""Words of a snippet."""

BEFORE, AFTER = 120, 200
"""Characters kept of a long line before and after its first match."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the match stands; ``page`` and ``label`` are None for plain text, ``line`` is None for other files."""

    snippet: str
    page: int | None = None
    label: str | None = None
    line: int | None = None
    paper_id: str | None = None
    paper_title: str | None = None
    paper_kind: str | None = None


@dataclass(frozen=True, slots=True)
class _Paper:
    id: str
    title: str
    kind: str
    first_page: int | None
    last_page: int | None
    first_line: int | None


def snippets(db: sqlite_utils.Database, table: str, expression: str, numbers: list[int]) -> dict[int, str]:
    """The words around the matches of rows that match, by the rows' numbers."""
    sql = (
        f"SELECT rowid, snippet({table}_fts, -1, ?, ?, '…', {WORDS}) FROM {table}_fts "  # noqa: S608
        f"WHERE {table}_fts MATCH ? AND rowid BETWEEN ? AND ?"
    )
    given = (MARK_START, MARK_END, expression)
    if any(term.endswith("*") for term in terms(expression)):
        # all words with this beginning are looked up for each question; the plus makes it one
        sql += " AND +rowid IN (SELECT value FROM json_each(?))"
        found = db.conn.execute(sql, (*given, min(numbers), max(numbers), json.dumps(numbers))).fetchall()
    else:
        found = [db.conn.execute(sql, (*given, number, number)).fetchone() for number in numbers]
    return {number: " ".join(str(text).split()) for number, text in found}


def passages(
    db: sqlite_utils.Database, table: str, expression: str, number: int, snippet: str | None
) -> Iterator[Passage]:
    """The passages of one row that match, one of each paper: a text file is one row that holds a whole pack.

    ``snippet`` has the words around its matches; a row of a text file needs none.
    """
    if table != "pages":
        yield _of_record(db, table, number, snippet or "")
        return
    document_id, page, label = db.conn.execute(
        "SELECT document_id, number, label FROM pages WHERE rowid = ?", (number,)
    ).fetchone()
    papers = _papers(db, document_id)
    if snippet is None:
        yield from _of_text(db, expression, number, papers)
    else:
        holding = [paper for paper in papers if (paper.first_page or 0) <= page <= (paper.last_page or 0)]
        yield _in_paper(Passage(snippet, page, label), holding[-1:])


def _of_record(db: sqlite_utils.Database, table: str, number: int, snippet: str) -> Passage:
    page, label, line, *paper = db.conn.execute(
        f"SELECT t.page, g.label, (SELECT min(line) FROM evidence WHERE record_table = '{table}' "  # noqa: S608
        f"AND record_id = t.id AND document_id = t.document_id), p.id, p.title, p.kind FROM {table} t "
        "LEFT JOIN pages g ON g.document_id = t.document_id AND g.number = t.page "
        "LEFT JOIN papers p ON p.id = t.paper_id WHERE t.rowid = ?",
        (number,),
    ).fetchone()
    return Passage(snippet, page, label, line, *paper)


def _of_text(db: sqlite_utils.Database, expression: str, number: int, papers: list[_Paper]) -> Iterator[Passage]:
    """The best line of each paper of a text file; only of the papers in which most of the words stand."""
    marked = db.conn.execute(
        "SELECT highlight(pages_fts, 0, ?, ?) FROM pages_fts WHERE pages_fts MATCH ? AND rowid = ?",
        (MARK_START, MARK_END, expression, number),
    ).fetchone()[0]
    starts = [paper.first_line or 0 for paper in papers]
    lines: dict[int, list[tuple[int, str, frozenset[str]]]] = defaultdict(list)
    for line, text in enumerate(str(marked).split("\n"), start=1):
        if MARK_START in text:
            lines[bisect_right(starts, line)].append((line, text, _words_marked(text)))
    words = {paper: frozenset[str]().union(*(found for _, _, found in matches)) for paper, matches in lines.items()}
    most = max(map(len, words.values()), default=0)
    for paper in sorted(paper for paper in lines if len(words[paper]) == most):
        line, text, _ = max(lines[paper], key=lambda match: (len(match[2]), -match[0]))
        yield _in_paper(Passage(_cut(text), line=line), papers[paper - 1 : paper] if paper else [])


def _words_marked(text: str) -> frozenset[str]:
    """The different words that are marked in ``text``, by their first letters: forms of a word count once."""
    return frozenset(word.partition(MARK_END)[0].casefold()[:4] for word in text.split(MARK_START)[1:])


def _cut(line: str) -> str:
    """The line, or of a long one the part around its first match."""
    at = line.index(MARK_START)
    start = line.rfind(" ", 0, max(at - BEFORE, 0)) + 1 if at > BEFORE else 0
    end = len(line) if len(line) <= at + AFTER else line.rfind(" ", at, at + AFTER)
    end = at + AFTER if end <= at else end
    kept = line[start:end]
    if kept.count(MARK_START) > kept.count(MARK_END):
        kept += MARK_END
    return " ".join(f"{'…' if start else ''}{kept}{'…' if end < len(line) else ''}".split())


def _papers(db: sqlite_utils.Database, document_id: str) -> list[_Paper]:
    """The document's papers, in their order."""
    found = db.conn.execute(
        "SELECT id, title, kind, first_page, last_page, first_line FROM papers WHERE document_id = ? "
        "ORDER BY coalesce(first_line, first_page, 0), rowid",
        (document_id,),
    )
    return [_Paper(*row) for row in found]


def _in_paper(passage: Passage, holding: list[_Paper]) -> Passage:
    if not holding:
        return passage
    (paper,) = holding
    return Passage(passage.snippet, passage.page, passage.label, passage.line, paper.id, paper.title, paper.kind)
