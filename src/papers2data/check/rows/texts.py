"""The text of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlite_utils

from papers2data.check.question import Place
from papers2data.check.rows.reading import text


@dataclass(frozen=True, slots=True)
class PageText:
    """One page; ``number`` is None for a file without pages. ``ocr`` says that it was read from a picture."""

    id: str
    document_id: str
    path: str
    number: int | None
    text: str
    ocr: bool = False
    title: str = ""

    def place(self, at: int, name: str) -> Place:
        """The place of the words that begin at a character of the text."""
        line = None if self.number is not None else self.text.count("\n", 0, at) + 1
        return Place(("pages", self.id), self.document_id, self.path, self.number, line, name, self.title)


def page_texts(db: sqlite_utils.Database) -> Iterator[PageText]:
    """All pages with text, by paper."""
    rows = db.conn.execute(
        "SELECT p.id, p.document_id, d.path, CASE WHEN d.pages IS NOT NULL THEN p.number END, p.text, p.ocr, "
        "d.title "
        "FROM pages p JOIN documents d ON d.id = p.document_id WHERE p.text <> '' ORDER BY d.path, p.number"
    )
    for name, document, path, number, words, ocr, title in rows:
        yield PageText(name, document, path, number, text(words), bool(ocr), text(title))
