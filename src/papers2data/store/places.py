"""What a search narrows and counts by, in a narrow table: to fetch 10,000 pages of text for it would take a second.

rows of the searched tables ──(their number, above that of their table)──▶ _search_places: body, kinds of paper
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlite_utils

from papers2data.store.ddl import quoted

SEARCHED = ("resolutions", "milestone_readings", "status_lines", "pages")
"""The tables that are searched; a table's place here is part of what its rows are kept under."""

ROOM = 1 << 42
"""More than any row's number, so that the rows of each table lie together: scattered ones take three times as long."""

PAPER_KINDS = ("agenda", "minutes", "report", "appendix", "work_programme", "decision_notice", "letter", "other")
"""Kinds of papers that a search can be narrowed to; each has a bit."""

TABLES = {
    "_search_bodies": "CREATE TABLE _search_bodies (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "_search_places": "CREATE TABLE _search_places (id INTEGER PRIMARY KEY, body INTEGER NOT NULL, "
    "papers INTEGER NOT NULL)",
}
"""The tables that keep it. ``body`` is 0 where a document names none; ``papers`` holds the bits of the kinds of paper
that the row stands in: a text file is one row with all its papers in it."""


def key(table: str, number: str, *, back: bool = False) -> str:
    """SQL for the id that the row with this ``number`` (SQL, too) of ``table`` is kept under; ``back`` from there."""
    return f"{number} {'-' if back else '+'} {SEARCHED.index(table) * ROOM}"


def bit(paper_kind: str) -> int:
    """The bit of a kind of paper; that of "other" where it is not known."""
    kind = paper_kind if paper_kind in PAPER_KINDS else "other"
    return 1 << PAPER_KINDS.index(kind)


def create_triggers() -> Iterator[tuple[str, str]]:
    """(name, SQL) of what takes a row's place away with the row."""
    for table in SEARCHED:
        name = f"{table}_place_delete"
        body = f"DELETE FROM _search_places WHERE id = {key(table, 'old.rowid')};"  # noqa: S608
        yield name, f"CREATE TRIGGER {quoted(name)} AFTER DELETE ON {quoted(table)} BEGIN {body} END"


def follow_places(db: sqlite_utils.Database, there: dict[str, str]) -> None:
    """Makes the tables and triggers anew if they changed; ``there`` has the SQL of what the database has, by name."""
    triggers = dict(create_triggers())
    if all(there.get(name) == sql for name, sql in (*TABLES.items(), *triggers.items())):
        return
    for name, sql in TABLES.items():
        db.conn.execute(f"DROP TABLE IF EXISTS {name}")
        db.conn.execute(sql)
    for name, sql in triggers.items():
        db.conn.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.conn.execute(sql)
    put_places(db)


def put_places(db: sqlite_utils.Database, document_id: str | None = None) -> None:
    """Notes the rows of the document, or of all documents, which must have no places yet."""
    only = "WHERE d.id = ?" if document_id else ""
    given = (document_id,) if document_id else ()
    db.conn.execute(
        "INSERT OR IGNORE INTO _search_bodies (name) "  # noqa: S608
        f"SELECT DISTINCT body FROM documents d {only or 'WHERE 1'} AND coalesce(body, '') <> '' ORDER BY 1",
        given,
    )
    for table in SEARCHED:
        db.conn.execute(f"INSERT INTO _search_places (id, body, papers) {found_in(table)} {only}", given)


def found_in(table: str) -> str:
    """SQL for the places of the rows of ``table``; documents are ``d``."""
    papers = _papers_of_page() if table == "pages" else f"coalesce({_bit('p.kind')}, 0)"
    paper = "" if table == "pages" else "LEFT JOIN papers p ON p.id = t.paper_id"
    return (
        f"SELECT {key(table, 't.rowid')}, coalesce(b.id, 0), {papers} FROM documents d "  # noqa: S608
        f"CROSS JOIN {_rows(table)} t ON t.document_id = d.id {paper} LEFT JOIN _search_bodies b ON b.name = d.body"
    )


def _rows(table: str) -> str:
    if table != "status_lines":
        return table
    # one sentence may hold several statements; it is one place to look at
    first = (
        "SELECT 1 FROM status_lines s WHERE s.document_id = o.document_id AND s.rowid < o.rowid "
        "AND s.sentence = o.sentence AND s.page IS o.page AND s.paper_id IS o.paper_id"
    )
    return f"(SELECT o.rowid, * FROM status_lines o WHERE NOT EXISTS ({first}))"  # noqa: S608


def _papers_of_page() -> str:
    """SQL for the bits of the papers that a page belongs to: the last that holds it, or all of a text file's."""
    text = f"SELECT sum(DISTINCT {_bit('p.kind')}) FROM papers p WHERE p.document_id = d.id"  # noqa: S608
    page = (
        f"SELECT {_bit('p.kind')} FROM papers p WHERE p.document_id = d.id "  # noqa: S608
        "AND t.number BETWEEN p.first_page AND p.last_page ORDER BY p.first_page DESC, p.rowid DESC LIMIT 1"
    )
    return f"coalesce(CASE WHEN d.pages IS NULL THEN ({text}) ELSE ({page}) END, 0)"


def _bit(kind: str) -> str:
    cases = " ".join(f"WHEN '{name}' THEN {bit(name)}" for name in PAPER_KINDS)
    return f"CASE WHEN {kind} IS NULL THEN NULL ELSE CASE {kind} {cases} ELSE {bit('other')} END END"
