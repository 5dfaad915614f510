"""Scores the PDF layout against a folder of ICDAR-2013 documents: python -m tests.pdf.icdar FOLDER SCORER [--each]."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from papers2data.layout.pages import lay_out
from papers2data.model import Table
from papers2data.readers.pdf import read_pdf

_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, path TEXT);
CREATE TABLE tables (id TEXT PRIMARY KEY, document_id TEXT, page INTEGER);
CREATE TABLE cells (table_id TEXT, row INTEGER, "column" INTEGER, row_span INTEGER, column_span INTEGER, text TEXT);
"""


def fill(database: Path, folder: Path) -> None:
    """Writes the tables found in each PDF of a folder into a new database of the contract's shape."""
    db = sqlite3.connect(database)
    db.executescript(_TABLES)
    for path in sorted(folder.glob("*.pdf")):
        db.execute("INSERT INTO documents VALUES (?, ?)", (path.stem, path.name))
        tables = [block for block in lay_out(read_pdf(path)).blocks if isinstance(block, Table)]
        for number, table in enumerate(tables):
            key = f"{path.stem}-{number}"
            db.execute("INSERT INTO tables VALUES (?, ?, ?)", (key, path.stem, table.span.page))
            rows = [(key, c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]
            db.executemany("INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?)", rows)
    db.commit()
    db.close()


def scored(folder: Path, scorer: Path, *options: str) -> str:
    """What the scorer prints."""
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "papers.db"
        fill(database, folder)
        command = [sys.executable, str(scorer), str(database), str(folder), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.stdout.write(scored(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
