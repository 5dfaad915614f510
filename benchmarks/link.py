"""How long it takes to link readings, and how that grows: ``python -m benchmarks.link [READINGS]``.

Readings are made up: milestones of many programmes, reported quarter by quarter, some renamed, some new, some gone.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from papers2data.link import link_all
from papers2data.store import open_db

QUARTERS = 20
DOING = ("Review", "Deliver", "Open", "Launch", "Embed", "Publish", "Extend", "Renew", "Agree", "Commission")
SYLLABLES = (
    "ba",
    "cor",
    "den",
    "fil",
    "gar",
    "hol",
    "jun",
    "kel",
    "lam",
    "mor",
    "nor",
    "pel",
    "ras",
    "sol",
    "tam",
    "vin",
)
OPENERS = ("Ensure that we", "To", "Continue to", "Further work to")


def main(readings: int) -> None:
    """Prints seconds for a tenth of the readings and for all of them, and how much longer all take."""
    small, large = timed(readings // 10), timed(readings)
    print(f"{readings // 10:>9,} readings  {small:7.1f} s")
    print(f"{readings:>9,} readings  {large:7.1f} s  ({large / small:.1f} times as long)")


def timed(readings: int) -> float:
    """Seconds of processor time to link so many readings; other programs on the machine don't count."""
    with tempfile.TemporaryDirectory() as folder:
        db = open_db(Path(folder) / "papers.db")
        fill(db, readings)
        started = time.process_time()
        link_all(db)
        seconds = time.process_time() - started
        found = {table: db[table].count for table in ("milestone_readings", "milestones", "links")}
        print("  ".join(f"{table} {count:,}" for table, count in found.items()))
        db.close()
    return seconds


def fill(db: sqlite_utils.Database, readings: int) -> None:
    """Puts readings of quarterly updates into the database."""
    chance = random.Random(20240415)  # noqa: S311 - nothing here is secret
    words = vocabulary(chance, 400 + int((readings**0.5) * 10))
    milestones = [name(chance, words) for _ in range(readings // QUARTERS)]
    documents = list(reports(len(milestones)))
    with db.conn:
        db.conn.executemany(
            "INSERT INTO documents (id, path, title, period_end) VALUES (?, ?, ?, ?)",
            [(doc, f"{doc}.pdf", f"Programme update {first}", day) for doc, day, first, _ in documents],
        )
        db.conn.executemany(
            "INSERT INTO milestone_readings (id, document_id, kind, programme, name, basis, status, period_end) "
            "VALUES (?, ?, 'milestone', ?, ?, 'reported', 'on_track', ?)",
            [
                (f"{doc}-t0r{number}", doc, f"Programme {first}", reworded(chance, milestones[number]), day)
                for doc, day, first, last in documents
                for number in range(first, last)
            ],
        )


def reports(milestones: int, size: int = 50) -> Iterator[tuple[str, str, int, int]]:
    """(id, last day of the quarter, first milestone, end) of every update."""
    for quarter in range(QUARTERS):
        day = f"{2019 + quarter // 4}-{('03-31', '06-30', '09-30', '12-31')[quarter % 4]}"
        for first in range(0, milestones, size):
            yield f"d{quarter:02}{first:07}", day, first, min(first + size, milestones)


def vocabulary(chance: random.Random, count: int) -> list[str]:
    """Made-up words."""
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


def name(chance: random.Random, words: list[str]) -> str:
    """A milestone's name of four to ten words."""
    return f"{chance.choice(DOING)} the {' '.join(chance.choices(words, k=chance.randint(3, 9)))}"


def reworded(chance: random.Random, printed: str) -> str:
    """The name as it stands, or in one in seven papers with other words around it."""
    change = chance.random()
    if change < 0.05:
        return f"{chance.choice(OPENERS)} {printed[0].lower()}{printed[1:]}"
    if change < 0.1:
        return f"{printed} by March 2024. Saving: £{chance.randint(10, 900)}k"
    if change < 0.14:
        return f"{printed.split()[2].title()} scheme: {printed}"
    return printed


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
