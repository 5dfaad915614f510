"""Who wrote what, when and from where. Lines are only ever added; the file itself refuses changes to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from papers2data.store.office.book import changing, now, reading

LONGEST = 1000
"""Letters of a detail that are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: ``at`` is UTC; ``about`` names what was written, ``detail`` says how in words."""

    at: str
    who: str
    what: str
    about: str
    detail: str
    address: str


def note(path: Path, who: str, what: str, about: str, detail: str, address: str) -> None:
    """Adds a line."""
    with changing(path) as book:
        sql = "INSERT INTO audit (at, who, what, about, detail, address) VALUES (?, ?, ?, ?, ?, ?)"
        book.execute(sql, (now(), who[:LONGEST], what, about[:LONGEST], detail[:LONGEST], address))


def entries(path: Path, start: int, most: int) -> list[Entry]:
    """Lines from the newest, ``start`` of them left out."""
    sql = "SELECT at, who, what, about, detail, address FROM audit ORDER BY id DESC LIMIT ? OFFSET ?"
    with reading(path) as book:
        return [Entry(*row) for row in book.execute(sql, (most, start))]


def how_many(path: Path) -> int:
    """How many lines there are."""
    with reading(path) as book:
        return int(book.execute("SELECT count(*) FROM audit").fetchone()[0])
